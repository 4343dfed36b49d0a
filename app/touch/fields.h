// Where something is typed, by the physical keyboard. Nothing of it passes through ImGui.
//
// Selection, clipboard and undo are left out on purpose (TOUCH.md B21: they keep copies of what was typed).
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
  std::size_t max_bytes = 4000;
  int visible_lines = 4;  // with Many
};

enum class FieldEvent { None, Changed, Submitted };  // Submitted: Enter in a one-line field

// A field of many lines grows with its `value`.
[[nodiscard]] float field_height(Ui& ui, const FieldLook& look, float width, std::string_view value = {});
// Edits `value` in place. A tap puts the caret; arrows, Home, End, Backspace, Delete as usual.
FieldEvent text_field(Ui& ui, std::string_view id, Rect place, std::string& value, const FieldLook& look);
// Shows dots. The node never tells more than "filled" or "empty".
FieldEvent secret_field(Ui& ui, std::string_view id, Rect place, SecretText& value, const FieldLook& look);

}  // namespace doorstep::touch
