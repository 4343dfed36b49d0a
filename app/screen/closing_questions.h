// The two closing questions, one page each, when the child has said whether what it chose may be told: does
// it know, and did it decide? Every answer is recorded when the child goes on from it. What it said another
// time is not chosen beforehand.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "app/screen/sharing_flow.h"

namespace doorstep::screen {

class ClosingQuestions {
 public:
  // Returns the id of what was pressed, as outcome_page names it.
  std::string draw(touch::Ui& ui, const RespondentView& view, RespondentFrame frame);
  // Does what `pressed` means. On an error of `decide` nothing is changed and the page stays.
  Result<SharingFlow::Outcome> act(const std::string& pressed, const RespondentView& view,
                                   const SharingFlow::Decide& decide);

 private:
  std::size_t index_ = 0;
  std::map<std::string, std::string> touched_{};   // answers, by question; maybe not recorded yet
  std::map<std::string, std::string> recorded_{};  // of these
};

}  // namespace doorstep::screen
