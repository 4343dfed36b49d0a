// Two histories of one child's interview, that went apart on two devices or by an older backup, become one.
//
// What both have stays. Of what only one has, the more restrictive counts until a person decides: nothing is
// opened that one of them closed, two different yeses are no yes, and the assent stands only where it stands
// in both. What was told, reported, answered and told back on either side is a fact and is kept.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {

// The decisions to add to `here` so that it knows all that `there` has. None when `there` is older; the rest
// of `there` when `here` is the older one. `utc_milliseconds` is when they are put together. Errors:
// "bad_history" when one of the two could not have happened.
[[nodiscard]] Result<std::vector<Event>> merge(std::span<const Event> here, std::span<const Event> there,
                                               std::int64_t utc_milliseconds);

}  // namespace doorstep::sharing
