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
};

enum class Modifier { None, Shift, Control };

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
