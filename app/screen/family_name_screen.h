// What the team calls a family, and its case number if there is one: of a new one, or to be corrected.
#pragma once

#include <optional>
#include <string>

#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct FamilyNamePage {
  std::string id{};          // empty: new
  std::string known_as{};    // the name before it is corrected
  bool is_recorded = false;  // there are people or a plan: it is not removed
  std::string name{};
  std::string case_number{};
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, FamilyNamePage& page);

}  // namespace doorstep::screen
