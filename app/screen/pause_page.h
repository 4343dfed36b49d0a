// A break, and the way to stop: both in words that make neither of them a defeat.
#pragma once

#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

// Ids: "go_on", "stop", "hand_back".
std::string pause_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

// Asks once whether to stop. Ids: "stop:yes", "stop:no"; both look alike.
std::string stop_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

}  // namespace doorstep::screen
