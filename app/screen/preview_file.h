// An instrument's file while its author writes it: what it says now, what is wrong with it, and the last
// state of it that could be asked. Only read, never written.
#pragma once

#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/screen/instrument_files.h"
#include "app/screen/recordings.h"
#include "instruments/check/check.h"
#include "instruments/result.h"

namespace doorstep::screen {

class PreviewFile {
 public:
  // `shipped`: where else than beside it the instruments may lie that it reads from. Error:
  // "unreadable_file".
  [[nodiscard]] static Result<PreviewFile> open(std::filesystem::path file,
                                                std::vector<std::filesystem::path> shipped);

  // Whether what is said below changed: the file was saved, or one that it reads from (another instrument, a
  // picture), or it can't be read any more. What it was stays then, and "unreadable_file" is its problem; a
  // file that is gone for one look only, as editors let it be while they save, is as it was.
  [[nodiscard]] bool look();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // The last that could be asked, also one whose examples fail; null while there was none.
  [[nodiscard]] const std::shared_ptr<const model::Instrument>& instrument() const { return instrument_; }
  // Whether that is what the file says now.
  [[nodiscard]] bool is_current() const { return current_; }
  // Of the file as it is now, by line and column.
  [[nodiscard]] const std::vector<yaml::Problem>& problems() const { return problems_; }
  // Of the last that could be asked: what its examples say, its languages, and the recordings that it lacks.
  [[nodiscard]] const check::Tried& tried() const { return tried_; }
  [[nodiscard]] const std::vector<model::Translated>& translated() const { return translated_; }
  [[nodiscard]] const std::vector<Unrecorded>& unrecorded() const { return unrecorded_; }
  [[nodiscard]] std::time_t saved_at() const { return saved_ ? saved_->seconds : 0; }

 private:
  PreviewFile(std::filesystem::path file, std::vector<std::filesystem::path> shipped)
      : path_(std::move(file)), shipped_(std::move(shipped)) {}
  [[nodiscard]] bool others_changed() const;
  [[nodiscard]] bool note_unreadable();
  void watch(const std::filesystem::path& file);
  [[nodiscard]] bool read();
  void take(check::Looked looked);

  std::filesystem::path path_;
  std::vector<std::filesystem::path> shipped_;
  std::optional<Saved> saved_{};                                                  // when it was read
  int looks_unreadable_ = 0;                                                      // in a row
  std::vector<std::pair<std::filesystem::path, std::optional<Saved>>> others_{};  // that it reads from
  std::shared_ptr<const model::Instrument> instrument_{};
  bool current_ = false;
  std::vector<yaml::Problem> problems_{};
  check::Tried tried_{};
  std::vector<model::Translated> translated_{};
  std::vector<Unrecorded> unrecorded_{};
};

}  // namespace doorstep::screen
