// Long operations, computed in parts: a sum of 10,000 answers, `a or b or c ...`, what goes over every
// instance of a repeat.
//
// Expression::split() takes each out of its expression and leaves a slot in its place. Whoever computes what
// is in this slot keeps the tallies of stretches of the operands (tally.h), and tallies again only the
// stretch that an answer changed. The result is what the operation gives in one go, with the same reason when
// it is missing. Explaining goes by the author's whole expression as before.
#pragma once

#include <memory>

#include "instruments/language/expression.h"

namespace doorstep::language {

// When to split, and how finely.
struct Splitting {
  std::size_t longest = 64;  // operands that are computed in one go: keeping tallies would cost more
  std::size_t stretch = 16;  // operands or tallies that make one tally
};

// One of the operands of a long operation.
struct FoldOperand {
  std::uint32_t end = 0;                  // of its operations; they begin where the last one's end
  bool negated = false;                   // taken away: `a - b`
  std::optional<std::uint32_t> presence;  // the slot that must hold yes for it to count
};

// A long operation taken out of its expression.
struct Fold {
  OperationCode code;                     // And, Or, Add; All, Any, Count, Sum, Mean, Minimum, Maximum
  std::uint32_t slot = 0;                 // where the expression looks for the result
  std::shared_ptr<const Program> origin;  // whose constants, lists and sets are used
  std::vector<Operation> operations;      // of all operands
  std::vector<FoldOperand> operands;
};

// The slots that operands [first, last) read, with repetitions.
[[nodiscard]] std::vector<std::uint32_t> slots_read(const Fold& fold, std::size_t first, std::size_t last);

}  // namespace doorstep::language
