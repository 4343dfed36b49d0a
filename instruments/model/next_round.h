// When the same person should be asked again: a default for the team's reminder. It is no part of what is
// asked, so an Instrument does not have it; it is read from the text.
#pragma once

#include <optional>
#include <string_view>

namespace doorstep::model {

// `months_to_next_round` in the text of an instrument that loads: months from the end of an interview, 0 for
// never; nullopt where the author does not say.
[[nodiscard]] std::optional<int> months_to_next_round(std::string_view text);

}  // namespace doorstep::model
