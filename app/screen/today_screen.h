// Where the team begins: what waits today, and the families.
#pragma once

#include <optional>

#include "app/screen/families_card.h"
#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct TodayPage {
  std::vector<TodayLine> lines{};
  FamilySearch families{};
  language::Date today{};
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, TodayPage& page);

}  // namespace doorstep::screen
