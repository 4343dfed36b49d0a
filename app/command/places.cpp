#include "app/command/places.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include <unistd.h>

#include <fmt/format.h>

#include "app/screen/instrument_files.h"
#include "app/text/assets.h"
#include "storage/vault/errors.h"

namespace doorstep::command {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

fs::path data_folder() {
  const std::string data = environment("XDG_DATA_HOME");
  const fs::path folder = data.empty() ? fs::path(environment("HOME")) / ".local/share" : fs::path(data);
  return folder / "doorstep";
}

std::vector<fs::path> files_beside(const fs::path& file) {
  return screen::beside(file, instruments_here().value_or(std::vector<fs::path>()));
}

}  // namespace

Result<std::vector<fs::path>> shipped_instruments() {
  const auto folder = text::instruments_folder();
  if (!folder) return tl::unexpected(folder.error());
  return screen::yaml_files(*folder);
}

Result<std::vector<fs::path>> instrument_folders() {
  const auto shipped = text::instruments_folder();
  if (!shipped) return tl::unexpected(shipped.error());
  return std::vector{data_folder() / "instruments", *shipped};
}

Result<std::vector<fs::path>> instruments_here() { return instrument_folders().map(screen::files_in); }

Result<fs::path> shipped_instrument(const std::string& name) {
  const auto folder = text::instruments_folder();
  if (!folder) return tl::unexpected(folder.error());
  return *folder / (name + ".yaml");
}

model::FindInstrument instruments_beside(const fs::path& file) { return screen::among(files_beside(file)); }

std::vector<fs::path> with_what_it_reads(const fs::path& file, const model::Instrument& instrument) {
  std::vector<fs::path> files = {file};
  for (const model::From& from : instrument.from) {
    if (auto found = screen::file_of(from.id, files_beside(file))) files.push_back(std::move(*found));
  }
  return files;
}

fs::path usual_vault() { return data_folder() / "vault"; }

Result<void> make_parent_of(const fs::path& vault) {
  std::error_code error;
  fs::create_directories(fs::absolute(vault).parent_path(), error);
  if (!error) return {};
  return fail(vault::error_of(vault::problem_of_errno(error.value())).code,
              fmt::format("The folder for \"{}\" cannot be made: {}.", vault.string(), error.message()),
              "Choose another place with --vault.");
}

Result<fs::path> throw_away_folder() {
  std::error_code error;
  const fs::path base = fs::temp_directory_path(error);
  std::string name = (base / "doorstep-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr) {
    return fail("no_temporary_folder", "No temporary folder could be made.",
                "Make room there, or set TMPDIR to another folder.");
  }
  return fs::path(name);
}

bool has_display() { return !environment("DISPLAY").empty(); }

std::string language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = environment(name);
    if (value.empty()) continue;
    const std::string code = value.substr(0, value.find_first_of("_.@"));
    return code == "C" || code == "POSIX" ? "en" : code;
  }
  return "en";
}

}  // namespace doorstep::command
