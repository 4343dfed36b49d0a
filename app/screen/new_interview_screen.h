// A new interview: with whom, and with which instrument of those that fit this person.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/person_screen.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

// A finished interview that another one may build on.
struct SourceChoice {
  std::string interview;
  std::string name;  // whom it was with: the short name
  LocalTime last{};
  int round = 1;
};

// Which interview stands for one name in an instrument's `from`.
struct SourceQuestion {
  std::string alias;
  std::string title;                    // of the instrument that it names
  std::vector<SourceChoice> choices;    // the latest first; empty: none is finished in this family
  std::optional<std::size_t> chosen{};  // into choices; to begin with this person's latest, never another's
};

// For each name in `from` the interview that was chosen, or none.
using ChosenSources = std::map<std::string, std::optional<std::string>>;

// An instrument that may be used with a person: its respondent and its ages fit.
struct InstrumentChoice {
  std::string id;
  std::string title;
  std::string version;
  std::size_t questions = 0;
  AnsweredBy by = AnsweredBy::Person;
  bool was_finished = false;              // by this person, in any version
  std::string language{};                 // that it begins in: the person's, where it has that
  std::vector<SourceQuestion> sources{};  // of the team's instruments
};

struct PersonChoice {
  PersonView person;
  std::string language{};                     // the person's, as the codes of languages are
  std::vector<InstrumentChoice> instruments;  // empty: nothing fits this person
};

struct NewInterviewPage {
  std::string family_name{};
  std::vector<PersonChoice> people{};
  std::vector<LanguageChoice> languages{};  // what they are called
  std::optional<std::size_t> person{};      // into people
  std::optional<std::size_t> instrument{};  // into that person's instruments
  words::Explained problem{};

  // Chooses a person, and the instrument too when there is only one.
  void choose_person(std::size_t index);
  // What a language is called; its code when it has no name here.
  [[nodiscard]] const std::string& name_of(const std::string& language) const;
  // The chosen instrument; null while none is.
  [[nodiscard]] InstrumentChoice* chosen();
  [[nodiscard]] ChosenSources sources() const;
};

// "Mamma · 5 nov", with the round when it is not the first.
[[nodiscard]] std::string source_words(const words::Language& say, const SourceChoice& choice);

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, NewInterviewPage& page);

}  // namespace doorstep::screen
