// Instruments in files, found by their id for those that read from them.
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/model/load.h"

namespace doorstep::screen {

// The whole of a file; nullopt when it can't be read.
[[nodiscard]] std::optional<std::string> contents(const std::filesystem::path& file);

// What of a file changes with each save, also when it is replaced by another.
struct Saved {
  std::time_t seconds = 0;
  long nanoseconds = 0;
  std::uint64_t size = 0;
  std::uint64_t file = 0;
  friend bool operator==(const Saved&, const Saved&) = default;
};
// nullopt: it is not there, or is no file.
[[nodiscard]] std::optional<Saved> saved(const std::filesystem::path& file);

// The first of `files` that holds the instrument `id`.
[[nodiscard]] std::optional<std::filesystem::path> file_of(std::string_view id,
                                                           const std::vector<std::filesystem::path>& files);

// Which of several files stands for an instrument: the first that bears its id, also when it does not open.
// Else one's own file with a slip in it would silently be another questionnaire.
class FirstOfEach {
 public:
  // Whether `text`, of which `loaded` was made, is the first with its instrument of those that were named.
  [[nodiscard]] bool add(const model::Loaded& loaded, const std::string& text);

 private:
  std::set<std::string> ids_;
};

// Looks through `files`, in order.
[[nodiscard]] model::FindInstrument among(std::vector<std::filesystem::path> files);

// The YAML files in `folder`, by name; none when it is not there or cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder);

// Each file of `places`, and for each folder its YAML files.
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::vector<std::filesystem::path>& places);

// The YAML files of the folder that `file` is in, by name, and then `shipped`: where what it reads may be.
[[nodiscard]] std::vector<std::filesystem::path> beside(const std::filesystem::path& file,
                                                        std::vector<std::filesystem::path> shipped);

}  // namespace doorstep::screen
