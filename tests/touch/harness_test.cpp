// Fingers and keys on real widgets, without a window.
#include "tests/harness/harness.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "app/touch/widgets.h"

namespace doorstep::touch {
namespace {

using harness::Harness;

// An app that is one function.
class Small final : public App {
 public:
  explicit Small(std::function<void(Ui&)> draw) : draw_(std::move(draw)) {}
  void frame(Ui& ui) override {
    ui.set_density(Density::Child);
    ui.set_language("sv", Flow::LeftToRight);
    draw_(ui);
  }

 private:
  std::function<void(Ui&)> draw_;
};

Rect at(float x, float y, float width = 40, float height = 20) { return {x, y, width, height}; }

TEST_CASE("a tap presses the button under it, once") {
  int presses = 0;
  Small app([&](Ui& ui) {
    if (button(ui, "go", at(10, 10), "Go")) ++presses;
  });
  Harness harness(app);
  harness.tap("go");
  CHECK(presses == 1);
  harness.tap_at({150, 100});
  CHECK(presses == 1);
}

TEST_CASE("a finger that slides off a button does not press it") {
  int presses = 0;
  Small app([&](Ui& ui) {
    if (button(ui, "go", at(10, 10), "Go")) ++presses;
  });
  Harness harness(app);
  harness.drag({30, 20}, {30, 60});
  CHECK(presses == 0);
}

TEST_CASE("a button that comes under a resting finger is not pressed by it") {
  std::string now = "more";
  std::string pressed;
  Small app([&](Ui& ui) {
    if (button(ui, now, at(10, 10), "Go")) pressed += now;
  });
  Harness harness(app);
  const Point place{180, 120};
  harness.ui().pointer_down(0, place, harness.now());
  harness.frames(2);
  now = "next";
  harness.frames(2);
  harness.ui().pointer_up(0, place, harness.now());
  harness.frames();
  CHECK(pressed.empty());
  harness.tap("next");
  CHECK(pressed == "next");
}

TEST_CASE("a button that came with the last frame is pressed by the first tap on it") {
  std::string now = "more";
  std::string pressed;
  Small app([&](Ui& ui) {
    if (button(ui, now, at(10, 10), "Go")) pressed += now;
  });
  Harness harness(app);
  now = "next";
  harness.frames(1);
  harness.tap("next");
  CHECK(pressed == "next");
}

TEST_CASE("Enter goes on where nothing has the focus and never past a sheet or a disabled way") {
  int went_on = 0;
  Enabled enabled = Enabled::Yes;
  Small app([&](Ui& ui) {
    const ButtonLook look{.enabled = enabled, .is_default = Default::Yes};
    if (button(ui, "next", at(10, 10), "Next", look)) ++went_on;
    sheet(ui, "asks", "Asks", {60, 20}, [&](Rect inside) { (void)button(ui, "no", inside, "No"); });
  });
  Harness harness(app);
  harness.key(Key::Enter);
  CHECK(went_on == 1);
  enabled = Enabled::No;
  harness.frames();
  harness.key(Key::Enter);
  CHECK(went_on == 1);
  enabled = Enabled::Yes;
  harness.ui().open_sheet("asks");
  harness.frames();
  harness.key(Key::Enter);
  CHECK(went_on == 1);
}

TEST_CASE("a disabled button cannot be pressed by any means") {
  int presses = 0;
  Small app([&](Ui& ui) {
    if (button(ui, "go", at(10, 10), "Go", {.enabled = Enabled::No})) ++presses;
  });
  Harness harness(app);
  CHECK_THROWS(harness.tap("go"));
  harness.tap_at({30, 20});
  harness.key(Key::Tab);
  harness.key(Key::Enter);
  CHECK(presses == 0);
}

TEST_CASE("of two things on top of each other only the upper one is pressed") {
  std::string pressed;
  Small app([&](Ui& ui) {
    if (button(ui, "lower", at(10, 10), "Lower")) pressed += "lower ";
    if (button(ui, "upper", at(20, 15), "Upper")) pressed += "upper ";
  });
  Harness harness(app);
  harness.tap_at({40, 25});
  CHECK(pressed == "upper ");
}

TEST_CASE("Tab goes through in reading order and Enter presses") {
  std::string pressed;
  Small app([&](Ui& ui) {
    for (const char* id : {"a", "b", "c"}) {
      if (button(ui, id, at(10, 10 + 25.0F * static_cast<float>(id[0] - 'a')), id)) pressed += id;
    }
  });
  Harness harness(app);
  harness.key(Key::Tab);
  harness.key(Key::Enter);
  harness.key(Key::Tab);
  harness.key(Key::Space);
  harness.key(Key::Tab, Modifier::Shift);
  harness.key(Key::Enter);
  harness.key(Key::Up);
  harness.key(Key::Enter);
  CHECK(pressed == "abac");
}

struct Question {
  std::optional<std::size_t> chosen;
  int next = 0;

  void draw(Ui& ui) {
    OptionSet set{.group = "lives"};
    for (std::size_t i = 0; i < 3; ++i) {
      set.options.push_back({"answer:lives:" + std::to_string(i), "Option " + std::to_string(i),
                             chosen == i ? Selected::Yes : Selected::No});
    }
    const auto touched = answer_options(ui, {10, 20, 190, options_height(ui, set, 190)}, set);
    if (touched.chosen) chosen = touched.chosen;
    if (button(ui, "next", at(150, 110), "Next", {.kind = ButtonKind::Primary, .is_default = Default::Yes}))
      ++next;
  }
};

TEST_CASE("a digit chooses the answer and Enter then goes on") {
  Question question;
  Small app([&](Ui& ui) { question.draw(ui); });
  Harness harness(app);
  harness.key(Key::Enter);
  CHECK(question.next == 0);
  harness.type("2");
  CHECK(question.chosen == 1);
  harness.key(Key::Enter);
  CHECK(question.next == 1);
}

TEST_CASE("an Arabic or a Persian digit is a digit") {
  Question question;
  Small app([&](Ui& ui) { question.draw(ui); });
  Harness harness(app);
  harness.type("٢");
  CHECK(question.chosen == 1);
  harness.type("۳");
  CHECK(question.chosen == 2);
}

TEST_CASE("two taps in quick succession change an answer once") {
  Question question;
  Small app([&](Ui& ui) { question.draw(ui); });
  Harness harness(app);
  harness.wait(1);
  const auto tap = [&](std::string_view id, double when) {
    const Point c = harness.node(id).rect.center();
    harness.ui().pointer_down(0, {c.x * 5.9F, c.y * 5.9F}, when);
    harness.ui().pointer_up(0, {c.x * 5.9F, c.y * 5.9F}, when + 0.01);
  };
  tap("answer:lives:0", harness.now());
  tap("answer:lives:2", harness.now() + 0.1);
  harness.frames(6);
  CHECK(question.chosen == 0);
}

TEST_CASE("a tap that comes right after a change of screen is nobody's") {
  int page = 0;
  Small app([&](Ui& ui) {
    ui.screen("page:" + std::to_string(page));
    if (button(ui, "go", at(10, 10), "Go")) ++page;
  });
  Harness harness(app);
  harness.tap("go");
  CHECK(page == 1);
  const Point place{30 * 5.9F, 20 * 5.9F};
  harness.ui().pointer_down(0, place, harness.now());
  harness.ui().pointer_up(0, place, harness.now() + 0.02);
  harness.frames(4);
  CHECK(page == 1);
}

TEST_CASE("nothing below a sheet can be touched, and Escape closes it") {
  int below = 0;
  int inside = 0;
  Small app([&](Ui& ui) {
    if (button(ui, "below", at(10, 10), "Below")) ++below;
    if (button(ui, "open", at(60, 10), "Open")) ui.open_sheet("sheet");
    sheet(ui, "sheet", "Title", {100, 40}, [&](Rect area) {
      if (button(ui, "inside", area.take_top(20), "Inside")) ++inside;
    });
  });
  Harness harness(app);
  harness.tap("open");
  REQUIRE(harness.has("inside"));
  harness.tap_at({20, 15});
  harness.tap("inside");
  CHECK(below == 0);
  CHECK(inside == 1);
  harness.key(Key::Escape);
  CHECK_FALSE(harness.has("inside"));
  harness.tap("below");
  CHECK(below == 1);
}

TEST_CASE("a finger pans what is too high, and what is below can be reached and pressed") {
  std::string pressed;
  Small app([&](Ui& ui) {
    pan_region(ui, "list", {10, 10, 180, 80}, [&](Rect area) {
      Column column(area, 4);
      for (int i = 0; i < 12; ++i) {
        const std::string id = "row" + std::to_string(i);
        if (button(ui, id, column.next(16), id)) pressed += id;
      }
      return column.used();
    });
  });
  Harness harness(app);
  const float before = harness.node("row3").rect.y;
  harness.drag({80, 60}, {80, 30});
  CHECK(pressed.empty());
  CHECK(harness.node("row3").rect.y < before - 20);
  harness.tap("row11");
  CHECK(pressed == "row11");
  REQUIRE(harness.has("list:more"));
  harness.tap("list:more");  // at the end it leads back
  CHECK(harness.node("row0").visible.height > 15);
}

TEST_CASE("what waits until a page was seen to its end opens without another event") {
  bool open = false;
  std::string page = "first";
  int drawn = 0;
  Small app([&](Ui& ui) {
    ui.screen(page);
    open = was_seen_to_end(ui, "list");
    // It takes some frames until it is known how high the content is.
    pan_region(ui, "list", {10, 10, 180, 80},
               [&](Rect) { return static_cast<float>(10 * std::min(++drawn, 4)); });
  });
  Harness harness(app);
  page = "second";
  drawn = 0;
  harness.frames_as_asked();
  CHECK(open);
}

TEST_CASE("a swipe where nothing can move does not swallow the tap after it") {
  int presses = 0;
  Small app([&](Ui& ui) {
    pan_region(ui, "list", {10, 10, 180, 80}, [&](Rect area) {
      if (button(ui, "go", {area.x, area.y, 100, 16}, "Go")) ++presses;
      return 16.0F;
    });
  });
  Harness harness(app);
  const double start = harness.now();
  harness.ui().pointer_down(0, {300, 300}, start);
  harness.ui().pointer_move(0, {300, 260}, start + 0.01);
  harness.ui().pointer_move(0, {300, 120}, start + 0.02);
  harness.ui().pointer_up(0, {300, 120}, start + 0.02);
  harness.frames(2);
  harness.tap("go");
  CHECK(presses == 1);
}

TEST_CASE("Tab brings what is below into view") {
  Small app([&](Ui& ui) {
    pan_region(ui, "list", {10, 10, 180, 80}, [&](Rect area) {
      Column column(area, 4);
      for (int i = 0; i < 12; ++i) (void)button(ui, "row" + std::to_string(i), column.next(16), "Row");
      return column.used();
    });
  });
  Harness harness(app);
  for (int i = 0; i < 9; ++i) harness.key(Key::Tab);
  CHECK(harness.node("row8").focused);
  CHECK(harness.node("row8").visible.height > 15);
}

TEST_CASE("in a right-to-left language everything stands mirrored, and taps find it") {
  std::string pressed;
  Small app([&](Ui& ui) {
    ui.set_language("ar", Flow::RightToLeft);
    if (button(ui, "start", at(10, 10), "رجوع")) pressed += "start ";
    if (button(ui, "end", at(160, 10), "التالي")) pressed += "end ";
  });
  Harness harness(app);
  CHECK(harness.node("start").rect.x > harness.node("end").rect.x);
  harness.tap("start");
  harness.tap("end");
  CHECK(pressed == "start end ");
  harness.key(Key::Left);  // onward, in this language
  CHECK(harness.node("start").focused);
}

struct Fields {
  std::string name, note;
  SecretText secret;
  int submitted = 0;

  void draw(Ui& ui) {
    Column column({10, 5, 150, 140}, 4);
    const FieldLook name_look{.label = "Namn"};
    if (text_field(ui, "name", column.next(field_height(ui, name_look, 150)), name, name_look) ==
        FieldEvent::Submitted)
      ++submitted;
    const FieldLook secret_look{.label = "Lösenfras"};
    secret_field(ui, "secret", column.next(field_height(ui, secret_look, 150)), secret, secret_look);
    const FieldLook note_look{.label = "Anteckning", .lines = FieldLines::Many};
    text_field(ui, "note", column.next(field_height(ui, note_look, 150, note)), note, note_look);
  }
};

TEST_CASE("a secret is typed over when all of it is selected") {
  Fields fields;
  Small app([&](Ui& ui) { fields.draw(ui); });
  Harness harness(app);
  harness.tap("secret");
  harness.type("fel");
  harness.key(Key::SelectAll);
  harness.type("rätt");
  CHECK(fields.secret.view() == "rätt");
  harness.key(Key::Backspace);
  CHECK(fields.secret.view() == "rät");
  harness.key(Key::SelectAll);
  harness.key(Key::Backspace);
  CHECK(fields.secret.empty());
}

TEST_CASE("typing goes into the field that was tapped, and the caret obeys keys and taps") {
  Fields fields;
  Small app([&](Ui& ui) { fields.draw(ui); });
  Harness harness(app);
  harness.type("lost");
  CHECK(fields.name.empty());
  harness.tap("name");
  harness.type("Åsa 3");
  CHECK(fields.name == "Åsa 3");
  harness.key(Key::Home);
  harness.key(Key::Delete);
  harness.type("L");
  harness.key(Key::End);
  harness.key(Key::Backspace);
  CHECK(fields.name == "Lsa ");
  harness.key(Key::Enter);
  CHECK(fields.submitted == 1);
  const Rect box = harness.node("name").rect;
  harness.tap_at({box.x + 5.5F, box.center().y});
  harness.type("|");
  CHECK(fields.name.starts_with("|"));
}

TEST_CASE("a field of many lines takes Enter, moves between lines and grows") {
  Fields fields;
  Small app([&](Ui& ui) { fields.draw(ui); });
  Harness harness(app);
  harness.tap("note");
  const float before = harness.node("note").rect.height;
  harness.type("ab");
  harness.key(Key::Enter);
  harness.type("cd");
  harness.key(Key::Up);
  harness.type("X");
  CHECK(fields.note == "abX\ncd");
  for (int i = 0; i < 6; ++i) harness.key(Key::Enter);
  CHECK(harness.node("note").rect.height > before);
}

TEST_CASE("a secret reaches its own memory and nothing that is drawn or said") {
  Fields fields;
  Small app([&](Ui& ui) { fields.draw(ui); });
  Harness harness(app);
  harness.tap("secret");
  const std::size_t texts = harness.ui().text().cached_texts();
  harness.type("kanariefågel7");
  CHECK(fields.secret.view() == "kanariefågel7");
  harness.key(Key::Backspace);
  CHECK(fields.secret.characters() == 12);
  CHECK_FALSE(harness.shows("kanarie"));
  CHECK(harness.ui().text().cached_texts() == texts);
}

TEST_CASE("forgetting texts frees them all, and the page draws itself anew") {
  Fields fields;
  fields.name = "Elsa";
  bool forget = false;
  Small app([&](Ui& ui) {
    if (forget) ui.forget_texts();
    if (!forget) fields.draw(ui);
  });
  Harness harness(app);
  CHECK(harness.textures_alive() > 0);
  forget = true;
  harness.frames(2);
  CHECK(harness.textures_alive() == 0);
}

TEST_CASE("the pad takes no more digits than the largest number has") {
  std::optional<std::int64_t> value;
  NumberLook look{.label = "Antal", .least = 0, .most = 20};
  std::string typed = "1999";
  std::int64_t expected = 19;
  SECTION("whole numbers") {}
  SECTION("a zero in front is no digit of it") {
    look.most = 9;
    typed = "077";
    expected = 7;
  }
  SECTION("decimals are beside them") {
    look.most = 200;  // 20.0
    look.decimals = 1;
    typed = "123.45";
    expected = 124;
  }
  Small app([&](Ui& ui) {
    if (const auto changed = number_field(ui, "number", {10, 10, 150, number_height(ui)}, value, look))
      value = changed;
  });
  Harness harness(app);
  harness.tap("number");
  harness.type(typed);
  harness.key(Key::Enter);
  CHECK(value == expected);
}

TEST_CASE("a number is stepped, typed on the pad, and kept within its limits") {
  std::optional<std::int64_t> value;
  const NumberLook look{.label = "Ålder", .unit = "år", .least = 5, .most = 120};
  Small app([&](Ui& ui) {
    if (const auto changed = number_field(ui, "age", {10, 10, 150, number_height(ui)}, value, look))
      value = changed;
  });
  Harness harness(app);
  harness.tap("age:more");
  CHECK(value == 5);
  harness.tap("age:more");
  CHECK(value == 6);
  harness.tap("age:less");
  CHECK(value == 5);
  CHECK(harness.node("age:less").disabled);
  harness.tap("age");
  CHECK(harness.node("age:pad:done").disabled);
  harness.tap("age:pad:4");
  harness.tap("age:pad:2");
  harness.tap("age:pad:done");
  CHECK(value == 42);
  harness.tap("age");
  harness.type("999");
  CHECK(harness.node("age:pad:done").disabled);
  harness.key(Key::Backspace);
  harness.key(Key::Enter);
  CHECK(value == 99);
  CHECK_FALSE(harness.has("age:pad:done"));
  harness.tap("age");
  harness.type("٤٢");
  harness.key(Key::Enter);
  CHECK(value == 42);
}

TEST_CASE("a decimal number is counted exactly") {
  std::optional<std::int64_t> value;
  const NumberLook look{.label = "Timmar", .most = 2400, .step = 5, .decimals = 1};
  Small app([&](Ui& ui) {
    if (const auto changed = number_field(ui, "hours", {10, 10, 150, number_height(ui)}, value, look))
      value = changed;
  });
  Harness harness(app);
  harness.tap("hours");
  harness.type("12,34");  // the second decimal is refused
  harness.key(Key::Enter);
  CHECK(value == 123);
  harness.tap("hours:more");
  CHECK(value == 128);
  CHECK(harness.node("hours").value == "12.8");
}

TEST_CASE("a date keeps its day inside the month") {
  PlainDate date{2023, 3, 31};
  const DateLook look{.label = "Född"};
  Small app([&](Ui& ui) {
    if (const auto changed = date_field(ui, "born", {5, 5, 205, date_height(ui, look, 205)}, date, look))
      date = *changed;
  });
  Harness harness(app);
  harness.tap("born:month:less");
  CHECK(date == PlainDate{2023, 2, 28});
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
}

TEST_CASE("a part of a date that nobody touched is not said") {
  PlainDate date;
  const DateLook look{.label = "Född", .start = {2016, 2, 15}};
  Small app([&](Ui& ui) {
    if (const auto changed = date_field(ui, "born", {5, 5, 205, date_height(ui, look, 205)}, date, look))
      date = *changed;
  });
  Harness harness(app);
  harness.tap("born:year:more");
  CHECK(date == PlainDate{2016, 0, 0});
  CHECK_FALSE(is_whole(date));
  CHECK(is_whole(date, DateParts::Year));
  CHECK(harness.node("born:month").value.empty());
  harness.tap("born:day:less");
  harness.tap("born:month:more");
  CHECK(date == PlainDate{2016, 2, 15});
  CHECK(is_whole(date));
}

TEST_CASE("Shift three times in a row is heard, but not as part of typing capitals") {
  int heard = 0;
  Small app([&](Ui& ui) {
    if (ui.shift_three_times()) ++heard;
  });
  Harness harness(app);
  harness.key(Key::Shift);
  harness.type("A");
  harness.key(Key::Shift);
  harness.type("B");
  harness.key(Key::Shift);
  CHECK(heard == 0);
  CHECK(harness.ui().shift_presses() == 1);
  harness.key(Key::Shift);
  harness.key(Key::Shift);
  CHECK(heard == 1);
}

TEST_CASE("the time since the last touch is known") {
  Small app([](Ui&) {});
  Harness harness(app);
  harness.tap_at({50, 50});
  harness.wait(300);
  CHECK(harness.ui().idle_seconds() > 299);
  harness.tap_at({50, 50});
  CHECK(harness.ui().idle_seconds() < 1);
}

}  // namespace
}  // namespace doorstep::touch
