// What every question has, whatever its type.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/question_keys.h"
#include "instruments/model/repeats.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Node;

// The reader only reads here; the expressions are compiled when all names are known.
void check_shape_of_checks(Loading& loading, const Node& node) {
  static constexpr std::array<std::string_view, 3> kKeys = {"rule", "text", "strict"};
  if (node.kind() != yaml::Kind::Map && node.kind() != yaml::Kind::List) {
    loading.problems.error(node, "wrong_kind", "`check` must be a mapping, or a list of them.",
                           "Write {rule: \"...\", text: {sv: ..., en: ...}, strict: yes}.");
    return;
  }
  const std::size_t count = node.kind() == yaml::Kind::List ? node.size() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    (void)is_mapping(loading.problems, node.kind() == yaml::Kind::List ? node.at(i) : node, "`check`", kKeys);
  }
}

}  // namespace

void check_privacy(Loading& loading, const Node& node, const std::string& what) {
  if (node.has("identifies") || loading.defaults.identifies) return;
  loading.problems.warning(
      node, "identifies_undeclared",
      fmt::format("{} does not say whether its answer can identify somebody; it is treated as a name.", what),
      "Add `identifies: none`, quasi, sensitive, free_text or direct, or a default for all.");
}

namespace {

void report_foreign_keys(Loading& loading, const Node& node, QuestionType type) {
  for (std::size_t i = 0; i < node.size(); ++i) {
    const TypeKey* key = find_type_key(node.key(i).text());
    if (key == nullptr || key->belongs_to(type)) continue;
    loading.problems.error(
        node.key(i), "wrong_key", fmt::format("A question of type {} has no `{}`.", word_of(type), key->word),
        fmt::format("`{}` belongs to {}; take it away or change the type.", key->word, types_with(*key)));
  }
}

// nullopt when there is no usable type; it has been reported.
std::optional<QuestionType> read_type(Loading& loading, const Node& node) {
  if (!node.has("type")) {
    (void)require(loading.problems, node, "type", "A question");
    return std::nullopt;
  }
  const Node type = node.find("type");
  if (const auto* found = std::ranges::find(kTypes, type.text(), [](const auto& word) { return word.first; });
      found != kTypes.end()) {
    return found->second;
  }
  report_unknown_word(loading.problems, type, "`type`", type_words());
  return std::nullopt;
}

}  // namespace

Question begun_question(const Loading& loading, const Node& node, const EntryPlace& place) {
  Question question;
  if (loading.here != kNone) question.instance = loading.here;
  question.place = node.place();
  question.section = place.section;
  question.topic = place.topic;
  question.identifies = loading.defaults.identifies.value_or(Identifies::Direct);
  question.share = loading.defaults.share;
  question.reasons = loading.instrument.reasons;
  question.non_answers = loading.defaults.non_answers;
  return question;
}

void read_words(Loading& loading, const Node& node, const std::string& what, Question& question) {
  question.text = require_text(loading, node, "text", what);
  question.help = optional_text(loading, node, "help");
  question.summary = optional_text(loading, node, "summary");
  if (node.has("check")) check_shape_of_checks(loading, node.find("check"));
}

void read_settings(Loading& loading, const Node& node, const std::string& what, Question& question) {
  if (node.has("domain")) question.domain = read_domain(loading, node);
  if (node.has("identifies")) {
    question.identifies = read_word(loading.problems, node.find("identifies"), "`identifies`", kIdentifies)
                              .value_or(Identifies::Direct);
  }
  if (node.has("share")) {
    question.share = read_word(loading.problems, node.find("share"), "`share`", kShares).value_or(Share::Ask);
  }
  if (node.has("non_answers")) question.non_answers = read_non_answers(loading, node.find("non_answers"));
  if (node.has("required")) {
    question.required = read_yes_no(loading.problems, node.find("required"), "`required`").value_or(false);
    if (question.required && loading.instrument.respondent == Respondent::Child) {
      loading.problems.error(node.find("required"), "forced_answer",
                             fmt::format("{} forces a child to answer.", what),
                             "Take `required` away; a child may always go on.");
    }
  }
  // A child must never be forced to answer; this is a rule of the house, not of the author's.
  if (question.non_answers.empty() && loading.instrument.respondent == Respondent::Child) {
    loading.problems.error(node.has("non_answers") ? node.find("non_answers") : node, "forced_answer",
                           fmt::format("{} offers a child no way not to answer.", what),
                           "List dont_know or wont_say in `non_answers`.");
  }
}

void add_question(Loading& loading, const Node& node, std::string_view label, QuestionDraft draft) {
  Instrument& instrument = loading.instrument;
  const auto index = static_cast<std::uint32_t>(instrument.questions.size());
  if (!label.empty()) {
    declare(loading, node.find("id"), std::string(label),
            draft.usable ? Name::What::Question : Name::What::Broken, index);
  }
  draft.question.id = id_here(loading, label);
  draft.question.step_index = static_cast<std::uint32_t>(instrument.steps.size());
  loading.question_nodes.push_back(node);
  loading.question_sets.push_back(draft.set);
  add_step(loading, {Step::Kind::Question, index});
  instrument.questions.push_back(std::move(draft.question));
}

void read_question(Loading& loading, const Node& node, const EntryPlace& place) {
  if (node.find("type").text() == kGrid) return read_grid(loading, node, place);
  if (loading.instrument.questions.size() == kMostQuestions)
    return report_too_many(loading, node, "questions", kMostQuestions);
  const auto id = read_id(loading.problems, node.find("id"), "A question", IdUse::Name);
  const auto type = read_type(loading, node);
  if (!type) {
    if (id) declare(loading, node.find("id"), *id, Name::What::Broken, 0);
    return;
  }
  const std::string what = id ? fmt::format("The question `{}`", *id) : "A question";
  QuestionDraft draft{begun_question(loading, node, place)};
  draft.question.type = *type;
  (void)is_mapping(loading.problems, node, "A question", question_keys());
  report_foreign_keys(loading, node, *type);
  read_words(loading, node, what, draft.question);
  read_settings(loading, node, what, draft.question);
  check_privacy(loading, node, what);
  read_type_fields(loading, node, draft);
  add_question(loading, node, id.value_or(""), std::move(draft));
}

}  // namespace doorstep::model
