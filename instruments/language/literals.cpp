#include "instruments/language/literals.h"

#include <fmt/format.h>

namespace doorstep::language {
namespace {

bool push_number(Operands& operands, const Token& token) {
  const auto number = Number::parse(token.text);
  if (!number) {
    return operands.problem(token, "number_range",
                            fmt::format("The number {} is too large or too exact.", token.text),
                            "Use at most 18 digits and 12 decimals.");
  }
  operands.push_constant(token, Kind::Number, *number);
  return true;
}

bool push_date(Operands& operands, const Token& token) {
  const auto date = Date::parse(token.text);
  if (!date) {
    return operands.problem(token, "no_such_date", fmt::format("There is no day {}.", token.text),
                            "Write year, month and day: 2026-11-21.");
  }
  operands.push_constant(token, Kind::Date, *date);
  return true;
}

bool push_time(Operands& operands, const Token& token) {
  const auto time = Time::parse(token.text);
  if (!time) {
    return operands.problem(token, "no_such_time", fmt::format("There is no time {}.", token.text),
                            "Write hours and minutes with two digits each, from 00:00 to 23:59: 07:30.");
  }
  operands.push_constant(token, Kind::Time, *time);
  return true;
}

}  // namespace

bool push_literal(Operands& operands, const Token& token) {
  switch (token.kind) {
    case Token::Kind::Number:
      return push_number(operands, token);
    case Token::Kind::Date:
      return push_date(operands, token);
    case Token::Kind::Time:
      return push_time(operands, token);
    default:
      operands.push_constant(token, Kind::Text, std::string(token.text.substr(1, token.text.size() - 2)));
      return true;
  }
}

}  // namespace doorstep::language
