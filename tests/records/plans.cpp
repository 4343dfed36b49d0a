// The plan, the next rounds, and which interviews another one reads.
#include "storage/records/plans.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "storage/records/audit.h"
#include "storage/records/live_interview.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using records::HelpState;
using records::LiveInterview;
using records::Person;
using records::PersonRole;
using records::PlannedHelp;

records::Family a_family(vault::Vault& vault, const std::string& name = "Lind") {
  return must(
      records::add(vault, records::Family{.id = {}, .created_at = 1, .name = name, .case_number = ""}));
}

PlannedHelp group_for_children(const records::Family& family) {
  PlannedHelp help;
  help.family = family.id;
  help.kind = "childrens_group";
  help.words = "Tisdagar";
  help.who = "Lena";
  help.when = language::Date::parse("2026-12-02");
  help.changed_at = 10;
  return help;
}

std::vector<std::string> audited(vault::Vault& vault) {
  std::vector<std::string> kinds;
  for (const auto& entry : must(records::audit_entries(vault))) kinds.push_back(entry.kind);
  return kinds;
}

// A person of the office who has only `role`, at the vault.
std::unique_ptr<vault::Vault> opened_as(const std::filesystem::path& folder, vault::Role role) {
  const std::string passphrase = "sju lampor under bordet i natt";
  must(must(try_open(folder))->add_person("Other", {role}, passphrase));
  return must(vault::Vault::open(folder, "Other", passphrase, fast()));
}

const std::string kHead =
    "version: 1.0\ntitle: T\nlanguages: [en]\nlicence: {permission: own, text: Own.}\n"
    "defaults: {identifies: none}\nsections:\n  - section: s\n    questions:\n";
const std::string kDoor =
    "instrument: door\nrespondent: parent\n" + kHead + "      - {id: afraid, type: yes_no, text: Afraid}\n";
const std::string kOtherDoor =
    "instrument: door\nrespondent: parent\n" + kHead + "      - {id: calm, type: yes_no, text: Calm}\n";
const std::string kSecond = "instrument: second\nrespondent: practitioner\nfrom: {door: door}\n" + kHead +
                            "      - {id: safety, type: yes_no, text: Safety, when: door.afraid}\n"
                            "      - {id: other, type: yes_no, text: Other}\n";

// Two parents, and what they can answer.
struct Parents {
  Parents() {
    second = model::load(kSecond, "second", [&](std::string_view) { return door; }).instrument;
    REQUIRE(second);
  }
  Person parent(const std::string& name) {
    return must(records::add(*vault, Person{{}, family.id, PersonRole::Parent, name, "", {}, "en"}));
  }
  LiveInterview start(const Person& person, const std::shared_ptr<const model::Instrument>& instrument,
                      const std::string& text, std::span<const records::Source> sources = {}) {
    return must(try_start(person, instrument, text, sources));
  }
  Result<LiveInterview> try_start(const Person& person,
                                  const std::shared_ptr<const model::Instrument>& instrument,
                                  const std::string& text, std::span<const records::Source> sources = {}) {
    return LiveInterview::start(*vault, person, instrument, text, "en",
                                {*language::Date::parse("2026-11-22"), {}, {++clock, clock}}, sources);
  }
  // A finished first door.
  records::InterviewId told(const Person& person, bool afraid) {
    LiveInterview live = start(person, door, kDoor);
    must(live.make({.kind = interview::EventKind::Answered, .answer = interview::Answer{afraid, {}}}, {}));
    must(live.make({.kind = interview::EventKind::Finished}, {}));
    return live.record().id;
  }
  static records::Source from(std::optional<records::InterviewId> interview) {
    return {.alias = "door", .interview = std::move(interview), .text = kDoor};
  }

  ScratchFolder scratch;
  std::unique_ptr<vault::Vault> vault = new_vault(scratch.vault());
  records::Family family = a_family(*vault);
  std::shared_ptr<const model::Instrument> door = model::load(kDoor, "door").instrument;
  std::shared_ptr<const model::Instrument> second;
  std::int64_t clock = 0;
};

TEST_CASE("the plan comes back as it was agreed, and changed") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto family = a_family(*vault);
  auto help = must(records::add(*vault, group_for_children(family)));
  must(records::add(*vault, group_for_children(a_family(*vault, "Berg"))));
  help.state = HelpState::Done;
  help.who = "Lena och Omar";
  help.when.reset();
  help.changed_at = 20;
  must(records::change(*vault, help));
  vault.reset();

  vault = must(try_open(scratch.vault()));
  const auto plan = must(records::plan(*vault, family.id));
  REQUIRE(plan.size() == 1);
  CHECK(plan[0].kind == "childrens_group");
  CHECK(plan[0].words == "Tisdagar");
  CHECK(plan[0].who == "Lena och Omar");
  CHECK_FALSE(plan[0].when);
  CHECK_FALSE(plan[0].person);
  CHECK(plan[0].state == HelpState::Done);
  CHECK(plan[0].created_at == 10);
  CHECK(plan[0].changed_at == 20);
  CHECK(must(records::all_plans(*vault)).size() == 2);
}

TEST_CASE("a vault of the first version gets a plan, and keeps its families") {
  const ScratchFolder scratch;
  auto first = fast();
  first.migrations = vault::shipped_migrations().first(1);
  const auto family = a_family(*must(vault::Vault::create(scratch.vault(), kPerson, kPassphrase, first)));
  must(records::add(*must(try_open(scratch.vault())), group_for_children(family)));
  const auto vault = must(try_open(scratch.vault()));
  CHECK(must(records::find(*vault, family.id)).name == "Lind");
  CHECK(must(records::plan(*vault, family.id)).size() == 1);
}

TEST_CASE("each change of the plan is audited, without what it says") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  auto help = must(records::add(*vault, group_for_children(a_family(*vault))));
  for (const HelpState state : {HelpState::Agreed, HelpState::Done, HelpState::Removed, HelpState::Agreed}) {
    help.state = state;
    must(records::change(*vault, help));
  }
  CHECK(audited(*vault) == std::vector<std::string>{"help_agreed", "help_changed", "help_done",
                                                    "help_removed", "help_taken_up"});
  for (const auto& entry : must(records::audit_entries(*vault)))
    CHECK(entry.details.find("Lena") == std::string::npos);
}

TEST_CASE("help that says nothing is not kept") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  auto help = group_for_children(a_family(*vault));
  help.kind.clear();
  help.words.clear();
  CHECK(code_of(records::add(*vault, help)) == "help_missing");
  CHECK(must(records::all_plans(*vault)).empty());
}

TEST_CASE("whoever is no interviewer writes no plan and no next round") {
  Parents parents;
  const auto interview = parents.told(parents.parent("Maj"), true);
  const auto help = must(records::add(*parents.vault, group_for_children(parents.family)));
  parents.vault.reset();
  const auto vault = opened_as(parents.scratch.vault(), vault::Role::Coordinator);
  auto done = help;
  done.state = HelpState::Done;
  CHECK(code_of(records::add(*vault, group_for_children(parents.family))) == "needs_interviewer");
  CHECK(code_of(records::change(*vault, done)) == "needs_interviewer");
  CHECK(code_of(records::set_next_round(*vault, {interview, {}}, 1)) == "needs_interviewer");
  CHECK(must(records::find(*vault, help.id)).state == HelpState::Agreed);
  CHECK(must(records::next_rounds(*vault)).empty());
}

TEST_CASE("the team's day for a next round is kept, and the last word counts") {
  Parents parents;
  const auto interview = parents.told(parents.parent("Maj"), true);
  must(records::set_next_round(*parents.vault, {interview, language::Date::parse("2027-02-01")}, 1));
  CHECK(must(records::next_rounds(*parents.vault)).at(0).due->text() == "2027-02-01");
  must(records::set_next_round(*parents.vault, {interview, {}}, 2));
  parents.vault.reset();
  parents.vault = must(try_open(parents.scratch.vault()));
  const auto rounds = must(records::next_rounds(*parents.vault));
  REQUIRE(rounds.size() == 1);
  CHECK(rounds[0].after == interview);
  CHECK_FALSE(rounds[0].due);
}

TEST_CASE("the interview that the team chose is read, another parent's too, and none when it chose none") {
  Parents parents;
  const Person mum = parents.parent("Maj");
  const Person dad = parents.parent("Ola");
  const auto afraid = parents.told(mum, true);
  parents.told(dad, false);
  CHECK(parents.start(dad, parents.second, kSecond).interview().route().size() == 1);
  const std::array chosen = {Parents::from(afraid)};
  const LiveInterview about_dad = parents.start(dad, parents.second, kSecond, chosen);
  CHECK(about_dad.interview().route().size() == 2);
  CHECK(must(records::sources(*parents.vault, about_dad.record().id)).at(0).interview == afraid);
  const std::array none = {Parents::from({})};
  CHECK(parents.start(mum, parents.second, kSecond, none).interview().route().size() == 1);
}

TEST_CASE("an interview that is open, another family's or another instrument's is not read") {
  Parents parents;
  const Person mum = parents.parent("Maj");
  const auto open = parents.start(mum, parents.door, kDoor).record().id;
  const auto other = parents.start(mum, parents.second, kSecond).record().id;
  const Person stranger = must(
      records::add(*parents.vault,
                   Person{{}, a_family(*parents.vault, "Berg").id, PersonRole::Parent, "Bo", "", {}, "en"}));
  for (const auto& wrong : {open, other, parents.told(stranger, true)}) {
    const std::array chosen = {Parents::from(wrong)};
    CHECK(code_of(parents.try_start(mum, parents.second, kSecond, chosen)) == "source_does_not_fit");
  }
}

TEST_CASE("an interview opens again when what it read from was never used, or is another text now") {
  Parents parents;
  const Person mum = parents.parent("Maj");
  const std::array none = {Parents::from({})};
  const auto second = parents.start(mum, parents.second, kSecond, none).record().id;
  CHECK(must(LiveInterview::resume(*parents.vault, second)).interview().route().size() == 1);
  const auto newer = model::load(kOtherDoor, "door").instrument;
  (void)parents.start(mum, newer, kOtherDoor);
  CHECK(must(LiveInterview::resume(*parents.vault, second)).interview().route().size() == 1);
}

}  // namespace
}  // namespace doorstep::testing
