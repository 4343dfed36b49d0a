#include "instruments/language/explanation.h"

#include "instruments/language/operation.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;

bool is_name(Operation operation) { return operation.code == Code::Load || operation.code == Code::FirstOf; }

// Every operation's value, and where the operations that lead to it begin.
class Trace {
 public:
  Trace(const Program& program, std::span<const Value> slots, StillToCome still_to_come) : program_(program) {
    values_.reserve(program.operations.size());  // the stack points into it
    std::vector<const Value*> stack;
    for (const Operation operation : program.operations) {
      const std::size_t rest = stack.size() - operation.arguments;
      first_.push_back(operation.arguments == 0 ? values_.size() : first_[index_of(stack[rest])]);
      if (is_name(operation)) {
        values_.push_back(loaded(program, operation, slots));
      } else if (operation.code == Code::Constant) {
        values_.push_back(program.constants[operation.operand]);
      } else {
        values_.push_back(perform(program, operation, Parts(stack).subspan(rest), still_to_come));
      }
      stack.resize(rest);
      stack.push_back(&values_.back());
    }
  }

  [[nodiscard]] const Value& value(std::size_t operation) const { return values_[operation]; }

  // The parts of `operation`, the last one first. What an aggregate goes through and is not there has no part
  // in it, and that the others are there goes without saying.
  [[nodiscard]] std::vector<std::size_t> parts(std::size_t operation) const {
    std::vector<std::size_t> parts;
    std::size_t end = operation;
    const bool pairs = program_.operations[operation].code == Code::Aggregate;
    for (std::size_t i = 0; i < program_.operations[operation].arguments; ++i) {
      const std::size_t part = end - 1;
      end = first_[part];
      if (!pairs) {
        parts.push_back(part);
      } else if (i % 2 == 0 && values_[end - 1] == Value(true)) {
        parts.push_back(part);
      }
    }
    return parts;
  }

 private:
  [[nodiscard]] std::size_t index_of(const Value* value) const {
    return static_cast<std::size_t>(value - values_.data());
  }

  const Program& program_;
  std::vector<Value> values_;
  std::vector<std::size_t> first_;
};

// Whether a part is only a step on the way to its whole: the first `and` of `a and b and c`, or what a
// `not in` turns round.
bool is_step(const Program& program, std::size_t whole, std::size_t part) {
  const Origin of_whole = program.origins[whole];
  const Origin of_part = program.origins[part];
  if (of_whole.begin == of_part.begin && of_whole.end == of_part.end) return true;
  const Code code = program.operations[whole].code;
  return (code == Code::And || code == Code::Or) && program.operations[part].code == code;
}

// A part on its way into the explanation, and the one that it will stand under.
struct Waiting {
  std::size_t operation = 0;
  std::size_t whole = 0;
  std::size_t depth = 0;
};

}  // namespace

Explanation explain(const Expression& expression, std::span<const Value> slots, StillToCome still_to_come) {
  const Program& program = expression.program();
  const std::string_view text = expression.text();
  const Trace trace(program, slots, still_to_come);
  Explanation explanation;
  std::vector<Waiting> waiting = {{program.operations.size() - 1, 0, 0}};
  while (!waiting.empty()) {
    auto [part, whole, depth] = waiting.back();
    waiting.pop_back();
    const Operation operation = program.operations[part];
    if (operation.code == Code::Constant && depth > 0) continue;
    if (depth == 0 || !is_step(program, whole, part)) {
      const Origin origin = program.origins[part];
      explanation.push_back(
          {text.substr(origin.begin, origin.end - origin.begin), trace.value(part), origin.set, {}, depth});
      if (is_name(operation)) explanation.back().slot = slot_of(program, operation, slots);
      whole = part;
      ++depth;
    }
    for (const std::size_t next : trace.parts(part)) waiting.push_back({next, whole, depth});
  }
  return explanation;
}

}  // namespace doorstep::language
