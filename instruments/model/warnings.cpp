// What is no mistake, and still worth knowing: missing translations, a child's age, and things that nobody
// uses.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/model/loading.h"

namespace doorstep::model {
namespace {

using yaml::Node;

constexpr std::size_t kMostLines = 20;     // of untranslated texts, in a message
constexpr std::ptrdiff_t kMostWords = 20;  // in a question to a child (GOV.UK and our own reading norms)
constexpr int kThinksInTwo = 7;            // up to this age children choose between two ends (Coombes 2021)
constexpr int kYoungestForManyFaces = 10;  // years; before, nearly everyone picks the top face of five

void warn_about_translations(Loading& loading) {
  const std::vector<std::string>& languages = loading.instrument.languages;
  for (std::size_t i = 1; i < languages.size(); ++i) {
    std::vector<int>& lines = loading.untranslated[i];
    if (lines.empty()) continue;
    std::ranges::sort(lines);
    const std::size_t missing = lines.size();
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    const bool all_fit = lines.size() <= kMostLines;
    if (!all_fit) lines.resize(kMostLines);
    // At least 1 %, so that one missing text in a long file is not called none.
    const std::size_t percent = std::max<std::size_t>(1, 100 * missing / loading.texts);
    loading.problems.warning(
        loading.languages_node.at(std::min(i, loading.languages_node.size() - 1)), "missing_translation",
        fmt::format("{} of {} texts ({} %) are not in `{}`: lines {}{}.", missing, loading.texts, percent,
                    languages[i], fmt::join(lines, ", "), all_fit ? "" : " ..."),
        fmt::format("Add {}: to each; until then they are shown in `{}`.", languages[i], languages[0]),
        {std::to_string(missing), std::to_string(loading.texts), languages[i],
         fmt::format("{}{}", fmt::join(lines, ", "), all_fit ? "" : " ..."), languages[0]});
  }
}

std::ptrdiff_t words_in(std::string_view text) {
  std::ptrdiff_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

void warn_about_length(Loading& loading, const Question& question, const Node& node) {
  for (std::size_t i = 0; i < question.text.by_language.size(); ++i) {
    const std::ptrdiff_t words = words_in(question.text.by_language[i]);
    if (words <= kMostWords) continue;
    loading.problems.warning(
        node.find("text"), "long_question",
        fmt::format("`{}` has {} words in `{}`; a child reads up to {}.", question.id, words,
                    loading.instrument.languages[i], kMostWords),
        "Shorten it, or say a part of it on a page before.",
        {question.id, std::to_string(words), loading.instrument.languages[i], std::to_string(kMostWords)});
  }
}

void warn_about_choices(Loading& loading, const Question& question, const Node& node) {
  const int youngest = loading.instrument.age_from;
  if (question.type == QuestionType::Faces) {
    const int most = youngest <= kThinksInTwo ? 2 : youngest < kYoungestForManyFaces ? 3 : 5;
    if (Number(most) < question.maximum) {
      loading.problems.warning(
          node.find("steps"), "age_norm",
          fmt::format("{} faces are too many at {} years.", question.maximum.text(), youngest),
          fmt::format("Use {}, or raise the youngest of `ages`.", most));
    }
    return;
  }
  const bool many = (question.type == QuestionType::OneOf && question.answers->options.size() > 2) ||
                    question.type == QuestionType::Scale;
  if (!many || youngest > kThinksInTwo) return;
  loading.problems.warning(
      node, "age_norm",
      fmt::format("At {} years children choose between two; `{}` offers more.", youngest, question.id),
      "Ask yes or no first, and then how much.");
}

// Exports write a non-answer as one of these numbers.
void warn_about_codes(Loading& loading, const Question& question, const Node& node) {
  const Number last(-96);
  const Number first(-99 - static_cast<std::int64_t>(loading.instrument.reasons->authored.size()));
  const auto reserved = [&](Number code) { return !(code < first) && !(last < code); };
  const bool numbers = question.type == QuestionType::Number || question.type == QuestionType::Scale;
  const bool bounded = node.has("range") || node.has("from");
  bool meets = numbers && bounded && !(last < question.minimum) && !(question.maximum < first);
  if (question.answers) {
    const auto& codes = question.answers->choices.codes;
    meets = std::ranges::any_of(codes, [&](const auto& code) { return code && reserved(*code); });
  }
  if (!meets) return;
  loading.problems.warning(
      node, "missing_code",
      fmt::format("`{}` can have a number from {} to {}, which an export writes for what was not answered.",
                  question.id, first.text(), last.text()),
      "Give its options other values, or let its numbers end before them.");
}

// Options with conditions may all be hidden, or be too few to be picked from. With a `when` of its own the
// author has thought of it.
void warn_about_hidden_options(Loading& loading, const Question& question, const Node& node) {
  if (!question.answers || question.options_from || question.when) return;
  const auto& options = question.answers->options;
  if (options.empty()) return;  // too few were reported, or too many
  const auto sure = std::ranges::count_if(options, [](const Option& option) { return !option.when; });
  const bool one_is_enough =
      std::ranges::any_of(options, [](const Option& option) { return !option.when && option.exclusive; });
  const bool must_pick = question.required && question.non_answers.empty() && !one_is_enough;
  if (sure > 0 && (!must_pick || sure >= question.at_least)) return;
  loading.problems.warning(
      node, "options_all_hidden",
      fmt::format("`{}` may be asked with fewer options than must be picked: the others have a `when`.",
                  question.id),
      "Give it an option without `when`, or give the question a `when` that asks it only when there is one.",
      {question.id});
}

void warn_about_unused_topics(Loading& loading) {
  const Instrument& instrument = loading.instrument;
  std::vector<bool> used(instrument.topics.size(), false);
  for (const Question& question : instrument.questions) {
    if (question.topic) used[*question.topic] = true;
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) continue;
    loading.problems.warning(loading.topic_nodes[i], "unused_topic",
                             fmt::format("No question belongs to the topic `{}`.", instrument.topics[i].id),
                             "Name it as the `topic` of a section, or take it away.");
  }
}

}  // namespace

void add_warnings(Loading& loading) {
  warn_about_translations(loading);
  warn_about_unused_topics(loading);
  for (std::size_t i = 0; i < loading.question_nodes.size(); ++i) {
    const Question& question = loading.instrument.questions[i];
    if (question.one_more || is_copy(loading.instrument, question.instance.value_or(kNone))) continue;
    warn_about_codes(loading, question, loading.question_nodes[i]);
    warn_about_hidden_options(loading, question, loading.question_nodes[i]);
    if (loading.instrument.respondent != Respondent::Child) continue;
    warn_about_length(loading, question, loading.question_nodes[i]);
    const bool is_later_row = question.grid && loading.instrument.grids[*question.grid].first_row != i;
    if (is_later_row || (question.type == QuestionType::OneOf && !question.answers)) continue;
    warn_about_choices(loading, question, shared_node(loading, static_cast<std::uint32_t>(i)));
  }
}

}  // namespace doorstep::model
