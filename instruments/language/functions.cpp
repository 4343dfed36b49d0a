#include "instruments/language/functions.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace doorstep::language {
namespace {

using Code = OperationCode;

constexpr std::array kFunctions = {
    Function{"answered", Code::Answered, FunctionRule::AnyOne, 1, 1},
    Function{"value", Code::CodeOfChoice, FunctionRule::OptionCode, 1, 1},
    Function{"or_else", Code::OrElse, FunctionRule::SameTwo, 2, 2},
    Function{"if", Code::If, FunctionRule::If, 3, 3},
    Function{"sum", Code::Sum, FunctionRule::Numbers, 1, kAny},
    Function{"mean", Code::Mean, FunctionRule::Numbers, 1, kAny},
    Function{"min", Code::Minimum, FunctionRule::Numbers, 1, kAny},
    Function{"max", Code::Maximum, FunctionRule::Numbers, 1, kAny},
    Function{"count", Code::Count, FunctionRule::Conditions, 1, kAny},
    Function{"any", Code::Any, FunctionRule::Conditions, 1, kAny},
    Function{"all", Code::All, FunctionRule::Conditions, 1, kAny},
    Function{"picked", Code::Picked, FunctionRule::Several, 1, 1},
    Function{"rank", Code::Rank, FunctionRule::RankOf, 2, 2},
    Function{"first", Code::First, FunctionRule::FirstOf, 1, 1},
    Function{"round", Code::Round, FunctionRule::Round, 1, 2},
    Function{"floor", Code::Floor, FunctionRule::Numbers, 1, 1},
    Function{"abs", Code::Absolute, FunctionRule::Numbers, 1, 1},
    Function{"length", Code::Length, FunctionRule::OneText, 1, 1},
    Function{"days_between", Code::DaysBetween, FunctionRule::Dates, 2, 2},
    Function{"years_between", Code::YearsBetween, FunctionRule::Dates, 2, 2},
    Function{"minutes_between", Code::MinutesBetween, FunctionRule::Times, 2, 2},
};
constexpr std::array kOperators = {
    Operator{"or", Code::Or, 1},       Operator{"and", Code::And, 2},
    Operator{"==", Code::Equal, 4},    Operator{"!=", Code::NotEqual, 4},
    Operator{"<", Code::Less, 4},      Operator{"<=", Code::LessOrEqual, 4},
    Operator{">", Code::Greater, 4},   Operator{">=", Code::GreaterOrEqual, 4},
    Operator{"in", Code::Includes, 4}, Operator{"+", Code::Add, 5},
    Operator{"-", Code::Subtract, 5},  Operator{"*", Code::Multiply, 6},
    Operator{"/", Code::Divide, 6},
};

}  // namespace

const Reasons& Scope::reasons() const {
  static const Reasons kBuiltIn;
  return kBuiltIn;
}

bool is_function(std::string_view name) {
  return std::ranges::find(kFunctions, name, &Function::name) != kFunctions.end();
}

std::optional<Function> find_function(std::string_view name, const Reasons& reasons) {
  const auto* found = std::ranges::find(kFunctions, name, &Function::name);
  if (found != kFunctions.end()) return *found;
  const auto reason = reasons.find(name);
  if (!reason) return std::nullopt;
  return Function{name, Code::IsMissingBecause, FunctionRule::AnyOne, 1, 1, *reason};
}

const Operator* find_operator(std::string_view text) {
  const auto* found = std::ranges::find(kOperators, text, &Operator::text);
  return found == kOperators.end() ? nullptr : found;
}

std::vector<std::string> function_names(const Reasons& reasons) {
  std::vector<std::string> names;
  for (const Function& function : kFunctions) names.emplace_back(function.name);
  for (std::size_t i = 0; i < kBuiltInReasons; ++i) names.emplace_back(reasons.word(static_cast<Missing>(i)));
  names.insert(names.end(), reasons.authored.begin(), reasons.authored.end());
  return names;
}

std::string expected_arguments(const Function& function) {
  if (function.most == kAny) return "at least one thing";
  if (function.least == function.most) return fmt::format("{}", function.least);
  return fmt::format("{} or {}", function.least, function.most);
}

}  // namespace doorstep::language
