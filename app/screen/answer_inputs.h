// What an answer is given with: one input per type of question.
#pragma once

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {

// The height that it needs at `room`.width; `room`.height is what there is without panning.
[[nodiscard]] float answer_input_height(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                                        const AnswerDraft& draft, touch::Size room);
// Draws it into `place`, as high as answer_input_height says, and changes `draft` by what was touched or
// typed.
void answer_input(touch::Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                  touch::Rect place);

// How wide an input may be in `area`, mm at 100 %, where questions are `usual` wide: as wide as they are,
// unless it would need more lines than in a wider place.
[[nodiscard]] float answer_input_width(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                                       touch::Rect area, float usual);

// Whether it is a scale whose steps are 1 and not too many, which is a row of buttons; any other is a number.
[[nodiscard]] bool is_scale_row(const model::Question& asked);

// What face `face` of `count` is called: as the author says, else in the program's words.
[[nodiscard]] std::string face_label(const RespondentView& view, const model::Question& asked,
                                     std::size_t face, std::size_t count);

// How many may be picked, when that needs saying: "You can choose at most 3." Empty otherwise.
[[nodiscard]] std::string picking_hint(const RespondentView& view, std::uint32_t question);

}  // namespace doorstep::screen
