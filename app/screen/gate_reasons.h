// Why the team decides as it does: the reasons that are offered for each decision, in the team's words.
#pragma once

#include <span>
#include <string>

#include "app/words/words.h"
#include "instruments/sharing/event.h"

namespace doorstep::screen {

// In the order in which they are offered; own words besides.
[[nodiscard]] std::span<const sharing::Why> reasons_for(sharing::Decision decision);
[[nodiscard]] std::string reason_text(const words::Language& say, sharing::Decision decision,
                                      sharing::Why why);

}  // namespace doorstep::screen
