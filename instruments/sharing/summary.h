// The summary that is gone through with the child: its answers as lines, grouped by topic, with its own
// corrections.
//
// A line comes from the instrument's templates: the picked options' `summary`, else the question's `summary`
// with {answer}, else the question and the answer. Only what is asked, answered and not `share: never` has a
// line; a non-answer has none. A line that the child added is corrected and struck out like any other.
#pragma once

#include <string>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {

struct Line {
  std::string id;        // the question's id; "added:1" and so on for lines that the child added
  std::string text;      // as it stands now; of a line that is struck out, as it stood before
  std::string original;  // as the templates made it; equal to `text` unless the child corrected it
  std::string source;    // the answers that it is made from, alike in every language; empty for added lines
  bool struck_out = false;
};

struct TopicSummary {
  std::string topic;  // its id
  std::string title;  // in the language on screen
  std::vector<Line> lines;
};

// Everything that is gone through, also what is struck out. In the order of the instrument's topics; a topic
// without lines is left out.
[[nodiscard]] std::vector<TopicSummary> whole_summary(const interview::Interview& interview,
                                                      const Ledger& ledger,
                                                      const interview::Wording& wording);

// What may be decided about: the same without what is struck out.
[[nodiscard]] std::vector<TopicSummary> summary(const interview::Interview& interview, const Ledger& ledger,
                                                const interview::Wording& wording);

}  // namespace doorstep::sharing
