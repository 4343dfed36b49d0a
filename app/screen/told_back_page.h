// Back to the child: what was told of what it said, in exactly those words, and how it went, in words that
// the team wrote for it; or that a report was made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/screen/respondent_frame.h"
#include "app/screen/telling_view.h"

namespace doorstep::screen {

inline constexpr std::string_view kToldBack = "told_back";  // of Ui::screen

// What each adult has heard: `called` and `heard`; nothing else of a ToldTo is shown.
struct ToldBackPage {
  std::vector<ToldTo> heard{};  // empty: the page is about a report
  std::string words{};          // the team's, for this child
};

// Ids: "done", and the frame's.
std::string told_back_page(touch::Ui& ui, const words::Language& say, const ToldBackPage& page,
                           RespondentFrame frame);

}  // namespace doorstep::screen
