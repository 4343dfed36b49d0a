// Values and scores: named once, used by each other in any order of the file, and compiled in an order in
// which everything stands behind what it needs.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/order.h"
#include "instruments/model/scope.h"
#include "instruments/model/score_items.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::size_t kMostHops = 100;  // of a cycle, in a message

// A formula's index among all: values first, then scores.
FormulaId formula(const Loading& loading, std::uint32_t index) {
  const auto values = static_cast<std::uint32_t>(loading.instrument.values.size());
  if (index < values) return {FormulaId::Kind::NamedValue, index};
  return {FormulaId::Kind::Score, index - values};
}

const std::string& id_of(const Loading& loading, FormulaId id) {
  return id.kind == FormulaId::Kind::NamedValue ? loading.instrument.values[id.index].id
                                                : loading.instrument.scores[id.index].id;
}

Node node_of(const Loading& loading, FormulaId id) {
  return id.kind == FormulaId::Kind::NamedValue ? loading.value_nodes[id.index]
                                                : loading.score_nodes[id.index];
}

// The other formulas that are mentioned in one's text. A name that is also an option's may be meant as the
// option; such a need is only kept in `all`.
struct NeedsOfAll {
  Needs all;
  Needs certain;
};

class NeedsFinder {
 public:
  explicit NeedsFinder(const Loading& loading) : loading_(loading) {
    for (const SetDraft& draft : loading.sets)
      options_.insert(draft.set->choices.ids.begin(), draft.set->choices.ids.end());
    for (const Score& score : loading.instrument.scores) {
      options_.insert(score.band_choices.ids.begin(), score.band_choices.ids.end());
    }
  }

  NeedsOfAll find() {
    const Instrument& instrument = loading_.instrument;
    NeedsOfAll needs;
    needs.all.resize(instrument.values.size() + instrument.scores.size());
    needs.certain.resize(needs.all.size());
    for (std::uint32_t index = 0; index < needs.all.size(); ++index) {
      const FormulaId id = formula(loading_, index);
      if (id.kind == FormulaId::Kind::NamedValue) {
        add(loading_.value_nodes[id.index].text(), needs, index);
        continue;
      }
      for (const Node& item : score_items(loading_.score_nodes[id.index])) add(item.text(), needs, index);
    }
    return needs;
  }

 private:
  void add(std::string_view text, NeedsOfAll& needs, std::uint32_t index) {
    for (const std::string& name : language::names_in(text)) {
      const std::string_view base = std::string_view(name).substr(0, name.find('.'));
      const auto found = loading_.names.find(base);
      if (found == loading_.names.end() || found->second.what != Name::What::Pending) continue;
      needs.all[index].push_back(found->second.index);
      if (!options_.contains(name)) needs.certain[index].push_back(found->second.index);
    }
  }

  const Loading& loading_;
  std::unordered_set<std::string_view> options_;
};

void report_cycle(Loading& loading, const std::vector<std::uint32_t>& cycle) {
  std::string message = fmt::format("`{}` needs itself:", id_of(loading, formula(loading, cycle.front())));
  for (std::size_t i = 0; i < cycle.size() && i < kMostHops; ++i) {
    message += fmt::format("\n`{}` uses `{}`", id_of(loading, formula(loading, cycle[i])),
                           id_of(loading, formula(loading, cycle[(i + 1) % cycle.size()])));
  }
  if (cycle.size() > kMostHops) message += "\n...";
  loading.problems.error(node_of(loading, formula(loading, cycle.front())), "cycle", std::move(message),
                         "Take one of these uses away.");
}

void compile_value(Loading& loading, std::uint32_t index) {
  NamedValue& value = loading.instrument.values[index];
  const PlaceScope scope(loading, kEverything, value.id);
  auto compiled = compile_expression(loading, loading.value_nodes[index], scope, std::nullopt);
  Name& name = loading.names.find(value.id)->second;
  name.index = index;
  name.what = compiled ? Name::What::NamedValue : Name::What::Broken;
  if (!compiled) return;
  loading.slots[value.slot] = readiness_of(loading, *compiled);
  value.value = std::move(*compiled);
}

// Until it is compiled, a formula's name holds its index among all formulas.
void make_pending(Loading& loading) {
  const std::size_t count = loading.instrument.values.size() + loading.instrument.scores.size();
  for (std::uint32_t index = 0; index < count; ++index) {
    Name& name = loading.names.find(id_of(loading, formula(loading, index)))->second;
    name.what = Name::What::Pending;
    name.index = index;
  }
}

}  // namespace

void read_values(Loading& loading, const Node& root) {
  if (!root.has("values")) return;
  const Node map = root.find("values");
  if (map.kind() != Kind::Map) {
    loading.problems.error(map, "wrong_kind", "`values` must be a mapping from ids to expressions.",
                           "Write `uneasy: \"hears == often\"` on a line of its own.");
    return;
  }
  if (map.size() > kMostFormulas) return report_too_many(loading, map, "values", kMostFormulas);
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto id = read_id(loading.problems, map.key(i), "A value", IdUse::Name);
    if (!id || loading.names.contains(*id)) {
      if (id) declare(loading, map.key(i), *id, Name::What::Broken, 0);
      continue;
    }
    declare(loading, map.key(i), *id, Name::What::Pending, 0);
    NamedValue value;
    value.id = *id;
    value.place = map.key(i).place();
    loading.instrument.values.push_back(std::move(value));
    loading.value_nodes.push_back(map.at(i));
  }
}

void compile_formulas(Loading& loading) {
  make_pending(loading);
  const NeedsOfAll needs = NeedsFinder(loading).find();
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> left = extend_order(needs.all, order);
  if (!left.empty()) left = extend_order(needs.certain, order);
  for (const std::vector<std::uint32_t>& cycle : cycles(needs.certain, left)) report_cycle(loading, cycle);
  for (const std::uint32_t index : left) {
    loading.names.find(id_of(loading, formula(loading, index)))->second.what = Name::What::Broken;
  }
  for (const std::uint32_t index : order) {
    const FormulaId id = formula(loading, index);
    loading.formula_order.push_back(id);
    if (id.kind == FormulaId::Kind::NamedValue) {
      compile_value(loading, id.index);
    } else {
      compile_score(loading, id.index);
    }
  }
}

}  // namespace doorstep::model
