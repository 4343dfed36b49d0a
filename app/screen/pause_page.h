// A break, and the way to stop: both in words that make neither of them a defeat.
#pragma once

#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

// Whether the last move can be taken back by a respondent: an answer or a step, and never what was agreed to.
[[nodiscard]] bool can_undo(const interview::Interview& interview);
[[nodiscard]] bool can_redo(const interview::Interview& interview);

// Ids: "go_on", "undo" and "redo" where there is something to, "hand_back", "stop".
std::string pause_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

// Asks once whether to stop. Ids: "stop:yes", "stop:no"; both look alike.
std::string stop_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

}  // namespace doorstep::screen
