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

void compile_question(Loading& loading, std::uint32_t index) {
  Question& question = loading.instrument.questions[index];
  const Node node = loading.question_nodes[index];
  if (question.one_more) return;
  const std::uint32_t instance = question.instance.value_or(kNone);
  const Steps behind = loading.step_sequence[question.step_index];
  const std::string user = fmt::format("`{}`", label_of(loading.instrument, question.id, instance));
  const PlaceScope before(loading, behind, user, instance);
  const PlaceScope with_answer(loading, behind + 1, user, instance);
  if (node.has("when"))
    question.when = compile_expression(loading, node.find("when"), before, language::Kind::Boolean);
  if (node.has("check")) compile_checks(loading, node.find("check"), with_answer, question);
  compile_text(loading, question.text, node.find("text"), before);
  compile_text(loading, question.help, node.find("help"), before);
  compile_text(loading, question.summary, node.find("summary"), with_answer, OwnAnswer::Allowed);
  compile_text(loading, question.unit, node.find("unit"), before);
  compile_text(loading, question.low, node.find("low"), before);
  compile_text(loading, question.high, node.find("high"), before);
  for (std::size_t i = 0; i < question.face_labels.size(); ++i) {
    compile_text(loading, question.face_labels[i], node.find("labels").at(i), before);
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
    const PlaceScope scope(loading, loading.section_steps[i], "a title");
    compile_text(loading, instrument.sections[i].title, loading.section_nodes[i].find("title"), scope);
  }
}

}  // namespace

void compile_steps(Loading& loading, const Node& root) {
  compile_headings(loading, root);
  compile_pages(loading);
  compile_answer_sets(loading);
  compile_repeats(loading);
  for (std::uint32_t i = 0; i < loading.instrument.questions.size(); ++i) compile_question(loading, i);
}

}  // namespace doorstep::model
