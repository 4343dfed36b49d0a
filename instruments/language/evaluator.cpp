// Runs a compiled expression: a stack machine over values, three-valued throughout.
//
// The stack points at slots, constants and results instead of holding values: most of what an expression
// reads is only looked at, and a copy of a text or a list would cost more than the whole condition.

#include <algorithm>

#include "instruments/language/operation.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;
using Truth = std::optional<bool>;

Truth truth(const Value& value) {
  const bool* boolean = std::get_if<bool>(&value);
  return boolean == nullptr ? Truth() : Truth(*boolean);
}

Value from(std::optional<Number> number) { return number ? Value(*number) : Value(Missing::OutOfRange); }

Value divided(Number left, Number right) {
  return right == Number(0) ? Value(Missing::DividedByZero) : from(Number::divide(left, right));
}

// What is missing in a part is missing in the whole, for the first missing part's reason.
const Value* first_missing(Parts parts) {
  const auto found = std::ranges::find_if(parts, [](const Value* part) { return is_missing(*part); });
  return found == parts.end() ? nullptr : *found;
}

// Kleene: `decisive` decides at once; without it one unknown makes the whole unknown. What is not reached yet
// may still decide, whatever else is missing.
Value any_or_all(Parts parts, bool decisive) {
  const Value* missing = nullptr;
  for (const Value* part : parts) {
    if (truth(*part) == decisive) return decisive;
    if (is_missing(*part) && (missing == nullptr || *part == Value(Missing::NotReached))) missing = part;
  }
  return missing != nullptr ? *missing : Value(!decisive);
}

// Negative, zero or positive, from the least to the greatest that it may be.
struct Order {
  std::int64_t least = 0;
  std::int64_t greatest = 0;
};

// Two dates that are equally exact have one order; of others, the less exact one may be any of its days.
Order order(Date left, Date right) {
  if (left.precision() != right.precision())
    return {left.days() - right.last_days(), left.last_days() - right.days()};
  const std::int64_t days = left.days() - right.days();
  return {days, days};
}

// Of numbers, dates and times: the kinds that have an order.
Order order(const Value& left, const Value& right) {
  if (const Date* date = std::get_if<Date>(&left)) return order(*date, std::get<Date>(right));
  const Time* time = std::get_if<Time>(&left);
  const std::int64_t exact = time != nullptr
                                 ? time->minutes() - std::get<Time>(right).minutes()
                                 : Number::compare(std::get<Number>(left), std::get<Number>(right));
  return {exact, exact};
}

// What holds at both ends holds between them.
Value agreed(bool at_least, bool at_greatest) {
  return at_least == at_greatest ? Value(at_least) : Value(Missing::Undefined);
}

Value equal(const Value& left, const Value& right) {
  const Date* date = std::get_if<Date>(&left);
  if (date == nullptr || date->precision() == std::get<Date>(right).precision()) return left == right;
  const auto [least, greatest] = order(left, right);
  return least > 0 || greatest < 0 ? Value(false) : Value(Missing::Undefined);
}

Value negated(const Value& value) {
  const Truth known = truth(value);
  return known ? Value(!*known) : value;
}

Value compare(Code code, const Value& left, const Value& right) {
  if (code == Code::Equal) return equal(left, right);
  if (code == Code::NotEqual) return negated(equal(left, right));
  const auto [least, greatest] = order(left, right);
  switch (code) {
    case Code::Less:
      return agreed(least < 0, greatest < 0);
    case Code::LessOrEqual:
      return agreed(least <= 0, greatest <= 0);
    case Code::Greater:
      return agreed(least > 0, greatest > 0);
    default:
      return agreed(least >= 0, greatest >= 0);
  }
}

Value is_in(const std::vector<Value>& list, const Value& value) {
  Value found = false;
  for (const Value& each : list) {
    const Value same = equal(value, each);
    if (same == Value(true)) return same;
    if (is_missing(same)) found = same;
  }
  return found;
}

Value total(Parts parts) {
  std::optional<Number> sum = Number(0);
  for (const Value* part : parts) {
    if (sum) sum = Number::add(*sum, std::get<Number>(*part));
  }
  return from(sum);
}

bool less(const Value* left, const Value* right) { return order(*left, *right).least < 0; }

Value calculate(Code code, Parts parts) {
  const auto number = [&](std::size_t index) { return std::get<Number>(*parts[index]); };
  switch (code) {
    case Code::Add:
      return from(Number::add(number(0), number(1)));
    case Code::Subtract:
      return from(Number::subtract(number(0), number(1)));
    case Code::Multiply:
      return from(Number::multiply(number(0), number(1)));
    case Code::Divide:
      return divided(number(0), number(1));
    case Code::Negate:
      return number(0).negated();
    case Code::Floor:
      return number(0).rounded_down(0);
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
      return **std::ranges::min_element(parts, less);
    default:
      return **std::ranges::max_element(parts, less);
  }
}

// Characters, not bytes: continuation bytes of UTF-8 are not counted.
std::int64_t count_characters(const std::string& text) {
  return std::ranges::count_if(text,
                               [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
}

// The options of several or of a ranking.
const std::vector<std::uint16_t>& options_in(const Value& value) {
  if (const Choices* several = std::get_if<Choices>(&value)) return several->options;
  return std::get<Ranking>(value).options;
}

bool includes(const Value& option, const Value& several) {
  const auto& options = options_in(several);
  return std::ranges::find(options, std::get<Choice>(option).option) != options.end();
}

// An option's place, from 1.
Value rank(const Value& ranking, const Value& option) {
  const auto& options = options_in(ranking);
  const auto found = std::ranges::find(options, std::get<Choice>(option).option);
  if (found == options.end()) return Missing::Undefined;
  return Number(found - options.begin() + 1);
}

Value first_ranked(const Value& ranking) {
  const auto& options = options_in(ranking);
  return options.empty() ? Value(Missing::Undefined) : Value(Choice{options.front()});
}

std::int64_t count_true(Parts parts) {
  return std::ranges::count_if(parts, [](const Value* part) { return truth(*part) == true; });
}

// What needs all its parts known.
Value apply_known(Operation operation, Parts parts) {
  const auto part = [&](std::size_t index) -> const Value& { return *parts[index]; };
  switch (operation.code) {
    case Code::Not:
      return !std::get<bool>(part(0));
    case Code::Includes:
      return includes(part(0), part(1));
    case Code::CodeOfBoolean:
      return Number(std::get<bool>(part(0)) ? 1 : 0);
    case Code::Count:
      return Number(count_true(parts));
    case Code::Picked:
      return Number(static_cast<std::int64_t>(options_in(part(0)).size()));
    case Code::Rank:
      return rank(part(0), part(1));
    case Code::First:
      return first_ranked(part(0));
    case Code::Round:
      return std::get<Number>(part(0)).rounded(static_cast<int>(operation.operand));
    case Code::Length:
      return Number(count_characters(std::get<std::string>(part(0))));
    case Code::DaysBetween:
      return Number(std::get<Date>(part(1)).days() - std::get<Date>(part(0)).days());
    case Code::YearsBetween:
      return Number(Date::years_between(std::get<Date>(part(0)), std::get<Date>(part(1))));
    case Code::MinutesBetween:
      return Number(std::get<Time>(part(1)).minutes() - std::get<Time>(part(0)).minutes());
    case Code::Equal:
    case Code::NotEqual:
    case Code::Less:
    case Code::LessOrEqual:
    case Code::Greater:
    case Code::GreaterOrEqual:
      return compare(operation.code, part(0), part(1));
    default:
      return calculate(operation.code, parts);
  }
}

// Whether something of a repeat is there.
bool is_there(const Value& present) { return truth(present) == true; }

// `pairs`: whether each is there, and its value; what may be there counts as missing. Of nothing the sum and
// count are 0, any is no, all is yes.
Value aggregate(const Program& program, Code code, Parts pairs, StillToCome still_to_come) {
  std::vector<const Value*> there;
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    if (is_missing(*pairs[i])) there.push_back(pairs[i]);
    if (is_there(*pairs[i])) there.push_back(pairs[i + 1]);
  }
  const bool extreme = code == Code::Minimum || code == Code::Maximum || code == Code::Mean;
  if (there.empty() && extreme) return Missing::Undefined;
  return perform(program, {code, 0, 0}, there, still_to_come);
}

}  // namespace

std::optional<std::uint32_t> slot_of(const Program& program, Operation operation,
                                     std::span<const Value> slots) {
  if (operation.code == Code::Load) return operation.operand;
  for (const Candidate& candidate : program.candidates[operation.operand]) {
    if (is_there(slots[candidate.present])) return candidate.slot;
  }
  return std::nullopt;
}

const Value& loaded(const Program& program, Operation operation, std::span<const Value> slots) {
  static const Value kNobody = Missing::NotAsked;
  const auto slot = slot_of(program, operation, slots);
  return slot ? slots[*slot] : kNobody;
}

Value perform(const Program& program, Operation operation, Parts parts, StillToCome still_to_come) {
  switch (operation.code) {
    case Code::And:
    case Code::All:
      return any_or_all(parts, false);
    case Code::Or:
    case Code::Any:
      return any_or_all(parts, true);
    case Code::Answered:
      return !is_missing(*parts[0]);
    case Code::IsMissingBecause:
      return *parts[0] == Value(static_cast<Missing>(operation.operand));
    case Code::Aggregate:
      return aggregate(program, static_cast<Code>(operation.operand), parts, still_to_come);
    case Code::OrElse:
      // What may still be answered is not yet known to be missing.
      if (still_to_come == StillToCome::Answers && *parts[0] == Value(Missing::NotReached)) return *parts[0];
      return is_missing(*parts[0]) ? *parts[1] : *parts[0];
    case Code::If:
      if (is_missing(*parts[0])) return *parts[0];
      return std::get<bool>(*parts[0]) ? *parts[1] : *parts[2];
    default:
      break;
  }
  if (const Value* missing = first_missing(parts)) return *missing;
  switch (operation.code) {
    case Code::InList:
      return is_in(program.lists[operation.operand], *parts[0]);
    case Code::CodeOfChoice:
      // The compiler refused sets in which an option has no code.
      return *program.sets[operation.operand]->codes[std::get<Choice>(*parts[0]).option];
    default:
      return apply_known(operation, parts);
  }
}

std::vector<std::uint32_t> slots_read(const Program& program, std::span<const Operation> operations) {
  std::vector<std::uint32_t> slots;
  for (const Operation operation : operations) {
    if (operation.code == Code::Load) slots.push_back(operation.operand);
    if (operation.code != Code::FirstOf) continue;
    for (const Candidate& candidate : program.candidates[operation.operand])
      slots.insert(slots.end(), {candidate.present, candidate.slot});
  }
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

Value Evaluator::evaluate(const Expression& expression, std::span<const Value> slots) {
  return run(expression.program(), expression.operations(), slots);
}

const Value& Evaluator::run(const Program& program, std::span<const Operation> operations,
                            std::span<const Value> slots) {
  stack_.clear();
  // Grown before anything points into it.
  if (results_.size() < operations.size()) results_.resize(operations.size());
  for (std::size_t i = 0; i < operations.size(); ++i) {
    const Operation operation = operations[i];
    if (operation.code == Code::Load || operation.code == Code::FirstOf) {
      stack_.push_back(&loaded(program, operation, slots));
    } else if (operation.code == Code::Constant) {
      stack_.push_back(&program.constants[operation.operand]);
    } else {
      results_[i] = perform(program, operation, Parts(stack_).last(operation.arguments), still_to_come_);
      stack_.resize(stack_.size() - operation.arguments);
      stack_.push_back(&results_[i]);
    }
  }
  return *stack_.back();
}

}  // namespace doorstep::language
