// Typing by whole characters, and secrets that go away.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "app/touch/geometry.h"
#include "app/touch/secret_text.h"
#include "app/touch/text_edit.h"

namespace doorstep::touch {
namespace {

TEST_CASE("characters are encoded as UTF-8") {
  CHECK(encode_utf8(U'a') == "a");
  CHECK(encode_utf8(U'å') == "å");
  CHECK(encode_utf8(U'€') == "€");
  CHECK(encode_utf8(U'😀') == "😀");
  CHECK(encode_utf8(char32_t{0xD800}).empty());
  CHECK(encode_utf8(char32_t{0x110000}).empty());
}

TEST_CASE("characters are stepped over whole") {
  const std::string text = "aå€b";
  CHECK(next_character(text, 1) == 3);
  CHECK(next_character(text, 3) == 6);
  CHECK(previous_character(text, 6) == 3);
  CHECK(previous_character(text, 0) == 0);
  CHECK(next_character(text, 99) == text.size());
}

TEST_CASE("a selection ends between letters, and at the end of the text") {
  CHECK(inside({}, "hej") == Selection{3, 3});
  CHECK(inside({0, 99}, "hej") == Selection{0, 3});
  CHECK(inside({2, 2}, "aå€") == Selection{1, 1});
  CHECK(inside({2, 2}, "e\u0301x") == Selection{0, 0});  // inside an e with its accent
}

TEST_CASE("typing replaces what is selected and leaves the caret after it") {
  std::string text = "hej du";
  Selection part{6, 4};
  insert(text, part, "där");
  CHECK(text == "hej där");
  CHECK(part == Selection{8, 8});
  insert(text, part, "!");
  CHECK(text == "hej där!");
}

TEST_CASE("Backspace takes a whole letter, but an Arabic vowel sign by itself") {
  std::string text = "re\u0301";
  Selection caret;
  erase_back(text, caret);
  CHECK(text == "r");
  erase_back(text, caret);
  erase_back(text, caret);
  CHECK(text.empty());
  std::string arabic = "كَ";
  Selection end;
  erase_back(arabic, end);
  CHECK(arabic == "ك");
  std::string family = "👩‍👧";
  Selection after;
  erase_back(family, after);
  CHECK(family.empty());
}

TEST_CASE("Delete takes the letter ahead, or what is selected") {
  std::string text = "åäö";
  Selection caret{2, 2};
  erase_ahead(text, caret);
  CHECK(text == "åö");
  erase_ahead(text, caret);
  erase_ahead(text, caret);
  CHECK(text == "å");
  Selection all{0, 2};
  erase_ahead(text, all);
  CHECK(text.empty());
}

// What a field does for each letter.
void write(std::string& text, Selection& selection, EditHistory& history, std::string_view words) {
  for (const char letter : words) {
    history.remember(text, selection, EditHistory::Kind::Typing);
    insert(text, selection, std::string(1, letter));
    history.changed(text);
  }
}

TEST_CASE("undo goes back by words, and redo forth again") {
  std::string text;
  Selection caret{0, 0};
  EditHistory history;
  CHECK_FALSE(history.undo(text, caret));
  write(text, caret, history, "one two");
  REQUIRE(history.undo(text, caret));
  CHECK(text == "one ");
  CHECK(caret == Selection{4, 4});
  REQUIRE(history.undo(text, caret));
  CHECK(text.empty());
  CHECK_FALSE(history.can_undo());
  REQUIRE(history.redo(text, caret));
  REQUIRE(history.redo(text, caret));
  CHECK(text == "one two");
  CHECK_FALSE(history.can_redo());
}

TEST_CASE("what is typed after undo ends the way forth, and a moved caret begins a step") {
  std::string text;
  Selection caret{0, 0};
  EditHistory history;
  write(text, caret, history, "ab");
  history.rest();
  write(text, caret, history, "cd");
  REQUIRE(history.undo(text, caret));
  CHECK(text == "ab");
  write(text, caret, history, "x");
  CHECK_FALSE(history.can_redo());
}

TEST_CASE("a text that something else changed has no history") {
  std::string text;
  Selection caret{0, 0};
  EditHistory history;
  write(text, caret, history, "ab");
  text = "another answer";
  CHECK_FALSE(history.undo(text, caret));
  CHECK(text == "another answer");
}

TEST_CASE("a history keeps so many steps and no more") {
  std::string text;
  Selection caret{0, 0};
  EditHistory history;
  for (std::size_t i = 0; i < EditHistory::kMostSteps + 5; ++i) {
    history.rest();
    write(text, caret, history, "x");
  }
  std::size_t steps = 0;
  while (history.undo(text, caret)) ++steps;
  CHECK(steps == EditHistory::kMostSteps);
  CHECK(text.size() == 5);
}

TEST_CASE("a secret is counted in characters, erased by characters and wiped whole") {
  SecretText secret;
  for (char32_t c : std::u32string(U"nåt€")) secret.append(c);
  CHECK(secret.view() == "nåt€");
  CHECK(secret.characters() == 4);
  secret.erase_last();
  CHECK(secret.view() == "nåt");
  const char* memory = secret.view().data();
  secret.wipe();
  CHECK(secret.empty());
  CHECK(std::string(memory, 4) == std::string(4, '\0'));
}

TEST_CASE("a secret that is full stays as it is") {
  SecretText secret;
  for (std::size_t i = 0; i < SecretText::kCapacity + 10; ++i) secret.append(U'x');
  CHECK(secret.view().size() == SecretText::kCapacity);
}

TEST_CASE("mirroring is its own inverse and keeps the size") {
  const Rect rect{10, 5, 30, 20};
  const Rect there = mirrored(rect, 200, Flow::RightToLeft);
  CHECK(there == Rect{160, 5, 30, 20});
  CHECK(mirrored(there, 200, Flow::RightToLeft) == rect);
  CHECK(mirrored(rect, 200, Flow::LeftToRight) == rect);
}

TEST_CASE("cutting strips off a rectangle leaves the rest") {
  Rect rest{0, 0, 100, 50};
  CHECK(rest.take_top(10, 2) == Rect{0, 0, 100, 10});
  CHECK(rest.take_end(20, 5) == Rect{80, 12, 20, 38});
  CHECK(rest == Rect{0, 12, 75, 38});
  CHECK(rest.take_bottom(100) == Rect{0, 12, 75, 38});
  CHECK(rest.height == 0);
}

}  // namespace
}  // namespace doorstep::touch
