// What is different between two versions of an instrument.

#include "instruments/model/difference.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "instruments/model/load.h"

namespace doorstep::model {
namespace {

using Replacements = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kFirst = R"yaml(
instrument: family
version: 1.0
title: {en: Family, sv: Familj}
respondent: parent
languages: [en, sv]
licence: {permission: own, text: Own wording.}
domains: [conflict]
defaults: {identifies: none}
before:
  - inform: limits
    text: {en: "I may have to tell.", sv: "Jag kan behöva berätta."}
  - assent: talk
    text: {en: "Do you want to talk?", sv: "Vill du prata?"}
sections:
  - section: home
    questions:
      - {id: rooms, type: number, range: 1-20, unit: {en: rooms, sv: rum}, text: {en: "How many?", sv: "Hur många?"}}
      - {id: since, type: date, precision: month, text: {en: "Since when?", sv: "Sedan när?"}}
      - {id: quarrels, type: one_of, text: {en: "Do you quarrel?", sv: "Bråkar ni?"}, options: [{id: never, value: 0, text: {en: Never, sv: Aldrig}}, {id: often, value: 2, text: {en: Often, sv: Ofta}}, {id: always, value: 4, text: {en: Always, sv: Alltid}}]}
      - {id: about, type: text, when: quarrels == often, text: {en: "About what?", sv: "Om vad?"}}
      - repeat: child
        for_each: rooms
        at_most: 3
        questions:
          - {id: years, type: number, range: 0-17, text: {en: "How old?", sv: "Hur gammal?"}}
values:
  loud: quarrels == often
scores:
  noise: {sum: [quarrels], bands: [{from: 0, id: low}, {from: 1, id: high}]}
flags:
  - {flag: worry, when: loud, level: note, domain: conflict, prompt: {en: Ask., sv: Fråga.}}
)yaml";

std::shared_ptr<const Instrument> loaded(std::string text, const Replacements& replacements) {
  for (const auto& [what, instead] : replacements) {
    const std::size_t place = text.find(what);
    INFO(what);
    REQUIRE(place != std::string::npos);
    text.replace(place, what.size(), instead);
  }
  const Loaded result = load(text, "test.yaml");
  for (const auto& problem : result.problems) UNSCOPED_INFO(problem.place.line << " " << problem.message);
  REQUIRE(result.instrument != nullptr);
  return result.instrument;
}

std::vector<std::string> changes(const Replacements& replacements) {
  std::vector<std::string> lines;
  for (const Change& change :
       differences(*loaded(std::string(kFirst), {}), *loaded(std::string(kFirst), replacements))) {
    lines.push_back(std::string(word(change.kind)) + " " + change.id);
  }
  return lines;
}

struct Row {
  Replacements replacements;
  std::vector<std::string> changes;
};

const std::vector<Row>& rows() {
  static const std::string about =
      "      - {id: about, type: text, when: quarrels == often, text: {en: \"About what?\", sv: \"Om "
      "vad?\"}}\n";
  static const std::vector<Row> table = {
      {{}, {}},
      {{{"version: 1.0", "version: 2.0"}}, {}},
      {{{"may have to", "must"}}, {"page_changed limits"}},
      {{{"inform: limits", "inform: duty"}}, {"page_changed duty", "page_changed limits"}},
      {{{about, about + "      - {id: more, type: text, text: {en: \"And?\", sv: \"Och?\"}}\n"}},
       {"question_added more"}},
      {{{about, ""}}, {"question_removed about"}},
      {{{about, ""},
        {"      - {id: rooms",
         about.substr(0, about.find(" when")) + about.substr(about.find(" text: {")) + "      - {id: rooms"}},
       {"condition_changed about", "order_changed about"}},
      {{{"id: about, type: text", "id: about, type: yes_no"}}, {"type_changed about"}},
      {{{"precision: month", "precision: day"}}, {"range_changed since"}},
      {{{"range: 1-20", "range: 1-30"}}, {"range_changed rooms"}},
      {{{"{en: rooms", "{en: halls"}}, {"unit_changed rooms"}},
      {{{"range: 0-17", "range: 0-18"}}, {"range_changed child.years"}},
      {{{"at_most: 3", "at_most: 4"}}, {"repeat_changed child"}},
      {{{"{id: often", "{id: daily, value: 3, text: {en: Daily, sv: Varje dag}}, {id: often"}},
       {"option_added quarrels.daily"}},
      {{{"{id: never, value: 0, text: {en: Never, sv: Aldrig}}, ", ""}}, {"option_removed quarrels.never"}},
      {{{"value: 2", "value: 3"}}, {"option_changed quarrels.often"}},
      {{{"when: quarrels == often", "when: quarrels == never"}}, {"condition_changed about"}},
      {{{"range: 1-20", "range: 1-20, non_answers: [dont_know]"}}, {"non_answers_changed rooms"}},
      {{{"range: 1-20", "range: 1-20, identifies: quasi"}}, {"handling_changed rooms"}},
      {{{"How old?", "What age?"}}, {"reworded child.years"}},
      {{{"sv: Ofta", "sv: Jämt"}}, {"reworded quarrels"}},
      {{{"loud: quarrels == often", "loud: quarrels != never"}}, {"value_changed loud"}},
      {{{"{from: 1, id: high}", "{from: 2, id: high}"}}, {"score_changed noise"}},
      {{{"  noise:", "  sound:"}}, {"score_added sound", "score_removed noise"}},
      {{{"level: note", "level: act_now"}}, {"flag_changed worry"}},
      {{{"flag: worry", "flag: fear"}}, {"flag_added fear", "flag_removed worry"}},
  };
  return table;
}

TEST_CASE("each change of an instrument has a word and an id of its own") {
  const auto& row = GENERATE(from_range(rows()));
  CHECK(changes(row.replacements) == row.changes);
}

TEST_CASE("other words do not matter, other questions do") {
  const auto first = loaded(std::string(kFirst), {});
  const auto words = differences(*first, *loaded(std::string(kFirst), {{"How old?", "What age?"}}));
  REQUIRE(words.size() == 1);
  CHECK_FALSE(words.front().matters());
  const auto range = differences(*first, *loaded(std::string(kFirst), {{"range: 1-20", "range: 1-30"}}));
  REQUIRE(range.size() == 1);
  CHECK(range.front().matters());
  CHECK(range.front().before == "1-20 by 1");
  CHECK(range.front().after == "1-30 by 1");
}

TEST_CASE("a translation that is added changes nothing, one that is corrected is other words") {
  const std::string swedish(kFirst);
  const auto first = loaded(swedish, {});
  const auto third = loaded(swedish, {{"[en, sv]", "[en, sv, de]"}});
  CHECK(differences(*first, *third).empty());
  CHECK(first_page_again(*first, *third) == std::nullopt);
}

TEST_CASE("an assent before a changed page is asked again as well") {
  const auto first = loaded(std::string(kFirst), {});
  const auto more =
      loaded(std::string(kFirst),
             {{"sections:", "  - inform: more\n    text: {en: \"More.\", sv: \"Mer.\"}\nsections:"}});
  CHECK(first_page_again(*first, *more) == 1);
  CHECK(first_page_again(*first, *first) == std::nullopt);
  CHECK(first_page_again(*more, *first) == 1);
}

}  // namespace
}  // namespace doorstep::model
