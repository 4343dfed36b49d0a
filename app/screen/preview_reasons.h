// What an author is told of one question: why it is asked or not, and what its answer has a part in.
#pragma once

#include <string>

#include "app/screen/preview_column.h"
#include "app/screen/respondent_view.h"

namespace doorstep::screen {

// `say` is the author's language, and `seen` the respondent's: answers stand as the respondent gave them.
[[nodiscard]] PreviewWhy reasons_of(const words::Language& say, const RespondentView& seen,
                                    std::uint32_t question);

}  // namespace doorstep::screen
