// The team's own instruments: about somebody, built on other interviews, handed to nobody.
#include <catch2/catch_test_macros.hpp>

#include "tests/team/world.h"

namespace doorstep::team {
namespace {

const std::string kHead = R"yaml(
version: "1.0"
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [own_safety]
defaults: {non_answers: [dont_know], identifies: none, share: never}
)yaml";
const std::string kDoor =
    "instrument: small_door\nrespondent: parent\ntitle: {sv: Liten dörr, en: Small door}" + kHead + R"yaml(
sections:
  - section: s
    title: {sv: S, en: S}
    questions:
      - {id: afraid, type: yes_no, domain: own_safety, text: {sv: "Är du rädd?", en: "Are you afraid?"}}
examples: [{example: one, answers: {afraid: yes}, route: [afraid]}]
)yaml";
const std::string kTeam =
    "instrument: small_team\nrespondent: practitioner\nfrom: {door: small_door}\n"
    "title: {sv: Liten uppföljning, en: Small follow-up}" +
    kHead + R"yaml(
sections:
  - section: s
    title: {sv: S, en: S}
    questions:
      - {id: safe, type: yes_no, when: door.afraid == yes, domain: own_safety, text: {sv: "Är föräldern trygg i kväll?", en: "Is the parent safe tonight?"}}
      - {id: talked, type: yes_no, text: {sv: "Är samtalet klart?", en: "Is the talk done?"}}
flags:
  - {flag: not_safe, when: safe == no, level: act_now, domain: own_safety, prompt: {sv: "Ordna natten.", en: "See to the night."}}
examples:
  - {example: not read, answers: {talked: yes}, route: [talked], flags: []}
  - {example: afraid, from: {door: {afraid: yes}}, answers: {safe: no, talked: yes}, route: [safe, talked], flags: [not_safe]}
)yaml";

struct WithDoors : AtFamily {
  WithDoors() : AtFamily({kDoor, kTeam}) {}

  // A parent answers the first door, and the family's page is back.
  void answer_door(const std::string& parent, const std::string& answer = "answer:afraid:yes") {
    hand_over(parent);
    for (const std::string& id : {std::string("start"), answer, std::string("next"), std::string("done")})
      app.tap(id);
    app.frames();
    world.unlock();
    app.frames(6);
  }
  void begin_own(const std::string& about) {
    for (const std::string& id :
         {std::string("new_interview"), "person:" + about, std::string("instrument:small_team")})
      app.tap(id);
    app.frames(6);
  }
};

}  // namespace

TEST_CASE("the team's own interview is handed to nobody, and leads back without the passphrase") {
  WithDoors at;
  at.begin_own(at.all.mother);
  CHECK(at.app.shows("Ingen i familjen är klar med Liten dörr än."));
  at.app.tap("start");
  at.app.frames();
  CHECK(at.app.shows("Är samtalet klart?"));
  CHECK_FALSE(at.app.shows("Ge surfplattan"));
  for (const char* id : {"answer:talked:yes", "next", "done"}) at.app.tap(id);
  at.app.frames(6);
  CHECK(at.world.shell().desk().is_open());
  CHECK(at.app.has("add_person"));
  CHECK(at.app.shows("Teamet om mamma"));
  CHECK(at.app.shows("Teamet blev klart med"));
  CHECK_FALSE(at.app.shows("mamma blev klar med"));
}

TEST_CASE("the team's prompts follow from what the parent answered, and stand in the team's column") {
  WithDoors at;
  at.answer_door(at.all.mother);
  at.begin_own(at.all.mother);
  at.app.tap("start");
  at.app.frames();
  REQUIRE(at.app.shows("Är föräldern trygg i kväll?"));
  for (const char* id : {"answer:safe:no", "next", "answer:talked:yes", "next", "done"}) at.app.tap(id);
  at.app.frames(6);
  CHECK(at.app.node("mark:own_safety:team").label == "Teamet: nu");
  CHECK(at.app.node("mark:own_safety:" + at.all.mother).label == "Mamma: inget särskilt");
  CHECK(at.app.shows("Ordna natten."));
  // What the team saw about a parent is seen to like what a child said; no report is offered there.
  const auto is_way = [](const touch::Node& node) {
    return node.id.starts_with("flag:") && node.id.ends_with(":not_safe:way");
  };
  const auto& nodes = at.app.ui().tree().nodes();
  const auto way = std::ranges::find_if(nodes, is_way);
  REQUIRE(way != nodes.end());
  at.tap({std::string(way->id)});
  CHECK_FALSE(at.app.has("report"));
  fill(at.app, "words", "Hon sover hos sin syster.");
  at.tap({"save"});
  CHECK(at.app.shows("Hon sover hos sin syster."));
  CHECK(std::ranges::none_of(at.app.ui().tree().nodes(), is_way));
}

TEST_CASE("what a parent did not answer does not stand as nothing particular") {
  WithDoors at;
  at.answer_door(at.all.mother, "dont_know");
  CHECK(at.app.node("mark:own_safety:" + at.all.mother).label == "Mamma: mest obesvarat");
}

TEST_CASE("another parent's answers are read only when the team chooses them") {
  WithDoors at;
  at.answer_door(at.all.mother);
  at.begin_own(at.all.father);
  CHECK(at.app.node("source:none:door").selected);
  SECTION("not chosen") {
    at.app.tap("start");
    at.app.frames();
    CHECK(at.app.shows("Är samtalet klart?"));
  }
  SECTION("chosen") {
    for (const touch::Node& node : at.app.ui().tree().nodes()) {
      if (node.id.starts_with("source:") && node.label.starts_with("mamma")) {
        at.app.tap(node.id);
        break;
      }
    }
    at.app.tap("start");
    at.app.frames();
    CHECK(at.app.shows("Är föräldern trygg i kväll?"));
  }
}

TEST_CASE("the team's own interview that is paused goes on from the family's page") {
  WithDoors at;
  at.begin_own(at.all.mother);
  for (const char* id : {"start", "pause"}) at.app.tap(id);
  CHECK(at.app.shows("Tillbaka till familjen"));
  at.app.tap("hand_back");
  at.app.frames(6);
  CHECK(at.world.shell().desk().is_open());
  at.app.tap(at.first("team:"));
  at.app.frames();
  CHECK(at.app.shows("Är samtalet klart?"));
}

TEST_CASE("hiding the team's own interview closes the vault, and the passphrase leads back to it") {
  WithDoors at;
  at.begin_own(at.all.mother);
  for (const char* id : {"start", "answer:talked:yes", "hide"}) at.app.tap(id);
  at.app.frames();
  CHECK_FALSE(at.world.shell().desk().is_open());
  at.app.tap("return");
  at.world.unlock();
  at.app.frames();
  CHECK(at.app.node("answer:talked:yes").selected);
}

TEST_CASE("of two files with one instrument the first one is asked with") {
  AtFamily at({kDoor, with(kDoor, "Liten dörr", "Vår andra dörr")});
  for (const std::string& id : {std::string("new_interview"), "person:" + at.all.mother}) at.app.tap(id);
  at.app.frames(6);
  CHECK(at.app.shows("Liten dörr"));
  CHECK_FALSE(at.app.shows("Vår andra dörr"));
}

TEST_CASE("an organisation's instrument is for another adult, and for no parent") {
  AtFamily at({with(with(kDoor, "small_door", "school"), "respondent: parent", "respondent: organisation")});
  for (const char* id : {"add_person", "kind:other"}) at.app.tap(id);
  fill(at.app, "name", "Läraren");
  for (const std::string& id : {std::string("save"), std::string("new_interview")}) at.app.tap(id);
  at.app.frames(6);
  at.app.tap("person:" + at.all.mother);
  CHECK_FALSE(at.app.has("instrument:school"));
  for (const touch::Node& node : at.app.ui().tree().nodes()) {
    if (node.id.starts_with("person:") && node.label.starts_with("Läraren")) {
      at.app.tap(node.id);
      break;
    }
  }
  for (const char* id : {"instrument:school", "start"}) at.app.tap(id);
  at.app.frames(6);
  CHECK(at.app.shows("Läraren"));
}

TEST_CASE("an instrument that is put right while the program runs is offered without a new start") {
  AtFamily at({with(kDoor, "type: yes_no", "type: maybe")});
  at.tap({"new_interview", "person:" + at.all.mother});
  CHECK(at.app.shows("more_0.yaml"));
  CHECK_FALSE(at.app.has("instrument:small_door"));
  at.world.write("more_0.yaml", kDoor);
  at.tap({"back"});
  at.tap({"new_interview", "person:" + at.all.mother});
  CHECK_FALSE(at.app.shows("more_0.yaml"));
  at.tap({"instrument:small_door", "start", "start"});
  CHECK(at.app.shows("Är du rädd?"));
}

TEST_CASE("an instrument whose picture was wrong is offered when the picture is put right") {
  const auto drawn = [](const std::string& region) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">"
           "<rect id=\"yes\" x=\"1\" y=\"1\" width=\"8\" height=\"8\"/>"
           "<rect id=\"" +
           region + "\" x=\"11\" y=\"1\" width=\"8\" height=\"8\"/></svg>";
  };
  AtFamily at({with(kDoor, "type: yes_no,",
                    "type: picture, picture: room.svg, pick: one, regions: [{id: yes, text: {sv: Ja, en: "
                    "Yes}}, {id: no, text: {sv: Nej, en: No}}],")});
  at.world.write("room.svg", drawn("nothing"));
  at.tap({"new_interview", "person:" + at.all.mother});
  CHECK(at.app.shows("more_0.yaml"));
  CHECK_FALSE(at.app.has("instrument:small_door"));
  at.world.write("room.svg", drawn("no"));
  at.tap({"back"});
  at.tap({"new_interview", "person:" + at.all.mother});
  CHECK_FALSE(at.app.shows("more_0.yaml"));
  CHECK(at.app.has("instrument:small_door"));
}

TEST_CASE("an own instrument that does not open is not replaced by a later one with its name") {
  AtFamily at({with(kDoor, "type: yes_no", "type: maybe"), kDoor});
  at.tap({"new_interview", "person:" + at.all.mother});
  CHECK(at.app.shows("more_0.yaml"));
  CHECK_FALSE(at.app.has("instrument:small_door"));
}

TEST_CASE("the team is told when the questions do not exist in the person's language") {
  AtFamily at({kDoor});
  const auto choose = [&] {
    at.tap({"new_interview", "person:" + at.all.mother, "instrument:small_door"});
    return at.app.has("instruments:language");
  };
  CHECK_FALSE(choose());
  at.tap({"back"});
  at.tap({"correct_people", "correct:" + at.all.mother, "language:uk", "save"});
  CHECK(choose());
  CHECK(at.app.node("instruments:language").label.find("Українська") != std::string::npos);
  CHECK(at.app.audit().empty());
}

}  // namespace doorstep::team
