// The pages around the questions: something to know, a check that it was understood, a yes or no to going on.
#pragma once

#include <optional>

#include "app/screen/respondent_frame.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

constexpr float kReadWidth = 145;  // mm; 45 to 50 characters

// Id: "next".
std::string inform_page(touch::Ui& ui, const RespondentView& view, const model::Page& page,
                        RespondentFrame frame);

// Understood and Assent: yes and no look alike and neither is chosen beforehand. `chosen` holds what was
// touched. Id: "next", once something is chosen.
std::string yes_no_page(touch::Ui& ui, const RespondentView& view, const model::Page& page,
                        RespondentFrame frame, std::optional<bool>& chosen);

// A question in the middle of the page, with its two answers under it: the first is yes. `chosen` becomes
// what was touched. Returns the height used.
float yes_or_no(touch::Ui& ui, touch::Rect area, const std::string& words, const touch::OptionSet& set,
                std::optional<bool>& chosen);

}  // namespace doorstep::screen
