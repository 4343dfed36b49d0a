// What a keyboard says, without any library's numbers.
#pragma once

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
