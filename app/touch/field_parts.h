// What the text field and the secret field share: label, box, what is said below it, and the way to the
// letter board. Not for screens.
#pragma once

#include <string>
#include <string_view>

#include "app/touch/fields.h"

namespace doorstep::touch {

struct FieldParts {
  Rect label, box, note, problem;
  Rect inner;    // of the box, for the words
  Rect letters;  // of the box, for the button that brings the letter board; empty when there is none
  std::string note_words;
};

[[nodiscard]] TextLook field_value_look();
[[nodiscard]] TextLook field_placeholder_look();

[[nodiscard]] FieldParts field_parts(Ui& ui, const FieldLook& look, Rect place, std::string_view value);
// Everything but the words and the caret.
void draw_field_frame(Ui& ui, std::string_view id, const FieldLook& look, const FieldParts& parts);
// The button at the end of a focused field; call it after the field's node.
void letters_button(Ui& ui, std::string_view id, const FieldParts& parts);

inline constexpr float kCaretWidth = 0.35F;  // mm

}  // namespace doorstep::touch
