// A person in a family: a child, a parent or another adult; new, or to be corrected.
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
  std::string id{};           // empty: new
  std::string known_as{};     // the name before it is corrected
  bool is_recorded = false;   // something is, about this person: a child stays a child, and nobody is removed
  PersonKind kind = PersonKind::Child;
  std::string name{};
  std::string called{};  // what the child calls an adult
  touch::PlainDate born{};
  std::optional<language::Date> known_born{};  // less exact than a day; stands until a day is given
  Told told = Told::No;                        // OtherAdult
  std::string language{};
  std::vector<LanguageChoice> languages{};
  int this_year = 2026;  // where a child's birth date starts from
  words::Explained problem{};

  // A name; and for a child a birth date, because its age decides what it is asked. A date that was begun is
  // a whole one.
  [[nodiscard]] bool complete() const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, PersonPage& page);

}  // namespace doorstep::screen
