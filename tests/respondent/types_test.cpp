// The types of questions that are more than a list: pictures, drawings, grids, orders, repeats; and undo.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/screen/reading.h"
#include "app/screen/recordings.h"
#include "app/text/assets.h"
#include "instruments/model/strokes.h"
#include "instruments/model/svg.h"
#include "tests/respondent/talk.h"
#include "tests/respondent_pictures/every_type.h"

namespace {

using doorstep::interview::EventKind;
using doorstep::language::Choice;
using doorstep::language::Missing;
using doorstep::language::Value;
using doorstep::touch::Density;
using doorstep::touch::Key;
using doorstep::touch::Node;
using doorstep::touch::Point;

// Through the instrument that has every type, past the hand-over.
struct Talk : doorstep::respondent::Talk {
  explicit Talk(Density density = Density::Child, const char* language = "sv")
      : doorstep::respondent::Talk(
            {.instrument = doorstep::sample::kEveryType, .language = language, .density = density}) {
    screen.tap("start");
  }

  // Passes over what is asked before `id`, by whatever is offered instead of an answer.
  void skip_to(const std::string& id) {
    const auto& interview = session.interview();
    while (here() != id) {
      if (screen.has("wont_say")) {
        tap({"wont_say", "next"});
      } else {
        for (const std::uint32_t row : interview.route())
          if (const std::string cell = "answer:" + interview.instrument().questions[row].id + ":wont_say";
              screen.has(cell))
            screen.tap(cell);
        screen.tap("next");
      }
    }
  }
  [[nodiscard]] std::string here() const {
    const auto& interview = session.interview();
    return interview.instrument().questions[interview.instrument().steps[interview.position()].index].id;
  }
  void draw(Point from, Point to) {
    const auto rect = screen.node("answer:home:sheet").rect;
    screen.drag({rect.x + from.x * rect.width, rect.y + from.y * rect.height},
                {rect.x + to.x * rect.width, rect.y + to.y * rect.height});
  }
  [[nodiscard]] doorstep::model::Drawing drawn() const {
    const auto said_svg = said("home");
    return doorstep::model::drawing_of(std::get<std::string>(said_svg)).value();
  }
};

const doorstep::words::Words& words() {
  static const doorstep::words::Words kWords =
      *doorstep::words::Words::load(*doorstep::text::assets_folder());
  return kWords;
}

}  // namespace

TEST_CASE("a finger on a picture chooses the part that it hits, and the words say which") {
  Talk talk;
  const Node sheet = talk.screen.node("answer:where_body:picture");
  const Node belly = talk.screen.node("answer:where_body:belly");
  talk.screen.tap_at(belly.rect.center());
  CHECK(talk.screen.node("answer:where_body:belly").selected);
  CHECK(talk.screen.node("answer:where_body:picture").value == "Magen");
  CHECK(talk.screen.shows("Magen"));
  talk.screen.tap_at({sheet.rect.center().x, talk.screen.node("answer:where_body:head").rect.center().y});
  CHECK_FALSE(talk.screen.node("answer:where_body:belly").selected);
  talk.screen.tap("next");
  CHECK(talk.session.interview().words(0, {}) == "Huvudet");
}

TEST_CASE("a finger that misses a small part by a little finds it, and one far from all finds none") {
  Talk talk;
  const Node hands = talk.screen.node("answer:where_body:hands");
  talk.screen.tap_at({hands.visible.x - 3, hands.visible.center().y});
  CHECK(talk.screen.node("answer:where_body:hands").selected);
  const auto sheet = talk.screen.node("answer:where_body:picture").rect;
  talk.screen.tap("answer:where_body:belly");
  talk.screen.tap_at({sheet.x + 2, sheet.y + 2});
  CHECK(talk.screen.node("answer:where_body:belly").selected);
}

TEST_CASE("a picture is no other way round where one reads from the right") {
  Talk swedish;
  Talk arabic(Density::Child, "ar");
  const auto share = [](Talk& talk) {
    const auto sheet = talk.screen.node("answer:where_home:picture").rect;
    return (talk.screen.node("answer:where_home:kitchen").rect.center().x - sheet.x) / sheet.width;
  };
  swedish.skip_to("where_home");
  arabic.skip_to("where_home");
  CHECK(share(swedish) < 0.5F);
  CHECK(std::abs(share(swedish) - share(arabic)) < 0.01F);
}

TEST_CASE("the same parts can be chosen from a list and by the keyboard") {
  Talk talk;
  talk.screen.tap("answer:where_body:as_list");
  CHECK_FALSE(talk.screen.has("answer:where_body:picture"));
  talk.screen.tap("answer:where_body:feet");
  talk.screen.tap("answer:where_body:as_picture");
  CHECK(talk.screen.node("answer:where_body:feet").selected);
  for (int i = 0; i < 30 && !talk.screen.ui().focused("answer:where_body:head"); ++i)
    talk.screen.key(Key::Tab);
  talk.screen.key(Key::Space);
  CHECK(talk.screen.node("answer:where_body:head").selected);
}

TEST_CASE("where fingers would not find every part there is a list, and the picture when it is wanted") {
  Talk talk;
  talk.screen.resize(800, 480, 3.78F);
  talk.screen.set_scale(2);
  CHECK_FALSE(talk.screen.has("answer:where_body:picture"));
  talk.screen.tap("answer:where_body:as_picture");
  CHECK(talk.screen.has("answer:where_body:picture"));
}

TEST_CASE("a drawing is made of strokes in a colour and a width, and kept as a safe picture") {
  Talk talk;
  talk.skip_to("home");
  CHECK(talk.screen.node("next").disabled);
  talk.draw({0.2F, 0.2F}, {0.8F, 0.2F});
  talk.tap({"answer:home:pen:red", "answer:home:width:thick"});
  talk.draw({0.2F, 0.5F}, {0.8F, 0.9F});
  talk.screen.tap("next");
  CHECK(doorstep::model::check_drawing(std::get<std::string>(talk.said("home"))));
  const auto drawing = talk.drawn();
  REQUIRE(drawing.strokes.size() == 2);
  CHECK(drawing.strokes[0].colour != drawing.strokes[1].colour);
  CHECK(drawing.strokes[0].width < drawing.strokes[1].width);
  CHECK(std::abs(drawing.strokes[1].points.front().x - 300) < 20);
  CHECK(std::abs(drawing.strokes[1].points.back().y - 900) < 20);
}

TEST_CASE("strokes are taken back and brought back one by one, and starting again is asked about") {
  Talk talk;
  talk.skip_to("home");
  talk.draw({0.1F, 0.1F}, {0.9F, 0.1F});
  talk.draw({0.1F, 0.5F}, {0.9F, 0.5F});
  talk.tap({"answer:home:undo", "next"});
  CHECK(talk.drawn().strokes.size() == 1);
  talk.tap({"back"});
  talk.draw({0.1F, 0.7F}, {0.9F, 0.7F});
  CHECK(talk.screen.node("answer:home:redo").disabled);
  talk.tap({"answer:home:undo", "answer:home:redo", "next"});
  CHECK(talk.drawn().strokes.size() == 2);
  talk.tap({"back", "answer:home:clear", "answer:home:ask:no"});
  CHECK_FALSE(talk.screen.node("answer:home:undo").disabled);
  talk.tap({"answer:home:clear", "answer:home:ask:yes"});
  CHECK(talk.screen.node("next").disabled);
}

TEST_CASE("a finger that draws does not pan the page, and hiding keeps what was drawn") {
  Talk talk;
  talk.skip_to("home");
  talk.draw({0.5F, 0.1F}, {0.5F, 0.9F});
  talk.screen.tap("hide");
  CHECK(talk.session.is_hidden());
  talk.session.return_from_hiding();
  talk.screen.frames();
  CHECK_FALSE(talk.screen.node("answer:home:undo").disabled);
  talk.screen.tap("next");
  CHECK(talk.drawn().strokes.size() == 1);
}

TEST_CASE("a child meets a grid row by row, a grown-up as a table where it fits") {
  Talk child;
  child.skip_to("felt.sad");
  CHECK(child.screen.has("answer:felt.sad:never"));
  CHECK_FALSE(child.screen.has("answer:felt.glad:never"));
  Talk adult(Density::Adult);
  adult.skip_to("felt.sad");
  CHECK(adult.screen.has("answer:felt.glad:never"));
  adult.screen.resize(800, 1280, 5.9F);
  adult.screen.set_scale(2);
  CHECK_FALSE(adult.screen.has("answer:felt.glad:never"));
}

TEST_CASE("what is read aloud of a grid is recorded under the same name as a table and row by row") {
  for (const Density density : {Density::Adult, Density::Child}) {
    Talk talk(density);
    talk.skip_to("felt.sad");
    const auto names = doorstep::screen::texts_to_record(talk.session.interview().instrument());
    const doorstep::touch::Ui& ui = talk.screen.ui();
    int heard = 0;
    for (const Node& node : ui.tree().nodes()) {
      const bool own = node.id == "question" || node.id.starts_with("row:") || node.id.starts_with("grid:") ||
                       node.id.ends_with(":often");
      if (!own) continue;
      const std::string name = doorstep::screen::recording_of(ui.screen_key(), node);
      INFO(ui.screen_key() << " " << node.id << " " << name);
      CHECK(std::ranges::find(names, name) != names.end());
      ++heard;
    }
    CHECK(heard == (density == Density::Adult ? 9 : 3));
  }
}

TEST_CASE(
    "a table goes on when each row has an answer or a non-answer, and records what is new, row by row") {
  Talk talk(Density::Adult);
  talk.skip_to("felt.sad");
  talk.tap({"answer:felt.sad:often", "answer:felt.glad:never", "answer:felt.angry:dont_know"});
  CHECK(talk.screen.node("next").disabled);
  talk.tap({"answer:felt.calm:sometimes", "next"});
  CHECK(talk.here() == "matters");
  CHECK(talk.said("felt.sad") == Value(Choice{2}));
  CHECK(talk.said("felt.angry") == Value(Missing::DontKnow));
  CHECK(talk.said("felt.calm") == Value(Choice{1}));
  talk.screen.tap("back");
  talk.tap({"answer:felt.glad:always", "next"});
  CHECK(talk.here() == "matters");
  CHECK(talk.said("felt.glad") == Value(Choice{3}));
  const auto events = talk.session.interview().history();
  CHECK(std::ranges::count(events, "felt.sad", &doorstep::interview::Event::at) <= 2);
  talk.tap({"back", "back"});
  CHECK(talk.here() == "home");
}

TEST_CASE("an order is made by taps, shows its numbers, and closes up when one is taken away") {
  Talk talk;
  talk.skip_to("matters");
  talk.tap({"answer:matters:things", "answer:matters:both", "answer:matters:friends"});
  CHECK(talk.screen.node("answer:matters:both").value == "2");
  talk.screen.tap("answer:matters:things");
  CHECK(talk.screen.node("answer:matters:both").value == "1");
  talk.tap({"answer:matters:same_school", "answer:matters:things", "next"});
  CHECK(talk.said("matters") == Value(doorstep::language::Ranking{{1, 2, 0, 3}}));
}

TEST_CASE("a time is given by steps, and by typing the minutes that steps leave out") {
  Talk talk;
  talk.skip_to("rises");
  CHECK(talk.screen.node("next").disabled);
  talk.tap({"answer:rises:hour:less", "answer:rises:hour:less", "answer:rises:minute:less"});
  talk.tap({"answer:rises:minute"});
  talk.tap({"answer:rises:minute:pad:7", "answer:rises:minute:pad:done", "next"});
  CHECK(talk.said("rises") == Value(*doorstep::language::Time::parse("11:07")));
}

TEST_CASE("a suggestion says that it is one, and says when it was changed") {
  Talk talk;
  talk.skip_to("bedtime_ok");
  CHECK(talk.screen.node("suggested").label == words().in("sv")("respondent.suggested.stands"));
  CHECK_FALSE(talk.screen.node("next").disabled);
  talk.screen.tap("answer:bedtime_ok:often");
  CHECK(talk.screen.node("suggested").label == words().in("sv")("respondent.suggested.changed"));
  talk.tap({"next", "back"});
  CHECK_FALSE(talk.screen.has("suggested"));
}

TEST_CASE("each page of a repeat says whom it is about, and one can be taken away and put back") {
  Talk talk;
  talk.skip_to("sibling[1].name");
  CHECK(talk.screen.node("about").label == "Nummer 1");
  talk.screen.tap("answer:sibling[1].name");
  talk.screen.type("Alma");
  talk.screen.tap("next");
  CHECK(talk.screen.node("about").label == "Om Alma · nummer 1");
  talk.tap({"wont_say", "next"});
  CHECK_FALSE(talk.screen.has("about"));
  talk.screen.tap("take_away:sibling[1]");
  CHECK(talk.session.interview().instances(0).empty());
  CHECK(talk.screen.has("put_back:sibling[1]"));
  talk.screen.tap("put_back:sibling[1]");
  CHECK(talk.session.interview().instances(0).size() == 1);
  CHECK(talk.said("sibling[1].name") == Value(std::string("Alma")));
}

TEST_CASE("a changed answer can be taken back at once, and done again") {
  Talk talk;
  talk.tap({"answer:where_body:belly", "next"});
  CHECK_FALSE(talk.screen.has("undo"));
  talk.tap({"back", "answer:where_body:head", "next"});
  const Value head = talk.said("where_body");
  talk.screen.tap("undo");
  CHECK_FALSE(talk.said("where_body") == head);
  talk.screen.tap("redo");
  CHECK(talk.said("where_body") == head);
  CHECK_FALSE(talk.screen.has("undo"));
}

TEST_CASE("the last step can be taken back from the break, with what was set aside") {
  Talk talk;
  talk.tap({"answer:where_body:belly", "next", "pause", "undo"});
  CHECK(talk.here() == "where_body");
  CHECK(talk.said("where_body") == Value(Missing::NotReached));
  talk.tap({"pause", "redo"});
  CHECK(talk.here() == "where_home");
  CHECK(talk.session.interview().history().back().kind == EventKind::Resumed);
}

TEST_CASE("our fonts have every letter that a respondent reads in Arabic") {
  Talk talk;
  for (const auto& [key, text] : words().in("ar").texts()) {
    INFO(key);
    CHECK(talk.screen.ui().text().measure({.text = text}).missing_glyphs == 0);
  }
}
