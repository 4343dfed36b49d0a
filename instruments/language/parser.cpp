// From tokens to operations: operator precedence with an explicit stack.

#include <fmt/format.h>

#include "instruments/language/application.h"
#include "instruments/language/closest.h"
#include "instruments/language/literals.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;

// An operator, bracket or function that waits for its right side.
struct Waiting {
  enum class What : std::uint8_t { Operator, Bracket, Function, Aggregate };
  What what = What::Operator;
  Code code = Code::Load;
  int binding = 0;
  Token token;
  std::optional<Function> function;
  std::size_t first_operand = 0;  // a function's arguments start here
};

// An aggregate over a repeat, `count(children, age < 7)`: what follows the comma is read once for each
// instance that there can be, with that instance's names.
struct Aggregate {
  Function function;
  Token name;
  std::vector<Scope::Element> elements;
  std::size_t next = 0;  // the element that is being read
  std::size_t body = 0;  // the token after the comma
  const Scope* outside = nullptr;
};

class Parser {
 public:
  Parser(std::string_view text, const Scope& scope) : operands_(text, scope) {}

  tl::expected<Expression, ExpressionProblem> run(std::optional<Kind> wanted) {
    if (!parse() || !finish(wanted)) return tl::unexpected(operands_.mistake());
    return operands_.finish(operands_.back().type);
  }

 private:
  // Every step returns false after a mistake.
  template <typename Where>
  bool problem(const Where& where, std::string code, std::string message, std::string remedy) {
    return operands_.problem(where, std::move(code), std::move(message), std::move(remedy));
  }

  bool apply(const Waiting& waiting) {
    if (waiting.code == Code::Not || waiting.code == Code::Negate)
      return apply_sign(operands_, waiting.code, waiting.token);
    return apply_binary(operands_, waiting.code);
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

  bool parse() {
    if (operands_.text().size() > kLongestExpression) {
      return operands_.problem(0, 20, "too_long",
                               fmt::format("An expression can have {} characters.", kLongestExpression),
                               "Move parts of it into `values` and use their names.");
    }
    auto tokens = tokenize(operands_.text());
    if (!tokens) {
      const ExpressionProblem& found = tokens.error();
      return operands_.problem(found.offset, found.offset + found.fragment.size(), found.code, found.message,
                               found.remedy);
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
      case Token::Kind::Name:
        return parse_name(token);
      case Token::Kind::Symbol:
        return parse_opening(token);
      case Token::Kind::End:
        return false;
      default:
        expects_operand_ = false;
        return push_literal(operands_, token);
    }
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
      const Reasons& reasons = operands_.reasons();
      const auto function = find_function(token.text, reasons);
      if (!function) {
        return problem(token, "unknown_function", fmt::format("There is no function `{}`.", token.text),
                       fmt::format("The functions are {}.{}", fmt::join(function_names(reasons), ", "),
                                   did_you_mean(token.text, function_names(reasons))));
      }
      ++position_;
      if (const auto elements = elements_of(*function)) return open_aggregate(*function, token, *elements);
      waiting_.push_back({Waiting::What::Function, Code::Load, 0, token, function, operands_.size()});
      return true;
    }
    expects_operand_ = false;
    operands_.push_name(token);
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
                                ? find_operator(token.text)
                                : nullptr;
    if (found == nullptr && token.is("[")) {
      return problem(token, "unexpected", "Nothing of this instance is named.",
                     "Write the question behind it: `children[2].age`.");
    }
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
    const bool chained = !waiting_.empty() && waiting_.back().what == Waiting::What::Operator &&
                         waiting_.back().binding == kComparison;
    if (!chained) return true;
    return problem(token, "chained_comparison", "A comparison can't be compared again.",
                   "Write two comparisons with `and`: `a < b and b < c`.");
  }

  bool parse_in(const Token& token, bool negated) {
    if (!reduce(kComparison + 1) || !may_compare(token)) return false;
    if (tokens_[position_].is("[")) {
      ++position_;
      if (!parse_list()) return false;
      if (negated) operands_.emit(Code::Not, 1, operands_.back().begin, operands_.back().end);
      return true;
    }
    // `not in` binds as its positive, and the negation is applied to the whole comparison.
    if (negated) {
      return problem(token, "unexpected", "`not in` needs a list in brackets.",
                     "Write `not (option in question)`, or `question not in [a, b]`.");
    }
    return wait(token, *find_operator("in"));
  }

  bool parse_list() {
    if (!operands_.settle(operands_.back())) return false;
    const Operand left = operands_.back();
    if (left.type.kind == Kind::Choices || left.type.kind == Kind::Ranking) {
      return problem(left, "type_mismatch",
                     fmt::format("`{}` can have several answers.", operands_.source(left)),
                     fmt::format("Ask for each option: `{} in {}`.", left.type.set->ids.front(),
                                 operands_.source(left)));
    }
    std::vector<Value> list;
    while (true) {
      if (!parse_element(left, list)) return false;
      const Token token = tokens_[position_++];
      if (token.is("]")) break;
      if (!token.is(",")) {
        return problem(token.kind == Token::Kind::End ? tokens_[position_ - 2] : token, "open_list",
                       "This list is not closed.",
                       "End it with `]`, and put commas between its parts. Inside {...} put quotes around "
                       "the whole condition.");
      }
    }
    operands_.apply_list(std::move(list), tokens_[position_ - 1].offset + 1);
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
                     "A list holds ids, numbers, texts, dates and times.", "Write each one out: `[a, b]`.");
    }
    if (!parse_operand()) return false;
    Operand& element = operands_.back();
    if (!operands_.settle_beside(element, left.type.set) || !operands_.need_same(left, element)) return false;
    auto value = operands_.take_constant();
    if (!value) {
      return problem(token, "list_element", fmt::format("`{}` is not a fixed value.", token.text),
                     "Compare with it by `==`, outside of the list.");
    }
    if (negative && std::holds_alternative<Number>(*value)) value = std::get<Number>(*value).negated();
    list.push_back(std::move(*value));
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
    if (opened.what == Waiting::What::Aggregate) return close_element(token);
    if (opened.what == Waiting::What::Function)
      return apply_function(operands_, *opened.function, opened.token, opened.first_operand, token);
    operands_.back().begin = opened.token.offset;
    operands_.back().end = token.offset + 1;
    return true;
  }

  // What the function goes through, when the name of a repeat is the first thing in its brackets.
  [[nodiscard]] std::optional<tl::expected<std::vector<Scope::Element>, NameProblem>> elements_of(
      const Function& function) const {
    if (function.most != kAny) return std::nullopt;
    if (tokens_[position_].kind != Token::Kind::Name) return std::nullopt;
    const Token& next = tokens_[position_ + 1];
    if (!next.is(",") && !next.is(")")) return std::nullopt;
    return operands_.scope().each(tokens_[position_].text);
  }

  bool open_aggregate(const Function& function, const Token& name,
                      const tl::expected<std::vector<Scope::Element>, NameProblem>& elements) {
    const Token repeat = tokens_[position_];
    if (!elements) {
      const NameProblem& found = elements.error();
      return problem(repeat, found.code, found.message, found.remedy);
    }
    if (elements->size() > kAny / 2) {
      return problem(repeat, "too_large", "This goes through too many repetitions.",
                     "Write a smaller `at_most` in the repeat.");
    }
    position_ += 2;
    const bool counts_all = tokens_[position_ - 1].is(")");
    if (!counts_all) {
      aggregates_.push_back({function, name, *elements, 0, position_, &operands_.scope()});
      return open_element();
    }
    if (function.code != Code::Count) {
      return problem(
          name, "argument_count", fmt::format("`{}` of a repeat needs to know of what.", function.name),
          fmt::format("Write a comma and what to take: `{}({}, ...)`.", function.name, repeat.text));
    }
    for (const Scope::Element& element : *elements) {
      operands_.emit_load(element.present);
      operands_.emit_yes();
    }
    emit_aggregate(function, elements->size(), name, tokens_[position_ - 1]);
    operands_.push_made({Kind::Number, nullptr}, name.offset, tokens_[position_ - 1].offset + 1);
    expects_operand_ = false;
    return true;
  }

  bool open_element() {
    Aggregate& aggregate = aggregates_.back();
    if (operands_.program().operations.size() > kMostOperations) {
      return problem(aggregate.name, "too_large", "With all repetitions this becomes too large.",
                     "Compute a part of it in `values` of the repeat, and use its name here.");
    }
    const Scope::Element& element = aggregate.elements[aggregate.next];
    operands_.emit_load(element.present);
    operands_.use(*element.scope);
    waiting_.push_back(
        {Waiting::What::Aggregate, Code::Load, 0, aggregate.name, aggregate.function, operands_.size()});
    position_ = aggregate.body;
    expects_operand_ = true;
    return true;
  }

  bool close_element(const Token& closing) {
    Aggregate& aggregate = aggregates_.back();
    const bool conditions = aggregate.function.rule == FunctionRule::Conditions;
    Operand& operand = operands_.back();
    if (!operands_.settle(operand) || !operands_.need(operand, conditions ? Kind::Boolean : Kind::Number))
      return false;
    if (++aggregate.next < aggregate.elements.size()) return open_element();
    emit_aggregate(aggregate.function, aggregate.elements.size(), aggregate.name, closing);
    const bool number = !conditions || aggregate.function.code == Code::Count;
    operands_.join(aggregate.elements.size(), {number ? Kind::Number : Kind::Boolean, nullptr});
    operands_.back().begin = aggregate.name.offset;
    operands_.back().end = closing.offset + 1;
    operands_.use(*aggregate.outside);
    aggregates_.pop_back();
    return true;
  }

  void emit_aggregate(const Function& function, std::size_t elements, const Token& name,
                      const Token& closing) {
    operands_.emit(Code::Aggregate, 2 * elements, name.offset, closing.offset + 1,
                   static_cast<std::size_t>(function.code));
  }

  bool parse_comma(const Token& token) {
    if (!reduce(0)) return false;
    if (!waiting_.empty() && waiting_.back().what == Waiting::What::Aggregate) {
      return problem(
          token, "argument_count",
          fmt::format("`{}` of a repeat takes one thing after its name.", waiting_.back().token.text),
          "Join conditions with `and` or `or`.");
    }
    if (waiting_.empty() || waiting_.back().what != Waiting::What::Function) {
      return problem(token, "unexpected", "A comma stands only in lists and in a function's brackets.",
                     "Write decimals with a point (0.5), and join conditions with `and` or `or`.");
    }
    expects_operand_ = true;
    return true;
  }

  bool finish(std::optional<Kind> wanted) {
    if (operands_.empty() && waiting_.empty()) {
      return operands_.problem(0, 0, "empty", "There is nothing here.",
                               "Write a condition, or leave the line out.");
    }
    if (expects_operand_) {
      const Token& last = tokens_[tokens_.size() - 2];
      return problem(last, "unfinished", fmt::format("Something is missing after `{}`.", last.text),
                     "Write a name, a number or a text there.");
    }
    if (!reduce(0)) return false;
    if (!waiting_.empty()) {
      return problem(waiting_.back().token, "open_bracket", "This bracket is not closed.",
                     "End it with `)`. Inside {...} put quotes around a condition that has commas.");
    }
    Operand& whole = operands_.back();
    whole.begin = 0;
    whole.end = operands_.text().size();
    return operands_.settle(whole) && (!wanted || operands_.need(whole, *wanted));
  }

  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  bool expects_operand_ = true;
  Operands operands_;
  std::vector<Waiting> waiting_;
  std::vector<Aggregate> aggregates_;  // those that are open
};

}  // namespace

tl::expected<Expression, ExpressionProblem> Expression::compile(std::string_view text, const Scope& scope,
                                                                std::optional<Kind> wanted) {
  return Parser(text, scope).run(wanted);
}

}  // namespace doorstep::language
