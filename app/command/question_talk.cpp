// RespondentTalk's questions: how each type is shown as numbered lines, and what a typed line answers.

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command/respondent_talk.h"

namespace doorstep::command {
namespace {

using interview::Answer;
using interview::EventKind;
using language::Missing;
using model::Question;
using model::QuestionType;

// "1 3" and "1, 3"; empty when a part is no number of an option.
std::vector<std::size_t> numbers_in(std::string line, std::size_t most) {
  std::ranges::replace(line, ',', ' ');
  std::vector<std::size_t> numbers;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) {
      const auto number = number_in(std::string_view(line).substr(at, end - at), most);
      if (!number) return {};
      numbers.push_back(*number);
    }
    at = end + 1;
  }
  return numbers;
}

tl::unexpected<Error> not_finished() {
  return fail("wrong_type", "This is no answer to the question.", "Look at it again.");
}

}  // namespace

Result<void> RespondentTalk::ask_question(std::uint32_t question) {
  show_question(question);
  const auto line = console_.ask(say()("terminal.your_answer"));
  if (!line) return tl::unexpected(line.error());
  if (const auto command = command_in(*line)) return obey(*command);
  if (line->empty()) {
    // Enter keeps what was answered; a soft check is confirmed by it.
    if (interview().answer(question) == nullptr) {
      console_.say(say()("respondent.problem.no_answer"));
      return {};
    }
    const bool asked = !interview().concerns(question).empty();
    const auto kept = make({.kind = asked ? EventKind::Confirmed : EventKind::MovedOn});
    if (kept || !say().has("respondent.problem." + kept.error().code)) return kept;
    explain(kept.error());
    return {};
  }
  return take_answer(question, *line);
}

void RespondentTalk::show_question(std::uint32_t question) {
  const Question& asked = interview().instrument().questions[question];
  if (asked.instance) {
    const auto about = interview().title(*asked.instance, view().wording());
    if (!about.empty()) console_.say(about);
  }
  console_.title(view().question_text(question));
  if (!asked.help.empty()) console_.say(text(asked.help));
  if (asked.type == QuestionType::YesNo) {
    console_.say("  1. " + say()("common.yes"));
    console_.say("  2. " + say()("common.no"));
  }
  std::size_t number = 0;
  for (const std::uint16_t option : interview().offered(question)) {
    console_.say(fmt::format("  {}. {}", ++number, text(asked.answers->options[option].text)), "     ");
  }
  const int faces = asked.type == QuestionType::Faces ? static_cast<int>(asked.maximum.whole()) : 0;
  for (int face = 1; face <= faces; ++face) {
    const auto index = static_cast<std::size_t>(face - 1);
    const bool own = index < asked.face_labels.size();
    console_.say(fmt::format(
        "  {}. {}", face,
        own ? text(asked.face_labels[index]) : say()(fmt::format("respondent.faces.{}.{}", faces, face))));
  }
  if (asked.type == QuestionType::Scale) {
    const auto end = [&](language::Number at, const model::Text& called) {
      return called.empty() ? at.text() : fmt::format("{} ({})", at.text(), text(called));
    };
    console_.say(say()("terminal.scale", end(asked.minimum, asked.low), end(asked.maximum, asked.high)));
  }
  if (asked.type == QuestionType::Number) {
    console_.say(say()("terminal.number", asked.minimum.text(), asked.maximum.text(), text(asked.unit)));
  }
  if (asked.type == QuestionType::Date) {
    constexpr std::array<std::string_view, 3> kForms = {"terminal.year", "terminal.month", "terminal.day"};
    console_.say(say()(kForms[static_cast<std::size_t>(asked.precision)]));
  }
  if (asked.type == QuestionType::Time) console_.say(say()("terminal.time"));
  if (asked.type == QuestionType::Drawing) console_.say(say()("terminal.drawing"));
  if (asked.picking == model::Picking::Order) console_.say(say()("terminal.in_order"));
  if (asked.picking == model::Picking::Several) {
    console_.say(asked.at_most > 0 ? say()("terminal.several_at_most", asked.at_most)
                                   : say()("terminal.several"));
  }
  show_non_answers(asked);
  show_concerns(question);
}

// What is typed for a non-answer; for the author's own it is their code.
std::string RespondentTalk::key_of(Missing reason) const {
  const std::string word(interview().instrument().reasons->word(reason));
  return language::authored_index(reason) ? (speaks_freely_ ? "/" : "") + word : key(word);
}

void RespondentTalk::show_non_answers(const Question& question) {
  for (const Missing reason : screen::RespondentView::ways_without_answer(question)) {
    console_.say(fmt::format("  {}. {}", key_of(reason), view().non_answer(reason)));
  }
}

void RespondentTalk::show_concerns(std::uint32_t question) {
  if (interview().answer(question) == nullptr) return;
  const auto words = interview().words(question, view().wording());
  if (!words.empty()) console_.say(say()("terminal.answered", words));
  const auto concerns = interview().concerns(question);
  for (const auto& concern : concerns) {
    console_.say(text(interview().instrument().questions[question].checks[concern.check].text));
  }
  const bool strict = std::ranges::any_of(concerns, &interview::Concern::strict);
  console_.say(say()(strict             ? "respondent.check.must_change"
                     : concerns.empty() ? "terminal.enter_keeps"
                                        : "terminal.enter_confirms"));
}

std::optional<Missing> RespondentTalk::non_answer_in(const Question& question,
                                                     const std::string& line) const {
  for (const Missing reason : screen::RespondentView::ways_without_answer(question)) {
    if (line == key_of(reason)) return reason;
  }
  return std::nullopt;
}

Result<void> RespondentTalk::take_answer(std::uint32_t question, const std::string& line) {
  auto answer = answer_in(question, line);
  if (!answer && answer.error().code == "input_ended") return tl::unexpected(answer.error());
  const Question& asked = interview().instrument().questions[question];
  const auto made = answer ? make({.kind = EventKind::Answered, .at = asked.id, .answer = std::move(*answer)})
                           : Result<void>(tl::unexpected(answer.error()));
  if (made || !say().has("respondent.problem." + made.error().code)) return made;
  explain(made.error());
  return {};
}

Result<Answer> RespondentTalk::answer_in(std::uint32_t question, const std::string& line) {
  const Question& asked = interview().instrument().questions[question];
  if (const auto reason = non_answer_in(asked, line)) return Answer{*reason, {}};
  switch (asked.type) {
    case QuestionType::YesNo: {
      const auto number = number_in(line, 2);
      if (!number) return not_finished();
      return Answer{*number == 1, {}};
    }
    case QuestionType::OneOf:
    case QuestionType::ManyOf:
    case QuestionType::Picture:
    case QuestionType::Rank:
      return picked(question, line);
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number: {
      std::string number = line;
      std::ranges::replace(number, ',', '.');  // decimals as they are written in most of Europe
      return interview::answer_from_json(number, asked);
    }
    case QuestionType::Date:
    case QuestionType::Time:
    case QuestionType::Text:
      return interview::answer_from_json(line, asked);
    case QuestionType::Drawing:  // made with a finger
      break;
  }
  return not_finished();
}

Result<Answer> RespondentTalk::picked(std::uint32_t question, const std::string& line) {
  const Question& asked = interview().instrument().questions[question];
  const auto offered = interview().offered(question);
  const auto numbers = numbers_in(line, offered.size());
  const bool one = asked.picking == model::Picking::One;
  if (numbers.empty() || (one && numbers.size() != 1)) return not_finished();
  nlohmann::json chosen = nlohmann::json::array();
  for (const std::size_t number : numbers) {
    const model::Option& option = asked.answers->options[offered[number - 1]];
    if (!option.own_words) {
      chosen.push_back(option.id);
      continue;
    }
    const auto words = console_.ask(say()("respondent.own_words") + ":");
    if (!words) return tl::unexpected(words.error());
    chosen.push_back(words->empty() ? nlohmann::json(option.id) : nlohmann::json{{option.id, *words}});
  }
  return interview::answer_from_json(one ? chosen.front() : chosen, asked);
}

}  // namespace doorstep::command
