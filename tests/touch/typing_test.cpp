// Typing: the field with its caret, and the letter board.
#include <functional>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/text/assets.h"
#include "app/touch/widgets.h"
#include "tests/harness/harness.h"

namespace doorstep::touch {
namespace {

using harness::Harness;

// A page with a field of each kind, and a button below.
class Page final : public App {
 public:
  std::string note, name;
  SecretText secret;
  FieldLook note_look{.label = "Note", .lines = FieldLines::Many, .visible_lines = 2};
  FieldLook name_look{.label = "Name"};
  std::string language = "sv";
  std::string key = "page";
  Density density = Density::Adult;
  int went_on = 0, submitted = 0;

  void frame(Ui& ui) override {
    ui.set_density(density);
    ui.set_language(language, language == "ar" ? Flow::RightToLeft : Flow::LeftToRight);
    ui.screen(key);
    const ActionBar bottom{
        .end = BarButton{"next", "Next", {.kind = ButtonKind::Primary, .is_default = Default::Yes}}};
    const PageParts parts = page_parts(ui, 12, action_bar_height(ui, bottom, ui.viewport().width));
    if (key == "covered") return;
    pan_region(ui, "middle", parts.middle, [&](Rect area) {
      Column column(area, ui.metrics().gap * 2);
      (void)text_field(ui, "note", column.next(field_height(ui, note_look, area.width, note)), note,
                       note_look);
      if (text_field(ui, "name", column.next(field_height(ui, name_look, area.width, name)), name,
                     name_look) == FieldEvent::Submitted)
        ++submitted;
      const FieldLook look{.label = "Secret"};
      (void)secret_field(ui, "secret", column.next(field_height(ui, look, area.width)), secret, look);
      return column.used();
    });
    if (action_bar(ui, parts.bottom, bottom)) ++went_on;
  }
};

// Taps the key of the board that is called so.
void press(Harness& harness, std::string_view label) {
  for (const Node& node : harness.ui().tree().nodes()) {
    if (node.role != Role::BoardKey || node.label != label) continue;
    harness.tap_at(node.visible.center());
    return;
  }
  FAIL("no key " << label << " on\n" << harness.describe());
}

bool board_is_up(const Harness& harness) { return harness.has("board:space"); }

void press_all(Harness& harness, std::initializer_list<std::string_view> labels) {
  for (const std::string_view label : labels) press(harness, label);
}

// So that a tap on a field brings no board.
void use_keyboard(Harness& harness, std::string_view field) {
  harness.key(Key::Shift);
  harness.tap(field);
}

Point caret_of(Harness& harness, std::string_view id, float share) {
  const Rect box = harness.node(id).rect;
  return {box.x + box.width * share, box.y + 4};
}

// ---- keys ----

TEST_CASE("arrows with Shift select, and what is typed takes the place of what is selected") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "name");
  harness.type("hej du");
  harness.key(Key::Left, Modifier::Shift);
  harness.key(Key::Left, Modifier::Shift);
  harness.type("X");
  CHECK(page.name == "hej X");
  harness.key(Key::Home, Modifier::Shift);
  harness.key(Key::Delete);
  CHECK(page.name.empty());
}

TEST_CASE("an arrow without Shift leaves the selection at that side") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "name");
  harness.type("abcd");
  harness.key(Key::SelectAll, Modifier::Control);
  harness.key(Key::Left);
  harness.type("<");
  harness.key(Key::SelectAll, Modifier::Control);
  harness.key(Key::Right);
  harness.type(">");
  CHECK(page.name == "<abcd>");
}

TEST_CASE("Ctrl with an arrow goes by words, and erases by words") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "name");
  harness.type("ett två tre");
  harness.key(Key::Left, Modifier::Control);
  harness.type("|");
  CHECK(page.name == "ett två |tre");
  harness.key(Key::Backspace);
  harness.key(Key::Backspace, Modifier::Control);
  CHECK(page.name == "ett tre");
  harness.key(Key::Home);
  harness.key(Key::Right, Modifier::ControlShift);
  harness.key(Key::Delete);
  CHECK(page.name == " tre");
}

TEST_CASE("Ctrl+Z takes back word by word, and Ctrl+Y does it again") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "note");
  harness.type("en katt");
  harness.key(Key::Undo, Modifier::Control);
  CHECK(page.note == "en ");
  harness.key(Key::Undo, Modifier::Control);
  CHECK(page.note.empty());
  harness.key(Key::Redo, Modifier::Control);
  harness.key(Key::Redo, Modifier::Control);
  CHECK(page.note == "en katt");
}

TEST_CASE("Home and End are of the line, with Ctrl of the text") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "note");
  harness.type("first");
  harness.key(Key::Enter);
  harness.type("second");
  harness.key(Key::Home);
  harness.type("1");
  harness.key(Key::Home, Modifier::Control);
  harness.type("2");
  harness.key(Key::End);
  harness.type("3");
  harness.key(Key::End, Modifier::Control);
  harness.type("4");
  CHECK(page.note == "2first3\n1second4");
}

TEST_CASE("Up and Down keep their column over a short line") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "note");
  page.note = "aaaaaaaa\nb\ncccccccc";
  harness.frames();
  harness.key(Key::End, Modifier::Control);
  harness.key(Key::Up);
  harness.key(Key::Up);
  harness.type("X");
  CHECK(page.note.find("aaaaaaa") == 0);
  CHECK(page.note.find('X') >= 7);
  CHECK(page.note.find('X') <= 8);
}

TEST_CASE("arrows go where the eye expects, in Arabic and in a mixture") {
  Page page;
  page.language = "ar";
  Harness harness(page);
  use_keyboard(harness, "name");
  harness.type("ابج");
  harness.key(Key::Right);  // back, in this script
  harness.type("X");
  CHECK(page.name == "ابXج");
  page.name = "اب xy جد";
  harness.frames();
  harness.key(Key::Home);
  for (int i = 0; i < 12; ++i) harness.key(Key::Left);
  harness.type("!");
  CHECK(page.name == "اب xy جد!");  // through both and out at the left
}

TEST_CASE("Backspace takes whole letters") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "name");
  page.name = "e\u0301👩‍👧";
  harness.frames();
  harness.key(Key::End);
  harness.key(Key::Backspace);
  CHECK(page.name == "e\u0301");
  harness.key(Key::Backspace);
  CHECK(page.name.empty());
}

TEST_CASE("text that does not fit is not taken, and that is told before it comes to it") {
  Page page;
  page.name_look.max_bytes = 20;
  Harness harness(page);
  use_keyboard(harness, "name");
  harness.type("fifteen letters");
  CHECK_FALSE(harness.has("name:room"));
  harness.type("!!");
  CHECK(harness.node("name:room").label == "Letters left: 3");
  harness.type("åäö");
  CHECK(page.name == "fifteen letters!!å");
  CHECK(harness.node("name:room").label == "Letters left: 0");
  CHECK(harness.audit().empty());
}

// ---- taps ----

TEST_CASE("a second tap selects the word, a third all") {
  Page page;
  page.name = "hej du";
  Harness harness(page);
  use_keyboard(harness, "name");
  const Point place = caret_of(harness, "name", 0.05F);
  const auto tap = [&](double after) {
    const Point px{place.x * 5.9F, place.y * 5.9F};
    harness.ui().pointer_down(0, px, harness.now() + after);
    harness.ui().pointer_up(0, px, harness.now() + after + 0.01);
    harness.frames(2);
  };
  harness.wait(1);
  tap(0);
  tap(0);
  harness.type("X");
  CHECK(page.name == "X du");
  harness.wait(1);
  tap(0);
  tap(0);
  tap(0);
  harness.type("Y");
  CHECK(page.name == "Y");
}

TEST_CASE("taps at both ends select, after the board's key for it") {
  Page page;
  page.name = "hej du";
  Harness harness(page);
  harness.tap("name");
  harness.tap_at(caret_of(harness, "name", 0.01F));
  press(harness, "123");
  press(harness, "Select");
  CHECK(harness.node("board:mark").selected);
  harness.tap_at(caret_of(harness, "name", 0.6F));
  harness.tap("board:erase");
  CHECK(page.name.empty());
  CHECK_FALSE(harness.node("board:mark").selected);
  harness.tap("board:undo");
  CHECK(page.name == "hej du");
}

// ---- the letter board ----

TEST_CASE("a tap on a field brings the board, a key of the keyboard sends it away for good") {
  Page page;
  Harness harness(page);
  CHECK_FALSE(board_is_up(harness));
  harness.tap("name");
  CHECK(board_is_up(harness));
  CHECK(harness.audit().empty());
  harness.type("a");
  CHECK_FALSE(board_is_up(harness));
  CHECK(page.name == "a");
  harness.tap("note");
  CHECK_FALSE(board_is_up(harness));
  harness.tap("note:letters");
  CHECK(board_is_up(harness));
  CHECK(harness.node("note").focused);
  harness.tap("board:close");
  CHECK_FALSE(board_is_up(harness));
  harness.tap("name");
  CHECK(board_is_up(harness));
}

TEST_CASE("a tap beside the fields sends the board away") {
  Page page;
  Harness harness(page);
  harness.tap("name");
  harness.tap_at({100, 5});
  CHECK_FALSE(board_is_up(harness));
  CHECK_FALSE(harness.node("name").focused);
}

TEST_CASE("letters, capitals, signs and Delete are written where the caret is") {
  Page page;
  Harness harness(page);
  harness.tap("name");
  press_all(harness, {"Å", "s", "a"});
  CHECK(page.name == "Åsa");
  harness.tap("board:space");
  press_all(harness, {"123", "7", "?"});
  harness.tap("board:erase");
  CHECK(page.name == "Åsa 7");
  press(harness, "ABC");
  press(harness, ",");
  press(harness, ".");
  CHECK(page.name == "Åsa 7,.");
  CHECK(harness.node("name").focused);
}

TEST_CASE("a text and each of its sentences begin with a capital, and a secret does not") {
  Page page;
  Harness harness(page);
  harness.tap("name");
  press_all(harness, {"B", "o"});
  CHECK(page.name == "Bo");
  harness.tap("board:period");
  harness.tap("board:space");
  press_all(harness, {"A", "l"});
  CHECK(page.name == "Bo. Al");
  for (int i = 0; i < 6; ++i) harness.tap("board:erase");
  press(harness, "A");  // once more from the start
  harness.tap("board:erase");
  harness.tap("board:shift");  // no capital is wanted
  press(harness, "a");
  CHECK(page.name == "a");
  harness.tap("secret");
  press(harness, "a");
}

TEST_CASE("Shift pressed twice stays until it is pressed again") {
  Page page;
  Harness harness(page);
  harness.tap("name");
  harness.tap("board:shift");
  harness.tap("board:shift");
  press_all(harness, {"A", "B"});
  harness.tap("board:shift");
  press(harness, "c");
  CHECK(page.name == "ABc");
}

TEST_CASE("the return key makes a line where there are lines, else it is done and goes the way of Enter") {
  Page page;
  Harness harness(page);
  harness.tap("note");
  press_all(harness, {"A", "New line", "B"});
  CHECK(page.note == "A\nB");
  harness.tap("name");
  press_all(harness, {"C", "Done"});
  CHECK(page.submitted == 1);
  CHECK(page.went_on == 1);
  CHECK_FALSE(board_is_up(harness));
}

TEST_CASE("the board speaks the page's language, and another after its key") {
  Page page;
  Harness harness(page);
  harness.tap("name");
  CHECK(harness.node("board:space").value == "Svenska");
  page.language = "uk";
  harness.frames();
  CHECK(harness.node("board:space").value == "Українська");
  press(harness, "Щ");
  harness.tap("board:language");
  CHECK(harness.node("board:space").value == "العربية");
  press(harness, "لا");
  CHECK(page.name == "Щلا");
}

TEST_CASE("letters lie as on a keyboard in every language, from the left") {
  Page page;
  page.language = "ar";
  Harness harness(page);
  harness.tap("name");
  CHECK(harness.node("board:0:0").rect.x < harness.node("board:0:1").rect.x);
  CHECK(harness.node("board:shift").rect.x < harness.node("board:erase").rect.x);
}

TEST_CASE("digits lie as on a telephone in every language, from the left") {
  class PadPage final : public App {
    void frame(Ui& ui) override {
      ui.set_language("ar", Flow::RightToLeft);
      ui.screen("pad");
      (void)number_field(ui, "age", {10, 10, 100, number_height(ui)}, std::nullopt, {.label = "العمر"});
    }
  };
  PadPage page;
  Harness harness(page);
  harness.tap("age");
  CHECK(harness.node("age:pad:1").rect.x < harness.node("age:pad:2").rect.x);
  CHECK(harness.node("age:pad:0").rect.x < harness.node("age:pad:erase").rect.x);
  CHECK(harness.audit() == std::vector<std::string>{});
}

TEST_CASE("Delete goes on erasing while it is held") {
  Page page;
  page.name = "many letters here";
  Harness harness(page);
  harness.tap("name");
  const Point place = harness.node("board:erase").visible.center();
  harness.wait(1);
  harness.ui().pointer_down(0, {place.x * 5.9F, place.y * 5.9F}, harness.now());
  harness.frames(90);
  CHECK(page.name.size() < 12);
  harness.ui().pointer_up(0, {place.x * 5.9F, place.y * 5.9F}, harness.now());
  harness.frames();
  const std::string left = page.name;
  harness.frames(60);
  CHECK(page.name == left);
}

TEST_CASE("a secret typed on the board reaches its own memory and nothing that is drawn or said") {
  Page page;
  Harness harness(page);
  harness.tap("secret");
  press_all(harness, {"q", "w"});
  const std::size_t texts = harness.ui().text().cached_texts();
  press_all(harness, {"k", "a", "n", "a", "r", "i", "e"});
  CHECK(page.secret.view() == "qwkanarie");
  CHECK_FALSE(harness.shows("kanarie"));
  CHECK(harness.ui().text().cached_texts() == texts);
  press(harness, "123");
  CHECK(harness.node("board:undo").disabled);
  CHECK(harness.node("board:mark").disabled);
  harness.tap("board:erase");
  CHECK(page.secret.view() == "qwkanari");
}

TEST_CASE("nothing typed is lost by a turned tablet or another language, and the caret stays") {
  Page page;
  Harness harness(page);
  harness.tap("note");
  press_all(harness, {"A", "b", "c"});
  press(harness, "123");
  harness.tap("board:left");
  harness.resize(800, 1280, 5.9F);
  page.language = "ar";
  harness.frames();
  CHECK(page.note == "Abc");
  CHECK(board_is_up(harness));
  harness.tap("board:turn");
  harness.tap("board:0:8");
  CHECK(page.note == "Abخc");
}

TEST_CASE("Tab leads from field to field and on, past what calls the board") {
  Page page;
  Harness harness(page);
  use_keyboard(harness, "note");
  REQUIRE(harness.has("note:letters"));
  for (const char* id : {"name", "secret", "next"}) {
    harness.key(Key::Tab);
    CAPTURE(id);
    CHECK(harness.node(id).focused);
  }
  for (const char* id : {"secret", "name", "note"}) {
    harness.key(Key::Tab, Modifier::Shift);
    CAPTURE(id);
    CHECK(harness.node(id).focused);
  }
}

TEST_CASE("another page comes without the board, in its first frame") {
  Page page;
  Harness harness(page);
  harness.tap("name");
  page.key = "covered";
  harness.frames(1);
  CHECK_FALSE(board_is_up(harness));
  CHECK(harness.ui().viewport() == harness.ui().window());
}

TEST_CASE("the field that is typed into stands above the board, whatever the window and whoever types") {
  struct Format {
    int width, height;
    float px_per_mm;
  };
  const Format format = GENERATE(Format{800, 480, 3.78F}, Format{1024, 600, 4.6F}, Format{800, 1280, 5.9F},
                                 Format{1280, 800, 5.9F}, Format{1920, 1200, 8.85F}, Format{800, 480, 5.9F});
  const Density density = GENERATE(Density::Team, Density::Adult, Density::Child);
  const std::string language = GENERATE("sv", "uk", "ar");
  Page page;
  page.density = density;
  page.language = language;
  Harness harness(page, {.width = format.width, .height = format.height, .px_per_mm = format.px_per_mm});
  INFO(format.width << "x" << format.height << " " << language);
  for (const char* field : {"note", "name", "secret"}) {
    harness.tap(field);
    REQUIRE(board_is_up(harness));
    const Node& node = harness.node(field);
    const float top = harness.node("board:0:0").rect.y;
    CHECK(node.visible.bottom() <= top);
    CHECK(node.visible.height > 0.8F * std::min(node.rect.height, harness.ui().metrics().min_target));
    CHECK(harness.audit() == std::vector<std::string>{});
    harness.tap("board:close");
  }
}

TEST_CASE("a long text is seen where its caret is, above the board") {
  Page page;
  for (int i = 0; i < 60; ++i) page.note += "en rad text\n";
  Harness harness(page, {.width = 800, .height = 480, .px_per_mm = 3.78F});
  harness.tap("note");
  use_keyboard(harness, "note");
  harness.key(Key::End, Modifier::Control);
  harness.tap("note:letters");
  harness.frames(6);
  const Node& region = harness.node("middle");
  const Node& note = harness.node("note");
  CHECK(note.rect.bottom() > region.rect.y);
  CHECK(note.rect.bottom() < region.rect.bottom() + 8);
  const float before = note.rect.y;
  harness.tap("middle:more");  // to the end of the page and back to its top, without dragging
  while (harness.node("middle:more").label != harness.ui().words().more_below) harness.tap("middle:more");
  CHECK(harness.node("note").rect.y > before + 50);
  press(harness, "X");
  harness.frames(6);
  CHECK(page.note.ends_with("X"));
  CHECK(harness.node("note").rect.y < before + 10);
}

}  // namespace
}  // namespace doorstep::touch
