#include "instruments/model/written.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/model/difference.h"
#include "instruments/model/question_keys.h"

namespace doorstep::model {
namespace {

// What the file format calls `held`.
template <typename Held, std::size_t size>
std::string_view word_of(const Words<Held, size>& words, Held held) {
  const auto found = std::ranges::find(words, held, &std::pair<std::string_view, Held>::second);
  return found == words.end() ? std::string_view("other") : found->first;
}

std::string when_line(const std::optional<Expression>& when) {
  return when ? ", when " + when->text() : std::string();
}

std::string bound(const std::optional<Date>& date, bool today) {
  return today ? "today" : date ? date->text() : "";
}

std::string bound(const std::optional<language::Time>& time) { return time ? time->text() : ""; }

std::string limits(const Question& question) {
  return fmt::format("{}..{}", question.at_least,
                     question.at_most == 0 ? "" : std::to_string(question.at_most));
}

// The question, or the name of another interview's, whose value is in `slot`.
std::string name_of_slot(const Instrument& instrument, std::uint32_t slot) {
  const auto question = std::ranges::find(instrument.questions, slot, &Question::slot);
  if (question != instrument.questions.end()) return written_id(question->id);
  const auto outside = std::ranges::find(instrument.outside, slot, &Outside::slot);
  return outside == instrument.outside.end() ? "another answer" : outside->id;
}

std::string suggestion_line(const Question& question) {
  if (question.suggested_option)
    return "; suggest " + question.answers->choices.ids[question.suggested_option->option];
  return question.suggestion ? "; suggest " + question.suggestion->text() : std::string();
}

}  // namespace

std::string_view type_line(const Question& question) { return word_of(question.type); }

std::string range_line(const Question& question) {
  constexpr std::array<std::string_view, 3> kPrecisions = {"year", "month", "day"};
  switch (question.type) {
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      return fmt::format("{}-{} by {}", question.minimum.text(), question.maximum.text(),
                         question.step.text());
    case QuestionType::Date:
      return fmt::format("{} {}..{}", kPrecisions[static_cast<std::size_t>(question.precision)],
                         bound(question.earliest, question.earliest_today),
                         bound(question.latest, question.latest_today));
    case QuestionType::Time:
      return fmt::format("{}..{}", bound(question.earliest_time), bound(question.latest_time));
    case QuestionType::ManyOf:
    case QuestionType::Rank:
      return limits(question);
    case QuestionType::Picture:
      return question.picking == Picking::One ? "pick one" : "pick many, " + limits(question);
    case QuestionType::Text:
      return question.long_text ? "long" : "short";
    default:
      return {};
  }
}

std::string condition_line(const Instrument& instrument, const Question& question) {
  std::string line = question.when ? question.when->text() : std::string();
  const Section* section = instrument.section_of(question.step_index);
  if (section != nullptr && section->when) line = fmt::format("section {}; {}", section->when->text(), line);
  for (const Check& check : question.checks)
    line += fmt::format("{}{} {}", line.empty() ? "" : "; ", check.strict ? "check" : "soft check",
                        check.rule.text());
  if (question.options_from) line += "; options from " + name_of_slot(instrument, *question.options_from);
  return line + suggestion_line(question);
}

std::string non_answer_line(const Question& question) {
  std::vector<std::string_view> words;
  for (const Missing reason : question.non_answers) words.push_back(question.reasons->word(reason));
  std::ranges::sort(words);
  return fmt::format("{}{}", fmt::join(words, ", "), question.required ? "; required" : "");
}

std::string handling_line(const Instrument& instrument, const Question& question) {
  const auto or_none = [](std::string_view word) { return word.empty() ? std::string_view("-") : word; };
  return fmt::format("identifies {}, share {}, domain {}, topic {}, section {}",
                     word_of(kIdentifies, question.identifies), word_of(kShares, question.share),
                     or_none(question.domain),
                     question.topic ? std::string_view(instrument.topics[*question.topic].id) : "-",
                     instrument.sections.empty() ? "-" : or_none(instrument.sections[question.section].id));
}

std::string option_line(const AnswerSet& set, std::size_t option) {
  const Option& here = set.options[option];
  const auto& code = set.choices.codes[option];
  return fmt::format("value {}{}{}{}", code ? code->text() : "-", here.own_words ? ", own words" : "",
                     here.exclusive ? ", exclusive" : "", when_line(here.when));
}

std::string repeat_line(const Instrument& instrument, const Repeat& repeat) {
  constexpr std::array<std::string_view, 4> kOver = {"number", "options", "one more", "repeat"};
  std::string line(kOver[static_cast<std::size_t>(repeat.over)]);
  if (repeat.each) line += " " + repeat.each->text();
  if (repeat.of) line += " " + instrument.repeats[*repeat.of].label;
  // Options that come and go are told of their question.
  if (repeat.over != Over::Options) line += fmt::format(", at most {}", repeat.instances.size());
  if (repeat.at_least > 0) line += fmt::format(", at least {}", repeat.at_least);
  const auto& first = instrument.instances[repeat.instances.front()];
  if (first.one_more) line += "; " + non_answer_line(instrument.questions[*first.one_more]);
  return line + when_line(repeat.when);
}

std::string value_line(const NamedValue& value) { return value.value.text(); }

std::string score_line(const Score& score) {
  constexpr std::array<std::string_view, 4> kMethods = {"sum", "mean", "count", "formula"};
  constexpr std::array<std::string_view, 4> kRules = {"none", "at most", "prorate", "as zero"};
  constexpr std::array<std::string_view, 3> kRoundings = {"not rounded", "rounded", "rounded down"};
  std::vector<std::string> items;
  for (const Expression& item : score.items) items.push_back(item.text());
  std::vector<std::string> bands;
  for (const Band& band : score.bands) bands.push_back(fmt::format("{} from {}", band.id, band.from.text()));
  return fmt::format("{} of {}; missing {} {}; {} to {}; {} to {}; bands {}; domain {}",
                     kMethods[static_cast<std::size_t>(score.method)], fmt::join(items, ", "),
                     kRules[static_cast<std::size_t>(score.rule)], score.missing_at_most,
                     kRoundings[static_cast<std::size_t>(score.rounding)], score.decimals,
                     score.minimum ? score.minimum->text() : "-", score.maximum ? score.maximum->text() : "-",
                     fmt::join(bands, ", "), score.domain.empty() ? "-" : score.domain);
}

std::string flag_line(const Flag& flag) {
  return fmt::format("{} when {}, domain {}", word_of(kLevels, flag.level), flag.when.text(),
                     flag.domain.empty() ? "-" : flag.domain);
}

std::string page_line(const Instrument& instrument, const Page& page) {
  constexpr std::array<std::string_view, 4> kKinds = {"inform", "understood", "assent", "sharing"};
  std::string line(kKinds[static_cast<std::size_t>(page.kind)]);
  if (page.kind == PageKind::Understood) line += page.right ? ", right yes" : ", right no";
  if (page.again) line += ", again " + instrument.pages[instrument.steps[*page.again].index].id;
  return line + (page.before ? ", before" : "");
}

std::string_view respondent_line(const Instrument& instrument) {
  return word_of(kRespondents, instrument.respondent);
}

std::string topic_line(const Instrument& instrument) {
  std::vector<std::string_view> ids;
  for (const Topic& topic : instrument.topics) ids.push_back(topic.id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string from_line(const Instrument& instrument) {
  std::vector<std::string> names;
  for (const From& from : instrument.from) names.push_back(fmt::format("{}: {}", from.alias, from.id));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string_view order_line(Order order) { return word_of(kOrders, order); }

}  // namespace doorstep::model
