// Events as they are stored: what is refused, and numbers that binary fractions cannot hold.

#include "tests/interview/scenario.h"
#include "tests/interview/small_story.h"

namespace doorstep::interview {
namespace {

using nlohmann::json;

json started() {
  return {{"n", 1},
          {"event", "started"},
          {"instrument", "small_story 1.0"},
          {"age", 10},
          {"today", "2026-11-21"},
          {"language", "sv"},
          {"utc", 100},
          {"clock", 5}};
}

json answered(const json& answer) {
  return {{"n", 2}, {"event", "answered"}, {"at", "siblings"}, {"answer", answer}, {"utc", -1}, {"clock", 6}};
}

std::string refusal(const json& stored) {
  static const Scenario scenario(kSmallStory);
  const auto event = event_from_json(stored, scenario.instrument());
  return event ? "" : event.error().code;
}

}  // namespace

TEST_CASE("an event that is stored as it should be is read") {
  CHECK(refusal(started()).empty());
  CHECK(refusal(answered(3)).empty());
}

TEST_CASE("a stored event whose numbers are none is refused and not rounded") {
  for (const json& wrong : {json(1.5), json(-1), json(0), json(4294967296), json(1e300), json("1"), json()}) {
    json event = started();
    event["n"] = wrong;
    CAPTURE(event);
    CHECK(refusal(event) == "bad_event");
  }
  for (const char* key : {"utc", "clock"}) {
    json event = started();
    event[key] = 18446744073709551615U;
    CHECK(refusal(event) == "bad_event");
    event.erase(key);
    CHECK(refusal(event) == "bad_event");
  }
}

TEST_CASE("an age or a day that cannot be is refused, and not taken for another") {
  for (const json& wrong : {json(-1), json(151), json(9.5), json("ten")}) {
    json event = started();
    event["age"] = wrong;
    CAPTURE(event);
    CHECK(refusal(event) == "bad_event");
  }
  for (const char* wrong : {"", "yesterday", "2026", "2026-13-01"}) {
    json event = started();
    event["today"] = wrong;
    CAPTURE(event);
    CHECK(refusal(event) == "bad_event");
  }
}

TEST_CASE("an event of an unknown kind, about an unknown question or without its parts is refused") {
  json unknown = started();
  unknown["event"] = "shouted";
  CHECK(refusal(unknown) == "bad_event");
  json elsewhere = answered(3);
  elsewhere["at"] = "nowhere";
  CHECK(refusal(elsewhere) == "bad_event");
  json bare = started();
  bare.erase("today");
  CHECK(refusal(bare) == "bad_event");
  CHECK(refusal(json::array()) == "bad_event");
  json page = answered("yes");
  page["event"] = "assented";
  CHECK(refusal(page) == "bad_event");
}

TEST_CASE("an answer in a stored event is of its question's type, and a non-answer is one that exists") {
  CHECK(refusal(answered("many")) == "bad_event");
  CHECK(refusal(answered(json::array({1}))) == "bad_event");
  CHECK(refusal(answered({{"non_answer", "undefined"}})) == "bad_event");
  CHECK(refusal(answered({{"non_answer", 3}})) == "bad_event");
  CHECK(refusal(answered({{"non_answer", "skipped"}, {"more", 1}})) == "bad_event");
}

TEST_CASE("a number that a binary fraction would change is stored as text and read as it was") {
  Scenario scenario(kSmallStory);
  const auto& question =
      scenario.instrument().questions[scenario.instrument().find_question("siblings").value()];
  for (const char* text : {"0.1", "3", "-2.5", "0.00001", "123456789.123456789", "0.000000000001"}) {
    const Answer answer{language::Number::parse(text).value(), {}};
    const std::string stored = to_json(answer, question).dump();
    CAPTURE(stored);
    const auto read = answer_from_json(json::parse(stored), question);
    REQUIRE(read);
    CHECK(*read == answer);
    CHECK(to_json(*read, question).dump() == stored);
  }
  CHECK(to_json(Answer{language::Number::parse("0.1").value(), {}}, question).dump() == "0.1");
}

}  // namespace doorstep::interview
