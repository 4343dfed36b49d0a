// Scores: the method, what happens when answers are missing, and bands.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/bands.h"
#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/score_items.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr Words<ScoreMethod, 4> kMethods = {{{"sum", ScoreMethod::Sum},
                                             {"mean", ScoreMethod::Mean},
                                             {"count", ScoreMethod::Count},
                                             {"value", ScoreMethod::Formula}}};
constexpr Words<MissingRule, 4> kRules = {{{"none", MissingRule::None},
                                           {"at_most", MissingRule::AtMost},
                                           {"prorate", MissingRule::Prorate},
                                           {"as_zero", MissingRule::AsZero}}};
constexpr Words<Rounding, 3> kRoundings = {
    {{"none", Rounding::None}, {"half_up", Rounding::HalfUp}, {"down", Rounding::Down}}};
constexpr int kMostDecimals = 6;  // more says nothing about a person

// The method that a score states; nullopt when it states none or several, which is reported.
std::optional<ScoreMethod> read_method(Loading& loading, const Node& node, std::string_view what) {
  std::optional<ScoreMethod> method;
  for (const auto& [word, value] : kMethods) {
    if (!node.has(word)) continue;
    if (method) {
      loading.problems.error(node.find(word), "two_methods",
                             fmt::format("{} states more than one of sum, mean, count and value.", what),
                             "Keep one, and make another score for the other.");
      return std::nullopt;
    }
    method = value;
  }
  if (!method) {
    loading.problems.error(node, "missing_key", fmt::format("{} does not say how it is made.", what),
                           "Add `sum: [q1, q2]`, `mean:`, `count:` or `value: \"...\"`.", {"sum"});
  }
  return method;
}

void read_rounding(Loading& loading, const Node& node, Score& score) {
  if (node.has("round"))
    score.rounding =
        read_word(loading.problems, node.find("round"), "`round`", kRoundings).value_or(Rounding::None);
  if (node.has("decimals")) {
    score.decimals =
        read_whole(loading.problems, node.find("decimals"), "`decimals`", 0, kMostDecimals).value_or(0);
  }
}

void read_at_most(Loading& loading, const Node& node, Score& score, int items) {
  // As zero, there is something to add even when all are missing.
  if (score.rule == MissingRule::AsZero && !node.has("at_most")) {
    score.missing_at_most = items;
    return;
  }
  if (node.has("at_most")) {
    // All may not be missing: there would be nothing to make a score of.
    score.missing_at_most =
        read_whole(loading.problems, node.find("at_most"), "`at_most`", 0, std::max(items - 1, 0))
            .value_or(0);
  } else {
    // Without a limit one answer is enough.
    score.missing_at_most = std::max(items - 1, 0);
  }
}

void read_missing_rule(Loading& loading, const Node& node, Score& score, int items) {
  static constexpr std::array<std::string_view, 4> kKeys = {"at_most", "rule", "round", "decimals"};
  if (score.method == ScoreMethod::Formula) {
    loading.problems.error(node, "wrong_key",
                           "A score with `value` has no `missing`: it is missing when a part is.",
                           "Use or_else(q, 0) in the expression, or make it a sum or mean.");
    return;
  }
  if (node.kind() == Kind::Scalar) {
    score.rule = read_word(loading.problems, node, "`missing`", kRules).value_or(MissingRule::None);
    if (score.rule != MissingRule::None) read_at_most(loading, node, score, items);
    return;
  }
  if (!is_mapping(loading.problems, node, "`missing`", kKeys)) return;
  read_rounding(loading, node, score);
  score.rule = node.has("at_most") ? MissingRule::AtMost : MissingRule::None;
  if (node.has("rule")) {
    const auto rule = read_word(loading.problems, node.find("rule"), "`rule`", kRules);
    if (!rule) return;
    score.rule = *rule;
  }
  if (score.rule != MissingRule::None) return read_at_most(loading, node, score, items);
  if (node.has("at_most")) {
    loading.problems.error(node.find("at_most"), "wrong_key", "With the rule none no answer may be missing.",
                           "Take `at_most` away, or change the rule.");
  }
}

// The grid that an item of a sum or mean names; it stands for all its rows.
const Grid* grid_of(const Loading& loading, const Node& item, ScoreMethod method) {
  if (method != ScoreMethod::Sum && method != ScoreMethod::Mean) return nullptr;
  const auto found = loading.names.find(item.text());
  if (found == loading.names.end() || found->second.what != Name::What::Grid) return nullptr;
  return &loading.instrument.grids[found->second.index];
}

// How many items there are once grids are taken apart.
int count_items(const Loading& loading, const Node& score, ScoreMethod method) {
  int count = 0;
  for (const Node& item : score_items(score)) {
    const Grid* grid = grid_of(loading, item, method);
    count += grid == nullptr ? 1 : static_cast<int>(grid->rows);
  }
  return count;
}

void read_score(Loading& loading, const Node& key, const Node& node) {
  static constexpr std::array<std::string_view, 9> kKeys = {"sum",   "mean",  "count", "value", "missing",
                                                            "range", "bands", "title", "domain"};
  auto id = read_id(loading.problems, key, "A score", IdUse::Name);
  if (!is_mapping(loading.problems, node, "A score", kKeys)) {
    if (id) declare(loading, key, *id, Name::What::Broken, 0);
    return;
  }
  const std::string what = id ? fmt::format("The score `{}`", *id) : "A score";
  const auto method = read_method(loading, node, what);
  Score score;
  score.id = id.value_or("");
  score.place = key.place();
  score.method = method.value_or(ScoreMethod::Sum);
  const int items = count_items(loading, node, score.method);
  if (node.has("missing")) read_missing_rule(loading, node.find("missing"), score, items);
  if (node.has("range")) {
    if (const auto range = read_range(loading.problems, node.find("range"), "`range`")) {
      score.minimum = range->from;
      score.maximum = range->to;
    }
  }
  if (node.has("bands")) read_bands(loading, node.find("bands"), score);
  score.title = optional_text(loading, node, "title");
  score.domain = read_domain(loading, node);
  if (!id) return;
  const bool usable = method && !loading.names.contains(*id);
  declare(loading, key, *id, usable ? Name::What::Pending : Name::What::Broken, 0);
  if (!usable) return;
  loading.instrument.scores.push_back(std::move(score));
  loading.score_nodes.push_back(node);
}

// value(q) can be computed of any answer: every option of a choice has a `value`.
bool can_be_scored(Loading& loading, const Node& item, std::string_view name, const language::Type& type) {
  using language::Kind;
  if (type.kind == Kind::Boolean || type.kind == Kind::Number) return true;
  if (type.kind != Kind::Choice) {
    loading.problems.error(
        item, "not_a_number", fmt::format("`{}` is {} and has no value to add.", name, describe(type.kind)),
        "Score questions of type one_of, yes_no, scale, faces and number, or write an expression.");
    return false;
  }
  for (std::size_t i = 0; i < type.set->ids.size(); ++i) {
    if (type.set->codes[i]) continue;
    loading.problems.error(
        item, "no_value",
        fmt::format("The option `{}` of `{}` has no `value`, so it can't be scored.", type.set->ids[i], name),
        fmt::format(
            "Add `value: 0` or another number to the option `{}`, and to all others of `{}`. Where it "
            "says that there is no answer, write it in `non_answers` and not among the options.",
            type.set->ids[i], name));
    return false;
  }
  return true;
}

// "hears", "conflict.answered", "carers[mum].calm"
bool is_name(std::string_view text) {
  const auto belongs = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("_.[]").find(c) != std::string_view::npos;
  };
  return std::ranges::all_of(text, belongs) && !text.empty() && text.front() >= 'a';
}

// The value of the question, value or score that has this name.
std::optional<Expression> compile_named(Loading& loading, const Node& item, std::string_view name,
                                        const PlaceScope& scope) {
  const auto symbol = scope.find(name);
  if (!symbol) {
    report_expression(
        loading, item,
        {0, std::string(name), symbol.error().code, symbol.error().message, symbol.error().remedy});
    return std::nullopt;
  }
  if (!can_be_scored(loading, item, name, symbol->type)) return std::nullopt;
  constexpr std::string_view kPrefix = "value(";
  auto compiled = Expression::compile(fmt::format("{}{})", kPrefix, name), scope, language::Kind::Number);
  if (compiled) return std::move(*compiled);
  report_expression(loading, item, compiled.error(), kPrefix.size());
  return std::nullopt;
}

// An item that is only a name stands for value(name); any other is an expression.
std::optional<Expression> compile_item(Loading& loading, const Node& item, const PlaceScope& scope,
                                       ScoreMethod method) {
  if (method == ScoreMethod::Count) return compile_expression(loading, item, scope, language::Kind::Boolean);
  if (method == ScoreMethod::Formula || !is_name(item.text()))
    return compile_expression(loading, item, scope, language::Kind::Number);
  return compile_named(loading, item, item.text(), scope);
}

std::vector<std::optional<Expression>> compile_items(Loading& loading, const Node& node,
                                                     const PlaceScope& scope, ScoreMethod method) {
  std::vector<std::optional<Expression>> compiled;
  for (const Node& item : score_items(node)) {
    const Grid* grid = grid_of(loading, item, method);
    if (grid == nullptr) {
      compiled.push_back(compile_item(loading, item, scope, method));
      continue;
    }
    for (std::uint32_t row = 0; row < grid->rows; ++row) {
      const std::string& name = loading.instrument.questions[grid->first_row + row].id;
      compiled.push_back(compile_named(loading, item, name, scope));
      if (!compiled.back()) break;  // the other rows have the same answers
    }
  }
  return compiled;
}

// A question's value that can only be whole.
bool is_whole(const Loading& loading, const Expression& item) {
  if (item.reads().size() != 1 || !item.text().starts_with("value(") ||
      item.text().find(')') + 1 != item.text().size())
    return false;
  const std::uint32_t index = loading.slots[item.reads()[0]].last_question;
  if (index == kNone || loading.instrument.questions[index].slot != item.reads()[0]) return false;
  const Question& question = loading.instrument.questions[index];
  if (question.type == QuestionType::YesNo) return true;
  if (!question.answers) return question.minimum.is_whole() && question.step.is_whole();
  return std::ranges::all_of(question.answers->choices.codes,
                             [](const auto& code) { return code && code->is_whole(); });
}

bool is_whole(const Loading& loading, const Score& score) {
  if (score.rounding != Rounding::None) return score.decimals == 0;
  if (score.method == ScoreMethod::Count) return score.rule != MissingRule::Prorate;
  return score.method == ScoreMethod::Sum && score.rule != MissingRule::Prorate &&
         std::ranges::all_of(score.items, [&](const Expression& item) { return is_whole(loading, item); });
}

}  // namespace

std::vector<Node> score_items(const Node& score) {
  std::vector<Node> items;
  for (const auto& [word, method] : kMethods) {
    const Node node = score.find(word);
    if (node.kind() == Kind::Scalar) items.push_back(node);
    for (std::size_t i = 0; i < node.size() && node.kind() == Kind::List; ++i) items.push_back(node.at(i));
  }
  return items;
}

void read_scores(Loading& loading, const Node& root) {
  if (!root.has("scores")) return;
  const Node map = root.find("scores");
  if (map.kind() != Kind::Map) {
    loading.problems.error(map, "wrong_kind", "`scores` must be a mapping from ids to scores.",
                           "Write the score's id and a colon, and `sum: [q1, q2]` below, indented.");
    return;
  }
  if (map.size() > kMostFormulas) return report_too_many(loading, map, "scores", kMostFormulas);
  for (std::size_t i = 0; i < map.size(); ++i) read_score(loading, map.key(i), map.at(i));
}

void compile_score(Loading& loading, std::uint32_t index) {
  Score& score = loading.instrument.scores[index];
  const Node node = loading.score_nodes[index];
  const PlaceScope scope(loading, kEverything, score.id);
  auto items = compile_items(loading, node, scope, score.method);
  Readiness latest;
  for (auto& compiled : items) {
    if (!compiled) continue;
    const Readiness readiness = readiness_of(loading, *compiled);
    if (readiness.behind > latest.behind) latest = readiness;
    score.items.push_back(std::move(*compiled));
  }
  if (items.empty()) {
    loading.problems.error(node, "empty", fmt::format("The score `{}` is made of nothing.", score.id),
                           "List at least one question, like `sum: [hears, messages]`.");
  }
  Name& name = loading.names.find(score.id)->second;
  const bool good = score.items.size() == items.size() && !items.empty();
  name = {good ? Name::What::Score : Name::What::Broken, index, name.place};
  std::fill_n(loading.slots.begin() + score.slot, kSlotsOfScore, latest);
  score.is_whole = is_whole(loading, score);
  if (good && !score.bands.empty()) check_bands(loading, node, score);
}

}  // namespace doorstep::model
