// A walk's result as JSON and as text.

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "instruments/check/walk.h"

namespace doorstep::check {
namespace {

using language::Value;
using nlohmann::json;

std::string json_text(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// Numbers by their own text: a binary fraction on the way would round what is exact.
std::string answer_json(const WalkResult::Given& given, const Instrument& instrument) {
  if (const auto* number = std::get_if<language::Number>(&given.answer.value)) return number->text();
  return json_text(interview::to_json(given.answer, instrument.questions[given.question]));
}

// A computed value; null for every reason that it may be missing for.
std::string value_json(const Value& value, const language::ChoiceSet* set) {
  if (language::is_missing(value)) return "null";
  if (const auto* number = std::get_if<language::Number>(&value)) return number->text();
  return json_text(interview::to_json(value, set));
}

class Members {
 public:
  void add(std::string_view name, std::string_view value) {
    parts_.push_back(fmt::format("{}: {}", json_text(name), value));
  }
  [[nodiscard]] std::string text(std::string_view between = ", ") const {
    return fmt::format("{{{}}}", fmt::join(parts_, between));
  }

 private:
  std::vector<std::string> parts_;
};

std::string answers_json(const WalkResult& result) {
  Members answers;
  for (const auto& given : result.answers) {
    answers.add(given.id, answer_json(given, *result.instrument));
  }
  return answers.text();
}

std::string score_json(const model::Score& score, const interview::ScoreResult& found) {
  Members members;
  members.add("value", value_json(found.value, nullptr));
  members.add("band", value_json(found.band, &score.band_choices));
  members.add("answered", std::to_string(found.answered));
  members.add("missing", std::to_string(found.missing));
  if (!found.reason.empty()) members.add("reason", json_text(found.reason));
  return members.text();
}

std::string scores_json(const WalkResult& result) {
  Members scores;
  for (std::size_t i = 0; i < result.scores.size(); ++i) {
    scores.add(result.instrument->scores[i].id, score_json(result.instrument->scores[i], result.scores[i]));
  }
  return scores.text();
}

std::string values_json(const WalkResult& result) {
  Members values;
  for (const auto& named : result.values) values.add(named.id, value_json(named.value, named.set));
  return values.text();
}

std::string_view word(interview::Why::About about) {
  constexpr std::array<std::string_view, 5> kWords = {"asked", "check", "value", "score", "flag"};
  return kWords[static_cast<std::size_t>(about)];
}

std::string why_part_json(const interview::WhyPart& part, const Instrument& instrument) {
  Members members;
  members.add("depth", std::to_string(part.depth));
  members.add("text", json_text(part.text));
  members.add("value", value_json(part.value, part.set));
  if (const auto* reason = std::get_if<language::Missing>(&part.value))
    members.add("missing", json_text(instrument.reasons->word(*reason)));
  if (part.question) members.add("question", json_text(instrument.questions[*part.question].id));
  if (part.event) members.add("event", std::to_string(*part.event));
  if (part.section) members.add("section", json_text(instrument.sections[*part.section].id));
  if (part.repeat) {
    members.add("repeat", json_text(instrument.repeats[*part.repeat].id));
    members.add("goes_over", part.goes_over ? "true" : "false");
  }
  return members.text();
}

std::string why_json(const WalkResult& result) {
  std::vector<std::string> all;
  for (const interview::Why& why : result.why) {
    std::vector<std::string> parts;
    for (const auto& part : why.parts) parts.push_back(why_part_json(part, *result.instrument));
    Members members;
    members.add("about", json_text(word(why.about)));
    members.add("id", json_text(why.id));
    members.add("parts", fmt::format("[{}]", fmt::join(parts, ",\n   ")));
    all.push_back(members.text());
  }
  return fmt::format("[{}]", fmt::join(all, ",\n  "));
}

// "hears in [often]: yes", one line a part, the parts of a part below it.
std::string why_text(const interview::Why& why, const Instrument& instrument) {
  constexpr std::size_t kDeepest = 20;  // a screen is not wider
  std::string text = fmt::format("why {} {}:{}\n", word(why.about), why.id,
                                 why.parts.empty() ? " always asked, it has no condition" : "");
  for (const auto& part : why.parts) {
    std::string value = value_json(part.value, part.set);
    if (const bool* truth = std::get_if<bool>(&part.value)) value = *truth ? "yes" : "no";
    if (const auto* reason = std::get_if<language::Missing>(&part.value))
      value = instrument.reasons->word(*reason);
    // Inside a repeat the author's word does not say whose answer it is.
    const bool same = !part.question || instrument.questions[*part.question].id == part.text;
    std::string about =
        part.section ? fmt::format("section {}: ", instrument.sections[*part.section].id) : "";
    if (part.repeat)
      about = fmt::format("repeat {}{}: ", instrument.repeats[*part.repeat].id,
                          part.goes_over ? ", which goes over" : "");
    text += fmt::format("  {:{}}{}{}{}: {}", "", 2 * std::min(part.depth, kDeepest), about, part.text,
                        same ? "" : fmt::format(" ({})", instrument.questions[*part.question].id), value);
    text += part.event ? fmt::format(" (answered in event {})\n", *part.event) : "\n";
  }
  return text;
}

std::string problems_json(const WalkResult& result) {
  json problems = json::array();
  for (const WalkProblem& problem : result.problems) {
    problems.push_back({{"step", problem.step}, {"code", problem.code}, {"message", problem.message}});
  }
  return json_text(problems);
}

}  // namespace

std::string to_json(const WalkResult& result) {
  Members members;
  members.add("instrument", json_text(result.instrument->id));
  members.add("version", json_text(result.instrument->version));
  members.add("complete", result.complete ? "true" : "false");
  members.add("position", result.position ? json_text(*result.position) : "null");
  members.add("route", json_text(result.route));
  members.add("off_route", json_text(result.off_route));
  members.add("answers", answers_json(result));
  members.add("scores", scores_json(result));
  members.add("flags", json_text(result.flags));
  members.add("flags_taken_back", json_text(result.flags_taken_back));
  members.add("values", values_json(result));
  if (!result.why.empty()) members.add("why", why_json(result));
  members.add("problems", problems_json(result));
  return members.text(",\n ") + "\n";
}

std::string to_text(const WalkResult& result) {
  const Instrument& instrument = *result.instrument;
  const auto list = [](const std::vector<std::string>& ids) {
    return ids.empty() ? "-" : fmt::format("{}", fmt::join(ids, ", "));
  };
  std::string text = fmt::format("{} {}: {}, {}\n", instrument.id, instrument.version,
                                 result.complete ? "complete" : "not complete",
                                 result.position ? "at " + *result.position : std::string("at the end"));
  text += fmt::format("route: {}\n", list(result.route));
  if (!result.off_route.empty()) text += fmt::format("answered, not asked: {}\n", list(result.off_route));
  for (const auto& given : result.answers) {
    text += fmt::format("  {}: {}\n", given.id, answer_json(given, instrument));
  }
  for (std::size_t i = 0; i < result.scores.size(); ++i) {
    text += fmt::format("score {}: {}\n", instrument.scores[i].id,
                        score_json(instrument.scores[i], result.scores[i]));
  }
  for (const auto& named : result.values)
    text += fmt::format("value {}: {}\n", named.id, value_json(named.value, named.set));
  text += fmt::format("flags: {}\n", list(result.flags));
  if (!result.flags_taken_back.empty())
    text += fmt::format("flags taken back: {}\n", list(result.flags_taken_back));
  for (const interview::Why& why : result.why) text += why_text(why, instrument);
  for (const WalkProblem& problem : result.problems) {
    text += fmt::format("problem at step {}: {} ({})\n", problem.step, problem.message, problem.code);
  }
  return text;
}

}  // namespace doorstep::check
