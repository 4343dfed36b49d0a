// Answers: touched, changed, refused, checked and recorded.
#include <catch2/catch_test_macros.hpp>

#include "tests/respondent/talk.h"

namespace doorstep::respondent {

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

TEST_CASE("a touched answer is recorded by next, not before") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.screen.tap("answer:lives:both");
  CHECK(talk.screen.node("answer:lives:both").selected);
  CHECK(talk.said("lives") == Value(Missing::NotReached));
  talk.screen.tap("next");
  CHECK(talk.said("lives") == Value(language::Choice{1}));
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

TEST_CASE("going back shows the answer, and a change of it is recorded") {
  Talk talk;
  talk.go_to("06_one_of");
  talk.tap({"answer:lives:both", "next", "back"});
  CHECK(talk.screen.node("answer:lives:both").selected);
  talk.tap({"answer:lives:mostly_one", "next"});
  CHECK(talk.said("lives") == Value(language::Choice{0}));
  CHECK(talk.screen.has("answer:siblings"));
}

TEST_CASE("what was typed and not sent off is still there after going back and on again") {
  Talk talk;
  talk.go_to("19_text");
  talk.tap({"back", "next"});
  CHECK(talk.screen.node("answer:wish").value == "Att de slutar bråka.");
  CHECK(talk.said("wish") == Value(Missing::NotReached));
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

TEST_CASE("a month of which only the year was said is no answer yet") {
  Talk talk;
  talk.go_to("18_date");
  talk.tap({"answer:since:year:less", "dont_know", "answer:since:year:less"});
  CHECK(talk.screen.node("next").disabled);
  talk.screen.tap("answer:since:month:less");
  CHECK_FALSE(talk.screen.node("next").disabled);
}

TEST_CASE("a strict check holds until the answer is changed or not given") {
  Talk talk;
  talk.go_to("18_date");
  for (int year = 0; year < 16; ++year) talk.screen.tap("answer:since:year:less");
  talk.screen.tap("answer:since:month:less");
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
  CHECK(talk.screen.node("message").label == "Du har valt för många. Ta bort ett av dina svar.");
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
  CHECK(answer->own_words == std::vector<interview::OwnWords>{{"other", "Varannan vecka"}});
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
  CHECK(talk.said("lives") == Value(language::Choice{1}));
  CHECK_FALSE(talk.screen.has("message"));
}

}  // namespace doorstep::respondent
