#include "instruments/language/application.h"

#include <algorithm>

#include <fmt/format.h>

namespace doorstep::language {
namespace {

using Code = OperationCode;
using Arguments = std::span<Operand>;

bool settle_both(Operands& operands, Operand& left, Operand& right, Kind kind) {
  return operands.settle(left) && operands.settle(right) && operands.need(left, kind) &&
         operands.need(right, kind);
}

// A drawing has no value but that it is there.
bool is_no_drawing(Operands& operands, const Operand& operand) {
  if (operand.type.kind != Kind::Drawing) return true;
  return operands.problem(operand, "type_mismatch",
                          fmt::format("`{}` is a drawing and can't be compared.", operands.source(operand)),
                          fmt::format("Write `answered({})`.", operands.source(operand)));
}

// `conflict == high` or `high == conflict`: the band is meant, and the score written.
bool is_band_of(const Operands& operands, const Operand& score, const Operand& name) {
  if (name.pending.empty() || operands.scope().find(name.pending)) return false;
  const auto band = operands.scope().find(operands.source(score) + ".band");
  return band && band->type.set != nullptr && band->type.set->find(name.pending);
}

// Whether `score` is no score that is compared with the name of its own band.
bool is_no_band(Operands& operands, const Operand& score, const Operand& name) {
  if (operands.options_of(score) != nullptr || !is_band_of(operands, score, name)) return true;
  return operands.problem(
      name, "type_mismatch",
      fmt::format("`{}` is a band of `{}`, and this is its number.", name.pending, operands.source(score)),
      fmt::format("Write `{}.band` for the score's band.", operands.source(score)));
}

// Two of one type, each of which may be an option of the other.
bool settle_equals(Operands& operands, Operand& left, Operand& right) {
  if (!is_no_band(operands, left, right) || !is_no_band(operands, right, left)) return false;
  return operands.settle_beside(left, operands.options_of(right)) &&
         operands.settle_beside(right, operands.options_of(left)) && operands.need_same(left, right) &&
         is_no_drawing(operands, left);
}

bool need_ordered(Operands& operands, const Operand& operand) {
  return operand.type.kind == Kind::Date || operand.type.kind == Kind::Time ||
         operands.need(operand, Kind::Number);
}

bool settle_ordered(Operands& operands, Operand& left, Operand& right) {
  return operands.settle(left) && need_ordered(operands, left) && operands.settle(right) &&
         operands.need_same(left, right);
}

// One of the options that `several`, settled, is made of.
bool settle_option_of(Operands& operands, Operand& option, const Operand& several) {
  if (!operands.settle_beside(option, several.type.set)) return false;
  if (option.type == Type{Kind::Choice, several.type.set}) return true;
  return operands.problem(
      option, "type_mismatch",
      fmt::format("`{}` is no option of `{}`.", operands.source(option), operands.source(several)),
      fmt::format("The options are {}.", some_of(*several.type.set)));
}

// `room in then`: an option of the same set that `then` picks from.
bool settle_in_several(Operands& operands, Operand& left, Operand& right) {
  if (!operands.settle(right)) return false;
  if (right.type.kind != Kind::Choices && right.type.kind != Kind::Ranking) {
    return operands.problem(right, "type_mismatch",
                            fmt::format("`{}` is not a list.", operands.source(right)),
                            "Write the ids in brackets: `in [a, b]`.");
  }
  return settle_option_of(operands, left, right);
}

// The answer to a `rank` question.
bool settle_ranking(Operands& operands, Operand& operand) {
  if (!operands.settle(operand)) return false;
  if (operand.type.kind == Kind::Ranking) return true;
  const std::string name = operands.source(operand);
  const std::string remedy =
      operand.type.kind == Kind::Choices
          ? fmt::format("Ask it with `type: rank`, or write `{} in {}` or `picked({})`.",
                        operand.type.set->ids.front(), name, name)
          : "Name a question of `type: rank` here.";
  return operands.problem(
      operand, "type_mismatch",
      fmt::format("`{}` is not in an order: only the answer to a `rank` question is.", name), remedy);
}

// What a call becomes: an operation with how many operands, and the type of its result.
struct Call {
  Code code;
  std::size_t taken;
  std::size_t operand = 0;
  Type result{Kind::Number, nullptr};
};

bool apply_if(Operands& operands, Arguments arguments) {
  return operands.settle(arguments[0]) && operands.need(arguments[0], Kind::Boolean) &&
         settle_equals(operands, arguments[1], arguments[2]);
}

// value(q): which operation gives the code of such an argument.
bool find_code(Operands& operands, const Operand& argument, Call& call) {
  if (argument.type.kind == Kind::Boolean) {
    call.code = Code::CodeOfBoolean;
    return true;
  }
  if (argument.type.kind == Kind::Number) {
    call.code = Code::Sum;  // of one number: itself
    return true;
  }
  if (argument.type.kind != Kind::Choice) return operands.need(argument, Kind::Choice);
  const ChoiceSet& set = *argument.type.set;
  const auto without = std::ranges::find_if(set.codes, [](const auto& code) { return !code; });
  if (without != set.codes.end()) {
    const std::string& id = set.ids[static_cast<std::size_t>(without - set.codes.begin())];
    return operands.problem(
        argument, "no_value",
        fmt::format("The option `{}` of `{}` has no `value`.", id, operands.source(argument)),
        "Give each of its options a `value`.");
  }
  call.operand = operands.add_set(set);
  return true;
}

// round(x, 2): the second argument becomes part of the operation.
bool take_decimals(Operands& operands, Arguments arguments, Call& call) {
  if (arguments.size() < 2) return true;
  const Operand last = arguments[1];
  const auto constant = operands.take_constant();
  const Number* number = constant ? std::get_if<Number>(&*constant) : nullptr;
  if (number == nullptr || !number->is_whole() || *number < Number(0) ||
      Number(Number::kMaximumScale) < *number) {
    return operands.problem(last, "decimals", "How many decimals to round to is a number from 0 to 12.",
                            "Write it out: `round(x, 1)`.");
  }
  call.operand = static_cast<std::size_t>(number->whole());
  call.taken = 1;
  return true;
}

bool check_count(Operands& operands, const Function& function, const Token& name, std::size_t count) {
  if (count >= function.least && count <= function.most) return true;
  return operands.problem(
      name, "argument_count",
      fmt::format("`{}` takes {} in its brackets.", function.name, expected_arguments(function)),
      fmt::format("Write it as in the language's description: `{}(...)`.", function.name));
}

// Settles the arguments as the function's rule says.
bool apply_rule(Operands& operands, const Function& function, Arguments arguments, Call& call) {
  switch (function.rule) {
    case FunctionRule::AnyOne:
      call.result.kind = Kind::Boolean;
      call.operand = static_cast<std::size_t>(function.reason);
      return operands.settle(arguments[0]);
    case FunctionRule::OptionCode:
      return operands.settle(arguments[0]) && find_code(operands, arguments[0], call);
    case FunctionRule::SameTwo:
      if (!operands.settle(arguments[0]) || !operands.settle_beside(arguments[1], arguments[0].type.set) ||
          !operands.need_same(arguments[0], arguments[1])) {
        return false;
      }
      call.result = arguments[0].type;
      return true;
    case FunctionRule::If:
      if (!apply_if(operands, arguments)) return false;
      call.result = arguments[1].type;
      return true;
    case FunctionRule::Conditions:
      if (call.code != Code::Count) call.result.kind = Kind::Boolean;
      return operands.settle_all(arguments, Kind::Boolean);
    case FunctionRule::Numbers:
      return operands.settle_all(arguments, Kind::Number);
    case FunctionRule::Round:
      return operands.settle_all(arguments, Kind::Number) && take_decimals(operands, arguments, call);
    case FunctionRule::Several:
      return operands.settle(arguments[0]) && operands.need_several(arguments[0]);
    case FunctionRule::RankOf:
      return settle_ranking(operands, arguments[0]) && settle_option_of(operands, arguments[1], arguments[0]);
    case FunctionRule::FirstOf:
      if (!settle_ranking(operands, arguments[0])) return false;
      call.result = {Kind::Choice, arguments[0].type.set};
      return true;
    case FunctionRule::OneText:
      return operands.settle_all(arguments, Kind::Text);
    case FunctionRule::Dates:
      return operands.settle_all(arguments, Kind::Date);
    case FunctionRule::Times:
      return operands.settle_all(arguments, Kind::Time);
  }
  return false;
}

}  // namespace

bool apply_binary(Operands& operands, Code code) {
  Operand& left = operands.from(operands.size() - 2)[0];
  Operand& right = operands.back();
  Type result{Kind::Boolean, nullptr};
  bool fits = false;
  switch (code) {
    case Code::And:
    case Code::Or:
      fits = settle_both(operands, left, right, Kind::Boolean);
      break;
    case Code::Includes:
      fits = settle_in_several(operands, left, right);
      break;
    case Code::Equal:
    case Code::NotEqual:
      fits = settle_equals(operands, left, right);
      break;
    case Code::Less:
    case Code::LessOrEqual:
    case Code::Greater:
    case Code::GreaterOrEqual:
      fits = settle_ordered(operands, left, right);
      break;
    default:
      fits = settle_both(operands, left, right, Kind::Number);
      result.kind = Kind::Number;
  }
  if (!fits) return false;
  operands.emit(code, 2, left.begin, right.end);
  operands.join(2, result);
  return true;
}

bool apply_sign(Operands& operands, Code code, const Token& sign) {
  Operand& operand = operands.back();
  const Kind kind = code == Code::Not ? Kind::Boolean : Kind::Number;
  if (!operands.settle(operand) || !operands.need(operand, kind)) return false;
  operand.begin = sign.offset;
  operands.emit(code, 1, sign.offset, operand.end);
  operands.join(1, {kind, nullptr});
  return true;
}

bool apply_function(Operands& operands, const Function& function, const Token& name, std::size_t first,
                    const Token& closing) {
  const Arguments arguments = operands.from(first);
  if (!check_count(operands, function, name, arguments.size())) return false;
  Call call{function.code, arguments.size()};
  if (!apply_rule(operands, function, arguments, call)) return false;
  operands.emit(call.code, call.taken, name.offset, closing.offset + 1, call.operand);
  operands.join(operands.size() - first, call.result);
  operands.back().begin = name.offset;
  operands.back().end = closing.offset + 1;
  return true;
}

}  // namespace doorstep::language
