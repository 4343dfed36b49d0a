// Instruments in files, found by their id for those that read from them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "instruments/model/load.h"

namespace doorstep::screen {

// The whole of a file; nullopt when it can't be read.
[[nodiscard]] std::optional<std::string> contents(const std::filesystem::path& file);

// Looks through `files`, in order.
[[nodiscard]] model::FindInstrument among(std::vector<std::filesystem::path> files);

// Looks through the YAML files of the folder that `file` is in, and then through `shipped`.
[[nodiscard]] model::FindInstrument beside(const std::filesystem::path& file,
                                           std::vector<std::filesystem::path> shipped);

}  // namespace doorstep::screen
