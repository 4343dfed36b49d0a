// The rows of a grid as one table, for grown-ups and where it fits; everybody else gets one row at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/screen/answer_draft.h"
#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

using DraftOf = std::function<AnswerDraft&(std::uint32_t question)>;

// The rows of the grid that `question` belongs to, as they are asked now; empty when it belongs to none.
[[nodiscard]] std::vector<std::uint32_t> rows_of_grid(const RespondentView& view, std::uint32_t question);

// Whether they stand in `room` as a table: all offer the same answers, and every cell is a target.
[[nodiscard]] bool table_fits(touch::Ui& ui, const RespondentView& view,
                              const std::vector<std::uint32_t>& rows, touch::Rect room);

// Draws the table with what stands above it into `area`; the height used. `asks` may be empty. What an author
// offers instead of an answer are columns like the answers'.
float grid_table(touch::Ui& ui, const RespondentView& view, const std::vector<std::uint32_t>& rows,
                 const DraftOf& draft_of, const std::string& asks, touch::Rect area);

}  // namespace doorstep::screen
