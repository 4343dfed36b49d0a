// Every type of question in a walk, in an example, and with the picture that ships.

#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/check/check.h"
#include "instruments/check/walk.h"
#include "instruments/model/load.h"

namespace doorstep::test {
namespace {

using nlohmann::json;

const std::string kTypes = R"yaml(
instrument: sample
version: 1.0
title: Sample
respondent: parent
languages: [sv]
licence: {permission: own, text: Own.}
defaults: {identifies: none}
sections:
  - section: only
    title: a
    order: random
    questions:
      - {id: likes, type: rank, text: a, options: [{id: one, text: a}, {id: two, text: a}, {id: three, text: a}]}
      - {id: rises, type: time, text: a}
      - {id: home, type: drawing, text: a, identifies: free_text}
      - {id: where, type: picture, picture: two_homes.svg, pick: many, text: a}
      - {id: felt, type: grid, text: a, steps: 3, rows: [{id: sad, text: a}, {id: glad, text: a}]}
values: {first_one: first(likes), early: "rises < 07:00"}
scores: {total: {sum: [felt]}}
)yaml";

const std::string kExample =
    "{example: all, answers: {likes: [two, three, one], rises: \"06:30\", home: '<svg><path d=\"M1 "
    "2\"/></svg>', "
    "where: [my_room, kitchen], felt.sad: 1, felt.glad: 3}, "
    "route: [likes, rises, home, where, felt.sad, felt.glad], values: {first_one: two, early: yes}, "
    "scores: {total: {value: 4}}, complete: yes}";

std::optional<std::string> shipped(std::string_view name) {
  std::ifstream file(std::string(DOORSTEP_SOURCE_DIR "/instruments/library/") + std::string(name));
  std::ostringstream text;
  text << file.rdbuf();
  return file ? std::optional(text.str()) : std::nullopt;
}

std::shared_ptr<const model::Instrument> loaded() {
  const auto result = model::load(kTypes, "types.yaml", {}, shipped);
  for (const auto& problem : result.problems) UNSCOPED_INFO(problem.code << " " << problem.message);
  REQUIRE(result.instrument);
  return result.instrument;
}

json walked(const std::string& walk) {
  const auto parsed = yaml::parse(walk, "walk.yaml");
  const auto day = language::Date::parse("2026-11-21");
  return json::parse(check::to_json(check::run(loaded(), check::read_walk(parsed.root, *day))));
}

TEST_CASE("an example answers every type, and the picture that ships has its rooms") {
  const auto problems = check::check(kTypes + "examples: [" + kExample + "]\n", "types.yaml", {}, shipped);
  for (const auto& problem : problems) UNSCOPED_INFO(problem.code << " " << problem.message);
  CHECK(problems.empty());
  const auto instrument = loaded();
  const auto& options = instrument->questions[3].answers->options;
  REQUIRE(options.size() == 10);
  CHECK(options[2].id == "my_room");
  CHECK(options[2].text.by_language == std::vector<std::string>{"Mitt rum i det ena hemmet"});
}

TEST_CASE("an instrument does not open without the picture that it needs") {
  const auto problems = check::check(kTypes, "types.yaml");
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.front().code == "picture_not_found");
}

TEST_CASE("a walk writes answers of every type as it reads them") {
  const json result =
      walked("answers: {likes: [two, three, one], rises: \"06:30\", where: [my_room], felt.sad: 1}");
  CHECK(result["problems"].empty());
  CHECK(result["answers"]["likes"] == json{"two", "three", "one"});
  CHECK(result["answers"]["rises"] == "06:30");
  CHECK(result["answers"]["where"] == json{"my_room"});
  CHECK(result["answers"]["felt.sad"] == 1);
  CHECK(result["values"]["first_one"] == "two");
}

TEST_CASE("a walk's seed draws its order, and the same seed the same one") {
  const json written = walked("answers: {}");
  CHECK(written["route"] == json{"likes", "rises", "home", "where", "felt.sad", "felt.glad"});
  const json drawn = walked("{seed: 3, answers: {rises: \"06:30\"}}");
  CHECK(drawn["route"] != written["route"]);
  CHECK(drawn["route"] == walked("{seed: 3, answers: {}}")["route"]);
  CHECK(drawn["position"] == drawn["route"][drawn["route"][0] == "rises" ? 1 : 0]);
  CHECK(walked("seed: many")["problems"][0]["code"] == "bad_seed");
}

TEST_CASE("a walk says what time of day it is, and without that there is none") {
  std::string text = kTypes;
  const std::string early = "early: \"rises < 07:00\"";
  text.replace(text.find(early), early.size(), "early: \"minutes_between(rises, now) > 60\"");
  const auto instrument = model::load(text, "types.yaml", {}, shipped).instrument;
  REQUIRE(instrument);
  const auto early_at = [&](const std::string& walk) {
    const auto parsed = yaml::parse(walk, "walk.yaml");
    const auto result =
        check::run(instrument, check::read_walk(parsed.root, language::Date::parse("2026-11-21").value()));
    return json::parse(check::to_json(result))["values"]["early"];
  };
  CHECK(early_at("{time: \"07:31\", answers: {rises: \"06:30\"}}") == true);
  CHECK(early_at("{time: \"07:30\", answers: {rises: \"06:30\"}}") == false);
  CHECK(early_at("{answers: {rises: \"06:30\"}}").is_null());
  CHECK(walked("time: noon")["problems"][0]["code"] == "bad_time");
}

}  // namespace
}  // namespace doorstep::test
