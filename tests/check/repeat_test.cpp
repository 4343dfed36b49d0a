// Repeats, as an author meets them: the instrument and the walk as they stand in files.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/check/walk.h"
#include "instruments/model/load.h"

namespace doorstep::test {
namespace {

using Ids = std::vector<std::string>;
using nlohmann::json;

constexpr const char* kHead = R"yaml(
instrument: family
version: 1.0
title: {en: Family}
respondent: parent
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none}
)yaml";

constexpr const char* kHousehold = R"yaml(
sections:
  - section: home
    questions:
      - {id: members, type: number, range: 0-5, text: {en: "How many are you?"}}
      - repeat: member
        for_each: members
        title: {en: "Person {member}: {name|not named yet}"}
        questions:
          - {id: name, type: text, text: {en: "What is the name of person {member}?"}}
          - {id: years, type: number, range: 0-120, text: {en: "How old is {name}?"}}
          - {id: school, type: yes_no, when: "years >= 6 and years < 20", text: {en: "Does {name} go to school?"}}
          - {id: same, type: yes_no, when: years == previous.years, text: {en: "Are {name} and {previous.name} twins?"}}
          - {id: costs, type: number, range: 0-1000, text: {en: "Costs?"}}
          - repeat: pet
            for_each: {ask: {en: "One more pet of {name}?"}}
            at_least: 0
            at_most: 3
            questions:
              - {id: kind, type: one_of, text: {en: "Which?"}, options: [{id: cat, text: {en: Cat}, value: 1}, {id: dog, text: {en: Dog}, value: 2, when: years > 10}]}
        values:
          so_far: or_else(previous.so_far, 0) + costs
          pets: count(pet)
          counted: or_else(previous.counted, 0) + (member / 2) + floor(member)
          oldest_so_far: if(or_else(previous.oldest_so_far, 0) > years, previous.oldest_so_far, years)
      - {id: alone, type: yes_no, when: "count(member) == 1 and not any(member, years < 18)", text: {en: "Do you live alone?"}}
values:
  minors: count(member, years < 18)
  all_costs: sum(member, costs)
  last: member[3].so_far
  dogs: sum(member, count(pet, kind == dog))
  all_pets: count(pet)
  mean_age: mean(member, years)
  youngest: min(member, years)
  all_at_school: all(member, school)
)yaml";

check::WalkResult walk(const std::string& instrument, const std::string& walk_text) {
  const auto loaded = model::load(instrument, "family.yaml");
  for (const auto& problem : loaded.problems) {
    if (problem.severity == yaml::Severity::Error)
      UNSCOPED_INFO(problem.place.line << ": " << problem.message);
  }
  REQUIRE(loaded.instrument != nullptr);
  const auto parsed = yaml::parse(walk_text, "walk.yaml");
  REQUIRE_FALSE(parsed.problem);
  return check::run(loaded.instrument, check::read_walk(parsed.root, *language::Date::parse("2026-11-21")));
}

json household(const std::string& walk_text) {
  return json::parse(check::to_json(walk(std::string(kHead) + kHousehold, walk_text)));
}

const std::string kTwo =
    R"yaml(answers: {members: 2, "member[1].name": Bo, "member[1].years": 8, "member[1].school": yes, "member[1].costs": 10,
      "member[2].name": Eva, "member[2].years": 41, "member[2].costs": 5, "member[2].pet[1].kind": dog,
      "member[2].pet[2].kind": cat})yaml";

TEST_CASE("a repeat asks its questions once for each, in order") {
  CHECK(household(kTwo)["route"] ==
        json(Ids{"members", "member[1].name", "member[1].years", "member[1].school", "member[1].costs",
                 "member[2].name", "member[2].years", "member[2].costs", "member[2].pet[1].kind",
                 "member[2].pet[2].kind"}));
}

TEST_CASE("a walk that answers everything in a repeat is complete") {
  const json result = household(kTwo);
  CHECK(result["problems"] == json::array());
  CHECK(result["complete"] == true);
}

struct Row {
  const char* value;
  const char* expected;
};

TEST_CASE("aggregates go through the instances that are there") {
  const auto row = GENERATE(values<Row>({{"minors", "1"},
                                         {"all_costs", "15"},
                                         {"dogs", "1"},
                                         {"all_pets", "2"},
                                         {"mean_age", "24.5"},
                                         {"youngest", "8"},
                                         {"all_at_school", "null"},
                                         {"last", "null"},
                                         {"member[1].so_far", "10"},
                                         {"member[2].so_far", "15"},
                                         {"member[2].oldest_so_far", "41"},
                                         {"member[2].counted", "4.5"},
                                         {"member[1].pets", "0"},
                                         {"member[2].pets", "2"}}));
  CAPTURE(row.value);
  CHECK(household(kTwo)["values"][row.value] == json::parse(row.expected));
}

TEST_CASE("over nothing a count is 0, any is no and all is yes") {
  const json result = household("answers: {members: 0}");
  CHECK(result["values"]["minors"] == 0);
  CHECK(result["values"]["all_costs"] == 0);
  CHECK(result["values"]["all_at_school"] == true);
  CHECK(result["values"]["youngest"].is_null());
  CHECK(result["complete"] == true);
}

TEST_CASE("where nobody knows how many there are nothing is known of them all, and nothing asked by it") {
  const json result = household("answers: {members: {non_answer: dont_know}}");
  for (const char* value : {"minors", "all_costs", "all_at_school", "youngest", "all_pets"}) {
    CAPTURE(value);
    CHECK(result["values"][value].is_null());
  }
  CHECK(result["route"] == json(Ids{"members"}));
  CHECK(result["complete"] == true);
}

TEST_CASE("a number that was not asked for goes through nobody") {
  const json result = json::parse(check::to_json(walk(std::string(kHead) + R"yaml(
sections:
  - section: home
    questions:
      - {id: has_pets, type: yes_no, text: {en: "Pets?"}}
      - {id: how_many, type: number, range: 0-3, when: has_pets, text: {en: "How many?"}}
      - {repeat: pet, for_each: how_many, questions: [{id: old, type: yes_no, text: {en: "Old?"}}]}
values: {old_ones: "count(pet, old)"}
)yaml",
                                                      "answers: {has_pets: no}")));
  CHECK(result["values"]["old_ones"] == 0);
}

TEST_CASE("a lower count sets answers aside, and a higher one brings them back") {
  const std::string steps =
      R"yaml(steps: [{answer: {members: 2, "member[1].name": Bo, "member[1].years": 8, "member[2].name": Eva, "member[2].years": 8}}, {change: {members: 1}})yaml";
  const json fewer = household(steps + "]");
  CHECK(fewer["off_route"] == json(Ids{"member[2].name", "member[2].years"}));
  CHECK(fewer["values"]["youngest"] == 8);
  const json again = household(steps + ", {change: {members: 2}}]");
  CHECK(again["off_route"] == json::array());
  CHECK(again["answers"]["member[2].name"] == "Eva");
}

TEST_CASE("previous is the instance before, and nothing in the first one") {
  const json twins = household(
      R"yaml(answers: {members: 2, "member[1].name": Bo, "member[1].years": 8, "member[2].name": Eva, "member[2].years": 8})yaml");
  const Ids route = twins["route"];
  CHECK(std::ranges::count(route, "member[1].same") == 0);
  CHECK(std::ranges::count(route, "member[2].same") == 1);
}

TEST_CASE("an option's condition is its instance's own") {
  const json result = household(
      R"yaml(answers: {members: 1, "member[1].name": Bo, "member[1].years": 8, "member[1].school": yes, "member[1].costs": 1, "member[1].pet[1].kind": dog})yaml");
  CHECK(result["problems"][0]["code"] == "not_offered");
}

TEST_CASE("a question after the repeat can ask about all of it") {
  const json result = household(
      R"yaml(answers: {members: 1, "member[1].name": Eva, "member[1].years": 41, "member[1].costs": 1})yaml");
  CHECK(result["position"] == "alone");
}

TEST_CASE("one more is asked until it is answered with no") {
  const auto parsed = model::load(std::string(kHead) + kHousehold, "family.yaml");
  const json result = household(
      R"yaml(steps: [{answer: {members: 1, "member[1].name": Eva, "member[1].years": 41, "member[1].costs": 1}}, {answer: {"member[1].pet[1].one_more": yes}}, {answer: {"member[1].pet[1].kind": cat}}, {answer: {"member[1].pet[2].one_more": no}}])yaml");
  CHECK(result["values"]["all_pets"] == 1);
  CHECK(result["problems"] == json::array());
}

constexpr const char* kCarers = R"yaml(
sections:
  - section: care
    questions:
      - {id: who, type: many_of, text: {en: "Who cares for you?"}, options: [{id: mum, text: {en: Mum}}, {id: dad, text: {en: Dad}}, {id: gran, text: {en: Gran}}]}
      - repeat: carer
        for_each: who
        questions:
          - {id: calm, type: yes_no, text: {en: "Is it calm with {carer}?"}}
          - {id: why, type: text, when: carer == gran and not calm, text: {en: "Why?"}}
      - repeat: again
        for_each: carer
        when: count(carer) > 1
        questions:
          - {id: better, type: yes_no, when: not calm, text: {en: "Has it been better with {again}?"}}
scores:
  calm_ones: {sum: ["carer[mum].calm", "carer[dad].calm", "carer[gran].calm"], missing: {rule: as_zero}}
flags:
  - {flag: unrest, when: "any(carer, not calm)", level: note, prompt: {en: Talk about it.}}
)yaml";

json carers(const std::string& walk_text) {
  return json::parse(check::to_json(walk(std::string(kHead) + kCarers, walk_text)));
}

TEST_CASE("a repeat over picked options is numbered among those that are picked") {
  const json result =
      carers(R"yaml(answers: {who: [mum, gran], "carer[1].calm": yes, "carer[2].calm": no})yaml");
  CHECK(result["route"] ==
        json(Ids{"who", "carer[1].calm", "carer[2].calm", "carer[2].why", "again[2].better"}));
  CHECK(result["flags"] == json(Ids{"unrest"}));
}

TEST_CASE("an instance goes by its option's name as well") {
  const json result = carers(R"yaml(answers: {who: [mum, gran], "carer[gran].calm": no})yaml");
  CHECK(result["answers"]["carer[2].calm"] == false);
}

TEST_CASE("options from a question outside of a repeat keep that question's conditions in every instance") {
  const json result = json::parse(check::to_json(walk(
      std::string(kHead) + R"yaml(
sections:
  - section: s
    questions:
      - {id: homes, type: number, range: 0-2, text: {en: Homes}}
      - repeat: home
        for_each: homes
        questions:
          - {id: calm, type: yes_no, text: {en: Calm}}
          - repeat: pet
            for_each: {ask: {en: "A pet?"}}
            at_most: 1
            questions: [{id: kind, type: yes_no, text: {en: Kind}}]
      - id: wish
        type: many_of
        text: {en: Wish}
        options:
          - {id: dog, text: {en: A dog}, when: "all(pet, kind or calm)"}
          - {id: room, text: {en: A room}}
          - {id: walk, text: {en: A walk}}
      - repeat: wished
        for_each: wish
        questions: [{id: first, type: one_of, options_from: wish, text: {en: First}}]
)yaml",
      R"yaml(answers: {homes: 1, "home[1].calm": no, "home[1].pet[1].kind": no, wish: [room, walk], "wished[1].first": room, "wished[2].first": dog})yaml")));
  REQUIRE(result["problems"].size() == 1);
  CHECK(result["problems"][0]["code"] == "not_offered");
  CHECK(result["answers"]["wished[1].first"] == "room");
}

TEST_CASE("a score takes the answers of named instances like any others") {
  const json result =
      carers(R"yaml(answers: {who: [mum, gran], "carer[mum].calm": yes, "carer[gran].calm": no})yaml");
  CHECK(result["scores"]["calm_ones"] ==
        json({{"value", 1}, {"band", nullptr}, {"answered", 2}, {"missing", 1}}));
}

TEST_CASE("picking another option does not move what was said about the first") {
  const json result = carers(
      R"yaml(steps: [{answer: {who: [gran]}}, {answer: {"carer[1].calm": no}}, {change: {who: [mum, gran]}}])yaml");
  CHECK(result["answers"]["carer[2].calm"] == false);
  CHECK(result["route"][1] == "carer[1].calm");
  CHECK_FALSE(result["answers"].contains("carer[1].calm"));
}

TEST_CASE("an instance that is taken away is out, and put back with what was said in it") {
  constexpr const char* kPets = R"yaml(
sections:
  - section: pets
    questions:
      - repeat: pet
        ask: {en: "One more?"}
        at_most: 4
        questions: [{id: name, type: text, text: {en: "Name?"}}]
values: {pets: count(pet)}
)yaml";
  const std::string three =
      R"yaml(steps: [{answer: {"pet[1].name": A, "pet[2].name": B, "pet[3].name": C}}, {take_away: "pet[2]"})yaml";
  const auto run = [&](const std::string& text) {
    return json::parse(check::to_json(walk(std::string(kHead) + kPets, text)));
  };
  const json away = run(three + "]");
  CHECK(away["answers"] == json({{"pet[1].name", "A"}, {"pet[2].name", "C"}}));
  CHECK(away["values"]["pets"] == 2);
  CHECK(away["complete"] == true);
  const json back = run(three + R"yaml(, {put_back: "pet[2]"}])yaml");
  CHECK(back["answers"] == json({{"pet[1].name", "A"}, {"pet[2].name", "B"}, {"pet[3].name", "C"}}));
}

struct Mistake {
  const char* what;
  const char* questions;
  const char* code;
  int line;
};

TEST_CASE("a mistake in a repeat is reported once, where it stands") {
  const auto row = GENERATE(values<Mistake>({
      {"a name of a repeat from outside",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, questions: [{id: a, type: yes_no, text: {en: A}}]}\n"
       "      - {id: b, type: yes_no, when: a, text: {en: B}}\n",
       "is_repeated", 14},
      {"the repeat's own name from outside",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, questions: [{id: a, type: yes_no, text: {en: A}}]}\n"
       "      - {id: b, type: yes_no, when: r == 1, text: {en: B}}\n",
       "is_repeated", 14},
      {"a later question in the same instance",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - repeat: r\n        for_each: n\n        questions:\n"
       "          - {id: a, type: yes_no, when: b, text: {en: A}}\n"
       "          - {id: b, type: yes_no, text: {en: B}}\n",
       "looks_ahead", 16},
      {"next, in a question",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - repeat: r\n        for_each: n\n        questions:\n"
       "          - {id: a, type: yes_no, text: {en: A}}\n"
       "          - {id: b, type: yes_no, when: next.a, text: {en: B}}\n",
       "looks_ahead", 17},
      {"all of a repeat from inside it",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - repeat: r\n        for_each: n\n        questions:\n"
       "          - {id: a, type: yes_no, text: {en: A}}\n"
       "          - {id: b, type: yes_no, when: \"count(r, a) > 1\", text: {en: B}}\n",
       "looks_ahead", 17},
      {"a repeat over a text",
       "      - {id: n, type: text, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, at_most: 3, questions: [{id: a, type: yes_no, text: {en: A}}]}\n",
       "type_mismatch", 13},
      {"a repeat over a later question",
       "      - {repeat: r, for_each: n, at_most: 3, questions: [{id: a, type: yes_no, text: {en: A}}]}\n"
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n",
       "looks_ahead", 12},
      {"previous outside of a repeat",
       "      - {id: n, type: yes_no, text: {en: N}}\n"
       "      - {id: m, type: yes_no, when: previous.n, text: {en: M}}\n",
       "unknown_name", 13},
      {"an instance that can never be",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, questions: [{id: a, type: yes_no, text: {en: A}}]}\n"
       "      - {id: b, type: yes_no, when: \"r[4].a\", text: {en: B}}\n",
       "no_such_instance", 14},
      {"nothing in it",
       "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, questions: []}\n",
       "no_questions", 13},
      {"too many",
       "      - {id: n, type: number, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, at_most: 1000, questions: [{repeat: s, for_each: n, at_most: 1000, "
       "questions: [{id: a, type: yes_no, text: {en: A}}]}]}\n",
       "too_many", 13},
      {"too deep",
       "      - {id: n, type: number, range: 0-2, text: {en: N}}\n"
       "      - {repeat: r, for_each: n, questions: [{repeat: s, for_each: n, questions: [{repeat: t, "
       "for_each: n, "
       "questions: [{repeat: u, for_each: n, questions: [{id: a, type: yes_no, text: {en: A}}]}]}]}]}\n",
       "too_deep", 13},
  }));
  CAPTURE(row.what);
  const auto loaded = model::load(
      std::string(kHead) + "sections:\n  - section: s\n    questions:\n" + row.questions, "m.yaml");
  Ids errors;
  for (const auto& problem : loaded.problems) {
    if (problem.severity == yaml::Severity::Error)
      errors.push_back(fmt::format("{} {}", problem.place.line, problem.code));
  }
  CHECK(errors == Ids{fmt::format("{} {}", row.line, row.code)});
}

TEST_CASE("totals run in a repeat that is repeated, and backwards") {
  const json result = json::parse(check::to_json(walk(
      std::string(kHead) + R"yaml(
sections:
  - section: days
    questions:
      - repeat: day
        ask: {en: "One more?"}
        at_most: 3
        questions:
          - repeat: meal
            ask: {en: "One more?"}
            at_most: 3
            questions: [{id: bites, type: number, range: 0-9, text: {en: "How many?"}}]
            values:
              so_far: or_else(previous.so_far, 0) + bites
              to_come: or_else(next.to_come, 0) + bites
)yaml",
      R"yaml(answers: {"day[1].meal[1].bites": 1, "day[2].meal[1].bites": 2, "day[2].meal[2].bites": 4})yaml")));
  CHECK(result["values"]["day[1].meal[1].so_far"] == 1);
  CHECK(result["values"]["day[2].meal[2].so_far"] == 6);
  CHECK(result["values"]["day[2].meal[2].to_come"] == 4);
  CHECK(result["values"]["day[2].meal[1].to_come"] == 6);
}

TEST_CASE("a running total that goes round in a circle is refused, one that goes back is not") {
  const std::string repeat =
      "sections:\n  - section: s\n    questions:\n"
      "      - {id: n, type: number, range: 0-3, text: {en: N}}\n"
      "      - repeat: r\n        for_each: n\n        questions: [{id: a, type: number, text: {en: A}}]\n"
      "        values: {t: ";
  CHECK(model::load(std::string(kHead) + repeat + "\"or_else(previous.t, 0) + a\"}\n", "m.yaml").instrument !=
        nullptr);
  CHECK(model::load(std::string(kHead) + repeat + "\"or_else(previous.t, no) or a > 3\"}\n", "m.yaml")
            .instrument != nullptr);
  const auto circle = model::load(std::string(kHead) + repeat + "\"sum(r, t) + a\"}\n", "m.yaml");
  CHECK(circle.instrument == nullptr);
  CHECK(std::ranges::count(circle.problems, "cycle", &yaml::Problem::code) == 1);
}

}  // namespace
}  // namespace doorstep::test
