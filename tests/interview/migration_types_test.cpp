// Every type of question, every input and every kind of move on the way to another version of the instrument.

#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "instruments/interview/history.h"
#include "instruments/interview/migration.h"
#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

using nlohmann::json;

constexpr std::string_view kAll = R"yaml(
instrument: all
version: "1.0"
title: All
respondent: parent
languages: [en, sv]
licence: {permission: own, text: Own wording.}
non_answers: {not_relevant: {text: Not relevant}, too_hard: {text: Too hard}}
defaults: {identifies: none, non_answers: [dont_know, not_relevant, too_hard]}
answer_sets:
  often: [{id: never, text: Never, value: 0}, {id: always, text: Always, value: 2}]
pictures:
  rooms.svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect id="room" x="1" y="1" width="3" height="3"/><rect id="hall" x="5" y="5" width="3" height="3"/></svg>'
sections:
  - section: only
    title: Only
    order: random
    questions:
      - {id: felt, type: grid, text: How often, answers: often, rows: [{id: sad, text: Sad}, {id: glad, text: Glad}]}
      - {id: where, type: picture, text: Where, picture: rooms.svg, pick: many, regions: [{id: room, text: Room}, {id: hall, text: Hall}]}
      - {id: places, type: rank, text: Places, options: [{id: here, text: Here}, {id: there, text: There}, {id: away, text: Away}]}
      - {id: rises, type: time, text: Rises, suggest: "07:00"}
      - {id: drawn, type: drawing, text: Draw, identifies: free_text}
      - {id: calm, type: scale, text: Calm, from: 0, to: 10, low: Calm, high: Loud}
      - {id: liked, type: yes_no, text: Liked, when: last_round.calm > 3 or not_relevant(last_round.felt.sad)}
      - repeat: child
        for_each: {ask: One more}
        at_least: 0
        at_most: 3
        questions: [{id: years, type: number, range: 0-17, text: Years}]
flags:
  - {flag: worry, when: felt.sad == always, level: note, prompt: Ask.}
)yaml";

std::shared_ptr<const Instrument> loaded(std::string text) {
  const auto result = model::load(text, "all.yaml");
  for (const auto& problem : result.problems) UNSCOPED_INFO(problem.place.line << " " << problem.message);
  REQUIRE(result.instrument);
  return result.instrument;
}

using Replacements = std::vector<std::pair<std::string, std::string>>;

std::shared_ptr<const Instrument> version(const Replacements& replacements) {
  std::string text(kAll);
  for (const auto& [what, instead] : replacements) {
    const std::size_t place = text.find(what);
    INFO(what);
    REQUIRE(place != std::string::npos);
    text.replace(place, what.size(), instead);
  }
  const std::string number = "\"1.0\"";
  return loaded(text.replace(text.find(number), number.size(), "\"2.0\""));
}

// An interview with an answer of every type, a random order, an earlier round, and most kinds of moves.
class All {
 public:
  All()
      : instrument_(loaded(std::string(kAll))),
        interview_(Interview::start(instrument_, inputs(), "en", {})) {
    for (const auto& [id, answer] : answers()) said(id, answer);
    does({.kind = EventKind::FlagShown, .at = "worry"});
    does({.kind = EventKind::LanguageChosen, .language = "sv"});
    for (const char* child : {"child[1]", "child[2]"}) {
      said(std::string(child) + ".one_more", true);
      said(std::string(child) + ".years", 7);
    }
    does({.kind = EventKind::TakenAway, .at = "child[1]"});
    does({.kind = EventKind::TakenAway, .at = "child[2]"});
    does({.kind = EventKind::PutBack, .at = "child[2]"});
    said("drawn", "<svg><path d=\"M3 4\"/></svg>");
    does({.kind = EventKind::Undone});
    does({.kind = EventKind::Redone});
    does({.kind = EventKind::Undone});
  }

  [[nodiscard]] const Interview& interview() const { return interview_; }
  [[nodiscard]] Result<MigrationPlan> plan(const std::shared_ptr<const Instrument>& next) const {
    return plan_migration(instrument_, interview_.history(), next);
  }
  [[nodiscard]] Interview gone_over(const std::shared_ptr<const Instrument>& next) const {
    const auto history = migrate(instrument_, interview_.history(), next);
    INFO((history ? "" : history.error().message));
    REQUIRE(history);
    auto interview = Interview::replay(next, *history);
    REQUIRE(interview);
    return *interview;
  }

 private:
  [[nodiscard]] Inputs inputs() const {
    Inputs inputs{
        .age = 35, .today = *Date::parse("2026-11-21"), .seed = 7, .now = language::Time::parse("14:30")};
    for (const auto& [id, value] : std::vector<std::pair<std::string, json>>{
             {"last_round.calm", 5}, {"last_round.felt.sad", {{"non_answer", "not_relevant"}}}}) {
      inputs.outside.push_back(outside_of(id, value));
    }
    return inputs;
  }
  [[nodiscard]] OutsideValue outside_of(const std::string& id, const json& value) const {
    const json started = {{"n", 1},
                          {"event", "started"},
                          {"utc", 0},
                          {"clock", 0},
                          {"instrument", "all 1.0"},
                          {"today", "2026-11-21"},
                          {"outside", {{id, value}}}};
    const auto event = event_from_json(started, *instrument_);
    REQUIRE(event);
    return event->inputs->outside.front();
  }
  static std::vector<std::pair<std::string, json>> answers() {
    return {{"felt.sad", "always"},
            {"felt.glad", {{"non_answer", "too_hard"}}},
            {"where", {"hall", "room"}},
            {"places", {"there", "away", "here"}},
            {"rises", "07:00"},
            {"drawn", "<svg><path d=\"M1 2\"/></svg>"},
            {"calm", 8},
            {"liked", true}};
  }
  void said(const std::string& id, const json& value) {
    const auto& question = instrument_->questions[instrument_->find_question(id).value()];
    does({.kind = EventKind::Answered, .at = id, .answer = answer_from_json(value, question).value()});
  }
  void does(const Move& move) {
    const auto event = interview_.plan(move, {++clock_, clock_});
    INFO((event ? move.at : event.error().message));
    REQUIRE(event);
    REQUIRE(interview_.apply(*event));
  }

  std::shared_ptr<const Instrument> instrument_;
  Interview interview_;
  std::int64_t clock_ = 0;
};

struct Row {
  const char* about;
  Replacements replacements;
  AnswerPlan plan;
};

const std::vector<Row>& rows() {
  using enum Fate;
  static const std::vector<Row> table = {
      {"a row", {}, {"felt.sad", CarriesOver, "", false}},
      {"other words above the rows", {{"How often", "How much"}}, {"felt.sad", CarriesOver, "", true}},
      {"a row that is gone",
       {{"{id: sad, text: Sad}, ", ""},
        {"felt.sad == always", "felt.glad == always"},
        {"last_round.felt.sad", "last_round.felt.glad"}},
       {"felt.sad", SetAside, "question_gone", false}},
      {"a reason of the author's", {}, {"felt.glad", CarriesOver, "", false}},
      {"reasons in another order",
       {{"not_relevant: {text: Not relevant}, too_hard: {text: Too hard}",
         "too_hard: {text: Too hard}, not_relevant: {text: Not relevant}"}},
       {"felt.glad", CarriesOver, "", false}},
      {"a reason that is gone",
       {{", too_hard: {text: Too hard}", ""}, {", too_hard]", "]"}},
       {"felt.glad", AskedAgain, "not_offered", false}},
      {"regions", {}, {"where", CarriesOver, "", false}},
      {"another drawing of the same regions", {{"x=\"5\"", "x=\"6\""}}, {"where", CarriesOver, "", true}},
      {"a region that is gone",
       {{"id=\"hall\"", "id=\"lobby\""}, {"{id: hall,", "{id: lobby,"}},
       {"where", AskedAgain, "option_gone", true}},
      {"only one region now", {{"pick: many", "pick: one"}}, {"where", AskedAgain, "wrong_type", false}},
      {"a ranking", {}, {"places", CarriesOver, "", false}},
      {"a ranking with another order of options",
       {{"{id: here, text: Here}, {id: there, text: There}",
         "{id: there, text: There}, {id: here, text: Here}"}},
       {"places", CarriesOver, "", false}},
      {"a ranking of more",
       {{"{id: away, text: Away}", "{id: away, text: Away}, {id: far, text: Far}"}},
       {"places", AskedAgain, "too_few", false}},
      {"a ranking of fewer",
       {{", {id: away, text: Away}", ""}},
       {"places", AskedAgain, "option_gone", false}},
      {"a time", {}, {"rises", CarriesOver, "", false}},
      {"a time too early",
       {{"type: time, text: Rises", "type: time, text: Rises, earliest: \"08:00\""},
        {", suggest: \"07:00\"", ""}},
       {"rises", AskedAgain, "out_of_range", false}},
      {"a drawing", {}, {"drawn", CarriesOver, "", false}},
      {"a scale whose ends changed places",
       {{"low: Calm, high: Loud", "low: Loud, high: Calm"}},
       {"calm", AskedAgain, "scale_changed", true}},
      {"a scale with other words at its ends",
       {{"low: Calm", "low: Quiet"}},
       {"calm", CarriesOver, "", true}},
      {"what an earlier round says", {}, {"liked", CarriesOver, "", false}},
      {"what an earlier round does not say",
       {{"last_round.calm > 3 or not_relevant(last_round.felt.sad)", "last_round.calm > 6"}},
       {"liked", SetAside, "not_asked", false}},
      {"taken away", {}, {"child[1].years", CarriesOver, "", false}},
      {"put back", {}, {"child[2].years", CarriesOver, "", false}},
  };
  return table;
}

TEST_CASE("answers of every type go over to another version, or say why they do not") {
  const auto& row = GENERATE(from_range(rows()));
  CAPTURE(row.about);
  const All all;
  const auto next = version(row.replacements);
  const auto plan = all.plan(next);
  REQUIRE(plan);
  const auto found = std::ranges::find(plan->answers, row.plan.question, &AnswerPlan::question);
  REQUIRE(found != plan->answers.end());
  CHECK(*found == row.plan);
  const Interview fresh = all.gone_over(next);
  const auto question = next->find_question(row.plan.question);
  const bool kept = question && fresh.answer(*question) != nullptr;
  CHECK(kept == (row.plan.fate == Fate::CarriesOver));
  if (kept) {
    const auto& before = all.interview().instrument();
    const auto old = *before.find_question(row.plan.question);
    CHECK(to_json(*fresh.answer(*question), next->questions[*question]) ==
          to_json(*all.interview().answer(old), before.questions[old]));
  }
}

TEST_CASE("what was drawn once stays as it was drawn in another version") {
  const All all;
  const Interview fresh = all.gone_over(version({}));
  CHECK(fresh.inputs() == all.interview().inputs());
  CHECK(fresh.route() == all.interview().route());
  CHECK(fresh.language() == "sv");
  for (std::uint32_t slot = 0; slot < fresh.instrument().slot_count; ++slot)
    CHECK(fresh.value(slot) == all.interview().value(slot));
}

TEST_CASE("what was suggested when an answer was given goes over, whatever is suggested now") {
  const All all;
  const Interview fresh = all.gone_over(version({{", suggest: \"07:00\"", ""}}));
  const auto rises = std::ranges::find(fresh.history(), "rises", &Event::at);
  REQUIRE(rises != fresh.history().end());
  CHECK(rises->suggested == Suggested::Kept);
}

TEST_CASE("that the team was shown a flag goes over with the flag, and not with another one of its name") {
  const All all;
  CHECK(all.gone_over(version({})).flags_to_show().empty());
  CHECK(all.gone_over(version({{"prompt: Ask.", "prompt: Ask today."}})).flags_to_show().size() == 1);
}

TEST_CASE("another respondent is another instrument") {
  const auto plan = All().plan(version({{"respondent: parent", "respondent: organisation"}}));
  REQUIRE_FALSE(plan);
  CHECK(plan.error().code == "other_instrument");
}

TEST_CASE("a history with every type and kind of move is the same byte for byte after reading and writing") {
  const All all;
  const Instrument& instrument = all.interview().instrument();
  const std::string text = write_history(all.interview().history(), instrument);
  const auto read = read_history(text, instrument);
  INFO((read ? "" : read.error().message));
  REQUIRE(read);
  CHECK(std::ranges::equal(*read, all.interview().history()));
  CHECK(write_history(*read, instrument) == text);
  const auto again = Interview::replay(all.interview().shared_instrument(), *read);
  REQUIRE(again);
  CHECK(again->position() == all.interview().position());
  CHECK(std::ranges::equal(again->values(), all.interview().values()));
}

TEST_CASE("the time of day is drawn once: a history replays with it, and none is no time") {
  const auto instrument = loaded(
      "instrument: clock\nversion: 1.0\ntitle: Clock\nrespondent: parent\nlanguages: [en]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
      "sections:\n  - section: only\n    questions:\n"
      "      - {id: bed, type: time, text: Bed}\n"
      "      - {id: late, type: yes_no, text: \"Late at {now|some time}\", when: now > 20:00}\n"
      "values: {left: \"minutes_between(now, bed)\"}\n");
  const auto begun = [&](std::optional<language::Time> now) {
    auto interview =
        Interview::start(instrument, {.age = 35, .today = *Date::parse("2026-11-21"), .now = now}, "en", {});
    const auto said = interview.plan(
        {.kind = EventKind::Answered, .at = "bed", .answer = Answer{*language::Time::parse("22:00"), {}}},
        {});
    REQUIRE(said);
    REQUIRE(interview.apply(*said));
    return interview;
  };
  const Interview evening = begun(language::Time::parse("21:15"));
  CHECK(evening.route().size() == 2);
  CHECK(evening.question_text(1, {}) == "Late at 21:15");
  CHECK(evening.value(instrument->values[0].slot) == Value(language::Number(45)));
  const auto lines = write_history(evening.history(), *instrument);
  CHECK(lines.find(R"("now":"21:15")") != std::string::npos);
  const auto again = Interview::replay(instrument, read_history(lines, *instrument).value());
  REQUIRE(again);
  CHECK(std::ranges::equal(again->values(), evening.values()));
  const Interview timeless = begun({});
  CHECK(timeless.route().size() == 1);
  CHECK(write_history(timeless.history(), *instrument).find("now") == std::string::npos);
  std::string damaged = lines;
  damaged.replace(damaged.find("21:15"), 5, "24:15");
  CHECK(read_history(damaged, *instrument).error().code == "bad_event");
}

}  // namespace
}  // namespace doorstep::interview
