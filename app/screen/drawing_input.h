// A drawing while it is being made: strokes, pens, undo.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_view.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {

[[nodiscard]] float drawing_input_height(touch::Ui& ui, touch::Size room);
// Draws the sheet and its tools from the top of `place`, and changes `draft` by what was drawn.
void drawing_input(touch::Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                   touch::Rect place);

// In a wide window with so little height that the sheet would be too small below its question: the question
// and few tools at the start, the sheet beside them, as high as the page. Nullopt where the usual page is
// right. `room` is the page's, and not what panning leaves of it: the two would alternate.
[[nodiscard]] std::optional<float> drawing_question(touch::Ui& ui, const RespondentView& view,
                                                    std::uint32_t question, AnswerDraft& draft,
                                                    const std::string& asks, touch::Rect room);

}  // namespace doorstep::screen
