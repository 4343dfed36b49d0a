// What is told by way of something else: scores, bands, flags, and being asked at all.

#include <sodium.h>

#include "storage/export/csv.h"
#include "storage/export/disclosure.h"
#include "storage/export/table.h"
#include "tests/interview/scenario.h"

namespace doorstep::extract {
namespace {

using interview::Scenario;

constexpr std::string_view kHead = R"yaml(
instrument: hiding
version: "1.0"
title: {en: Hiding}
respondent: parent
languages: [en]
licence: {permission: own, text: own}
defaults: {non_answers: [dont_know], identifies: none, share: never}
sections:
  - section: one
    title: {en: One}
    questions:
)yaml";

std::string story(std::string_view questions, std::string_view rest = {}) {
  return std::string(kHead) + std::string(questions) + std::string(rest);
}

Table table_of(const Scenario& scenario, const Coarsening& coarsening = {}) {
  REQUIRE(sodium_init() >= 0);
  const Source source{"i", "f", "p", 1, "text", &scenario.interview()};
  return tabulate({&source, 1}, ReleaseKey::draw(), coarsening).value()[0];
}

const Column* find(const Table& table, std::string_view name) {
  const auto column = std::ranges::find(table.columns, name, &Column::name);
  return column == table.columns.end() ? nullptr : &*column;
}

// How a column is counted; nothing when it does not leave.
std::optional<Counted> counted(const Table& table, std::string_view name) {
  const Column* column = find(table, name);
  return column == nullptr ? std::nullopt : std::optional(column->counted);
}

const std::string kCourt = story(R"yaml(
      - {id: court, type: date, identifies: direct, text: {en: Court}}
      - {id: kids, type: number, range: 0-9, identifies: quasi, text: {en: Kids}}
      - {id: stress, type: number, range: 0-9, text: {en: Stress}}
      - {id: moved, type: date, text: {en: Moved}}
)yaml",
                                 R"yaml(
values: {soon: "days_between(today, court)"}
scores:
  days: {value: "soon"}
  load: {value: "kids + stress"}
  calm: {value: "stress * 2", range: 0-18, bands: [{from: 0, id: low}, {from: 9, id: high}]}
  years: {value: "age"}
  since: {value: "days_between(moved, today)"}
flags:
  - {flag: near, when: "soon < 30", level: note, prompt: {en: Look.}}
  - {flag: many, when: "kids > 4", level: note, prompt: {en: Look.}}
  - {flag: tense, when: "calm.band == high", level: note, prompt: {en: Look.}}
)yaml");

}  // namespace

TEST_CASE("what reads a direct identifier, through however many values, does not leave") {
  const Table table = table_of(Scenario(kCourt, 40, "en"));
  CHECK_FALSE(counted(table, "days"));
  CHECK_FALSE(counted(table, "flag_near"));
}

TEST_CASE("what reads a quasi-identifier, an age or a date is counted like one; what does not is not") {
  const Table table = table_of(Scenario(kCourt, 40, "en"));
  CHECK(counted(table, "load") == Counted::Value);
  CHECK(counted(table, "flag_many") == Counted::Value);
  CHECK(counted(table, "years") == Counted::Value);
  CHECK(counted(table, "since") == Counted::Value);
  CHECK(counted(table, "calm") == Counted::No);
  CHECK(counted(table, "calm_band") == Counted::No);
  CHECK(counted(table, "flag_tense") == Counted::No);
}

TEST_CASE("what is left out by name takes with it what is computed from it") {
  const Scenario scenario(kCourt, 40, "en");
  CHECK_FALSE(counted(table_of(scenario, {1, {"age"}}), "years"));
  const Table without_kids = table_of(scenario, {1, {"kids"}});
  CHECK_FALSE(counted(without_kids, "load"));
  CHECK_FALSE(counted(without_kids, "flag_many"));
  const Table without_calm = table_of(scenario, {1, {"calm"}});
  CHECK_FALSE(counted(without_calm, "calm_band"));
  CHECK_FALSE(counted(without_calm, "flag_tense"));
}

namespace {

const std::string kHomes = story(R"yaml(
      - {id: lives, type: one_of, identifies: quasi, text: {en: Where}, options: [{id: one, text: {en: One}}, {id: both, text: {en: Both}}]}
      - {id: feels, type: number, range: 1-9, when: lives == both, text: {en: Feels}}
      - {id: young, type: yes_no, when: age < 12, text: {en: Young}}
      - {id: plays, type: many_of, text: {en: Plays}, options: [{id: out, text: {en: Out}}, {id: there, when: lives == both, text: {en: There}}]}
)yaml");

}  // namespace

TEST_CASE("that a question was asked is counted when it tells an answer that does not leave as it is") {
  const Scenario scenario(kHomes, 10, "en");
  const Table whole = table_of(scenario);
  CHECK(counted(whole, "feels") == Counted::No);  // `lives` stands beside it
  CHECK(counted(whole, "young") == Counted::No);
  const Table coarse = table_of(scenario, {3, {"lives"}});
  CHECK(counted(coarse, "feels") == Counted::Asked);
  CHECK(counted(coarse, "young") == Counted::Asked);
  CHECK(counted(coarse, "plays_there") == Counted::Value);
  CHECK(codebook(coarse).value().find("whether it was asked") != std::string::npos);
}

TEST_CASE("that a section was there is counted when it tells an answer that does not leave") {
  const auto with = [](std::string_view handling) {
    const std::string text =
        story("      - {id: lives, type: number, range: 0-9, identifies: " + std::string(handling) +
                  ", text: {en: Lives}}\n",
              R"yaml(
  - section: two
    title: {en: Two}
    when: lives > 3
    questions:
      - {id: feels, type: yes_no, text: {en: Feels}}
)yaml");
    return table_of(Scenario(text, 10, "en"));
  };
  CHECK(counted(with("none"), "feels") == Counted::No);  // `lives` stands beside it
  CHECK(counted(with("direct"), "feels") == Counted::Asked);
}

TEST_CASE("families are told apart by who was asked, and not by what was answered") {
  REQUIRE(sodium_init() >= 0);
  std::vector<Scenario> scenarios;
  for (int i = 0; i < 6; ++i) {
    scenarios.emplace_back(kHomes, 10, "en");
    scenarios.back().answer("lives", i == 0 ? "one" : "both");
    if (i > 0) scenarios.back().answer("feels", i);
    scenarios.back().answer("young", true).answer("plays", {"out"});
  }
  std::vector<Source> sources;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    sources.push_back({"i", std::to_string(i), std::to_string(i), 1, "text", &scenarios[i].interview()});
  const auto key = ReleaseKey::draw();
  const Table all = tabulate(sources, key, {1, {"lives"}}).value()[0];
  CHECK(examine(all).smallest == 1);
  CHECK(examine(tabulate(std::span(sources).subspan(1), key, {1, {"lives"}}).value()[0]).is_safe());
  CHECK(examine(tabulate(sources, key, {1, {"lives", "feels"}}).value()[0]).is_safe());
}

namespace {

const std::string kChildren = story(R"yaml(
      - {id: n, type: number, range: 0-3, text: {en: N}}
      - repeat: children
        for_each: n
        questions:
          - {id: born, type: number, range: 0-17, identifies: quasi, text: {en: Age}}
)yaml");

}  // namespace

TEST_CASE("a column that only later interviews have can be left out") {
  REQUIRE(sodium_init() >= 0);
  Scenario none(kChildren, 40, "en");
  none.answer("n", 0);
  Scenario one(kChildren, 40, "en");
  one.answer("n", 1).answer("children[1].born", 9);
  const std::vector<Source> sources = {{"i", "f", "p", 1, "text", &none.interview()},
                                       {"j", "g", "q", 1, "text", &one.interview()}};
  const auto key = ReleaseKey::draw();
  const auto whole = tabulate(sources, key, {}).value()[0];
  REQUIRE(find(whole, "children_1_born") != nullptr);
  const auto tables = tabulate(sources, key, {1, {"children.born"}});
  REQUIRE(tables);
  CHECK(find((*tables)[0], "children_1_born") == nullptr);
}

TEST_CASE(
    "an age that is not known and a score that is missing have a code, and only the never reached is empty") {
  Scenario scenario(kChildren + "scores: {born: {sum: [n], missing: {rule: none}}}\n", std::nullopt, "en");
  scenario.non_answer("n", "dont_know");
  const Table table = table_of(scenario);
  CHECK(std::vector<std::string>(table.rows[0].cells.begin() + 3, table.rows[0].cells.end()) ==
        std::vector<std::string>{"-95", "-98", "-95"});
  const std::string codes = codebook(table).value();
  CHECK(codes.find("age,,-95,not known") != std::string::npos);
  CHECK(codes.find("born,,-95,no score") != std::string::npos);
  CHECK(codes.find("never reached") != std::string::npos);
}

}  // namespace doorstep::extract
