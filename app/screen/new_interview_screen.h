// A new interview: with whom, and with which instrument of those that fit this person.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

// An instrument that may be used with a person: its respondent and its ages fit.
struct InstrumentChoice {
  std::string id;
  std::string title;
  std::string version;
  std::size_t questions = 0;
};

struct PersonChoice {
  PersonView person;
  std::vector<InstrumentChoice> instruments;  // empty: nothing fits this person
};

struct NewInterviewPage {
  std::string family_name{};
  std::vector<PersonChoice> people{};
  std::optional<std::size_t> person{};      // into people
  std::optional<std::size_t> instrument{};  // into that person's instruments
  words::Explained problem{};

  // Chooses a person, and the instrument too when there is only one.
  void choose_person(std::size_t index);
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, NewInterviewPage& page);

}  // namespace doorstep::screen
