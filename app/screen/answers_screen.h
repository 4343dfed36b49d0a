// What was answered in an interview, for the team alone: question by question, as it was asked and said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct AnsweredQuestion {
  std::string id{};        // its place: "children[2].age"
  std::string about{};     // of a repeat: whom or what it is about; else empty
  std::string question{};  // in the interface's language, or the instrument's own
  std::string answer{};    // in words; empty: not answered, and `why_not` says so
  std::string why_not{};
  bool own_words = false;  // said, not chosen
};

struct AnsweredSection {
  std::string title{};  // may be empty
  std::vector<AnsweredQuestion> questions{};
};

struct AnswersView {
  std::string interview{};
  std::string who{};    // it is with, or about
  std::string title{};  // the instrument's
  InterviewLine line{};
  std::vector<AnsweredSection> sections{};  // in the order in which they were asked
};

struct AnswersPage {
  AnswersView view{};
  std::string family_name{};
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, AnswersPage& page);

}  // namespace doorstep::screen
