#include "app/screen/preview_file.h"

#include <utility>

#include <sys/stat.h>

#include "app/screen/instrument_files.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"

namespace doorstep::screen {

Result<PreviewFile::Saved> PreviewFile::saved(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) == 0 && S_ISREG(found.st_mode)) {
    return Saved{found.st_mtim.tv_sec, found.st_mtim.tv_nsec, static_cast<std::uint64_t>(found.st_size),
                 found.st_ino};
  }
  return fail("unreadable_file", "The file can't be read: " + file.string() + ".",
              "Check that it is there, and that you may read it.");
}

Result<PreviewFile> PreviewFile::open(std::filesystem::path file,
                                      std::vector<std::filesystem::path> shipped) {
  const auto now = saved(file);
  if (!now) return tl::unexpected(now.error());
  PreviewFile opened(std::move(file), std::move(shipped));
  opened.saved_ = *now;
  if (!opened.read()) {
    return fail("unreadable_file", "The file can't be read: " + opened.path_.string() + ".",
                "Check that it is there, and that you may read it.");
  }
  return opened;
}

bool PreviewFile::look() {
  const auto now = saved(path_);
  if (!now || *now == saved_) return false;
  const Saved before = std::exchange(saved_, *now);
  if (read()) return true;
  saved_ = before;
  return false;
}

bool PreviewFile::read() {
  const auto text = saved_.size <= yaml::kLargestFile ? contents(path_) : std::nullopt;
  if (!text) return false;
  const std::string name = path_.filename().string();
  const auto find = among(beside(path_, shipped_));
  const auto pictures = text::pictures_of(path_);
  auto loaded = model::load(*text, name, find, pictures);
  current_ = loaded.instrument != nullptr;
  // Examples that fail keep an instrument from interviews, and not from its author.
  problems_ = current_ ? check::check(*text, name, find, pictures) : std::move(loaded.problems);
  if (current_) instrument_ = std::move(loaded.instrument);
  return true;
}

}  // namespace doorstep::screen
