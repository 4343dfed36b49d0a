// A drawing while it is being made: strokes, pens, undo.
#pragma once

#include <cstdint>

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_view.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {

[[nodiscard]] float drawing_input_height(touch::Ui& ui, touch::Size room);
// Draws the sheet and its tools from the top of `place`, and changes `draft` by what was drawn.
void drawing_input(touch::Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                   touch::Rect place);

}  // namespace doorstep::screen
