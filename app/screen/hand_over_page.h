// "Please give the tablet to ...": between what the team sees and what a respondent sees, in both directions.
#pragma once

#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

// `frame` with the ways on and back of every hand-over; `start` is what the way on says. Ids: "start",
// "hand_back".
[[nodiscard]] RespondentFrame hand_over_frame(const words::Language& say, RespondentFrame frame,
                                              const std::string& start);

// Before the first question, and when an interview is taken up again. Says to the interviewer when there is
// no parent, or only one, that the child could decide about. Ids: "start", "hand_back".
std::string hand_over_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

// Everything is answered and kept, but not that it is finished; the frame's message says why. Ids: "again",
// "hand_back".
std::string unfinished_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

// At the end: thanks, and back to the interviewer. Id: "done".
std::string closing_page(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);

}  // namespace doorstep::screen
