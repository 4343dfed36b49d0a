// What a keyboard says, without any library's numbers.
#pragma once

#include <optional>

namespace doorstep::touch {

enum class Key {
  Tab,
  Left,
  Right,
  Up,
  Down,
  Enter,
  Space,
  Escape,
  Backspace,
  Delete,
  Home,
  End,
  PageUp,
  PageDown,
  Shift,
  OtherSide,  // from a page to the one that it hosts, and back
  // Of a text field, whatever the keyboard writes them with.
  SelectAll,
  Undo,
  Redo,
  Mark,  // the board's: taps and arrows select from here on, until it is pressed again
};

enum class Modifier { None, Shift, Control, ControlShift };

[[nodiscard]] constexpr bool has_shift(Modifier modifier) {
  return modifier == Modifier::Shift || modifier == Modifier::ControlShift;
}
[[nodiscard]] constexpr bool has_control(Modifier modifier) {
  return modifier == Modifier::Control || modifier == Modifier::ControlShift;
}

// The digit that a keyboard wrote, in Latin, Arabic or Persian figures; nullopt: none.
[[nodiscard]] constexpr std::optional<int> digit_of(char32_t character) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06F0'}) {
    if (character >= zero && character <= zero + 9) return static_cast<int>(character - zero);
  }
  return std::nullopt;
}

struct KeyPress {
  Key key = Key::Tab;
  Modifier modifier = Modifier::None;
};

// One thing typed, in the order of typing: a character, or a key when `character` is 0.
struct Typed {
  char32_t character = 0;
  KeyPress press{};
};

}  // namespace doorstep::touch
