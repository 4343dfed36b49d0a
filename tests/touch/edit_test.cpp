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

TEST_CASE("the caret steps over whole characters") {
  const std::string text = "aå€b";
  CHECK(next_character(text, 1) == 3);
  CHECK(next_character(text, 3) == 6);
  CHECK(previous_character(text, 6) == 3);
  CHECK(previous_character(text, 0) == 0);
  CHECK(next_character(text, 99) == text.size());
  CHECK(character_border(text, 2) == 1);
}

TEST_CASE("typing and erasing keep the text valid") {
  std::string text = "hj";
  std::size_t caret = insert_character(text, 1, U'é');
  CHECK(text == "héj");
  caret = erase_before(text, caret);
  CHECK(text == "hj");
  CHECK(caret == 1);
  caret = erase_after(text, caret);
  CHECK(text == "h");
  CHECK(erase_after(text, caret) == 1);
  CHECK(erase_before(text, 0) == 0);
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
