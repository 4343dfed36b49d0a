// The way through an interview: beginning, hiding, pausing, ending.
#include <catch2/catch_test_macros.hpp>

#include "tests/respondent/talk.h"

namespace doorstep::respondent {

TEST_CASE("a whole interview by taps records what was tapped") {
  Talk talk;
  talk.go_to("35_closing");
  CHECK(talk.session.interview().phase() == interview::Phase::Finished);
  CHECK(talk.said("lives") == Value(language::Choice{1}));
  CHECK(talk.said("changing") == number(2));
  CHECK(talk.said("siblings") == number(9));
  CHECK(talk.said("hears") == Value(true));
  CHECK(talk.said("then") == Value(language::Choices{{0, 1}}));
  CHECK(talk.said("body") == number(6));
  CHECK(std::get<language::Date>(talk.said("since")).text() == "2026-11");
  CHECK(talk.said("wish") == Value(std::string("Att de slutar bråka.")));
  talk.screen.tap("done");
  CHECK(talk.session.wish() == Respondent::Wish::Finished);
}

TEST_CASE("an answer other than the right one shows the page once more") {
  Talk talk;
  talk.go_to("04_read_again");
  CHECK(talk.screen.has("again"));
  CHECK(talk.screen.shows("Om någon gör dig illa"));
}

TEST_CASE("a page that was read aloud is recorded as that, and the next one is not") {
  Talk talk;
  talk.go_to("02_inform");
  talk.session.note_read_aloud();
  talk.screen.tap("next");
  const auto informed = [&] { return talk.session.interview().history().back(); };
  CHECK(informed().kind == EventKind::Informed);
  CHECK(informed().read_aloud);
  talk.screen.tap("next");
  CHECK(informed().kind == EventKind::Informed);
  CHECK_FALSE(informed().read_aloud);
}

TEST_CASE("a refused assent ends the interview with thanks") {
  Talk talk;
  talk.go_to("05_assent");
  talk.tap({"answer:talk:no", "next"});
  CHECK(talk.session.interview().phase() == interview::Phase::Declined);
  CHECK(talk.screen.shows("Tack för att du sa det"));
  talk.screen.tap("done");
  CHECK(talk.session.wish() == Respondent::Wish::Stopped);
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

TEST_CASE("nobody goes back across the assent") {
  Talk talk;
  talk.go_to("06_one_of");
  CHECK_FALSE(talk.screen.has("back"));
}

TEST_CASE("an end that cannot be saved is said at once, and not thanked for") {
  Talk talk;
  talk.go_to("34_goodbye");
  talk.session.break_with(Error{"disk_full", "The disk is full.", "Make room."}, EventKind::Finished);
  talk.screen.tap("next");
  CHECK(talk.session.interview().phase() == interview::Phase::AtEnd);
  CHECK(talk.screen.node("message").label.find("Disken är full") != std::string::npos);
  CHECK_FALSE(talk.screen.shows("Tack, Elsa!"));
  CHECK_FALSE(talk.screen.has("done"));
  talk.screen.tap("again");
  CHECK(talk.screen.has("message"));
  talk.session.break_with(std::nullopt);
  talk.screen.tap("again");
  CHECK(talk.session.interview().phase() == interview::Phase::Finished);
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

TEST_CASE("the way on from a page that is there to be read opens when its last words have been in sight") {
  for (const auto& [stop, px_per_mm] : {std::pair("02_inform", 5.9F), std::pair("30_overview", 3.78F)}) {
    Talk talk;
    talk.screen.resize(800, 480, px_per_mm);
    talk.screen.set_scale(2);
    const auto is_open = [&] { return talk.screen.has("next"); };
    INFO(stop);
    talk.go_to(stop);
    talk.screen.frames();
    CHECK_FALSE(is_open());
    for (int page = 0; page < 20 && !is_open(); ++page) talk.screen.tap("middle:more");
    talk.screen.tap("middle:more");  // back to the top: it has been read
    CHECK(is_open());
  }
  Talk wide;
  wide.go_to("02_inform");
  CHECK_FALSE(wide.screen.node("next").disabled);
}

TEST_CASE("every page has hide, at the same place") {
  Talk talk;
  const auto place = talk.screen.node("hide").rect;
  for (const Stop& stop : sample::childs_way()) {
    talk.take(stop);
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

TEST_CASE("Shift three times hides too") {
  Talk talk;
  talk.go_to("06_one_of");
  for (int press = 0; press < 3; ++press) talk.screen.key(touch::Key::Shift);
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
  CHECK(talk.session.interview().phase() == interview::Phase::Stopped);
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

TEST_CASE("bigger text is the shell's to do, and answers stay") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.tap({"answer:lives:both", "bigger"});
  CHECK(talk.session.wish() == Respondent::Wish::BiggerText);
  talk.screen.set_scale(1.5F);
  CHECK(talk.screen.node("answer:lives:both").selected);
}

}  // namespace doorstep::respondent
