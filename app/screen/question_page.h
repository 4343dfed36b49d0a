// One question on one screen.
#pragma once

#include <cstdint>

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

// Draws it and changes `draft` by what was touched. Ids: "next", "back", and "dont_know", "wont_say",
// "skipped" for those that the question offers.
std::string question_page(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                          AnswerDraft& draft, RespondentFrame frame);

// Where `question` stands: doors for a child, a section in words for a grown-up.
void show_progress(RespondentFrame& frame, const RespondentView& view, std::uint32_t question);

// Whether what stands in the draft is what was recorded.
[[nodiscard]] bool is_recorded(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft);

}  // namespace doorstep::screen
