// Fills in an instrument as a respondent would: `Scenario("...yaml...").answer("hears", "often").back()`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/interview/interview.h"
#include "instruments/model/load.h"

namespace doorstep::interview {

class Scenario {
 public:
  explicit Scenario(std::string_view yaml, std::optional<int> age = 10, std::string_view language = "sv")
      : instrument_(loaded(yaml)),
        interview_(Interview::start(instrument_, {age, *Date::parse("2026-11-21")}, language, {})) {}

  // Each move is expected to be possible.
  Scenario& answer(std::string_view question, const nlohmann::json& value) {
    return does(answered(question, value));
  }
  Scenario& non_answer(std::string_view question, std::string_view word) {
    return answer(question, {{"non_answer", word}});
  }
  Scenario& back() { return does({.kind = EventKind::MovedBack}); }
  Scenario& on() { return does({.kind = EventKind::MovedOn}); }
  Scenario& go_to(std::string_view question) {
    return does({.kind = EventKind::MovedTo, .at = std::string(question)});
  }
  Scenario& confirm(std::string_view question) {
    return does({.kind = EventKind::Confirmed, .at = std::string(question)});
  }
  Scenario& page(EventKind kind, std::optional<bool> said = {}) {
    Move move{.kind = kind};
    if (said) move.answer = Answer{*said, {}};
    return does(move);
  }
  Scenario& language(std::string_view code) {
    return does({.kind = EventKind::LanguageChosen, .language = std::string(code)});
  }
  Scenario& does(const Move& move) {
    const auto event = interview_.plan(move, {++clock_, clock_});
    INFO((event ? std::string() : event.error().message));
    REQUIRE(event);
    REQUIRE(interview_.apply(*event));
    return *this;
  }

  // The code of the error that a move is refused with; "" when it would be possible. Nothing is done.
  [[nodiscard]] std::string refusal(const Move& move) const {
    const auto event = interview_.plan(move, {});
    return event ? "" : event.error().code;
  }
  [[nodiscard]] std::string refusal(std::string_view question, const nlohmann::json& value) const {
    const auto index = instrument_->find_question(question);
    const auto answer = answer_from_json(value, instrument_->questions[index.value()]);
    if (!answer) return answer.error().code;
    return refusal({.kind = EventKind::Answered, .at = std::string(question), .answer = *answer});
  }

  [[nodiscard]] std::vector<std::string> route() const {
    std::vector<std::string> ids;
    for (const auto question : interview_.route()) ids.push_back(instrument_->questions[question].id);
    return ids;
  }
  // The id of what is on screen, or "end".
  [[nodiscard]] std::string position() const {
    if (interview_.phase() != Phase::Going) return "end";
    const auto [kind, index] = instrument_->steps[interview_.position()];
    return kind == model::Step::Kind::Page ? instrument_->pages[index].id : instrument_->questions[index].id;
  }
  // What conditions see of a question, as walks write it.
  [[nodiscard]] nlohmann::json seen(std::string_view question) const {
    const auto& asked = instrument_->questions[instrument_->find_question(question).value()];
    return to_json(interview_.value(asked.slot), asked.answers ? &asked.answers->choices : nullptr);
  }
  [[nodiscard]] const Interview& interview() const { return interview_; }
  [[nodiscard]] const Instrument& instrument() const { return *instrument_; }
  [[nodiscard]] std::shared_ptr<const Instrument> shared() const { return instrument_; }

 private:
  static std::shared_ptr<const Instrument> loaded(std::string_view yaml) {
    const auto result = model::load(yaml, "scenario.yaml");
    for (const auto& problem : result.problems) {
      if (problem.severity != yaml::Severity::Error) continue;
      UNSCOPED_INFO(problem.place.line << ":" << problem.place.column << " " << problem.code << " "
                                       << problem.message);
    }
    REQUIRE(result.instrument);
    return result.instrument;
  }
  [[nodiscard]] Move answered(std::string_view question, const nlohmann::json& value) const {
    const auto index = instrument_->find_question(question);
    REQUIRE(index);
    const auto answer = answer_from_json(value, instrument_->questions[*index]);
    REQUIRE(answer);
    return {.kind = EventKind::Answered, .at = std::string(question), .answer = *answer};
  }

  std::shared_ptr<const Instrument> instrument_;
  Interview interview_;
  std::int64_t clock_ = 0;
};

}  // namespace doorstep::interview
