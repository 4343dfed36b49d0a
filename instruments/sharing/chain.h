// For whoever has to answer for it afterwards: how each thing came to be told, from the question to what came
// after the telling.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {

// A line of the summary as it stood when the child chose about it.
struct Said {
  std::string question;  // in the language that the child saw; empty for a line of the child's own
  std::string answer;    // in words
  std::string original;  // the line as the instrument made it
  std::string wording;   // and as the child wanted it
  std::int64_t answered_utc = 0;
};

// One thing that was told to one adult, and every decision that it went through, in order.
struct Chain {
  Thing thing;
  std::string parent;
  std::string title;
  std::vector<std::string> lines;  // what was told, word for word
  std::vector<Said> said;
  std::vector<Event> steps;
};

// In the order in which they were told first. `events` are the decisions of the interview whose `history` and
// instrument these are. Errors: "bad_history".
[[nodiscard]] Result<std::vector<Chain>> chains(const std::shared_ptr<const model::Instrument>& instrument,
                                                std::span<const interview::Event> history,
                                                std::span<const Event> events,
                                                const interview::Wording& wording);

// What stands beside the chains: bars, reports and what the child was told of them, the closing questions.
[[nodiscard]] std::vector<Event> beside(std::span<const Event> events);

}  // namespace doorstep::sharing
