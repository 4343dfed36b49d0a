// Interviews as they go on over a real vault: what is known of earlier ones, and what is undone.
#include <catch2/catch_test_macros.hpp>

#include "instruments/model/load.h"
#include "storage/records/live_interview.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using interview::EventKind;
using records::InterviewState;
using records::LiveInterview;
using records::Person;
using records::PersonRole;

const std::string kHead =
    "version: 1.0\ntitle: T\nlanguages: [en]\nlicence: {permission: own, text: Own.}\n"
    "defaults: {identifies: none}\n";
const std::string kDoor = "instrument: door\nrespondent: parent\n" + kHead +
                          "before: [{assent: talk, text: Will you}]\n"
                          "sections:\n  - section: s\n    questions:\n"
                          "      - {id: afraid, type: yes_no, text: Afraid}\n"
                          "      - {id: still, type: yes_no, text: Still, when: last_round.afraid}\n";
const std::string kSecond = "instrument: second\nrespondent: practitioner\nfrom: {door: door}\n" + kHead +
                            "sections:\n  - section: s\n    questions:\n"
                            "      - {id: safety, type: yes_no, text: Safety, when: door.afraid}\n"
                            "      - {id: other, type: yes_no, text: Other}\n";

class Team {
 public:
  Team() : vault_(new_vault(scratch_.vault())) {
    family_ = must(
        records::add(*vault_, records::Family{.id = {}, .created_at = 1, .name = "Lind", .case_number = ""}));
    door_ = model::load(kDoor, "door").instrument;
    REQUIRE(door_);
    second_ = model::load(kSecond, "second", [&](std::string_view) { return door_; }).instrument;
    REQUIRE(second_);
  }

  Person parent(const std::string& name) {
    return must(records::add(*vault_, Person{{}, family_.id, PersonRole::Parent, name, "", {}, "en"}));
  }
  LiveInterview start_door(const Person& person) { return start(person, door_, kDoor); }
  LiveInterview start_second(const Person& person) { return start(person, second_, kSecond); }
  [[nodiscard]] vault::Vault& vault() { return *vault_; }
  std::string again_error(const LiveInterview& live) {
    const auto resumed = LiveInterview::resume(*vault_, live.record().id);
    return resumed ? std::string() : resumed.error().code;
  }
  LiveInterview again(const LiveInterview& live) {
    return must(LiveInterview::resume(*vault_, live.record().id));
  }

  void finish_door(const Person& person, bool afraid) {
    LiveInterview live = start_door(person);
    move(live, {.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
    move(live, {.kind = EventKind::Answered, .answer = interview::Answer{afraid, {}}});
    if (live.interview().phase() == interview::Phase::Going)
      move(live, {.kind = EventKind::Answered, .answer = interview::Answer{false, {}}});
    move(live, {.kind = EventKind::Finished});
  }
  void move(LiveInterview& live, const interview::Move& move) { must(live.make(move, {++clock_, clock_})); }

 private:
  LiveInterview start(const Person& person, const std::shared_ptr<const model::Instrument>& instrument,
                      const std::string& text) {
    return must(LiveInterview::start(*vault_, person, instrument, text, "en",
                                     {*language::Date::parse("2026-11-22"), {}, {++clock_, clock_}}));
  }

  ScratchFolder scratch_;
  std::unique_ptr<vault::Vault> vault_;
  records::Family family_;
  std::shared_ptr<const model::Instrument> door_;
  std::shared_ptr<const model::Instrument> second_;
  std::int64_t clock_ = 0;
};

TEST_CASE("a round after the first knows what the same person said before, and keeps it") {
  Team team;
  const Person mum = team.parent("Maj");
  CHECK(team.start_door(mum).interview().route().size() == 1);
  team.finish_door(mum, true);
  const LiveInterview next = team.start_door(mum);
  CHECK(next.interview().route().size() == 2);
  CHECK(team.again(next).interview().route().size() == 2);
}

TEST_CASE("what one parent said is never taken for the other's") {
  Team team;
  const Person mum = team.parent("Maj");
  const Person dad = team.parent("Per");
  team.finish_door(mum, true);
  CHECK(team.start_door(dad).interview().route().size() == 1);
  CHECK(team.start_second(mum).interview().route().size() == 2);
  CHECK(team.start_second(dad).interview().route().size() == 1);
  team.finish_door(dad, false);
  const LiveInterview kept = team.start_second(mum);
  CHECK(team.again(kept).interview().route().size() == 2);
}

TEST_CASE(
    "an interview of which only the beginning is kept can be taken back and one with an answer cannot") {
  Team team;
  const Person mother = team.parent("Eva");
  LiveInterview unbegun = team.start_door(mother);
  CHECK(must(unbegun.withdraw(9)));
  CHECK(team.again_error(unbegun) == "no_such_record");
  LiveInterview begun = team.start_door(mother);
  CHECK(begun.record().round == 1);
  team.move(begun, {.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
  CHECK_FALSE(must(begun.withdraw(9)));
  CHECK(team.again(begun).interview().history().size() == 2);
  LiveInterview own = team.start_second(mother);  // with what it reads
  CHECK(must(own.withdraw(9)));
}

TEST_CASE("an interview that was hidden or shown in another language before it began can be taken back") {
  Team team;
  const Person mother = team.parent("Eva");
  LiveInterview unbegun = team.start_door(mother);
  team.move(unbegun, {.kind = EventKind::Hidden});
  CHECK(must(unbegun.withdraw(9)));
  CHECK(team.again_error(unbegun) == "no_such_record");
}

TEST_CASE("an interview that another one reads cannot be taken back and stays as it is") {
  Team team;
  const Person mother = team.parent("Eva");
  LiveInterview read = team.start_door(mother);
  const LiveInterview reads = team.start_second(mother);
  must(team.vault().store().write([&](vault::Connection& store) {
    return store.run(
        "INSERT OR REPLACE INTO interview_sources (interview, alias, instrument, instrument_hash, source) "
        "VALUES (?, 'door', 'door', ?, ?)",
        {reads.record().id.text, read.record().instrument_hash, read.record().id.text});
  }));
  CHECK_FALSE(read.withdraw(9));
  CHECK(team.again(read).interview().history().size() == 1);
}

TEST_CASE("two rounds are never one when an interview between them was taken back") {
  Team team;
  const Person mother = team.parent("Eva");
  LiveInterview first = team.start_door(mother);
  CHECK(team.start_door(mother).record().round == 2);
  CHECK(must(first.withdraw(9)));
  CHECK(team.start_door(mother).record().round == 3);
}

TEST_CASE("an interview that is not finished is no earlier round") {
  Team team;
  const Person mum = team.parent("Maj");
  LiveInterview open = team.start_door(mum);
  team.move(open, {.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
  team.move(open, {.kind = EventKind::Answered, .answer = interview::Answer{true, {}}});
  CHECK(team.start_door(mum).interview().route().size() == 1);
}

TEST_CASE(
    "a version that reads what only a newer instrument has opens again after an interview went over to it") {
  Team team;
  const Person mum = team.parent("Maj");
  team.finish_door(mum, true);
  LiveInterview live = team.start_second(mum);
  std::string door_text = kDoor + "      - {id: new, type: yes_no, text: New}\n";
  door_text.replace(door_text.find("1.0"), 3, "2.0");
  std::string text = kSecond + "      - {id: third, type: yes_no, text: Third, when: door.new}\n";
  text.replace(text.find("1.0"), 3, "2.0");
  const auto door = model::load(door_text, "door").instrument;
  REQUIRE(door);
  const auto next = model::load(text, "second", [&](std::string_view) { return door; }).instrument;
  REQUIRE(next);
  const auto plan = must(live.plan_migration(next));

  CHECK(live.migrate(plan, next, text, {50, 50}).error().code == "not_kept");
  CHECK(team.again(live).record().state == InterviewState::Open);
  CHECK(team.again(live).interview().route().size() == 2);

  const std::vector<records::Source> read = {{.alias = "door", .interview = {}, .text = door_text}};
  const LiveInterview fresh = must(live.migrate(plan, next, text, {50, 50}, read));
  CHECK(team.again(fresh).interview().instrument().version == "2.0");
  CHECK(team.again(fresh).interview().route().size() == 2);
}

TEST_CASE("a refusal that is undone leaves an open interview, and a declined one when it is done again") {
  Team team;
  LiveInterview live = team.start_door(team.parent("Maj"));
  team.move(live, {.kind = EventKind::Assented, .answer = interview::Answer{false, {}}});
  CHECK(team.again(live).record().state == InterviewState::Declined);
  team.move(live, {.kind = EventKind::Undone});
  CHECK(team.again(live).record().state == InterviewState::Open);
  team.move(live, {.kind = EventKind::Redone});
  CHECK(team.again(live).record().state == InterviewState::Declined);
}

TEST_CASE("what is being given is kept beside the answers and goes with the end of the interview") {
  Team team;
  LiveInterview live = team.start_door(team.parent("Maj"));
  team.move(live, {.kind = EventKind::Assented, .answer = interview::Answer{true, {}}});
  const records::Drafts given{{0, interview::Answer{true, {}}}};
  must(live.keep_drafts(given));
  LiveInterview again = team.again(live);
  CHECK(must(again.drafts()) == given);
  CHECK(again.interview().answer(0) == nullptr);
  SECTION("nothing is given any more") { must(again.keep_drafts({})); }
  SECTION("it is stopped") {
    team.move(again, {.kind = EventKind::Stopped});
    CHECK(code_of(again.keep_drafts(given)) == "ended");
  }
  CHECK(must(team.again(live).drafts()).empty());
}

TEST_CASE("a talk that was declined counts as no round") {
  Team team;
  const records::Person child = team.parent("Maj");
  LiveInterview declined = team.start_door(child);
  team.move(declined, {.kind = EventKind::Assented, .answer = interview::Answer{false, {}}});
  const LiveInterview first = team.start_door(child);
  CHECK(first.record().round == 1);
  CHECK_FALSE(records::is_same_round(first.record(), team.again(declined).record()));
  CHECK(team.start_door(child).record().round == 2);
}

}  // namespace
}  // namespace doorstep::testing
