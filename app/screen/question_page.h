// One question on one screen.
#pragma once

#include <cstdint>

#include "app/screen/answer_draft.h"
#include "app/screen/grid_table.h"
#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

// Draws it and changes the draft by what was touched: of this question, or, where a grid stands as a table,
// of any of its rows. Ids: "next", "back", and "dont_know", "wont_say", "skipped" for those that the question
// offers; those of instance_list.h; of a table "rows:next" and "rows:back".
std::string question_page(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                          const DraftOf& draft_of, RespondentFrame frame);

// Where `question` stands: doors for a child, a section in words for a grown-up.
void show_progress(RespondentFrame& frame, const RespondentView& view, std::uint32_t question);

// Whether what stands in the draft is what was recorded.
[[nodiscard]] bool is_recorded(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft);

}  // namespace doorstep::screen
