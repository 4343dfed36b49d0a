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
// more, and nothing for an adult who is barred.
[[nodiscard]] bool is_asked(const Ledger& ledger, const std::string& item, const std::string& parent);
// The same of one line. A topic of which a line was told is asked about line by line.
[[nodiscard]] bool is_asked(const Ledger& ledger, const Thing& thing, const std::string& parent);

// The child's choice about a topic, or about one `line` of it, with what may be told by it: the lines as they
// stand, or `words` for TheseWords. Without who, language, number and time.
[[nodiscard]] Event choosing(const TopicSummary& topic, const std::string& line, const std::string& parent,
                             Choice choice, const std::vector<std::string>& words = {});

// Whether the instrument itself asks the two closing questions, under their ids (kKnows, kDecided). Where it
// does not, whoever leads the child asks them when the choices are made.
[[nodiscard]] bool asks_outcome(const model::Instrument& instrument);

// What a move from `before` to `after` says to the closing questions, as decisions to record with it. Without
// who, language, number and time.
[[nodiscard]] std::vector<Event> outcomes_by(const interview::Interview& before,
                                             const interview::Interview& after);

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

// A child that changes its mind after it agreed to the sharing: a yes is covered by no agreement from before
// it. True when `choice` has to be preceded by Reopened of no item, which opens that agreement again.
[[nodiscard]] bool needs_assent_again(const Ledger& ledger, const Event& choice);

}  // namespace doorstep::sharing
