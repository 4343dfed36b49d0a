// When somebody should be asked again, or that nobody will be.
#pragma once

#include <optional>
#include <string>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct NextRoundPage {
  NextRoundLine round{};                // as it is kept
  std::string family_name{};            // on the way back
  std::optional<language::Date> due{};  // as it is chosen; none: no further round
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, NextRoundPage& page);

}  // namespace doorstep::screen
