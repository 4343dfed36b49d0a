// The plan, the next rounds and the history of a family, by taps.
#include <catch2/catch_test_macros.hpp>

#include "tests/team/world.h"

namespace doorstep::team {
namespace {

// A children's group for the child in a week; its id.
std::string agree_on_group(AtFamily& at) {
  at.tap({"add_help", "kind:childrens_group", "for:" + at.all.child, "who:0", "when_week", "save"});
  at.app.frames(6);
  return at.first("help:").substr(5);
}

}  // namespace

TEST_CASE("help is agreed on by taps alone") {
  AtFamily at;
  CHECK(at.app.shows("Ingen hjälp är bestämd än."));
  at.app.tap("add_help");
  CHECK(at.app.node("save").disabled);
  at.tap({"back"});
  const std::string help = agree_on_group(at);
  CHECK(at.app.node("help:" + help).label == "Barngrupp");
  CHECK(at.app.node("help:" + help).value == "Elsa · 28\u00a0nov · Johan Berg");
  CHECK_FALSE(at.app.shows("Ingen hjälp är bestämd än."));
}

TEST_CASE("help that is ticked off is done, and the tick can be undone") {
  AtFamily at;
  const std::string help = agree_on_group(at);
  at.app.tap("done:" + help);
  at.app.frames(6);
  CHECK(at.app.shows("Barngrupp är klart."));
  CHECK_FALSE(at.app.has("done:" + help));
  at.app.tap("undo");
  at.app.frames(6);
  CHECK(at.app.has("done:" + help));
  CHECK_FALSE(at.app.has("undo"));
}

TEST_CASE("help that is removed can be put back") {
  AtFamily at;
  const std::string help = agree_on_group(at);
  at.tap({"help:" + help, "remove"});
  at.app.frames(6);
  CHECK_FALSE(at.app.has("help:" + help));
  at.app.tap("undo");
  at.app.frames(6);
  CHECK(at.app.has("help:" + help));
}

TEST_CASE("help is changed on its page, and what is not touched stays") {
  AtFamily at;
  const std::string help = agree_on_group(at);
  at.tap({"help:" + help, "kind:own"});
  fill(at.app, "words", "Stödfamilj");
  at.tap({"who:other"});
  fill(at.app, "who:name", "Maj");
  at.app.tap("save");
  at.app.frames(6);
  CHECK(at.app.node("help:" + help).label == "Stödfamilj");
  CHECK(at.app.node("help:" + help).value == "Elsa · 28\u00a0nov · Maj");
}

TEST_CASE("somebody outside the list who sees to help has a name before it is saved") {
  AtFamily at;
  at.tap({"add_help", "kind:childrens_group", "who:other"});
  CHECK(at.app.node("save").disabled);
  fill(at.app, "who:name", "Maj");
  CHECK_FALSE(at.app.node("save").disabled);
}

TEST_CASE(
    "who comes back from a page behind the family's finds it as it was left and from the list at its top") {
  AtFamily at;
  at.app.tap("add_help");  // further down
  at.app.frames();
  at.app.tap("back");
  at.app.frames();
  CHECK(at.app.node("add_help").visible.height > 0);
  at.tap({"back"});
  at.app.tap("family:" + at.all.family);
  at.app.frames();
  CHECK(at.app.node("add_help").visible.height <= 0);
}

TEST_CASE("help whose day is near is on the list of today, and leads to its page") {
  AtFamily at;
  const std::string help = agree_on_group(at);
  at.app.tap("back");
  at.app.tap("today:help:" + help);
  CHECK(at.app.has("remove"));
}

TEST_CASE("the next round is due three months after, unless the team says otherwise") {
  AtFamily at;
  const std::string round = "round:" + at.all.interview;
  at.app.frames(6);
  CHECK(at.app.node(round).value == "klart till 21\u00a0feb, ändra");
  at.tap({round, "after:1", "save"});
  at.app.frames(6);
  CHECK(at.app.node(round).value == "klart till 21\u00a0dec, ändra");
  at.tap({round, "after:none", "save"});
  at.app.frames(6);
  CHECK(at.app.node(round).value == "ska inte göras igen, ändra");
}

TEST_CASE("a round that is due is on the list of today, and begins with the person and the instrument") {
  AtFamily at;
  at.tap({"round:" + at.all.interview, "after:1", "due:month:less", "save", "back"});
  const std::string line = "today:next_round:" + at.all.interview;
  CHECK(at.app.node(line).value.find("i dag") != std::string::npos);
  at.app.tap(line);
  CHECK(at.app.node("person:" + at.all.child).selected);
  CHECK(at.app.node("instrument:story").selected);
  CHECK_FALSE(at.app.node("start").disabled);
}

TEST_CASE("a round that was begun is due no more") {
  AtFamily at;
  at.hand_over(at.all.child);
  at.tap({"start", "pause", "hand_back"});
  at.app.frames();
  at.world.unlock();
  at.app.frames(6);
  CHECK_FALSE(at.app.has("round:" + at.all.interview));
  CHECK(at.app.shows("Uppföljning 1"));
}

TEST_CASE("a talk that a parent declined is told as that and the next one is the first round") {
  AtFamily at({R"yaml(instrument: asked_first
version: "1.0"
title: {sv: Först en fråga, en: A question first}
respondent: parent
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
defaults: {identifies: none}
before:
  - assent: talk
    text: {sv: "Vill du svara?", en: "Do you want to answer?"}
sections:
  - section: only
    questions:
      - {id: well, type: yes_no, text: {sv: "Är allt bra?", en: "Is all well?"}}
examples:
  - example: well
    answers: {well: yes}
    route: [well]
)yaml"});
  at.hand_over(at.all.mother);
  at.tap({"start", "answer:talk:no", "next", "done"});
  at.world.unlock();
  CHECK(at.app.node("person:" + at.all.mother).value.find("ville inte") != std::string::npos);
  CHECK(at.app.shows("mamma ville inte svara på Först en fråga."));
  at.hand_over(at.all.mother);
  at.tap({"start", "answer:talk:yes", "next", "pause", "hand_back"});
  at.world.unlock();
  CHECK_FALSE(at.app.shows("Uppföljning 1"));
}

TEST_CASE("the history tells what happened and who decided, and not what was said") {
  AtFamily at;
  at.release();
  agree_on_group(at);
  at.app.frames(6);
  for (const char* words : {"Hjälp bestämdes: Barngrupp.", "1 sak godkändes för mamma. (Johan Berg)",
                            "Elsa bestämde vad som får berättas.", "Elsa blev klar med Liten berättelse."}) {
    INFO(words);
    CHECK(at.app.shows(words));
  }
  for (const char* canary : {"KANARIE-TILL", "KANARIE-HEM", "KANARIE-ÖNSKAN", "KANARIE-HEMLIGT"})
    CHECK_FALSE(at.app.shows(canary));
}

}  // namespace doorstep::team
