// An interview's history as JSON lines: one event per line, the same objects as the vault's rows hold.
//
// What was written is, after reading and writing again, the same byte for byte. HISTORY.md has the format.
// Nothing read here is trusted: lines and nesting are bounded, and whether the events could have happened is
// for Interview::replay() to say.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/interview/event.h"

namespace doorstep::interview {

// Bytes of a line. The longest that is written holds own words for a few dozen options; more is no history.
constexpr std::size_t kLongestLine = 1 << 20;
// Brackets inside each other. Events have four at most; reading more would go deeper than a stack is.
constexpr int kDeepestLine = 8;

// Every event on a line of its own, each ended by a newline. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string write_history(std::span<const Event> history, const Instrument& instrument);

// The events of a history of `instrument`; the last line may lack its newline. Errors, each with the number
// of its line in the message: "line_too_long", "not_json", "out_of_order" (the lines are not numbered 1, 2, 3
// ..., or a line but the first is a start), "bad_event"; and "empty_history", "newer_history",
// "other_instrument".
[[nodiscard]] Result<std::vector<Event>> read_history(std::string_view text, const Instrument& instrument);

}  // namespace doorstep::interview
