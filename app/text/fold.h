// Words as a search sees them.
#pragma once

#include <string>
#include <string_view>

namespace doorstep::text {

// `words` without case, accents, vowel signs and other marks, in any script: "Öberg", "ÖBERG" and "oberg" are
// the same, and so are "أحمد" and "احمد". Letters that only look like marked ones (ø, ł, đ) count as the
// plain ones; runs of white space become one space. For comparing, never for showing. What is no UTF-8 is
// left out.
[[nodiscard]] std::string folded(std::string_view words);

}  // namespace doorstep::text
