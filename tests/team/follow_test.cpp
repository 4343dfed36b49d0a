// After a child's interview: adults who are barred, a duty to report, how it was taken, back to the child,
// and the child that changes its mind.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "storage/records/audit.h"
#include "storage/records/restored.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// What the child permitted for its mother first is released and told to her.
void tell_mother(AtFamily& at) {
  at.app.tap("review:" + at.all.interview);
  at.app.tap("decision:release");
  at.app.tap("reason:1");
  at.app.tap("decide");
  at.app.frames();
  at.app.tap("back");
  at.app.tap("show:" + at.all.mother);
  at.app.tap("start");
  at.app.tap("done");
  at.app.frames();
  at.world.unlock();
  at.app.tap("how:shown");
  at.app.tap("mark_told");
  at.app.frames();
}

// The page of what the team does after the interview.
struct After : AtFamily {
  After() { at_follow(); }
  void at_follow() {
    app.tap("follow:" + all.interview);
    app.frames();
  }
};

void bar_father(AtFamily& at) {
  at.app.tap("bar");
  at.app.tap("adult:" + at.all.father);
  fill(at.app, "words", "Kontaktförbud");
  at.app.tap("law:none");
  at.app.tap("save");
  at.app.frames();
}

}  // namespace

TEST_CASE("an adult is barred with a reason and its account is refused from then on") {
  AtFamily at;
  at.app.tap("bar");
  at.app.tap("adult:" + at.all.father);
  CHECK(at.app.node("save").disabled);
  fill(at.app, "words", "Kontaktförbud");
  CHECK(at.app.node("save").disabled);  // whether a law is behind it has to be said
  at.app.tap("law:none");
  at.app.tap("save");
  at.app.frames();
  CHECK(at.app.shows("pappa är spärrad: Kontaktförbud"));
  CHECK_FALSE(at.app.shows("Till pappa"));
  CHECK_FALSE(at.app.has("show:" + at.all.father));
  // Nothing of the child's for him is left to be decided about.
  at.app.tap("review:" + at.all.interview);
  at.app.tap("skip");
  CHECK(at.app.node("skip").disabled);
  CHECK_FALSE(at.app.shows("KANARIE-TILL-PAPPA"));
}

TEST_CASE("a child is not asked about an adult who is barred") {
  AtFamily at;
  bar_father(at);
  at.app.tap("follow:" + at.all.interview);
  at.app.tap("change_choices");
  at.app.tap("start");
  for (int page = 0; page < 3; ++page) at.app.tap("next");
  for (int decision = 0; decision < 3; ++decision) {
    CHECK(at.app.shows("Får mamma höra det här?"));
    at.app.tap("choice:not");
    at.app.tap("next");
  }
  CHECK(at.app.shows("Just nu får mamma inte höra något"));
  at.app.tap("next");
  CHECK(at.app.has("answer:sharing:yes"));
}

TEST_CASE("a bar is lifted with a reason and opens nothing that the child chose") {
  AtFamily at;
  bar_father(at);
  at.app.tap("bar");
  at.app.tap("adult:" + at.all.father);
  CHECK_FALSE(at.app.has("law:none"));
  CHECK(at.app.node("save").disabled);
  fill(at.app, "words", "Förbudet har upphört");
  at.app.tap("save");
  at.app.frames();
  CHECK_FALSE(at.app.has("barred:" + at.all.father));
  CHECK(at.app.shows("Till pappa: 0 får berättas"));
}

TEST_CASE("a report changes no choice and stays open until the child has been told of it") {
  After at;
  at.app.tap("report");
  fill(at.app, "to", "Socialjouren");
  fill(at.app, "words", "Barnet är rädd hemma");
  CHECK(at.app.node("save").disabled);
  at.app.tap("law:sol_19_1");
  at.app.tap("save");
  at.app.frames();
  CHECK(at.app.shows("Elsa vet inte om anmälan än."));
  at.app.tap("back");
  CHECK(at.app.shows("Till mamma: 2 får berättas, 0 godkända"));
  at.at_follow();
  at.app.tap(at.first("tell_of_report:"));
  fill(at.app, "words", "Vi har bett jouren hjälpa dig.");
  at.app.tap("save");
  at.app.tap("start");
  CHECK(at.app.shows("Det här behöver du få veta"));
  CHECK(at.app.shows("Vi har bett jouren hjälpa dig."));
  CHECK_FALSE(at.app.shows("Socialjouren"));  // the team's own words are not the child's
  at.app.tap("done");
  at.app.frames();
  at.world.unlock();
  CHECK_FALSE(at.app.shows("Elsa vet inte om anmälan än."));
}

TEST_CASE("a half-written report is there again after a lock and a detour and gone when it is saved") {
  After at;
  at.app.tap("report");
  fill(at.app, "to", "Socialjouren");
  fill(at.app, "words", "Barnet är");
  at.app.tap("lock");
  at.app.frames();
  at.world.unlock();
  CHECK(at.app.shows("Socialjouren"));
  at.app.tap("back");
  at.app.tap("report");
  CHECK(at.app.shows("Barnet är"));
  at.app.tap("law:sol_19_1");
  at.app.tap("save");
  at.app.tap("report");
  CHECK_FALSE(at.app.shows("Barnet är"));
}

TEST_CASE("after an older state was put back the team is told and the child can be asked again") {
  World world;
  const Prepared all = world.prepare();
  {
    const auto vault =
        testing::must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    testing::must(records::audit(*vault, 1, records::kAccepted, {}, {{"reason", "backup_restored"}}));
  }
  harness::Harness& app = world.start();
  world.unlock();
  app.frames();
  CHECK(app.shows("En äldre kopia av valvet har återställts."));
  app.tap("family:" + all.family);
  CHECK(app.shows("Till mamma: 0 får berättas"));
  app.tap("follow:" + all.interview);
  app.tap("change_choices");
  CHECK(app.has("start"));
}

TEST_CASE("a report is noted also of a child that was not asked what may be told") {
  World world;
  const Prepared all = world.prepare();
  const std::string later = world.come_again(all);
  harness::Harness& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("follow:" + later);
  CHECK_FALSE(app.has("change_choices"));  // there is nothing yet that it could change
  app.tap("report");
  fill(app, "to", "Socialjouren");
  fill(app, "words", "Barnet är rädd hemma");
  app.tap("law:sol_19_1");
  app.tap("save");
  app.frames();
  CHECK(app.shows("Elsa vet inte om anmälan än."));
}

TEST_CASE("what an adult said and what came of it stand below what that adult was told") {
  AtFamily at;
  tell_mother(at);
  at.app.tap("follow:" + at.all.interview);
  CHECK(at.app.shows("Jag har det bra hos båda."));
  CHECK_FALSE(at.app.has("response:" + at.all.father));  // he was told nothing
  at.app.tap("response:" + at.all.mother);
  CHECK(at.app.node("save").disabled);
  fill(at.app, "words", "Hon blev glad");
  at.app.tap("save");
  at.app.frames();
  CHECK(at.app.shows("Hon blev glad"));
  at.app.tap("follow_up:" + at.all.mother);
  fill(at.app, "words", "Nytt samtal i maj");
  at.app.tap("save");
  at.app.frames();
  CHECK(at.app.shows("Nytt samtal i maj"));
}

TEST_CASE("nothing can be told back before anything was told") {
  After at;
  CHECK(at.app.shows("Inget är berättat än."));
  CHECK_FALSE(at.app.has("tell_back"));
}

TEST_CASE("the child reads what was told and how it went and the vault has it as shown") {
  AtFamily at;
  tell_mother(at);
  at.app.tap("follow:" + at.all.interview);
  at.app.tap("response:" + at.all.mother);
  fill(at.app, "words", "KANARIE-SVAR hon grät");
  at.app.tap("save");
  at.app.frames();
  at.app.tap("tell_back");
  CHECK(at.app.shows("KANARIE-SVAR"));  // to write from
  fill(at.app, "words", "Mamma ska lyssna mer.");
  at.app.tap("save");
  at.app.frames(6);
  CHECK_FALSE(at.world.shows("Mamma ska lyssna mer."));  // the hand-over
  at.app.tap("start");
  at.app.frames(6);
  CHECK(at.app.shows("Det här har mamma fått höra:"));
  CHECK(at.app.shows("Jag har det bra hos båda."));
  CHECK(at.app.shows("Mamma ska lyssna mer."));
  CHECK_FALSE(at.world.shows("KANARIE"));
  CHECK(at.app.audit().empty());
  at.app.tap("done");
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  at.world.unlock();
  CHECK(at.app.shows("Mamma ska lyssna mer."));
  CHECK(at.app.has("tell_back"));
}

TEST_CASE("words that the child was shown are kept also when the screen was covered over them") {
  AtFamily at;
  tell_mother(at);
  at.app.tap("follow:" + at.all.interview);
  at.app.tap("tell_back");
  fill(at.app, "words", "Mamma ska lyssna mer.");
  at.app.tap("save");
  const bool shown = GENERATE(true, false);
  if (shown) at.app.tap("start");
  at.app.frames();
  at.app.tap("hide");
  at.app.tap("return");
  at.app.frames();
  at.world.unlock();
  CHECK(at.app.shows("Mamma ska lyssna mer.") == shown);
  at.app.tap("tell_back");
  CHECK(at.app.shows("Mamma ska lyssna mer.") != shown);  // they wait there until the child has seen them
}

TEST_CASE("a child changes its mind on the device and what the team released is closed at once") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  at.app.tap("decision:release");
  at.app.tap("reason:1");
  at.app.tap("decide");
  at.app.tap("back");
  REQUIRE(at.app.has("show:" + at.all.mother));
  at.app.tap("follow:" + at.all.interview);
  at.app.tap("change_choices");
  at.app.frames(6);
  CHECK_FALSE(at.world.shows("KANARIE"));  // the hand-over
  at.app.tap("start");
  for (int page = 0; page < 3; ++page) at.app.tap("next");
  at.app.tap("choice:not");
  at.app.tap("next");
  at.app.tap("pause");
  at.app.tap("hand_back");
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  at.world.unlock();
  at.app.tap("back");
  CHECK_FALSE(at.app.has("show:" + at.all.mother));
  CHECK(at.app.shows("Till mamma: 1 får berättas, 0 godkända"));
}

TEST_CASE("the gate says first that something has to be followed up now") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  CHECK(at.app.has("follow_up_first"));
  CHECK(at.app.shows("Något som Elsa har sagt måste följas upp nu."));
}

}  // namespace doorstep::team
