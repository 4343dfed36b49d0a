// Values that are written out: 12, 2026-11-21, 07:30, "text" (private to this folder).
#pragma once

#include "instruments/language/operands.h"

namespace doorstep::language {

// Pushes what a Number, Date, Time or Text token says. False after a mistake, which operands.mistake() holds:
// "number_range", "no_such_date", "no_such_time".
bool push_literal(Operands& operands, const Token& token);

}  // namespace doorstep::language
