// The small story, told up to the sharing page.
#pragma once

#include "tests/interview/small_story.h"

namespace doorstep::sharing {

inline constexpr interview::Wording kWording{"Johan", "Ja", "Nej"};

// With an answer in each topic.
inline interview::Scenario at_sharing() {
  using interview::EventKind;
  interview::Scenario story(interview::kSmallStory);
  story.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, true);
  story.answer("lives", "both").answer("packing", 2).answer("siblings", 1).answer("nights", 3);
  story.answer("more_nights", 4).answer("hears", "never").answer("messages", "never");
  story.non_answer("wish", "skipped").non_answer("since", "dont_know").page(EventKind::Informed);
  return story;
}

}  // namespace doorstep::sharing
