// Who is computed when, and who reads whom.
#include <algorithm>

#include "instruments/model/long_operations.h"

namespace doorstep::model {
namespace {

using Node = Graph::Node;

// Whether an expression's own slots are meant, or those that are left when its long operations are taken out.
enum class Reads : std::uint8_t { Written, Evaluated };

// Values and scores in their order, then flags and long operations of the steps, all stably by the step that
// makes them known: whatever one of them needs is known at the same step or before, and stands before it here
// already.
std::vector<PlacedNode> placed_formulas(Loading& loading) {
  Instrument& instrument = loading.instrument;
  std::vector<PlacedNode> placed;
  for (const FormulaId id : loading.formula_order) {
    const bool is_value = id.kind == FormulaId::Kind::NamedValue;
    if (is_value)
      split_long(loading, instrument.values[id.index].value, placed);
    else
      split_long(loading, id.index, placed);
    const std::uint32_t slot = is_value ? instrument.values[id.index].slot : instrument.scores[id.index].slot;
    placed.push_back(
        {loading.slots[slot].behind, {is_value ? Node::Kind::Named : Node::Kind::Score, id.index}});
  }
  for (std::uint32_t i = 0; i < instrument.flags.size(); ++i) {
    split_long(loading, instrument.flags[i].when, placed);
    placed.push_back({readiness_of(loading, instrument.flags[i].when).behind, {Node::Kind::Flag, i}});
  }
  split_long_of_steps(loading, placed);
  std::ranges::stable_sort(placed, {}, &PlacedNode::behind);
  return placed;
}

// Questions and instances of repeats, in the order in which an interview comes to them.
std::vector<PlacedNode> placed_steps(const Loading& loading) {
  const Instrument& instrument = loading.instrument;
  std::vector<PlacedNode> placed;
  placed.reserve(instrument.questions.size() + instrument.instances.size());
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i)
    placed.push_back({loading.step_sequence[instrument.questions[i].step_index], {Node::Kind::Question, i}});
  for (std::uint32_t i = 0; i < instrument.instances.size(); ++i)
    placed.push_back({loading.instance_sequence[i], {Node::Kind::Instance, i}});
  std::ranges::sort(placed, {}, &PlacedNode::behind);
  return placed;
}

class Collector {
 public:
  Collector(const Instrument& instrument, Reads reads) : instrument_(instrument), reads_(reads) {}

  // The slots that `node` reads, each once.
  std::vector<std::uint32_t> run(const Node& node) {
    switch (node.kind) {
      case Node::Kind::Question:
        collect(instrument_.questions[node.index]);
        break;
      case Node::Kind::Instance:
        collect(instrument_.instances[node.index]);
        break;
      case Node::Kind::Named:
        if (const auto presence = instrument_.values[node.index].presence) slots_.push_back(*presence);
        collect(instrument_.values[node.index].value);
        break;
      case Node::Kind::Score:
        collect(instrument_.scores[node.index]);
        break;
      case Node::Kind::Flag:
        collect(instrument_.flags[node.index].when);
        break;
      case Node::Kind::Portion:
        collect(instrument_.portions[node.index]);
        break;
      case Node::Kind::Fold:
        break;  // its portions mark it themselves
    }
    std::ranges::sort(slots_);
    slots_.erase(std::unique(slots_.begin(), slots_.end()), slots_.end());
    return std::move(slots_);
  }

 private:
  void add(const std::vector<std::uint32_t>& slots) {
    slots_.insert(slots_.end(), slots.begin(), slots.end());
  }

  void collect(const Expression& expression) {
    add(reads_ == Reads::Written ? expression.reads() : expression.evaluation_reads());
  }

  void collect(const Question& question) {
    if (question.presence) slots_.push_back(*question.presence);
    if (question.when) collect(*question.when);
    if (question.options_from) slots_.push_back(*question.options_from);
    if (!question.answers) return;
    for (const Option& option : question.answers->options) {
      if (option.when) collect(*option.when);
    }
  }

  void collect(const Instance& instance) {
    const Repeat& repeat = instrument_.repeats[instance.repeat];
    if (repeat.outer) slots_.push_back(instrument_.instances[*repeat.outer].slot + 1);
    if (repeat.each) collect(*repeat.each);
    if (repeat.when) collect(*repeat.when);
    if (instance.one_more) slots_.push_back(instrument_.questions[*instance.one_more].slot);
    if (repeat.of) {
      const Instance& same =
          instrument_.instances[instrument_.repeats[*repeat.of].instances[instance.number - 1]];
      add({same.slot + 1, same.slot + 2});
    }
    if (instance.number == 1) return;
    const Instance& before = instrument_.instances[repeat.instances[instance.number - 2]];
    add({before.slot, before.slot + 2});
  }

  void collect(const Score& score) {
    if (reads_ == Reads::Evaluated && score.portions.last > 0) return;  // its portions mark it themselves
    for (const Expression& item : score.items) collect(item);
  }

  void collect(const Portion& part) {
    if (reads_ == Reads::Written) return;
    if (part.of == Portion::Of::Operands)
      add(language::slots_read(instrument_.folds[part.whole].fold, part.range.first, part.range.last));
    const auto& items = instrument_.scores;
    for (std::uint32_t i = part.range.first; part.of == Portion::Of::Items && i < part.range.last; ++i)
      collect(items[part.whole].items[i]);
  }

  const Instrument& instrument_;
  Reads reads_;
  std::vector<std::uint32_t> slots_;
};

// Of a score or long operation, or of portions: who stands for more of them.
void tell_portions_their_readers(Instrument& instrument) {
  const auto tell = [&](const Stretch& range, std::uint32_t reader) {
    for (std::uint32_t part = range.first; part < range.last; ++part)
      instrument.portions[part].reader = reader;
  };
  for (std::uint32_t i = 0; i < instrument.graph.nodes.size(); ++i) {
    const auto [kind, index] = instrument.graph.nodes[i];
    if (kind == Node::Kind::Score) tell(instrument.scores[index].portions, i);
    if (kind == Node::Kind::Fold) tell(instrument.folds[index].portions, i);
    if (kind != Node::Kind::Portion || instrument.portions[index].of != Portion::Of::Portions) continue;
    tell(instrument.portions[index].range, i);
  }
}

void order_nodes(Loading& loading, Graph& graph) {
  const Instrument& instrument = loading.instrument;
  const std::vector<PlacedNode> formulas = placed_formulas(loading);
  graph.node_of_question.resize(instrument.questions.size());
  graph.node_of_instance.resize(instrument.instances.size());
  graph.nodes.reserve(instrument.questions.size() + instrument.instances.size() + formulas.size());
  auto next = formulas.begin();
  for (const PlacedNode& placed : placed_steps(loading)) {
    for (; next != formulas.end() && next->behind <= placed.behind; ++next) graph.nodes.push_back(next->node);
    auto& nodes = placed.node.kind == Node::Kind::Question ? graph.node_of_question : graph.node_of_instance;
    nodes[placed.node.index] = static_cast<std::uint32_t>(graph.nodes.size());
    graph.nodes.push_back(placed.node);
  }
  for (; next != formulas.end(); ++next) graph.nodes.push_back(next->node);
  tell_portions_their_readers(loading.instrument);
}

}  // namespace

std::vector<std::uint32_t> written_reads(const Instrument& instrument, const Node& node) {
  return Collector(instrument, Reads::Written).run(node);
}

void build_graph(Loading& loading) {
  Instrument& instrument = loading.instrument;
  Graph& graph = instrument.graph;
  order_nodes(loading, graph);
  // Counted first and filled in second, so that the readers of a slot lie side by side.
  graph.first_reader.assign(instrument.slot_count + std::size_t{1}, 0);
  std::vector<std::vector<std::uint32_t>> reads_of(graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    reads_of[i] = Collector(instrument, Reads::Evaluated).run(graph.nodes[i]);
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
