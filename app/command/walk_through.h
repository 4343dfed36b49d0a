// The main job without anybody there: a shipped child's example from the first page to the parents' account
// and an extract, on a throw-away vault, saying at each step what was done and where the file lies.
#pragma once

#include "app/command/command.h"

namespace doorstep::command {

// Writes to stdout. The vault and the extract are left to be looked at.
[[nodiscard]] Exit walk_through();

}  // namespace doorstep::command
