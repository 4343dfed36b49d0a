// Runs a compiled expression: a stack machine over values, three-valued throughout.

#include <algorithm>

#include "instruments/language/operation.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;
using Parts = std::span<const Value>;
using Truth = std::optional<bool>;

Truth truth(const Value& value) {
  const bool* boolean = std::get_if<bool>(&value);
  return boolean == nullptr ? Truth() : Truth(*boolean);
}

Value from(std::optional<Number> number) { return number ? Value(*number) : Value(Missing::Undefined); }

// What is missing in a part is missing in the whole, for the first missing part's reason.
const Value* first_missing(Parts parts) {
  const auto found = std::ranges::find_if(parts, is_missing);
  return found == parts.end() ? nullptr : &*found;
}

// Kleene: `decisive` decides at once; without it one unknown makes the whole unknown.
Value any_or_all(Parts parts, bool decisive) {
  for (const Value& part : parts) {
    if (truth(part) == decisive) return decisive;
  }
  if (const Value* missing = first_missing(parts)) return *missing;
  return !decisive;
}

// Negative, zero or positive, for numbers and dates: the two kinds that have an order.
std::int64_t order(const Value& left, const Value& right) {
  if (const Number* number = std::get_if<Number>(&left))
    return Number::compare(*number, std::get<Number>(right));
  return std::get<Date>(left).days() - std::get<Date>(right).days();
}

bool compare(Code code, const Value& left, const Value& right) {
  switch (code) {
    case Code::Equal:
      return left == right;
    case Code::NotEqual:
      return left != right;
    case Code::Less:
      return order(left, right) < 0;
    case Code::LessOrEqual:
      return order(left, right) <= 0;
    case Code::Greater:
      return order(left, right) > 0;
    default:
      return order(left, right) >= 0;
  }
}

Value total(Parts parts) {
  std::optional<Number> sum = Number(0);
  for (const Value& part : parts) {
    if (sum) sum = Number::add(*sum, std::get<Number>(part));
  }
  return from(sum);
}

Value calculate(Code code, Parts parts) {
  const auto number = [&](std::size_t index) { return std::get<Number>(parts[index]); };
  switch (code) {
    case Code::Add:
      return from(Number::add(number(0), number(1)));
    case Code::Subtract:
      return from(Number::subtract(number(0), number(1)));
    case Code::Multiply:
      return from(Number::multiply(number(0), number(1)));
    case Code::Divide:
      return from(Number::divide(number(0), number(1)));
    case Code::Negate:
      return number(0).negated();
    case Code::Floor:
      return number(0).floor();
    case Code::Absolute:
      return number(0) < Number(0) ? number(0).negated() : number(0);
    case Code::Sum:
      return total(parts);
    case Code::Mean: {
      const Value sum = total(parts);
      if (is_missing(sum)) return sum;
      return from(Number::divide(std::get<Number>(sum), Number(static_cast<std::int64_t>(parts.size()))));
    }
    case Code::Minimum:
      return *std::ranges::min_element(parts, [](const Value& a, const Value& b) { return order(a, b) < 0; });
    default:
      return *std::ranges::max_element(parts, [](const Value& a, const Value& b) { return order(a, b) < 0; });
  }
}

// Characters, not bytes: continuation bytes of UTF-8 are not counted.
std::int64_t count_characters(const std::string& text) {
  return std::ranges::count_if(text,
                               [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
}

// Everything below is missing when a part is; `parts` has no missing one.
Value apply_known(Operation operation, Parts parts) {
  switch (operation.code) {
    case Code::Not:
      return !std::get<bool>(parts[0]);
    case Code::Includes:
      return std::ranges::binary_search(std::get<Choices>(parts[1]).options,
                                        std::get<Choice>(parts[0]).option);
    case Code::CodeOfBoolean:
      return Number(std::get<bool>(parts[0]) ? 1 : 0);
    case Code::Count:
      return Number(std::ranges::count(parts, Value(true)));
    case Code::Picked:
      return Number(static_cast<std::int64_t>(std::get<Choices>(parts[0]).options.size()));
    case Code::Round:
      return std::get<Number>(parts[0]).rounded(static_cast<int>(operation.operand));
    case Code::Length:
      return Number(count_characters(std::get<std::string>(parts[0])));
    case Code::DaysBetween:
      return Number(std::get<Date>(parts[1]).days() - std::get<Date>(parts[0]).days());
    case Code::YearsBetween:
      return Number(Date::years_between(std::get<Date>(parts[0]), std::get<Date>(parts[1])));
    case Code::Equal:
    case Code::NotEqual:
    case Code::Less:
    case Code::LessOrEqual:
    case Code::Greater:
    case Code::GreaterOrEqual:
      return compare(operation.code, parts[0], parts[1]);
    default:
      return calculate(operation.code, parts);
  }
}

Value apply(Operation operation, Parts parts) {
  switch (operation.code) {
    case Code::And:
    case Code::All:
      return any_or_all(parts, false);
    case Code::Or:
    case Code::Any:
      return any_or_all(parts, true);
    case Code::Answered:
      return !is_missing(parts[0]);
    case Code::IsMissingBecause:
      return parts[0] == Value(static_cast<Missing>(operation.operand));
    case Code::OrElse:
      return is_missing(parts[0]) ? parts[1] : parts[0];
    case Code::If:
      if (is_missing(parts[0])) return parts[0];
      return std::get<bool>(parts[0]) ? parts[1] : parts[2];
    default:
      break;
  }
  if (const Value* missing = first_missing(parts)) return *missing;
  return apply_known(operation, parts);
}

// The nearest instance that is there.
Value first_of(const std::vector<Candidate>& candidates, std::span<const Value> slots) {
  for (const Candidate& candidate : candidates) {
    if (slots[candidate.present] == Value(true)) return slots[candidate.slot];
  }
  return Missing::NotAsked;
}

// `pairs`: whether each is there, and its value. Of nothing the sum and count are 0, any is no, all is yes.
Value aggregate(Code code, Parts pairs, std::vector<Value>& there) {
  there.clear();
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    if (pairs[i] == Value(true)) there.push_back(pairs[i + 1]);
  }
  const bool extreme = code == Code::Minimum || code == Code::Maximum || code == Code::Mean;
  if (there.empty() && extreme) return Missing::Undefined;
  return apply({code, 0, 0}, there);
}

}  // namespace

Value Evaluator::evaluate(const Expression& expression, std::span<const Value> slots) {
  const Program& program = expression.program();
  stack_.clear();
  for (const Operation operation : program.operations) {
    if (operation.code == Code::Load) {
      stack_.push_back(slots[operation.operand]);
      continue;
    }
    if (operation.code == Code::Constant) {
      stack_.push_back(program.constants[operation.operand]);
      continue;
    }
    if (operation.code == Code::FirstOf) {
      stack_.push_back(first_of(program.candidates[operation.operand], slots));
      continue;
    }
    const Parts parts = Parts(stack_).last(operation.arguments);
    Value result;
    if (operation.code == Code::InList) {
      const auto& list = program.lists[operation.operand];
      result = is_missing(parts[0]) ? parts[0] : Value(std::ranges::find(list, parts[0]) != list.end());
    } else if (operation.code == Code::CodeOfChoice) {
      const Choice* choice = std::get_if<Choice>(&parts[0]);
      // The compiler refused sets in which an option has no code.
      result = choice == nullptr ? parts[0] : Value(*program.sets[operation.operand]->codes[choice->option]);
    } else if (operation.code == Code::Aggregate) {
      result = aggregate(static_cast<Code>(operation.operand), parts, there_);
    } else {
      result = apply(operation, parts);
    }
    stack_.resize(stack_.size() - operation.arguments);
    stack_.push_back(std::move(result));
  }
  return std::move(stack_.back());
}

}  // namespace doorstep::language
