// The contract of `doorstep walk`: what each step does, and what is said when it cannot be taken.

#include "instruments/check/walk.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "tests/check/instruments.h"

namespace doorstep::test {
namespace {

using Ids = std::vector<std::string>;
using nlohmann::json;

const std::string kAll =
    "answers: {lives: both, packing: 2, siblings: 1, meets: 1, hears: often, then: [room, sibling], "
    "messages: often, wish: Lugn, "
    "hours: 0.1}";

json result(const std::string& yaml) { return json::parse(check::to_json(walk(yaml))); }

struct Row {
  const char* what;
  const char* walk;
  const char* position;  // null: none
  Ids problems;
};

TEST_CASE("each kind of step ends where it should, with the problems it should have") {
  const auto row = GENERATE(values<Row>({
      {"nothing", "{}", "lives", {}},
      {"one answer", "steps: [{answer: {lives: both}}]", "packing", {}},
      {"several at once", "steps: [{answer: {lives: mum, siblings: 0}}]", "hears", {}},
      {"the short form stops at the first blank", "answers: {lives: both, packing: 1}", "siblings", {}},
      {"ahead of the position", "steps: [{answer: {hears: never}}]", "messages", {}},
      {"a hidden question",
       "steps: [{answer: {lives: mum}}, {answer: {packing: 1}}]",
       "siblings",
       {"2 not_asked"}},
      {"hidden, in the short form", "answers: {lives: mum, packing: 1}", "siblings", {"2 not_asked"}},
      {"an unknown question", "steps: [{answer: {live: mum}}]", "lives", {"1 unknown_question"}},
      {"unknown, in the short form", "answers: {lives: mum, hours_: 1}", "siblings", {"2 unknown_question"}},
      {"an unknown option", "steps: [{answer: {lives: dad}}]", "lives", {"1 unknown_option"}},
      {"the wrong type", "steps: [{answer: {siblings: many}}]", "lives", {"1 wrong_type"}},
      {"nothing as an answer", "steps: [{answer: {siblings: }}]", "lives", {"1 wrong_type"}},
      {"out of range", "steps: [{answer: {siblings: 13}}]", "lives", {"1 out_of_range"}},
      {"between two steps", "steps: [{answer: {hours: 0.15}}]", "lives", {"1 out_of_range"}},
      {"an option that is not offered",
       "answers: {lives: mum, siblings: 0, hears: often, then: [sibling]}",
       "then",
       {"4 not_offered"}},
      {"too many options",
       "answers: {lives: mum, siblings: 1, meets: 0, hears: often, then: [room, sibling, stop]}",
       "then",
       {"5 too_many"}},
      {"an exclusive option with another",
       "answers: {lives: mum, siblings: 0, hears: often, then: [room, nothing]}",
       "then",
       {"4 exclusive"}},
      {"an unknown non-answer",
       "steps: [{answer: {lives: {non_answer: secret}}}]",
       "lives",
       {"1 unknown_non_answer"}},
      {"own words where there are none",
       "steps: [{answer: {lives: {mum: Mamma}}}]",
       "lives",
       {"1 no_own_words"}},
      {"back", "steps: [{answer: {lives: both}}, {back: 1}]", "lives", {}},
      {"back over a page", "steps: [{answer: {lives: mum, siblings: 0}}, {back: 1}]", "siblings", {}},
      {"back by two", "steps: [{answer: {lives: both, packing: 1}}, {back: 2}]", "lives", {}},
      {"back from the beginning", "steps: [{back: 1}]", "lives", {"1 nothing_behind"}},
      {"an answer after going back goes on one step",
       "steps: [{answer: {lives: both, packing: 1}}, {back: 2}, {answer: {lives: both}}]",
       "packing",
       {}},
      {"goto what was answered", "steps: [{answer: {lives: both, packing: 1}}, {goto: lives}]", "lives", {}},
      {"goto what has not come up", "steps: [{goto: wish}]", "lives", {"1 not_reached"}},
      {"goto a hidden question",
       "steps: [{answer: {lives: mum}}, {goto: packing}]",
       "siblings",
       {"2 not_asked"}},
      {"goto nowhere", "steps: [{goto: wishes}]", "lives", {"1 unknown_question"}},
      {"change leaves the position",
       "steps: [{answer: {lives: both, packing: 1}}, {change: {lives: mum}}]",
       "siblings",
       {}},
      {"change of what is on screen",
       "steps: [{answer: {lives: both}}, {back: 1}, {change: {lives: mum}}]",
       "lives",
       {}},
      {"change without an answer", "steps: [{change: {lives: mum}}]", "lives", {"1 no_answer"}},
      {"change of a hidden answer",
       "steps: [{answer: {lives: both, packing: 1}}, {change: {lives: mum}}, {change: {packing: 2}}]",
       "siblings",
       {"3 not_asked"}},
      {"the language", "steps: [{language: en}]", "lives", {}},
      {"a language that is not there", "steps: [{language: ar}]", "lives", {"1 unknown_language"}},
      {"a language for the whole walk that is not there", "language: ar", "lives", {"0 unknown_language"}},
      {"not understood at first", "steps: [{understood: {limits_understood: yes}}]", "lives", {}},
      {"not understood, then understood",
       "steps: [{understood: {limits_understood: yes}}, {understood: {limits_understood: no}}]",
       "lives",
       {}},
      {"a page that does not come up a third time",
       "steps: [{understood: {limits_understood: yes}}, {understood: {limits_understood: no}}, {understood: "
       "{limits_understood: no}}]",
       "lives",
       {"3 not_reached"}},
      {"a page that was passed",
       "steps: [{answer: {lives: mum}}, {assent: {talk: no}}]",
       "siblings",
       {"2 not_here"}},
      {"no such page", "steps: [{assent: {talks: no}}]", "lives", {"1 no_such_page"}},
      {"a page of another kind", "steps: [{assent: {limits_understood: no}}]", "lives", {"1 no_such_page"}},
      {"a refusal", "steps: [{assent: {talk: no}}]", nullptr, {}},
      {"what comes after a refusal",
       "steps: [{assent: {talk: no}}, {answer: {lives: mum}}, {back: 1}, {language: en}]",
       nullptr,
       {"2 ended", "3 ended", "4 ended"}},
      {"a soft check is confirmed", "answers: {lives: mum, siblings: 9}", "meets", {}},
      {"a strict check holds", "answers: {lives: mum, siblings: 1, meets: 2}", "meets", {"3 check_failed"}},
      {"no such step", "steps: [{anser: {lives: mum}}]", "lives", {"1 bad_step"}},
      {"two steps in one", "steps: [{back: 1, goto: lives}]", "lives", {"1 bad_step"}},
      {"a step that is a word", "steps: [back]", "lives", {"1 bad_step"}},
      {"back by a word", "steps: [{back: all}]", "lives", {"1 bad_step"}},
      {"back by none", "steps: [{back: 0}]", "lives", {"1 bad_step"}},
      {"an assent of neither yes nor no", "steps: [{assent: {talk: perhaps}}]", "lives", {"1 bad_step"}},
      {"steps that are no list", "steps: {answer: {lives: mum}}", "lives", {"0 bad_walk"}},
      {"a list as a walk", "[back]", "lives", {"0 bad_walk"}},
      {"an unknown key", "aswers: {lives: mum}", "lives", {"0 unknown_key"}},
      {"both forms",
       "{steps: [{answer: {lives: mum}}], answers: {lives: both}}",
       "siblings",
       {"0 both_forms"}},
      {"an age that is none", "age: old", "lives", {"0 bad_age"}},
      {"a date that is none", "date: 2026-02-30", "lives", {"0 bad_date"}},
      {"a repeat's id", "steps: [{answer: {'sibling[1].name': Alva}}]", "lives", {"1 unknown_question"}},
      {"a problem does not stop the walk",
       "steps: [{answer: {nobody: 1}}, {answer: {lives: mum}}, {answer: {packing: 1}}, {answer: {siblings: "
       "0}}]",
       "hears",
       {"1 unknown_question", "3 not_asked"}},
  }));
  INFO(row.what);
  const auto came = walk(row.walk);
  CHECK(came.position == (row.position == nullptr ? std::nullopt : std::optional<std::string>(row.position)));
  CHECK(codes(came) == row.problems);
}

TEST_CASE("a walk through everything is complete and stands nowhere") {
  const json came = result(kAll);
  CHECK(came["complete"] == true);
  CHECK(came["position"].is_null());
  CHECK(came["problems"].empty());
  CHECK(came["route"] ==
        json({"lives", "packing", "siblings", "meets", "hears", "then", "messages", "wish", "hours"}));
}

TEST_CASE("the keys of a walk's JSON are the contract's, in its order") {
  const auto text = check::to_json(walk(kAll));
  const auto came = nlohmann::ordered_json::parse(text);
  Ids keys;
  for (const auto& [key, value] : came.items()) keys.push_back(key);
  CHECK(keys == Ids{"instrument", "version", "complete", "position", "route", "off_route", "answers",
                    "scores", "flags", "flags_taken_back", "values", "problems"});
  CHECK(came["instrument"] == "sample_child");
  CHECK(came["version"] == "1.0");
}

TEST_CASE("an answer stands in the JSON as it would in a walk") {
  const json came = result(
      "answers: {lives: {other: 'Hos mormor'}, siblings: 2, meets: {non_answer: wont_say}, hears: often, "
      "then: [stop, "
      "room], messages: {non_answer: skipped}, wish: \"En \\\"hund\\\"\", hours: 0.30}");
  CHECK(came["problems"].empty());
  CHECK(came["answers"] == json{{"lives", {{"other", "Hos mormor"}}},
                                {"siblings", 2},
                                {"meets", {{"non_answer", "wont_say"}}},
                                {"hears", "often"},
                                {"then", {"room", "stop"}},
                                {"messages", {{"non_answer", "skipped"}}},
                                {"wish", "En \"hund\""},
                                {"hours", 0.3}});
}

TEST_CASE("an answer in a list can have own words") {
  const json came = result("steps: [{answer: {lives: {other: 'Hos mormor'}}}]");
  CHECK(came["answers"]["lives"] == json{{"other", "Hos mormor"}});
}

TEST_CASE("decimals are exact") {
  const auto text = check::to_json(walk("steps: [{answer: {hours: 0.1}}]"));
  CHECK(text.find("\"longer\": 0.3}") != std::string::npos);
  CHECK(text.find("\"hours\": 0.1}") != std::string::npos);
}

TEST_CASE("a hidden answer is off the route, and comes back with its question") {
  const std::string hidden = "{answer: {lives: both, packing: 3}}, {change: {lives: mum}}";
  const json out = result("steps: [" + hidden + "]");
  CHECK(out["off_route"] == json({"packing"}));
  CHECK_FALSE(out["answers"].contains("packing"));
  const json back = result("steps: [" + hidden + ", {change: {lives: both}}]");
  CHECK(back["off_route"].empty());
  CHECK(back["answers"]["packing"] == 3);
}

TEST_CASE("a score says what it is, or why it is none") {
  SECTION("all answered") {
    CHECK(result(kAll)["scores"]["conflict"] ==
          json{{"value", 4}, {"band", "high"}, {"answered", 2}, {"missing", 0}});
  }
  SECTION("one missing is made up for by the rule, and not by a formula") {
    const json scores = result("answers: {hears: often, messages: {non_answer: wont_say}}")["scores"];
    CHECK(scores["conflict"] == json{{"value", 4}, {"band", "high"}, {"answered", 1}, {"missing", 1}});
    CHECK(scores["conflict_percent"]["value"].is_null());
    CHECK(scores["conflict_percent"].contains("reason"));
  }
  SECTION("both missing") {
    const json conflict = result(
        "answers: {hears: {non_answer: dont_know}, messages: {non_answer: wont_say}}")["scores"]["conflict"];
    CHECK(conflict == json{{"value", nullptr},
                           {"band", nullptr},
                           {"answered", 0},
                           {"missing", 2},
                           {"reason", "missing_items"}});
  }
}

TEST_CASE("a value is null while it is unknown") {
  CHECK(result("{}")["values"] == json{{"uneasy", nullptr}, {"longer", nullptr}});
  CHECK(result("steps: [{answer: {hears: often}}]")["values"]["uneasy"] == true);
}

TEST_CASE("a raised flag is named") {
  CHECK(result("steps: [{answer: {hears: often}}]")["flags"] == json({"loud"}));
  CHECK(result("steps: [{answer: {hears: never}}]")["flags"].empty());
}

TEST_CASE("a flag that was raised and is taken back is said so, and an undone one too") {
  const auto changed = result("steps: [{answer: {hears: often}}, {change: {hears: never}}]");
  CHECK(changed["flags"].empty());
  CHECK(changed["flags_taken_back"] == json({"loud"}));
  CHECK(result("steps: [{answer: {hears: often}}, {undo: 1}]")["flags_taken_back"] == json({"loud"}));
  CHECK(result("steps: [{answer: {hears: often}}]")["flags_taken_back"].empty());
}

TEST_CASE("blanks leave a walk incomplete at the first of them") {
  const json came = result("answers: {lives: mum, hears: never, messages: never, wish: Lugn, hours: 1}");
  CHECK(came["complete"] == false);
  CHECK(came["position"] == "siblings");
  CHECK(came["problems"].empty());
}

TEST_CASE("a non-answer completes a question") {
  const json came = result(
      "answers: {lives: {non_answer: wont_say}, siblings: {non_answer: dont_know}, hears: {non_answer: "
      "dont_know}, messages: "
      "{non_answer: wont_say}, wish: {non_answer: skipped}, hours: {non_answer: dont_know}}");
  CHECK(came["complete"] == true);
  CHECK(came["position"].is_null());
}

TEST_CASE("a refused sharing ends nothing") {
  const std::string answers =
      "{answer: {lives: mum, siblings: 0, hears: never, messages: never, wish: Lugn, hours: 1}}";
  const json came = result("steps: [" + answers + ", {assent: {sharing: no}}]");
  CHECK(came["problems"].empty());
  CHECK(came["complete"] == true);
  CHECK(came["position"].is_null());
}

TEST_CASE("a problem names the id that was probably meant") {
  const auto came = walk("steps: [{answer: {siblins: 1}}]");
  REQUIRE(came.problems.size() == 1);
  CHECK(came.problems[0].message.find("`siblings`") != std::string::npos);
}

TEST_CASE("a walk as text names the position, the answers and the problems") {
  const auto text = check::to_text(walk("steps: [{answer: {lives: mum}}, {answer: {packing: 1}}]"));
  CHECK(text.find("at siblings") != std::string::npos);
  CHECK(text.find("lives: \"mum\"") != std::string::npos);
  CHECK(text.find("problem at step 2") != std::string::npos);
}

TEST_CASE("a word with hostile bytes is still JSON") {
  const auto came = check::to_json(walk("steps: [{answer: {wish: \"a\\u2028\\\"\\\\ b\"}}]"));
  CHECK(json::accept(came));
}

TEST_CASE("a walk explains what it is asked about, as JSON and as text") {
  const yaml::Parsed parsed = yaml::parse("answers: {lives: both, packing: 2}", "walk.yaml");
  check::Walk asked = check::read_walk(parsed.root, language::Date::parse("2026-11-21").value());
  asked.why = {"packing", "loud", "nobody"};
  const auto came = check::run(sample(), asked);
  CHECK(codes(came) == Ids{"0 unknown_name"});
  const json why = json::parse(check::to_json(came)).at("why");
  REQUIRE(why.size() == 2);
  CHECK(why[0]["about"] == "asked");
  CHECK(why[0]["id"] == "packing");
  CHECK(why[0]["parts"][0] == json{{"depth", 0}, {"text", "lives == both"}, {"value", true}});
  const json& lives = why[0]["parts"][1];
  CHECK(lives["value"] == "both");
  CHECK(lives["question"] == "lives");
  CHECK(lives["event"].is_number());
  CHECK(why[1]["parts"][1] == json{{"depth", 1},
                                   {"text", "hears"},
                                   {"value", nullptr},
                                   {"missing", "not_reached"},
                                   {"question", "hears"}});
  const std::string text = check::to_text(came);
  CHECK(text.find("why asked packing:\n  lives == both: yes\n    lives: \"both\" (answered in event") !=
        std::string::npos);
}

}  // namespace
}  // namespace doorstep::test
