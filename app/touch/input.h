// What a keyboard says, without any library's numbers.
#pragma once

namespace doorstep::touch {

enum class Key {
  Tab, Left, Right, Up, Down, Enter, Space, Escape, Backspace, Delete, Home, End, PageUp, PageDown, Shift,
};

enum class Modifier { None, Shift, Control };

struct KeyPress {
  Key key;
  Modifier modifier = Modifier::None;
};

}  // namespace doorstep::touch
