#include "app/touch/text_edit.h"

#include <algorithm>

namespace doorstep::touch {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::string encode_utf8(char32_t character) {
  if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) return {};
  const auto tail = [character](unsigned shift) {
    return static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) return {static_cast<char>(character)};
  if (character < 0x800) return {static_cast<char>(0xC0U | (character >> 6U)), tail(0)};
  if (character < 0x10000) return {static_cast<char>(0xE0U | (character >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (character >> 18U)), tail(12), tail(6), tail(0)};
}

std::size_t character_border(std::string_view text, std::size_t caret) {
  caret = std::min(caret, text.size());
  while (caret > 0 && caret < text.size() && continues(text[caret])) --caret;
  return caret;
}

std::size_t previous_character(std::string_view text, std::size_t caret) {
  caret = std::min(caret, text.size());
  return caret == 0 ? 0 : character_border(text, caret - 1);
}

std::size_t next_character(std::string_view text, std::size_t caret) {
  if (caret >= text.size()) return text.size();
  ++caret;
  while (caret < text.size() && continues(text[caret])) ++caret;
  return caret;
}

std::size_t insert_character(std::string& text, std::size_t caret, char32_t character) {
  caret = character_border(text, caret);
  const std::string bytes = encode_utf8(character);
  text.insert(caret, bytes);
  return caret + bytes.size();
}

std::size_t erase_before(std::string& text, std::size_t caret) {
  caret = character_border(text, caret);
  const std::size_t from = previous_character(text, caret);
  text.erase(from, caret - from);
  return from;
}

std::size_t erase_after(std::string& text, std::size_t caret) {
  caret = character_border(text, caret);
  text.erase(caret, next_character(text, caret) - caret);
  return caret;
}

}  // namespace doorstep::touch
