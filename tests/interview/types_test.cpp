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

namespace {

const std::string kLikes =
    "      - {id: likes, type: many_of, text: a, options: [{id: reading, text: Läsa}, {id: music, text: "
    "Musik}, {id: "
    "sport, text: Sport}, {id: nothing, text: Inget, exclusive: true}]}\n";

Scenario ranked(const std::string& more) {
  return Scenario(
      with(kLikes + "      - {id: places, type: rank, text: a, options_from: likes" + more + "}\n" +
           "      - {id: best, type: one_of, text: a, options_from: likes, suggest: first(places)}\n" +
           "      - {id: second, type: yes_no, text: a, when: \"rank(places, music) == 2\"}\n"));
}

std::string ids_of(const Scenario& scenario, std::string_view question) {
  const auto index = scenario.instrument().find_question(question).value();
  std::string ids;
  for (const auto option : scenario.interview().offered(index))
    ids += (ids.empty() ? "" : " ") + scenario.instrument().questions[index].answers->options[option].id;
  return ids;
}

}  // namespace

TEST_CASE("only what was picked earlier is offered, and nothing is asked about nothing") {
  Scenario scenario = ranked("");
  CHECK(scenario.route() == Ids{"likes"});
  scenario.answer("likes", {"sport", "reading"});
  CHECK(scenario.route() == Ids{"likes", "places", "best"});
  CHECK(ids_of(scenario, "places") == "reading sport");
  CHECK(scenario.refusal("places", {"reading", "music"}) == "not_offered");
  CHECK(scenario.refusal("best", "music") == "not_offered");
  scenario.answer("places", {"sport", "reading"}).answer("best", "sport");
  scenario.answer("likes", {"reading", "music"});
  CHECK(scenario.seen("places") == json{"reading"});
  CHECK(scenario.seen("best").is_null());
  CHECK(scenario.position() == "best");
  scenario.answer("likes", {"reading", "sport"});
  CHECK(scenario.seen("places") == json{"sport", "reading"});
  CHECK(scenario.seen("best") == "sport");
}

TEST_CASE("a rank keeps its order, in conditions, words and history") {
  Scenario scenario = ranked("");
  scenario.answer("likes", {"reading", "music", "sport"}).answer("places", {"sport", "music", "reading"});
  CHECK(scenario.route() == Ids{"likes", "places", "best", "second"});
  CHECK(scenario.interview().words(1, {}) == "1. Sport, 2. Musik, 3. Läsa");
  const auto stored = to_json(scenario.interview().history().back(), scenario.instrument());
  CHECK(stored.at("answer") == json{"sport", "music", "reading"});
  CHECK(event_from_json(stored, scenario.instrument()) == scenario.interview().history().back());
  scenario.answer("places", {"music", "sport", "reading"});
  CHECK(scenario.route() == Ids{"likes", "places", "best"});
}

TEST_CASE("a rank takes all that is offered, or as many as it says") {
  struct Row {
    std::string more;
    json answer;
    std::string refused;
  };
  for (const Row& row :
       {Row{"", {"reading", "music", "sport"}, ""}, Row{"", {"reading", "music"}, "too_few"},
        Row{", at_least: 2", {"reading", "music"}, ""}, Row{", at_least: 2", {"reading"}, "too_few"},
        Row{", at_most: 2", {"music"}, ""}, Row{", at_most: 2", {"reading", "music", "sport"}, "too_many"}}) {
    Scenario scenario = ranked(row.more);
    scenario.answer("likes", {"reading", "music", "sport"});
    INFO(row.more << " " << row.answer.dump());
    CHECK(scenario.refusal("places", row.answer) == row.refused);
  }
  Scenario scenario = ranked("");
  scenario.answer("likes", {"reading", "music"});
  CHECK(scenario.refusal("places", {"reading", "reading"}) == "wrong_type");
  CHECK(scenario.refusal("places", {"reading", "writing"}) == "unknown_option");
}

TEST_CASE("what is suggested is no answer until it is given, and then it is marked") {
  Scenario scenario = ranked("");
  scenario.answer("likes", {"reading", "music"});
  const auto best = scenario.instrument().find_question("best").value();
  CHECK_FALSE(scenario.interview().suggestion(best));
  scenario.answer("places", {"music", "reading"});
  CHECK(scenario.interview().suggestion(best) == Value(language::Choice{1}));
  CHECK(scenario.interview().answer(best) == nullptr);
  CHECK(scenario.seen("best").is_null());
  CHECK_FALSE(scenario.interview().is_complete());
  CHECK(scenario.refusal({.kind = EventKind::MovedOn}) == "no_answer");
  scenario.answer("best", "music");
  CHECK(scenario.interview().history().back().suggested == Suggested::Kept);
  scenario.answer("best", "reading");
  const Event& changed = scenario.interview().history().back();
  CHECK(changed.suggested == Suggested::Changed);
  CHECK(to_json(changed, scenario.instrument()).at("suggested") == "changed");
  CHECK(event_from_json(to_json(changed, scenario.instrument()), scenario.instrument()) == changed);
  CHECK(scenario.interview().history()[1].suggested == Suggested::No);
  CHECK(Interview::replay(scenario.shared(), scenario.interview().history()));
}

TEST_CASE("a suggestion that would not be taken is none") {
  Scenario scenario(
      with("      - {id: first, type: number, range: 0-99, text: a}\n"
           "      - {id: second, type: number, range: 0-9, text: a, suggest: first + 1}\n"));
  scenario.answer("first", 4);
  CHECK(scenario.interview().suggestion(1) == Value(language::Number(5)));
  scenario.answer("first", 9);
  CHECK_FALSE(scenario.interview().suggestion(1));
}

TEST_CASE("what is required cannot be skipped, and its other ways remain") {
  Scenario scenario(
      with("      - {id: first, type: yes_no, text: a, required: yes, non_answers: [wont_say]}\n"
           "      - {id: second, type: yes_no, text: a}\n"));
  CHECK(scenario.refusal("first", {{"non_answer", "skipped"}}) == "required");
  CHECK(scenario.refusal("first", {{"non_answer", "wont_say"}}).empty());
  CHECK(scenario.refusal({.kind = EventKind::MovedOn}) == "no_answer");
  scenario.answer("first", true);
  CHECK(scenario.refusal("second", {{"non_answer", "skipped"}}).empty());
}

TEST_CASE("a picture's regions are picked like options") {
  const std::string regions =
      "regions: [{id: room, text: Rummet}, {id: hall, text: Hallen}, {id: loft, text: Vinden}]";
  Scenario scenario(
      with("      - {id: one, type: picture, picture: a.svg, text: a, " + regions + "}\n" +
           "      - {id: many, type: picture, picture: a.svg, pick: many, at_most: 2, text: a, " + regions +
           "}\n      - {id: last, type: yes_no, text: a, when: one == room and loft in many}\n"));
  CHECK(scenario.refusal("one", {"room", "hall"}) == "wrong_type");
  CHECK(scenario.refusal("many", {"room", "hall", "loft"}) == "too_many");
  scenario.answer("one", "room").answer("many", {"loft", "room"});
  CHECK(scenario.route() == Ids{"one", "many", "last"});
  CHECK(scenario.interview().words(1, {}) == "Rummet, Vinden");
}

TEST_CASE("a drawing is kept as it was drawn, and is only ever called a drawing") {
  const std::string strokes = "<svg><path d=\"M1 2 L3 4\" stroke=\"#000000\"/></svg>";
  Scenario scenario(
      with("      - {id: home, type: drawing, text: a, identifies: free_text}\n"
           "      - {id: last, type: yes_no, text: a, when: answered(home)}\n"));
  CHECK(scenario.refusal("home", "a house") == "no_drawing");
  CHECK(scenario.refusal("home", 3) == "wrong_type");
  scenario.answer("home", strokes);
  CHECK(scenario.position() == "last");
  CHECK(scenario.interview().words(0, {.drawing = "en teckning"}) == "en teckning");
  const auto stored = to_json(scenario.interview().history().back(), scenario.instrument());
  CHECK(stored.at("answer") == strokes);
  CHECK(event_from_json(stored, scenario.instrument()) == scenario.interview().history().back());
}

TEST_CASE("a time of day has its limits, and both of them are inside") {
  Scenario scenario(
      with("      - {id: rises, type: time, text: a, earliest: \"05:00\", latest: \"12:00\"}\n"));
  CHECK(scenario.refusal("rises", "04:59") == "out_of_range");
  CHECK(scenario.refusal("rises", "05:00").empty());
  CHECK(scenario.refusal("rises", "12:00").empty());
  CHECK(scenario.refusal("rises", "12:01") == "out_of_range");
  CHECK(scenario.refusal("rises", "7") == "wrong_type");
  CHECK(scenario.answer("rises", "07:30").seen("rises") == "07:30");
  CHECK(scenario.interview().words(0, {}) == "07:30");
}
TEST_CASE("a date is held against a limit as exactly as it was asked for") {
  Scenario scenario(with(
      "      - {id: due, type: date, precision: month, earliest: today, text: a}\n"
      "      - {id: born, type: date, precision: year, earliest: 2020-06-15, latest: today, text: a}\n"));
  CHECK(scenario.refusal("due", "2026-10") == "out_of_range");
  CHECK(scenario.refusal("due", "2026-11").empty());
  CHECK(scenario.refusal("born", "2019") == "out_of_range");
  CHECK(scenario.refusal("born", "2020").empty());
  CHECK(scenario.refusal("born", "2026").empty());
  CHECK(scenario.refusal("born", "2027") == "out_of_range");
}

TEST_CASE("a score outside of its range is no score") {
  Scenario scenario(with(
      "      - {id: a, type: number, range: -50-50, text: a}\n",
      "scores: {tenfold: {value: a * 10, range: 0-10, bands: [{from: 0, id: low}, {from: 5, id: high}]}}\n"));
  scenario.answer("a", 50);
  CHECK(scenario.interview().score(0).reason == "out_of_range");
  CHECK(language::is_missing(scenario.interview().score(0).band));
  scenario.answer("a", 1);
  CHECK(scenario.interview().score(0).value == Value(language::Number(10)));
}

TEST_CASE("as zero, a score is 0 when everything is missing, and none before anybody came there") {
  const std::string score =
      "scores: {total: {sum: [a, b], missing: as_zero, range: 0-4, bands: [{from: 0, id: low}]}}\n";
  const std::string questions =
      "      - {id: a, type: one_of, answers: often, text: a}\n"
      "      - {id: b, type: one_of, answers: often, text: a}\n";
  Scenario scenario(with(questions, score));
  CHECK(language::is_missing(scenario.interview().score(0).value));
  scenario.non_answer("a", "skipped").non_answer("b", "skipped");
  CHECK(scenario.interview().score(0).value == Value(language::Number(0)));
}

}  // namespace doorstep::interview
