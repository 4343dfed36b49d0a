// What each type of question takes, keeps and says.

#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

using Ids = std::vector<std::string>;
using nlohmann::json;

// An instrument of these questions, one a line, and whatever else belongs to it.
std::string with(const std::string& questions, const std::string& more = "") {
  return "instrument: sample\nversion: 1.0\ntitle: Sample\nrespondent: parent\nlanguages: [sv]\n"
         "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
         "answer_sets: {often: [{id: never, text: Aldrig, value: 0}, {id: often, text: Ofta, value: 2}]}\n" +
         more + "sections:\n  - section: only\n    title: Only\n    questions:\n" + questions;
}

const std::string kFelt =
    "      - {id: first, type: yes_no, text: a}\n"
    "      - {id: felt, type: grid, text: Hur ofta, answers: often, when: first, rows: [{id: sad, text: "
    "Ledsen}, "
    "{id: glad, text: Glad, when: felt.sad == never}, {id: calm, text: Lugn}]}\n"
    "      - {id: last, type: yes_no, text: a, when: felt.calm == often}\n";

}  // namespace

TEST_CASE("each row of a grid is asked under its own and its grid's condition") {
  Scenario scenario(with(kFelt));
  scenario.answer("first", false);
  CHECK(scenario.route() == Ids{"first"});
  scenario.answer("first", true);
  CHECK(scenario.route() == Ids{"first", "felt.sad", "felt.calm"});
  scenario.answer("felt.sad", "never").answer("felt.glad", "often").answer("felt.calm", "often");
  CHECK(scenario.route() == Ids{"first", "felt.sad", "felt.glad", "felt.calm", "last"});
  CHECK(scenario.position() == "last");
  scenario.answer("felt.sad", "often");
  CHECK(scenario.seen("felt.glad").is_null());
}

TEST_CASE("a row is shown with the words that stand above its grid") {
  Scenario scenario(with(kFelt));
  const auto row = scenario.instrument().find_question("felt.calm");
  REQUIRE(row);
  CHECK(scenario.interview().question_text(*row, {}) == "Hur ofta\nLugn");
  CHECK(scenario.interview().question_text(0, {}) == "a");
  REQUIRE(scenario.instrument().grids.size() == 1);
  CHECK(scenario.instrument().grids[0].first_row == 1);
  CHECK(scenario.instrument().grids[0].rows == 3);
}

TEST_CASE("a score over a grid is over its rows, with their missing answers") {
  Scenario scenario(with(kFelt, "scores: {total: {sum: [felt], range: 0-6, missing: {at_most: 1}}}\n"));
  scenario.answer("first", true).answer("felt.sad", "often").answer("felt.calm", "often");
  CHECK(scenario.interview().score(0).answered == 2);
  CHECK(scenario.interview().score(0).missing == 1);
  CHECK(scenario.interview().score(0).value == Value(language::Number(4)));
}

TEST_CASE("a row's answer comes back from its history") {
  Scenario scenario(with(kFelt));
  scenario.answer("first", true).answer("felt.sad", "never");
  const auto stored = to_json(scenario.interview().history().back(), scenario.instrument());
  CHECK(stored.at("at") == "felt.sad");
  const auto read = event_from_json(stored, scenario.instrument());
  REQUIRE(read);
  CHECK(*read == scenario.interview().history().back());
}

}  // namespace doorstep::interview
