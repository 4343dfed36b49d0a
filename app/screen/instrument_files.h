// Instruments in files, found by their id for those that read from them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/model/load.h"

namespace doorstep::screen {

// The whole of a file; nullopt when it can't be read.
[[nodiscard]] std::optional<std::string> contents(const std::filesystem::path& file);

// The first of `files` that holds the instrument `id`.
[[nodiscard]] std::optional<std::filesystem::path> file_of(std::string_view id,
                                                           const std::vector<std::filesystem::path>& files);

// Looks through `files`, in order.
[[nodiscard]] model::FindInstrument among(std::vector<std::filesystem::path> files);

// The YAML files of the folder that `file` is in, by name, and then `shipped`: where what it reads may be.
[[nodiscard]] std::vector<std::filesystem::path> beside(const std::filesystem::path& file,
                                                        std::vector<std::filesystem::path> shipped);

}  // namespace doorstep::screen
