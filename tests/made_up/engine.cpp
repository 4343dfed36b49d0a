#include "tests/made_up/engine.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace doorstep::made_up {
namespace {

using interview::Answer;
using interview::EventKind;
using interview::Interview;
using language::Missing;
using language::Value;

language::Date date_of(Day day) {
  return *language::Date::parse(to_text(Datum{.kind = Kind::Date, .date = day}));
}

EventKind kind_of(const std::string& word) {
  for (int i = 0;; ++i) {
    if (interview::word(static_cast<EventKind>(i)) == word) return static_cast<EventKind>(i);
  }
}

// An option that there is not becomes a number behind the last.
std::uint16_t position_of(const model::Question* question, const std::string& option) {
  if (question == nullptr || question->answers == nullptr) return 0;
  const auto& ids = question->answers->choices.ids;
  return static_cast<std::uint16_t>(std::ranges::find(ids, option) - ids.begin());
}

const language::Reasons kReasons{{"not_relevant"}};

language::Time time_of(int minutes) { return *language::Time::parse(to_text(time_of_day(minutes))); }

interview::Inputs inputs_of(const Given& given) {
  interview::Inputs inputs{.age = given.age, .today = date_of(given.today), .seed = given.seed};
  if (given.now) inputs.now = time_of(*given.now);
  return inputs;
}

Value value_of(const Datum& datum, const model::Question* question) {
  switch (datum.kind) {
    case Kind::Missing:
      return *kReasons.non_answer(datum.word);
    case Kind::Boolean:
      return datum.truth;
    case Kind::Number:
      return *language::Number::parse(to_text(datum));
    case Kind::Date:
      return date_of(datum.date);
    case Kind::Time:
      return time_of(datum.minutes);
    case Kind::Text:
    case Kind::Drawing:
      return datum.word;
    case Kind::Choice:
      return language::Choice{position_of(question, datum.word)};
    case Kind::Choices:
    case Kind::Ranking:
      break;
  }
  std::vector<std::uint16_t> options;
  for (const std::string& option : datum.options) options.push_back(position_of(question, option));
  return datum.kind == Kind::Choices ? Value(language::Choices{options}) : Value(language::Ranking{options});
}

std::string text_of(const Value& value, const std::vector<std::string>& options) {
  if (const auto* reason = std::get_if<Missing>(&value)) return "?" + std::string(kReasons.word(*reason));
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (const auto* number = std::get_if<language::Number>(&value)) return number->text();
  if (const auto* date = std::get_if<language::Date>(&value)) return date->text();
  if (const auto* time = std::get_if<language::Time>(&value)) return time->text();
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* choice = std::get_if<language::Choice>(&value)) return options[choice->option];
  const auto* ranking = std::get_if<language::Ranking>(&value);
  std::vector<std::string> picked;
  for (const auto option : ranking != nullptr ? ranking->options : std::get<language::Choices>(value).options)
    picked.push_back(options[option]);
  return fmt::format("[{}]", fmt::join(picked, " "));
}

const std::vector<std::string> kNone;
constexpr std::string_view kPhases[] = {"going", "declined", "stopped", "at_end", "finished"};

}  // namespace

Engine::Engine(const Subject& subject, std::shared_ptr<const model::Instrument> instrument,
               const Given& given)
    : subject_(&subject), interview_(Interview::start(std::move(instrument), inputs_of(given), "en", {})) {}

std::string Engine::take(const Move& move) {
  interview::Move does{.kind = kind_of(move.kind), .at = move.at, .language = move.language};
  if (move.said) {
    const auto index = interview_.instrument().find_question(move.at);
    const model::Question* question = index ? &interview_.instrument().questions[*index] : nullptr;
    does.answer = Answer{value_of(*move.said, question), {}};
    for (const auto& [option, words] : move.own_words) does.answer->own_words.push_back({option, words});
  }
  const auto event = interview_.plan(does, {});
  if (!event) return event.error().code;
  const auto done = interview_.apply(*event);
  return done ? "" : "not applied: " + done.error().code;
}

std::string Engine::question_line(std::uint32_t index) const {
  const model::Question& question = interview_.instrument().questions[index];
  const auto& options = question.answers ? question.answers->choices.ids : kNone;
  std::string line = question.id;
  if (const Answer* said = interview_.answer(index)) line += " said " + text_of(said->value, options);
  std::vector<std::string> offered;
  if (interview_.is_asked(index)) {
    for (const auto option : interview_.offered(index)) offered.push_back(options[option]);
  }
  if (!offered.empty()) line += fmt::format(" offers {}", fmt::join(offered, " "));
  std::vector<std::uint32_t> open;
  for (const auto& concern : interview_.concerns(index)) open.push_back(concern.check);
  if (!open.empty()) line += fmt::format(" open {}", fmt::join(open, " "));
  const bool placed = interview_.is_asked(index) && !question.one_more;
  if (placed && interview_.find_placed(interview_.placed_id_of(index)) != index)
    line += " but its place is another's";
  return line + "\n";
}

std::string Engine::score_line(const Score& score) const {
  const auto& scores = interview_.instrument().scores;
  const auto found = std::ranges::find(scores, score.id, &model::Score::id);
  const auto index = static_cast<std::uint32_t>(found - scores.begin());
  const auto& result = interview_.score(index);
  // The slots say the same as the result.
  const bool waits = result.reason == "not_reached";
  const auto so_many = [&](int count) {
    return waits ? Value(language::Missing::NotReached) : Value(language::Number(count));
  };
  const bool same = interview_.value(found->slot) == result.value &&
                    interview_.value(found->slot + 1) == result.band &&
                    interview_.value(found->slot + 2) == so_many(result.answered) &&
                    interview_.value(found->slot + 3) == so_many(result.missing);
  return fmt::format("{} {} {} {} {}{}\n", score.id, text_of(result.value, {}),
                     text_of(result.band, found->band_choices.ids), result.answered, result.missing,
                     same ? "" : " but conditions see something else");
}

std::string Engine::picture() const {
  const model::Instrument& instrument = interview_.instrument();
  std::string at = "-";
  if (interview_.phase() == interview::Phase::Going) {
    const auto [kind, index] = instrument.steps[interview_.position()];
    at = kind == model::Step::Kind::Page ? instrument.pages[index].id : instrument.questions[index].id;
  }
  std::string text =
      fmt::format("{} at {} in {}, {}\n", kPhases[static_cast<std::size_t>(interview_.phase())], at,
                  interview_.language(), interview_.is_complete() ? "complete" : "incomplete");
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i) text += question_line(i);
  return text + outcome();
}

std::string Engine::outcome() const {
  const model::Instrument& instrument = interview_.instrument();
  std::string text;
  for (std::uint32_t i = 0; i < instrument.questions.size(); ++i) {
    const model::Question& question = instrument.questions[i];
    text += fmt::format(
        "{} {} {}\n", question.id, interview_.is_asked(i) ? "asked" : "off",
        text_of(interview_.value(question.slot), question.answers ? question.answers->choices.ids : kNone));
  }
  for (std::uint32_t i = 0; i < instrument.instances.size(); ++i) {
    text += fmt::format("{} {} {}\n", instrument.instances[i].id,
                        interview_.is_there(i) ? "there" : "not there", interview_.placed_id(i));
  }
  for (const NamedValue& value : subject_->values) {
    const auto found = std::ranges::find(instrument.values, value.id, &model::NamedValue::id);
    const language::ChoiceSet* set = found->value.type().set;
    text += fmt::format("{} {}\n", value.id,
                        text_of(interview_.value(found->slot), set == nullptr ? kNone : set->ids));
  }
  for (const Score& score : subject_->scores) text += score_line(score);
  for (std::uint32_t i = 0; i < instrument.flags.size(); ++i)
    text += fmt::format("{} {}\n", instrument.flags[i].id, interview_.is_raised(i) ? "raised" : "-");
  return text;
}

}  // namespace doorstep::made_up
