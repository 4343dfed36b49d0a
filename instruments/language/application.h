// What an operator or function does with its operands: the types it wants, the type it gives, the operation
// it becomes (private to this folder).
#pragma once

#include "instruments/language/functions.h"
#include "instruments/language/operands.h"

namespace doorstep::language {

// All return false after a mistake, which operands.mistake() holds.

// `code` as an operator between the last two operands.
bool apply_binary(Operands& operands, OperationCode code);

// `not` or `-`, written at `sign`, before the last operand.
bool apply_sign(Operands& operands, OperationCode code, const Token& sign);

// `function`, written at `name`, of the operands from `first` on; `closing` is its closing bracket.
bool apply_function(Operands& operands, const Function& function, const Token& name, std::size_t first,
                    const Token& closing);

}  // namespace doorstep::language
