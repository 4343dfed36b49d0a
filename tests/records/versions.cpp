// An interview in the vault and its history in a file say the same; an open one goes over to another version
// of its instrument; and what a child chose about answers that it changed afterwards.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/interview/history.h"
#include "instruments/model/load.h"
#include "instruments/sharing/account.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using interview::EventKind;
using interview::Move;
using records::InterviewState;
using records::LiveInterview;
using sharing::Account;
using sharing::Choice;
using sharing::Decision;
using sharing::Kind;

const std::string kStory = R"yaml(instrument: story
version: "1.0"
title: Story
respondent: child
ages: 8-12
languages: [en, sv]
licence: {permission: own, text: Own.}
non_answers: {too_hard: {text: Too hard}}
defaults: {identifies: none, non_answers: [dont_know, too_hard]}
topics: {noise: {text: Noise}, homes: {text: Homes}}
before: [{assent: talk, text: Shall we talk}]
sections:
  - section: noise
    topic: noise
    title: Noise
    order: random
    questions:
      - {id: hears, type: yes_no, text: Hears}
      - {id: secret, type: yes_no, text: Secret, share: never}
      - {id: likes, type: rank, text: Likes, options: [{id: here, text: Here}, {id: there, text: There}]}
      - {id: bed, type: time, text: Bed}
  - section: homes
    topic: homes
    title: Homes
    questions:
      - {id: lives, type: one_of, text: Lives, options: [{id: mum, text: Mum}, {id: other, text: Else, own_words: true}]}
after: [{sharing: topics}, {assent: sharing}]
)yaml";

std::string changed(const std::string& what, const std::string& instead) {
  std::string text = kStory;
  const std::string number = "\"1.0\"";
  text.replace(text.find(number), number.size(), "\"2.0\"");
  const std::size_t place = text.find(what);
  REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), instead);
}

std::shared_ptr<const model::Instrument> loaded(const std::string& text) {
  auto result = model::load(text, "story.yaml");
  for (const auto& problem : result.problems) UNSCOPED_INFO(problem.code << " " << problem.message);
  REQUIRE(result.instrument);
  return result.instrument;
}

class Child {
 public:
  Child() : vault_(new_vault(scratch_.vault())) {
    const auto family = must(
        records::add(*vault_, records::Family{.id = {}, .created_at = 1, .name = "Lind", .case_number = ""}));
    person_ = must(records::add(
        *vault_, records::Person{{}, family.id, records::PersonRole::Child, "Alva", "", {}, "en"}));
  }

  vault::Vault& vault() { return *vault_; }
  LiveInterview start() {
    return must(LiveInterview::start(
        *vault_, person_, loaded(kStory), kStory, "en",
        {*language::Date::parse("2026-11-22"), language::Time::parse("14:30"), stamp()}));
  }
  LiveInterview again(const LiveInterview& live) {
    return must(LiveInterview::resume(*vault_, live.record().id));
  }

  void move(LiveInterview& live, const Move& move) { must(live.make(move, stamp())); }
  void said(LiveInterview& live, const std::string& id, const nlohmann::json& value) {
    const auto& instrument = live.interview().instrument();
    const auto& question = instrument.questions[instrument.find_question(id).value()];
    move(live, {.kind = EventKind::Answered,
                .at = id,
                .answer = interview::answer_from_json(value, question).value()});
  }
  // The error's code, or "" when it was done.
  std::string decides(LiveInterview& live, sharing::Event event) {
    const auto done = live.decide(std::move(event), stamp());
    return done ? "" : done.error().code;
  }
  void chooses(LiveInterview& live, const std::string& item) {
    REQUIRE(decides(live, {.kind = Kind::Chosen,
                           .item = item,
                           .parent = "mum",
                           .choice = Choice::MyWords,
                           .title = item,
                           .lines = {"A line."}})
                .empty());
  }
  std::string releases(LiveInterview& live, const std::string& item) {
    return decides(live, {.kind = Kind::Decided,
                          .item = item,
                          .parent = "mum",
                          .decision = Decision::Release,
                          .reason = "ready"});
  }
  void assents(LiveInterview& live) {
    REQUIRE(decides(live, {.kind = Kind::Assented, .assented = true}).empty());
    move(live, {.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
  }

  // Everything is answered.
  LiveInterview answered() {
    LiveInterview live = start();
    move(live, {.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
    said(live, "hears", true);
    said(live, "secret", {{"non_answer", "too_hard"}});
    said(live, "likes", {"there", "here"});
    said(live, "bed", "20:30");
    said(live, "lives", {{"other", "On a boat"}});
    return live;
  }
  // And both topics may be told, and were released.
  LiveInterview released() {
    LiveInterview live = answered();
    for (const char* item : {"noise", "homes"}) chooses(live, item);
    move(live, {.kind = EventKind::Shared});
    assents(live);
    for (const char* item : {"noise", "homes"}) REQUIRE(releases(live, item).empty());
    REQUIRE(Account::of(live.ledger(), "mum").entries().size() == 2);
    return live;
  }

 private:
  interview::Stamp stamp() { return {++clock_, clock_}; }

  ScratchFolder scratch_;
  std::unique_ptr<vault::Vault> vault_;
  records::Person person_;
  std::int64_t clock_ = 0;
};

std::string rows_of(vault::Vault& vault, const LiveInterview& live) {
  std::string lines;
  for (const auto& row : must(records::events(vault, live.record()))) lines += row.dump() + "\n";
  return lines;
}

std::string lines_of(const LiveInterview& live) {
  return write_history(live.interview().history(), live.interview().instrument());
}

TEST_CASE("the vault's rows of an interview are the lines of its history") {
  Child child;
  LiveInterview live = child.answered();
  child.move(live, {.kind = EventKind::LanguageChosen, .language = "sv"});
  child.move(live, {.kind = EventKind::MovedTo, .at = "hears"});
  child.said(live, "hears", false);
  child.move(live, {.kind = EventKind::Undone});
  child.move(live, {.kind = EventKind::Redone});
  child.move(live, {.kind = EventKind::Paused});
  CHECK(rows_of(child.vault(), live) == lines_of(live));
  const auto read = interview::read_history(rows_of(child.vault(), live), live.interview().instrument());
  REQUIRE(read);
  const LiveInterview again = child.again(live);
  CHECK(std::ranges::equal(*read, again.interview().history()));
  CHECK(again.interview().inputs().now == language::Time::parse("14:30"));
  CHECK(again.interview().inputs().seed != 0);
}

TEST_CASE(
    "a changed answer makes what the child chose about it undecided, and nothing of it can be released") {
  Child child;
  LiveInterview live = child.released();
  child.said(live, "hears", false);
  for (const LiveInterview& seen : {live, child.again(live)}) {
    CHECK(Account::of(seen.ledger(), "mum").empty());
    CHECK_FALSE(seen.ledger().standing("noise", "mum").choice);
    CHECK(seen.ledger().standing("homes", "mum").choice == Choice::MyWords);
    CHECK(seen.ledger().assent() == std::nullopt);
  }
  CHECK(child.releases(live, "noise") == "not_permitted");
  CHECK(child.releases(live, "homes") == "no_assent");
  const auto page = live.interview().instrument().steps[live.interview().position()];
  CHECK(live.interview().instrument().pages[page.index].kind == model::PageKind::Sharing);
  child.move(live, {.kind = EventKind::Shared});
  child.assents(live);
  CHECK(child.releases(live, "noise") == "not_permitted");
  CHECK(child.releases(live, "homes").empty());
}

TEST_CASE("an answer that is changed before the assent makes the choice undecided as well") {
  Child child;
  LiveInterview live = child.answered();
  for (const char* item : {"noise", "homes"}) child.chooses(live, item);
  child.said(live, "bed", "21:00");
  CHECK_FALSE(live.ledger().standing("noise", "mum").choice);
  CHECK(live.ledger().standing("homes", "mum").choice == Choice::MyWords);
}

TEST_CASE("an answer that is in no line leaves the choices, and the assent has to be given again") {
  Child child;
  LiveInterview live = child.released();
  child.said(live, "secret", false);
  CHECK(Account::of(live.ledger(), "mum").empty());
  CHECK(live.ledger().standing("noise", "mum").choice == Choice::MyWords);
  CHECK(child.releases(live, "noise") == "no_assent");
}

TEST_CASE("the same answer once more, and going back and forth, leave what was released") {
  Child child;
  LiveInterview live = child.released();
  child.said(live, "hears", true);
  child.move(live, {.kind = EventKind::LanguageChosen, .language = "sv"});
  child.move(live, {.kind = EventKind::MovedTo, .at = "hears"});
  CHECK(Account::of(live.ledger(), "mum").entries().size() == 2);
}

TEST_CASE("what was told stays told when its answer is changed") {
  Child child;
  LiveInterview live = child.released();
  REQUIRE(
      child.decides(live, {.kind = Kind::Told, .item = "noise", .parent = "mum", .reason = "shown"}).empty());
  child.said(live, "hears", false);
  REQUIRE(Account::of(live.ledger(), "mum").entries().size() == 1);
  CHECK(Account::of(live.ledger(), "mum").entries().front().item == "noise");
}

TEST_CASE("an interview goes on with its own version until somebody lets it go over") {
  Child child;
  const LiveInterview live = child.answered();
  const auto next = loaded(changed("text: Bed}", "text: When do you sleep}"));
  CHECK(interview::Interview::replay(next, live.interview().history()).error().code == "other_instrument");
  CHECK(child.again(live).interview().instrument().version == "1.0");
  const auto plan = live.plan_migration(next);
  REQUIRE(plan);
  CHECK(plan->to == "story 2.0");
  CHECK(plan->count(interview::Fate::CarriesOver) == 5);
  CHECK(child.again(live).record().state == InterviewState::Open);
}

TEST_CASE("an interview that goes over is one of its own, and the one before it is kept as it was") {
  Child child;
  LiveInterview live = child.answered();
  const std::string before = rows_of(child.vault(), live);
  const std::string text = changed("id: bed, type: time", "id: bed, type: text");
  const auto next = loaded(text);
  const auto plan = must(live.plan_migration(next));
  CHECK(plan.count(interview::Fate::SetAside) == 1);
  LiveInterview fresh = must(live.migrate(plan, next, text, {90, 90}));
  CHECK(fresh.record().id.text != live.record().id.text);
  CHECK(fresh.record().version == "2.0");
  CHECK(fresh.record().round == live.record().round);
  const LiveInterview kept = child.again(fresh);
  CHECK(kept.record().state == InterviewState::Open);
  CHECK(kept.interview().instrument().version == "2.0");
  CHECK(kept.interview().history().front().migrated_from->instrument == "story 1.0");
  CHECK(rows_of(child.vault(), kept) == lines_of(kept));
  child.said(fresh, "bed", "late");

  LiveInterview old = child.again(live);
  CHECK(old.record().state == InterviewState::Replaced);
  CHECK(rows_of(child.vault(), old) == before);
  CHECK(old.make({.kind = EventKind::Paused}, {}).error().code == "ended");
  CHECK(child.releases(old, "noise") == "ended");
  CHECK(old.plan_migration(next).error().code == "ended");
  CHECK(child.start().record().round == 2);
  CHECK(must(records::audit_entries(child.vault())).back().kind == "interview_started");
  CHECK(std::ranges::count(must(records::audit_entries(child.vault())), "interview_migrated",
                           &records::AuditEntry::kind) == 1);
}

TEST_CASE("an interview does not go over by a plan that somebody has not seen") {
  Child child;
  LiveInterview live = child.answered();
  const std::string text = changed("text: Bed}", "text: When do you sleep}");
  const auto plan = must(live.plan_migration(loaded(text)));
  child.said(live, "hears", false);
  const auto refused = live.migrate(plan, loaded(text), text, {90, 90});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "plan_changed");
  CHECK(child.again(live).record().state == InterviewState::Open);
  CHECK(must(records::all_interviews(child.vault())).size() == 1);
}

TEST_CASE("in another version what was told stays told, and everything else is chosen again") {
  Child child;
  LiveInterview live = child.released();
  REQUIRE(
      child.decides(live, {.kind = Kind::Told, .item = "noise", .parent = "mum", .reason = "shown"}).empty());
  const std::string text = changed("text: Bed}", "text: When do you sleep}");
  const auto next = loaded(text);
  LiveInterview fresh = must(live.migrate(must(live.plan_migration(next)), next, text, {90, 90}));
  for (const LiveInterview& seen : {fresh, child.again(fresh)}) {
    REQUIRE(Account::of(seen.ledger(), "mum").entries().size() == 1);
    CHECK(Account::of(seen.ledger(), "mum").entries().front().item == "noise");
    CHECK_FALSE(seen.ledger().standing("homes", "mum").choice);
    CHECK(seen.ledger().assent() == std::nullopt);
  }
  CHECK(child.releases(fresh, "homes") == "not_permitted");
  CHECK(child.again(live).ledger().standing("noise", "mum").state == sharing::State::Told);
}

}  // namespace
}  // namespace doorstep::testing
