// What is asked, and what helps to understand it.
#pragma once

#include <cstdint>
#include <string>

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_view.h"
#include "app/touch/ui.h"

namespace doorstep::screen {

struct QuestionWords {
  std::string stem{};  // what stands above all rows of a grid
  std::string stem_id{};
  std::string words{};  // the question, or the row
  std::string help{};
  // What asks about the answer stands where the help was: the page stays as it is, and nothing is pushed out
  // of sight.
  std::string asks{};
  std::string about{};      // whom a question of a repeat is about, and which of how many that is
  std::string suggested{};  // says that what stands there is a suggestion, or was one
  touch::TextLook words_look{.role = touch::TextRole::Question};
  touch::TextLook help_look{.role = touch::TextRole::Body, .colour = touch::Token::Muted};
};

// `asks` may be empty.
[[nodiscard]] QuestionWords words_of_question(const RespondentView& view, std::uint32_t question,
                                              const AnswerDraft& draft, const std::string& asks);

// The question itself, below whom it is about.
[[nodiscard]] float heading_height(touch::Ui& ui, const QuestionWords& words, float width);
void draw_heading(touch::Ui& ui, const QuestionWords& words, touch::Rect place);

// What helps to answer it; 0 when there is nothing.
[[nodiscard]] float help_height(touch::Ui& ui, const QuestionWords& words, float width);
void draw_help(touch::Ui& ui, const QuestionWords& words, touch::Rect place);

}  // namespace doorstep::screen
