// The summary with the child's corrections, and what going through the sharing page leaves behind.

#include "instruments/sharing/summary.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/sharing/sharing_page.h"
#include "tests/interview/scenario.h"
#include "tests/sharing/told_story.h"

namespace doorstep::sharing {
namespace {

using interview::EventKind;
using interview::Scenario;
using Lines = std::vector<std::string>;

struct Child {
  Scenario story = at_sharing();
  Ledger ledger;

  void decide(Event event) {
    event.number = ledger.next_number();
    REQUIRE(ledger.apply(event));
  }
  [[nodiscard]] Line line(const std::string& topic, const std::string& id) const {
    for (const auto& found : whole_summary(story.interview(), ledger, kWording)) {
      for (const Line& line : found.lines) {
        if (found.topic == topic && line.id == id) return line;
      }
    }
    return {};
  }
  // What may be told of a topic.
  [[nodiscard]] Lines told(const std::string& topic) const {
    Lines lines;
    for (const auto& found : summary(story.interview(), ledger, kWording)) {
      for (const Line& line : found.lines) {
        if (found.topic == topic) lines.push_back(line.text);
      }
    }
    return lines;
  }
  // A new wording; none strikes the line out.
  void correct(const std::string& topic, const std::string& id, Lines wording) {
    decide({.kind = Kind::Corrected,
            .item = topic,
            .line = id,
            .source = line(topic, id).source,
            .lines = std::move(wording)});
  }
  void add(const std::string& topic, const std::string& wording) {
    decide({.kind = Kind::Added, .item = topic, .lines = {wording}});
  }
  void choose(const std::string& topic, const std::string& parent, Choice choice) {
    decide({.kind = Kind::Chosen,
            .item = topic,
            .parent = parent,
            .choice = choice,
            .title = "Bråk",
            .lines = told(topic)});
  }
};

}  // namespace

TEST_CASE("a line is made from the picked option's summary, the question's, or the question and the answer") {
  const Child child;
  CHECK(child.line("homes", "lives").text == "Jag bor hos båda.");
  CHECK(child.line("noise", "hears").text == "Jag hör bråk: Aldrig.");
  CHECK(child.line("homes", "siblings").text == "Hur många syskon har du? 1 syskon");
  CHECK(child.line("noise", "wish").id.empty());
}

TEST_CASE("a corrected line is told in the child's words, and one that is struck out is not told") {
  Child child;
  child.correct("noise", "hears", {"Det är tyst hemma."});
  child.correct("noise", "messages", {});
  CHECK(child.told("noise") == Lines{"Det är tyst hemma."});
  CHECK(child.line("noise", "hears").original == "Jag hör bråk: Aldrig.");
  CHECK(child.line("noise", "messages").struck_out);
  CHECK(child.line("noise", "messages").text == child.line("noise", "messages").original);
}

TEST_CASE("a line that the child added is corrected and struck out like any other") {
  Child child;
  child.add("noise", "Musik hjälper.");
  child.add("noise", "Hunden också.");
  child.correct("noise", "added:1", {"Hög musik hjälper."});
  child.correct("noise", "added:2", {});
  CHECK(child.told("noise").back() == "Hög musik hjälper.");
  CHECK(child.line("noise", "added:2").struck_out);
}

TEST_CASE("a topic whose lines are all struck out is gone through, and not decided about") {
  Child child;
  child.correct("noise", "hears", {});
  child.correct("noise", "messages", {});
  CHECK(child.told("noise").empty());
  CHECK(child.line("noise", "hears").struck_out);
}

TEST_CASE("a correction does not outlive a changed answer, and is there again with the answer") {
  Child child;
  child.correct("noise", "hears", {"Det är tyst hemma."});
  child.story.answer("hears", "often");
  CHECK(child.line("noise", "hears").text == "Jag hör bråk: Ofta.");
  child.story.answer("hears", "never");
  CHECK(child.line("noise", "hears").text == "Det är tyst hemma.");
}

TEST_CASE("a line that was struck out is there again when its answer is another") {
  Child child;
  child.correct("noise", "hears", {});
  child.story.answer("hears", "often");
  CHECK_FALSE(child.line("noise", "hears").struck_out);
}

TEST_CASE("other own words are another answer") {
  Child child;
  child.story.answer("lives", {{"other", "På båten"}});
  child.correct("homes", "lives", {"På pappas båt."});
  child.story.answer("lives", {{"other", "I ett hus"}});
  CHECK(child.line("homes", "lives").text.find("I ett hus") != std::string::npos);
}

TEST_CASE("a correction stands in another language too") {
  Child child;
  child.correct("noise", "hears", {"Det är tyst hemma."});
  child.correct("noise", "messages", {});
  child.story.language("en");
  CHECK(child.line("noise", "hears").text == "Det är tyst hemma.");
  CHECK(child.line("noise", "messages").struck_out);
}

TEST_CASE("a correction does not outlive a change of another answer that its line names") {
  static const std::string kPiped = R"yaml(
instrument: piped
version: "1.0"
title: {en: Piped}
respondent: child
ages: 8-12
languages: [en]
licence: {permission: own, text: "Own wording."}
topics:
  day: {text: {en: My day}}
defaults: {identifies: none, share: ask}
sections:
  - section: day
    topic: day
    title: {en: My day}
    questions:
      - {id: pet, type: text, identifies: free_text, share: never, text: {en: "Who is your pet?"}}
      - {id: kind, type: yes_no, text: {en: "Is it kind?"}, summary: {en: "{pet|my pet} is kind: {answer}."}}
after:
  - sharing: topics
)yaml";
  Child child;
  child.story = Scenario(kPiped, 10, "en");
  child.story.answer("pet", "Findus").answer("kind", true);
  REQUIRE(child.line("day", "kind").text == "Findus is kind: Ja.");
  child.correct("day", "kind", {"Findus is the best cat."});
  child.story.answer("pet", "Pluto");
  CHECK(child.line("day", "kind").text == "Pluto is kind: Ja.");
}

TEST_CASE("a yes to a topic that is gone becomes a not when the sharing page is left") {
  Child child;
  child.choose("noise", "mum", Choice::MyWords);
  child.choose("noise", "dad", Choice::Later);
  child.choose("homes", "mum", Choice::MyWords);
  CHECK(closing_what_is_gone(child.ledger, summary(child.story.interview(), child.ledger, kWording)).empty());
  child.correct("noise", "hears", {});
  child.correct("noise", "messages", {});
  const auto closing =
      closing_what_is_gone(child.ledger, summary(child.story.interview(), child.ledger, kWording));
  REQUIRE(closing.size() == 1);
  CHECK(closing[0].item == "noise");
  CHECK(closing[0].parent == "mum");
  CHECK(closing[0].choice == Choice::Not);
  child.decide(closing[0]);
  CHECK(child.ledger.standing("noise", "mum").state == State::Closed);
}

TEST_CASE("what has been told stays when its lines are gone, and is not asked about any more") {
  Child child;
  child.choose("noise", "mum", Choice::MyWords);
  child.decide({.kind = Kind::Assented, .assented = true});
  child.decide({.kind = Kind::Decided,
                .item = "noise",
                .parent = "mum",
                .decision = Decision::Release,
                .reason = "ready"});
  CHECK(is_asked(child.ledger, "noise", "mum"));
  child.decide({.kind = Kind::Told, .item = "noise", .parent = "mum", .reason = "shown"});
  CHECK_FALSE(is_asked(child.ledger, "noise", "mum"));
  CHECK(is_asked(child.ledger, "noise", "dad"));
  child.correct("noise", "hears", {});
  child.correct("noise", "messages", {});
  CHECK(closing_what_is_gone(child.ledger, summary(child.story.interview(), child.ledger, kWording)).empty());
}

TEST_CASE("only an assent behind the sharing page is about the sharing") {
  const Child child;
  const auto& instrument = child.story.interview().instrument();
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    const auto [kind, index] = instrument.steps[step];
    if (kind != model::Step::Kind::Page || instrument.pages[index].kind != model::PageKind::Assent) continue;
    CHECK(is_assent_to_sharing(instrument, step) == (instrument.pages[index].id == "sharing"));
  }
}

}  // namespace doorstep::sharing
