// Whom a repeat is about so far, where it is asked whether there is one more: each can be taken away and put
// back. What was said about one that is taken away is kept.
#pragma once

#include <cstdint>
#include <string>

#include "app/screen/respondent_view.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {

inline constexpr std::string_view kTakeAway = "take_away:";  // before the id of an instance
inline constexpr std::string_view kPutBack = "put_back:";

// 0 for a question that is not about one more, and while there is none yet.
[[nodiscard]] float instance_list_height(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                                         float width);
// The id that was pressed, or empty.
[[nodiscard]] std::string instance_list(touch::Ui& ui, const RespondentView& view, std::uint32_t question,
                                        touch::Rect place);

}  // namespace doorstep::screen
