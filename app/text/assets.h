// Where the files that ship with the program lie: fonts, themes, the interface's words.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/result.h"

namespace doorstep::text {

// The `assets` folder: beside the executable, else in the install prefix (`../share/doorstep/assets` from the
// executable), else in a folder above the executable (a build inside the source tree), else in the source
// tree. Error: `no_assets` when none of them has `fonts/` in it.
[[nodiscard]] Result<std::filesystem::path> assets_folder();

// The instruments that ship: `instruments/` in the assets (an installed program), else `instruments/library`
// in the source tree. Error: `no_instruments` when there is neither.
[[nodiscard]] Result<std::filesystem::path> instruments_folder();

// Reads the pictures of the instrument `file`: from the files beside it, else from those that ship.
[[nodiscard]] std::function<std::optional<std::string>(std::string_view)> pictures_of(
    const std::filesystem::path& file);

}  // namespace doorstep::text
