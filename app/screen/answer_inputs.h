// What an answer is given with: one input per type of question.
#pragma once

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {

[[nodiscard]] float answer_input_height(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                                        const AnswerDraft& draft, float width);
// Draws it from the top of `place`, as high as answer_input_height says, and changes `draft` by what was
// touched or typed.
void answer_input(touch::Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                  touch::Rect place);

// How wide an input may be, mm at 100 %, where questions are `usual` wide.
[[nodiscard]] float answer_input_width(const RespondentView& view, std::uint32_t question, float usual);

// How many may be picked, when that needs saying: "You can choose at most 3." Empty otherwise.
[[nodiscard]] std::string picking_hint(const RespondentView& view, std::uint32_t question);

}  // namespace doorstep::screen
