// A new person in a family: a child, a parent or another adult.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/numbers.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct LanguageChoice {
  std::string code;
  std::string name;  // as its speakers call it
};

struct PersonPage {
  std::string family_name{};  // on the way back
  PersonKind kind = PersonKind::Child;
  std::string name{};
  std::string called{};  // what the child calls an adult
  std::optional<touch::PlainDate> born{};
  std::string language{};
  std::vector<LanguageChoice> languages{};
  int this_year = 2026;  // where a child's birth date starts from
  words::Explained problem{};

  // A name; and for a child a birth date, because its age decides what it is asked.
  [[nodiscard]] bool complete() const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, PersonPage& page);

}  // namespace doorstep::screen
