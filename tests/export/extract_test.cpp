// What may leave: no names, no texts, no birth dates, and no family that could be told from the others.

#include <sodium.h>

#include <fmt/format.h>

#include "storage/export/csv.h"
#include "storage/export/disclosure.h"
#include "storage/export/table.h"
#include "tests/interview/scenario.h"

namespace doorstep::extract {
namespace {

using interview::Scenario;

constexpr std::string_view kStory = R"yaml(
instrument: leaving
version: "1.0"
title: {en: Leaving}
respondent: child
languages: [en]
licence: {permission: own, text: own}
domains: [conflict]
defaults: {non_answers: [dont_know, wont_say], identifies: none, share: never}
sections:
  - section: one
    title: {en: One}
    questions:
      - {id: lives, type: one_of, identifies: quasi, text: {en: Where}, options: [{id: mum, text: {en: Mum}}, {id: dad, text: {en: Dad}}]}
      - {id: hears, type: one_of, text: {en: Hear}, options: [{id: never, text: {en: Never}, value: 0}, {id: often, text: {en: "Often, always"}, value: 2}]}
      - {id: then, type: many_of, when: hears == often, text: {en: Then}, options: [{id: room, text: {en: Room}}, {id: other, text: {en: Other}, own_words: true}]}
      - {id: name, type: text, identifies: direct, text: {en: Name}}
      - {id: wish, type: text, text: {en: Wish}}
      - {id: moved, type: date, text: {en: When}}
scores:
  noise: {sum: [hears], missing: {rule: none}, range: 0-2, bands: [{from: 0, id: low}, {from: 2, id: high}]}
flags:
  - {flag: loud, when: hears == often, level: note, prompt: {en: Look.}}
)yaml";

const ReleaseKey& key() {
  static const ReleaseKey drawn = [] {
    REQUIRE(sodium_init() >= 0);
    return ReleaseKey::draw();
  }();
  return drawn;
}

// Families 0..count-1, one interview each, all answering alike.
struct Municipality {
  std::vector<Scenario> scenarios;
  std::vector<Source> sources;

  void add(int count, const char* lives, int age) {
    for (int i = 0; i < count; ++i) {
      Scenario scenario(kStory, age, "en");
      scenario.answer("lives", lives)
          .answer("hears", "often")
          .answer("then", {"room", {{"other", "CANARY-WORDS"}}});
      scenario.answer("name", "CANARY-NAME").answer("wish", "CANARY-WISH").answer("moved", "2020-05-06");
      scenarios.push_back(std::move(scenario));
    }
  }
  std::vector<Table> tables(const Coarsening& coarsening = {}) {
    sources.clear();
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      sources.push_back({fmt::format("CANARY-INTERVIEW-{}", i), fmt::format("CANARY-FAMILY-{}", i),
                         fmt::format("CANARY-PERSON-{}", i), 1, "text", &scenarios[i].interview()});
    }
    return tabulate(sources, key(), coarsening).value();
  }
};

std::vector<std::string> names(const Table& table) {
  std::vector<std::string> result;
  for (const Column& column : table.columns) result.push_back(column.name);
  return result;
}

}  // namespace

TEST_CASE("texts, own words, identifiers and ids never leave; a date leaves as years") {
  Municipality municipality;
  municipality.add(5, "mum", 10);
  const auto tables = municipality.tables();
  REQUIRE(tables.size() == 1);
  CHECK(names(tables[0]) == std::vector<std::string>{"family", "person", "round", "age", "lives", "hears",
                                                     "then_room", "then_other", "moved_years", "noise",
                                                     "noise_band", "flag_loud"});
  const std::string csv = to_csv(tables[0]) + codebook(tables[0]).value();
  CHECK(csv.find("CANARY") == std::string::npos);
  CHECK(csv.find("2020") == std::string::npos);
  CHECK(csv.find(",1,10,1,2,1,1,6,2,2,1\r\n") != std::string::npos);
}

TEST_CASE("a question whose identifies is not declared does not leave") {
  std::string undeclared(kStory);
  undeclared.replace(undeclared.find(", identifies: none"), 18, "");
  const Scenario scenario(undeclared);
  const Source source{"i", "f", "p", 1, "text", &scenario.interview()};
  const auto tables = tabulate({&source, 1}, key(), {}).value();
  // And nothing is told of it by what is computed from it.
  CHECK(names(tables[0]) == std::vector<std::string>{"family", "person", "round", "age", "lives"});
}

TEST_CASE("the reasons of missing answers leave as four different codes") {
  Scenario scenario(kStory, 10, "en");
  scenario.non_answer("lives", "dont_know").non_answer("hears", "wont_say").non_answer("moved", "skipped");
  const Source source{"i", "f", "p", 1, "text", &scenario.interview()};
  const auto table = tabulate({&source, 1}, key(), {}).value()[0];
  CHECK(std::vector<std::string>(table.rows[0].cells.begin() + 4, table.rows[0].cells.end()) ==
        std::vector<std::string>{"-98", "-99", "-96", "-96", "-97", "-95", "-95", "0"});
}

TEST_CASE("what a child said to the closing questions leaves, also where the program asked them") {
  const Scenario scenario(kStory, 10, "en");
  sharing::Ledger ledger;
  sharing::Event knows{.number = 1, .kind = sharing::Kind::Asked, .line = sharing::kKnows};
  knows.answer = "yes";
  sharing::Event decided{.number = 2, .kind = sharing::Kind::Asked, .line = sharing::kDecided};
  decided.answer = "dont_know";
  REQUIRE(ledger.apply(knows));
  REQUIRE(ledger.apply(decided));
  const Source source{"i", "f", "p", 1, "text", &scenario.interview(), &ledger};
  const auto table = tabulate({&source, 1}, key(), {}).value()[0];
  const auto columns = names(table);
  REQUIRE(columns.size() > 2);
  CHECK(std::vector<std::string>(columns.end() - 2, columns.end()) ==
        std::vector<std::string>{"knows_what_is_told", "did_decide"});
  CHECK(std::vector<std::string>(table.rows[0].cells.end() - 2, table.rows[0].cells.end()) ==
        std::vector<std::string>{"1", "-98"});
}

TEST_CASE("pseudonyms are alike within a table, and unlike between two tables or releases") {
  CHECK(key().pseudonym("t", "a") == key().pseudonym("t", "a"));
  CHECK(key().pseudonym("t", "a") != key().pseudonym("t", "b"));
  CHECK(key().pseudonym("t", "a") != key().pseudonym("u", "a"));
  CHECK(key().pseudonym("t", "a").size() == 16);
  CHECK(ReleaseKey::draw().pseudonym("t", "a") != ReleaseKey::draw().pseudonym("t", "a"));
}

TEST_CASE("leaving out what no table has is refused; a question's id leaves out all its columns") {
  Municipality municipality;
  municipality.add(5, "mum", 10);
  (void)municipality.tables();
  CHECK(tabulate(municipality.sources, key(), {1, {"livs"}}).error().code == "unknown_column");
  const auto names_left = names(municipality.tables({1, {"then"}})[0]);
  CHECK(std::ranges::find(names_left, "then_room") == names_left.end());
  CHECK(std::ranges::find(names_left, "then_other") == names_left.end());
}

TEST_CASE("two texts under one version are two tables") {
  Municipality municipality;
  municipality.add(2, "mum", 10);
  (void)municipality.tables();
  municipality.sources[1].instrument_hash = "another text";
  const auto tables = tabulate(municipality.sources, key(), {}).value();
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].name == "leaving_1_0");
  CHECK(tables[1].name == "leaving_1_0_text_2");
}

TEST_CASE("every combination of quasi-identifiers needs five families") {
  Municipality municipality;
  municipality.add(5, "mum", 10);
  CHECK(examine(municipality.tables()[0]).is_safe());
  municipality.add(4, "dad", 10);
  const Disclosure found = examine(municipality.tables()[0]);
  CHECK_FALSE(found.is_safe());
  CHECK(found.small == 1);
  CHECK(found.smallest == 4);
  CHECK(found.families == 9);
  CHECK(found.columns == std::vector<std::string>{"round", "age", "lives"});
  CHECK(found.advice[0].column == "lives");
  CHECK(found.advice[0].small_left == 0);
  CHECK(examine(municipality.tables({1, {"lives"}})[0]).is_safe());
}

TEST_CASE("five interviews of one family are one family") {
  Municipality municipality;
  municipality.add(5, "mum", 10);
  auto table = municipality.tables()[0];
  for (Row& row : table.rows) row.family = "ONE";
  CHECK(examine(table).smallest == 1);
}

TEST_CASE("ages in bands make combinations larger") {
  Municipality municipality;
  municipality.add(3, "mum", 10);
  municipality.add(2, "mum", 11);
  CHECK_FALSE(examine(municipality.tables()[0]).is_safe());
  const auto table = municipality.tables({2, {}})[0];
  CHECK(examine(table).is_safe());
  CHECK(table.rows[0].cells[3] == "10 to 11");
}

TEST_CASE("a label that a spreadsheet would run is refused, a comma is quoted") {
  Municipality municipality;
  municipality.add(5, "mum", 10);
  Table table = municipality.tables()[0];
  CHECK(codebook(table).value().find("\"Often, always\"") != std::string::npos);
  table.columns[5].label = "=1+1";
  CHECK(codebook(table).error().code == "formula");
}

TEST_CASE("all rows of a family count together, since its pseudonym puts them together") {
  Municipality municipality;
  municipality.add(5, "mum", 10);
  municipality.add(5, "mum", 11);
  Table table = municipality.tables()[0];
  CHECK(examine(table).is_safe());
  // Each row is still like four others, but only one family has a child of ten and one of eleven.
  const auto ten = std::ranges::find(table.rows, "10", [](const Row& row) { return row.cells[3]; });
  const auto eleven = std::ranges::find(table.rows, "11", [](const Row& row) { return row.cells[3]; });
  ten->family = eleven->family;
  CHECK(examine(table).smallest == 1);
}

TEST_CASE("a family that alone has two rows that are alike is told from the others") {
  Municipality municipality;
  municipality.add(7, "mum", 10);
  Table table = municipality.tables()[0];
  table.rows[1].family = table.rows[0].family;
  CHECK(examine(table).smallest == 1);
  table.rows[1].person = table.rows[0].person;
  CHECK(examine(table).smallest == 1);
}

TEST_CASE("without the columns that put rows together each row stands alone, in no telling order") {
  Municipality municipality;
  municipality.add(3, "mum", 10);
  municipality.add(3, "mum", 11);
  municipality.add(3, "mum", 10);
  municipality.add(3, "mum", 11);
  (void)municipality.tables();
  municipality.sources[3].family = municipality.sources[0].family;
  const auto linked = tabulate(municipality.sources, key(), {}).value()[0];
  CHECK(examine(linked).smallest == 1);
  CHECK(examine(linked).advice.front().column == kFamilyColumn);
  const auto apart = tabulate(municipality.sources, key(), {1, {"family", "person"}}).value()[0];
  CHECK(examine(apart).is_safe());
  CHECK(std::ranges::is_sorted(apart.rows, {}, &Row::cells));
}

TEST_CASE("a later round is counted") {
  Municipality municipality;
  municipality.add(9, "mum", 10);
  (void)municipality.tables();
  municipality.sources[0].round = 4;
  CHECK(examine(tabulate(municipality.sources, key(), {}).value()[0]).smallest == 1);
}

TEST_CASE("two columns are never called the same, and what either is made from leaves both out") {
  std::string story(kStory);
  story.replace(story.find("      - {id: moved"), 0,
                "      - {id: then_room, type: yes_no, identifies: quasi, text: {en: Room}}\n"
                "      - {id: family, type: yes_no, text: {en: Family}}\n");
  const Scenario scenario(story, 10, "en");
  const Source source{"i", "f", "p", 1, "text", &scenario.interview()};
  const auto all = names(tabulate({&source, 1}, key(), {}).value()[0]);
  CHECK(std::ranges::count(all, "then_room") == 1);
  CHECK(std::ranges::count(all, "then_room_2") == 1);
  CHECK(std::ranges::count(all, "family") == 1);
  CHECK(std::ranges::count(all, "family_2") == 1);
  const auto fewer = names(tabulate({&source, 1}, key(), {1, {"then_room"}}).value()[0]);
  CHECK(std::ranges::find(fewer, "then_room_2") == fewer.end());
}

}  // namespace doorstep::extract
