// What holds on the sharing page, whoever leads a child through it: the window, the terminal, the
// walk-through.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/model/instrument.h"
#include "instruments/sharing/ledger.h"
#include "instruments/sharing/summary.h"

namespace doorstep::sharing {

// Whether the assent at `step` is the child's yes or no to the sharing itself: it stands behind the sharing
// page.
[[nodiscard]] bool is_assent_to_sharing(const model::Instrument& instrument, std::size_t step);

// Whether the child is asked about `item` for `parent`: what the parent has been told cannot be chosen any
// more.
[[nodiscard]] bool is_asked(const Ledger& ledger, const std::string& item, const std::string& parent);

// The choices to record when the sharing page is left. A yes to a topic that is not in `topics`, because its
// lines were all struck out since or are no longer said, is a yes to nothing, and becomes a not; what has
// been told stays. Without who, language, number and time.
[[nodiscard]] std::vector<Event> closing_what_is_gone(const Ledger& ledger,
                                                      const std::vector<TopicSummary>& topics);

// The decisions to record with a move that leads from `before` to `after`: every item that the child chose
// about and whose lines are made from other answers now is open again, and so is the assent when the move
// opened the sharing again. Without who, language, number and time.
[[nodiscard]] std::vector<Event> reopened_by(const interview::Interview& before,
                                             const interview::Interview& after, const Ledger& ledger);

// The same for a child that has to go through the whole sharing again: everything that is not told yet.
[[nodiscard]] std::vector<Event> reopening_all(const Ledger& ledger);

}  // namespace doorstep::sharing
