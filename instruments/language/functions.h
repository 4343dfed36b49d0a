// The functions and operators that an author can write (private to this folder).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/language/operation.h"

namespace doorstep::language {

// What a function takes, and what comes out of it.
enum class FunctionRule : std::uint8_t {
  AnyOne,      // anything -> yes or no
  OptionCode,  // a choice, yes or no, or a number -> a number
  SameTwo,     // two of one type -> that type
  If,          // a condition and two of one type -> that type
  Numbers,     // numbers -> a number
  Conditions,  // conditions -> a number for count, else yes or no
  Several,     // several of a set, or a ranking -> a number
  RankOf,      // a ranking and one of its options -> a number
  FirstOf,     // a ranking -> one of its options
  Round,       // a number, and decimals written out -> a number
  OneText,     // a text -> a number
  Dates,       // two dates -> a number
  Times        // two times of day -> a number
};

constexpr std::size_t kAny = 65535;  // as many arguments as an operation can count

struct Function {
  std::string_view name;
  OperationCode code;
  FunctionRule rule;
  std::size_t least;
  std::size_t most;                    // arguments
  Missing reason = Missing::DontKnow;  // of a test for one reason
};

// How tightly an operator binds; a comparison does not chain.
constexpr int kComparison = 4;
constexpr int kNot = 3;
constexpr int kMinus = 7;

struct Operator {
  std::string_view text;
  OperationCode code;
  int binding;
};

// nullopt when there is none. The name of each of `reasons` is a function too: its test.
[[nodiscard]] std::optional<Function> find_function(std::string_view name, const Reasons& reasons);
// nullptr when there is none.
[[nodiscard]] const Operator* find_operator(std::string_view text);

// With the tests of `reasons`.
[[nodiscard]] std::vector<std::string> function_names(const Reasons& reasons);
// "at least one thing", "2", "1 or 2".
[[nodiscard]] std::string expected_arguments(const Function& function);

}  // namespace doorstep::language
