// Why an expression has the value that it has: every part of it in the author's words, with what it came to.
#pragma once

#include "instruments/language/expression.h"

namespace doorstep::language {

struct ExplainedPart {
  std::string_view text;              // as the author wrote it; lives as long as the expression
  Value value;                        // what it came to, or the reason that it is missing for
  const ChoiceSet* set = nullptr;     // the options of a Choice, Choices or Ranking
  std::optional<std::uint32_t> slot;  // of a name: where its value stands
  std::size_t depth = 0;              // 0 is the whole; a part's own parts follow it, one deeper
};

// The whole first, then its parts from left to right, each followed by its own. What is written out (12,
// "text", yes, an option) explains itself and is left out. `a and b and c` is one whole of three parts, like
// `or`.
using Explanation = std::vector<ExplainedPart>;

// `slots` as for Evaluator::evaluate(). Linear in the expression's length, without recursion.
[[nodiscard]] Explanation explain(const Expression& expression, std::span<const Value> slots,
                                  StillToCome still_to_come = StillToCome::Answers);

}  // namespace doorstep::language
