// What a compiled expression does, one step after the other (private to this folder).
#pragma once

#include "instruments/language/expression.h"

namespace doorstep::language {

// [n] is how many values it takes from the stack; each leaves one.
enum class OperationCode : std::uint8_t {
  Load,              // [0] operand: slot
  Constant,          // [0] operand: index into constants_
  Not,               // [1]
  And,               // [2]
  Or,                // [2]
  Equal,             // [2]
  NotEqual,          // [2]
  Less,              // [2]
  LessOrEqual,       // [2]
  Greater,           // [2]
  GreaterOrEqual,    // [2]
  InList,            // [1] operand: index into lists_
  Includes,          // [2] option, several
  Add,               // [2]
  Subtract,          // [2]
  Multiply,          // [2]
  Divide,            // [2]
  Negate,            // [1]
  Answered,          // [1]
  IsMissingBecause,  // [1] operand: the reason
  CodeOfChoice,      // [1] operand: index into sets_
  CodeOfBoolean,     // [1]
  OrElse,            // [2]
  If,                // [3]
  Sum,               // [arguments]
  Mean,              // [arguments]
  Minimum,           // [arguments]
  Maximum,           // [arguments]
  Count,             // [arguments]
  Any,               // [arguments]
  All,               // [arguments]
  Picked,            // [1]
  Rank,              // [2] ranking, option
  First,             // [1]
  Round,             // [1] operand: decimals
  Floor,             // [1]
  Absolute,          // [1]
  Length,            // [1]
  DaysBetween,       // [2]
  YearsBetween,      // [2]
  MinutesBetween,    // [2]
  FirstOf,           // [0] operand: index into candidates
  Aggregate,         // [arguments] pairs of whether it is there and a value; operand: the code for the values
};

using Parts = std::span<const Value* const>;

// Where the value stands that a Load or FirstOf reads; nullopt when nobody is there to have one.
[[nodiscard]] std::optional<std::uint32_t> slot_of(const Program& program, Operation operation,
                                                   std::span<const Value> slots);
// That value.
[[nodiscard]] const Value& loaded(const Program& program, Operation operation, std::span<const Value> slots);

// The slots that `operations` of `program` read, each once, ascending.
[[nodiscard]] std::vector<std::uint32_t> slots_read(const Program& program,
                                                    std::span<const Operation> operations);

// What an operation other than Load, FirstOf and Constant makes of its parts: as many as it takes, of the
// types that the compiler saw to.
[[nodiscard]] Value perform(const Program& program, Operation operation, Parts parts,
                            StillToCome still_to_come);

}  // namespace doorstep::language
