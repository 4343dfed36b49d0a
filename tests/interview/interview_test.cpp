// How an interview goes: pages, answers, moves, what is hidden and what comes back.

#include "tests/interview/scenario.h"
#include "tests/interview/small_story.h"

namespace doorstep::interview {
namespace {

using Ids = std::vector<std::string>;

Scenario begun() {
  Scenario scenario(kSmallStory);
  scenario.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, true);
  return scenario;
}

// Everything up to the end of the questions.
Scenario answered() {
  Scenario scenario = begun();
  scenario.answer("lives", "both").answer("packing", 2).answer("siblings", 1).answer("nights", 7);
  scenario.answer("more_nights", 8).answer("hears", "often").answer("then", {"room", "sibling"});
  scenario.answer("room_door", true)
      .answer("messages", "never")
      .answer("wish", "Lugn")
      .answer("since", "2026-01");
  return scenario;
}

Move said(EventKind kind, bool yes) { return {.kind = kind, .answer = Answer{yes, {}}}; }

}  // namespace

TEST_CASE("an interview begins with its pages, then asks one question after the other") {
  Scenario scenario(kSmallStory);
  CHECK(scenario.position() == "limits");
  scenario.page(EventKind::Informed);
  CHECK(scenario.position() == "limits_understood");
  scenario.page(EventKind::Understood, false);
  CHECK(scenario.position() == "talk");
  scenario.page(EventKind::Assented, true);
  CHECK(scenario.position() == "lives");
  CHECK(scenario.answer("lives", "mum").position() == "siblings");
}

TEST_CASE("what was misunderstood is shown again also to one who goes further back first") {
  const std::string yaml =
      "instrument: sample\nversion: 1.0\ntitle: Sample\nrespondent: parent\nlanguages: [sv]\n"
      "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
      "before:\n  - {inform: hello, text: a}\n  - {inform: limits, text: a}\n"
      "  - {understood: limits_understood, text: a, right: no, again: limits}\n"
      "sections: [{section: s, title: a, questions: [{id: q, type: yes_no, text: a}]}]\n";
  Scenario scenario(yaml);
  scenario.page(EventKind::Informed).page(EventKind::Informed).page(EventKind::Understood, true);
  CHECK(scenario.position() == "limits");
  scenario.back();
  CHECK(scenario.position() == "hello");
  scenario.page(EventKind::Informed);
  CHECK(scenario.position() == "limits");
  scenario.page(EventKind::Informed);
  CHECK(scenario.position() == "limits_understood");
}

TEST_CASE("what was misunderstood is shown once more, and only once") {
  Scenario scenario(kSmallStory);
  scenario.page(EventKind::Informed).page(EventKind::Understood, true);
  CHECK(scenario.position() == "limits");
  scenario.page(EventKind::Informed);
  CHECK(scenario.position() == "limits_understood");
  scenario.page(EventKind::Understood, true);
  CHECK(scenario.position() == "talk");
}

TEST_CASE("a child that does not want to talk today is not asked anything") {
  Scenario scenario(kSmallStory);
  scenario.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, false);
  CHECK(scenario.interview().phase() == Phase::Declined);
  CHECK(scenario.refusal("lives", "mum") == "ended");
}

TEST_CASE("a page is gone through where it stands, and an assent needs a yes or a no") {
  Scenario scenario(kSmallStory);
  CHECK(scenario.refusal({.kind = EventKind::Informed, .at = "help"}) == "not_here");
  CHECK(scenario.refusal({.kind = EventKind::Informed, .at = "nowhere"}) == "no_such_page");
  scenario.page(EventKind::Informed);
  CHECK(scenario.refusal({.kind = EventKind::Understood}) == "no_answer");
}

TEST_CASE("a question is asked when its condition is true, not when it is unknown") {
  Scenario scenario = begun();
  CHECK(scenario.route() == Ids{"lives", "siblings", "more_nights", "hears", "messages", "wish", "since"});
  scenario.answer("lives", "both");
  CHECK(scenario.route()[1] == "packing");
  CHECK(scenario.refusal("then", {"room"}) == "not_asked");
}

TEST_CASE("a hidden answer is kept, is out of every condition, and comes back") {
  Scenario scenario = answered();
  CHECK(scenario.seen("room_door") == true);
  scenario.answer("hears", "never");
  CHECK(scenario.seen("then").is_null());
  CHECK(scenario.seen("room_door").is_null());
  CHECK(scenario.interview().answer(scenario.instrument().find_question("then").value()) != nullptr);
  CHECK_FALSE(scenario.interview().is_raised(0));
  scenario.answer("hears", "sometimes");
  CHECK(scenario.seen("then") == nlohmann::json{"room", "sibling"});
  CHECK(scenario.seen("room_door") == true);
}

TEST_CASE("an option that is not offered any more is out of the answer, and comes back with it") {
  Scenario scenario = answered();
  scenario.answer("siblings", 0);
  CHECK(scenario.seen("then") == nlohmann::json{"room"});
  CHECK(scenario.refusal("then", {"sibling"}) == "not_offered");
  scenario.answer("siblings", 2);
  CHECK(scenario.seen("then") == nlohmann::json{"room", "sibling"});
}

TEST_CASE("a change that opens an earlier question asks it before the interview closes") {
  Scenario scenario = begun();
  scenario.answer("lives", "mum").answer("siblings", 1).answer("nights", 2).answer("more_nights", 3);
  scenario.answer("hears", "never").answer("messages", "never").answer("lives", "both");
  CHECK(scenario.position() == "wish");
  scenario.answer("wish", "Lugn").answer("since", "2026-01");
  CHECK(scenario.position() == "packing");
  scenario.answer("packing", 3);
  CHECK(scenario.position() == "help");
}

TEST_CASE("the four non-answers are four different things") {
  Scenario scenario = begun();
  scenario.non_answer("lives", "dont_know").non_answer("siblings", "wont_say");
  CHECK(scenario.position() == "more_nights");
  CHECK(scenario.seen("lives") == nlohmann::json{{"non_answer", "dont_know"}});
  CHECK(scenario.seen("siblings") == nlohmann::json{{"non_answer", "wont_say"}});
  CHECK(scenario.interview().value(scenario.instrument().questions[1].slot) == Value(Missing::NotAsked));
  CHECK(scenario.refusal("hears", {{"non_answer", "not_asked"}}) == "unknown_non_answer");
  CHECK(scenario.refusal("hears", {{"non_answer", "skipped"}}).empty());
}

TEST_CASE("an answer that does not fit the question is refused with its reason") {
  const Scenario scenario = answered();
  struct Row {
    const char* question;
    nlohmann::json value;
    const char* code;
  };
  const std::vector<Row> rows = {{"lives", "dad", "unknown_option"},
                                 {"lives", 3, "wrong_type"},
                                 {"lives", {{"mum", "words"}}, "no_own_words"},
                                 {"lives", {{"other", "På båten"}}, ""},
                                 {"packing", 4, "out_of_range"},
                                 {"packing", 0, "out_of_range"},
                                 {"packing", 1.5, "out_of_range"},
                                 {"siblings", 13, "out_of_range"},
                                 {"siblings", "three", "wrong_type"},
                                 {"siblings", "3", ""},
                                 {"then", {"room", "sibling", "stop"}, "too_many"},
                                 {"then", {"room", "nothing"}, "exclusive"},
                                 {"then", {"nothing"}, ""},
                                 {"then", {"room", "room"}, "wrong_type"},
                                 {"then", nlohmann::json::array(), "too_few"},
                                 {"room_door", "yes", ""},
                                 {"room_door", "perhaps", "wrong_type"},
                                 {"wish", "", "wrong_type"},
                                 {"wish", std::string(20001, 'x'), "too_long"},
                                 {"since", "2026-01-01", "wrong_type"},
                                 {"since", "2026-12", "out_of_range"},
                                 {"since", "2026-11", ""}};
  for (const auto& [question, value, code] : rows) {
    INFO(question << " = " << value.dump());
    CHECK(scenario.refusal(question, value) == code);
  }
}

TEST_CASE("a soft check asks, and the answer stands when it is confirmed") {
  Scenario scenario = begun();
  scenario.answer("lives", "mum").answer("siblings", 0).answer("nights", 9);
  CHECK(scenario.position() == "nights");
  const auto nights = scenario.instrument().find_question("nights").value();
  REQUIRE(scenario.interview().concerns(nights).size() == 1);
  CHECK_FALSE(scenario.interview().concerns(nights)[0].strict);
  scenario.confirm("nights");
  CHECK(scenario.interview().concerns(nights).empty());
  CHECK(scenario.position() == "more_nights");
}

TEST_CASE("a confirmation holds for the answer that it was given for") {
  Scenario scenario = begun();
  scenario.answer("lives", "mum").answer("siblings", 0).answer("nights", 9).confirm("nights").back();
  scenario.answer("nights", 10);
  CHECK(scenario.interview().concerns(scenario.instrument().find_question("nights").value()).size() == 1);
}

TEST_CASE("an answer that a strict check refuses is kept, and holds the page") {
  Scenario scenario = begun();
  scenario.answer("lives", "both").answer("packing", 1).answer("siblings", 0).answer("nights", 9);
  scenario.answer("more_nights", 3);
  CHECK(scenario.position() == "more_nights");
  CHECK(scenario.seen("more_nights") == 3);
  CHECK(scenario.refusal({.kind = EventKind::Confirmed, .at = "more_nights"}) == "check_failed");
  CHECK(scenario.refusal({.kind = EventKind::MovedOn}) == "no_answer");
  scenario.non_answer("more_nights", "dont_know");
  CHECK(scenario.position() == "hears");
}

TEST_CASE("going back and on again loses nothing") {
  Scenario scenario = begun();
  scenario.answer("lives", "both").answer("packing", 2).answer("siblings", 1).back();
  CHECK(scenario.position() == "siblings");
  scenario.back().back();
  CHECK(scenario.position() == "lives");
  CHECK(scenario.refusal({.kind = EventKind::MovedBack}) == "nothing_behind");
  scenario.on().on().on();
  CHECK(scenario.position() == "nights");
  CHECK(scenario.refusal({.kind = EventKind::MovedOn}) == "no_answer");
}

TEST_CASE("one can jump to what was answered and to what is open, not ahead") {
  Scenario scenario = begun();
  scenario.answer("lives", "mum").answer("siblings", 1);
  CHECK(scenario.refusal({.kind = EventKind::MovedTo, .at = "hears"}) == "not_reached");
  CHECK(scenario.refusal({.kind = EventKind::MovedTo, .at = "packing"}) == "not_asked");
  CHECK(scenario.refusal({.kind = EventKind::MovedTo, .at = "nobody"}) == "unknown_question");
  scenario.go_to("lives");
  CHECK(scenario.position() == "lives");
  scenario.go_to("nights");
  CHECK(scenario.position() == "nights");
}

TEST_CASE("changing the question on screen's condition moves on to one that is asked") {
  Scenario scenario = begun();
  scenario.answer("lives", "both");
  CHECK(scenario.position() == "packing");
  scenario.answer("lives", "mum");
  CHECK(scenario.position() == "siblings");
}

TEST_CASE("an interview is finished when everything on its route was gone through") {
  Scenario scenario = answered();
  CHECK(scenario.position() == "help");
  CHECK(scenario.interview().is_complete());
  CHECK(scenario.refusal({.kind = EventKind::Finished}) == "not_complete");
  scenario.page(EventKind::Informed).page(EventKind::Shared).page(EventKind::Assented, false);
  CHECK(scenario.interview().phase() == Phase::AtEnd);
  scenario.page(EventKind::Finished);
  CHECK(scenario.interview().phase() == Phase::Finished);
  CHECK(scenario.refusal("lives", "mum") == "ended");
}

TEST_CASE("a change on the last page that opens a question asks it before the interview can be finished") {
  Scenario scenario = begun();
  scenario.answer("lives", "mum").answer("siblings", 1).answer("nights", 2).answer("more_nights", 3);
  scenario.answer("hears", "never")
      .answer("messages", "never")
      .answer("wish", "Lugn")
      .answer("since", "2026-01");
  scenario.page(EventKind::Informed).page(EventKind::Shared).page(EventKind::Assented, true);
  CHECK(scenario.interview().phase() == Phase::AtEnd);
  scenario.answer("hears", "often");
  CHECK(scenario.position() == "then");
  scenario.answer("then", {"stop"})
      .page(EventKind::Shared)
      .page(EventKind::Assented, true)
      .page(EventKind::Finished);
  CHECK(scenario.interview().phase() == Phase::Finished);
}

TEST_CASE("an answer that changes brings the sharing page and its assent back") {
  Scenario scenario = answered();
  scenario.page(EventKind::Informed).page(EventKind::Shared).page(EventKind::Assented, true);
  scenario.answer("hears", "sometimes");
  CHECK(scenario.position() == "topics");
  scenario.page(EventKind::Shared);
  CHECK(scenario.position() == "sharing");

  Scenario other = answered();
  other.page(EventKind::Informed)
      .page(EventKind::Shared)
      .answer("hears", "sometimes")
      .page(EventKind::Assented, true);
  CHECK(other.position() == "topics");
  other.page(EventKind::Shared);
  CHECK(other.interview().phase() == Phase::AtEnd);
}

TEST_CASE("what is not offered any more is not said either") {
  Scenario scenario = answered();
  const Wording none;
  const auto then = scenario.instrument().find_question("then").value();
  CHECK(scenario.interview().words(then, none) == "Går till mitt rum, Är med mina syskon");
  scenario.answer("siblings", 0);
  CHECK(scenario.interview().words(then, none) == "Går till mitt rum");
}

TEST_CASE("a score follows its missing rule, and its band follows the score") {
  Scenario scenario = begun();
  CHECK(scenario.interview().score(0).reason == "not_reached");
  scenario.answer("hears", "often");
  CHECK(scenario.interview().score(0).value == Value(Missing::NotReached));
  CHECK(scenario.interview().score(0).missing == 0);
  scenario.non_answer("messages", "wont_say");
  CHECK(scenario.interview().score(0).value == Value(language::Number(4)));
  CHECK(scenario.interview().score(0).missing == 1);
  scenario.answer("messages", "sometimes");
  CHECK(scenario.interview().score(0).value == Value(language::Number(3)));
  CHECK(scenario.interview().score(0).band == Value(language::Choice{1}));
}

TEST_CASE("a flag is shown to the interviewer once, when it is raised") {
  Scenario scenario = begun();
  scenario.answer("hears", "often");
  CHECK(scenario.interview().flags_to_show() == std::vector<std::uint32_t>{0});
  scenario.does({.kind = EventKind::FlagShown, .at = "loud"});
  CHECK(scenario.interview().flags_to_show().empty());
  CHECK(scenario.refusal({.kind = EventKind::FlagShown, .at = "nothing"}) == "unknown_flag");
}

TEST_CASE("a text says numbers and dates as a person would, in the words of its language") {
  const std::array<std::string, 12> months = {"januari",   "februari", "mars",     "april",
                                              "maj",       "juni",     "juli",     "augusti",
                                              "september", "oktober",  "november", "december"};
  const Wording swedish{
      .yes = "Ja", .no = "Nej", .decimal_point = ",", .months = months, .months_of_day = months};
  Scenario scenario(R"yaml(
instrument: said
version: "1"
title: T
respondent: parent
languages: [sv]
licence: {permission: own, text: T}
defaults: {identifies: none}
sections:
  - section: all
    questions:
      - {id: a, type: number, range: 0-10, step: 0.125, text: A}
      - {id: day, type: date, text: D}
      - {id: month, type: date, precision: month, text: D}
      - {id: year, type: date, precision: year, text: D}
      - {id: said, type: yes_no, text: "{a}; {third}; {half}; {minus}; {whole}; {day}; {month}; {year}; {none|inget}"}
values: {third: a / 3, half: a - 1.12, minus: 0 - a / 3, whole: a * 8, none: a / 0}
)yaml");
  scenario.answer("a", 1.125).answer("day", "2026-02-28").answer("month", "2024-05").answer("year", "2024");
  const auto& said = scenario.instrument().questions[4].text;
  CHECK(scenario.interview().render(said, swedish) ==
        "1,125; 0,38; 0,01; -0,38; 9; 28 februari 2026; maj 2024; 2024; inget");
  CHECK(scenario.interview().words(0, swedish) == "1,125");
  CHECK(scenario.interview().render(said, {}) ==
        "1.125; 0.38; 0.01; -0.38; 9; 2026-02-28; 2024-05; 2024; inget");
}

TEST_CASE("texts, answers and names follow the language on screen") {
  Scenario scenario = begun();
  const Wording swedish{"Lena", "Ja", "Nej"};
  scenario.answer("lives", "both").answer("packing", 2).answer("siblings", 3);
  const auto& questions = scenario.instrument().questions;
  CHECK(scenario.interview().render(questions[0].text, swedish) == "Var bor du?");
  CHECK(scenario.interview().words(2, swedish) == "3 syskon");
  scenario.language("en");
  CHECK(scenario.interview().render(questions[0].text, swedish) == "Where do you live?");
  CHECK(scenario.interview().words(0, swedish) == "With both");
  CHECK(scenario.refusal({.kind = EventKind::LanguageChosen, .language = "de"}) == "unknown_language");
}

TEST_CASE("a stored history replays to the same state") {
  Scenario scenario = answered();
  scenario.answer("lives", {{"other", "På båten"}}).language("en").back();
  std::vector<Event> history;
  for (const Event& event : scenario.interview().history()) {
    const auto stored = to_json(event, scenario.instrument()).dump();
    const auto back = event_from_json(nlohmann::json::parse(stored), scenario.instrument());
    REQUIRE(back);
    CHECK(*back == event);
    history.push_back(*back);
  }
  const auto replayed = Interview::replay(scenario.shared(), history);
  REQUIRE(replayed);
  CHECK(replayed->route() == scenario.interview().route());
  CHECK(replayed->position() == scenario.interview().position());
  CHECK(replayed->language() == "en");
  for (std::uint32_t slot = 0; slot < scenario.instrument().slot_count; ++slot) {
    CHECK(replayed->value(slot) == scenario.interview().value(slot));
  }
}

TEST_CASE("a history that was tampered with is refused, and says at which event") {
  const Scenario scenario = answered();
  std::vector<Event> history(scenario.interview().history().begin(), scenario.interview().history().end());
  auto cut = history;
  cut.erase(cut.begin() + 5);
  CHECK(Interview::replay(scenario.shared(), cut).error().message.find("Event 7") != std::string::npos);
  CHECK(Interview::replay(scenario.shared(), {}).error().code == "empty_history");
  history.front().instrument = "small_story 0.9";
  CHECK(Interview::replay(scenario.shared(), history).error().code == "other_instrument");
}

TEST_CASE("a refused event leaves the interview as it was") {
  Scenario scenario = begun();
  Event event =
      scenario.interview()
          .plan({.kind = EventKind::Answered, .at = "lives", .answer = Answer{language::Choice{0}, {}}}, {})
          .value();
  event.answer->value = language::Number(3);
  Interview copy = scenario.interview();
  CHECK(copy.apply(event).error().code == "wrong_type");
  CHECK(copy.history().size() == scenario.interview().history().size());
  CHECK(copy.position() == scenario.interview().position());
}

TEST_CASE("saying no to the sharing does not end the interview") {
  Scenario scenario = answered();
  scenario.page(EventKind::Informed).page(EventKind::Shared);
  REQUIRE(scenario.refusal(said(EventKind::Assented, false)).empty());
  scenario.page(EventKind::Assented, false);
  CHECK(scenario.interview().phase() == Phase::AtEnd);
}

TEST_CASE("at the end, what an earlier change left open comes before the finish") {
  static constexpr std::string_view kTwoNumbers = R"yaml(
instrument: two_numbers
version: "1.0"
title: {en: Two numbers}
respondent: parent
languages: [en]
licence: {permission: own, text: "Own wording."}
defaults: {identifies: none}
sections:
  - section: nights
    title: {en: Nights}
    questions:
      - {id: less, type: number, range: 0-9, text: {en: "At least?"}}
      - {id: more, type: number, range: 0-9, text: {en: "At most?"}, check: {rule: "more >= less", text: {en: "That is fewer."}, strict: true}}
)yaml";
  Scenario scenario(kTwoNumbers, {}, "en");
  scenario.answer("less", 1).answer("more", 4);
  REQUIRE(scenario.interview().phase() == Phase::AtEnd);
  CHECK(scenario.interview().move_at_end().kind == EventKind::Finished);
  scenario.answer("less", 6);
  REQUIRE(scenario.interview().phase() == Phase::AtEnd);
  scenario.does(scenario.interview().move_at_end());
  CHECK(scenario.position() == "more");
  scenario.answer("more", 7);
  CHECK(scenario.interview().move_at_end().kind == EventKind::Finished);
}

}  // namespace doorstep::interview
