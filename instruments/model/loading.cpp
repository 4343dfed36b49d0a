#include "instruments/model/loading.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/language/closest.h"
#include "instruments/model/fields.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

// What an expression could have meant; sorted, so that the same file always gives the same suggestion.
const std::vector<std::string>& known_names(Loading& loading) {
  if (!loading.known_names.empty()) return loading.known_names;
  loading.known_names = {"age", "today", "now"};
  for (const auto& [id, name] : loading.names) {
    if (name.what != Name::What::Page) loading.known_names.push_back(id);
  }
  for (std::uint32_t i = 0; i < loading.instance_names.size(); ++i) {
    if (is_copy(loading.instrument, i)) continue;
    for (const auto& [id, name] : loading.instance_names[i]) loading.known_names.push_back(id);
  }
  std::ranges::sort(loading.known_names);
  return loading.known_names;
}

}  // namespace

ByText<Name>& names_in(Loading& loading, std::uint32_t instance) {
  return instance == kNone ? loading.names : loading.instance_names[instance];
}

const ByText<Name>& names_in(const Loading& loading, std::uint32_t instance) {
  return instance == kNone ? loading.names : loading.instance_names[instance];
}

std::uint32_t outside_of(const Instrument& instrument, std::uint32_t instance) {
  return instrument.repeats[instrument.instances[instance].repeat].outer.value_or(kNone);
}

bool is_copy(const Instrument& instrument, std::uint32_t instance) {
  for (; instance != kNone; instance = outside_of(instrument, instance)) {
    const Instance& here = instrument.instances[instance];
    if (instrument.repeats[here.repeat].instances.front() != instance) return true;
  }
  return false;
}

std::string_view label_of(const Instrument& instrument, std::string_view id, std::uint32_t instance) {
  return instance == kNone ? id : id.substr(instrument.instances[instance].id.size() + 1);
}

void add_step(Loading& loading, Step step) {
  loading.step_sequence.push_back(loading.sequence++);
  loading.instrument.steps.push_back(step);
}

void declare(Loading& loading, const yaml::Node& at, const std::string& id, Name::What what,
             std::uint32_t index) {
  const auto [entry, is_new] = names_in(loading, loading.here).try_emplace(id, Name{what, index, at.place()});
  if (is_new) return;
  const Place first = entry->second.place;
  loading.problems.error(
      at, "duplicate_id",
      fmt::format("`{}` is taken already, on line {}, column {}.", id, first.line, first.column),
      "Choose another id; questions, pages, values and scores share one list of names.");
}

void report_too_many(Loading& loading, const yaml::Node& at, std::string_view what, std::size_t most) {
  loading.problems.error(at, "too_many", fmt::format("There are more than {} {}.", most, what),
                         "Split the instrument into several.");
}

void report_later(Loading& loading, const yaml::Node& at, std::string_view what) {
  loading.problems.error(at, "not_supported_yet",
                         fmt::format("{} is not supported by this version yet.", what),
                         "Leave this part out for now.");
}

Readiness readiness_of(const Loading& loading, const Expression& expression) {
  Readiness latest;
  for (const std::uint32_t slot : expression.reads()) {
    if (loading.slots[slot].behind > latest.behind) latest = loading.slots[slot];
  }
  return latest;
}

void report_expression(Loading& loading, const yaml::Node& at, language::ExpressionProblem problem,
                       std::size_t prefix) {
  const bool unknown = problem.code == "unknown_name";
  if (unknown && loading.problems.pay_for_comparing(problem.fragment, loading.names.size())) {
    problem.remedy += language::did_you_mean(problem.fragment, known_names(loading));
  }
  loading.problems.expression(at, problem, prefix);
}

const yaml::Node& shared_node(const Loading& loading, std::uint32_t question) {
  const auto& grid = loading.instrument.questions[question].grid;
  return grid ? loading.grid_nodes[*grid] : loading.question_nodes[question];
}

std::optional<Expression> compile_expression(Loading& loading, const yaml::Node& node,
                                             const language::Scope& scope,
                                             std::optional<language::Kind> wanted) {
  // Nobody would read what is wrong with it, and the instrument will not load anyway.
  if (loading.problems.full() || loading.operations > kMostOperationsInAll) return std::nullopt;
  const auto text = read_scalar(loading.problems, node, "A condition");
  if (!text) return std::nullopt;
  auto compiled = Expression::compile(*text, scope, wanted);
  if (!compiled) {
    report_expression(loading, node, compiled.error());
    return std::nullopt;
  }
  loading.operations += compiled->program().operations.size();
  if (loading.operations <= kMostOperationsInAll) return std::move(*compiled);
  loading.problems.error(
      node, "too_many",
      fmt::format("Up to here the conditions and formulas, over all instances of what is "
                  "repeated, have more than {} parts.",
                  kMostOperationsInAll),
      "Give the repeats a smaller `at_most`, or compute what goes over all instances once, "
      "in a value outside of the repeat.");
  return std::nullopt;
}

std::string read_domain(Loading& loading, const yaml::Node& map) {
  if (!map.has("domain")) return {};
  const yaml::Node node = map.find("domain");
  const auto domain = read_word(loading.problems, node, "`domain`", kDomains);
  if (!domain) return {};
  const std::vector<std::string>& declared = loading.instrument.domains;
  if (std::ranges::find(declared, *domain) == declared.end()) {
    loading.problems.error(node, "undeclared_domain",
                           fmt::format("`{}` is not in the list `domains` of this instrument.", *domain),
                           fmt::format("Add {} to `domains` at the top.", *domain));
  }
  return std::string(*domain);
}

}  // namespace doorstep::model
