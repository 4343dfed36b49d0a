// Where the files that ship with the program lie: fonts, themes, the interface's words.
#pragma once

#include <filesystem>

#include "instruments/result.h"

namespace doorstep::text {

// The `assets` folder: beside the executable, else in the install prefix (`../share/doorstep/assets` from the
// executable), else in a folder above the executable (a build inside the source tree), else in the source
// tree. Error: `no_assets` when none of them has `fonts/` in it.
[[nodiscard]] Result<std::filesystem::path> assets_folder();

}  // namespace doorstep::text
