#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/respondent_pictures/samples.h"

namespace {

using doorstep::Error;
using doorstep::harness::Harness;
using doorstep::interview::EventKind;
using doorstep::language::Missing;
using doorstep::language::Value;
using doorstep::sample::Session;
using doorstep::sample::SessionOptions;
using doorstep::sample::Stop;
using doorstep::screen::Respondent;
using doorstep::sharing::Choice;
using doorstep::words::Words;

const Words& words() {
  static const Words kWords = *Words::load(*doorstep::text::assets_folder());
  return kWords;
}

// A session with fingers.
struct Talk {
  explicit Talk(SessionOptions options = {}) : session(words(), std::move(options)), screen(session) {}

  void tap(std::initializer_list<const char*> ids) {
    for (const char* id : ids) screen.tap(id);
  }
  // Goes on to the stop of that name.
  void go_to(const std::string& name) {
    for (const Stop& stop : doorstep::sample::childs_way()) {
      INFO(stop.name);
      for (const Stop::Act& act : stop.before) {
        act.kind == Stop::Act::Kind::Tap ? screen.tap(act.what) : screen.type(act.what);
      }
      if (stop.name == name) return;
    }
  }
  // The last answer to a question, as it is recorded.
  [[nodiscard]] Value said(const std::string& id) const {
    const auto* answer = session.interview().answer(*session.interview().instrument().find_question(id));
    return answer == nullptr ? Value(Missing::NotReached) : answer->value;
  }
  [[nodiscard]] std::vector<EventKind> kinds() const {
    std::vector<EventKind> kinds;
    for (const auto& event : session.interview().history()) kinds.push_back(event.kind);
    return kinds;
  }
  [[nodiscard]] doorstep::sharing::Standing standing(const char* topic, const char* parent) const {
    return session.ledger().standing(topic, parent);
  }

  Session session;
  Harness screen;
};

Value number(int whole) { return doorstep::language::Number(whole); }

}  // namespace

TEST_CASE("a whole interview by taps records what was tapped") {
  Talk talk;
  talk.go_to("35_closing");
  CHECK(talk.session.interview().phase() == doorstep::interview::Phase::Finished);
  CHECK(talk.said("lives") == Value(doorstep::language::Choice{1}));
  CHECK(talk.said("changing") == number(2));
  CHECK(talk.said("siblings") == number(9));
  CHECK(talk.said("hears") == Value(true));
  CHECK(talk.said("then") == Value(doorstep::language::Choices{{0, 1}}));
  CHECK(talk.said("body") == number(6));
  CHECK(std::get<doorstep::language::Date>(talk.said("since")).text() == "2025-11");
  CHECK(talk.said("wish") == Value(std::string("Att de slutar bråka.")));
  talk.screen.tap("done");
  CHECK(talk.session.wish() == Respondent::Wish::Finished);
}

TEST_CASE(
    "the child's choices are recorded one by one, for each parent, with exactly the words that may be told") {
  Talk talk;
  talk.go_to("35_closing");
  const auto homes = talk.standing("homes", "parent-1");
  CHECK(homes.choice == Choice::MyWords);
  CHECK(homes.lines == std::vector<std::string>{"Jag bor lika mycket hos båda.",
                                                "Så här känns det att byta hem: Sådär",
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

TEST_CASE("a question begins without an answer, and so do understanding and assent") {
  Talk talk;
  talk.go_to("03_understood");
  for (const auto& node : talk.screen.ui().tree().nodes()) CHECK_FALSE(node.selected);
  CHECK(talk.screen.node("next").disabled);
  talk.tap({"answer:limits_understood:no", "next"});
  CHECK_FALSE(talk.screen.node("answer:talk:no").selected);
  CHECK(talk.screen.node("next").disabled);
  talk.tap({"answer:talk:yes", "next"});
  for (const auto& node : talk.screen.ui().tree().nodes()) CHECK_FALSE(node.selected);
  CHECK(talk.screen.node("next").disabled);
}

TEST_CASE("an answer other than the right one shows the page once more") {
  Talk talk;
  talk.go_to("04_read_again");
  CHECK(talk.screen.has("again"));
  CHECK(talk.screen.shows("Om någon gör dig illa"));
}

TEST_CASE("a refused assent ends the interview with thanks") {
  Talk talk;
  talk.go_to("05_assent");
  talk.tap({"answer:talk:no", "next"});
  CHECK(talk.session.interview().phase() == doorstep::interview::Phase::Declined);
  CHECK(talk.screen.shows("Tack för att du sa det"));
  talk.screen.tap("done");
  CHECK(talk.session.wish() == Respondent::Wish::Stopped);
}

TEST_CASE("a touched answer is recorded by next, not before") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.screen.tap("answer:lives:both");
  CHECK(talk.screen.node("answer:lives:both").selected);
  CHECK(talk.said("lives") == Value(Missing::NotReached));
  talk.screen.tap("next");
  CHECK(talk.said("lives") == Value(doorstep::language::Choice{1}));
}

TEST_CASE("not knowing and not wanting to say are chosen and recorded like answers") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.tap({"dont_know", "wont_say"});
  CHECK(talk.screen.node("wont_say").selected);
  CHECK_FALSE(talk.screen.node("dont_know").selected);
  CHECK(talk.said("lives") == Value(Missing::NotReached));
  talk.screen.tap("next");
  CHECK(talk.said("lives") == Value(Missing::WontSay));
  CHECK(talk.screen.has("answer:siblings"));
}

TEST_CASE("another language in mid-interview keeps what was typed") {
  Talk talk;
  talk.go_to("19_text");
  talk.tap({"language", "language:en"});
  CHECK(talk.session.interview().language() == "en");
  CHECK(talk.screen.node("answer:wish").value == "Att de slutar bråka.");
  CHECK(talk.screen.shows("If you could decide one thing"));
  CHECK(talk.screen.node("next").label == "Next");
  CHECK(talk.kinds().back() == EventKind::LanguageChosen);
}

TEST_CASE("the sheet of languages closes without a change") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.tap({"language", "languages:cancel"});
  CHECK(talk.session.interview().language() == "sv");
  CHECK_FALSE(talk.screen.has("language:en"));
}

TEST_CASE("going back shows the answer, and a change of it is recorded") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.tap({"answer:lives:both", "next", "back"});
  CHECK(talk.screen.node("answer:lives:both").selected);
  talk.tap({"answer:lives:mostly_one", "next"});
  CHECK(talk.said("lives") == Value(doorstep::language::Choice{0}));
  CHECK(talk.screen.has("answer:siblings"));
}

TEST_CASE("what was typed and not sent off is still there after going back and on again") {
  Talk talk;
  talk.go_to("19_text");
  talk.tap({"back", "next"});
  CHECK(talk.screen.node("answer:wish").value == "Att de slutar bråka.");
  CHECK(talk.said("wish") == Value(Missing::NotReached));
}

TEST_CASE("nobody goes back across the assent") {
  Talk talk;
  talk.go_to("06_one_of");
  CHECK_FALSE(talk.screen.has("back"));
}

TEST_CASE("a soft check asks, and the answer may stand") {
  Talk talk;
  talk.go_to("13_soft_check");
  CHECK(talk.screen.node("message").label.find("så många syskon") != std::string::npos);
  CHECK(talk.screen.node("next").label == "Det stämmer");
  talk.screen.tap("next");
  CHECK(talk.kinds().back() == EventKind::Confirmed);
  CHECK(talk.screen.has("answer:hears:yes"));
}

TEST_CASE("a soft check is quiet as soon as the answer is changed") {
  Talk talk;
  talk.go_to("13_soft_check");
  talk.screen.tap("answer:siblings:less");
  CHECK_FALSE(talk.screen.has("message"));
  talk.screen.tap("next");
  CHECK(talk.said("siblings") == number(8));
  CHECK(talk.screen.has("answer:hears:yes"));
}

TEST_CASE("a strict check holds until the answer is changed or not given") {
  Talk talk;
  talk.go_to("18_date");
  for (int year = 0; year < 15; ++year) talk.screen.tap("answer:since:year:less");
  talk.screen.tap("next");
  CHECK(talk.screen.node("message").label.find("längre sedan än du har levt") != std::string::npos);
  CHECK(talk.screen.node("next").disabled);
  talk.tap({"dont_know", "next"});
  CHECK(talk.said("since") == Value(Missing::DontKnow));
  CHECK(talk.screen.has("answer:wish"));
}

TEST_CASE("too many answers are refused in words, and stay to be changed") {
  Talk talk;
  talk.go_to("16_too_many");
  CHECK(talk.screen.node("message").label == "Det blev fler än det går att välja. Ta bort någon.");
  CHECK(talk.screen.node("answer:then:tell").selected);
  CHECK(talk.said("then") == Value(Missing::NotReached));
}

TEST_CASE("what asks about an answer comes into sight where the page pans") {
  Talk talk;
  talk.screen.resize(800, 480, 3.78F);
  talk.screen.set_scale(2);
  talk.go_to("16_too_many");
  const auto& message = talk.screen.node("message");
  CHECK(message.visible.height > 0.5F * message.rect.height);
}

TEST_CASE("an exclusive answer stands alone") {
  Talk talk;
  talk.go_to("15_many_of");
  talk.screen.tap("answer:then:nothing");
  CHECK(talk.screen.node("answer:then:nothing").selected);
  CHECK_FALSE(talk.screen.node("answer:then:room").selected);
  talk.screen.tap("answer:then:music");
  CHECK_FALSE(talk.screen.node("answer:then:nothing").selected);
}

TEST_CASE("an answer in own words is recorded with them") {
  Talk talk;
  talk.go_to("07_own_words");
  talk.screen.tap("next");
  const auto* answer = talk.session.interview().answer(0);
  REQUIRE(answer != nullptr);
  CHECK(answer->own_words == std::vector<doorstep::interview::OwnWords>{{"other", "Varannan vecka"}});
}

TEST_CASE("the field for own words comes into sight and takes what is typed") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.screen.resize(800, 480, 3.78F);
  talk.screen.set_scale(1.5F);
  talk.screen.tap("answer:lives:other");
  const auto& field = talk.screen.node("answer:lives:other:words");
  CHECK(field.visible.height > 0.9F * field.rect.height);
  talk.screen.type("Hos mormor");
  CHECK(talk.screen.node("answer:lives:other:words").value == "Hos mormor");
}

TEST_CASE("an answer that cannot be saved is not shown as done, and says so") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.session.break_with(Error{"disk_full", "The disk is full.", "Make room."});
  talk.tap({"answer:lives:both", "next"});
  CHECK(talk.screen.has("answer:lives:both"));
  CHECK(talk.screen.node("answer:lives:both").selected);
  const std::string message = talk.screen.node("message").label;
  CHECK(message.find("Det gick inte att spara") != std::string::npos);
  CHECK(message.find("Disken är full") != std::string::npos);
  CHECK(message.find("Gör plats på disken") != std::string::npos);
  talk.session.break_with(std::nullopt);
  talk.screen.tap("next");
  CHECK(talk.said("lives") == Value(doorstep::language::Choice{1}));
  CHECK_FALSE(talk.screen.has("message"));
}

TEST_CASE("an end that cannot be saved is said at once, and not thanked for") {
  Talk talk;
  talk.go_to("34_goodbye");
  talk.session.break_with(Error{"disk_full", "The disk is full.", "Make room."}, EventKind::Finished);
  talk.screen.tap("next");
  CHECK(talk.session.interview().phase() == doorstep::interview::Phase::AtEnd);
  CHECK(talk.screen.node("message").label.find("Disken är full") != std::string::npos);
  CHECK_FALSE(talk.screen.shows("Tack, Elsa!"));
  CHECK_FALSE(talk.screen.has("done"));
  talk.screen.tap("again");
  CHECK(talk.screen.has("message"));
  talk.session.break_with(std::nullopt);
  talk.screen.tap("again");
  CHECK(talk.session.interview().phase() == doorstep::interview::Phase::Finished);
  CHECK(talk.screen.shows("Tack, Elsa!"));
}

TEST_CASE("an interview whose end cannot be saved is handed back open") {
  Talk talk;
  talk.go_to("34_goodbye");
  talk.session.break_with(Error{"disk_full", "The disk is full.", "Make room."}, EventKind::Finished);
  talk.screen.tap("next");
  talk.screen.tap("hand_back");
  CHECK(talk.session.wish() == Respondent::Wish::HandBack);
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

TEST_CASE("every page has hide, at the same place") {
  Talk talk;
  const auto place = talk.screen.node("hide").rect;
  for (const Stop& stop : doorstep::sample::childs_way()) {
    for (const Stop::Act& act : stop.before) {
      act.kind == Stop::Act::Kind::Tap ? talk.screen.tap(act.what) : talk.screen.type(act.what);
    }
    INFO(stop.name);
    CHECK(talk.screen.node("hide").rect == place);
  }
}

TEST_CASE("hiding covers the page, is recorded, and keeps what was being written") {
  Talk talk;
  talk.go_to("19_text");
  talk.screen.tap("hide");
  CHECK(talk.session.is_hidden());
  CHECK_FALSE(talk.screen.shows("bråka"));
  CHECK(talk.kinds().back() == EventKind::Hidden);
  talk.session.return_from_hiding();
  talk.screen.frames();
  CHECK(talk.kinds().back() == EventKind::Resumed);
  CHECK(talk.screen.node("answer:wish").value == "Att de slutar bråka.");
}

TEST_CASE("hiding while words for a parent are written keeps them") {
  Talk talk;
  talk.go_to("29_these_words");
  talk.screen.tap("words");
  talk.screen.key(doorstep::touch::Key::End);
  talk.screen.type(" Och lugnt.");
  talk.screen.tap("hide");
  talk.session.return_from_hiding();
  talk.screen.frames();
  CHECK(talk.screen.node("words").value.find("Och lugnt.") != std::string::npos);
}

TEST_CASE("Shift three times hides too") {
  Talk talk;
  talk.go_to("06_one_of");
  for (int press = 0; press < 3; ++press) talk.screen.key(doorstep::touch::Key::Shift);
  CHECK(talk.session.is_hidden());
}

TEST_CASE("a pause is recorded, and so is its end") {
  Talk talk;
  talk.go_to("09_pause");
  CHECK(talk.kinds().back() == EventKind::Paused);
  talk.screen.tap("go_on");
  CHECK(talk.kinds().back() == EventKind::Resumed);
  CHECK(talk.screen.node("answer:changing:2").selected);
}

TEST_CASE("stopping is asked once and ends the interview") {
  Talk talk;
  talk.go_to("10_stop");
  talk.screen.tap("stop:yes");
  CHECK(talk.session.interview().phase() == doorstep::interview::Phase::Stopped);
  talk.screen.tap("done");
  CHECK(talk.session.wish() == Respondent::Wish::Stopped);
}

TEST_CASE("an interview that is opened again begins with the hand-over and goes on where it was") {
  Talk talk;
  talk.go_to("11_number");
  talk.session.open_again();
  talk.screen.frames();
  CHECK(talk.screen.shows("Ge surfplattan till Elsa"));
  CHECK_FALSE(talk.screen.shows("syskon"));
  talk.screen.tap("start");
  CHECK(talk.kinds().back() == EventKind::Resumed);
  CHECK(talk.screen.has("answer:siblings"));
}

TEST_CASE("the interviewer is told before when no parent or only one is in the family") {
  Talk none({.parents = 0});
  CHECK(none.screen.node("note").label.find("ingen förälder") != std::string::npos);
  Talk one({.parents = 1});
  CHECK(one.screen.node("note").label.find("bara mamma") != std::string::npos);
  Talk two;
  CHECK_FALSE(two.screen.has("note"));
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
  talk.screen.key(doorstep::touch::Key::End);
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
  CHECK(talk.standing("wishes", "parent-1").state == doorstep::sharing::State::Closed);
}

TEST_CASE("the overview holds exactly what the parent would hear, and each part can be changed") {
  Talk talk;
  talk.go_to("30_overview");
  CHECK(talk.screen.shows("Det här får mamma höra"));
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
  talk.tap({"next", "next", "answer:sharing:no", "next", "answer:did_decide:no", "next", "next"});
  CHECK(talk.session.interview().phase() == doorstep::interview::Phase::Finished);
  CHECK(talk.screen.shows("Tack, Elsa!"));
  CHECK(talk.session.ledger().assent() == false);
}

TEST_CASE("bigger text is the shell's to do, and answers stay") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.tap({"answer:lives:both", "bigger"});
  CHECK(talk.session.wish() == Respondent::Wish::BiggerText);
  talk.screen.set_scale(1.5F);
  CHECK(talk.screen.node("answer:lives:both").selected);
}
