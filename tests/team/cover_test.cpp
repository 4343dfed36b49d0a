// Locking and hiding: what stays out of sight, and what comes back.
#include <catch2/catch_test_macros.hpp>

#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// A child has the device and has typed "inte klart" to the first question.
struct ChildTypes : AtFamily {
  ChildTypes() {
    hand_over(all.child);
    tap({"start"});
    std::string field;
    for (const touch::Node& node : app.ui().tree().nodes()) {
      if (node.role == touch::Role::MultilineField || node.role == touch::Role::Field) field = node.id;
    }
    REQUIRE_FALSE(field.empty());
    app.tap(field);
    app.type("inte klart");
  }
  // The program is started anew, and the child goes on.
  harness::Harness& after_a_restart() {
    world.end();
    harness::Harness& again = world.start();
    world.unlock();
    for (const std::string& id : {"family:" + all.family, "person:" + all.child, std::string("start")}) {
      again.tap(id);
      again.frames();
    }
    return again;
  }
};

}  // namespace

TEST_CASE(
    "after five minutes without a touch the vault is closed and nothing of the family is on the screen") {
  AtFamily at;
  at.app.frames(6);
  REQUIRE(at.app.shows("Elsa"));
  const int textures = at.app.textures_alive();
  at.app.wait(4 * 60);
  CHECK(at.world.shell().desk().is_open());
  at.app.wait(61);
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  CHECK_FALSE(at.world.shows("Elsa"));
  CHECK_FALSE(at.world.shows("KANARIE"));
  CHECK(at.app.textures_alive() < textures);
  at.world.unlock();
  CHECK(at.app.shows("Elsa"));
}

TEST_CASE("a window that is put away is locked") {
  AtFamily at;
  at.world.shell().on_iconify();
  CHECK_FALSE(at.world.shell().desk().is_open());
  at.app.frames();
  CHECK_FALSE(at.app.shows("Elsa"));
}

TEST_CASE("Shift three times hides, closes the vault, and the passphrase leads back") {
  AtFamily at;
  for (int press = 0; press < 3; ++press) at.app.key(touch::Key::Shift);
  at.app.frames();
  CHECK(at.app.has("clock"));
  CHECK_FALSE(at.world.shell().desk().is_open());
  CHECK_FALSE(at.world.shows("Elsa"));
  at.come_back();
  CHECK(at.app.shows("Elsa"));
}

TEST_CASE("a respondent who hides comes back to the same question with what was typed") {
  ChildTypes at;
  at.app.tap("hide");
  at.app.frames();
  CHECK(at.app.has("clock"));
  CHECK_FALSE(at.app.shows("inte klart"));
  CHECK_FALSE(at.world.shell().desk().is_open());
  at.come_back();
  CHECK(at.app.shows("inte klart"));
}

TEST_CASE("what a child was typing is there again after the power failed") {
  ChildTypes at;
  at.app.wait(4);
  auto& again = at.after_a_restart();
  CHECK(again.shows("inte klart"));
  again.tap("next");
  again.frames();
  CHECK_FALSE(again.shows("inte klart"));
}

TEST_CASE("what a child was typing is there again after the window was closed") {
  ChildTypes at;
  at.world.shell().on_close();
  CHECK(at.after_a_restart().shows("inte klart"));
}

TEST_CASE("what a child was typing is there again after it handed the device back") {
  ChildTypes at;
  at.tap({"pause", "hand_back"});
  at.world.unlock();
  at.tap({"person:" + at.all.child, "start"});
  CHECK(at.app.shows("inte klart"));
}

TEST_CASE("what a child sent off or took away is not given to it again") {
  ChildTypes at;
  at.app.wait(4);
  SECTION("sent off") { at.tap({"next"}); }
  SECTION("taken away") {
    at.app.key(touch::Key::SelectAll);
    at.app.key(touch::Key::Backspace);
  }
  at.app.wait(4);
  CHECK_FALSE(at.after_a_restart().shows("inte klart"));
}

TEST_CASE("while a respondent has the device no page of the team can be reached without the passphrase") {
  AtFamily at;
  at.hand_over(at.all.child);
  at.app.frames();
  for (const char* id : {"lock", "back", "display", "add_person", "new_interview"})
    CHECK_FALSE(at.app.has(id));
  at.app.tap("hand_back");
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  CHECK_FALSE(at.world.shows("KANARIE"));
  for (const touch::Node& node : at.app.ui().tree().nodes()) {
    if (node.touch == touch::Touch::Taps)
      CHECK((node.id == "open" || node.id.starts_with("passphrase") || node.id == "display" ||
             node.id == "cover"));
  }
  at.world.unlock();
  CHECK(at.app.has("add_person"));
}

TEST_CASE("an interview that was handed to nobody is not among those to go on with") {
  AtFamily at;
  const auto begun = [&] {
    at.tap({"back"});
    const bool listed = at.app.shows("Öppna intervjuer");
    at.app.tap("family:" + at.all.family);
    at.app.frames();
    return listed;
  };
  REQUIRE_FALSE(begun());
  at.hand_over(at.all.child);
  at.tap({"hand_back"});
  at.world.unlock();
  CHECK_FALSE(begun());
  at.hand_over(at.all.child);
  at.tap({"start", "pause", "hand_back"});
  at.world.unlock();
  CHECK(begun());
}

TEST_CASE("the window's title never names a person") {
  AtFamily at;
  at.app.tap("lock");
  at.app.frames();
  for (const std::string& title : at.world.titles()) CHECK((title == "Doorstep" || title == "Anteckningar"));
}

TEST_CASE("text that a child makes bigger is bigger for that child only and after a cover too") {
  AtFamily at;
  at.hand_over(at.all.child);
  at.tap({"start", "bigger"});
  CHECK(at.app.ui().text_scale() == 1.25F);
  at.tap({"hide"});
  CHECK(at.app.ui().text_scale() == 1);
  at.come_back();
  CHECK(at.app.ui().text_scale() == 1.25F);
  at.tap({"pause", "hand_back"});
  CHECK(at.app.ui().text_scale() == 1);
  at.world.unlock();
  at.hand_over(at.all.child);
  CHECK(at.app.ui().text_scale() == 1);
}

TEST_CASE("who did not hand the device over is not asked to give it back") {
  AtFamily at;
  at.hand_over(at.all.child);
  SECTION("not yet") {
    at.tap({"hand_back"});
    CHECK(at.app.shows("Låst"));
    CHECK_FALSE(at.app.shows("Ge tillbaka"));
  }
  SECTION("it was") {
    at.tap({"start", "pause", "hand_back"});
    CHECK(at.app.shows("Ge tillbaka"));
  }
}

TEST_CASE("hide and lock work over an open sheet") {
  AtFamily at;
  SECTION("a child's") {
    at.hand_over(at.all.child);
    at.tap({"start", "language"});
    REQUIRE(at.app.ui().tree().top_layer() == 1);
    CHECK(at.app.audit().empty());
    at.tap({"hide"});
    CHECK(at.app.has("clock"));
  }
  SECTION("the team's") {
    at.tap({"display"});
    REQUIRE(at.app.ui().tree().top_layer() == 1);
    at.tap({"lock"});
    CHECK(at.app.has("passphrase"));
  }
  CHECK_FALSE(at.world.shell().desk().is_open());
  CHECK_FALSE(at.world.shows("Elsa"));
}

}  // namespace doorstep::team
