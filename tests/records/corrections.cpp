// What was written wrongly about people is put right, and nothing that was recorded goes with it.
#include "storage/records/corrections.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "instruments/model/load.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/plans.h"
#include "storage/records/telling.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using records::Person;
using records::PersonRole;

const std::string kDoor =
    "instrument: door\nrespondent: parent\nversion: 1.0\ntitle: T\nlanguages: [en]\n"
    "licence: {permission: own, text: Own.}\ndefaults: {identifies: none}\n"
    "sections:\n  - section: s\n    questions:\n      - {id: a, type: yes_no, text: A}\n";

struct Lind {
  Person person(PersonRole role, const std::string& name) {
    return must(records::add(*vault, Person{{}, family.id, role, name, "", {}, "en"}));
  }
  nlohmann::json last_logged() {
    const auto last = must(records::audit_entries(*vault)).back();
    return {{"kind", last.kind}, {"subject", last.subject}, {"details", nlohmann::json::parse(last.details)}};
  }

  ScratchFolder scratch;
  std::unique_ptr<vault::Vault> vault = new_vault(scratch.vault());
  records::Family family = must(records::add(*vault, records::Family{{}, 1, "Lind", ""}));
};

}  // namespace

TEST_CASE("a person is corrected and the log says what kind of thing it was and never what") {
  Lind lind;
  Person maj = lind.person(PersonRole::Parent, "Maj");
  maj.name = "Maja";
  maj.born = language::Date::parse("1984");
  must(records::correct(*lind.vault, maj, 7));
  CHECK(must(records::find(*lind.vault, maj.id)).name == "Maja");
  CHECK(lind.last_logged() == nlohmann::json{{"kind", "person_corrected"},
                                             {"subject", maj.id.text},
                                             {"details", {{"what", {"name", "born"}}}}});
  must(records::correct(*lind.vault, maj, 8));
  CHECK(must(records::audit_entries(*lind.vault)).back().at == 7);  // nothing was changed
  maj.name.clear();
  CHECK(code_of(records::correct(*lind.vault, maj, 9)) == "name_missing");
  CHECK(code_of(records::correct(*lind.vault, Person{}, 9)) == "no_such_record");
  CHECK(must(records::find(*lind.vault, maj.id)).name == "Maja");
}

TEST_CASE("a wrong role is corrected until something is recorded that belongs to it") {
  Lind lind;
  Person bo = lind.person(PersonRole::Child, "Bo");
  bo.role = PersonRole::OtherAdult;
  bo.is_told = true;
  must(records::correct(*lind.vault, bo, 1));
  CHECK(must(records::find(*lind.vault, bo.id)).is_told);
  must(
      records::set_bar(*lind.vault, {.person = bo.id, .reason = "ban", .law = {}, .citation = {}, .by = {}}));
  Person child = bo;
  child.role = PersonRole::Child;
  CHECK(code_of(records::correct(*lind.vault, child, 2)) == "role_in_use");
  CHECK(must(records::find(*lind.vault, bo.id)).role == PersonRole::OtherAdult);
  // An adult stays one; a parent is decided about without being added for it.
  bo.role = PersonRole::Parent;
  must(records::correct(*lind.vault, bo, 3));
  CHECK_FALSE(must(records::find(*lind.vault, bo.id)).is_told);
  CHECK(must(records::bars(*lind.vault, lind.family.id)).size() == 1);
}

TEST_CASE("somebody who was added by mistake is removed and the log keeps that it was done") {
  Lind lind;
  const Person maj = lind.person(PersonRole::Parent, "Maj");
  const Person twice = lind.person(PersonRole::Parent, "Maj");
  CHECK_FALSE(must(records::is_recorded(*lind.vault, twice.id)));
  must(records::remove(*lind.vault, twice.id, 5));
  const auto left = must(records::people(*lind.vault, lind.family.id));
  REQUIRE(left.size() == 1);
  CHECK(left.front().id == maj.id);
  CHECK(lind.last_logged()["kind"] == "person_removed");
  CHECK(lind.last_logged()["subject"] == twice.id.text);
  CHECK(code_of(records::remove(*lind.vault, twice.id, 6)) == "no_such_record");
}

TEST_CASE("a family's name is corrected and the log says what kind of thing it was and never what") {
  Lind lind;
  records::Family family = lind.family;
  family.name = "Lindh";
  must(records::correct(*lind.vault, family, 7));
  CHECK(must(records::find(*lind.vault, family.id)).name == "Lindh");
  CHECK(lind.last_logged() == nlohmann::json{{"kind", "family_corrected"},
                                             {"subject", family.id.text},
                                             {"details", {{"what", {"name"}}}}});
  family.name.clear();
  CHECK(code_of(records::correct(*lind.vault, family, 8)) == "name_missing");
  CHECK(code_of(records::correct(*lind.vault, records::Family{}, 8)) == "no_such_record");
}

TEST_CASE("a family is removed while nobody is in it and nothing is planned") {
  Lind lind;
  const records::Family twice = must(records::add(*lind.vault, records::Family{{}, 1, "Lind", ""}));
  must(records::remove(*lind.vault, twice.id, 5));
  CHECK(code_of(records::find(*lind.vault, twice.id)) == "no_such_record");
  CHECK(lind.last_logged()["kind"] == "family_removed");
  SECTION("somebody is in it") { lind.person(PersonRole::Parent, "Maj"); }
  SECTION("help was agreed") {
    must(records::add(*lind.vault, records::PlannedHelp{.family = lind.family.id, .words = "Samtal"}));
  }
  CHECK(code_of(records::remove(*lind.vault, lind.family.id, 6)) == "family_in_use");
  CHECK(records::find(*lind.vault, lind.family.id));
}

TEST_CASE("nobody is removed about whom anything is recorded") {
  Lind lind;
  const Person maj = lind.person(PersonRole::Parent, "Maj");
  SECTION("an interview") {
    const auto door = model::load(kDoor, "door").instrument;
    REQUIRE(door);
    must(records::LiveInterview::start(*lind.vault, maj, door, kDoor, "en",
                                       {*language::Date::parse("2026-11-22"), {}, {}}));
  }
  SECTION("a bar that was lifted again") {
    const records::Bar bar{.person = maj.id, .reason = "ban", .law = {}, .citation = {}, .by = {}};
    must(records::set_bar(*lind.vault, bar));
    must(records::lift_bar(*lind.vault, bar));
  }
  SECTION("a child's decision") {
    must(records::keep_decision(
        *lind.vault, lind.family.id, {"an interview"},
        {.number = 1, .kind = sharing::Kind::Chosen, .item = "day", .parent = maj.id.text}));
  }
  SECTION("a part of the plan that was struck out") {
    must(records::add(*lind.vault, records::PlannedHelp{.id = {},
                                                        .family = lind.family.id,
                                                        .state = records::HelpState::Removed,
                                                        .kind = "school",
                                                        .words = {},
                                                        .person = maj.id,
                                                        .who = {},
                                                        .when = {}}));
  }
  CHECK(must(records::is_recorded(*lind.vault, maj.id)));
  CHECK(code_of(records::remove(*lind.vault, maj.id, 5)) == "has_records");
  CHECK(must(records::people(*lind.vault, lind.family.id)).size() == 1);
  CHECK(lind.last_logged()["kind"] != "person_removed");
}

}  // namespace doorstep::testing
