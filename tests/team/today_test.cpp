// Where the team begins: what waits today, and the families with their search.
#include <catch2/catch_test_macros.hpp>

#include "app/screen/families_card.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// Somebody of the office who is no interviewer, at the vault.
void add_keeper(const World& world) {
  const auto vault =
      testing::must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
  testing::must(vault->add_person("Maja Holm", {vault::Role::Keeper, vault::Role::Coordinator},
                                  "sju lampor under bordet i natt"));
}

}  // namespace

TEST_CASE("what a child waits for is on the list of today, and leads to the gate") {
  AtDesk at;
  const std::string line = "today:to_decide:" + at.all.interview;
  CHECK(at.app.node(line).label == "Elsa");
  CHECK(at.app.node(line).value.find("3 saker att gå igenom") != std::string::npos);
  at.app.tap(line);
  CHECK(at.app.shows("Jag har det bra hos båda."));
  at.app.tap("back");
  CHECK(at.app.has("add_person"));
}

TEST_CASE("what was released is on the list until it is told") {
  AtDesk at;
  at.app.tap("today:to_decide:" + at.all.interview);
  for (const char* id : {"decision:release", "reason:1", "decide"}) at.app.tap(id);
  at.app.tap("back");
  at.app.tap("back");
  const std::string line = "today:to_tell:" + at.all.interview;
  CHECK(at.app.node(line).value.find("1 sak är godkänd") != std::string::npos);
  CHECK(at.app.node("today:to_decide:" + at.all.interview).value.find("2 saker") != std::string::npos);
  at.app.tap(line);
  for (const std::string& id :
       {at.all.on_card("show", at.all.mother), std::string("start"), std::string("done")})
    at.app.tap(id);
  at.app.frames();
  at.world.unlock();
  for (const char* id : {"how:shown", "mark_told", "back"}) at.app.tap(id);
  CHECK_FALSE(at.app.has(line));
}

TEST_CASE("an interview that goes on is on the list, and goes on from there") {
  AtFamily at;
  at.hand_over(at.all.child);
  for (const char* id : {"start", "wont_say", "next", "pause", "hand_back"}) at.app.tap(id);
  at.app.frames();
  at.world.unlock();
  at.app.tap("back");
  at.app.tap(at.first("today:open:"));
  at.app.tap("start");
  at.app.frames();
  CHECK(at.app.shows("Vad händer när det blir bråk?"));
}

TEST_CASE("a vault without families says what to do") {
  World world;
  auto& app = world.start();
  for (const char* words : {kTeamMember, kTeamPassphrase, kTeamPassphrase}) {
    app.type(words);
    app.key(touch::Key::Enter);
  }
  app.frames(6);
  CHECK(app.shows("Börja med en familj."));
  CHECK(app.has("new_family"));
}

TEST_CASE("the search finds while it is typed, and says so when nothing is found") {
  AtDesk at;
  fill(at.app, "search", "elsa ka");
  CHECK(at.app.has("family:" + at.all.family));
  at.app.type("x");
  CHECK_FALSE(at.app.has("family:" + at.all.family));
  CHECK(at.app.has("families:none_found"));
}

TEST_CASE("families are found by every word of a name or case number, in any script and without its marks") {
  const screen::FamilyLine family{"a", "Familjen Öberg", "26-0422", 3, {"Łukasz", "أحمد", "Олена"}, {}};
  for (const char* search :
       {"öb", "ÖBERG", "oberg", "0422", "", "  ", "oberg lukasz", "احمد", "ОЛЕНА", "26 öb"}) {
    INFO(search);
    CHECK(screen::matches(family, search));
  }
  for (const char* search : {"ekstrand", "oberg ekstrand", "олег"}) {
    INFO(search);
    CHECK_FALSE(screen::matches(family, search));
  }
}

TEST_CASE("of many families those that something happened in last come first") {
  screen::FamilySearch search;
  std::vector<screen::FamilyLine> families;
  for (int day = 1; day <= 9; ++day)
    families.push_back({std::to_string(day), "F", "", 1, {}, screen::LocalTime{2026, 11, day, 9, 0}});
  search.set(families);
  CHECK(search.recent() == std::vector<std::size_t>{8, 7, 6, 5});
  families.pop_back();
  search.set(families);
  CHECK(search.recent().empty());
}

TEST_CASE("whoever is no interviewer reads nothing of a family at the desk") {
  World world;
  const Prepared all = world.prepare();
  add_keeper(world);
  screen::Desk desk({.vault = world.folder(), .instruments = {}, .vault_options = testing::fast()});
  testing::must(desk.open_vault("Maja Holm", "sju lampor under bordet i natt"));
  CHECK(testing::code_of(desk.families()) == "needs_interviewer");
  CHECK(testing::code_of(desk.family(all.family, "sv")) == "needs_interviewer");
  CHECK(testing::code_of(desk.today_list("sv")) == "needs_interviewer");
  CHECK(testing::code_of(desk.choices(all.family, "sv")) == "needs_interviewer");
  CHECK(testing::code_of(desk.gate(all.interview)) == "needs_interviewer");
  CHECK(testing::code_of(desk.account(all.interview, all.mother)) == "needs_interviewer");
}

}  // namespace doorstep::team
