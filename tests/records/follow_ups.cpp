// What has to be seen to at once: noted with the answer that raised it, and until somebody says how it was
// seen to.
#include "storage/records/follow_ups.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "instruments/model/load.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using interview::EventKind;
using records::FlagNote;
using records::FlagState;
using records::LiveInterview;
using records::PersonRole;

const std::string kDoor =
    "instrument: door\nrespondent: parent\nversion: 1.0\ntitle: T\nlanguages: [en]\n"
    "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
    "sections:\n  - section: s\n    questions:\n"
    "      - {id: afraid, type: yes_no, text: Afraid}\n      - {id: sad, type: yes_no, text: Sad}\n"
    "flags:\n  - {flag: not_safe, when: afraid, level: act_now, prompt: {en: See to it.}}\n"
    "  - {flag: low, when: sad, level: follow_up, prompt: {en: Ask.}}\n";

struct Afraid {
  Afraid() {
    family = must(
        records::add(*vault, records::Family{.id = {}, .created_at = 1, .name = "Lind", .case_number = ""}));
    person =
        must(records::add(*vault, records::Person{{}, family.id, PersonRole::Parent, "Maj", "", {}, "en"}));
  }
  LiveInterview start(const std::string& text = kDoor) {
    const auto instrument = model::load(text, "door").instrument;
    REQUIRE(instrument);
    return must(LiveInterview::start(*vault, person, instrument, text, "en",
                                     {*language::Date::parse("2026-11-22"), {}, {1, 1}}));
  }
  void says(LiveInterview& live, bool yes) {
    must(live.make({.kind = EventKind::Answered, .answer = interview::Answer{yes, {}}}, {5, 5}));
  }
  [[nodiscard]] std::vector<FlagNote> notes() { return must(records::last_flag_notes(*vault, family.id)); }
  void open_again() {
    vault.reset();
    vault = must(try_open(scratch.vault()));
  }

  ScratchFolder scratch;
  std::unique_ptr<vault::Vault> vault = new_vault(scratch.vault());
  records::Family family;
  records::Person person;
};

}  // namespace

TEST_CASE("an answer that has to be seen to at once waits from its write on and a milder one does not") {
  Afraid at;
  LiveInterview live = at.start();
  CHECK(at.notes().empty());
  at.says(live, true);
  at.says(live, true);
  at.open_again();
  REQUIRE(at.notes().size() == 1);
  CHECK(at.notes()[0].flag == "not_safe");
  CHECK(at.notes()[0].interview == live.record().id);
  CHECK(at.notes()[0].waits());
}

TEST_CASE("what is taken back still waits") {
  Afraid at;
  LiveInterview live = at.start();
  at.says(live, true);
  must(live.make({.kind = EventKind::Undone}, {6, 6}));
  at.says(live, false);
  REQUIRE(at.notes().size() == 1);
  CHECK(at.notes()[0].waits());
}

TEST_CASE("what is said again after it was seen to waits again and says how it was seen to before") {
  Afraid at;
  LiveInterview live = at.start();
  const auto& id = live.record().id;
  at.says(live, true);
  must(records::follow_up(*at.vault, id, "not_safe", "She sleeps at her sister's.", 8));
  must(live.make({.kind = EventKind::Undone}, {9, 9}));
  CHECK_FALSE(at.notes()[0].waits());
  at.says(live, true);
  REQUIRE(at.notes().size() == 1);
  CHECK(at.notes()[0].waits());
  REQUIRE(at.notes()[0].before.size() == 1);
  CHECK(at.notes()[0].before[0].words == "She sleeps at her sister's.");
  at.says(live, true);
  must(records::follow_up(*at.vault, id, "not_safe", "And still does.", 10));
  CHECK_FALSE(at.notes()[0].waits());
  CHECK(at.notes()[0].before.size() == 1);
}

TEST_CASE("a note says who saw to it and how and it can be opened again") {
  Afraid at;
  LiveInterview live = at.start();
  at.says(live, true);
  const auto& id = live.record().id;
  CHECK(code_of(records::open_again(*at.vault, id, "not_safe", 7)) == "no_such_record");
  CHECK(code_of(records::follow_up(*at.vault, id, "not_safe", "", 7)) == "words_missing");
  CHECK(code_of(records::follow_up(*at.vault, id, "low", "x", 7)) == "no_such_record");
  must(records::follow_up(*at.vault, id, "not_safe", "She sleeps at her sister's.", 8));
  at.open_again();
  REQUIRE(at.notes().size() == 1);
  CHECK(at.notes()[0].state == FlagState::FollowedUp);
  CHECK(at.notes()[0].words == "She sleeps at her sister's.");
  CHECK(at.notes()[0].by == at.vault->who().name);
  CHECK(at.notes()[0].at == 8);
  must(records::open_again(*at.vault, id, "not_safe", 9));
  CHECK(at.notes()[0].waits());
  const auto entries = must(records::audit_entries(*at.vault));
  for (const char* kind : {"flag_followed_up", "flag_opened_again"})
    CHECK(std::ranges::count(entries, kind, &records::AuditEntry::kind) == 1);
  for (const auto& entry : entries) CHECK(entry.details.find("sister") == std::string::npos);
  must(records::verify_audit(*at.vault));
}

TEST_CASE("whoever is no interviewer sees to nothing") {
  Afraid at;
  LiveInterview live = at.start();
  at.says(live, true);
  const std::string passphrase = "sju lampor under bordet i natt";
  must(at.vault->add_person("Other", {vault::Role::Coordinator}, passphrase));
  at.vault.reset();
  at.vault = must(vault::Vault::open(at.scratch.vault(), "Other", passphrase, fast()));
  CHECK(code_of(records::follow_up(*at.vault, live.record().id, "not_safe", "x", 7)) == "needs_interviewer");
  CHECK(at.notes()[0].waits());
}

TEST_CASE("an interview that goes on in another version takes along how it was seen to and is told once") {
  Afraid at;
  LiveInterview live = at.start();
  at.says(live, true);
  must(records::follow_up(*at.vault, live.record().id, "not_safe", "Phoned.", 8));
  std::string text = kDoor;
  text.replace(text.find("version: 1.0"), 12, "version: 2.0");
  const auto next = model::load(text, "door").instrument;
  REQUIRE(next);
  const LiveInterview fresh = must(live.migrate(must(live.plan_migration(next)), next, text, {90, 90}));
  REQUIRE(at.notes().size() == 1);
  CHECK(at.notes()[0].interview == fresh.record().id);
  CHECK(at.notes()[0].words == "Phoned.");
}

namespace {
std::shared_ptr<const model::Instrument> loaded(const std::string& text) {
  const auto instrument = model::load(text, "door").instrument;
  REQUIRE(instrument);
  return instrument;
}
// Another version, whose question about being afraid is another one, so that its answer does not carry over.
std::string version(const std::string& number, const std::string& question) {
  std::string text = kDoor;
  text.replace(text.find("version: 1.0"), 12, "version: " + number);
  text.replace(text.find("{id: afraid"), 11, "{id: " + question);
  text.replace(text.find("when: afraid"), 12, "when: " + question);
  return text;
}
}  // namespace

TEST_CASE("an earlier round that was seen to does not speak for a later one that went on elsewhere") {
  Afraid at;
  LiveInterview first = at.start();
  at.says(first, true);
  must(records::follow_up(*at.vault, first.record().id, "not_safe", "A year ago.", 8));
  LiveInterview second = at.start();
  at.says(second, true);
  CHECK(std::ranges::count_if(at.notes(), &FlagNote::waits) == 1);
  const std::string text = version("2.0", "scared");
  const auto next = loaded(text);
  must(second.migrate(must(second.plan_migration(next)), next, text, {90, 90}));
  CHECK(std::ranges::count_if(at.notes(), &FlagNote::waits) == 1);
}

TEST_CASE("what went on twice waits once when the last version did not carry it over") {
  Afraid at;
  LiveInterview first = at.start();
  at.says(first, true);
  std::string same = kDoor;
  same.replace(same.find("version: 1.0"), 12, "version: 2.0");
  const auto second_text = loaded(same);
  LiveInterview second =
      must(first.migrate(must(first.plan_migration(second_text)), second_text, same, {90, 90}));
  const std::string text = version("3.0", "scared");
  const auto third = loaded(text);
  must(second.migrate(must(second.plan_migration(third)), third, text, {91, 91}));
  CHECK(std::ranges::count_if(at.notes(), &FlagNote::waits) == 1);
}

}  // namespace doorstep::testing
