// From text to operations: operator precedence with an explicit stack, types checked as operands meet their
// operator.
//
// A bare name stays pending until the operator that takes it says what it stands beside: an option of a
// choice, or a question, value or score. This is why types are checked here and not in a later pass.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/language/closest.h"
#include "instruments/language/operation.h"
#include "instruments/language/token.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;

enum class FunctionRule : std::uint8_t {
  AnyOne,
  OptionCode,
  SameTwo,
  If,
  Numbers,
  Conditions,
  Several,
  Round,
  OneNumber,
  OneText,
  Dates
};

struct Function {
  std::string_view name;
  Code code;
  FunctionRule rule;
  std::size_t least;
  std::size_t most;  // arguments
  Missing reason = Missing::DontKnow;
};

constexpr std::size_t kAny = 65535;  // as many arguments as an operation can count
constexpr std::array kFunctions = {
    Function{"answered", Code::Answered, FunctionRule::AnyOne, 1, 1},
    Function{"dont_know", Code::IsMissingBecause, FunctionRule::AnyOne, 1, 1, Missing::DontKnow},
    Function{"wont_say", Code::IsMissingBecause, FunctionRule::AnyOne, 1, 1, Missing::WontSay},
    Function{"skipped", Code::IsMissingBecause, FunctionRule::AnyOne, 1, 1, Missing::Skipped},
    Function{"not_asked", Code::IsMissingBecause, FunctionRule::AnyOne, 1, 1, Missing::NotAsked},
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
    Function{"round", Code::Round, FunctionRule::Round, 1, 2},
    Function{"floor", Code::Floor, FunctionRule::OneNumber, 1, 1},
    Function{"abs", Code::Absolute, FunctionRule::OneNumber, 1, 1},
    Function{"length", Code::Length, FunctionRule::OneText, 1, 1},
    Function{"days_between", Code::DaysBetween, FunctionRule::Dates, 2, 2},
    Function{"years_between", Code::YearsBetween, FunctionRule::Dates, 2, 2},
};

// How tightly an operator binds; a comparison does not chain.
constexpr int kComparison = 4;
constexpr int kNot = 3;
constexpr int kMinus = 7;

struct Operator {
  std::string_view text;
  Code code;
  int binding;
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

template <typename Table>
auto find_in(const Table& table, std::string_view name) -> decltype(table.data()) {
  for (const auto& entry : table) {
    if constexpr (requires { entry.name; }) {
      if (entry.name == name) return &entry;
    } else {
      if (entry.text == name) return &entry;
    }
  }
  return nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const Function& function : kFunctions) names.emplace_back(function.name);
  return names;
}

std::optional<bool> truth_word(std::string_view name) {
  if (name == "yes" || name == "true") return true;
  if (name == "no" || name == "false") return false;
  return std::nullopt;
}

// The options for a message: all of a usual set, the first of a long one.
std::string some_of(const ChoiceSet& set) {
  constexpr std::size_t kShown = 12;
  const std::span<const std::string> ids(set.ids);
  if (ids.size() <= kShown) return fmt::format("{}", fmt::join(ids, ", "));
  return fmt::format("{} and {} more", fmt::join(ids.first(kShown), ", "), ids.size() - kShown);
}

// A value on its way to an operator.
struct Operand {
  Type type;
  std::string_view pending;   // a bare name whose meaning is still open; empty once it is known
  std::size_t operation = 0;  // where its first operation stands, the one to fill in for a pending name
  std::size_t begin = 0;      // bytes of the source that it covers
  std::size_t end = 0;
};

// An operator, bracket or function that waits for its right side.
struct Waiting {
  enum class What : std::uint8_t { Operator, Bracket, Function };
  What what = What::Operator;
  Code code = Code::Load;
  int binding = 0;
  Token token;
  const Function* function = nullptr;
  std::size_t first_operand = 0;  // a function's arguments start here
};

}  // namespace

class Compiler {
 public:
  Compiler(std::string_view text, const Scope& scope) : scope_(scope) {
    expression_.text_ = std::string(text);
  }

  tl::expected<Expression, ExpressionProblem> run(std::optional<Kind> wanted) {
    if (!parse() || !finish(wanted)) return tl::unexpected(problem_);
    auto& reads = expression_.reads_;
    std::ranges::sort(reads);
    reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
    return std::move(expression_);
  }

 private:
  // Every step returns false once problem_ is set; nothing is compiled after the first mistake.
  bool problem(std::size_t begin, std::size_t end, std::string code, std::string message,
               std::string remedy) {
    problem_ = {begin, expression_.text_.substr(begin, end - begin), std::move(code), std::move(message),
                std::move(remedy)};
    return false;
  }
  bool problem(const Token& token, std::string code, std::string message, std::string remedy) {
    return problem(token.offset, token.offset + token.text.size(), std::move(code), std::move(message),
                   std::move(remedy));
  }
  bool problem(const Operand& operand, std::string code, std::string message, std::string remedy) {
    return problem(operand.begin, operand.end, std::move(code), std::move(message), std::move(remedy));
  }
  [[nodiscard]] std::string source(const Operand& operand) const {
    return expression_.text_.substr(operand.begin, operand.end - operand.begin);
  }

  void emit(Code code, std::size_t arguments, std::size_t operand = 0) {
    expression_.operations_.push_back(
        {code, static_cast<std::uint16_t>(arguments), static_cast<std::uint32_t>(operand)});
  }
  std::uint32_t constant(Value value) {
    expression_.constants_.push_back(std::move(value));
    return static_cast<std::uint32_t>(expression_.constants_.size() - 1);
  }
  void push_constant(const Token& token, Kind kind, Value value) {
    operands_.push_back({{kind, nullptr},
                         {},
                         expression_.operations_.size(),
                         token.offset,
                         token.offset + token.text.size()});
    emit(Code::Constant, 0, constant(std::move(value)));
  }
  void settle_as_constant(Operand& operand, Type type, Value value) {
    expression_.operations_[operand.operation] = {Code::Constant, 0, constant(std::move(value))};
    operand.type = type;
    operand.pending = {};
  }

  // Gives a pending name its meaning as a yes, a no, or something that the scope knows.
  bool settle(Operand& operand) {
    if (operand.pending.empty()) return true;
    if (const auto truth = truth_word(operand.pending)) {
      settle_as_constant(operand, {Kind::Boolean, nullptr}, *truth);
      return true;
    }
    const auto symbol = scope_.find(operand.pending);
    if (!symbol) {
      const NameProblem& found = symbol.error();
      return problem(operand, found.code, found.message, found.remedy);
    }
    expression_.operations_[operand.operation] = {Code::Load, 0, symbol->slot};
    expression_.reads_.push_back(symbol->slot);
    operand.type = symbol->type;
    operand.pending = {};
    return true;
  }

  // The options that stand beside an operand, when it is a choice or a name of one.
  [[nodiscard]] const ChoiceSet* options_of(const Operand& operand) const {
    if (operand.pending.empty()) return operand.type.set;
    const auto symbol = scope_.find(operand.pending);
    return symbol ? symbol->type.set : nullptr;
  }

  // Gives a pending name its meaning beside `set`: one of its options, else a name like any other.
  bool settle_beside(Operand& operand, const ChoiceSet* set) {
    if (operand.pending.empty() || set == nullptr) return settle(operand);
    if (const auto option = set->find(operand.pending)) {
      settle_as_constant(operand, {Kind::Choice, set}, Choice{*option});
      return true;
    }
    const auto symbol = scope_.find(operand.pending);
    if (!symbol && symbol.error().code == "unknown_name") {
      return problem(
          operand, "unknown_option", fmt::format("There is no option `{}` here.", operand.pending),
          fmt::format("The options are {}.{}", some_of(*set), did_you_mean(operand.pending, set->ids)));
    }
    return settle(operand);
  }

  bool need(const Operand& operand, Kind kind) {
    if (operand.type.kind == kind) return true;
    std::string remedy = fmt::format("Put {} here.", describe(kind));
    if (kind == Kind::Boolean && operand.type.kind == Kind::Choice) {
      remedy = fmt::format("Compare it with an option: `{} == {}`.", source(operand),
                           operand.type.set->ids.front());
    } else if (kind == Kind::Boolean && operand.type.kind == Kind::Choices) {
      remedy = fmt::format("Ask for an option: `{} in {}`.", operand.type.set->ids.front(), source(operand));
    } else if (kind == Kind::Boolean) {
      remedy = fmt::format("Compare it with something, or write `answered({})`.", source(operand));
    } else if (kind == Kind::Number &&
               (operand.type.kind == Kind::Choice || operand.type.kind == Kind::Boolean)) {
      remedy = fmt::format("Write `value({})` for its code.", source(operand));
    }
    return problem(operand, "type_mismatch",
                   fmt::format("`{}` is {}, but {} is needed here.", source(operand),
                               describe(operand.type.kind), describe(kind)),
                   std::move(remedy));
  }

  bool need_same(const Operand& left, const Operand& right) {
    if (left.type == right.type) return true;
    if (left.type.kind == Kind::Choice && right.type.kind == Kind::Choices) {
      return problem(right, "type_mismatch", fmt::format("`{}` can have several answers.", source(right)),
                     fmt::format("Write `{} in {}`.", source(left), source(right)));
    }
    if (left.type.kind == Kind::Choices && right.type.kind == Kind::Choice) {
      return problem(left, "type_mismatch", fmt::format("`{}` can have several answers.", source(left)),
                     fmt::format("Write `{} in {}`.", source(right), source(left)));
    }
    if (left.type.kind == right.type.kind) {
      return problem(right, "type_mismatch",
                     fmt::format("`{}` and `{}` have different options.", source(left), source(right)),
                     "Compare each with one of its own options.");
    }
    return problem(right, "type_mismatch",
                   fmt::format("`{}` is {}, and `{}` is {}: they can't be compared.", source(left),
                               describe(left.type.kind), source(right), describe(right.type.kind)),
                   "Compare two things of the same kind.");
  }

  // Takes the last `count` operands together into one of `type`.
  void join(std::size_t count, Type type) {
    Operand whole = operands_[operands_.size() - count];
    whole.type = type;
    whole.end = operands_.back().end;
    operands_.resize(operands_.size() - count);
    operands_.push_back(whole);
  }

  bool apply_binary(const Waiting& waiting) {
    Operand& left = operands_[operands_.size() - 2];
    Operand& right = operands_.back();
    Type result{Kind::Boolean, nullptr};
    switch (waiting.code) {
      case Code::And:
      case Code::Or:
        if (!settle(left) || !settle(right) || !need(left, Kind::Boolean) || !need(right, Kind::Boolean))
          return false;
        break;
      case Code::Includes:
        if (!settle_in_several(left, right)) return false;
        break;
      case Code::Equal:
      case Code::NotEqual:
        if (!settle_beside(left, options_of(right)) || !settle_beside(right, options_of(left)) ||
            !need_same(left, right)) {
          return false;
        }
        break;
      case Code::Less:
      case Code::LessOrEqual:
      case Code::Greater:
      case Code::GreaterOrEqual:
        if (!settle(left) || !need_ordered(left) || !settle(right) || !need_same(left, right)) return false;
        break;
      default:
        if (!settle(left) || !settle(right) || !need(left, Kind::Number) || !need(right, Kind::Number))
          return false;
        result.kind = Kind::Number;
    }
    emit(waiting.code, 2);
    join(2, result);
    return true;
  }

  bool need_ordered(const Operand& operand) {
    return operand.type.kind == Kind::Date || need(operand, Kind::Number);
  }

  // `room in then`: an option of the same set that `then` picks from.
  bool settle_in_several(Operand& left, Operand& right) {
    if (!settle(right)) return false;
    if (right.type.kind != Kind::Choices) {
      return problem(right, "type_mismatch", fmt::format("`{}` is not a list.", source(right)),
                     "Write the ids in brackets: `in [a, b]`.");
    }
    if (!settle_beside(left, right.type.set)) return false;
    if (left.type == Type{Kind::Choice, right.type.set}) return true;
    return problem(left, "type_mismatch",
                   fmt::format("`{}` is no option of `{}`.", source(left), source(right)),
                   fmt::format("The options are {}.", some_of(*right.type.set)));
  }

  bool apply(const Waiting& waiting) {
    if (waiting.code != Code::Not && waiting.code != Code::Negate) return apply_binary(waiting);
    Operand& operand = operands_.back();
    const Kind kind = waiting.code == Code::Not ? Kind::Boolean : Kind::Number;
    if (!settle(operand) || !need(operand, kind)) return false;
    operand.begin = waiting.token.offset;
    emit(waiting.code, 1);
    operand.type = {kind, nullptr};
    return true;
  }

  // Applies the waiting operators that bind at least as tightly as what comes next.
  bool reduce(int binding) {
    while (!waiting_.empty() && waiting_.back().what == Waiting::What::Operator &&
           waiting_.back().binding >= binding) {
      const Waiting waiting = waiting_.back();
      waiting_.pop_back();
      if (!apply(waiting)) return false;
    }
    return true;
  }

  bool settle_all(std::span<Operand> arguments, Kind kind) {
    return std::ranges::all_of(arguments,
                               [&](Operand& argument) { return settle(argument) && need(argument, kind); });
  }

  bool apply_function(const Waiting& call, const Token& closing) {
    const Function& function = *call.function;
    const std::span<Operand> arguments = std::span(operands_).subspan(call.first_operand);
    if (arguments.size() < function.least || arguments.size() > function.most) {
      return problem(
          call.token, "argument_count",
          fmt::format("`{}` takes {} in its brackets.", function.name, expected_arguments(function)),
          fmt::format("Write it as in the language's description: `{}(...)`.", function.name));
    }
    Type result{Kind::Number, nullptr};
    std::size_t taken = arguments.size();
    std::size_t operand = 0;
    Code code = function.code;
    switch (function.rule) {
      case FunctionRule::AnyOne:
        if (!settle(arguments[0])) return false;
        result.kind = Kind::Boolean;
        operand = static_cast<std::size_t>(function.reason);
        break;
      case FunctionRule::OptionCode:
        if (!settle(arguments[0]) || !code_of(arguments[0], code, operand)) return false;
        break;
      case FunctionRule::SameTwo:
        if (!settle(arguments[0]) || !settle_beside(arguments[1], arguments[0].type.set) ||
            !need_same(arguments[0], arguments[1])) {
          return false;
        }
        result = arguments[0].type;
        break;
      case FunctionRule::If:
        if (!settle(arguments[0]) || !need(arguments[0], Kind::Boolean) ||
            !settle_beside(arguments[1], options_of(arguments[2])) ||
            !settle_beside(arguments[2], arguments[1].type.set) || !need_same(arguments[1], arguments[2])) {
          return false;
        }
        result = arguments[1].type;
        break;
      case FunctionRule::Numbers:
      case FunctionRule::OneNumber:
        if (!settle_all(arguments, Kind::Number)) return false;
        break;
      case FunctionRule::Conditions:
        if (!settle_all(arguments, Kind::Boolean)) return false;
        if (code != Code::Count) result.kind = Kind::Boolean;
        break;
      case FunctionRule::Several:
        if (!settle_all(arguments, Kind::Choices)) return false;
        break;
      case FunctionRule::Round:
        if (!settle_all(arguments, Kind::Number) || !take_decimals(arguments, operand)) return false;
        taken = 1;
        break;
      case FunctionRule::OneText:
        if (!settle_all(arguments, Kind::Text)) return false;
        break;
      case FunctionRule::Dates:
        if (!settle_all(arguments, Kind::Date)) return false;
        break;
    }
    emit(code, taken, operand);
    join(arguments.size(), result);
    operands_.back().begin = call.token.offset;
    operands_.back().end = closing.offset + 1;
    return true;
  }

  static std::string expected_arguments(const Function& function) {
    if (function.most == kAny) return "at least one thing";
    if (function.least == function.most) return fmt::format("{}", function.least);
    return fmt::format("{} or {}", function.least, function.most);
  }

  // value(q): which operation gives the code of such an argument.
  bool code_of(const Operand& argument, Code& code, std::size_t& operand) {
    if (argument.type.kind == Kind::Boolean) {
      code = Code::CodeOfBoolean;
      return true;
    }
    if (argument.type.kind == Kind::Number) {
      code = Code::Sum;  // of one number: itself
      return true;
    }
    if (argument.type.kind != Kind::Choice) return need(argument, Kind::Choice);
    const ChoiceSet& set = *argument.type.set;
    for (std::size_t i = 0; i < set.ids.size(); ++i) {
      if (!set.codes[i]) {
        return problem(argument, "no_value",
                       fmt::format("The option `{}` of `{}` has no `value`.", set.ids[i], source(argument)),
                       "Give each of its options a `value`.");
      }
    }
    expression_.sets_.push_back(&set);
    operand = expression_.sets_.size() - 1;
    return true;
  }

  // round(x, 2): the second argument becomes part of the operation.
  bool take_decimals(std::span<const Operand> arguments, std::size_t& decimals) {
    if (arguments.size() < 2) return true;
    const Operation last = expression_.operations_.back();
    const Number* number =
        last.code == Code::Constant ? std::get_if<Number>(&expression_.constants_[last.operand]) : nullptr;
    if (number == nullptr || !number->is_whole() || *number < Number(0) ||
        Number(Number::kMaximumScale) < *number ||
        arguments[1].operation + 1 != expression_.operations_.size()) {
      return problem(arguments[1], "decimals", "How many decimals to round to is a number from 0 to 12.",
                     "Write it out: `round(x, 1)`.");
    }
    decimals = static_cast<std::size_t>(number->whole());
    expression_.operations_.pop_back();
    return true;
  }

  bool parse() {
    if (expression_.text_.size() > kLongestExpression) {
      return problem(0, 20, "too_long",
                     fmt::format("An expression can have {} characters.", kLongestExpression),
                     "Move parts of it into `values` and use their names.");
    }
    auto tokens = tokenize(expression_.text_);
    if (!tokens) {
      problem_ = tokens.error();
      return false;
    }
    tokens_ = std::move(*tokens);
    while (tokens_[position_].kind != Token::Kind::End) {
      if (waiting_.size() > kDeepestExpression) {
        return problem(tokens_[position_], "too_deep",
                       fmt::format("An expression can be {} brackets deep.", kDeepestExpression),
                       "Move parts of it into `values` and use their names.");
      }
      if (!(expects_operand_ ? parse_operand() : parse_operator())) return false;
    }
    return true;
  }

  bool parse_operand() {
    const Token token = tokens_[position_++];
    switch (token.kind) {
      case Token::Kind::Number:
        expects_operand_ = false;
        return parse_number(token);
      case Token::Kind::Date:
        expects_operand_ = false;
        return parse_date(token);
      case Token::Kind::Text:
        expects_operand_ = false;
        push_constant(token, Kind::Text, std::string(token.text.substr(1, token.text.size() - 2)));
        return true;
      case Token::Kind::Name:
        return parse_name(token);
      case Token::Kind::Symbol:
        return parse_opening(token);
      case Token::Kind::End:
        break;
    }
    return false;
  }

  bool parse_number(const Token& token) {
    const auto number = Number::parse(token.text);
    if (!number) {
      return problem(token, "number_range",
                     fmt::format("The number {} is too large or too exact.", token.text),
                     "Use at most 18 digits and 12 decimals.");
    }
    push_constant(token, Kind::Number, *number);
    return true;
  }

  bool parse_date(const Token& token) {
    const auto date = Date::parse(token.text);
    if (!date) {
      return problem(token, "no_such_date", fmt::format("There is no day {}.", token.text),
                     "Write year, month and day: 2026-11-21.");
    }
    push_constant(token, Kind::Date, *date);
    return true;
  }

  bool parse_name(const Token& token) {
    if (token.text == "not") {
      waiting_.push_back({Waiting::What::Operator, Code::Not, kNot, token});
      return true;
    }
    if (token.text == "and" || token.text == "or" || token.text == "in") {
      return problem(token, "unexpected", fmt::format("Something is missing before `{}`.", token.text),
                     "Write a comparison on both sides.");
    }
    if (tokens_[position_].is("(")) {
      const Function* function = find_in(kFunctions, token.text);
      if (function == nullptr) {
        return problem(token, "unknown_function", fmt::format("There is no function `{}`.", token.text),
                       fmt::format("The functions are {}.{}", fmt::join(function_names(), ", "),
                                   did_you_mean(token.text, function_names())));
      }
      ++position_;
      waiting_.push_back({Waiting::What::Function, Code::Load, 0, token, function, operands_.size()});
      return true;
    }
    expects_operand_ = false;
    operands_.push_back(
        {{}, token.text, expression_.operations_.size(), token.offset, token.offset + token.text.size()});
    emit(Code::Load, 0);
    return true;
  }

  bool parse_opening(const Token& token) {
    if (token.is("(")) {
      waiting_.push_back({Waiting::What::Bracket, Code::Load, 0, token});
      return true;
    }
    if (token.is("-")) {
      waiting_.push_back({Waiting::What::Operator, Code::Negate, kMinus, token});
      return true;
    }
    if (token.is("[")) {
      return problem(token, "unexpected", "A list can only stand after `in`.", "Write `q in [a, b]`.");
    }
    return problem(token, "unexpected", fmt::format("Something is missing before `{}`.", token.text),
                   "Write a name, a number or a text there.");
  }

  bool parse_operator() {
    const Token token = tokens_[position_++];
    if (token.is(")")) return parse_closing(token);
    if (token.is(",")) return parse_comma(token);
    if (token.is_word("not") && tokens_[position_].is_word("in")) {
      ++position_;
      return parse_in(token, true);
    }
    if (token.is_word("in")) return parse_in(token, false);
    const Operator* found = token.kind == Token::Kind::Name || token.kind == Token::Kind::Symbol
                                ? find_in(kOperators, token.text)
                                : nullptr;
    if (found == nullptr) {
      return problem(token, "unexpected",
                     fmt::format("`{}` does not follow from what stands before it.", token.text),
                     "Join two conditions with `and` or `or`.");
    }
    return wait(token, *found);
  }

  bool wait(const Token& token, const Operator& found) {
    if (!reduce(found.binding == kComparison ? kComparison + 1 : found.binding)) return false;
    if (found.binding == kComparison && !may_compare(token)) return false;
    waiting_.push_back({Waiting::What::Operator, found.code, found.binding, token});
    expects_operand_ = true;
    return true;
  }

  bool may_compare(const Token& token) {
    if (!chains_comparison()) return true;
    return problem(token, "chained_comparison", "A comparison can't be compared again.",
                   "Write two comparisons with `and`: `a < b and b < c`.");
  }
  [[nodiscard]] bool chains_comparison() const {
    return !waiting_.empty() && waiting_.back().what == Waiting::What::Operator &&
           waiting_.back().binding == kComparison;
  }

  bool parse_in(const Token& token, bool negated) {
    if (!reduce(kComparison + 1) || !may_compare(token)) return false;
    if (tokens_[position_].is("[")) {
      ++position_;
      if (!parse_list()) return false;
      if (negated) emit(Code::Not, 1);
      return true;
    }
    // `not in` binds as its positive, and the negation is applied to the whole comparison.
    if (negated) {
      return problem(token, "unexpected", "`not in` needs a list in brackets.",
                     "Write `not (option in question)`, or `question not in [a, b]`.");
    }
    return wait(token, *find_in(kOperators, "in"));
  }

  bool parse_list() {
    if (!settle(operands_.back())) return false;
    const Operand left = operands_.back();
    if (left.type.kind == Kind::Choices) {
      return problem(
          left, "type_mismatch", fmt::format("`{}` can have several answers.", source(left)),
          fmt::format("Ask for each option: `{} in {}`.", left.type.set->ids.front(), source(left)));
    }
    std::vector<Value> list;
    while (true) {
      if (!parse_element(left, list)) return false;
      const Token token = tokens_[position_++];
      if (token.is("]")) break;
      if (!token.is(",")) {
        return problem(token.kind == Token::Kind::End ? tokens_[position_ - 2] : token, "open_list",
                       "This list is not closed.", "End it with `]`, and put commas between its parts.");
      }
    }
    emit(Code::InList, 1, expression_.lists_.size());
    expression_.lists_.push_back(std::move(list));
    operands_.back().type = {Kind::Boolean, nullptr};
    operands_.back().end = tokens_[position_ - 1].offset + 1;
    return true;
  }

  // One constant of a list: parsed as an operand of its own, then taken out of the operations again.
  bool parse_element(const Operand& left, std::vector<Value>& list) {
    const bool negative = tokens_[position_].is("-");
    if (negative) ++position_;
    const Token token = tokens_[position_];
    const bool plain = token.kind != Token::Kind::Symbol && token.kind != Token::Kind::End;
    if (!plain || (token.kind == Token::Kind::Name && tokens_[position_ + 1].is("("))) {
      return problem(token.kind == Token::Kind::End ? tokens_[position_ - 1] : token, "list_element",
                     "A list holds ids, numbers, texts and dates.", "Write each one out: `[a, b]`.");
    }
    const std::size_t before = expression_.operations_.size();
    if (!parse_operand()) return false;
    if (!settle_beside(operands_.back(), left.type.set) || !need_same(left, operands_.back())) return false;
    const Operation made = expression_.operations_.back();
    if (made.code != Code::Constant) {
      return problem(token, "list_element", fmt::format("`{}` is not a fixed value.", token.text),
                     "Compare with it by `==`, outside of the list.");
    }
    Value value = expression_.constants_[made.operand];
    if (negative && std::holds_alternative<Number>(value)) value = std::get<Number>(value).negated();
    list.push_back(std::move(value));
    expression_.operations_.resize(before);
    operands_.pop_back();
    return true;
  }

  bool parse_closing(const Token& token) {
    if (!reduce(0)) return false;
    if (waiting_.empty()) {
      return problem(token, "open_bracket", "This bracket was never opened.",
                     "Take it away, or open it with `(`.");
    }
    const Waiting opened = waiting_.back();
    waiting_.pop_back();
    return opened.what == Waiting::What::Bracket || apply_function(opened, token);
  }

  bool parse_comma(const Token& token) {
    if (!reduce(0)) return false;
    if (waiting_.empty() || waiting_.back().what != Waiting::What::Function) {
      return problem(token, "unexpected", "A comma stands only in lists and in a function's brackets.",
                     "Write decimals with a point (0.5), and join conditions with `and` or `or`.");
    }
    expects_operand_ = true;
    return true;
  }

  bool finish(std::optional<Kind> wanted) {
    const std::size_t end = expression_.text_.size();
    if (operands_.empty() && waiting_.empty()) {
      return problem(0, 0, "empty", "There is nothing here.", "Write a condition, or leave the line out.");
    }
    if (expects_operand_) {
      const Token& last = tokens_[tokens_.size() - 2];
      return problem(last, "unfinished", fmt::format("Something is missing after `{}`.", last.text),
                     "Write a name, a number or a text there.");
    }
    if (!reduce(0)) return false;
    if (!waiting_.empty()) {
      return problem(waiting_.back().token, "open_bracket", "This bracket is not closed.",
                     "End it with `)`.");
    }
    Operand& whole = operands_.back();
    whole.begin = 0;
    whole.end = end;
    if (!settle(whole) || (wanted && !need(whole, *wanted))) return false;
    expression_.type_ = whole.type;
    return true;
  }

  const Scope& scope_;
  Expression expression_;
  ExpressionProblem problem_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  bool expects_operand_ = true;
  std::vector<Operand> operands_;
  std::vector<Waiting> waiting_;
};

tl::expected<Expression, ExpressionProblem> Expression::compile(std::string_view text, const Scope& scope,
                                                                std::optional<Kind> wanted) {
  return Compiler(text, scope).run(wanted);
}

}  // namespace doorstep::language
