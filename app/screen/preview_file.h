// An instrument's file while its author writes it: what it says now, what is wrong with it, and the last
// state of it that could be asked. Only read, never written.
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <vector>

#include "instruments/model/load.h"
#include "instruments/result.h"

namespace doorstep::screen {

class PreviewFile {
 public:
  // `shipped`: where else than beside it the instruments may lie that it reads from. Error:
  // "unreadable_file".
  [[nodiscard]] static Result<PreviewFile> open(std::filesystem::path file,
                                                std::vector<std::filesystem::path> shipped);

  // Whether the file was saved since it was read; it has been read again then. A file that is gone, as
  // editors let it be while they save, is as it was.
  [[nodiscard]] bool look();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // The last that could be asked, also one whose examples fail; null while there was none.
  [[nodiscard]] const std::shared_ptr<const model::Instrument>& instrument() const { return instrument_; }
  // Whether that is what the file says now.
  [[nodiscard]] bool is_current() const { return current_; }
  // Of the file as it is now, by line and column.
  [[nodiscard]] const std::vector<yaml::Problem>& problems() const { return problems_; }
  [[nodiscard]] std::time_t saved_at() const { return saved_.seconds; }

 private:
  // What of a file changes with each save, also when it is replaced by another.
  struct Saved {
    std::time_t seconds = 0;
    long nanoseconds = 0;
    std::uint64_t size = 0;
    std::uint64_t file = 0;
    friend bool operator==(const Saved&, const Saved&) = default;
  };

  PreviewFile(std::filesystem::path file, std::vector<std::filesystem::path> shipped)
      : path_(std::move(file)), shipped_(std::move(shipped)) {}
  [[nodiscard]] static Result<Saved> saved(const std::filesystem::path& file);
  bool read();

  std::filesystem::path path_;
  std::vector<std::filesystem::path> shipped_;
  Saved saved_{};
  std::shared_ptr<const model::Instrument> instrument_{};
  bool current_ = false;
  std::vector<yaml::Problem> problems_{};
};

}  // namespace doorstep::screen
