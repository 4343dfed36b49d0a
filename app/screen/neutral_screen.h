// What the screen shows when somebody hid it: a garden and a clock. It names nothing, and nothing on it moves
// except the hands of the clock.
#pragma once

#include <optional>

#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct NeutralPage {
  int hour = 12;   // 0 .. 23
  int minute = 0;  // 0 .. 59
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, const NeutralPage& page);

}  // namespace doorstep::screen
