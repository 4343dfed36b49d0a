// After a parent had the account: whether it was told, and how. What was told cannot be taken back by the
// child.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/screen/team_action.h"
#include "app/screen/telling_view.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct ToldPage {
  std::string interview{};  // the child's
  std::string parent{};
  std::string called{};
  std::string child{};
  std::string family_name{};
  std::string paper{};    // a file that was just made of it and is not encrypted; empty: none
  std::size_t items = 0;  // released to this parent and not told before
  std::optional<Retelling> how{};
  std::string response{};  // what the adult said, in the team's words; may be empty
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, ToldPage& page);

}  // namespace doorstep::screen
