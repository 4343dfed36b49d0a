// An instrument is checked with its examples: it opens only when they come out as they say.

#include "instruments/check/check.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/check/instruments.h"

namespace doorstep::test {
namespace {

using yaml::Severity;

std::vector<yaml::Problem> errors(const std::string& text) {
  auto problems = check::check(text, "x.yaml");
  std::erase_if(problems, [](const auto& problem) { return problem.severity == Severity::Warning; });
  return problems;
}

std::string with_example(const std::string& example) {
  return sample_text() + "examples:\n  - {example: one, " + example + "}\n";
}

TEST_CASE("an example that comes out as it says lets the instrument open") {
  const auto text = with_example(
      "answers: {lives: both, packing: 2, siblings: 0, hears: often, then: [room], messages: {non_answer: "
      "wont_say}, wish: "
      "Lugn, hours: 1}, route: [lives, packing, siblings, hears, then, messages, wish, hours], scores: "
      "{conflict: {value: "
      "4.0, band: high, answered: 1, missing: 1}, conflict_percent: {value: null}}, flags: [loud], values: "
      "{uneasy: yes, "
      "longer: 1.2}, complete: yes, off_route: []");
  const auto loaded = check::open(text, "x.yaml");
  for (const auto& problem : loaded.problems) UNSCOPED_INFO(problem.message);
  CHECK(loaded.instrument != nullptr);
}

struct Row {
  const char* what;
  const char* example;
  const char* says;  // a part of the message
};

TEST_CASE("an expectation that is not met is an error that says what came") {
  const auto row = GENERATE(values<Row>({
      {"a question that is not asked",
       "answers: {lives: mum}, route: [lives, packing, siblings, hears, messages, wish, hours]",
       "packing expected and not asked"},
      {"a question that is not expected",
       "answers: {lives: both}, route: [lives, siblings, hears, messages, wish, hours]",
       "packing asked and not expected"},
      {"another order", "answers: {lives: mum}, route: [siblings, lives, hears, messages, wish, hours]",
       "the order is lives, siblings"},
      {"a score's value", "answers: {hears: often, messages: never}, scores: {conflict: {value: 3}}",
       "should be 3 and is 2"},
      {"a score's band", "answers: {hears: often, messages: never}, scores: {conflict: {band: low}}",
       "should be low and is some"},
      {"a score's missing", "answers: {hears: often}, scores: {conflict: {missing: 1}}",
       "should be 1 and is 0"},
      {"no score", "answers: {hears: often}, scores: {conflict_percent: {value: 100}}",
       "should be 100 and is null"},
      {"a score's unknown field", "scores: {conflict: {valu: 1}}", "no `valu`"},
      {"a score that is not there", "scores: {conflikt: {value: 1}}",
       "no score `conflikt`. Did you mean `conflict`"},
      {"a score in short", "scores: {conflict: 4}", "is a mapping"},
      {"a flag that is not raised", "answers: {hears: never}, flags: [loud]", "loud; what came is none"},
      {"a flag that is not expected", "answers: {hears: often}, flags: []", "none; what came is loud"},
      {"a value", "answers: {hears: often}, values: {uneasy: no}", "should be no and is yes"},
      {"a value that is not there", "values: {eager: no}", "no value `eager`"},
      {"completeness", "answers: {lives: mum}, complete: yes", "should be yes and is no"},
      {"a route that is no list", "route: lives", "is a list"},
      {"an age that nobody asks", "age: 30", "30 years is outside of `ages`"},
      {"an answer that cannot be given", "answers: {lives: mum, packing: 1}", "Step 2 cannot be taken"},
  }));
  INFO(row.what);
  const auto found = errors(with_example(row.example));
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "example_failed");
  CHECK(found[0].message.find("Example \"one\"") != std::string::npos);
  CHECK(found[0].message.find(row.says) != std::string::npos);
  INFO(found[0].message);
  CHECK_FALSE(found[0].remedy.empty());
  CHECK(check::open(with_example(row.example), "x.yaml").instrument == nullptr);
}

TEST_CASE("what an example does not state is not compared") {
  CHECK(errors(with_example("answers: {hears: often}")).empty());
  CHECK(errors(with_example("answers: {hears: often}, scores: {conflict: {}}")).empty());
}

TEST_CASE("a failed example is reported at its expectation") {
  const auto found = errors(with_example("answers: {hears: often}, flags: []"));
  REQUIRE(found.size() == 1);
  const auto lines = std::ranges::count(sample_text(), '\n');
  CHECK(found[0].place.line == lines + 2);
  CHECK(found[0].file == "x.yaml");
}

TEST_CASE("an example takes place on a fixed day unless it names one") {
  auto text = sample_text();
  text.replace(text.find("uneasy: \"hears == often\""), 24, "uneasy: \"today == 2026-11-21\"");
  CHECK(errors(text + "examples: [{example: a, values: {uneasy: yes}}]\n").empty());
  CHECK(errors(text + "examples: [{example: a, date: 2027-01-01, values: {uneasy: no}}]\n").empty());
}

TEST_CASE("a condition that no example tries is a warning, and the instrument opens") {
  const auto loaded =
      check::open(with_example("answers: {lives: both, packing: 1, siblings: 0, hears: often}"), "x.yaml");
  CHECK(loaded.instrument != nullptr);
  std::vector<std::string> said;
  for (const auto& problem : loaded.problems) {
    if (problem.code == "not_covered") said.push_back(problem.message);
    CHECK(problem.severity == Severity::Warning);
  }
  const auto has = [&](std::string_view part) {
    return std::ranges::any_of(said,
                               [&](const std::string& text) { return text.find(part) != std::string::npos; });
  };
  CHECK(has("`packing` false"));
  CHECK(has("`meets` true"));
  CHECK(has("option `sibling` of `then` true"));
  CHECK(has("flag `loud` false"));
}

TEST_CASE("examples that try both sides of a condition leave no warning about it") {
  const auto text =
      sample_text() +
      "examples:\n"
      "  - {example: one, answers: {lives: both, packing: 1, siblings: 1, meets: 0, hears: often}}\n"
      "  - {example: two, answers: {lives: mum, siblings: 0, hears: never}}\n";
  for (const auto& problem : check::check(text, "x.yaml")) CHECK(problem.code != "not_covered");
}

TEST_CASE("a file without examples is told once that nothing tries its conditions") {
  const auto problems = check::check(sample_text(), "x.yaml");
  CHECK(std::ranges::count(problems, "not_covered", &yaml::Problem::code) == 1);
}

TEST_CASE("all mistakes of a file are listed in the order in which they stand") {
  auto text = sample_text();
  text.replace(text.find("when: lives == both"), 19, "when: lives == bath");
  text.replace(text.find("when: siblings > 0"), 18, "when: hears == often");
  text.replace(text.find("type: many_of"), 13, "type: manyof");
  const auto found = errors(text);
  REQUIRE(found.size() >= 3);
  CHECK(std::ranges::is_sorted(found, {}, &yaml::Problem::place));
  for (const auto& problem : found) {
    CHECK_FALSE(problem.message.empty());
    CHECK(problem.place.line > 0);
  }
}

TEST_CASE("the examples of a file with mistakes are not run") {
  auto text = with_example("answers: {hears: often}, flags: []");
  text.replace(text.find("when: lives == both"), 19, "when: lives == bath");
  for (const auto& problem : errors(text)) CHECK(problem.code != "example_failed");
}

}  // namespace
}  // namespace doorstep::test
