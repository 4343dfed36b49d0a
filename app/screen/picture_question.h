// A question about a picture: its parts are touched in the picture, or chosen from a list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_view.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {

[[nodiscard]] bool has_picture(const RespondentView& view, std::uint32_t question);

// Draws the whole question with its picture into `area`, beside each other where that makes the picture
// larger, and changes `draft` by what was touched. Returns the height used; nullopt, with nothing drawn, when
// the parts are to be chosen from a list: because the respondent wants it, or because fingers would not find
// them all.
[[nodiscard]] std::optional<float> picture_question(touch::Ui& ui, const RespondentView& view,
                                                    std::uint32_t question, AnswerDraft& draft,
                                                    const std::string& asks, touch::Rect area);

// Below that list: the button that shows the picture. 0, and nothing, for other questions.
[[nodiscard]] float way_to_picture_height(touch::Ui& ui, const RespondentView& view, std::uint32_t question);
void way_to_picture(touch::Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                    touch::Rect place);

}  // namespace doorstep::screen
