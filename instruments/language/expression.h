// A condition, check, value or score formula: text compiled once against a scope, evaluated as often as
// needed.
//
// The language (rules 1-3 of the design):
//   or, and, not                       three-valued (Kleene): unknown or yes is yes, unknown and no is no
//   == != < <= > >=                    unknown when a side is missing; == and != on every type, the order on
//   numbers, dates q in [a, b]   q not in [a, b]      one of the listed ids, numbers, texts or dates; option
//   in several
//   + - * /  and  -x                   exact decimals; missing when a part is missing, or undefined (x / 0,
//   out of range) answered(q) dont_know(q) wont_say(q) skipped(q) not_asked(q)   never unknown value(q) an
//   option's code; yes is 1, no is 0; a number is itself or_else(x, y)  if(c, x, y)         y when x is
//   missing;  missing when c is unknown sum mean min max (x, ...)          missing when any part is missing
//   count any all (c, ...)             of conditions; any and all by Kleene, count is missing when any is
//   unknown picked(q)                          how many options were picked of several round(x) round(x, n)
//   floor(x) abs(x) length(text) days_between(d, e) years_between(d, e) yes no true false, 12, 0.5, "text" or
//   'text', 2026-11-21, and the names that the scope knows
// A bare name beside a choice is looked up among that choice's options first, then as a name.
// Missing parts are handed on with the first part's reason. Nothing else is converted: comparing a number
// with a text is an error of the author's, found when the instrument is loaded.
//
// Text is at most kLongestExpression bytes and kDeepestExpression brackets deep. Compiling and evaluating use
// no recursion; both are linear in the text's size.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "instruments/language/value.h"

namespace doorstep::language {

constexpr std::size_t kLongestExpression = 4096;  // bytes; a longer condition belongs in named values
constexpr std::size_t kDeepestExpression = 64;    // open brackets and waiting operators
constexpr std::size_t kMostOperations = 500'000;  // with all the instances that aggregates go through

// Where a named thing keeps its current value, and what type it has.
struct Candidate {
  std::uint32_t present = 0;  // a slot that holds yes when the other one counts
  std::uint32_t slot = 0;
};
struct Symbol {
  std::uint32_t slot = 0;
  Type type;
  // Instead of `slot`: the first of these that is present, and "not asked" when none is.
  std::optional<std::vector<Candidate>> first_of;
};

// What is wrong with a name, when it is known but cannot be used here (asked later, for example).
struct NameProblem {
  std::string code;
  std::string message;
  std::string remedy;
};

// The names that an expression may use.
class Scope {
 public:
  virtual ~Scope() = default;
  // The symbol, or why the name can't be used. An unknown name is code "unknown_name"; its remedy may suggest
  // another.
  [[nodiscard]] virtual tl::expected<Symbol, NameProblem> find(std::string_view name) const = 0;

  // One of the things that an aggregate like `count(children, age < 7)` goes through.
  struct Element {
    std::uint32_t present = 0;  // the slot that holds yes when it is there
    std::shared_ptr<const Scope> scope;
  };
  // What an aggregate over `name` goes through, all that could be there; nullopt when `name` is not repeated.
  [[nodiscard]] virtual std::optional<tl::expected<std::vector<Element>, NameProblem>> each(
      std::string_view name) const {
    (void)name;
    return std::nullopt;
  }
};

// A mistake in an expression, with the fragment that is wrong.
struct ExpressionProblem {
  std::size_t offset = 0;  // bytes from the expression's start
  std::string fragment;
  std::string code;
  std::string message;
  std::string remedy;
};

enum class OperationCode : std::uint8_t;  // operation.h, private to this folder

// One step of a compiled expression.
struct Operation {
  OperationCode code;
  std::uint16_t arguments;  // how many values it takes from the stack
  std::uint32_t operand;    // a slot, an index or a number, as the code says
};

// What an expression does, for this folder's own use.
struct Program {
  std::vector<Operation> operations;  // postfix: operands before their operator
  std::vector<Value> constants;
  std::vector<std::vector<Value>> lists;
  std::vector<const ChoiceSet*> sets;
  std::vector<std::vector<Candidate>> candidates;
};

class Expression {
 public:
  // Compiles `text`. `wanted` is the kind that the place needs, or nullopt when any will do. Returns the
  // first problem: what follows a mistake in one expression is mostly its echo.
  [[nodiscard]] static tl::expected<Expression, ExpressionProblem> compile(std::string_view text,
                                                                           const Scope& scope,
                                                                           std::optional<Kind> wanted);

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  // The slots that the expression reads, each once, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& reads() const { return reads_; }
  [[nodiscard]] const Program& program() const { return program_; }

 private:
  friend class Operands;

  std::string text_;
  Type type_;
  Program program_;
  std::vector<std::uint32_t> reads_;
};

// The names that `text` mentions outside of quotes, without checking anything else: enough to put formulas
// that use each other into order before they are compiled.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

// Evaluates expressions; keeps its stack between calls. Not for use by two threads at once.
class Evaluator {
 public:
  // The value of `expression` when each symbol has the value at its slot. Every slot it reads is below
  // slots.size().
  [[nodiscard]] Value evaluate(const Expression& expression, std::span<const Value> slots);

 private:
  std::vector<Value> stack_;
  std::vector<Value> there_;  // what an aggregate goes through
};

}  // namespace doorstep::language
