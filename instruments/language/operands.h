// Values on their way to an operator: their types, the operations that make them, and what a bare name means
// beside another value (private to this folder).
//
// A bare name stays pending until the operator that takes it says what it stands beside: an option of a
// choice, or a question, value or score. This is why types are checked while operators meet their operands
// and not in a later pass.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/language/operation.h"
#include "instruments/language/token.h"

namespace doorstep::language {

struct Operand {
  Type type;
  std::string_view pending;   // a bare name whose meaning is still open; empty once it is known
  std::size_t operation = 0;  // where its first operation stands, the one to fill in for a pending name
  std::size_t begin = 0;      // bytes of the source that it covers
  std::size_t end = 0;
};

// The stack of operands, and the expression that grows with it. Whatever returns bool returns false once
// there is a mistake, which mistake() holds; nothing is compiled after the first one.
class Operands {
 public:
  Operands(std::string_view text, const Scope& scope);

  // Says what is wrong with a stretch of the source; always false.
  bool problem(std::size_t begin, std::size_t end, std::string code, std::string message, std::string remedy);
  bool problem(const Token& token, std::string code, std::string message, std::string remedy);
  bool problem(const Operand& operand, std::string code, std::string message, std::string remedy);
  [[nodiscard]] const ExpressionProblem& mistake() const { return mistake_; }

  // The text that an operand was written as, for a message: shortened when it is very long.
  [[nodiscard]] std::string source(const Operand& operand) const;
  [[nodiscard]] const std::string& text() const { return expression_.text_; }
  [[nodiscard]] const Program& program() const { return program_; }

  [[nodiscard]] bool empty() const { return stack_.empty(); }
  [[nodiscard]] std::size_t size() const { return stack_.size(); }
  [[nodiscard]] Operand& back() { return stack_.back(); }
  // The operands from `first` on.
  [[nodiscard]] std::span<Operand> from(std::size_t first) { return std::span(stack_).subspan(first); }

  // From here on names are those of `scope`, which must outlive this or the next use().
  void use(const Scope& scope) { scope_ = &scope; }
  [[nodiscard]] const Scope& scope() const { return *scope_; }

  void push_constant(const Token& token, Kind kind, Value value);
  void push_name(const Token& token);
  // Adds an operation that was written from `begin` to `end`.
  void emit(OperationCode code, std::size_t arguments, std::size_t begin, std::size_t end,
            std::size_t operand = 0);
  // The value of a slot, without an operand for it.
  void emit_load(std::uint32_t slot);
  // A constant yes, without an operand for it.
  void emit_yes();
  // An operand for what was emitted, written from `begin` up to `end`.
  void push_made(Type type, std::size_t begin, std::size_t end);
  // `in [a, b]`, written up to `end`: the last operand becomes a test of itself.
  void apply_list(std::vector<Value> list, std::size_t end);
  // The index of `set` for CodeOfChoice.
  [[nodiscard]] std::size_t add_set(const ChoiceSet& set);
  // Takes the last `count` operands together into one of `type`, which the last operation makes.
  void join(std::size_t count, Type type);
  // The reasons that an answer may be missing for.
  [[nodiscard]] const Reasons& reasons() const { return scope_->reasons(); }
  // The last operand is a constant and nothing else: takes it and its operation out again. nullopt, and
  // nothing is changed, when it is not.
  [[nodiscard]] std::optional<Value> take_constant();

  // Gives a pending name its meaning as a yes, a no, or something that the scope knows.
  bool settle(Operand& operand);
  // Gives a pending name its meaning beside `set`: one of its options, else a name like any other.
  bool settle_beside(Operand& operand, const ChoiceSet* set);
  bool settle_all(std::span<Operand> operands, Kind kind);
  // The options that stand beside an operand, when it is a choice or a name of one.
  [[nodiscard]] const ChoiceSet* options_of(const Operand& operand) const;
  // The operand, settled, is several options or options in order.
  bool need_several(const Operand& operand);
  // The operand, settled, is of this kind.
  bool need(const Operand& operand, Kind kind);
  bool need_same(const Operand& left, const Operand& right);

  // Whole and checked: the expression. The operands are empty afterwards.
  [[nodiscard]] Expression finish(Type type);

 private:
  [[nodiscard]] std::uint32_t constant(Value value);
  void load(std::size_t operation, const Symbol& symbol);
  void settle_as_constant(Operand& operand, Type type, Value value);

  const Scope* scope_;
  Expression expression_;
  Program program_;
  ExpressionProblem mistake_;
  std::vector<Operand> stack_;
};

// The options for a message: all of a usual set, the first of a long one.
[[nodiscard]] std::string some_of(const ChoiceSet& set);

}  // namespace doorstep::language
