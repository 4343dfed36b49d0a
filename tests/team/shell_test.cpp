// The way through the team's pages by taps, on a real vault.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/screen/domains.h"
#include "app/screen/passphrase_strength.h"
#include "storage/records/audit.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

void fill(harness::Harness& app, const std::string& field, const std::string& words) {
  app.tap(field);
  app.type(words);
}

// A child of ten and what it takes to save it.
void add_child(harness::Harness& app, const std::string& name) {
  app.tap("add_person");
  fill(app, "name", name);
  app.tap("born:year:less");
  app.tap("save");
  app.frames();
}

void make_a_vault(harness::Harness& app) {
  fill(app, "name", kTeamMember);
  fill(app, "passphrase", kTeamPassphrase);
  fill(app, "again", kTeamPassphrase);
  app.tap("make");
  app.frames(6);
}

void decide(harness::Harness& app, const std::string& decision) {
  app.tap("decision:" + decision);
  app.tap("reason:1");
  app.tap("decide");
  app.frames();
}

// Puts something in the reserve's place that cannot be filled, as on a full disk.
void take_the_reserve(const World& world) {
  std::filesystem::remove(world.folder() / "reserve");
  std::filesystem::create_directory(world.folder() / "reserve");
}

std::ptrdiff_t count_audited(const World& world, const std::string& kind) {
  const auto vault =
      testing::must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
  return std::ranges::count(testing::must(records::audit_entries(*vault)), kind, &records::AuditEntry::kind);
}

}  // namespace

TEST_CASE("a vault is made, a family and a child are added, and both are there after a lock") {
  World world;
  auto& app = world.start();
  make_a_vault(app);
  REQUIRE(app.has("new_family"));
  app.tap("new_family");
  fill(app, "name", "Familjen Ekstrand");
  fill(app, "case_number", "26-0417");
  app.tap("save");
  app.frames();
  add_child(app, "Elsa");
  CHECK(app.shows("Elsa"));
  app.tap("lock");
  app.frames();
  CHECK_FALSE(app.shows("Elsa"));
  CHECK_FALSE(world.shell().desk().is_open());
  world.unlock();
  CHECK(app.shows("Familjen Ekstrand"));
  CHECK(app.shows("Elsa"));
}

TEST_CASE("a passphrase that can be guessed makes no vault") {
  World world;
  auto& app = world.start();
  fill(app, "name", kTeamMember);
  fill(app, "passphrase", "sommar2024");
  fill(app, "again", "sommar2024");
  CHECK(app.node("make").disabled);
}

TEST_CASE("two passphrases that differ make no vault") {
  World world;
  auto& app = world.start();
  fill(app, "name", kTeamMember);
  fill(app, "passphrase", kTeamPassphrase);
  fill(app, "again", "torka moln gaffel pingvin steg");
  CHECK(app.node("make").disabled);
}

TEST_CASE("a wrong passphrase is told, opens nothing, and leaves no trace of what was typed") {
  World world;
  (void)world.prepare();
  auto& app = world.start();
  world.unlock("fel lösenfras helt och hållet");
  CHECK(app.has("problem"));
  CHECK_FALSE(world.shell().desk().is_open());
  CHECK_FALSE(app.shows("hållet"));
  world.unlock();
  CHECK(world.shell().desk().is_open());
}

TEST_CASE("an interview begins with the instrument that fits the child, at the hand-over") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.child);
  CHECK(app.node("start").disabled == false);
  app.tap("start");
  app.frames();
  CHECK(app.has("hide"));
  CHECK_FALSE(app.has("lock"));
}

TEST_CASE("no instrument is offered to a person whom none fits") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.mother);
  CHECK(app.has("instruments:none"));
  CHECK(app.node("start").disabled);
}

TEST_CASE("the family's page sets the domains side by side and says what must be seen now") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.frames(6);
  CHECK(app.node("mark:child_safety:" + all.child).label == "Elsa: nu");
  CHECK(app.node("mark:conflict:" + all.child).label == "Elsa: inget särskilt");
  CHECK(app.node("mark:parenting:" + all.child).label == "Elsa: inte frågat än");
  CHECK(app.node("mark:child_safety:" + all.mother).label == "mamma: inte frågat än");
  CHECK(app.shows("Ta reda på om barnet kan gå hem tryggt."));
}

TEST_CASE("that the interviewer was shown a flag is kept") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("back");
  app.tap("family:" + all.family);
  app.frames(6);
  CHECK(app.shows("Visat för intervjuaren 21 nov 14.32."));
}

TEST_CASE("the gate offers what the child permitted and nothing else") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("review:" + all.interview);
  app.frames(6);
  CHECK(app.shows("Jag har det bra hos båda."));
  app.tap("skip");
  CHECK(app.shows("KANARIE-TILL-MAMMA"));
  app.tap("skip");
  CHECK(app.shows("KANARIE-TILL-PAPPA"));
  CHECK(app.node("skip").disabled);
  CHECK_FALSE(app.shows("ÖNSKAN"));
}

TEST_CASE("a decision at the gate needs a reason") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("review:" + all.interview);
  app.tap("decision:release");
  CHECK(app.node("decide").disabled);
  app.tap("reason:2");
  CHECK_FALSE(app.node("decide").disabled);
}

TEST_CASE("what was released reaches the parent, and what was told is kept as told") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("review:" + all.interview);
  decide(app, "release");
  decide(app, "never");
  app.tap("back");
  app.tap("show:" + all.mother);
  app.tap("start");
  app.frames();
  CHECK(app.shows("Jag har det bra hos båda."));
  app.tap("done");
  app.frames();
  CHECK_FALSE(world.shell().desk().is_open());
  world.unlock();
  app.tap("how:shown");
  app.tap("mark_told");
  app.frames();
  app.tap("review:" + all.interview);
  CHECK(app.has("told"));
  CHECK_FALSE(app.has("decision:release"));
}

TEST_CASE("an account that was shown and then covered is asked about as told all the same") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("review:" + all.interview);
  decide(app, "release");
  app.tap("back");
  app.tap("show:" + all.mother);
  app.tap("start");
  REQUIRE(app.shows("Jag har det bra hos båda."));
  SECTION("by hiding") {
    app.tap("hide");
    app.tap("return");
    app.frames();
  }
  SECTION("by the idle lock") { app.wait(screen::kIdleLock + 1); }
  SECTION("by minimising") {
    world.shell().on_iconify();
    app.frames();
  }
  world.unlock();
  app.tap("hand_back");  // not once more
  app.frames();
  world.unlock();
  CHECK(app.has("how:shown"));
}

TEST_CASE("an account that nobody was handed is not asked about") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("review:" + all.interview);
  decide(app, "release");
  app.tap("back");
  app.tap("show:" + all.mother);
  world.shell().on_iconify();
  app.frames();
  world.unlock();
  app.tap("hand_back");
  app.frames();
  world.unlock();
  CHECK_FALSE(app.has("how:shown"));
  CHECK(app.has("add_person"));
}

TEST_CASE("a disk that is as good as full is told to the team and written down") {
  World world;
  (void)world.prepare();
  take_the_reserve(world);
  auto& app = world.start();
  world.unlock();
  CHECK(app.node("problem").label.find("Disken är så gott som full") != std::string::npos);
  world.shell().on_close();
  CHECK(count_audited(world, "reserve_used") == 1);
}

TEST_CASE("what the vault found odd is told to the team, and not to a child that has the device") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.child);
  app.tap("start");
  app.tap("start");
  app.tap("hide");
  app.frames();
  take_the_reserve(world);
  app.tap("return");
  app.frames();
  world.unlock();
  REQUIRE(app.has("wont_say"));
  CHECK_FALSE(app.shows("Disken"));
  app.tap("pause");
  app.tap("hand_back");
  app.frames();
  world.unlock();
  CHECK(app.node("problem").label.find("Disken är så gott som full") != std::string::npos);
}

TEST_CASE("the passphrase is typed without a touch before it, also when it was wrong") {
  World world;
  (void)world.prepare();
  auto& app = world.start();
  app.type("something else");
  app.key(touch::Key::Enter);
  app.frames(6);
  CHECK_FALSE(world.shell().desk().is_open());
  CHECK(app.has("problem"));
  app.type(kTeamPassphrase);
  app.key(touch::Key::Enter);
  app.frames(6);
  CHECK(world.shell().desk().is_open());
}

TEST_CASE("the first vault is made by typing alone, Enter after each field") {
  World world;
  auto& app = world.start();
  for (const char* words : {kTeamMember, kTeamPassphrase, kTeamPassphrase}) {
    app.type(words);
    app.key(touch::Key::Enter);
  }
  app.frames(6);
  CHECK(world.shell().desk().is_open());
}

TEST_CASE("a parent's screen holds nothing that was not released") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("review:" + all.interview);
  app.tap("decision:release");
  fill(app, "own_reason", "KANARIE-SKÄL");
  app.tap("decide");
  app.frames();
  app.tap("back");
  app.tap("show:" + all.mother);
  app.frames(6);
  CHECK_FALSE(world.shows("KANARIE"));  // the hand-over
  CHECK(app.audit().empty());
  app.tap("start");
  app.frames(6);
  REQUIRE(app.shows("Jag har det bra hos båda."));
  CHECK_FALSE(world.shows("KANARIE"));
  app.tap("done");
  app.frames(6);
  CHECK_FALSE(world.shows("KANARIE"));
}

TEST_CASE(
    "after five minutes without a touch the vault is closed and nothing of the family is on the screen") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.frames(6);
  REQUIRE(app.shows("Elsa"));
  const int textures = app.textures_alive();
  app.wait(4 * 60);
  CHECK(world.shell().desk().is_open());
  app.wait(61);
  app.frames();
  CHECK_FALSE(world.shell().desk().is_open());
  CHECK_FALSE(world.shows("Elsa"));
  CHECK_FALSE(world.shows("KANARIE"));
  CHECK(app.textures_alive() < textures);
  world.unlock();
  CHECK(app.shows("Elsa"));
}

TEST_CASE("a window that is put away is locked") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  world.shell().on_iconify();
  CHECK_FALSE(world.shell().desk().is_open());
  app.frames();
  CHECK_FALSE(app.shows("Elsa"));
}

TEST_CASE("Shift three times hides, closes the vault, and the passphrase leads back") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  for (int press = 0; press < 3; ++press) app.key(touch::Key::Shift);
  app.frames();
  CHECK(app.has("clock"));
  CHECK_FALSE(world.shell().desk().is_open());
  CHECK_FALSE(world.shows("Elsa"));
  app.tap("return");
  world.unlock();
  CHECK(app.shows("Elsa"));
}

TEST_CASE("a respondent who hides comes back to the same question with what was typed") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.child);
  app.tap("start");
  app.tap("start");
  app.frames();
  std::string field;
  for (const touch::Node& node : app.ui().tree().nodes()) {
    if (node.role == touch::Role::MultilineField || node.role == touch::Role::Field) field = node.id;
  }
  REQUIRE_FALSE(field.empty());
  app.tap(field);
  app.type("inte klart");
  app.tap("hide");
  app.frames();
  CHECK(app.has("clock"));
  CHECK_FALSE(app.shows("inte klart"));
  CHECK_FALSE(world.shell().desk().is_open());
  app.tap("return");
  world.unlock();
  app.frames();
  CHECK(app.shows("inte klart"));
}

TEST_CASE("an interview that was finished leads back to the family by the passphrase, and is done there") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.child);
  app.tap("start");
  app.tap("start");
  for (int question = 0; question < 5; ++question) {
    app.tap("wont_say");
    app.tap("next");
  }
  app.tap("done");
  app.frames();
  CHECK_FALSE(world.shell().desk().is_open());
  CHECK(app.shows("Lämna tillbaka skärmen till Johan Berg."));
  world.unlock();
  app.frames(6);
  CHECK(app.node("person:" + all.child).value == "Liten berättelse · 21 nov, klar");
  CHECK(app.node("mark:child_safety:" + all.child).label == "Elsa: inget särskilt");
}

TEST_CASE("an interview that was interrupted goes on from the family's page") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.child);
  app.tap("start");
  app.tap("start");
  app.tap("wont_say");
  app.tap("next");
  REQUIRE(app.shows("Vad händer när det blir bråk?"));
  world.shell().on_close();
  auto& again = world.start();
  world.unlock();
  again.tap("family:" + all.family);
  again.tap("person:" + all.child);
  again.tap("start");
  again.frames();
  CHECK(again.shows("Vad händer när det blir bråk?"));
}

TEST_CASE("while a respondent has the device no page of the team can be reached without the passphrase") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("new_interview");
  app.tap("person:" + all.child);
  app.tap("start");
  app.frames();
  for (const char* id : {"lock", "back", "display", "add_person", "new_interview"}) CHECK_FALSE(app.has(id));
  app.tap("hand_back");
  app.frames();
  CHECK_FALSE(world.shell().desk().is_open());
  CHECK_FALSE(world.shows("KANARIE"));
  for (const touch::Node& node : app.ui().tree().nodes()) {
    if (node.touch == touch::Touch::Taps)
      CHECK((node.id == "open" || node.id == "passphrase" || node.id == "display"));
  }
  world.unlock();
  CHECK(app.has("add_person"));
}

TEST_CASE("the window's title never names a person") {
  World world;
  const Prepared all = world.prepare();
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("lock");
  app.frames();
  for (const std::string& title : world.titles()) CHECK((title == "Doorstep" || title == "Anteckningar"));
}

TEST_CASE("families are found by name and by case number whatever the letters' case") {
  const screen::FamilyLine family{"a", "Familjen Öberg", "26-0422", 3};
  CHECK(screen::matches(family, "öb"));
  CHECK(screen::matches(family, "ÖBERG"));
  CHECK(screen::matches(family, "0422"));
  CHECK(screen::matches(family, ""));
  CHECK_FALSE(screen::matches(family, "ekstrand"));
}

TEST_CASE("five words that do not belong together are enough, four or a repeated one are not") {
  CHECK(screen::passphrase_bits("torka moln gaffel pingvin stege") >= screen::kEnoughBits);
  CHECK(screen::passphrase_bits("torka moln gaffel pingvin") < screen::kEnoughBits);
  CHECK(screen::passphrase_bits("torka torka torka torka torka") < screen::kEnoughBits);
  CHECK(screen::passphrase_bits("aaaaaaaaaaaaaaaaaaaaaaaa") < screen::kEnoughBits);
  CHECK(screen::passphrase_bits("sommar2024") < screen::kEnoughBits);
}

}  // namespace doorstep::team
