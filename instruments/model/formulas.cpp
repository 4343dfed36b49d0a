// Values and scores: named once, used by each other in any order of the file, and compiled in an order in
// which everything stands behind what it needs.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "instruments/language/token.h"
#include "instruments/model/fields.h"
#include "instruments/model/order.h"
#include "instruments/model/repeats.h"
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

// The instance of a repeat that a formula stands in; scores stand outside of all.
std::uint32_t instance_of(const Loading& loading, FormulaId id) {
  if (id.kind == FormulaId::Kind::Score) return kNone;
  return loading.instrument.values[id.index].instance.value_or(kNone);
}

// What a formula's id means where it stands.
Name& name_of(Loading& loading, FormulaId id) {
  const std::uint32_t instance = instance_of(loading, id);
  const std::string label(label_of(loading.instrument, id_of(loading, id), instance));
  return names_in(loading, instance).find(label)->second;
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
    const std::uint32_t instance = instance_of(loading_, formula(loading_, index));
    const std::vector<std::string> names = language::names_in(text);
    // What stands beside the name of a repeat that is gone over may be meant in each of its instances.
    std::vector<std::string> repeats = language::repeats_in(text);
    for (const std::string& name : names) {
      if (name.find('[') != std::string::npos) repeats.push_back(name.substr(0, name.find('[')));
    }
    std::vector<std::uint32_t> places = {instance};
    for (const std::string& repeat : repeats) {
      for (const std::uint32_t found : repeats_called(loading_, instance, repeat)) {
        const auto& instances = loading_.instrument.repeats[found].instances;
        places.insert(places.end(), instances.begin(), instances.end());
      }
    }
    for (const std::string& name : names) {
      for (const std::uint32_t place : places) add(name, place, needs, index);
    }
  }

  void add(std::string_view name, std::uint32_t instance, NeedsOfAll& needs, std::uint32_t index) {
    const std::size_t dot = name.find('.');
    const std::string_view first = name.substr(0, dot);
    if (dot != std::string_view::npos && (first == "previous" || first == "next")) {
      const std::string_view base = name.substr(dot + 1);
      const auto all_beside = instances_beside(loading_, instance, base, first == "previous");
      for (const std::uint32_t beside : all_beside) add(base, beside, needs, index);
      // Where there is nobody beside, the type is that of this instance's own.
      const Name* own = all_beside.empty() ? look_up(loading_, instance, base) : nullptr;
      if (own != nullptr && own->what == Name::What::Pending && own->index != index)
        needs.all[index].push_back(own->index);
      return;
    }
    const std::size_t bracket = name.find("].");
    const std::string_view wanted = bracket == std::string_view::npos ? first : name.substr(bracket + 2);
    const Name* found = look_up(loading_, instance, wanted);
    if (found == nullptr || found->what != Name::What::Pending) return;
    needs.all[index].push_back(found->index);
    if (!options_.contains(wanted)) needs.certain[index].push_back(found->index);
  }

  const Loading& loading_;
  std::unordered_set<std::string_view> options_;
};

void report_cycle(Loading& loading, const std::vector<std::uint32_t>& cycle) {
  std::string message = fmt::format("`{}` needs itself:", id_of(loading, formula(loading, cycle.front())));
  std::string way;
  for (std::size_t i = 0; i < cycle.size() && i < kMostHops; ++i) {
    message += fmt::format("\n`{}` uses `{}`", id_of(loading, formula(loading, cycle[i])),
                           id_of(loading, formula(loading, cycle[(i + 1) % cycle.size()])));
    way += fmt::format("{}, ", id_of(loading, formula(loading, cycle[i])));
  }
  if (cycle.size() > kMostHops) message += "\n...";
  way += cycle.size() > kMostHops ? "..." : id_of(loading, formula(loading, cycle.front()));
  loading.problems.error(node_of(loading, formula(loading, cycle.front())), "cycle", std::move(message),
                         "Take one of these uses away.", {std::move(way)});
}

// The first value of a running total, in each repeat, needs the type of a value before it, which is its own:
// the one with which it comes out as itself.
std::optional<Expression> compile_running(Loading& loading, const Node& node, PlaceScope& scope,
                                          std::string_view label) {
  using language::Kind;
  for (const Kind kind : {Kind::Number, Kind::Boolean, Kind::Text, Kind::Date, Kind::Time}) {
    scope.assume(label, {kind, nullptr});
    auto compiled = Expression::compile(node.text(), scope, kind);
    if (compiled) return std::move(*compiled);
  }
  scope.assume(label, {Kind::Number, nullptr});
  return compile_expression(loading, node, scope, std::nullopt);
}

void compile_value(Loading& loading, std::uint32_t index) {
  NamedValue& value = loading.instrument.values[index];
  const std::uint32_t instance = value.instance.value_or(kNone);
  const std::string label(label_of(loading.instrument, value.id, instance));
  const Node node = loading.value_nodes[index];
  PlaceScope scope(loading, kEverything, label, instance);
  const auto names = language::names_in(node.text());
  const auto begins = [&](const std::string& with, bool before) {
    return std::ranges::find(names, with + label) != names.end() &&
           instances_beside(loading, instance, label, before).empty();
  };
  auto compiled = begins("previous.", true) || begins("next.", false)
                      ? compile_running(loading, node, scope, label)
                      : compile_expression(loading, node, scope, std::nullopt);
  Name& name = name_of(loading, {FormulaId::Kind::NamedValue, index});
  name.index = index;
  name.what = compiled ? Name::What::NamedValue : Name::What::Broken;
  if (!compiled) return;
  Readiness readiness = readiness_of(loading, *compiled);
  if (value.presence && loading.slots[*value.presence].behind > readiness.behind)
    readiness = loading.slots[*value.presence];
  loading.slots[value.slot] = readiness;
  value.value = std::move(*compiled);
}

// Until it is compiled, a formula's name holds its index among all formulas.
void make_pending(Loading& loading) {
  const std::size_t count = loading.instrument.values.size() + loading.instrument.scores.size();
  for (std::uint32_t index = 0; index < count; ++index) {
    Name& name = name_of(loading, formula(loading, index));
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
    if (!id || names_in(loading, loading.here).contains(*id)) {
      if (id) declare(loading, map.key(i), *id, Name::What::Broken, 0);
      continue;
    }
    declare(loading, map.key(i), *id, Name::What::Pending, 0);
    NamedValue value;
    value.id = id_here(loading, *id);
    if (loading.here != kNone) value.instance = loading.here;
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
  for (const std::vector<std::uint32_t>& cycle : cycles(needs.certain, left)) {
    // In the copies of an instance it is the same cycle again.
    if (!is_copy(loading.instrument, instance_of(loading, formula(loading, cycle.front()))))
      report_cycle(loading, cycle);
  }
  for (const std::uint32_t index : left) {
    name_of(loading, formula(loading, index)).what = Name::What::Broken;
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
