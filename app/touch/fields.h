// Where something is typed: by a keyboard, or by the letter board that comes up with a tap. Nothing of it
// passes through ImGui.
//
// There is no clipboard, in anybody's mode: what was said does not go to other programs. Undo is kept while
// the page is on the screen and wiped with it.
#pragma once

#include <string>
#include <string_view>

#include "app/touch/secret_text.h"
#include "app/touch/ui.h"

namespace doorstep::touch {

enum class FieldLines { One, Many };

struct FieldLook {
  std::string label{};        // above the field
  std::string placeholder{};  // muted, while it is empty
  std::string problem{};      // below it: what is wrong and what to do; empty when nothing is
  FieldLines lines = FieldLines::One;
  std::size_t max_bytes =
      4000;               // what does not fit is not taken; told below the field before it comes to that
  int visible_lines = 4;  // with Many
  BoardStart keys = BoardStart::Letters;
};

enum class FieldEvent { None, Changed, Submitted };  // Submitted: Enter in a one-line field

// With the present `value`: a field of many lines grows with it, and any tells when it is nearly full.
[[nodiscard]] float field_height(Ui& ui, const FieldLook& look, float width, std::string_view value = {});

// Edits `value` in place. A tap puts the caret, a second one selects the word, a third all. Arrows go where
// the eye expects, by words with Ctrl, selecting with Shift; Home, End, Backspace, Delete, Ctrl+A, Ctrl+Z,
// Ctrl+Y. A text that runs from the right stands at the right.
FieldEvent text_field(Ui& ui, std::string_view id, Rect place, std::string& value, const FieldLook& look);

// Shows dots. The node never tells more than "filled" or "empty".
FieldEvent secret_field(Ui& ui, std::string_view id, Rect place, SecretText& value, const FieldLook& look);

}  // namespace doorstep::touch
