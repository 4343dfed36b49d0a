// Everything of the steps that looks back: conditions, checks and braces in texts, each against what lies
// behind it.
#include <fmt/format.h>

#include "instruments/model/answer_sets.h"
#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using yaml::Node;

void compile_check(Loading& loading, const Node& node, const PlaceScope& scope, Question& question) {
  if (node.kind() != yaml::Kind::Map) return;
  Text text = require_text(loading, node, "text", "A `check`");
  compile_text(loading, text, node.find("text"), scope);
  const Node rule_node = require(loading.problems, node, "rule", "A `check`");
  auto rule = node.has("rule") ? compile_expression(loading, rule_node, scope, language::Kind::Boolean)
                               : std::nullopt;
  bool strict = true;
  if (node.has("strict"))
    strict = read_yes_no(loading.problems, node.find("strict"), "`strict`").value_or(true);
  if (rule) question.checks.push_back({std::move(*rule), std::move(text), strict});
}

void compile_checks(Loading& loading, const Node& node, const PlaceScope& scope, Question& question) {
  if (node.kind() == yaml::Kind::Map) return compile_check(loading, node, scope, question);
  for (std::size_t i = 0; i < node.size(); ++i) compile_check(loading, node.at(i), scope, question);
}

std::optional<Expression> compile_condition(Loading& loading, const Node& node, const PlaceScope& scope) {
  if (!node.has("when")) return std::nullopt;
  return compile_expression(loading, node.find("when"), scope, language::Kind::Boolean);
}

// A row is asked when its own condition is true and its grid's is. Each is compiled by itself first, so that
// what is wrong with it is told at its own place.
std::optional<Expression> compile_when(Loading& loading, std::uint32_t index, const PlaceScope& scope) {
  const Node& own = loading.question_nodes[index];
  auto alone = compile_condition(loading, own, scope);
  if (!loading.instrument.questions[index].grid) return alone;
  const Node& grid = shared_node(loading, index);
  auto shared = compile_condition(loading, grid, scope);
  if (!own.has("when")) return shared;
  if (!grid.has("when") || !alone || !shared) return alone;
  auto both =
      Expression::compile(fmt::format("({}) and ({})", grid.find("when").text(), own.find("when").text()),
                          scope, language::Kind::Boolean);
  if (both) return std::move(*both);
  report_expression(loading, own.find("when"), both.error());
  return std::nullopt;
}

// The slot of the question whose picked options are offered; what it can be was read with the options.
std::optional<std::uint32_t> compile_options_from(Loading& loading, const Node& node,
                                                  const PlaceScope& scope) {
  const auto symbol = scope.find(node.text());
  if (symbol && !symbol->first_of) return symbol->slot;
  if (!symbol) {
    report_expression(
        loading, node,
        {0, std::string(node.text()), symbol.error().code, symbol.error().message, symbol.error().remedy});
  }
  return std::nullopt;
}

// An option's id, or an expression of the answer's type.
void compile_suggestion(Loading& loading, const Node& node, const PlaceScope& scope, Question& question) {
  const language::Type wanted = type_of(question);
  if (wanted.kind == language::Kind::Drawing) {
    loading.problems.error(node, "wrong_key", "A drawing cannot be suggested.", "Take `suggest` away.");
    return;
  }
  if (question.picking == Picking::One) {
    if (const auto option = wanted.set->find(node.text())) {
      question.suggested_option = language::Choice{*option};
      return;
    }
  }
  auto compiled = compile_expression(loading, node, scope, wanted.kind);
  if (!compiled) return;
  if (compiled->type() == wanted) {
    question.suggestion = std::move(*compiled);
    return;
  }
  loading.problems.error(node, "other_options", "What is suggested has other options than this question.",
                         "Suggest one of its own options, or the answer to a question with the same set.");
}

void compile_question(Loading& loading, std::uint32_t index) {
  Question& question = loading.instrument.questions[index];
  const Node node = loading.question_nodes[index];
  if (question.one_more) return;
  const std::uint32_t instance = question.instance.value_or(kNone);
  const Steps behind = loading.step_sequence[question.step_index];
  const std::string user = fmt::format("`{}`", label_of(loading.instrument, question.id, instance));
  const PlaceScope before(loading, behind, user, instance);
  const PlaceScope with_answer(loading, behind + 1, user, instance);
  question.when = compile_when(loading, index, before);
  if (node.has("suggest") && (question.picking == Picking::None || question.answers))
    compile_suggestion(loading, node.find("suggest"), before, question);
  if (node.has("options_from") && question.answers)
    question.options_from = compile_options_from(loading, node.find("options_from"), before);
  if (node.has("check")) compile_checks(loading, node.find("check"), with_answer, question);
  compile_text(loading, question.text, node.find("text"), before);
  compile_text(loading, question.help, node.find("help"), before);
  compile_text(loading, question.summary, node.find("summary"), with_answer, OwnAnswer::Allowed);
  const Node& shared = shared_node(loading, index);
  compile_text(loading, question.unit, shared.find("unit"), before);
  compile_text(loading, question.low, shared.find("low"), before);
  compile_text(loading, question.high, shared.find("high"), before);
  for (std::size_t i = 0; i < question.face_labels.size(); ++i) {
    compile_text(loading, question.face_labels[i], shared.find("labels").at(i), before);
  }
}

// What stands above the rows is seen with the first of them.
void compile_grids(Loading& loading) {
  Instrument& instrument = loading.instrument;
  for (std::size_t i = 0; i < instrument.grids.size(); ++i) {
    Grid& grid = instrument.grids[i];
    if (grid.rows == 0) continue;
    const std::string user = fmt::format("the grid `{}`", grid.id);
    const Question& first = instrument.questions[grid.first_row];
    const PlaceScope scope(loading, loading.step_sequence[first.step_index], user,
                           first.instance.value_or(kNone));
    compile_text(loading, grid.text, loading.grid_nodes[i].find("text"), scope);
    compile_text(loading, grid.help, loading.grid_nodes[i].find("help"), scope);
  }
}

void compile_pages(Loading& loading) {
  for (std::size_t i = 0; i < loading.page_nodes.size(); ++i) {
    Page& page = loading.instrument.pages[i];
    const std::string user = fmt::format("the page `{}`", page.id);
    compile_text(
        loading, page.text, loading.page_nodes[i].find("text"),
        PlaceScope(loading, loading.step_sequence[loading.page_steps[i]], user, loading.page_instances[i]));
  }
}

void compile_headings(Loading& loading, const Node& root) {
  Instrument& instrument = loading.instrument;
  const PlaceScope nothing_behind(loading, 0, "a title");
  compile_text(loading, instrument.title, root.find("title"), nothing_behind);
  for (std::size_t i = 0; i < instrument.reason_texts.size(); ++i) {
    compile_text(loading, instrument.reason_texts[i], loading.reason_nodes[i].find("text"), nothing_behind);
  }
  for (std::size_t i = 0; i < instrument.topics.size(); ++i) {
    compile_text(loading, instrument.topics[i].text, loading.topic_nodes[i].find("text"), nothing_behind);
  }
  for (std::size_t i = 0; i < instrument.sections.size(); ++i) {
    const std::string user = fmt::format("the section `{}`", instrument.sections[i].id);
    const PlaceScope scope(loading, loading.section_steps[i], user);
    compile_text(loading, instrument.sections[i].title, loading.section_nodes[i].find("title"), scope);
    instrument.sections[i].when = compile_condition(loading, loading.section_nodes[i], scope);
  }
}

}  // namespace

void compile_steps(Loading& loading, const Node& root) {
  compile_headings(loading, root);
  compile_pages(loading);
  compile_answer_sets(loading);
  compile_repeats(loading);
  compile_grids(loading);
  for (std::uint32_t i = 0; i < loading.instrument.questions.size(); ++i) compile_question(loading, i);
}

}  // namespace doorstep::model
