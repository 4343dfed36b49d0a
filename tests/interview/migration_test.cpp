// From one version of an instrument to the next: the plan, row by row, and the history that it makes.

#include "instruments/interview/migration.h"

#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "instruments/interview/history.h"
#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

using Replacements = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kFamily = R"yaml(
instrument: family
version: "1.0"
title: {en: Family}
respondent: parent
languages: [en]
licence: {permission: own, text: Own wording.}
defaults: {identifies: none, non_answers: [dont_know, wont_say]}
before:
  - inform: limits
    text: {en: "I may have to tell."}
  - understood: limits_understood
    text: {en: "Can I keep it all?"}
    right: no
    again: limits
  - assent: talk
    text: {en: "Do you want to talk?"}
sections:
  - section: home
    questions:
      - id: lives
        type: one_of
        text: {en: "Where do you live?"}
        options: [{id: flat, text: {en: Flat}}, {id: house, text: {en: House}}, {id: other, text: {en: Else}, own_words: true}]
      - {id: garden, type: yes_no, when: lives == house, text: {en: "Is there a garden?"}}
      - {id: mood, type: scale, from: 0, to: 4, text: {en: "How is it there?"}}
      - {id: rooms, type: number, range: 1-20, unit: {en: rooms}, text: {en: "How many rooms?"}}
      - {id: good, type: many_of, text: {en: "What is good?"}, options: [{id: calm, text: {en: Calm}}, {id: near, text: {en: Near}}, {id: cheap, text: {en: Cheap}}]}
      - {id: since, type: date, precision: month, text: {en: "Since when?"}}
      - {id: wish, type: text, text: {en: "What do you wish?"}}
      - id: nights
        type: number
        range: 0-14
        check: {rule: nights < 12, text: {en: "Is that right?"}, strict: false}
        text: {en: "How many nights?"}
      - repeat: children
        for_each: {ask: {en: "One more child?"}}
        at_least: 0
        at_most: 3
        questions:
          - {id: name, type: text, text: {en: "What is the name?"}}
          - {id: years, type: number, range: 0-17, text: {en: "How old?"}}
after:
  - inform: thanks
    text: {en: "Thank you."}
)yaml";

std::string changed(Replacements replacements) {
  std::string text(kFamily);
  replacements.emplace_back("version: \"1.0\"", "version: \"2.0\"");
  for (const auto& [what, instead] : replacements) {
    const std::size_t place = text.find(what);
    INFO(what);
    REQUIRE(place != std::string::npos);
    text.replace(place, what.size(), instead);
  }
  return text;
}

// Goes through the pages; answers everything; has corrected, undone, refused to say and taken away.
Scenario family() {
  Scenario scenario(kFamily, 35, "en");
  scenario.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, true);
  scenario.answer("lives", "flat").answer("lives", "house").answer("garden", true);
  scenario.answer("mood", 4).non_answer("rooms", "wont_say");
  scenario.answer("good", nlohmann::json::parse(R"(["calm", "cheap"])")).answer("since", "2020-05");
  scenario.answer("wish", "a dog").answer("wish", "a cat").does({.kind = EventKind::Undone});
  scenario.answer("nights", 13).confirm("nights");
  for (const auto* child : {"children[1]", "children[2]", "children[3]"}) {
    const std::string id(child);
    const auto& instance = scenario.instrument().instances[*scenario.instrument().find_instance(id)];
    scenario.answer(scenario.instrument().questions[*instance.one_more].id, true);
    scenario.answer(id + ".name", "N" + id).answer(id + ".years", 7);
  }
  scenario.does({.kind = EventKind::TakenAway, .at = "children[2]"});
  scenario.answer("lives", {{"other", "on a boat"}});
  return scenario;
}

std::shared_ptr<const Instrument> version(const Replacements& replacements) {
  return Scenario(changed(replacements), 35, "en").shared();
}

MigrationPlan plan_to(const Scenario& old, const std::shared_ptr<const Instrument>& next) {
  const auto plan = plan_migration(old.shared(), old.interview().history(), next);
  INFO((plan ? "" : plan.error().message));
  REQUIRE(plan);
  return *plan;
}

Interview migrated(const Scenario& old, const std::shared_ptr<const Instrument>& next) {
  const auto history = migrate(old.shared(), old.interview().history(), next);
  INFO((history ? "" : history.error().message));
  REQUIRE(history);
  const auto interview = Interview::replay(next, *history);
  REQUIRE(interview);
  return *interview;
}

AnswerPlan plan_of(const MigrationPlan& plan, std::string_view question) {
  const auto found = std::ranges::find(plan.answers, question, &AnswerPlan::question);
  REQUIRE(found != plan.answers.end());
  return *found;
}

struct Row {
  const char* about;
  Replacements replacements;
  AnswerPlan plan;
};

const std::vector<Row>& rows() {
  using enum Fate;
  static const std::vector<Row> table = {
      {"nothing", {}, {"lives", CarriesOver, "", false}},
      {"another order of options",
       {{"{id: flat, text: {en: Flat}}, {id: house, text: {en: House}}",
         "{id: house, text: {en: House}}, {id: flat, text: {en: Flat}}"}},
       {"lives", CarriesOver, "", false}},
      {"own words not taken any more",
       {{", own_words: true", ""}},
       {"lives", AskedAgain, "no_own_words", false}},
      {"an option is gone",
       {{", {id: other, text: {en: Else}, own_words: true}", ""}},
       {"lives", AskedAgain, "option_gone", false}},
      {"another option is gone", {{"{id: flat, text: {en: Flat}}, ", ""}}, {"lives", CarriesOver, "", false}},
      {"a picked one of several is gone",
       {{", {id: cheap, text: {en: Cheap}}", ""}},
       {"good", AskedAgain, "option_gone", false}},
      {"too many of several",
       {{"type: many_of,", "type: many_of, at_most: 1,"}},
       {"good", AskedAgain, "too_many", false}},
      {"other words for a picked option", {{"{en: Calm}", "{en: Quiet}"}}, {"good", CarriesOver, "", true}},
      {"other words for an option that was not picked",
       {{"{en: Near}", "{en: Close}"}},
       {"good", CarriesOver, "", false}},
      {"another type",
       {{"type: yes_no, when", "type: text, when"}},
       {"garden", SetAside, "type_changed", false}},
      {"hidden before and now", {}, {"garden", CarriesOver, "", false}},
      {"hidden before and asked now", {{", when: lives == house", ""}}, {"garden", CarriesOver, "", false}},
      {"never asked now",
       {{"lives == house", "lives == house and lives == flat"}},
       {"garden", SetAside, "not_asked", false}},
      {"another scale",
       {{"from: 0, to: 4", "from: 0, to: 10"}},
       {"mood", AskedAgain, "scale_changed", false}},
      {"another question", {{"How is it there?", "How do you feel there?"}}, {"mood", CarriesOver, "", true}},
      {"a non-answer that is not offered any more",
       {{"[dont_know, wont_say]", "[dont_know]"}},
       {"rooms", AskedAgain, "not_offered", false}},
      {"another unit of what was not said",
       {{"unit: {en: rooms}", "unit: {en: square metres}"}},
       {"rooms", CarriesOver, "", false}},
      {"another precision",
       {{"precision: month", "precision: day"}},
       {"since", AskedAgain, "wrong_type", false}},
      {"a date too late",
       {{"precision: month", "precision: month, latest: 2019-12"}},
       {"since", AskedAgain, "out_of_range", false}},
      {"a narrower range", {{"range: 0-14", "range: 0-12"}}, {"nights", AskedAgain, "out_of_range", false}},
      {"a wider range", {{"range: 0-14", "range: 0-31"}}, {"nights", CarriesOver, "", false}},
      {"a check that is strict now",
       {{"strict: false", "strict: true"}},
       {"nights", AskedAgain, "check_failed", false}},
      {"a question is gone",
       {{"      - {id: wish, type: text, text: {en: \"What do you wish?\"}}\n", ""}},
       {"wish", SetAside, "question_gone", false}},
      {"an undone move", {}, {"wish", CarriesOver, "", false}},
      {"a narrower range in a repeat",
       {{"range: 0-17", "range: 0-6"}},
       {"children[3].years", AskedAgain, "out_of_range", false}},
      {"what was taken away", {}, {"children[2].years", CarriesOver, "", false}},
      {"fewer instances",
       {{"at_most: 3", "at_most: 2"}},
       {"children[3].name", SetAside, "question_gone", false}},
      {"a repeat over a number",
       {{"for_each: {ask: {en: \"One more child?\"}}\n        at_least: 0\n", "for_each: rooms\n"}},
       {"children[1].name", SetAside, "not_asked", false}},
  };
  return table;
}

TEST_CASE("a plan says of each answer what becomes of it, and the new history does so") {
  const auto& row = GENERATE(from_range(rows()));
  CAPTURE(row.about);
  const Scenario old = family();
  const auto next = version(row.replacements);
  const AnswerPlan plan = plan_of(plan_to(old, next), row.plan.question);
  CAPTURE(plan.reason);
  CHECK(word(plan.fate) == word(row.plan.fate));
  CHECK(plan == row.plan);
  const Interview fresh = migrated(old, next);
  const auto question = next->find_question(row.plan.question);
  const bool said = question && fresh.answer(*question) != nullptr;
  CHECK(said == (row.plan.fate == Fate::CarriesOver));
}

TEST_CASE("a version that changes nothing carries everything over, as it was said") {
  const Scenario old = family();
  const auto next = version({});
  const MigrationPlan plan = plan_to(old, next);
  CHECK(plan.from == "family 1.0");
  CHECK(plan.to == "family 2.0");
  CHECK(plan.events == old.interview().history().size());
  CHECK(plan.answers.size() == 14);
  for (const AnswerPlan& answer : plan.answers) CHECK(word(answer.fate) == "carries_over");
  CHECK(plan.pages_again.empty());
  CHECK_FALSE(plan.assent_again);
  const Interview fresh = migrated(old, next);
  CHECK(fresh.route() == old.interview().route());
  for (std::uint32_t slot = 0; slot < next->slot_count; ++slot)
    CHECK(fresh.value(slot) == old.interview().value(slot));
  CHECK(fresh.concerns(*next->find_question("nights")).empty());
  CHECK(fresh.answer(0)->own_words == old.interview().answer(0)->own_words);
}

TEST_CASE("a new history begins with where it comes from, and keeps when things were said") {
  const Scenario old = family();
  const auto next = version({});
  const auto history = migrate(old.shared(), old.interview().history(), next);
  REQUIRE(history);
  CHECK(history->front().instrument == "family 2.0");
  CHECK(history->front().migrated_from ==
        MigratedFrom{"family 1.0", static_cast<std::uint32_t>(old.interview().history().size())});
  CHECK(history->front().inputs == old.interview().inputs());
  const auto said = std::ranges::find(*history, "wish", &Event::at);
  REQUIRE(said != history->end());
  CHECK(said->stamp == std::ranges::find(old.interview().history(), "wish", &Event::at)->stamp);
  CHECK(std::ranges::count(*history, "wish", &Event::at) == 1);   // not the undone one
  CHECK(std::ranges::count(*history, "lives", &Event::at) == 3);  // every correction
  const std::string text = write_history(*history, *next);
  CHECK(write_history(read_history(text, *next).value(), *next) == text);
}

TEST_CASE("an answer goes over although its question stands behind what it depends on now") {
  const Scenario old = family();
  const std::string mood =
      "      - {id: mood, type: scale, from: 0, to: 4, text: {en: \"How is it there?\"}}\n";
  const auto next =
      version({{mood, ""},
               {"      - repeat:",
                "      - {id: mood, type: scale, from: 0, to: 4, when: nights == 13, text: {en: "
                "\"How is it there?\"}}\n      - repeat:"}});
  CHECK(plan_of(plan_to(old, next), "mood").fate == Fate::CarriesOver);
}

TEST_CASE("a page with other words before the first question is shown again, and assent is asked again") {
  const Scenario old = family();
  const auto next = version({{"I may have to tell.", "I must tell."}});
  const MigrationPlan plan = plan_to(old, next);
  CHECK(plan.pages_again == std::vector<std::string>{"limits", "limits_understood", "talk"});
  CHECK(plan.assent_again);
  Interview fresh = migrated(old, next);
  CHECK(fresh.position() == 0);
  for (const Move& move :
       {Move{.kind = EventKind::Informed}, Move{.kind = EventKind::Understood, .answer = Answer{false, {}}},
        Move{.kind = EventKind::Assented, .answer = Answer{true, {}}}}) {
    REQUIRE(fresh.apply(fresh.plan(move, {}).value()));
  }
  CHECK(fresh.position() == migrated(old, version({})).position());
}

TEST_CASE("only what stands behind a changed page is shown again, and a new page is one") {
  const Scenario old = family();
  const MigrationPlan other = plan_to(old, version({{"Can I keep it all?", "Can I keep everything?"}}));
  CHECK(other.pages_again == std::vector<std::string>{"limits_understood", "talk"});
  const MigrationPlan added = plan_to(
      old, version({{"sections:", "  - inform: more\n    text: {en: \"One more thing.\"}\nsections:"}}));
  CHECK(added.pages_again == std::vector<std::string>{"talk", "more"});
  CHECK(added.assent_again);
  const MigrationPlan gone = plan_to(old, version({{"  - understood: limits_understood\n    text: {en: \"Can "
                                                    "I keep it all?\"}\n    right: no\n    again: limits\n",
                                                    ""}}));
  CHECK(gone.pages_again == std::vector<std::string>{"talk"});
}

TEST_CASE("what was confirmed is asked about again when the check is another one") {
  const Scenario old = family();
  const auto next = version({{"Is that right?", "Is it really that many?"}});
  CHECK(migrated(old, next).concerns(*next->find_question("nights")).size() == 1);
}

TEST_CASE("closing pages are gone through again") {
  Scenario old = family();
  const auto more = old.interview().position();
  REQUIRE(old.instrument().is_closing(more));
  old.page(EventKind::Informed);
  REQUIRE(old.interview().phase() == Phase::AtEnd);
  CHECK(migrated(old, version({})).phase() == Phase::Going);
}

TEST_CASE("a plan is refused for another instrument, the same version and what is over") {
  Scenario old = family();
  const auto refusal = [&old](const std::shared_ptr<const Instrument>& next) {
    const auto plan = plan_migration(old.shared(), old.interview().history(), next);
    const auto history = migrate(old.shared(), old.interview().history(), next);
    CHECK(history.error() == plan.error());
    CHECK_FALSE(plan.error().remedy.empty());
    return plan.error().code;
  };
  CHECK(refusal(version({{"instrument: family", "instrument: household"}})) == "other_instrument");
  CHECK(refusal(old.shared()) == "same_version");
  old.does({.kind = EventKind::Stopped});
  CHECK(refusal(version({})) == "ended");
}

TEST_CASE("a plan for a history that could not have happened says so") {
  const Scenario old = family();
  std::vector<Event> history(old.interview().history().begin(), old.interview().history().end());
  history.erase(history.begin() + 4);
  CHECK(plan_migration(old.shared(), history, version({})).error().code == "bad_history");
  CHECK(plan_migration(version({}), old.interview().history(), version({})).error().code ==
        "other_instrument");
}

TEST_CASE("replay with another version is refused, and names the plan") {
  const Scenario old = family();
  const auto refused = Interview::replay(version({}), old.interview().history());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "other_instrument");
  CHECK(refused.error().remedy.find("plan") != std::string::npos);
}

TEST_CASE("an answer to a page before the first question leaves the page on screen") {
  Scenario scenario(kFamily, 35, "en");
  scenario.answer("lives", "flat");
  CHECK(scenario.position() == "limits");
  scenario.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, true);
  CHECK(scenario.position() == "mood");
}

TEST_CASE("an author's same version in other words and another age keeps what still fits, and asks nobody") {
  const Scenario old = family();
  const auto next =
      Scenario(std::string(kFamily).replace(kFamily.find("range: 1-20"), 11, "range: 1-9"), 35, "en")
          .shared();
  const auto again = retrace(old.shared(), old.interview().history(), next, 50);
  REQUIRE(again);
  CHECK(again->inputs().age == 50);
  CHECK(again->answer(*next->find_question("mood")) != nullptr);
  CHECK(retrace(old.shared(), old.interview().history(), old.shared(), 35)->position() ==
        old.interview().position());
}

}  // namespace
}  // namespace doorstep::interview
