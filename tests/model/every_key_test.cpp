// No change of an instrument goes unnoticed: a row for every key that an author can write.

#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "instruments/model/difference.h"
#include "instruments/model/load.h"
#include "instruments/model/question_keys.h"

namespace doorstep::model {
namespace {

constexpr std::string_view kAll = R"yaml(
instrument: all
version: 1.0
title: All
respondent: practitioner
ages: 8-12
languages: [en]
licence: {permission: own, text: Own wording.}
from: {door: door}
domains: [conflict, parenting]
non_answers:
  not_relevant: {text: Not relevant}
  not_here: {text: Not here}
topics: {homes: {text: Homes}, noise: {text: Noise}}
defaults: {identifies: none, non_answers: [dont_know, wont_say]}
answer_sets:
  often: [{id: never, text: Never, value: 0}, {id: always, text: Always, value: 2}]
pictures:
  rooms.svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect id="room" x="1" y="1" width="3" height="3"/><rect id="hall" x="5" y="5" width="3" height="3"/></svg>'
  other.svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect id="room" x="1" y="1" width="4" height="4"/><rect id="hall" x="5" y="5" width="3" height="3"/></svg>'
order: as_written
before:
  - inform: limits
    text: I may have to tell.
  - understood: clear
    text: Can I keep it?
    right: no
    again: limits
  - assent: talk
    text: Shall we talk?
sections:
  - section: home
    topic: homes
    title: At home
    questions:
      - {id: likes, type: many_of, text: What, help: More, summary: "I like {answer}", at_least: 1, at_most: 2, options: [{id: reading, text: Reading, summary: I read, value: 1}, {id: music, text: Music, summary: I play, value: 2}, {id: other, text: Other, summary: Else, value: 3}]}
      - {id: plays, type: many_of, text: Plays, options: [{id: reading, text: Reading}, {id: music, text: Music}, {id: other, text: Other}]}
      - {id: best, type: one_of, text: Best, options_from: likes}
      - {id: places, type: rank, text: Places, at_least: 2, at_most: 2, options: [{id: here, text: Here}, {id: there, text: There}, {id: away, text: Away}]}
      - inform: pause
        text: Take your time.
      - {id: rises, type: time, text: Rises, earliest: "05:00", latest: "12:00", suggest: "07:00"}
      - {id: born, type: date, text: Born, precision: month, earliest: 2000-01, latest: 2010-12}
      - {id: where, type: picture, text: Where, picture: rooms.svg, pick: many, at_most: 2, regions: [{id: room, text: Room}, {id: hall, text: Hall}]}
      - {id: calm, type: scale, text: Calm, from: 0, to: 10, step: 1, low: Calm, high: Loud, unit: steps}
      - {id: mood, type: faces, text: Mood, steps: 3, labels: [Bad, So, Good]}
      - {id: rooms, type: number, text: Rooms, range: 1-20, step: 1, unit: rooms, check: {rule: rooms < 15, text: Sure, strict: false}}
      - {id: wish, type: text, text: Wish, long: no, identifies: free_text}
      - {id: drawn, type: drawing, text: Draw, identifies: free_text}
  - section: noise
    topic: noise
    when: age > 0
    title: Noise
    order: as_written
    questions:
      - {id: felt, type: grid, text: How often, help: Last week, answers: often, rows: [{id: sad, text: Sad}, {id: glad, text: Glad}]}
      - {id: still, type: yes_no, text: Still, when: last_round.rooms > 2 or door.afraid}
      - repeat: child
        for_each: {ask: One more}
        at_least: 0
        at_most: 3
        title: "{name|child}"
        when: door.afraid
        questions:
          - {id: name, type: text, text: Name, identifies: direct}
          - {id: years, type: number, range: 0-17, text: Years}
        values: {small: years < 7}
after:
  - inform: thanks
    text: Thank you.
values: {loud: felt.sad == always}
scores:
  noise: {sum: [felt], missing: {at_most: 1, rule: prorate, round: half_up, decimals: 1}, range: 0-4, bands: [{from: 0, id: low, text: Low}, {from: 2, id: high, text: High}], title: Noise, domain: conflict}
flags:
  - {flag: worry, when: loud, level: note, domain: conflict, prompt: Ask.}
)yaml";

constexpr std::string_view kDoor = R"yaml(
instrument: door
version: 1.0
title: Door
respondent: parent
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none}
sections:
  - section: only
    questions: [{id: afraid, type: yes_no, text: Afraid}]
)yaml";

std::shared_ptr<const Instrument> door(std::string_view) { return load(kDoor, "door.yaml").instrument; }

std::shared_ptr<const Instrument> loaded(std::string_view what, std::string_view instead) {
  std::string text(kAll);
  const std::size_t place = text.find(what);
  INFO(what);
  REQUIRE(place != std::string::npos);
  text.replace(place, what.size(), instead);
  const Loaded result = load(text, "all.yaml", door);
  for (const auto& problem : result.problems) UNSCOPED_INFO(problem.place.line << " " << problem.message);
  REQUIRE(result.instrument != nullptr);
  return result.instrument;
}

struct Row {
  std::string key;  // of a question, a grid or a row; empty for keys of other things
  std::string what;
  std::string instead;
  std::set<std::string> changes;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
      // The instrument.
      {"", "title: All", "title: Everything", {"reworded title"}},
      {"", "ages: 8-12", "ages: 8-13", {"instrument_changed ages"}},
      {"", "languages: [en]", "languages: [en, sv]", {}},
      {"", "from: {door: door}", "from: {door: door, gate: door}", {"instrument_changed from"}},
      {"", "{text: Not relevant}", "{text: Does not fit}", {"reworded not_relevant"}},
      {"",
       "homes: {text: Homes}, noise: {text: Noise}",
       "noise: {text: Noise}, homes: {text: Homes}",
       {"instrument_changed topics"}},
      {"", "homes: {text: Homes}", "homes: {text: My homes}", {"reworded homes"}},
      {"", "order: as_written", "order: random", {"order_changed sections"}},
      {"",
       "{id: never, text: Never, value: 0}",
       "{id: never, text: Never, value: 1}",
       {"option_changed felt.sad.never", "option_changed felt.glad.never"}},
      // Pages.
      {"", "I may have to tell.", "I must tell.", {"page_changed limits"}},
      {"", "right: no", "right: yes", {"page_changed clear"}},
      {"", "    again: limits\n", "", {"page_changed clear"}},
      {"", "Take your time.", "No hurry.", {"reworded pause"}},
      {"", "inform: pause", "inform: rest", {"page_changed rest", "page_changed pause"}},
      {"", "Thank you.", "Thanks.", {"reworded thanks"}},
      // Sections.
      {"",
       "when: age > 0",
       "when: age > 1",
       {"condition_changed still", "condition_changed child.years", "condition_changed child.name",
        "condition_changed felt.glad", "condition_changed felt.sad"}},
      {"", "title: At home", "title: Home", {"reworded home"}},
      {"",
       "    order: as_written\n    questions:",
       "    order: random\n    questions:",
       {"order_changed noise"}},
      {"",
       "    topic: noise\n",
       "    topic: homes\n",
       {"handling_changed felt.sad", "handling_changed felt.glad", "handling_changed still",
        "handling_changed child.name", "handling_changed child.years"}},
      // Questions.
      {"id", "id: drawn", "id: sketch", {"question_added sketch", "question_removed drawn"}},
      {"type", "type: drawing", "type: text", {"type_changed drawn"}},
      {"text", "text: Draw", "text: Sketch", {"reworded drawn"}},
      {"help", "help: More", "help: All of it", {"reworded likes"}},
      {"summary", "I like {answer}", "{answer} it is", {"reworded likes"}},
      {"when", "last_round.rooms > 2 or", "last_round.rooms > 3 or", {"condition_changed still"}},
      {"check", "rule: rooms < 15", "rule: rooms < 12", {"condition_changed rooms"}},
      {"check", "text: Sure", "text: Really", {"reworded rooms"}},
      {"check", "strict: false", "strict: true", {"condition_changed rooms"}},
      {"domain", "text: Mood,", "text: Mood, domain: parenting,", {"handling_changed mood"}},
      {"identifies", "text: Mood,", "text: Mood, identifies: quasi,", {"handling_changed mood"}},
      {"share", "text: Mood,", "text: Mood, share: never,", {"handling_changed mood"}},
      {"non_answers",
       "text: Mood,",
       "text: Mood, non_answers: [dont_know, not_here],",
       {"non_answers_changed mood"}},
      {"required", "text: Mood,", "text: Mood, required: yes,", {"non_answers_changed mood"}},
      {"suggest", "suggest: \"07:00\"", "suggest: \"07:30\"", {"condition_changed rises"}},
      {"suggest", "text: Best,", "text: Best, suggest: music,", {"condition_changed best"}},
      {"answers",
       "text: Best, options_from: likes",
       "text: Best, answers: often",
       {"option_added best.never", "option_added best.always", "option_removed best.reading",
        "option_removed best.music", "option_removed best.other", "condition_changed best"}},
      {"options",
       "{id: away, text: Away}",
       "{id: far, text: Away}",
       {"option_added places.far", "option_removed places.away"}},
      {"options",
       "{id: here, text: Here}, {id: there, text: There}",
       "{id: there, text: There}, {id: here, text: Here}",
       {"order_changed places"}},
      {"options",
       "{id: away, text: Away}",
       "{id: away, text: Away, own_words: true}",
       {"option_changed places.away"}},
      {"options",
       "{id: reading, text: Reading}",
       "{id: reading, text: Reading, exclusive: true}",
       {"option_changed plays.reading"}},
      {"options",
       "{id: reading, text: Reading}",
       "{id: reading, text: Reading, when: answered(likes)}",
       {"option_changed plays.reading"}},
      {"options", "summary: I play", "summary: I sing", {"reworded likes", "reworded best"}},
      {"options_from",
       "options_from: likes",
       "options_from: plays",
       {"condition_changed best", "option_changed best.reading", "option_changed best.music",
        "option_changed best.other", "reworded best"}},
      {"order", "text: Places,", "text: Places, order: random,", {"order_changed places"}},
      {"at_least", "at_least: 2", "at_least: 1", {"range_changed places"}},
      {"at_least", "at_least: 1", "at_least: 0", {"range_changed likes"}},
      {"at_most",
       "at_most: 2, options: [{id: here",
       "at_most: 3, options: [{id: here",
       {"range_changed places"}},
      {"at_most", "pick: many, at_most: 2", "pick: many, at_most: 1", {"range_changed where"}},
      {"from", "from: 0, to: 10", "from: 1, to: 10", {"range_changed calm"}},
      {"to", "from: 0, to: 10", "from: 0, to: 8", {"range_changed calm"}},
      {"step", "to: 10, step: 1", "to: 10, step: 2", {"range_changed calm"}},
      {"step", "range: 1-20, step: 1", "range: 1-20, step: 0.5", {"range_changed rooms"}},
      {"low", "low: Calm", "low: Quiet", {"reworded calm"}},
      {"high", "high: Loud", "high: Noisy", {"reworded calm"}},
      {"steps",
       "steps: 3, labels: [Bad, So, Good]",
       "steps: 4, labels: [Bad, So, Good, Best]",
       {"range_changed mood"}},
      {"labels", "labels: [Bad", "labels: [Poor", {"reworded mood"}},
      {"range", "range: 1-20", "range: 1-30", {"range_changed rooms"}},
      {"unit", "unit: rooms", "unit: halls", {"unit_changed rooms"}},
      {"precision",
       "precision: month, earliest: 2000-01, latest: 2010-12",
       "precision: day, earliest: 2000-01-01, latest: 2010-12-01",
       {"range_changed born"}},
      {"earliest", "earliest: 2000-01", "earliest: 2001-01", {"range_changed born"}},
      {"earliest", "earliest: \"05:00\"", "earliest: \"04:00\"", {"range_changed rises"}},
      {"latest", "latest: 2010-12", "latest: today", {"range_changed born"}},
      {"latest", "latest: \"12:00\"", "latest: \"13:00\"", {"range_changed rises"}},
      {"long", "long: no", "long: yes", {"range_changed wish"}},
      {"picture", "picture: rooms.svg", "picture: other.svg", {"picture_changed where"}},
      {"picture", "width=\"3\"", "width=\"2\"", {"picture_changed where"}},
      {"pick", "pick: many, at_most: 2", "pick: one", {"range_changed where"}},
      {"regions", "{id: room, text: Room}", "{id: room, text: My room}", {"reworded where"}},
      {"",
       "      - {id: drawn",
       "      - {id: more, type: yes_no, text: More}\n      - {id: drawn",
       {"question_added more"}},
      // Grids.
      {"text", "text: How often", "text: How much", {"reworded felt"}},
      {"help", "help: Last week", "help: This week", {"reworded felt"}},
      {"rows", "{id: sad, text: Sad}", "{id: sad, text: Unhappy}", {"reworded felt.sad"}},
      {"rows",
       ", {id: glad, text: Glad}",
       ", {id: merry, text: Glad}",
       {"question_added felt.merry", "question_removed felt.glad", "score_changed noise"}},
      // Repeats.
      {"", "for_each: {ask: One more}\n        at_least: 0", "for_each: rooms", {"repeat_changed child"}},
      {"", "ask: One more", "ask: Another one", {"reworded child"}},
      {"", "at_least: 0\n", "at_least: 1\n", {"repeat_changed child"}},
      {"", "at_most: 3\n", "at_most: 2\n", {"repeat_changed child"}},
      {"", "title: \"{name|child}\"", "title: \"{name|kid}\"", {"reworded child"}},
      {"", "when: door.afraid\n", "when: not door.afraid\n", {"repeat_changed child"}},
      {"", "small: years < 7", "small: years < 6", {"value_changed child.small"}},
      // Values, scores and flags.
      {"", "loud: felt.sad == always", "loud: felt.sad != never", {"value_changed loud"}},
      {"", "sum: [felt]", "mean: [felt]", {"score_changed noise"}},
      {"", "sum: [felt]", "sum: [felt.glad, felt.sad]", {"score_changed noise"}},
      {"", "missing: {at_most: 1", "missing: {at_most: 0", {"score_changed noise"}},
      {"", "rule: prorate", "rule: as_zero", {"score_changed noise"}},
      {"", "round: half_up", "round: down", {"score_changed noise"}},
      {"", "decimals: 1", "decimals: 0", {"score_changed noise"}},
      {"", "range: 0-4", "range: 0-5", {"score_changed noise"}},
      {"", "{from: 2, id: high", "{from: 3, id: high", {"score_changed noise"}},
      {"", "text: High", "text: Much", {"reworded noise"}},
      {"", "title: Noise, domain: conflict", "title: Sound, domain: conflict", {"reworded noise"}},
      {"", "title: Noise, domain: conflict", "title: Noise, domain: parenting", {"score_changed noise"}},
      {"", "when: loud,", "when: loud and still,", {"flag_changed worry"}},
      {"", "level: note", "level: act_now", {"flag_changed worry"}},
      {"", "domain: conflict, prompt", "domain: parenting, prompt", {"flag_changed worry"}},
      {"", "prompt: Ask.", "prompt: Ask more.", {"reworded worry"}},
  };
  return table;
}

TEST_CASE("a change of any key is told, and nothing else with it") {
  const auto& row = GENERATE(from_range(rows()));
  CAPTURE(row.what, row.instead);
  std::set<std::string> changes;
  for (const Change& change :
       differences(*loaded("version: 1.0", "version: 1.0"), *loaded(row.what, row.instead)))
    changes.insert(std::string(word(change.kind)) + " " + change.id);
  CHECK(changes == row.changes);
}

TEST_CASE("every key of a question has a row that changes it") {
  std::set<std::string> tried;
  for (const Row& row : rows()) tried.insert(row.key);
  for (const std::string_view key : question_keys()) {
    INFO(key);
    CHECK(tried.contains(std::string(key)));
  }
  for (const std::string_view key : grid_keys()) {
    INFO(key);
    CHECK(tried.contains(std::string(key)));
  }
}

TEST_CASE("a scale whose ends change places is turned round, and one with other words is not") {
  const auto scale = [](const Instrument& instrument) -> const Question& {
    return instrument.questions[*instrument.find_question("calm")];
  };
  const auto last = loaded("version: 1.0", "version: 1.0");
  const auto turned = loaded("low: Calm, high: Loud", "low: Loud, high: Calm");
  const auto words = loaded("low: Calm, high: Loud", "low: Quiet, high: Noisy");
  CHECK(is_turned_round(*last, scale(*last), *turned, scale(*turned)));
  CHECK_FALSE(is_turned_round(*last, scale(*last), *words, scale(*words)));
  CHECK_FALSE(is_turned_round(*last, scale(*last), *last, scale(*last)));
}

}  // namespace
}  // namespace doorstep::model
