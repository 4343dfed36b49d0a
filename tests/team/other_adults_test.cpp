// Planted words: what one adult may hear is on no page of another's, and of a barred adult there is no page.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "storage/records/live_interview.h"
#include "storage/records/telling.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

using testing::must;

// Besides the parents there is a grandmother, and everybody was released something of their own.
struct Released : World {
  Released() {
    all = prepare();
    auto vault = must(vault::Vault::open(folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    records::Person person{.id = {},
                           .family = {all.family},
                           .role = records::PersonRole::OtherAdult,
                           .name = "Berit",
                           .called = "farmor",
                           .born = {},
                           .language = "sv",
                           .is_told = true};
    gran = must(records::add(*vault, std::move(person))).id.text;
    auto live = must(records::LiveInterview::resume(*vault, {all.interview}));
    const auto decide = [&](sharing::Event event) { must(live.decide(std::move(event), {})); };
    for (const auto& [adult, words] : heard()) {
      sharing::Event chosen{.kind = sharing::Kind::Chosen, .item = "noise", .parent = adult};
      chosen.choice = sharing::Choice::TheseWords;
      chosen.title = "Bråk";
      chosen.lines = {words};
      decide(chosen);
    }
    decide({.kind = sharing::Kind::Assented, .assented = true});
    for (const auto& [adult, words] : heard()) {
      sharing::Event release{.kind = sharing::Kind::Decided, .item = "noise", .parent = adult};
      release.decision = sharing::Decision::Release;
      release.reason = "tryggt";
      decide(release);
    }
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> heard() const {
    return {{all.mother, "KANARIE-ETT"}, {all.father, "KANARIE-TVÅ"}, {gran, "KANARIE-TRE"}};
  }

  Prepared all;
  std::string gran;
};

}  // namespace

TEST_CASE("what one adult may hear is on no other adult's pages") {
  Released world;
  harness::Harness& app = world.start();
  world.unlock();
  app.tap("family:" + world.all.family);
  const auto shown = [&] {
    const auto heard = world.heard();
    return std::ranges::count_if(heard, [&](const auto& each) { return world.shows(each.second); });
  };
  for (const auto& [adult, words] : world.heard()) {
    app.tap(world.all.on_card("show", adult));
    app.frames(6);
    CHECK(shown() == 0);  // the hand-over
    app.tap("start");
    app.frames(6);
    CHECK(world.shows(words));
    CHECK(shown() == 1);
    app.tap("done");
    app.frames(6);
    CHECK(shown() == 0);
    world.unlock();
    app.tap("not_told");
    app.frames();
  }
}

TEST_CASE("of a barred adult there is no account on any page and none that was open comes back") {
  Released world;
  const auto bar_outside = [&] {
    const auto vault =
        must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    must(records::set_bar(*vault,
                          {.person = {world.gran}, .reason = "ban", .law = {}, .citation = {}, .by = {}}));
  };
  harness::Harness* app = nullptr;
  const auto start = [&] {
    app = &world.start();
    world.unlock();
  };
  const auto tap = [&](std::initializer_list<std::string> ids) {
    for (const std::string& id : ids) app->tap(id);
    app->frames(6);
  };
  SECTION("barred before") {
    bar_outside();
    start();
    tap({"family:" + world.all.family});
  }
  SECTION("barred in the window") {
    start();
    tap({"family:" + world.all.family, "bar", "adult:" + world.gran});
    fill(*app, "words", "Kontaktförbud");
    tap({"law:none", "save"});
  }
  SECTION("barred while its account was covered") {
    start();
    tap({"family:" + world.all.family, world.all.on_card("show", world.gran), "start"});
    REQUIRE(app->shows("KANARIE-TRE"));
    tap({"hide"});
    bar_outside();
    tap({"return"});
    world.unlock();
    CHECK(app->shows("spärrad"));
    CHECK_FALSE(app->has("start"));
    CHECK_FALSE(world.shows("KANARIE-TRE"));
    tap({"family:" + world.all.family});
  }
  CHECK_FALSE(app->has(world.all.on_card("show", world.gran)));
  CHECK(app->has(world.all.on_card("show", world.all.father)));
  CHECK_FALSE(world.shows("KANARIE-TRE"));
  tap({"follow:" + world.all.interview});
  CHECK_FALSE(app->has("let:" + world.gran));
  CHECK_FALSE(world.shows("KANARIE-TRE"));
  tap({"back", "review:" + world.all.interview});
  while (app->has("skip")) {
    CHECK_FALSE(world.shows("KANARIE-TRE"));
    tap({"skip"});
  }
  CHECK_FALSE(world.shows("KANARIE-TRE"));
}

}  // namespace doorstep::team
