#include "instruments/interview/answers.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/svg.h"

namespace doorstep::interview {
namespace {

using language::Choice;
using language::Choices;
using language::Number;
using language::Ranking;
using model::Question;
using model::QuestionType;

constexpr std::size_t kLongestText = 20000;  // bytes; some ten written pages

Result<void> wrong_type(const Question& question, std::string_view wanted) {
  return fail("wrong_type", fmt::format("The answer to `{}` is not {}.", question.id, wanted),
              fmt::format("Give {}.", wanted));
}

Result<void> number_fits(const Question& question, const Answer& answer) {
  const Number* number = std::get_if<Number>(&answer.value);
  if (number == nullptr) return wrong_type(question, "a number");
  const bool inside = !(*number < question.minimum) && !(question.maximum < *number);
  const auto above = Number::subtract(*number, question.minimum);
  const auto steps = above ? Number::divide(*above, question.step) : std::nullopt;
  if (inside && steps && steps->is_whole()) return {};
  return fail(
      "out_of_range",
      fmt::format("The answer to `{}` is outside of {} to {}, or between two steps of {}.", question.id,
                  question.minimum.text(), question.maximum.text(), question.step.text()),
      "Give a number of that range.");
}

// Negative when `said` is earlier than `limit`, as exactly as both are known.
std::int64_t against(Date said, Date limit) {
  const auto precision = std::min(said.precision(), limit.precision());
  if (precision == language::DatePrecision::Day) return said.days() - limit.days();
  const std::int64_t years = said.year() - limit.year();
  return precision == language::DatePrecision::Year ? years : 12 * years + said.month() - limit.month();
}

Result<void> date_fits(const Question& question, const Answer& answer, Date today) {
  const Date* date = std::get_if<Date>(&answer.value);
  if (date == nullptr || date->precision() != question.precision) {
    constexpr std::string_view kWanted[] = {"a year", "a year and a month", "a day as 2026-11-21"};
    return wrong_type(question, kWanted[static_cast<std::size_t>(question.precision)]);
  }
  const auto earliest = question.earliest_today ? std::optional(today) : question.earliest;
  const bool early = earliest && against(*date, *earliest) < 0;
  const auto latest = question.latest_today ? std::optional(today) : question.latest;
  const bool late = latest && against(*date, *latest) > 0;
  if (!early && !late) return {};
  return fail("out_of_range",
              fmt::format("The answer to `{}` is too {}.", question.id, early ? "early" : "late"),
              "Give a date that is allowed there.");
}

Result<void> option_fits(const Evaluation& evaluation, const Question& question, std::uint32_t index,
                         std::uint16_t option) {
  if (option >= question.answers->options.size()) {
    return fail("unknown_option", fmt::format("`{}` has no such option.", question.id),
                "Choose one of its options.");
  }
  if (evaluation.is_offered(index, option)) return {};
  return fail("not_offered",
              fmt::format("`{}` does not offer `{}` now.", question.id, question.answers->options[option].id),
              "Choose one of the options that are offered.");
}

Result<void> count_fits(const Question& question, int count, bool exclusive, int least) {
  if (exclusive && count > 1) {
    return fail("exclusive", fmt::format("An option of `{}` can only be picked alone.", question.id),
                "Pick it alone, or leave it out.");
  }
  // An exclusive option ("nothing of this") is a whole answer, however many were asked for.
  if (!exclusive && count < least) {
    return fail("too_few", fmt::format("`{}` needs at least {}.", question.id, least),
                "Pick more, or give a non-answer.");
  }
  if (question.at_most > 0 && count > question.at_most) {
    return fail("too_many", fmt::format("`{}` takes at most {}.", question.id, question.at_most),
                "Pick fewer.");
  }
  return {};
}

// How many options have to be given a place.
int least_of(const Evaluation& evaluation, const Question& question, std::uint32_t index) {
  if (question.at_least > 0) return question.at_least;
  if (question.at_most > 0) return 1;
  int offered = 0;
  for (std::uint16_t option = 0; option < question.answers->options.size(); ++option) {
    const bool counts = !question.answers->options[option].exclusive;
    if (counts && evaluation.is_offered(index, option)) ++offered;
  }
  return std::max(1, offered);
}

Result<void> several_fit(const Evaluation& evaluation, const Question& question, std::uint32_t index,
                         const Choices& several) {
  const auto& options = question.answers->options;
  if (!std::ranges::is_sorted(several.options) ||
      std::ranges::adjacent_find(several.options) != several.options.end()) {
    return wrong_type(question, "a list in which each option stands once");
  }
  bool exclusive = false;
  for (const std::uint16_t option : several.options) {
    if (auto fits = option_fits(evaluation, question, index, option); !fits) return fits;
    exclusive = exclusive || options[option].exclusive;
  }
  return count_fits(question, static_cast<int>(several.options.size()), exclusive,
                    std::max(1, question.at_least));
}

// All that are offered are put in order, unless the question says how many.
Result<void> order_fits(const Evaluation& evaluation, const Question& question, std::uint32_t index,
                        const Ranking& ranking) {
  std::vector<std::uint16_t> once = ranking.options;
  std::ranges::sort(once);
  if (std::ranges::adjacent_find(once) != once.end()) {
    return wrong_type(question, "a list in which each option stands once");
  }
  bool exclusive = false;
  for (const std::uint16_t option : once) {
    if (auto fits = option_fits(evaluation, question, index, option); !fits) return fits;
    exclusive = exclusive || question.answers->options[option].exclusive;
  }
  return count_fits(question, static_cast<int>(once.size()), exclusive,
                    least_of(evaluation, question, index));
}

Result<void> picked_fit(const Evaluation& evaluation, const Question& question, std::uint32_t index,
                        const Answer& answer) {
  if (question.picking == model::Picking::One) {
    const auto* choice = std::get_if<Choice>(&answer.value);
    return choice == nullptr ? wrong_type(question, "one of its options")
                             : option_fits(evaluation, question, index, choice->option);
  }
  if (question.picking == model::Picking::Order) {
    const auto* ranking = std::get_if<Ranking>(&answer.value);
    return ranking == nullptr ? wrong_type(question, "a list of its options, the first one first")
                              : order_fits(evaluation, question, index, *ranking);
  }
  const auto* several = std::get_if<Choices>(&answer.value);
  return several == nullptr ? wrong_type(question, "a list of its options")
                            : several_fit(evaluation, question, index, *several);
}

Result<void> time_fits(const Question& question, const Answer& answer) {
  const auto* time = std::get_if<language::Time>(&answer.value);
  if (time == nullptr) return wrong_type(question, "a time of day as 07:30");
  const bool early = question.earliest_time && time->minutes() < question.earliest_time->minutes();
  const bool late = question.latest_time && time->minutes() > question.latest_time->minutes();
  if (!early && !late) return {};
  return fail("out_of_range",
              fmt::format("The answer to `{}` is too {}.", question.id, early ? "early" : "late"),
              "Give a time that is allowed there.");
}

Result<void> drawing_fits(const Question& question, const Answer& answer) {
  const auto* drawing = std::get_if<std::string>(&answer.value);
  return drawing == nullptr ? wrong_type(question, "a drawing") : model::check_drawing(*drawing);
}

Result<void> value_fits(const Question& question, const Evaluation& evaluation, std::uint32_t index,
                        const Answer& answer) {
  switch (question.type) {
    case QuestionType::YesNo:
      return std::holds_alternative<bool>(answer.value) ? Result<void>() : wrong_type(question, "yes or no");
    case QuestionType::OneOf:
    case QuestionType::ManyOf:
    case QuestionType::Picture:
    case QuestionType::Rank:
      return picked_fit(evaluation, question, index, answer);
    case QuestionType::Time:
      return time_fits(question, answer);
    case QuestionType::Drawing:
      return drawing_fits(question, answer);
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      return number_fits(question, answer);
    case QuestionType::Date:
      return date_fits(question, answer, std::get<Date>(evaluation.slots()[model::kTodaySlot]));
    case QuestionType::Text: {
      const auto* text = std::get_if<std::string>(&answer.value);
      if (text == nullptr || text->empty()) return wrong_type(question, "a text");
      if (text->size() <= kLongestText) return {};
      return fail("too_long",
                  fmt::format("The answer to `{}` is longer than {} bytes.", question.id, kLongestText),
                  "Shorten it.");
    }
  }
  return {};
}

bool is_picked(const Answer& answer, std::uint16_t option) {
  if (const auto* choice = std::get_if<Choice>(&answer.value)) return choice->option == option;
  if (const auto* ranking = std::get_if<Ranking>(&answer.value))
    return std::ranges::find(ranking->options, option) != ranking->options.end();
  const auto* several = std::get_if<Choices>(&answer.value);
  return several != nullptr && std::ranges::binary_search(several->options, option);
}

Result<void> own_words_fit(const Question& question, const Answer& answer) {
  for (const OwnWords& said : answer.own_words) {
    const auto option = question.answers ? question.answers->choices.find(said.option) : std::nullopt;
    if (!option || !question.answers->options[*option].own_words || !is_picked(answer, *option)) {
      return fail("no_own_words", fmt::format("`{}` takes no own words for `{}`.", question.id, said.option),
                  "Give own words only with an option that asks for them.");
    }
    if (said.words.size() > kLongestText) {
      return fail("too_long",
                  fmt::format("The words for `{}` are longer than {} bytes.", question.id, kLongestText),
                  "Shorten them.");
    }
  }
  return {};
}

bool offers(const Question& question, Missing reason) {
  return std::ranges::find(question.non_answers, reason) != question.non_answers.end();
}

}  // namespace

Result<void> may_answer(const Instrument& instrument, const Evaluation& evaluation, std::uint32_t question,
                        const Answer& answer) {
  const Question& asked = instrument.questions[question];
  if (!evaluation.is_asked(question)) {
    return fail("not_asked", fmt::format("`{}` is not asked with these answers.", asked.id),
                "Change what its `when` depends on, or leave it out.");
  }
  if (const auto* reason = std::get_if<Missing>(&answer.value)) {
    if (*reason == Missing::Skipped && asked.required && !offers(asked, Missing::Skipped)) {
      return fail("required", fmt::format("`{}` cannot be skipped.", asked.id),
                  "Answer it, or choose one of the other ways that it offers.");
    }
    // Everything else can be skipped.
    const bool offered = *reason == Missing::Skipped || offers(asked, *reason);
    if (offered) return {};
    return fail("not_offered",
                fmt::format("`{}` does not offer `{}`.", asked.id, asked.reasons->word(*reason)),
                "Choose an answer, or another non-answer.");
  }
  if (auto fits = value_fits(asked, evaluation, question, answer); !fits) return fits;
  return own_words_fit(asked, answer);
}

}  // namespace doorstep::interview
