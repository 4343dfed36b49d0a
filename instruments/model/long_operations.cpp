#include "instruments/model/long_operations.h"

namespace doorstep::model {
namespace {

using Node = Graph::Node;

// Parts of `count` operands or items, then portions of portions until few are left; all their nodes are
// placed.
Stretch add_portions(Loading& loading, Portion::Of of, std::uint32_t whole, std::size_t count, Steps behind,
                     std::vector<PlacedNode>& placed) {
  std::vector<Portion>& portions = loading.instrument.portions;
  const auto stretch = static_cast<std::uint32_t>(loading.splitting.stretch);
  Stretch range{0, static_cast<std::uint32_t>(count)};
  do {
    const auto first = static_cast<std::uint32_t>(portions.size());
    for (std::uint32_t at = range.first; at < range.last; at += stretch) {
      placed.push_back({behind, {Node::Kind::Portion, static_cast<std::uint32_t>(portions.size())}});
      portions.push_back({of, whole, {at, std::min(at + stretch, range.last)}, 0});
    }
    range = {first, static_cast<std::uint32_t>(portions.size())};
    of = Portion::Of::Portions;
  } while (range.last - range.first > stretch);
  return range;
}

}  // namespace

void split_long(Loading& loading, Expression& expression, std::vector<PlacedNode>& placed) {
  Instrument& instrument = loading.instrument;
  auto folds = expression.split(loading.splitting, instrument.slot_count);
  if (folds.empty()) return;
  const Steps behind = readiness_of(loading, expression).behind;
  for (language::Fold& fold : folds) {
    const auto index = static_cast<std::uint32_t>(instrument.folds.size());
    const std::size_t operands = fold.operands.size();
    instrument.folds.push_back({std::move(fold), {}});
    const Stretch portions = add_portions(loading, Portion::Of::Operands, index, operands, behind, placed);
    instrument.folds.back().portions = portions;
    placed.push_back({behind, {Node::Kind::Fold, index}});
    ++instrument.slot_count;
  }
}

void split_long(Loading& loading, std::uint32_t index, std::vector<PlacedNode>& placed) {
  Score& score = loading.instrument.scores[index];
  for (Expression& item : score.items) split_long(loading, item, placed);
  if (score.items.size() <= loading.splitting.longest) return;
  const Steps behind = loading.slots[score.slot].behind;
  score.portions = add_portions(loading, Portion::Of::Items, index, score.items.size(), behind, placed);
}

void split_long_of_steps(Loading& loading, std::vector<PlacedNode>& placed) {
  const auto split = [&](std::optional<Expression>& expression) {
    if (expression) split_long(loading, *expression, placed);
  };
  for (Question& question : loading.instrument.questions) {
    split(question.when);
    split(question.suggestion);
    for (Check& check : question.checks) split_long(loading, check.rule, placed);
  }
  for (Repeat& repeat : loading.instrument.repeats) {
    split(repeat.each);
    split(repeat.when);
  }
  for (const SetDraft& draft : loading.sets) {
    for (Option& option : draft.set->options) split(option.when);
  }
}

}  // namespace doorstep::model
