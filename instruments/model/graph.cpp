// Who is computed when, and who reads whom.
#include <algorithm>

#include "instruments/model/loading.h"

namespace doorstep::model {
namespace {

using Node = Graph::Node;

// A node with the number of steps that must be behind it.
struct Placed {
  Steps behind = 0;
  Node node;
};

// Values and scores in their order, then flags, all stably by the step that makes them known: whatever one of
// them needs is known at the same step or before, and stands before it here already.
std::vector<Placed> placed_formulas(const Loading& loading) {
  const Instrument& instrument = loading.instrument;
  std::vector<Placed> placed;
  for (const FormulaId id : loading.formula_order) {
    const bool is_value = id.kind == FormulaId::Kind::NamedValue;
    const std::uint32_t slot = is_value ? instrument.values[id.index].slot : instrument.scores[id.index].slot;
    placed.push_back(
        {loading.slots[slot].behind, {is_value ? Node::Kind::Named : Node::Kind::Score, id.index}});
  }
  for (std::uint32_t i = 0; i < instrument.flags.size(); ++i) {
    placed.push_back({readiness_of(loading, instrument.flags[i].when).behind, {Node::Kind::Flag, i}});
  }
  std::ranges::stable_sort(placed, {}, &Placed::behind);
  return placed;
}

// Questions and instances of repeats, in the order in which an interview comes to them.
std::vector<Placed> placed_steps(const Loading& loading) {
  const Instrument& instrument = loading.instrument;
  std::vector<Placed> placed;
  placed.reserve(instrument.questions.size() + instrument.instances.size());
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i)
    placed.push_back({loading.step_sequence[instrument.questions[i].step_index], {Node::Kind::Question, i}});
  for (std::uint32_t i = 0; i < instrument.instances.size(); ++i)
    placed.push_back({loading.instance_sequence[i], {Node::Kind::Instance, i}});
  std::ranges::sort(placed, {}, &Placed::behind);
  return placed;
}

void collect(const Expression& expression, std::vector<std::uint32_t>& slots) {
  slots.insert(slots.end(), expression.reads().begin(), expression.reads().end());
}

void collect(const Question& question, std::vector<std::uint32_t>& slots) {
  if (question.presence) slots.push_back(*question.presence);
  if (question.when) collect(*question.when, slots);
  if (question.options_from) slots.push_back(*question.options_from);
  if (!question.answers) return;
  for (const Option& option : question.answers->options) {
    if (option.when) collect(*option.when, slots);
  }
}

void collect(const Instrument& instrument, const Instance& instance, std::vector<std::uint32_t>& slots) {
  const Repeat& repeat = instrument.repeats[instance.repeat];
  if (repeat.outer) slots.push_back(instrument.instances[*repeat.outer].slot + 1);
  if (repeat.each) collect(*repeat.each, slots);
  if (repeat.when) collect(*repeat.when, slots);
  if (instance.one_more) slots.push_back(instrument.questions[*instance.one_more].slot);
  if (repeat.of) {
    const Instance& same =
        instrument.instances[instrument.repeats[*repeat.of].instances[instance.number - 1]];
    slots.insert(slots.end(), {same.slot + 1, same.slot + 2});
  }
  if (instance.number == 1) return;
  const Instance& before = instrument.instances[repeat.instances[instance.number - 2]];
  slots.insert(slots.end(), {before.slot, before.slot + 2});
}

// The slots that a node reads, each once.
std::vector<std::uint32_t> reads(const Instrument& instrument, const Node& node) {
  std::vector<std::uint32_t> slots;
  switch (node.kind) {
    case Node::Kind::Question:
      collect(instrument.questions[node.index], slots);
      break;
    case Node::Kind::Instance:
      collect(instrument, instrument.instances[node.index], slots);
      break;
    case Node::Kind::Named:
      if (const auto presence = instrument.values[node.index].presence) slots.push_back(*presence);
      collect(instrument.values[node.index].value, slots);
      break;
    case Node::Kind::Score:
      for (const Expression& item : instrument.scores[node.index].items) collect(item, slots);
      break;
    case Node::Kind::Flag:
      collect(instrument.flags[node.index].when, slots);
      break;
  }
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

void order_nodes(const Loading& loading, Graph& graph) {
  const Instrument& instrument = loading.instrument;
  const std::vector<Placed> formulas = placed_formulas(loading);
  graph.node_of_question.resize(instrument.questions.size());
  graph.node_of_instance.resize(instrument.instances.size());
  graph.nodes.reserve(instrument.questions.size() + instrument.instances.size() + formulas.size());
  auto next = formulas.begin();
  for (const Placed& placed : placed_steps(loading)) {
    for (; next != formulas.end() && next->behind <= placed.behind; ++next) graph.nodes.push_back(next->node);
    auto& nodes = placed.node.kind == Node::Kind::Question ? graph.node_of_question : graph.node_of_instance;
    nodes[placed.node.index] = static_cast<std::uint32_t>(graph.nodes.size());
    graph.nodes.push_back(placed.node);
  }
  for (; next != formulas.end(); ++next) graph.nodes.push_back(next->node);
}

}  // namespace

void build_graph(Loading& loading) {
  Instrument& instrument = loading.instrument;
  Graph& graph = instrument.graph;
  order_nodes(loading, graph);
  // Counted first and filled in second, so that the readers of a slot lie side by side.
  graph.first_reader.assign(instrument.slot_count + std::size_t{1}, 0);
  std::vector<std::vector<std::uint32_t>> reads_of(graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    reads_of[i] = reads(instrument, graph.nodes[i]);
    for (const std::uint32_t slot : reads_of[i]) ++graph.first_reader[slot + 1];
  }
  for (std::size_t slot = 1; slot < graph.first_reader.size(); ++slot)
    graph.first_reader[slot] += graph.first_reader[slot - 1];
  graph.readers.resize(graph.first_reader.back());
  std::vector<std::uint32_t> next(graph.first_reader.begin(), graph.first_reader.end() - 1);
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    for (const std::uint32_t slot : reads_of[i]) graph.readers[next[slot]++] = i;
  }
}

}  // namespace doorstep::model
