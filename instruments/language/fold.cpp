#include "instruments/language/fold.h"

#include <algorithm>

#include "instruments/language/operation.h"
#include "instruments/language/tally.h"

namespace doorstep::language {
namespace {

using Code = OperationCode;

// What an operand of a later operation is made of. A chain, `a + b - c`, is kept open: it goes on as long as
// operators of its kind follow.
struct Piece {
  std::vector<Operation> operations;
  std::vector<FoldOperand> operands;  // of a chain; empty otherwise
  Code chain = Code::Load;            // And, Or, or Add
};

// Which chain an operator belongs to.
std::optional<Code> chain_of(Code code) {
  if (code == Code::And || code == Code::Or || code == Code::Add) return code;
  return code == Code::Subtract ? std::optional(Code::Add) : std::nullopt;
}

bool takes_many(Code code) {
  return code == Code::Sum || code == Code::Mean || code == Code::Minimum || code == Code::Maximum ||
         code == Code::Count || code == Code::Any || code == Code::All;
}

class Splitter {
 public:
  Splitter(std::shared_ptr<const Program> program, std::size_t longest, std::uint32_t next_slot)
      : program_(std::move(program)), longest_(longest), next_slot_(next_slot) {}

  std::vector<Operation> run() {
    for (const Operation operation : program_->operations) add(operation);
    close(pieces_.back());
    return std::move(pieces_.back().operations);
  }

  std::vector<Fold> folds;

 private:
  void add(Operation operation) {
    const auto chain = chain_of(operation.code);
    if (chain) return add_to_chain(*chain, operation.code == Code::Subtract);
    const std::size_t first = pieces_.size() - operation.arguments;
    for (std::size_t i = first; i < pieces_.size(); ++i) close(pieces_[i]);
    const bool over_repeat = operation.code == Code::Aggregate;
    const std::size_t operands = over_repeat ? operation.arguments / 2U : operation.arguments;
    Piece whole;
    if (operands > longest_ && (over_repeat || takes_many(operation.code))) {
      whole.operations = {over_repeat ? fold_pairs(static_cast<Code>(operation.operand), first)
                                      : fold(operation.code, first)};
    } else {
      if (operation.arguments > 0) whole.operations = std::move(pieces_[first].operations);
      for (std::size_t i = first + 1; i < pieces_.size(); ++i)
        append(whole.operations, pieces_[i].operations);
      whole.operations.push_back(operation);
    }
    pieces_.resize(first);
    pieces_.push_back(std::move(whole));
  }

  void add_to_chain(Code code, bool negated) {
    Piece right = std::move(pieces_.back());
    pieces_.pop_back();
    close(right);
    Piece& left = pieces_.back();
    if (left.chain != code) {
      close(left);
      left.chain = code;
      left.operands = {{static_cast<std::uint32_t>(left.operations.size()), false, {}}};
    }
    append(left.operations, right.operations);
    left.operands.push_back({static_cast<std::uint32_t>(left.operations.size()), negated, {}});
  }

  // No operator goes on with what `piece` is.
  void close(Piece& piece) {
    if (piece.chain == Code::Load) return;
    if (piece.operands.size() > longest_) {
      piece.operations = {folded({piece.chain, 0, program_, std::move(piece.operations), piece.operands})};
    } else {
      piece.operations = written(piece);
    }
    piece.operands.clear();
    piece.chain = Code::Load;
  }

  // A chain with its operators where they were.
  static std::vector<Operation> written(const Piece& chain) {
    std::vector<Operation> operations;
    std::uint32_t begin = 0;
    for (const FoldOperand& operand : chain.operands) {
      operations.insert(operations.end(), chain.operations.begin() + begin,
                        chain.operations.begin() + operand.end);
      if (begin > 0) operations.push_back({operand.negated ? Code::Subtract : chain.chain, 2, 0});
      begin = operand.end;
    }
    return operations;
  }

  // Of the pieces from `first` on.
  Operation fold(Code code, std::size_t first) {
    Fold made{code, 0, program_, {}, {}};
    for (std::size_t i = first; i < pieces_.size(); ++i) add_operand(made, pieces_[i], {});
    return folded(std::move(made));
  }

  // Each pair is whether it is there, and a value.
  Operation fold_pairs(Code code, std::size_t first) {
    Fold made{code, 0, program_, {}, {}};
    for (std::size_t i = first; i < pieces_.size(); i += 2)
      add_operand(made, pieces_[i + 1], pieces_[i].operations.front().operand);
    return folded(std::move(made));
  }

  static void add_operand(Fold& fold, const Piece& piece, std::optional<std::uint32_t> presence) {
    append(fold.operations, piece.operations);
    fold.operands.push_back({static_cast<std::uint32_t>(fold.operations.size()), false, presence});
  }

  Operation folded(Fold made) {
    made.slot = next_slot_++;
    folds.push_back(std::move(made));
    return {Code::Load, 0, folds.back().slot};
  }

  static void append(std::vector<Operation>& to, const std::vector<Operation>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  std::shared_ptr<const Program> program_;
  std::size_t longest_;
  std::uint32_t next_slot_;
  std::vector<Piece> pieces_;
};

std::span<const Operation> operations_of(const Fold& fold, std::size_t first, std::size_t last) {
  const std::size_t begin = first == 0 ? 0 : fold.operands[first - 1].end;
  return std::span(fold.operations).subspan(begin, fold.operands[last - 1].end - begin);
}

Value in_range(std::optional<Number> number) { return number ? Value(*number) : Value(Missing::OutOfRange); }

// Whether it comes to nothing when it goes over nothing.
bool needs_one(Code code) { return code == Code::Mean || code == Code::Minimum || code == Code::Maximum; }

// `and` and `or`, whatever is missing: one value decides at once, and what is not reached yet may still.
std::optional<Value> decided(Code code, const Tally& all) {
  const bool all_of = code == Code::And || code == Code::All;
  if (!all_of && code != Code::Or && code != Code::Any) return std::nullopt;
  if (all_of ? all.no() > 0 : all.yes() > 0) return !all_of;
  return all.waited_for() > 0 ? std::optional<Value>(Missing::NotReached) : std::nullopt;
}

}  // namespace

std::vector<Fold> Expression::split(const Splitting& splitting, std::uint32_t first_slot) {
  if (program_->operations.size() <= splitting.longest) return {};
  Splitter splitter(program_, splitting.longest, first_slot);
  std::vector<Operation> left = splitter.run();
  if (!splitter.folds.empty()) left_ = std::move(left);
  return std::move(splitter.folds);
}

std::vector<std::uint32_t> Expression::evaluation_reads() const {
  return left_.empty() ? reads_ : slots_read(*program_, left_);
}

std::vector<std::uint32_t> slots_read(const Fold& fold, std::size_t first, std::size_t last) {
  std::vector<std::uint32_t> slots = slots_read(*fold.origin, operations_of(fold, first, last));
  for (std::size_t i = first; i < last; ++i) {
    if (fold.operands[i].presence) slots.push_back(*fold.operands[i].presence);
  }
  return slots;
}

template <typename Each>
void Evaluator::for_each_there(const Fold& fold, std::size_t first, std::size_t last,
                               std::span<const Value> slots, Each each) {
  for (std::size_t i = first; i < last; ++i) {
    const FoldOperand& operand = fold.operands[i];
    if (operand.presence && is_missing(slots[*operand.presence])) {
      if (!each(slots[*operand.presence])) return;
      continue;
    }
    if (operand.presence && slots[*operand.presence] != Value(true)) continue;
    const Value& value = run(*fold.origin, operations_of(fold, i, i + 1), slots);
    const Number* number = operand.negated ? std::get_if<Number>(&value) : nullptr;
    const bool goes_on = number == nullptr ? each(value) : each(number->negated());
    if (!goes_on) return;
  }
}

Tally Evaluator::tally(const Fold& fold, std::size_t first, std::size_t last, std::span<const Value> slots) {
  Tally tally;
  for_each_there(fold, first, last, slots, [&](const Value& value) {
    tally.add(value);
    return true;
  });
  return tally;
}

// As adding is written out: what comes first, a missing operand or a sum that is too large, is what it is
// missing for.
Value Evaluator::added_in_order(const Fold& fold, std::span<const Value> slots) {
  Value sum = Number(0);
  for_each_there(fold, 0, fold.operands.size(), slots, [&](const Value& value) {
    sum = is_missing(value) ? value : in_range(Number::add(std::get<Number>(sum), std::get<Number>(value)));
    return !is_missing(sum);
  });
  return sum;
}

Value Evaluator::result(const Fold& fold, const Tally& all, std::span<const Value> slots) {
  if (const auto truth = decided(fold.code, all)) return *truth;
  const auto sum = all.total().in_any_order();
  // Too near to the range's end to know without looking whether that comes before what is missing.
  if (fold.code == Code::Add && !sum) return added_in_order(fold, slots);
  if (all.missing() > 0) return all.first_missing();
  if (all.values() == 0 && needs_one(fold.code)) return Missing::Undefined;
  switch (fold.code) {
    case Code::And:
    case Code::All:
      return true;
    case Code::Or:
    case Code::Any:
      return false;
    case Code::Count:
      return Number(all.yes());
    case Code::Minimum:
      return all.least();
    case Code::Maximum:
      return all.greatest();
    default:
      break;
  }
  const Value whole = sum ? Value(*sum) : added_in_order(fold, slots);
  if (fold.code != Code::Mean || is_missing(whole)) return whole;
  return in_range(Number::divide(std::get<Number>(whole), Number(all.values())));
}

}  // namespace doorstep::language
