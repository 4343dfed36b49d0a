// The child goes through its summary and decides what may be told.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/respondent/talk.h"

namespace doorstep::respondent {

TEST_CASE(
    "the child's choices are recorded one by one, for each parent, with exactly the words that may be told") {
  Talk talk;
  talk.go_to("35_closing");
  const auto homes = talk.standing("homes", "parent-1");
  CHECK(homes.choice == Choice::MyWords);
  CHECK(homes.lines == std::vector<std::string>{"Jag bor lika mycket hos båda.",
                                                "Det känns sådär att byta hem.",
                                                "Jag vill ha en egen säng."});
  CHECK(talk.standing("homes", "parent-2").choice == Choice::Not);
  CHECK(talk.standing("homes", "parent-2").lines.empty());
  CHECK(talk.standing("noise", "parent-1").choice == Choice::TheseWords);
  CHECK(talk.standing("noise", "parent-2").choice == Choice::Later);
  CHECK(talk.standing("wishes", "parent-1").choice == Choice::MyWords);
  CHECK(talk.standing("wishes", "parent-2").choice == Choice::Not);
  CHECK(talk.session.ledger().has_assent());
  for (const auto& decision : talk.session.decisions()) CHECK(decision.by == "person-1");
}

TEST_CASE("nothing is chosen before the child chooses, and going on needs a choice") {
  Talk talk;
  talk.go_to("27_choice");
  for (const auto& node : talk.screen.ui().tree().nodes()) CHECK_FALSE(node.selected);
  CHECK(talk.screen.node("next").disabled);
  talk.screen.tap("choice:not");
  CHECK_FALSE(talk.screen.node("next").disabled);
  CHECK(talk.standing("homes", "parent-1").choice == std::nullopt);
}

TEST_CASE("all four choices are in sight at once on a tablet, whether about a whole topic or a line of it") {
  const auto density = GENERATE(touch::Density::YoungChild, touch::Density::Child, touch::Density::Adult);
  Talk talk({.density = density});
  if (density != touch::Density::YoungChild && GENERATE(true, false)) talk.screen.resize(800, 480, 3.78F);
  talk.go_to("27_choice");
  const auto in_sight = [&](const std::string& page) {
    for (const char* id : {"choice:my_words", "choice:these_words", "choice:not", "choice:later"}) {
      INFO(page << ": " << id);
      const touch::Node& node = talk.screen.node(id);
      CHECK(node.visible.height > node.rect.height - 0.1F);
    }
  };
  in_sight("a topic");
  talk.screen.tap("by_line");
  in_sight("a line");
}

TEST_CASE("a choice about sharing that cannot be saved stays on its page") {
  Talk talk;
  talk.go_to("27_choice");
  talk.screen.tap("choice:my_words");
  talk.session.break_with(Error{"disk_full", "The disk is full.", "Make room."});
  talk.screen.tap("next");
  CHECK(talk.screen.has("message"));
  CHECK(talk.screen.has("choice:my_words"));
  CHECK(talk.standing("homes", "parent-1").choice == std::nullopt);
}

TEST_CASE("hiding while words for a parent are written keeps them") {
  Talk talk;
  talk.go_to("29_these_words");
  talk.screen.tap("words");
  talk.screen.key(touch::Key::End);
  talk.screen.type(" Och lugnt.");
  talk.screen.tap("hide");
  talk.session.return_from_hiding();
  talk.screen.frames();
  CHECK(talk.screen.node("words").value.find("Och lugnt.") != std::string::npos);
}

TEST_CASE("without parents the child goes through the summary and decides nothing") {
  Talk talk({.parents = 0});
  talk.go_to("26_summary_changed");
  talk.tap({"next", "next", "next"});
  CHECK(talk.screen.has("answer:sharing:yes"));
}

TEST_CASE("a line is corrected in the child's own words, and that is what is asked about") {
  Talk talk;
  talk.go_to("23_correct");
  talk.screen.tap("words");
  talk.screen.key(touch::Key::End);
  talk.screen.type(" Varannan vecka.");
  talk.screen.tap("save");
  CHECK(talk.screen.shows("Jag bor lika mycket hos båda. Varannan vecka."));
  talk.tap({"next", "next", "next"});
  CHECK(talk.screen.node("quote").label.find("Varannan vecka.") != std::string::npos);
}

TEST_CASE("a line that is struck out is not asked about, and can be taken back") {
  Talk talk;
  talk.go_to("24_struck_out");
  CHECK(talk.screen.has("restore:changing"));
  talk.tap({"next", "next", "next"});
  CHECK(talk.screen.node("quote").label.find("byta hem") == std::string::npos);
  talk.tap({"back", "back", "back", "restore:changing", "next", "next", "next"});
  CHECK(talk.screen.node("quote").label.find("byta hem") != std::string::npos);
}

TEST_CASE("a line that the child added can be struck out again") {
  Talk talk;
  talk.go_to("26_summary_changed");
  CHECK(talk.screen.shows("Jag vill ha en egen säng."));
  talk.tap({"strike:added:1", "next", "next", "next"});
  CHECK_FALSE(talk.screen.shows("egen säng"));
}

TEST_CASE("a topic whose lines are all struck out after a yes is closed again") {
  Talk talk;
  talk.go_to("30_overview");
  CHECK(talk.standing("wishes", "parent-1").choice == Choice::MyWords);
  for (int page = 0; page < 7; ++page) talk.screen.tap("back");
  talk.screen.tap("strike:wish");
  for (int page = 0; page < 4; ++page) talk.screen.tap("next");
  talk.tap({"save", "next"});
  CHECK_FALSE(talk.screen.shows("Det jag önskar"));
  talk.tap({"next", "next"});
  CHECK(talk.standing("wishes", "parent-1").state == sharing::State::Closed);
}

TEST_CASE("the overview holds exactly what the parent would hear, and each part can be changed") {
  Talk talk;
  talk.go_to("30_overview");
  CHECK(talk.screen.shows("Det här kan mamma få höra"));
  CHECK(talk.screen.node("item:homes").label.find("Jag vill ha en egen säng.") != std::string::npos);
  talk.tap({"change:homes", "choice:not", "next"});
  CHECK(talk.screen.shows("Det här får mamma inte höra"));
  CHECK(talk.standing("homes", "parent-1").choice == Choice::Not);
  CHECK_FALSE(talk.screen.shows("egen säng"));
}

TEST_CASE("a child that refuses everything sees the same pages and is thanked the same") {
  Talk talk;
  talk.go_to("27_choice");
  for (int choice = 0; choice < 6; ++choice) talk.tap({"choice:not", "next"});
  CHECK(talk.screen.shows("Just nu får mamma inte höra något"));
  talk.tap({"next", "next", "answer:sharing:no", "next"});
  talk.tap({"outcome:yes", "next", "outcome:no", "next", "answer:did_decide:no", "next", "next"});
  CHECK(talk.session.interview().phase() == interview::Phase::Finished);
  CHECK(talk.screen.shows("Tack, Elsa!"));
  CHECK(talk.session.ledger().assent() == false);
}

// The first topic's three lines for the first parent: yes, no, yes.
void choose_lines(Talk& talk) {
  talk.tap({"by_line", "choice:my_words", "next", "choice:not", "next", "choice:my_words", "next"});
}

TEST_CASE("a child that chooses line by line lets exactly those lines be told") {
  Talk talk;
  talk.go_to("27_choice");
  choose_lines(talk);
  const auto standing = [&](const char* line) {
    return talk.session.ledger().standing(sharing::Thing{"homes", line}, "parent-1");
  };
  CHECK(standing("lives").choice == Choice::MyWords);
  CHECK(standing("lives").lines == std::vector<std::string>{"Jag bor lika mycket hos båda."});
  CHECK(standing("changing").choice == Choice::Not);
  CHECK(standing("changing").lines.empty());
  CHECK(standing("added:1").choice == Choice::MyWords);
  // The other parent is asked about the topic as a whole.
  CHECK(talk.screen.has("by_line"));
  for (int choice = 0; choice < 5; ++choice) talk.tap({"choice:not", "next"});
  const std::string hears = talk.screen.describe();
  const std::size_t kept = hears.find("Det här får mamma inte höra");
  REQUIRE(kept != std::string::npos);
  CHECK(hears.find("Jag bor lika mycket") < kept);
  CHECK(hears.find("egen säng") < kept);
  CHECK(hears.find("byta hem") > kept);
}

TEST_CASE("back from a line that is changed leads to the line before, and from the first to the overview") {
  Talk talk;
  talk.go_to("30_overview");
  talk.tap({"change:homes", "by_line", "choice:my_words", "next"});
  CHECK(talk.screen.shows("Det känns sådär att byta hem."));
  talk.tap({"back"});
  CHECK(talk.screen.shows("Jag bor lika mycket hos båda."));
  talk.tap({"back"});
  CHECK(talk.screen.shows("Det här kan mamma få höra"));
}

TEST_CASE("a topic that is changed line by line leads back to the overview behind its last line") {
  Talk talk;
  talk.go_to("30_overview");
  talk.tap({"change:homes"});
  choose_lines(talk);
  CHECK(talk.screen.shows("Det här kan mamma få höra"));
}

TEST_CASE("the closing questions come after the assent to the sharing and are kept with it") {
  Talk talk;
  talk.go_to("32b_does_know");
  CHECK(talk.session.ledger().has_assent());
  CHECK(talk.screen.shows("Vet du vad dina föräldrar kommer att få höra?"));
  talk.tap({"outcome:no", "next", "outcome:dont_know", "next"});
  CHECK(talk.session.ledger().outcome(sharing::kKnows) == "no");
  CHECK(talk.session.ledger().outcome(sharing::kDecided) == "dont_know");
  CHECK(talk.kinds().back() == EventKind::Assented);
}

TEST_CASE("back from the first closing question leads to the assent, which can be answered otherwise") {
  Talk talk;
  talk.go_to("32b_does_know");
  talk.tap({"back"});
  CHECK(talk.screen.node("answer:sharing:yes").selected);
  talk.tap({"answer:sharing:no", "next", "outcome:yes", "next", "outcome:yes", "next"});
  CHECK(talk.session.ledger().assent() == false);
}

TEST_CASE("a screen that is covered during the closing questions comes back to them") {
  Talk talk;
  talk.go_to("32c_did_decide");
  talk.screen.tap("hide");
  talk.session.return_from_hiding();
  talk.screen.frames();
  CHECK(talk.screen.shows("Var det du som bestämde det?"));
  talk.tap({"outcome:yes", "next"});
  CHECK(talk.kinds().back() == EventKind::Assented);
  CHECK(talk.screen.has("answer:did_decide:yes"));
}

// ---- the child changes its mind after the interview ----

// A finished interview, in which the first parent may hear everything and the other nothing, handed over once
// more.
struct SecondThoughts : Talk {
  SecondThoughts() {
    go_to("35_closing");
    tap({"done"});
    session.open_again(screen::Purpose::ChangeChoices);
    screen.frames();
  }
  // To the first decision.
  void begin() { tap({"start", "next", "next", "next"}); }
};

TEST_CASE("a child that changes its mind takes a yes back at once and changes nothing of its interview") {
  SecondThoughts talk;
  const auto kinds = talk.kinds();
  talk.begin();
  CHECK(talk.screen.node("choice:my_words").selected);  // as it chose before
  talk.tap({"choice:not", "next"});
  CHECK(talk.standing("homes", "parent-1").state == sharing::State::Closed);
  CHECK(talk.kinds() == kinds);
}

TEST_CASE("a child that stops after a new yes has agreed to nothing new") {
  SecondThoughts talk;
  talk.begin();
  REQUIRE(talk.session.ledger().has_assent());
  talk.tap({"next", "choice:my_words", "next"});
  CHECK(talk.standing("homes", "parent-2").state == sharing::State::Permitted);
  CHECK_FALSE(talk.session.ledger().has_assent());
}

TEST_CASE("what each parent may hear ends a change of mind with the assent and the two questions once more") {
  SecondThoughts talk;
  talk.begin();
  for (int choice = 0; choice < 2; ++choice) talk.tap({"next"});
  talk.tap({"choice:not", "next", "next", "next", "next"});
  CHECK(talk.screen.shows("Det här kan mamma få höra"));
  talk.tap({"next", "next"});
  CHECK_FALSE(talk.screen.node("answer:sharing:yes").selected);
  talk.tap({"answer:sharing:yes", "next"});
  CHECK_FALSE(talk.screen.node("outcome:yes").selected);  // what it said the last time
  talk.tap({"outcome:yes", "next", "outcome:no", "next"});
  CHECK(talk.session.ledger().outcome(sharing::kDecided) == "no");
  CHECK(talk.screen.shows("Tack, Elsa!"));
  talk.tap({"done"});
  CHECK(talk.session.wish() == Respondent::Wish::Finished);
}

TEST_CASE("a child that takes its assent back closes whatever was released") {
  SecondThoughts talk;
  sharing::Event event{.kind = sharing::Kind::Decided, .item = "homes", .parent = "parent-1"};
  event.decision = sharing::Decision::Release;
  event.reason = "trygg";
  talk.session.record(event);
  REQUIRE(talk.standing("homes", "parent-1").state == sharing::State::Released);
  talk.begin();
  talk.tap({"next", "next", "choice:not", "next", "next", "next", "next", "next", "next"});
  talk.tap({"answer:sharing:no", "next"});
  CHECK(talk.standing("homes", "parent-1").state == sharing::State::Permitted);
  CHECK(talk.session.ledger().assent() == false);
}

TEST_CASE("what has been told is not asked about again and says that it cannot be taken back") {
  SecondThoughts talk;
  talk.session.come_back_after_telling();
  talk.screen.frames();
  talk.begin();
  CHECK(talk.screen.shows("Får pappa höra det här?"));  // the first topic is asked about for him alone
  talk.tap({"next", "choice:not", "next", "next", "choice:not", "next", "next"});
  CHECK(talk.screen.shows("Det här har mamma redan fått höra. Det går inte att ta tillbaka."));
  CHECK(talk.screen.shows("Just nu får mamma inte höra något mer"));
  CHECK(talk.screen.has("heard:homes:"));
  CHECK_FALSE(talk.screen.has("change:homes"));
}

TEST_CASE("a child that hides while it changes its mind goes on where it was") {
  SecondThoughts talk;
  talk.begin();
  talk.tap({"choice:not", "next"});
  talk.screen.tap("hide");
  talk.session.return_from_hiding();
  talk.screen.frames();
  CHECK(talk.screen.shows("Får pappa höra det här?"));
  CHECK(talk.kinds().back() == EventKind::Finished);
}

TEST_CASE("a child that has enough of changing gives the device back and what it chose stands") {
  SecondThoughts talk;
  talk.begin();
  talk.tap({"choice:not", "next", "pause"});
  CHECK_FALSE(talk.screen.has("undo"));
  SECTION("and goes on first") {
    talk.tap({"go_on"});
    CHECK(talk.screen.shows("Får pappa höra det här?"));
    return;
  }
  talk.tap({"hand_back"});
  CHECK(talk.session.wish() == Respondent::Wish::HandBack);
  CHECK(talk.standing("homes", "parent-1").choice == Choice::Not);
}

}  // namespace doorstep::respondent
