#include "app/text/assets.h"

#include <array>
#include <fstream>
#include <sstream>
#include <system_error>

namespace doorstep::text {
namespace {

namespace fs = std::filesystem;

bool is_assets(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "fonts", ignored);
}

}  // namespace

Result<fs::path> assets_folder() {
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    for (const fs::path& folder : std::array{here / "assets", here / "../share/doorstep/assets"}) {
      if (is_assets(folder)) return folder.lexically_normal();
    }
    // A build folder lies inside the source tree; `/` is its own parent, which ends the climb.
    for (fs::path up = here; up.has_parent_path() && up != up.parent_path(); up = up.parent_path()) {
      if (is_assets(up / "assets")) return up / "assets";
    }
  }
  if (const fs::path source = DOORSTEP_SOURCE_ASSETS; is_assets(source)) return source;
  return fail("no_assets", "The program's own files (fonts, themes, words) were not found.",
              "Install Doorstep again, or put the folder `assets` beside the program.");
}

Result<fs::path> instruments_folder() {
  const auto assets = assets_folder();
  if (!assets) return tl::unexpected(assets.error());
  std::error_code ignored;
  for (const fs::path& folder : {*assets / "instruments", *assets / "../instruments/library"}) {
    if (fs::is_directory(folder, ignored)) return folder.lexically_normal();
  }
  return fail("no_instruments", "The instruments that ship with the program were not found.",
              "Install Doorstep again.");
}

std::function<std::optional<std::string>(std::string_view)> pictures_of(const fs::path& file) {
  return [beside = file.parent_path()](std::string_view name) -> std::optional<std::string> {
    const auto shipped = instruments_folder();
    for (const fs::path& folder : {beside, shipped.value_or(beside)}) {
      std::ifstream stream(folder / name, std::ios::binary);
      std::ostringstream text;
      text << stream.rdbuf();
      if (stream && text) return std::move(text).str();
    }
    return std::nullopt;
  };
}

}  // namespace doorstep::text
