// A family's page, and the ways from it into interviews.
#include <algorithm>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "storage/records/audit.h"
#include "storage/records/follow_ups.h"
#include "tests/team/world.h"

namespace doorstep::team {

TEST_CASE("what a child calls an adult has a capital where it begins a line") {
  AtFamily at;
  CHECK(at.app.shows("Mamma, Karin"));
  CHECK(at.app.node("column:" + at.all.mother).label == "Mamma");
  CHECK(at.app.shows("Till mamma"));
}

TEST_CASE("an interview begins at the hand-over and another round only when somebody chooses it") {
  AtFamily at;
  at.app.tap("new_interview");
  at.app.tap("person:" + at.all.child);
  CHECK(at.app.node("start").disabled);
  at.app.tap("instrument:story");
  at.app.tap("start");
  at.app.frames();
  CHECK(at.app.has("hide"));
  CHECK_FALSE(at.app.has("lock"));
}

TEST_CASE("no instrument is offered to a person whom none fits") {
  AtFamily at;
  at.app.tap("new_interview");
  at.app.tap("person:" + at.all.mother);
  CHECK(at.app.has("instruments:none"));
  CHECK(at.app.node("start").disabled);
}

TEST_CASE("the family's page sets the domains side by side and says what must be seen now") {
  AtFamily at;
  at.app.frames(6);
  CHECK(at.app.node("mark:child_safety:" + at.all.child).label == "Elsa: nu");
  CHECK(at.app.node("mark:conflict:" + at.all.child).label == "Elsa: inget särskilt");
  CHECK(at.app.node("mark:parenting:" + at.all.child).label == "Elsa: inte frågat än");
  CHECK(at.app.node("mark:child_safety:" + at.all.mother).label == "Mamma: inte frågat än");
  CHECK(at.app.shows("Ta reda på om barnet kan gå hem tryggt."));
}

TEST_CASE("that the interviewer was shown a flag is kept") {
  AtFamily at;
  at.app.tap("back");
  at.app.tap("family:" + at.all.family);
  at.app.frames(6);
  CHECK(at.app.shows("Visat för intervjuaren 21\u00a0nov\u00a014.32."));
}

TEST_CASE("what must be acted on stays when it is taken back, and when a later round says something else") {
  World world;
  const Prepared all = world.prepare();
  const std::string later = world.come_again(all);
  harness::Harness& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.frames(6);
  CHECK(app.node("flag:" + later + ":afraid_at_home").label.find("Svaret ändrades senare i samtalet.") !=
        std::string::npos);
  CHECK(app.node("flag:" + all.interview + ":afraid_at_home").label.find("ändrades") == std::string::npos);
}

TEST_CASE("the team reads what was answered in a finished interview and the log says so") {
  AtFamily at;
  at.tap({"interview:" + at.all.interview});
  CHECK(at.app.audit().empty());
  CHECK(at.app.node("answer:at_home").label.find("KANARIE-HEM bor hos båda") != std::string::npos);
  CHECK(at.app.node("answer:afraid").label == "Ja");
  CHECK(at.app.shows("Svaren är bara för teamet."));
  at.tap({"lock"});
  CHECK_FALSE(at.world.shows("KANARIE-HEM"));
  at.world.unlock();
  CHECK(at.world.shows("KANARIE-HEM"));
  at.tap({"back"});
  CHECK(at.app.has("add_person"));
  at.world.end();
  const auto vault =
      testing::must(vault::Vault::open(at.world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
  const auto entries = testing::must(records::audit_entries(*vault));
  CHECK(std::ranges::count(entries, "answers_shown", &records::AuditEntry::kind) == 2);
}

TEST_CASE("an interview that was finished leads back to the family by the passphrase, and is done there") {
  AtFamily at;
  at.hand_over(at.all.child);
  at.app.tap("start");
  for (int question = 0; question < 5; ++question) {
    at.app.tap("wont_say");
    at.app.tap("next");
  }
  for (const char* id : {"next", "answer:sharing:no", "next", "outcome:no", "next", "outcome:no", "next"})
    at.app.tap(id);
  at.app.tap("done");
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  CHECK(at.app.shows("Ge tillbaka surfplattan till Johan Berg."));
  at.world.unlock();
  at.app.frames(6);
  CHECK(at.app.node("person:" + at.all.child).value == "Liten berättelse · 21\u00a0nov, klar");
  CHECK(at.app.node("mark:child_safety:" + at.all.child).label == "Elsa: mest obesvarat");
}

TEST_CASE("an interview that was interrupted goes on from the family's page") {
  AtFamily at;
  at.hand_over(at.all.child);
  at.app.tap("start");
  at.app.tap("wont_say");
  at.app.tap("next");
  REQUIRE(at.app.shows("Vad händer när det blir bråk?"));
  at.world.shell().on_close();
  auto& again = at.world.start();
  at.world.unlock();
  again.tap("family:" + at.all.family);
  again.tap("person:" + at.all.child);
  again.tap("start");
  again.frames();
  CHECK(again.shows("Vad händer när det blir bråk?"));
}

TEST_CASE(
    "an open interview says that there is another version, and goes over when somebody of the team says so") {
  AtFamily at;
  at.hand_over(at.all.child);
  at.app.tap("start");
  at.app.tap("wont_say");
  at.app.tap("next");
  at.world.shell().on_close();
  std::string next(story());
  for (const auto& [what, instead] :
       {std::pair("\"1.0\"", "\"2.0\""), std::pair("Vad händer när", "Hur är det när")})
    next.replace(next.find(what), std::string(what).size(), instead);
  std::ofstream(at.world.folder().parent_path() / "story.yaml") << next;
  auto& again = at.world.start();
  at.world.unlock();
  again.tap("family:" + at.all.family);
  again.frames(6);
  CHECK(again.shows(
      "Intervjun gjordes med version 1.0 och fortsätter med den. Nya görs med 2.0. I den nya versionen "
      "följer 1 svar med, 0 läggs åt sidan och 0 frågas om igen."));
  CHECK(again.audit().empty());
  again.tap("go_over:" + at.all.child);
  again.frames(6);
  CHECK_FALSE(again.has("go_over:" + at.all.child));
  again.tap("person:" + at.all.child);
  again.tap("start");
  again.frames();
  CHECK(again.shows("Hur är det när det blir bråk?"));
}

TEST_CASE("what has to be seen to at once is on the list of today until somebody notes how it was seen to") {
  AtFamily at;
  const std::string flag = "flag:" + at.all.interview + ":afraid_at_home";
  const std::string line = "today:follow_up:" + at.all.interview;
  at.tap({"back"});
  REQUIRE(at.app.has(line));
  CHECK(at.app.shows("Följ upp nu · Elsa"));
  at.tap({line + ":way", flag + ":way"});
  CHECK(at.app.shows("Elsa"));
  CHECK(at.app.node("save").disabled);
  fill(at.app, "words", "Ringde socialjouren");
  at.tap({"lock"});
  at.world.unlock();
  CHECK(at.app.shows("Ringde socialjouren"));  // half written, it waits
  at.tap({"save"});
  CHECK(at.app.node(flag).label.find("Ringde socialjouren") != std::string::npos);
  CHECK_FALSE(at.app.has(flag + ":way"));
  CHECK(at.app.audit().empty());
  at.tap({"back"});
  CHECK_FALSE(at.app.has(line));
  at.tap({"family:" + at.all.family, "review:" + at.all.interview});
  CHECK_FALSE(at.app.has("follow_up_first"));
  at.tap({"back", flag + ":open"});
  CHECK(at.app.has(flag + ":way"));
  at.tap({"review:" + at.all.interview, "follow_up_first:way"});
  CHECK(at.app.has(flag + ":way"));
  at.tap({"back"});
  CHECK(at.app.has(line));
}

TEST_CASE(
    "what a later round said stays to be seen to though it went on in a version that does not ask it and an "
    "earlier round was seen to") {
  World world;
  const Prepared all = world.prepare();
  const std::string later = world.begin_again(all);
  {
    auto vault =
        testing::must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    testing::must(records::follow_up(*vault, records::InterviewId{all.interview}, "afraid_at_home",
                                     "Förra gången.", 9));
  }
  std::string next = with(std::string(story()), "\"1.0\"", "\"2.0\"");
  for (const std::string asked :
       {"id: afraid\n", "when: afraid ==", "afraid: yes", "afraid: no,", "wish, afraid,", "wish, afraid,"})
    next = with(next, asked, with(asked, "afraid", "scared"));
  std::ofstream(world.folder().parent_path() / "story.yaml") << next;
  auto& app = world.start();
  world.unlock();
  CHECK(app.has("today:follow_up:" + later));
  app.tap("family:" + all.family);
  app.frames(6);
  REQUIRE(app.has("go_over:" + all.child));
  app.tap("go_over:" + all.child);
  app.frames(6);
  REQUIRE_FALSE(app.has("go_over:" + all.child));
  const std::string flag = "flag:" + later + ":afraid_at_home";
  REQUIRE(app.has(flag + ":way"));
  // What does not carry over is said at the gate too.
  app.tap("review:" + all.interview);
  CHECK(app.has("follow_up_first"));
  app.tap("back");
  app.frames(6);
  CHECK(app.node("flag:" + all.interview + ":afraid_at_home").label.find("Förra gången.") !=
        std::string::npos);
  app.tap("back");
  app.frames(6);
  app.tap("today:follow_up:" + later + ":way");
  app.frames(6);
  app.tap(flag + ":way");
  fill(app, "words", "Ringde socialjouren");
  app.tap("save");
  app.frames(6);
  CHECK_FALSE(app.has(flag + ":way"));
  app.tap("back");
  app.frames(6);
  CHECK_FALSE(app.has("today:follow_up:" + later));
}

}  // namespace doorstep::team
