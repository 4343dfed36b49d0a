// Whether an answer may be given to a question (private to this folder).
#pragma once

#include "instruments/interview/evaluation.h"

namespace doorstep::interview {

// Errors as Interview::plan() names them. Checks that the author wrote are not looked at: an answer that does
// not meet them is taken, and marked.
[[nodiscard]] Result<void> may_answer(const Instrument& instrument, const Evaluation& evaluation,
                                      std::uint32_t question, const Answer& answer);

}  // namespace doorstep::interview
