// Making a vault, opening it, and what it found odd.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/screen/passphrase_strength.h"
#include "storage/records/audit.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// A child of ten and what it takes to save it.
void add_child(harness::Harness& app, const std::string& name) {
  app.tap("add_person");
  fill(app, "name", name);
  app.tap("born:year:less");
  CHECK(app.node("save").disabled);  // a birth date that was only begun is none
  app.tap("born:month:less");
  app.tap("born:day:less");
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
  CHECK(app.node("name").focused);
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
  AtFamily at;
  at.hand_over(at.all.child);
  at.app.tap("start");
  at.app.tap("hide");
  at.app.frames();
  take_the_reserve(at.world);
  at.app.tap("return");
  at.app.frames();
  at.world.unlock();
  REQUIRE(at.app.has("wont_say"));
  CHECK_FALSE(at.app.shows("Disken"));
  at.app.tap("pause");
  at.app.tap("hand_back");
  at.app.frames();
  at.world.unlock();
  CHECK(at.app.node("problem").label.find("Disken är så gott som full") != std::string::npos);
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

TEST_CASE("five words that do not belong together are enough, four or a repeated one are not") {
  CHECK(screen::passphrase_bits("torka moln gaffel pingvin stege") >= screen::kEnoughBits);
  CHECK(screen::passphrase_bits("torka moln gaffel pingvin") < screen::kEnoughBits);
  CHECK(screen::passphrase_bits("torka torka torka torka torka") < screen::kEnoughBits);
  CHECK(screen::passphrase_bits("aaaaaaaaaaaaaaaaaaaaaaaa") < screen::kEnoughBits);
  CHECK(screen::passphrase_bits("sommar2024") < screen::kEnoughBits);
}

}  // namespace doorstep::team
