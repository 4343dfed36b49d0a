#include "app/screen/instrument_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

#include <sys/stat.h>

#include "app/text/assets.h"

namespace doorstep::screen {

namespace fs = std::filesystem;

std::optional<std::string> contents(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return std::nullopt;
  return std::move(text).str();
}

std::optional<Saved> saved(const fs::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  return Saved{found.st_mtim.tv_sec, found.st_mtim.tv_nsec, static_cast<std::uint64_t>(found.st_size),
               found.st_ino};
}

namespace {

std::shared_ptr<const model::Instrument> instrument_in(const fs::path& file, std::string_view id) {
  const auto text = contents(file);
  // Most files are another instrument, and loading them all would be slow.
  if (!text || text->find(id) == std::string::npos) return nullptr;
  auto loaded = model::load(*text, file.filename().string(), {}, text::pictures_of(file));
  return loaded.instrument && loaded.instrument->id == id ? std::move(loaded.instrument) : nullptr;
}

}  // namespace

std::optional<fs::path> file_of(std::string_view id, const std::vector<fs::path>& files) {
  const auto found =
      std::ranges::find_if(files, [&](const fs::path& file) { return instrument_in(file, id) != nullptr; });
  return found == files.end() ? std::nullopt : std::optional(*found);
}

bool FirstOfEach::add(const model::Loaded& loaded, const std::string& text) {
  if (loaded.instrument) return ids_.insert(loaded.instrument->id).second;
  return ids_.emplace(yaml::parse(text, {}).root.find("instrument").text()).second;
}

model::FindInstrument among(std::vector<fs::path> files) {
  return [files = std::move(files)](std::string_view id) -> std::shared_ptr<const model::Instrument> {
    for (const fs::path& file : files) {
      if (auto found = instrument_in(file, id)) return found;
    }
    return nullptr;
  };
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (entry->path().extension() == ".yaml") files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> files_in(const std::vector<fs::path>& places) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const fs::path& place : places) {
    if (fs::is_directory(place, problem)) {
      const auto here = yaml_files(place);
      files.insert(files.end(), here.begin(), here.end());
    } else if (place.extension() == ".yaml" || fs::exists(place, problem)) {
      files.push_back(place);  // what is named as a file and is missing must be told; a folder may come yet
    }
  }
  return files;
}

std::vector<fs::path> beside(const fs::path& file, std::vector<fs::path> shipped) {
  std::vector<fs::path> files = yaml_files(file.has_parent_path() ? file.parent_path() : fs::path("."));
  files.insert(files.end(), shipped.begin(), shipped.end());
  return files;
}

}  // namespace doorstep::screen
