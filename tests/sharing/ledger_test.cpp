// The sharing rules, move by move, as a team would say them. histories_test.cpp holds them against the
// README's table.

#include "instruments/sharing/ledger.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/sharing/account.h"
#include "tests/sharing/moves.h"

namespace doorstep::sharing {
namespace {

// Everything that an event of its kind can have.
Event with_all() {
  Event event = chosen(Choice::TheseWords, "mum", "noise", "hears");
  event.kind = Kind::Merged;
  event.state = State::HeldBack;
  event.chose = Choice::Later;
  event.why = Why::Secrecy;
  event.law = "osl_26_1";
  event.citation = "26 kap. 1 §";
  event.named = {"p7"};
  event.made_from = {"hears", "added:1"};
  event.choice = Choice::Not;  // not of this kind
  return event;
}

Ledger released() {
  Ledger ledger;
  then(ledger, assented(true));
  then(ledger, chosen(Choice::MyWords));
  then(ledger, decided(Decision::Release));
  return ledger;
}

}  // namespace

TEST_CASE("nothing is told until the child and the team have both said yes") {
  Ledger ledger;
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, chosen(Choice::MyWords)).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, decided(Decision::Release)) == "no_assent");
  CHECK(then(ledger, assented(true)).empty());
  CHECK(then(ledger, told()) == "not_released");
  CHECK(then(ledger, decided(Decision::Release)).empty());
  const Account account = Account::of(ledger, "mum");
  REQUIRE(account.entries().size() == 1);
  CHECK(account.entries()[0].lines == std::vector<std::string>{"I go to my room."});
  CHECK(account.entries()[0].own_words);
}

TEST_CASE("what one parent may hear is not in the other's account") {
  const Ledger ledger = released();
  CHECK_FALSE(Account::of(ledger, "mum").empty());
  CHECK(Account::of(ledger, "dad").empty());
}

TEST_CASE("a child that changes its mind before telling closes the account at once") {
  for (const Choice choice : {Choice::Not, Choice::Later}) {
    Ledger ledger = released();
    CHECK(then(ledger, chosen(choice)).empty());
    CHECK(Account::of(ledger, "mum").empty());
    CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  }
}

TEST_CASE("a yes in other words has to pass the gate again") {
  Ledger ledger = released();
  Event other = chosen(Choice::TheseWords);
  other.lines = {"It is loud sometimes."};
  CHECK(then(ledger, other).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, decided(Decision::Release)).empty());
  CHECK(Account::of(ledger, "mum").entries()[0].lines == other.lines);
  CHECK_FALSE(Account::of(ledger, "mum").entries()[0].own_words);
}

TEST_CASE("what has been told cannot be untold, only told again") {
  Ledger ledger = released();
  CHECK(then(ledger, told()).empty());
  CHECK(then(ledger, chosen(Choice::Not)) == "already_told");
  CHECK(then(ledger, decided(Decision::Never)) == "already_told");
  CHECK(then(ledger, told()).empty());
  CHECK(then(ledger, assented(false)).empty());
  CHECK_FALSE(Account::of(ledger, "mum").empty());
}

TEST_CASE("taking the assent back closes what was released") {
  Ledger ledger = released();
  CHECK(then(ledger, assented(false)).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, assented(true)).empty());
  CHECK(Account::of(ledger, "mum").empty());
}

TEST_CASE("what is reopened is undecided, and nothing else can be released before the child assents again") {
  Ledger ledger = released();
  then(ledger, chosen(Choice::MyWords, "mum", "homes"));
  then(ledger, decided(Decision::Release, "mum", "homes"));
  REQUIRE(Account::of(ledger, "mum").entries().size() == 2);
  CHECK(then(ledger, reopened()).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK_FALSE(ledger.standing("noise", "mum").choice);
  CHECK(ledger.assent() == std::nullopt);
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, decided(Decision::Release, "mum", "homes")) == "no_assent");
  then(ledger, assented(true));
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, decided(Decision::Release, "mum", "homes")).empty());
}

TEST_CASE("what has been told stays told when it is reopened") {
  Ledger ledger = released();
  then(ledger, told());
  then(ledger, reopened());
  CHECK(ledger.standing("noise", "mum").state == State::Told);
  CHECK(Account::of(ledger, "mum").entries().size() == 1);
}

TEST_CASE("the team's never stands whatever the child chooses afterwards") {
  Ledger ledger = released();
  CHECK(then(ledger, decided(Decision::Never)).empty());
  CHECK(then(ledger, chosen(Choice::MyWords)).empty());
  CHECK(then(ledger, decided(Decision::Release)) == "team_refused");
  CHECK(Account::of(ledger, "mum").empty());
}

TEST_CASE("a yes needs a line and a decision needs a reason") {
  Ledger ledger;
  then(ledger, assented(true));
  Event empty = chosen(Choice::MyWords);
  empty.lines.clear();
  CHECK(then(ledger, empty) == "nothing_to_tell");
  then(ledger, chosen(Choice::MyWords));
  Event silent = decided(Decision::Release);
  silent.reason.clear();
  CHECK(then(ledger, silent) == "reason_missing");
}

TEST_CASE("a decision out of order changes nothing") {
  Ledger ledger;
  Event event = assented(true);
  event.number = 2;
  CHECK(ledger.apply(event).error().code == "out_of_order");
  CHECK(ledger.next_number() == 1);
  CHECK_FALSE(ledger.has_assent());
}

TEST_CASE("a decision reads back as it was stored") {
  Event event = chosen(Choice::TheseWords);
  event.number = 7;
  event.by = "p1";
  event.language = "sv";
  event.utc_milliseconds = 1763755200000;
  for (const Event& each :
       {event, decided(Decision::Never), told(), assented(true), reopened(), reopened(""), barred(),
        unbarred(), reported(), told_back(3), responded(), asked(kKnows, "wont_say"), with_all()}) {
    const auto back = event_from_json(to_json(each));
    REQUIRE(back);
    CHECK(*back == each);
  }
  CHECK(event_from_json({{"n", 1}, {"event", "shouted"}, {"utc", 0}}).error().code == "bad_event");
}

TEST_CASE("decisions as they were stored by the first version are read and replayed") {
  const auto stored = nlohmann::json::parse(R"([
    {"n":1,"event":"corrected","utc":1,"item":"noise","line":"hears","source":"[2]","lines":["Sometimes."]},
    {"n":2,"event":"chosen","utc":2,"item":"noise","parent":"mum","title":"Noise","lines":["Sometimes."],
     "choice":"my_words","by":"child","language":"sv"},
    {"n":3,"event":"assented","utc":3,"answer":true},
    {"n":4,"event":"decided","utc":4,"item":"noise","parent":"mum","decision":"release","reason":"ready"},
    {"n":5,"event":"told","utc":5,"item":"noise","parent":"mum","reason":"shown_and_read_aloud"},
    {"n":6,"event":"reopened","utc":6}])");
  std::vector<Event> events;
  for (const auto& each : stored) {
    const auto event = event_from_json(each);
    REQUIRE(event);
    CHECK(to_json(*event) == each);
    events.push_back(*event);
  }
  const auto ledger = Ledger::replay(events);
  REQUIRE(ledger);
  CHECK(ledger->standing("noise", "mum").state == State::Told);
}

TEST_CASE("a child that chooses line by line lets only those lines be told") {
  Ledger ledger;
  then(ledger, assented(true));
  Event first = chosen(Choice::MyWords, "mum", "noise", "hears");
  first.lines = {"I hear it."};
  Event second = chosen(Choice::Not, "mum", "noise", "then");
  second.lines.clear();
  CHECK(then(ledger, first).empty());
  CHECK(then(ledger, second).empty());
  CHECK(ledger.is_by_line("noise", "mum"));
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, decided(Decision::Release, "mum", "noise", "then")) == "not_permitted");
  CHECK(then(ledger, decided(Decision::Release, "mum", "noise", "hears")).empty());
  const Account account = Account::of(ledger, "mum");
  REQUIRE(account.entries().size() == 1);
  CHECK(account.entries()[0].lines == std::vector<std::string>{"I hear it."});
}

TEST_CASE("an account looks alike whether a topic was decided about as a whole or line by line") {
  Ledger whole;
  then(whole, assented(true));
  Event all = chosen(Choice::MyWords);
  all.lines = {"One.", "Two."};
  then(whole, all);
  then(whole, decided(Decision::Release));
  Ledger by_line;
  then(by_line, assented(true));
  for (const auto& [line, words] :
       {std::pair("a", "One."), std::pair("b", "Two."), std::pair("c", "Three.")}) {
    Event each = chosen(Choice::MyWords, "mum", "noise", line);
    each.lines = {words};
    then(by_line, each);
    if (line != std::string("c")) then(by_line, decided(Decision::Release, "mum", "noise", line));
  }
  const auto entries = [](const Ledger& ledger) {
    std::string text;
    const Account account = Account::of(ledger, "mum");
    for (const auto& entry : account.entries()) {
      text += entry.item + "|" + entry.title + (entry.own_words ? "|own" : "|other");
      for (const auto& line : entry.lines) text += "|" + line;
    }
    return text;
  };
  CHECK(entries(whole) == entries(by_line));
}

TEST_CASE("choosing about the whole and choosing about its lines take each other's place") {
  Ledger ledger = released();
  CHECK(then(ledger, chosen(Choice::Later, "mum", "noise", "hears")).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK_FALSE(ledger.standing("noise", "mum").choice);
  CHECK(then(ledger, chosen(Choice::MyWords)).empty());
  CHECK_FALSE(ledger.is_by_line("noise", "mum"));
  CHECK_FALSE(ledger.standing(Thing{"noise", "hears"}, "mum").choice);
}

TEST_CASE("where a line was told the rest is chosen line by line, and where the whole was told nothing is") {
  Ledger ledger;
  then(ledger, assented(true));
  then(ledger, chosen(Choice::MyWords, "mum", "noise", "hears"));
  then(ledger, decided(Decision::Release, "mum", "noise", "hears"));
  then(ledger, told("mum", "noise", "hears"));
  CHECK(then(ledger, chosen(Choice::Not)) == "told_in_part");
  CHECK(then(ledger, chosen(Choice::Not, "mum", "noise", "then")).empty());
  Ledger whole = released();
  then(whole, told());
  CHECK(then(whole, chosen(Choice::Not, "mum", "noise", "hears")) == "already_told");
}

TEST_CASE(
    "never about the whole holds for each line, and with never about a line the whole is not released") {
  Ledger ledger = released();
  then(ledger, decided(Decision::Never));
  CHECK(then(ledger, chosen(Choice::MyWords, "mum", "noise", "hears")).empty());
  CHECK(then(ledger, decided(Decision::Release, "mum", "noise", "hears")) == "team_refused");
  Ledger lines;
  then(lines, assented(true));
  then(lines, chosen(Choice::MyWords, "mum", "noise", "hears"));
  then(lines, decided(Decision::Never, "mum", "noise", "hears"));
  CHECK(then(lines, chosen(Choice::MyWords)).empty());
  CHECK(then(lines, decided(Decision::Release)) == "team_refused");
  CHECK(then(lines, decided(Decision::NotNow)).empty());
}

TEST_CASE(
    "nothing is chosen for, released or told to an adult who is barred, and lifting the bar opens nothing") {
  Ledger ledger = released();
  CHECK(then(ledger, barred()).empty());
  CHECK(Account::of(ledger, "mum").empty());
  CHECK(then(ledger, told()) == "barred");
  CHECK(then(ledger, decided(Decision::Release)) == "barred");
  CHECK(then(ledger, chosen(Choice::MyWords)) == "barred");
  CHECK(then(ledger, unbarred("dad")) == "not_barred");
  CHECK(then(ledger, unbarred()).empty());
  CHECK(then(ledger, decided(Decision::Release)) == "not_permitted");
  CHECK(then(ledger, chosen(Choice::MyWords)).empty());
}

TEST_CASE("what was told stays a fact when the adult is barred, and is shown no more") {
  Ledger ledger = released();
  then(ledger, told());
  then(ledger, barred());
  CHECK(ledger.standing("noise", "mum").state == State::Told);
  CHECK(Account::of(ledger, "mum").empty());
}

TEST_CASE("a report to the authorities opens nothing, and stays open until the child knows") {
  Ledger ledger;
  then(ledger, chosen(Choice::Not));
  CHECK(then(ledger, told_back(2)) == "no_such_report");
  Event lawless = reported();
  lawless.law.clear();
  CHECK(then(ledger, lawless) == "law_missing");
  CHECK(then(ledger, reported()).empty());
  CHECK(Account::of(ledger, "mum").empty());
  REQUIRE(ledger.reports().size() == 1);
  CHECK_FALSE(ledger.reports()[0].child_knows);
  CHECK(then(ledger, told_back(2)).empty());
  CHECK(ledger.reports()[0].child_knows);
}

TEST_CASE("secrecy and a duty to report name their place in the law") {
  Ledger ledger;
  then(ledger, assented(true));
  then(ledger, chosen(Choice::MyWords));
  for (const Why why : {Why::Secrecy, Why::DutyToReport}) {
    Event never = decided(Decision::NotNow);
    never.why = why;
    CHECK(then(ledger, never) == "law_missing");
    never.law = "osl_26_1";
    CHECK(then(ledger, never).empty());
  }
}

TEST_CASE("a kind of reason is a reason without words of its own") {
  Ledger ledger;
  then(ledger, assented(true));
  then(ledger, chosen(Choice::MyWords));
  Event silent = decided(Decision::Release);
  silent.reason.clear();
  silent.why = Why::Readiness;
  CHECK(then(ledger, silent).empty());
}

TEST_CASE("only what was told is answered, followed up and told back") {
  Ledger ledger = released();
  CHECK(then(ledger, responded()) == "not_told");
  CHECK(then(ledger, told_back()) == "not_told");
  then(ledger, told());
  CHECK(then(ledger, responded("dad")) == "not_told");
  CHECK(then(ledger, responded()).empty());
  Event follow = responded();
  follow.kind = Kind::FollowedUp;
  CHECK(then(ledger, follow).empty());
  CHECK(then(ledger, told_back()).empty());
  Event blank = responded();
  blank.lines = {""};
  CHECK(then(ledger, blank) == "nothing_written");
}

TEST_CASE("the closing questions keep the last answer, and know no other question") {
  Ledger ledger;
  CHECK(ledger.outcome(kKnows).empty());
  CHECK(then(ledger, asked(kKnows, "no")).empty());
  CHECK(then(ledger, asked(kKnows, "yes")).empty());
  CHECK(ledger.outcome(kKnows) == "yes");
  CHECK(then(ledger, asked("happy", "yes")) == "bad_event");
  CHECK(then(ledger, asked(kDecided, "perhaps")) == "bad_event");
}

}  // namespace doorstep::sharing
