#include "instruments/interview/event.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/interview/outside.h"

namespace doorstep::interview {
namespace {

using language::Choice;
using language::Choices;
using language::Number;
using model::Question;
using model::QuestionType;
using nlohmann::json;

constexpr std::string_view kNonAnswer = "non_answer";
constexpr std::int64_t kOldest = 150;  // years, as Inputs says
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

constexpr std::array<std::string_view, 21> kWords = {
    "started",    "informed", "understood", "assented",        "answered",   "confirmed", "shared",
    "moved_back", "moved_to", "moved_on",   "language_chosen", "flag_shown", "paused",    "resumed",
    "hidden",     "finished", "stopped",    "taken_away",      "put_back",   "undone",    "redone"};

constexpr std::array<std::string_view, 3> kSuggested = {"", "kept", "changed"};

// A JSON number is read as a binary fraction. Where that would not be written the same again (0.00001, or
// more than 15 digits), the number is kept as text.
json number_json(Number number) {
  const std::string text = number.text();
  json parsed = json::parse(text);
  return parsed.dump() == text ? parsed : json(text);
}

// null for reasons that nobody gives.
json non_answer_json(Missing reason, const language::Reasons& reasons) {
  const bool authored = language::authored_index(reason).has_value() && !reasons.authored.empty();
  if (reason > Missing::Skipped && !authored) return json();
  return {{kNonAnswer, reasons.word(reason)}};
}

std::vector<std::string> non_answers_of(const Question& question) {
  std::vector<std::string> words = {"dont_know", "wont_say", "skipped"};
  words.insert(words.end(), question.reasons->authored.begin(), question.reasons->authored.end());
  return words;
}

json option_json(const std::string& id, const std::vector<OwnWords>& own_words) {
  const auto said = std::ranges::find(own_words, id, &OwnWords::option);
  return said == own_words.end() ? json(id) : json{{id, said->words}};
}

Result<Answer> misread(const Question& question, std::string_view wanted) {
  return fail("wrong_type", fmt::format("The answer to `{}` is not {}.", question.id, wanted),
              fmt::format("Give {}, or a mapping as {{non_answer: wont_say}}.", wanted));
}

// Those of Choices, or of a Ranking in its order.
const std::vector<std::uint16_t>& options_in(const Value& value) {
  const auto* ranking = std::get_if<language::Ranking>(&value);
  return ranking != nullptr ? ranking->options : std::get<Choices>(value).options;
}

std::optional<bool> truth(const json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value == "yes" || value == "true") return true;
  if (value == "no" || value == "false") return false;
  return std::nullopt;
}

std::optional<Number> number(const json& value) {
  if (value.is_number()) return Number::parse(value.dump());
  if (value.is_string()) return Number::parse(value.get_ref<const std::string&>());
  return std::nullopt;
}

// One picked option, with or without own words: "room" or {"other": "own words"}.
Result<std::uint16_t> option_from(const json& value, const Question& question, Answer& answer) {
  const bool with_words = value.is_object() && value.size() == 1 && value.begin()->is_string();
  if (!with_words && !value.is_string()) {
    return fail("wrong_type", fmt::format("The answer to `{}` is not an option's id.", question.id),
                "Write the id of one of its options.");
  }
  const std::string id = with_words ? value.begin().key() : value.get<std::string>();
  const auto option = question.answers->choices.find(id);
  if (!option) {
    return fail("unknown_option", fmt::format("`{}` has no option `{}`.", question.id, id),
                fmt::format("Its options are {}.", fmt::join(question.answers->choices.ids, ", ")));
  }
  if (with_words) answer.own_words.push_back({id, value.begin()->get<std::string>()});
  return *option;
}

Result<Answer> one_from(const json& value, const Question& question) {
  Answer answer;
  const auto option = option_from(value, question, answer);
  if (!option) return tl::unexpected(option.error());
  answer.value = Choice{*option};
  return answer;
}

Result<Answer> several_from(const json& value, const Question& question) {
  Answer answer;
  Choices several;
  const json list = value.is_array() ? value : json::array({value});
  for (const json& entry : list) {
    const auto option = option_from(entry, question, answer);
    if (!option) return tl::unexpected(option.error());
    several.options.push_back(*option);
  }
  const std::vector<std::uint16_t> in_order = several.options;
  std::ranges::sort(several.options);
  if (std::ranges::adjacent_find(several.options) != several.options.end()) {
    return misread(question, "a list in which each option stands once");
  }
  if (question.picking == model::Picking::Order) {
    answer.value = language::Ranking{in_order};
  } else {
    answer.value = std::move(several);
  }
  return answer;
}

Result<Answer> value_from(const json& value, const Question& question) {
  switch (question.type) {
    case QuestionType::YesNo:
      if (const auto yes = truth(value)) return Answer{*yes, {}};
      return misread(question, "yes or no");
    case QuestionType::OneOf:
    case QuestionType::ManyOf:
    case QuestionType::Picture:
    case QuestionType::Rank:
      return question.picking == model::Picking::One ? one_from(value, question)
                                                     : several_from(value, question);
    case QuestionType::Time:
      if (const auto time =
              value.is_string() ? language::Time::parse(value.get_ref<const std::string&>()) : std::nullopt) {
        return Answer{*time, {}};
      }
      return misread(question, "a time of day as 07:30");
    case QuestionType::Drawing:
      if (value.is_string()) return Answer{value.get<std::string>(), {}};
      return misread(question, "a drawing");
    case QuestionType::Scale:
    case QuestionType::Faces:
    case QuestionType::Number:
      if (const auto found = number(value)) return Answer{*found, {}};
      return misread(question, "a number");
    case QuestionType::Date:
      if (const auto date =
              value.is_string() ? Date::parse(value.get_ref<const std::string&>()) : std::nullopt) {
        return Answer{*date, {}};
      }
      return misread(question, "a date as 2026-11-21");
    case QuestionType::Text:
      if (value.is_string()) return Answer{value.get<std::string>(), {}};
      return misread(question, "a text");
  }
  return misread(question, "an answer");
}

json page_answer(const Answer& answer) { return std::get<bool>(answer.value); }

bool is_about_question(EventKind kind) { return kind == EventKind::Answered || kind == EventKind::Confirmed; }

Result<Event> bad_event(std::string_view why) {
  return fail("bad_event", fmt::format("A stored event cannot be read: {}.", why),
              "The history was changed outside of this program, or belongs to another instrument.");
}

// The whole number at `key`, when there is one from `least` to `most`. The library would round a fraction,
// and cut off what is too large.
std::optional<std::int64_t> whole_at(const json& source, std::string_view key, std::int64_t least,
                                     std::int64_t most) {
  const auto found = source.find(key);
  if (found == source.end() || !found->is_number_integer()) return std::nullopt;
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(kLargest))
    return std::nullopt;
  const auto number = found->get<std::int64_t>();
  return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

json outside_json(const Inputs& inputs, const Instrument& instrument) {
  json values = json::object();
  for (const OutsideValue& each : inputs.outside) {
    const auto outside = std::ranges::find(instrument.outside, each.id, &model::Outside::id);
    if (outside != instrument.outside.end()) values[each.id] = to_json(each.value, *outside);
  }
  return values;
}

Result<void> to_void(const Result<Event>& refused) { return tl::unexpected(refused.error()); }

// The inputs of a Started event, in its own words.
Result<void> read_inputs(const json& source, const Instrument& instrument, Event& event) {
  Inputs inputs;
  if (source.contains("age")) {
    const auto age = whole_at(source, "age", 0, kOldest);
    if (!age) return to_void(bad_event("its age is not one that a person has"));
    inputs.age = static_cast<int>(*age);
  }
  const auto today = Date::parse(source.at("today").get<std::string>());
  if (!today || today->precision() != language::DatePrecision::Day)
    return to_void(bad_event("its day is not a date"));
  inputs.today = *today;
  const json kept = source.value("outside", json::object());
  for (const auto& [id, value] : kept.items()) {
    auto outside = outside_from_json(value, id, instrument);
    if (!outside) return to_void(bad_event("it uses another interview as this instrument does not"));
    inputs.outside.push_back(std::move(*outside));
  }
  if (source.contains("seed")) {
    const auto seed = whole_at(source, "seed", 0, std::numeric_limits<std::uint32_t>::max());
    if (!seed) return to_void(bad_event("its seed is not one"));
    inputs.seed = static_cast<std::uint32_t>(*seed);
  }
  if (source.contains("now")) {
    inputs.now = language::Time::parse(source.at("now").get<std::string>());
    if (!inputs.now) return to_void(bad_event("its time of day is none"));
  }
  event.inputs = std::move(inputs);
  event.instrument = source.at("instrument").get<std::string>();
  if (source.contains("migrated_from")) {
    const json& from = source.at("migrated_from");
    event.migrated_from = {from.at("instrument").get<std::string>(), from.at("events").get<std::uint32_t>()};
  }
  return {};
}

json started_json(const Event& event, const Instrument& instrument) {
  json result = {
      {"format", kHistoryFormat}, {"today", event.inputs->today.text()}, {"instrument", event.instrument}};
  if (event.inputs->age) result["age"] = *event.inputs->age;
  if (event.inputs->seed != 0) result["seed"] = event.inputs->seed;
  if (event.inputs->now) result["now"] = event.inputs->now->text();
  if (!event.inputs->outside.empty()) result["outside"] = outside_json(*event.inputs, instrument);
  if (event.migrated_from) {
    result["migrated_from"] = {{"instrument", event.migrated_from->instrument},
                               {"events", event.migrated_from->events}};
  }
  return result;
}

Result<void> is_known_format(const json& started) {
  if (started.value("format", 1) <= kHistoryFormat) return {};
  return fail("newer_history", "This history was written by a newer Doorstep.",
              "Install the newest Doorstep on this computer.");
}

}  // namespace

std::string id_and_version(const Instrument& instrument) {
  return fmt::format("{} {}", instrument.id, instrument.version);
}

Result<void> is_made_with(const Event& started, const Instrument& instrument) {
  if (started.instrument == id_and_version(instrument)) return {};
  return fail("other_instrument",
              fmt::format("This interview was made with {}, not with {}.", started.instrument,
                          id_and_version(instrument)),
              "Open it with the version that it was made with, or migrate it by a plan: `doorstep diff` says "
              "what carries over.");
}

std::string_view word(EventKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

json to_json(const Value& value, const language::ChoiceSet* set) {
  if (const auto* reason = std::get_if<Missing>(&value)) return non_answer_json(*reason, {});
  if (const auto* boolean = std::get_if<bool>(&value)) return *boolean;
  if (const auto* found = std::get_if<Number>(&value)) return number_json(*found);
  if (const auto* date = std::get_if<Date>(&value)) return date->text();
  if (const auto* time = std::get_if<language::Time>(&value)) return time->text();
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* choice = std::get_if<Choice>(&value)) return set->ids[choice->option];
  json list = json::array();
  for (const std::uint16_t option : options_in(value)) list.push_back(set->ids[option]);
  return list;
}

json to_json(const Answer& answer, const Question& question) {
  const language::ChoiceSet* set = question.answers ? &question.answers->choices : nullptr;
  if (const auto* reason = std::get_if<Missing>(&answer.value))
    return non_answer_json(*reason, *question.reasons);
  if (answer.own_words.empty()) return to_json(answer.value, set);
  if (const auto* choice = std::get_if<Choice>(&answer.value)) {
    return option_json(set->ids[choice->option], answer.own_words);
  }
  json list = json::array();
  for (const std::uint16_t option : options_in(answer.value)) {
    list.push_back(option_json(set->ids[option], answer.own_words));
  }
  return list;
}

Result<Answer> answer_from_json(const json& value, const Question& question) {
  if (!value.is_object() || !value.contains(kNonAnswer)) return value_from(value, question);
  const json& given = value.at(kNonAnswer);
  const auto reason =
      given.is_string() ? question.reasons->non_answer(given.get_ref<const std::string&>()) : std::nullopt;
  if (value.size() != 1 || !reason) {
    return fail("unknown_non_answer", fmt::format("`{}` got a non-answer that does not exist.", question.id),
                fmt::format("The non-answers are {}.", fmt::join(non_answers_of(question), ", ")));
  }
  return Answer{*reason, {}};
}

json to_json(const Event& event, const Instrument& instrument) {
  json result = {{"n", event.number},
                 {"event", word(event.kind)},
                 {"utc", event.stamp.utc_milliseconds},
                 {"clock", event.stamp.clock_milliseconds}};
  if (!event.at.empty()) result["at"] = event.at;
  if (!event.language.empty()) result["language"] = event.language;
  if (event.read_aloud) result["read_aloud"] = true;
  if (event.suggested != Suggested::No)
    result["suggested"] = kSuggested[static_cast<std::size_t>(event.suggested)];
  if (event.answer) {
    const auto question = is_about_question(event.kind) ? instrument.find_question(event.at) : std::nullopt;
    result["answer"] =
        question ? to_json(*event.answer, instrument.questions[*question]) : page_answer(*event.answer);
  }
  if (event.inputs) result.update(started_json(event, instrument));
  return result;
}

Result<Event> event_from_json(const json& source, const Instrument& instrument) {
  try {
    Event event;
    const auto number = whole_at(source, "n", 1, std::numeric_limits<std::uint32_t>::max());
    const auto utc = whole_at(source, "utc", -kLargest, kLargest);
    const auto clock = whole_at(source, "clock", -kLargest, kLargest);
    if (!number || !utc || !clock) return bad_event("its number or time is none");
    event.number = static_cast<std::uint32_t>(*number);
    event.stamp = {*utc, *clock};
    const auto name = source.at("event").get<std::string>();
    const auto found = std::ranges::find(kWords, name);
    if (found == kWords.end()) return bad_event("it is of an unknown kind");
    event.kind = static_cast<EventKind>(found - kWords.begin());
    event.at = source.value("at", "");
    event.language = source.value("language", "");
    event.read_aloud = source.value("read_aloud", false);
    const auto* suggested = std::ranges::find(kSuggested, source.value("suggested", ""));
    if (suggested == kSuggested.end()) return bad_event("what was suggested is of an unknown kind");
    event.suggested = static_cast<Suggested>(suggested - kSuggested.begin());
    if (event.kind == EventKind::Started) {
      if (auto known = is_known_format(source); !known) return tl::unexpected(known.error());
      if (auto read = read_inputs(source, instrument, event); !read) return tl::unexpected(read.error());
    }
    if (!source.contains("answer")) return event;
    if (!is_about_question(event.kind)) {
      event.answer = Answer{source.at("answer").get<bool>(), {}};
      return event;
    }
    const auto question = instrument.find_question(event.at);
    if (!question) return bad_event("its question is not in the instrument");
    auto answer = answer_from_json(source.at("answer"), instrument.questions[*question]);
    // What was written instead may be what somebody said: it is not repeated.
    if (!answer) return bad_event(fmt::format("`{}` does not take its answer", event.at));
    event.answer = std::move(*answer);
    return event;
  } catch (const json::exception&) {
    return bad_event("a part of it is missing, or is not what it should be");
  }
}

}  // namespace doorstep::interview
