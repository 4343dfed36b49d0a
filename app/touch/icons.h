// Pictograms drawn from paths, so that they are sharp at every size. Each has a word beside it or in its
// node.
#pragma once

#include "app/touch/geometry.h"
#include "app/touch/theme.h"

namespace doorstep::touch {

class Ui;

enum class Icon {
  None,
  Back,
  Next,
  BiggerText,
  Speaker,
  Hide,
  Pause,
  Person,
  Lock,
  Language,
  Close,
  Plus,
  Minus,
  Check,
  Erase,
  Up,
  Down,
  Shift,
  ShiftLocked,
  Enter,
  Undo,
  Redo,
  Mark,
  Keyboard,
  KeyboardAway,
  Clear,
  List,
  Picture,
};

// Inside the square in the middle of `place`, `size` mm wide. Arrows follow the reading direction; a
// loudspeaker does not.
void draw_icon(Ui& ui, Icon icon, Rect place, float size, Token colour);

}  // namespace doorstep::touch
