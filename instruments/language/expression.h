// A condition, check, value or score formula: text compiled once against a scope, evaluated as often as
// needed.
//
// The language (rules 1-3 of the design):
//
//   or, and, not                          three-valued (Kleene): unknown or yes is yes, unknown and no is no
//   == != < <= > >=                       unknown when a side is missing; == and != on every type, the order
//   on
//                                         numbers, dates and times
//   q in [a, b]   q not in [a, b]         one of the listed ids, numbers, texts, dates or times
//   option in several                     picked; in a ranking: given a place
//   + - * /  and  -x                      exact decimals and fractions
//   answered(q)                           never unknown, like the tests for one reason:
//   dont_know(q) wont_say(q) skipped(q) not_asked(q) not_reached(q)
//   undefined(x) divided_by_zero(x) out_of_range(x)
//   not_relevant(q)                       and whatever else the instrument's author calls a reason
//   value(q)                              an option's code; yes is 1, no is 0; a number is itself
//   or_else(x, y)                         y when x is missing, but not while it is not reached
//   if(c, x, y)                           missing when c is unknown; the other branch may be missing
//   sum mean min max (x, ...)             of numbers: missing when any part is, never of those that are there
//   count (c, ...)                        how many conditions are true: missing when any is unknown
//   any all (c, ...)                      by Kleene
//   count(children, c)  any all sum ...   over a repeat, of those that are there; of nobody sum and count
//                                         are 0, any is no, all is yes, and mean, min and max undefined
//   picked(q)                             how many options were picked, or given a place
//   rank(q, option)  first(q)             an option's place in a ranking, from 1; the option in the first
//                                         place; undefined when there is none
//   round(x) round(x, n) floor(x) abs(x)  half away from zero, at n decimals (0 to 12); towards less
//   length(text)                          characters
//   days_between(d, e) years_between(d, e) minutes_between(t, u)   negative when the second is earlier; times
//                                         are of one day, so a night is 1440 more
//   yes no true false, 12, 0.5, "text" or 'text', 2026-11-21, 07:30, and the names that the scope knows
//
// A bare name beside a choice is looked up among that choice's options first, then as a name.
// A missing part makes the whole missing, with the first missing part's reason (of and, or, any and all with
// not_reached, when one part is: it may still decide); x / 0 is divided_by_zero, and
// a number that is too large to be exact is out_of_range. Nothing is converted: comparing a number with a
// text is an error of the author's, found when the instrument is loaded.
//
// Text is at most kLongestExpression bytes and kDeepestExpression brackets deep. Compiling, evaluating and
// explaining use no recursion; all are linear in the text's size.
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

constexpr std::size_t kLongestExpression = 1 << 20;  // bytes: the sum of 100,000 names, and some
constexpr std::size_t kDeepestExpression = 64;       // open brackets and waiting operators
constexpr std::size_t kMostOperations = 500'000;     // with all the instances that aggregates go through

struct Candidate {
  std::uint32_t present = 0;  // a slot that holds yes when the other one counts
  std::uint32_t slot = 0;
};
// Where a named thing keeps its current value, and what type it has.
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

// The names that an expression may use; yes, no, true and false are words of the language and never asked
// for.
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

  // The reasons that an answer can be missing for; each is also the name of a test: `not_relevant(q)`.
  [[nodiscard]] virtual const Reasons& reasons() const;
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

// Where an operation was written, and whose options its result is of.
struct Origin {
  std::uint32_t begin = 0;  // bytes of the text, [begin, end)
  std::uint32_t end = 0;
  const ChoiceSet* set = nullptr;
};

// What an expression does, for this folder's own use.
struct Program {
  std::vector<Operation> operations;  // postfix: operands before their operator
  std::vector<Origin> origins;        // by operation
  std::vector<Value> constants;
  std::vector<std::vector<Value>> lists;
  std::vector<const ChoiceSet*> sets;
  std::vector<std::vector<Candidate>> candidates;
};

struct Fold;       // fold.h
struct Splitting;  // fold.h
class Tally;       // tally.h

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
  [[nodiscard]] const Program& program() const { return *program_; }

  // Takes out what is so long that it is better computed in parts (fold.h). Evaluating looks for the results
  // in slots from `first_slot` on, as the folds say, in which order they are computed: one may read those
  // before it. Only once.
  [[nodiscard]] std::vector<Fold> split(const Splitting& splitting, std::uint32_t first_slot);
  // What is evaluated: the program's operations, or what split() left of them.
  [[nodiscard]] std::span<const Operation> operations() const {
    return left_.empty() ? program_->operations : left_;
  }
  // The slots that those read, each once, ascending.
  [[nodiscard]] std::vector<std::uint32_t> evaluation_reads() const;

 private:
  friend class Operands;

  std::string text_;
  Type type_;
  std::shared_ptr<const Program> program_;
  std::vector<Operation> left_;  // by split()
  std::vector<std::uint32_t> reads_;
};

// Whether `name` is a function of the language, so that a reason cannot be called so.
[[nodiscard]] bool is_function(std::string_view name);

// The names that `text` mentions outside of quotes, without checking anything else: enough to put formulas
// that use each other into order before they are compiled.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

// Whether what is not reached may still be answered, or is missing for good.
enum class StillToCome : std::uint8_t { Answers, Nothing };

// Evaluates expressions; keeps its stack between calls. Not for use by two threads at once.
class Evaluator {
 public:
  // From here on; answers may still come until this is called.
  void expect(StillToCome what) { still_to_come_ = what; }
  // The value of `expression` when each symbol has the value at its slot. Every slot it reads is below
  // slots.size().
  [[nodiscard]] Value evaluate(const Expression& expression, std::span<const Value> slots);
  // The tally of operands [first, last) of `fold`.
  [[nodiscard]] Tally tally(const Fold& fold, std::size_t first, std::size_t last,
                            std::span<const Value> slots);
  // What `fold` comes to; `all` is the tally of all its operands.
  [[nodiscard]] Value result(const Fold& fold, const Tally& all, std::span<const Value> slots);

 private:
  const Value& run(const Program& program, std::span<const Operation> operations,
                   std::span<const Value> slots);
  [[nodiscard]] Value added_in_order(const Fold& fold, std::span<const Value> slots);
  template <typename Each>
  void for_each_there(const Fold& fold, std::size_t first, std::size_t last, std::span<const Value> slots,
                      Each each);

  StillToCome still_to_come_ = StillToCome::Answers;
  std::vector<const Value*> stack_;  // nothing is copied that stands in a slot or a constant
  std::vector<Value> results_;       // by operation
};

}  // namespace doorstep::language
