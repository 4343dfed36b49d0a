// What a child permitted on its way to a parent: the gate, the account and the telling.
#include <filesystem>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

#include "app/screen/idle_lock.h"
#include "tests/print/pdf_text.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

void decide(harness::Harness& app, const std::string& decision) {
  app.tap("decision:" + decision);
  app.tap("reason:1");
  app.tap("decide");
  app.frames();
}

}  // namespace

TEST_CASE("the gate offers what the child permitted and nothing else") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  at.app.frames(6);
  CHECK(at.app.shows("Jag har det bra hos båda."));
  at.app.tap("skip");
  CHECK(at.app.shows("KANARIE-TILL-MAMMA"));
  at.app.tap("skip");
  CHECK(at.app.shows("KANARIE-TILL-PAPPA"));
  CHECK(at.app.has("done"));
  CHECK_FALSE(at.app.shows("ÖNSKAN"));
}

TEST_CASE("a decision that is half made at the gate waits for its item whatever leads away from it") {
  AtFamily at;
  at.tap({"review:" + at.all.interview, "decision:not_now", "reason:1"});
  fill(at.app, "own_reason", "ringer henne först");
  at.tap({"skip"});
  CHECK_FALSE(at.app.node("decision:not_now").selected);
  CHECK_FALSE(at.app.shows("ringer henne först"));
  at.tap({"previous"});
  CHECK(at.app.node("decision:not_now").selected);
  CHECK(at.app.node("reason:1").selected);
  CHECK(at.app.shows("ringer henne först"));
  at.tap({"lock"});
  CHECK_FALSE(at.app.shows("ringer henne först"));
  at.world.unlock();
  CHECK(at.app.shows("ringer henne först"));
  at.tap({"decide", "previous"});
  CHECK_FALSE(at.app.node("decision:not_now").selected);  // made: nothing is half made any more
}

TEST_CASE("a decision at the gate needs a reason") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  at.app.tap("decision:release");
  CHECK(at.app.node("decide").disabled);
  at.app.tap("reason:2");
  CHECK_FALSE(at.app.node("decide").disabled);
}

TEST_CASE("what was released reaches the parent, and what was told is kept as told") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  decide(at.app, "release");
  decide(at.app, "never");
  at.app.tap("back");
  at.app.tap(at.all.on_card("show", at.all.mother));
  at.app.tap("start");
  at.app.frames();
  CHECK(at.app.shows("Jag har det bra hos båda."));
  at.app.tap("done");
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  at.world.unlock();
  at.app.tap("how:shown");
  at.app.tap("mark_told");
  at.app.frames();
  at.app.tap("review:" + at.all.interview);
  CHECK(at.app.has("decision:release"));  // the first that waits
  at.tap({"previous", "previous"});
  CHECK(at.app.has("told"));
  CHECK_FALSE(at.app.has("decision:release"));
}

TEST_CASE("an account that was shown and then covered is asked about as told all the same") {
  AtFamily at;
  at.release();
  at.app.tap(at.all.on_card("show", at.all.mother));
  at.app.tap("start");
  REQUIRE(at.app.shows("Jag har det bra hos båda."));
  SECTION("by hiding") {
    at.app.tap("hide");
    at.app.tap("return");
    at.app.frames();
  }
  SECTION("by the idle lock") { at.app.wait(screen::kIdleLock + 1); }
  SECTION("by minimising") {
    at.world.shell().on_iconify();
    at.app.frames();
  }
  at.world.unlock();
  at.app.tap("hand_back");  // not once more
  at.app.frames();
  at.world.unlock();
  CHECK(at.app.has("how:shown"));
}

TEST_CASE("how it was told and what was said are there again after a lock and gone when they are saved") {
  AtFamily at;
  at.release();
  at.tap({at.all.on_card("show", at.all.mother), "start", "done"});
  at.world.unlock();
  at.app.tap("how:read_aloud");
  fill(at.app, "response", "Hon blev tyst");
  at.app.tap("lock");
  at.app.frames();
  at.world.unlock();
  CHECK(at.app.shows("Hon blev tyst"));
  CHECK(at.app.node("how:read_aloud").selected);
  at.app.tap("mark_told");
  CHECK(at.app.has("add_person"));
  CHECK_FALSE(at.app.shows("Hon blev tyst"));
  CHECK(at.app.shows("1 berättad"));
}

TEST_CASE("an account stands in the parent's language and says which one the child's words are in") {
  AtFamily at;
  at.tap({"correct_people", "correct:" + at.all.mother, "language:ar", "save"});
  at.release();
  at.tap({at.all.on_card("show", at.all.mother)});
  CHECK(at.app.shows("Ge surfplattan"));
  at.tap({"start"});
  CHECK(at.app.shows("هذا ما أُريدَ"));
  CHECK(at.app.shows("Jag har det bra hos båda."));
  CHECK(at.app.node("entry:homes").language == "sv");
  CHECK(at.app.node("heading").language == "ar");
  CHECK(at.app.node("words_in").label.find("Svenska") != std::string::npos);
  CHECK(at.app.audit().empty());
  at.tap({"done"});
  CHECK(at.app.shows("Tack!"));
}

TEST_CASE("an account that nobody was handed is not asked about") {
  AtFamily at;
  at.release();
  at.app.tap(at.all.on_card("show", at.all.mother));
  at.world.shell().on_iconify();
  at.app.frames();
  at.world.unlock();
  at.app.tap("hand_back");
  at.app.frames();
  at.world.unlock();
  CHECK_FALSE(at.app.has("how:shown"));
  CHECK(at.app.has("add_person"));
}

TEST_CASE(
    "an account is put on paper after it was said that the file is not encrypted and names nobody outside") {
  namespace fs = std::filesystem;
  AtFamily at;
  CHECK_FALSE(at.app.has(at.all.on_card("paper", at.all.mother)));  // nothing is released yet
  at.release();
  at.tap({at.all.on_card("paper", at.all.mother)});
  CHECK(at.app.shows("inte krypterad"));
  at.tap({"ask_paper:no"});
  CHECK(fs::is_empty(at.world.papers()));
  at.tap({at.all.on_card("paper", at.all.mother), "ask_paper:yes"});
  REQUIRE(std::distance(fs::directory_iterator(at.world.papers()), {}) == 1);
  const fs::path file = fs::directory_iterator(at.world.papers())->path();
  CHECK(file.filename() == "doorstep-2025-11-21-1432.pdf");
  CHECK((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  const std::string printed = testing::text_of_pdf(file.string());
  CHECK(printed.find("Jag har det bra hos båda.") != std::string::npos);
  CHECK(printed.find("KANARIE") == std::string::npos);
  CHECK(at.app.shows(file.filename().string()));
  at.tap({"how:printed", "mark_told"});
  // What was told can be printed again, and is not asked about once more.
  at.tap({at.all.on_card("paper", at.all.mother), "ask_paper:yes"});
  CHECK(at.app.has("add_person"));
  CHECK(at.app.shows("doorstep-2025-11-21-1432-2.pdf"));
}

TEST_CASE("the account of one round is shown and printed and told and the one of another round is not") {
  namespace fs = std::filesystem;
  World world;
  const Prepared all = world.prepare();
  const std::string later = world.come_again(all);
  world.choose_again(all, later, "Nu är det bättre.");
  auto& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  for (const std::string& interview : {all.interview, later}) {
    app.tap("review:" + interview);
    for (const char* id : {"decision:release", "reason:1", "decide", "back"}) app.tap(id);
    app.frames();
  }
  CHECK(app.audit().empty());
  app.tap("show:" + later + ":" + all.mother);
  app.tap("start");
  app.frames(6);
  CHECK(app.shows("Nu är det bättre."));
  CHECK_FALSE(app.shows("Jag har det bra hos båda."));
  app.tap("done");
  app.frames();
  world.unlock();
  app.tap("not_told");
  app.frames();
  app.tap("paper:" + later + ":" + all.mother);
  app.tap("ask_paper:yes");
  app.frames();
  REQUIRE_FALSE(fs::is_empty(world.papers()));
  const std::string printed = testing::text_of_pdf(fs::directory_iterator(world.papers())->path().string());
  CHECK(printed.find("Nu är det bättre.") != std::string::npos);
  CHECK(printed.find("Jag har det bra") == std::string::npos);
  app.tap("how:printed");
  app.tap("mark_told");
  app.frames();
  CHECK(app.node("tells:" + later + ":" + all.mother).label.find("1 berättad") != std::string::npos);
  CHECK(app.node("tells:" + all.interview + ":" + all.mother).label.find("0 berättad") != std::string::npos);
}

TEST_CASE("an account that cannot be written is told and nothing is left there") {
  AtFamily at;
  at.release();
  std::filesystem::remove_all(at.world.papers());
  at.tap({at.all.on_card("paper", at.all.mother), "ask_paper:yes"});
  CHECK(at.app.has("problem"));
  CHECK_FALSE(std::filesystem::exists(at.world.papers()));
}

TEST_CASE("a parent's screen holds nothing that was not released") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  at.app.tap("decision:release");
  fill(at.app, "own_reason", "KANARIE-SKÄL");
  at.app.tap("decide");
  at.app.frames();
  at.app.tap("back");
  at.app.tap(at.all.on_card("show", at.all.mother));
  at.app.frames(6);
  CHECK_FALSE(at.world.shows("KANARIE"));  // the hand-over
  CHECK(at.app.audit().empty());
  at.app.tap("start");
  at.app.frames(6);
  REQUIRE(at.app.shows("Jag har det bra hos båda."));
  CHECK_FALSE(at.world.shows("KANARIE"));
  at.app.tap("done");
  at.app.frames(6);
  CHECK_FALSE(at.world.shows("KANARIE"));
}

}  // namespace doorstep::team
