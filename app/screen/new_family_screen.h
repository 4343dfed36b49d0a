// A new family: what the team calls it, and its case number if there is one.
#pragma once

#include <optional>
#include <string>

#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct NewFamilyPage {
  std::string name{};
  std::string case_number{};
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, NewFamilyPage& page);

}  // namespace doorstep::screen
