// A part of the plan: which help, for whom, who sees to it, when. New, or to be changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct HelpPage {
  HelpLine help{};
  std::string family_name{};  // on the way back
  std::vector<PersonView> people{};
  std::vector<std::string> team{};  // the names to choose from for who sees to it
  language::Date today{};
  bool own_kind = false;   // "something else" is chosen: the words say what
  bool other_who = false;  // somebody outside the list sees to it
  words::Explained problem{};

  // For a help that is there, or for a new one.
  void begin(HelpLine line);
  // A kind, or own words; and a name for somebody outside the list.
  [[nodiscard]] bool complete() const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, HelpPage& page);

}  // namespace doorstep::screen
