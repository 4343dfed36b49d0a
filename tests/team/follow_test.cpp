// After a child's interview: adults who are barred, a duty to report, how it was taken, back to the child,
// and the child that changes its mind.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "storage/records/restored.h"
#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// The page of what the team does after the interview.
struct After : AtFamily {
  After() { at_follow(); }
  void at_follow() {
    app.tap("follow:" + all.interview);
    app.frames();
  }
};

// A keeper said that an older state of the vault was put back.
void put_back(const World& world) {
  const auto vault =
      testing::must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
  testing::must(records::audit(*vault, 1, records::kAccepted, {}, {{"reason", "backup_restored"}}));
}

}  // namespace

TEST_CASE("an adult is barred with a reason and its account is refused from then on") {
  AtFamily at;
  at.tap({"bar", "adult:" + at.all.father});
  CHECK(at.app.node("save").disabled);
  fill(at.app, "words", "Kontaktförbud");
  CHECK(at.app.node("save").disabled);  // whether a law is behind it has to be said
  at.app.tap("law:none");
  at.app.tap("save");
  at.app.frames();
  CHECK(at.app.shows("Spärrad: Kontaktförbud"));
  CHECK_FALSE(at.app.shows("Till pappa"));
  CHECK_FALSE(at.app.has(at.all.on_card("show", at.all.father)));
  // Nothing of the child's for him is left to be decided about.
  at.app.tap("review:" + at.all.interview);
  at.app.tap("skip");
  CHECK(at.app.has("done"));
  CHECK_FALSE(at.app.shows("KANARIE-TILL-PAPPA"));
}

TEST_CASE("a bar that is half written about somebody who is removed meanwhile is about nobody") {
  AtFamily at;
  const std::string twice = at.add_adult("Berit", "farmor");
  const std::string next = at.add_adult("Bosse", "morfar");
  at.tap({"bar", "adult:" + twice});
  fill(at.app, "words", "Kontaktförbud");
  at.tap({"back", "correct_people", "correct:" + twice, "remove", "ask_remove:yes"});
  if (!at.app.has("bar")) at.tap({"back"});
  at.tap({"bar"});
  CHECK_FALSE(at.app.node("adult:" + next).selected);
  CHECK(at.app.node("save").disabled);
  at.tap({"adult:" + next});
  CHECK(at.app.shows("Kontaktförbud"));  // the words are what was written
}

TEST_CASE("a child is not asked about an adult who is barred") {
  AtFamily at;
  at.bar(at.all.father);
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
  at.app.read_and_tap("next");
  CHECK(at.app.has("answer:sharing:yes"));
}

TEST_CASE("a bar is lifted with a reason and opens nothing that the child chose") {
  AtFamily at;
  at.bar(at.all.father);
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
  CHECK(at.app.shows("En orosanmälan gjordes till Socialjouren: Barnet är rädd hemma (19 kap. 1 §"));
  CHECK(at.app.shows("Till mamma: 2 får berättas, 0 godkända"));
  at.at_follow();
  CHECK(at.app.shows("En orosanmälan gjordes till Socialjouren: Barnet är rädd hemma (19 kap. 1 §"));
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
  put_back(world);
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

TEST_CASE("choices that a restore closed wait on both pages until somebody sees to them") {
  World world;
  const Prepared all = world.prepare();
  put_back(world);
  world.start();
  world.unlock();  // whoever comes first, and is told
  harness::Harness& app = world.start();
  world.unlock();
  const std::string waits = "today:ask_again:" + all.interview;
  CHECK_FALSE(app.shows("En äldre kopia av valvet har återställts."));
  app.tap(waits);
  app.frames(6);
  CHECK(app.has("closed:" + all.interview));
  for (const std::string& violation : app.audit()) FAIL_CHECK(violation);
  SECTION("ticked off") {
    app.tap("tick_off:" + all.interview);
    app.frames();
  }
  SECTION("the child is asked again") {
    app.tap("ask_again:" + all.interview);
    app.tap("start");
    for (int page = 0; page < 3; ++page) app.tap("next");
    for (int decision = 0; decision < 6; ++decision) {
      app.tap("choice:not");
      app.tap("next");
    }
    for (const char* id :
         {"next", "next", "answer:sharing:yes", "next", "outcome:yes", "next", "outcome:yes", "next", "done"})
      app.read_and_tap(id);
    app.frames();
    world.unlock();
    app.tap("back");
  }
  CHECK_FALSE(app.has("closed:" + all.interview));
  CHECK(app.has("follow:" + all.interview));
  app.tap("back");
  app.frames();
  CHECK_FALSE(app.has(waits));
}

TEST_CASE("nothing of an adult whom children do not decide about any more waits on the list of today") {
  AtFamily at;
  const std::string gran = at.add_adult("Berit", "farmor");
  at.tap({"follow:" + at.all.interview, "let:" + gran, "change_choices", "start"});
  for (int page = 0; page < 3; ++page) at.tap({"next"});
  while (at.app.has("choice:my_words")) {
    const bool hers = at.app.shows("Får farmor höra det här?");
    at.tap({hers ? "choice:my_words" : "choice:not", "next"});
  }
  for (const char* id : {"next", "next", "next", "answer:sharing:yes", "next", "outcome:yes", "next",
                         "outcome:yes", "next", "done"})
    at.app.read_and_tap(id);
  at.app.frames();
  at.world.unlock();
  const std::string waits = "today:to_decide:" + at.all.interview;
  at.tap({"back", "back"});
  CHECK(at.app.has(waits));
  at.tap({"family:" + at.all.family, "follow:" + at.all.interview, "untell:" + gran, "back", "back"});
  CHECK_FALSE(at.app.has(waits));
}

TEST_CASE("another adult is added from where the child's choices are followed up and leads back there") {
  AtFamily at;
  at.tap({"follow:" + at.all.interview, "add_adult"});
  CHECK(at.app.node("kind:other").selected);
  fill(at.app, "name", "Berit");
  fill(at.app, "called", "farmor");
  at.tap({"save"});
  CHECK(at.app.shows("farmor"));
  CHECK(at.app.has("change_choices"));
}

TEST_CASE("a note that was not saved waits for who wrote it and is not there for anybody else") {
  World world;
  const Prepared all = world.prepare();
  const std::string other = "granit paraply lyktan svamp flygel";
  {
    const auto vault =
        testing::must(vault::Vault::open(world.folder(), kTeamMember, kTeamPassphrase, testing::fast()));
    testing::must(vault->add_person("Eva Ek", {vault::Role::Interviewer}, other));
  }
  harness::Harness& app = world.start();
  const auto unlock = [&](const std::string& who, const std::string& passphrase) {
    app.tap(who);
    world.unlock(passphrase);
  };
  const std::string johan = app.node("who:0").label == kTeamMember ? "who:0" : "who:1";
  const std::string eva = johan == "who:0" ? "who:1" : "who:0";
  unlock(johan, kTeamPassphrase);
  for (const std::string& id : {"family:" + all.family, "follow:" + all.interview, std::string("report")})
    app.tap(id);
  fill(app, "words", "Bara mina egna tankar");
  app.tap("lock");
  app.frames();
  SECTION("the same person") {
    unlock(johan, kTeamPassphrase);
    CHECK(app.shows("Bara mina egna tankar"));
  }
  SECTION("another one") {
    unlock(eva, other);
    CHECK(app.has("words"));
    CHECK_FALSE(app.shows("Bara mina egna tankar"));
    fill(app, "words", "Det som Eva vet");
    app.tap("lock");
    app.frames();
    unlock(johan, kTeamPassphrase);
    CHECK(app.shows("Bara mina egna tankar"));
    CHECK_FALSE(app.shows("Det som Eva vet"));
  }
}

TEST_CASE("notes that were not saved wait at their own places") {
  AtFamily at;
  at.tell_mother();
  at.tap({"follow:" + at.all.interview, "report"});
  fill(at.app, "words", "Varför");
  at.tap({"back", "tell_back"});
  fill(at.app, "words", "Så gick det");
  at.tap({"back", "report"});
  CHECK(at.app.shows("Varför"));
  at.tap({"back", "tell_back"});
  CHECK(at.app.shows("Så gick det"));
}

TEST_CASE("that a child wants nothing told is written down and holds at once") {
  AtFamily at;
  at.tell_mother();
  at.tap({"follow:" + at.all.interview, "take_back"});
  CHECK(at.app.shows("Det som redan har berättats går inte att ta tillbaka."));
  CHECK(at.app.audit().empty());
  at.tap({"save"});
  CHECK(at.app.shows("Elsa vill inte att något berättas"));
  CHECK_FALSE(at.app.has("take_back"));
  at.tap({"back"});
  CHECK(at.app.shows("Elsa vill inte att något berättas"));
  CHECK_FALSE(at.app.has("review:" + at.all.interview));
  CHECK_FALSE(at.app.shows("Till pappa"));
  at.tap({"back"});
  CHECK_FALSE(at.app.has("today:to_decide:" + at.all.interview));
}

TEST_CASE("a child is asked about another adult when the team lets it and no longer when it does not") {
  AtFamily at;
  const std::string gran = at.add_adult("Berit", "farmor");
  const auto asks = [&] {
    at.tap({"change_choices", "start", "next", "next", "next"});
    bool asked = false;
    for (int decision = 0; decision < 3; ++decision) {
      asked = asked || at.app.shows("Får farmor höra det här?");
      at.tap({"choice:not", "next"});
    }
    at.tap({"pause", "hand_back"});
    at.world.unlock();
    return asked;
  };
  CHECK_FALSE(at.app.shows("Till farmor"));
  at.tap({"follow:" + at.all.interview});
  CHECK_FALSE(asks());
  at.tap({"let:" + gran});
  CHECK(at.app.shows("Elsa bestämmer vad farmor får höra."));
  CHECK(at.app.audit().empty());
  CHECK(asks());
  at.tap({"untell:" + gran});
  CHECK_FALSE(asks());
  CHECK(at.app.has("let:" + gran));
}

TEST_CASE("a report sees to what it is about and to nothing else that waits") {
  World world;
  const Prepared all = world.prepare();
  const std::string later = world.come_again(all);
  harness::Harness& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  const auto waits = [&](const std::string& interview) {
    return app.has("flag:" + interview + ":afraid_at_home:way");
  };
  REQUIRE(waits(all.interview));
  REQUIRE(waits(later));
  app.tap("flag:" + later + ":afraid_at_home:way");
  app.tap("report");
  app.frames();
  CHECK(app.audit().empty());
  fill(app, "to", "Socialjouren");
  fill(app, "words", "Barnet är rädd hemma");
  app.tap("about:" + all.interview + ":afraid_at_home");
  app.tap("about:" + all.interview + ":afraid_at_home");  // and not after all
  app.tap("lock");
  world.unlock();
  app.tap("law:sol_19_1");
  app.tap("save");
  app.tap("back");
  app.frames();
  CHECK_FALSE(waits(later));
  CHECK(waits(all.interview));
}

TEST_CASE("how it was seen to before stands where it is seen to again") {
  AtFamily at;
  const std::string flag = "flag:" + at.all.interview + ":afraid_at_home";
  at.tap({flag + ":way"});
  fill(at.app, "words", "Ringde socialjouren");
  at.tap({"save", flag + ":open", flag + ":way"});
  CHECK(at.app.node("before:0").label.find("Ringde socialjouren") != std::string::npos);
}

TEST_CASE("a report is noted also of a child that was not asked what may be told") {
  World world;
  const Prepared all = world.prepare();
  const std::string later = world.come_again(all);
  harness::Harness& app = world.start();
  world.unlock();
  app.tap("family:" + all.family);
  app.tap("flag:" + later + ":afraid_at_home:way");
  app.tap("report");
  fill(app, "to", "Socialjouren");
  fill(app, "words", "Barnet är rädd hemma");
  app.tap("law:sol_19_1");
  app.tap("save");
  app.frames();
  CHECK(app.shows("Elsa vet inte om anmälan än."));
  CHECK_FALSE(app.has("change_choices"));  // there is nothing yet that it could change
  app.tap("back");
  app.frames();
  CHECK(app.shows("En orosanmälan gjordes till Socialjouren."));  // seen to
  CHECK_FALSE(app.has("flag:" + later + ":afraid_at_home:way"));
}

TEST_CASE("what an adult said and what came of it stand below what that adult was told") {
  AtFamily at;
  at.tell_mother();
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

TEST_CASE("what was told stands under its topics and only the child's own words are a quotation") {
  AtFamily at;
  at.tap({"review:" + at.all.interview, "decision:release", "reason:1", "decide", "decision:release",
          "reason:1", "decide", "back", at.all.on_card("show", at.all.mother), "start", "done"});
  at.world.unlock();
  at.tap({"how:shown", "mark_told", "follow:" + at.all.interview});
  const std::string lines = "lines:" + at.all.mother;
  CHECK(at.app.node(lines + ":homes").label == "”Jag har det bra hos båda.”");
  CHECK(at.app.node(lines + ":title:homes").label == "Mina hem");
  CHECK(at.app.node(lines + ":noise").label == "KANARIE-TILL-MAMMA jag hör bråk.");
}

TEST_CASE("the child reads what was told and how it went and the vault has it as shown") {
  AtFamily at;
  at.tell_mother();
  at.app.tap("follow:" + at.all.interview);
  at.app.tap("response:" + at.all.mother);
  fill(at.app, "words", "KANARIE-SVAR hon grät");
  at.app.tap("save");
  at.app.frames();
  at.app.tap("tell_back");
  CHECK(at.app.shows("KANARIE-SVAR"));  // to write from
  CHECK(at.app.shows("Skriv på det språk som Elsa läser: Svenska."));
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

TEST_CASE("what is told back and an account are read to their end before they are given back") {
  AtFamily at;
  at.tell_mother();
  at.tap({"follow:" + at.all.interview, "tell_back"});
  std::string words;
  for (int line = 0; line < 12; ++line) words += "Mamma ska lyssna mer och inte bli arg. ";
  fill(at.app, "words", words);
  at.tap({"save", "start"});
  at.app.resize(800, 480, 5.9F);
  at.app.frames();
  const auto read = [&] {
    CHECK_FALSE(at.app.has("done"));
    at.app.read_and_tap("done");
    CHECK_FALSE(at.world.shell().desk().is_open());
    at.world.unlock();
  };
  read();
  at.app.resize(800, 480, 8.0F);
  at.tap({"back", at.all.on_card("show", at.all.mother), "start"});
  read();
}

TEST_CASE("words that the child was shown are kept also when the screen was covered over them") {
  AtFamily at;
  at.tell_mother();
  at.app.tap("follow:" + at.all.interview);
  at.app.tap("tell_back");
  fill(at.app, "words", "Mamma ska lyssna mer.");
  at.app.tap("save");
  const bool shown = GENERATE(true, false);
  if (shown) at.app.tap("start");
  at.app.frames();
  at.app.tap("hide");
  at.come_back();
  CHECK(at.app.shows("Mamma ska lyssna mer.") == shown);
  at.app.tap("tell_back");
  CHECK(at.app.shows("Mamma ska lyssna mer.") != shown);  // they wait there until the child has seen them
}

TEST_CASE("words that were covered before the child saw their end wait until it has seen them") {
  AtFamily at;
  at.tell_mother();
  at.tap({"follow:" + at.all.interview, "tell_back"});
  std::string words;
  for (int line = 0; line < 12; ++line) words += "Mamma ska lyssna mer och inte bli arg. ";
  fill(at.app, "words", words);
  at.app.resize(800, 480, 5.9F);
  at.tap({"save", "start"});
  REQUIRE_FALSE(at.app.has("done"));
  at.tap({"hide"});
  at.come_back();
  CHECK_FALSE(at.app.shows("Mamma ska lyssna mer"));
  at.tap({"tell_back"});
  CHECK(at.app.shows("Mamma ska lyssna mer"));
}

TEST_CASE("a child changes its mind on the device and what the team released is closed at once") {
  AtFamily at;
  at.release();
  REQUIRE(at.app.has(at.all.on_card("show", at.all.mother)));
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
  CHECK_FALSE(at.app.has(at.all.on_card("show", at.all.mother)));
  CHECK(at.app.shows("Till mamma: 1 får berättas, 0 godkända"));
}

TEST_CASE("the gate says first that something has to be followed up now") {
  AtFamily at;
  at.app.tap("review:" + at.all.interview);
  CHECK(at.app.has("follow_up_first"));
  CHECK(at.app.shows("Något som Elsa har sagt måste följas upp nu."));
}

}  // namespace doorstep::team
