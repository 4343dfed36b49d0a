// The file with the rules of law that ships with the program.
#pragma once

#include "instruments/result.h"
#include "instruments/sharing/rules.h"

namespace doorstep::screen {

// Errors: "no_assets", "bad_rules".
[[nodiscard]] Result<sharing::Rules> read_rules();

}  // namespace doorstep::screen
