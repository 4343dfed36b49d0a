// Histories as JSON lines: written, read, and refused.

#include "instruments/interview/history.h"

#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "tests/interview/scenario.h"
#include "tests/interview/small_story.h"

namespace doorstep::interview {
namespace {

Scenario with_one_of_most() {
  Scenario scenario(kSmallStory);
  scenario.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, true);
  scenario.answer("lives", {{"other", "På båten"}}).non_answer("siblings", "wont_say").language("en");
  scenario.answer("more_nights", 3).back().on().answer("hears", "often");
  scenario.answer("then", nlohmann::json::parse(R"(["room", "stop"])"));
  scenario.does({.kind = EventKind::Undone}).does({.kind = EventKind::Redone}).answer("room_door", true);
  scenario.answer("messages", "never").answer("wish", "En hund\n\"nu\"").answer("since", "2025-02");
  scenario.does({.kind = EventKind::FlagShown, .at = "loud"}).does({.kind = EventKind::Paused});
  return scenario;
}

std::string written(const Scenario& scenario) {
  return write_history(scenario.interview().history(), scenario.instrument());
}

TEST_CASE("a history that was written is the same byte for byte after reading and writing") {
  const Scenario scenario = with_one_of_most();
  const std::string text = written(scenario);
  const auto read = read_history(text, scenario.instrument());
  REQUIRE(read);
  CHECK(std::ranges::equal(*read, scenario.interview().history()));
  CHECK(write_history(*read, scenario.instrument()) == text);
  CHECK(Interview::replay(scenario.shared(), *read)->position() == scenario.interview().position());
}

TEST_CASE("the first line of a history says its format and what it was made with") {
  const std::string text = written(with_one_of_most());
  const auto first = nlohmann::json::parse(text.substr(0, text.find('\n')));
  CHECK(first["format"] == 1);
  CHECK(first["instrument"] == "small_story 1.0");
  CHECK(first["event"] == "started");
}

TEST_CASE("a history that names no format is of format 1") {
  const Scenario scenario = with_one_of_most();
  std::string text = written(scenario);
  text.erase(text.find(R"("format":1,)"), 11);
  const auto read = read_history(text, scenario.instrument());
  REQUIRE(read);
  CHECK(std::ranges::equal(*read, scenario.interview().history()));
}

TEST_CASE("the last line of a history may lack its newline") {
  const Scenario scenario = with_one_of_most();
  std::string text = written(scenario);
  text.pop_back();
  CHECK(read_history(text, scenario.instrument()));
}

constexpr const char* kDecimals = R"yaml(
instrument: measure
version: 1.0
title: {en: Measure}
respondent: parent
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none}
sections:
  - section: all
    questions:
      - {id: share, type: number, range: 0-1, step: 0.0000001, text: {en: "How much?"}}
)yaml";

TEST_CASE("a decimal that JSON would write in another way comes back as it was said") {
  Scenario scenario(kDecimals);
  scenario.answer("share", GENERATE("0.0000001", "0.1", "0.1234567"));
  const auto read = read_history(written(scenario), scenario.instrument());
  REQUIRE(read);
  CHECK(read->back().answer == scenario.interview().history().back().answer);
}

struct Damage {
  const char* about;
  std::size_t line;  // from 1; 0: the whole text
  std::string put;   // instead of the line
  std::string code;
};

const std::string kAnswer = R"({"n":5,"event":"answered","at":"lives","answer":"mum","utc":1,"clock":1})";

std::string with(std::string line, const std::string& what, const std::string& instead) {
  return line.replace(line.find(what), what.size(), instead);
}

const std::vector<Damage>& damages() {
  static const std::string started =
      R"({"n":1,"event":"started","instrument":"small_story 1.0","today":"2026-11-21","utc":1,"clock":1})";
  static const std::vector<Damage> rows = {
      {"nothing at all", 0, "", "empty_history"},
      {"an empty line", 5, "", "not_json"},
      {"half a line", 5, R"({"n":5,"event":"answ)", "not_json"},
      {"a list", 5, "[1, 2]", "not_json"},
      {"a number", 5, "5", "not_json"},
      {"two objects", 5, "{} {}", "not_json"},
      {"brackets without end", 5, std::string(kLongestLine - 1, '['), "not_json"},
      {"deep brackets in an event", 5,
       R"({"n":5,"answer":)" + std::string(5000, '[') + std::string(5000, ']') + "}", "not_json"},
      {"a line that is too long", 5, std::string(kLongestLine + 1, ' '), "line_too_long"},
      {"a line twice", 6, kAnswer, "out_of_order"},
      {"a number that is left out", 5, with(kAnswer, "5", "6"), "out_of_order"},
      {"a start in the middle", 5, with(started, "1", "5"), "out_of_order"},
      {"no start", 1, with(kAnswer, "5", "1"), "out_of_order"},
      {"an unknown kind", 5, with(kAnswer, "answered", "guessed"), "bad_event"},
      {"an unknown question", 5, with(kAnswer, "lives", "loves"), "bad_event"},
      {"an answer of another type", 5, with(kAnswer, "\"mum\"", "3"), "bad_event"},
      {"no kind", 5, R"({"n":5,"utc":1,"clock":1})", "bad_event"},
      {"a text as a number", 5, with(kAnswer, "\"n\":5", "\"n\":\"five\""), "bad_event"},
      {"a day that is none", 1, with(started, "2026-11-21", "2026-13-41"), "bad_event"},
      {"an age that is none", 1, with(started, "\"utc\"", "\"age\":-3,\"utc\""), "bad_event"},
      {"a newer format", 1, with(started, "{", "{\"format\":2,"), "newer_history"},
      {"another version", 1, with(started, "1.0", "1.1"), "other_instrument"},
      {"another instrument", 1, with(started, "small", "tall"), "other_instrument"},
  };
  return rows;
}

TEST_CASE("a damaged history is refused, and says at which line") {
  const auto& row = GENERATE(from_range(damages()));
  CAPTURE(row.about);
  const Scenario scenario = with_one_of_most();
  std::string text;
  std::size_t number = 0;
  for (const Event& event : scenario.interview().history()) {
    const std::string line = write_history(std::span(&event, 1), scenario.instrument());
    if (row.line != 0) text += ++number == row.line ? row.put + "\n" : line;
  }
  const auto read = read_history(text, scenario.instrument());
  REQUIRE_FALSE(read);
  CHECK(read.error().code == row.code);
  if (row.line > 1) CHECK(read.error().message.find("ine " + std::to_string(row.line)) != std::string::npos);
  CHECK_FALSE(read.error().remedy.empty());
}

TEST_CASE("what was said does not stand in the error about it") {
  const Scenario scenario = with_one_of_most();
  std::string text = written(scenario);
  text = with(text, "\"På båten\"", "\"På båten\",\"hos\":\"farmor\"");
  const auto read = read_history(text, scenario.instrument());
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("båten") == std::string::npos);
  CHECK(read.error().message.find("lives") != std::string::npos);
}

}  // namespace
}  // namespace doorstep::interview
