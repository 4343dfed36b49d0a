// After a child's interview: what each adult was told and how it was taken, back to the child, the child that
// changes its mind, other adults whom it may tell, and a duty to report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/team_action.h"
#include "app/screen/telling_view.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct FollowPage {
  std::string interview{};
  std::string family_name{};
  ToldView told{};
  std::vector<PersonView> adults{};  // who are no parents, and whom the team can let be told
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, FollowPage& page);

}  // namespace doorstep::screen
