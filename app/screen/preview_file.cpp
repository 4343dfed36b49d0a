#include "app/screen/preview_file.h"

#include <algorithm>

#include "app/text/assets.h"

namespace doorstep::screen {
namespace {

namespace fs = std::filesystem;

// An editor that saves by renaming leaves no file for less than the time between two looks.
constexpr int kLooksUntilGone = 2;

Error unreadable(const fs::path& file) {
  return {"unreadable_file", "The file can't be read: " + file.string() + ".",
          "Check that it is there, and that you may read it."};
}

yaml::Problem problem_of(const fs::path& file, const Error& error) {
  return {file.filename().string(), {}, yaml::Severity::Error, error.code, {}, error.message, error.remedy};
}

}  // namespace

Result<PreviewFile> PreviewFile::open(fs::path file, std::vector<fs::path> shipped) {
  PreviewFile opened(std::move(file), std::move(shipped));
  opened.saved_ = saved(opened.path_);
  if (!opened.saved_ || !opened.read()) return tl::unexpected(unreadable(opened.path_));
  return opened;
}

bool PreviewFile::look() {
  const auto now = saved(path_);
  if (!now) return note_unreadable();
  if (now == saved_ && looks_unreadable_ == 0 && !others_changed()) return false;
  const auto before = std::exchange(saved_, now);
  if (read()) {
    looks_unreadable_ = 0;
    return true;
  }
  saved_ = before;
  return note_unreadable();
}

bool PreviewFile::note_unreadable() {
  if (++looks_unreadable_ != kLooksUntilGone) return false;
  current_ = false;
  problems_ = {problem_of(path_, unreadable(path_))};
  return true;
}

bool PreviewFile::others_changed() const {
  return std::ranges::any_of(others_, [](const auto& other) { return saved(other.first) != other.second; });
}

void PreviewFile::watch(const fs::path& file) {
  if (std::ranges::find(others_, file, &decltype(others_)::value_type::first) == others_.end())
    others_.emplace_back(file, saved(file));
}

bool PreviewFile::read() {
  const std::string name = path_.filename().string();
  if (saved_->size > yaml::kLargestFile) {
    current_ = false;
    problems_ = {problem_of(path_, {"file_too_large", "The file is larger than any instrument may be.",
                                    "Take out what does not belong to it."})};
    return true;
  }
  const auto text = contents(path_);
  if (!text) return false;
  others_.clear();
  const auto files = beside(path_, shipped_);
  const auto find = [&](std::string_view id) -> std::shared_ptr<const model::Instrument> {
    const auto file = file_of(id, files);
    // One that is not there yet will most likely be called so.
    watch(file.value_or(path_.parent_path() / (std::string(id) + ".yaml")));
    return file ? among({*file})(id) : nullptr;
  };
  const auto pictures = text::pictures_of(path_);
  take(check::look(*text, name, find, [&](std::string_view picture) {
    watch(path_.parent_path() / picture);
    return pictures(picture);
  }));
  return true;
}

void PreviewFile::take(check::Looked looked) {
  problems_ = std::move(looked.loaded.problems);
  current_ = looked.loaded.instrument != nullptr;
  if (!current_) return;
  instrument_ = std::move(looked.loaded.instrument);
  translated_ = std::move(looked.loaded.translated);
  tried_ = looked.tried;
  unrecorded_ = screen::unrecorded(*instrument_, path_);
}

}  // namespace doorstep::screen
