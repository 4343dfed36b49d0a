// Earlier rounds and other people's interviews, as authors use them.

#include "instruments/interview/outside.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "instruments/check/check.h"
#include "instruments/check/walk.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

const std::string kHead = R"yaml(version: 1.0
title: {en: T}
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none}
answer_sets:
  often: [{id: never, text: {en: Never}, value: 0}, {id: ever, text: {en: Now and then}, value: 1}]
)yaml";

const std::string kParent = "instrument: parent_door\nrespondent: parent\n" + kHead + R"yaml(
sections:
  - section: s
    questions:
      - {id: afraid, type: one_of, answers: often, text: {en: Afraid}}
      - {id: worry, type: one_of, answers: often, text: {en: Worry}, when: last_round.afraid == ever}
scores: {fear: {sum: [afraid], range: 0-1, bands: [{from: 0, id: low}, {from: 1, id: high}]}}
flags: [{flag: act, when: afraid == ever, level: act_now, prompt: {en: Act}}]
)yaml";

const std::string kTeam = "instrument: second_door\nrespondent: practitioner\nfrom: {door: parent_door}\n" +
                          kHead +
                          R"yaml(
sections:
  - section: s
    questions:
      - {id: talk, type: yes_no, when: door.afraid == ever, text: {en: "They said {door.afraid|nothing}. Talked?"}}
      - {id: plan, type: yes_no, when: door.fear.band == high and door.act, text: {en: A plan}}
)yaml";

std::shared_ptr<const model::Instrument> opened(const std::string& text) {
  const auto find = [](std::string_view id) {
    return id == "parent_door" ? check::open(kParent, "p.yaml").instrument : nullptr;
  };
  auto loaded = check::open(text, "t.yaml", find);
  for (const auto& problem : loaded.problems) UNSCOPED_INFO(problem.place.line << ": " << problem.message);
  REQUIRE(loaded.instrument);
  return loaded.instrument;
}

json walk(const std::string& instrument, const std::string& text) {
  const auto parsed = yaml::parse(text, "walk.yaml");
  return json::parse(check::to_json(
      check::run(opened(instrument), check::read_walk(parsed.root, *language::Date::parse("2026-11-21")))));
}

TEST_CASE("the round before is an input, and missing in the first round") {
  CHECK(walk(kParent, "answers: {afraid: never}")["route"] == json({"afraid"}));
  CHECK(walk(kParent, "{last_round: {afraid: ever}, answers: {afraid: never}}")["route"] ==
        json({"afraid", "worry"}));
  CHECK(walk(kParent, "{last_round: {afraid: {non_answer: wont_say}}, answers: {afraid: never}}")["route"] ==
        json({"afraid"}));
}

const std::string kKids = "instrument: parent_door\nrespondent: parent\n" + kHead + R"yaml(
sections:
  - section: s
    questions:
      - {id: many, type: number, range: 0..2, text: {en: How many}}
      - repeat: kid
        for_each: many
        questions:
          - {id: years, type: number, range: 0..20, text: {en: Years}}
          - repeat: home
            for_each: {ask: {en: More}}
            at_most: 2
            questions:
              - {id: calm, type: yes_no, text: {en: Calm}}
      - {id: same, type: yes_no, text: {en: Same}, when: "last_round.kid[1].years == 7 and last_round.kid[1].home[2].calm"}
)yaml";

TEST_CASE("what the round before said in a repeat is used by its place, from anywhere") {
  CHECK(walk(kKids,
             "{last_round: {'kid[1].years': 7, 'kid[1].home[2].calm': yes}, answers: {many: 0}}")["route"] ==
        json({"many", "same"}));
  CHECK(walk(kKids,
             "{last_round: {'kid[1].years': 8, 'kid[1].home[2].calm': yes}, answers: {many: 0}}")["route"] ==
        json({"many"}));
  const auto problem_of = [](std::string_view wrong) {
    std::string text = kKids;
    text.replace(text.find("last_round.kid[1].years"), 23, wrong);
    const auto loaded = check::open(text, "k.yaml");
    return loaded.problems.empty() ? std::string()
                                   : loaded.problems.front().code + ": " + loaded.problems.front().message;
  };
  CHECK(problem_of("last_round.kid[3].years") == "no_such_instance: `kid[3]` can never come up.");
  CHECK(problem_of("last_round.kid[1].age") == "unknown_name: There is nothing called `kid[1].age`.");
  CHECK(problem_of("last_round.kid.years") == "is_repeated: `kid` is a repeat and can have several answers.");
}

TEST_CASE("a practitioner's questions follow from a parent's answers, scores and flags") {
  CHECK(walk(kTeam, "{from: {door: {afraid: ever, fear.band: high, act: yes}}}")["route"] ==
        json({"talk", "plan"}));
  CHECK(walk(kTeam, "{}")["route"] == json::array());
}

TEST_CASE("a score that is stated of another interview can be so, and brings its band") {
  struct Row {
    const char* stated;
    std::vector<std::string> problems;
    bool high;
  };
  const auto row = GENERATE(values<Row>({
      {"fear: 1", {}, true},
      {"fear: 0", {}, false},
      {"fear: 1, fear.band: high", {}, true},
      {"fear.band: high", {}, true},
      {"fear: 1, fear.band: low", {"out_of_range"}, false},
      {"fear: 0.5", {"out_of_range"}, false},
      {"fear: 2", {"out_of_range"}, false},
      {"fear: -1", {"out_of_range"}, false},
      {"fear: high", {"wrong_type"}, false},
      {"fear: nonsense", {"wrong_type"}, false},
      {"fear: [1]", {"wrong_type"}, false},
      {"fear: null", {}, false},
  }));
  INFO(row.stated);
  const json result =
      walk(kTeam, std::string("{from: {door: {act: yes, afraid: ever, ") + row.stated + "}}}");
  std::vector<std::string> problems;
  for (const json& problem : result["problems"]) problems.push_back(problem["code"]);
  CHECK(problems == row.problems);
  const bool plan = std::ranges::count(result["route"], "plan") > 0;
  CHECK(plan == row.high);
}

TEST_CASE("what a walk says of other interviews has to be used by the instrument") {
  const json result = walk(kTeam, "{from: {door: {worry: ever}}}");
  CHECK(result["problems"][0]["code"] == "unknown_question");
}

TEST_CASE("what other interviews said is taken from them, and kept with the history") {
  const auto parent = opened(kParent);
  auto door = interview::Interview::start(parent, {{}, *language::Date::parse("2026-11-01")}, "en", {});
  const auto said = door.plan(
      {.kind = interview::EventKind::Answered, .answer = interview::Answer{language::Choice{1}, {}}}, {});
  REQUIRE(said);
  REQUIRE(door.apply(*said));
  const auto team = opened(kTeam);
  const std::vector<interview::Other> others = {{"door", &door}};
  const auto now = interview::Interview::start(
      team, {{}, *language::Date::parse("2026-11-21"), interview::outside_values(*team, others)}, "en", {});
  CHECK(now.route().size() == 2);
  CHECK(now.render(team->questions[0].text, {}) == "They said Now and then. Talked?");
  const json kept = to_json(now.history().front(), *team);
  const auto again = interview::event_from_json(kept, *team);
  REQUIRE(again);
  CHECK(*again == now.history().front());
}

TEST_CASE("another interview's answer and band stand in a text in its own words and in the same language") {
  const std::string title = "title: {en: T}\nlanguages: [en]";
  const std::string both = "title: {sv: T, en: T}\nlanguages: [sv, en]";
  std::string parent = kParent;
  parent.replace(parent.find(title), title.size(), both);
  for (const auto& [from, to] :
       {std::pair("{en: Never}", "{sv: Aldrig, en: Never}"),
        std::pair("{en: Now and then}", "{sv: Ibland, en: Now and then}"),
        std::pair("id: high}", "id: high, text: {sv: mycket, en: much}}"),
        std::pair("{en: Afraid}", "{sv: Rädd, en: Afraid}"), std::pair("{en: Worry}", "{sv: Oro, en: Worry}"),
        std::pair("{en: Act}", "{sv: Gör, en: Act}")})
    parent.replace(parent.find(from), std::string(from).size(), to);
  std::string text = kTeam;
  text.replace(text.find("They said {door.afraid|nothing}"), 31, "{door.afraid|-}, {door.fear.band|-}");
  const auto door = check::open(parent, "p.yaml");
  for (const auto& problem : door.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(door.instrument);
  const auto said_in = [&](const std::string& language) {
    std::string team = text;
    for (std::size_t at = team.find("en"); at != std::string::npos; at = team.find("en", at + 1)) {
      if (team[at - 1] == '[' || team[at - 1] == '{') team.replace(at, 2, language);
    }
    const auto loaded = model::load(team, "t.yaml", [&](std::string_view) { return door.instrument; });
    for (const auto& problem : loaded.problems) UNSCOPED_INFO(problem.message);
    REQUIRE(loaded.instrument);
    interview::Inputs inputs{40, *language::Date::parse("2026-11-21")};
    inputs.outside = {{"door.afraid", language::Choice{1}}, {"door.fear.band", language::Choice{1}}};
    return interview::Interview::start(loaded.instrument, inputs, language, {}).question_text(0, {});
  };
  CHECK(said_in("sv") == "Ibland, mycket. Talked?");
  CHECK(said_in("en") == "Now and then, much. Talked?");
  CHECK(said_in("da") == "Ibland, mycket. Talked?");  // which the other one does not speak
}

}  // namespace
TEST_CASE("whatever an earlier round said can stand in a text") {
  const auto instrument = opened("instrument: evening\nrespondent: parent\n" + kHead + R"yaml(
sections:
  - section: s
    questions:
      - {id: bed, type: time, text: {en: "Last time {last_round.bed|nothing}, {last_round.best|nothing}, {last_round.ate|nothing}."}}
      - {id: best, type: rank, answers: often, text: {en: Best}}
      - {id: ate, type: yes_no, text: {en: Ate}}
)yaml");
  interview::Inputs inputs{40, *language::Date::parse("2026-11-21")};
  for (const auto& outside : instrument->outside) {
    if (outside.id == "last_round.bed")
      inputs.outside.push_back({outside.id, *language::Time::parse("21:00")});
    if (outside.id == "last_round.best") inputs.outside.push_back({outside.id, language::Ranking{{1, 0}}});
    if (outside.id == "last_round.ate") inputs.outside.push_back({outside.id, true});
  }
  const auto second = interview::Interview::start(instrument, inputs, "en", {});
  CHECK(second.question_text(0, {.yes = "yes"}) == "Last time 21:00, 1. Now and then, 2. Never, yes.");
}

}  // namespace doorstep::test
