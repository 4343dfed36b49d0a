#include "app/touch/fields.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/touch/buttons.h"
#include "app/touch/field_parts.h"
#include "app/touch/icons.h"
#include "app/touch/parts.h"

namespace doorstep::touch {
namespace {

constexpr float kPadding = 0.8F;        // em
constexpr float kBetween = 0.8F;        // mm between label, box and what is said below
constexpr float kDot = 0.19F;           // em: radius of a secret's dot
constexpr float kDotStep = 0.62F;       // em
constexpr std::size_t kNearlyFull = 5;  // the limit is told in the last fifth before it

TextLook label_look() { return {.role = TextRole::Caption, .colour = Token::Muted}; }
TextLook problem_look() { return {.role = TextRole::Caption, .colour = Token::Now}; }

float line_height(const Ui& ui) { return ui.line_height(field_value_look()); }
float padding(const Ui& ui) { return kPadding * ui.em(field_value_look()); }

// Reserved whether the button is shown or not, so that no word moves when the field gets the focus.
float letters_width(const Ui& ui) { return ui.has_boards() ? ui.metrics().min_target : 0; }

float words_width(const Ui& ui, float box) {
  return box - padding(ui) - std::max(padding(ui), letters_width(ui));
}

float box_height(Ui& ui, const FieldLook& look, float width, std::string_view value) {
  const float inner = words_width(ui, width);
  // What is said in an empty field is never cut, and the field does not shrink when somebody types.
  float words = std::max(line_height(ui),
                         look.placeholder.empty()
                             ? 0
                             : ui.measure_text(look.placeholder, field_placeholder_look(), inner).height);
  if (look.lines == FieldLines::Many) {
    // One space keeps a last empty line, where the caret is, in the measure.
    const float grown = ui.measure_text(std::string(value) + " ", field_value_look(), inner).height;
    words = std::max({line_height(ui) * static_cast<float>(look.visible_lines), grown, words});
  }
  return std::max(ui.metrics().min_target, words + padding(ui));
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// How many more letters fit, of the kind that was written so far; empty while there is room enough.
std::string room_left(const Ui& ui, const FieldLook& look, std::string_view value) {
  const std::size_t left = look.max_bytes - std::min(look.max_bytes, value.size());
  if (value.empty() || left > look.max_bytes / kNearlyFull) return {};
  const std::size_t letters = left * characters_of(value) / value.size();
  return fmt::format(fmt::runtime(ui.words().letters_left), letters);
}

Rect inner_of(const Ui& ui, Rect box, FieldLines lines) {
  const float pad = padding(ui);
  Rect inner{box.x + pad, box.y, words_width(ui, box.width), box.height};
  if (lines == FieldLines::Many) return inner.shrunk(0, pad / 2);
  return inner.centered({inner.width, line_height(ui)});
}

}  // namespace

TextLook field_value_look() { return {.role = TextRole::Body}; }
TextLook field_placeholder_look() { return {.role = TextRole::Body, .colour = Token::Muted}; }

FieldParts field_parts(Ui& ui, const FieldLook& look, Rect place, std::string_view value) {
  FieldParts parts;
  const auto cut = [&](std::string_view words, const TextLook& look_of) {
    return place.take_top(ui.measure_text(words, look_of, place.width).height, kBetween);
  };
  if (!look.label.empty()) parts.label = cut(look.label, label_look());
  parts.box = place.take_top(box_height(ui, look, place.width, value), kBetween);
  parts.note_words = room_left(ui, look, value);
  if (!parts.note_words.empty()) parts.note = cut(parts.note_words, label_look());
  if (!look.problem.empty()) parts.problem = cut(look.problem, problem_look());
  parts.inner = inner_of(ui, parts.box, look.lines);
  const float width = letters_width(ui);
  parts.letters = {parts.box.right() - width, parts.box.y, width,
                   std::min(parts.box.height, std::max(width, line_height(ui) + padding(ui)))};
  return parts;
}

void draw_field_frame(Ui& ui, std::string_view id, const FieldLook& look, const FieldParts& parts) {
  if (!look.label.empty()) ui.draw_text(look.label, parts.label, label_look());
  const bool bad = !look.problem.empty();
  const Token edge = bad ? Token::Now : ui.focused(id) ? Token::Accent : Token::Outline;
  surface(ui, parts.box, Token::Card, edge, kCardRadius,
          line(ui, ui.focused(id) || bad ? kLine * 1.5F : kLine));
  const auto say = [&](const char* part, const std::string& words, Rect place, const TextLook& words_look) {
    if (words.empty()) return;
    ui.emit(std::string(id) + part, Role::Status, words, place, Touch::None);
    ui.draw_text(words, place, words_look);
  };
  say(":room", parts.note_words, parts.note, label_look());
  say(":problem", look.problem, parts.problem, problem_look());
}

void letters_button(Ui& ui, std::string_view id, const FieldParts& parts) {
  if (parts.letters.width <= 0 || !ui.focused(id) || ui.board_shown()) return;
  const std::string name = std::string(id) + ":letters";
  // In a field that is longer than what can be seen of it, it stays in sight.
  Rect place = parts.letters;
  place.y = std::clamp(ui.visible_area().y, parts.box.y, parts.box.bottom() - place.height);
  Node& node = ui.emit(name, Role::Key, ui.words().show_board, place, Touch::Taps);
  node.parent = id;
  node.leaves_focus = true;
  node.for_fingers = true;  // whoever comes by a key has keys to type with
  {
    const Touchable touchable(ui, name, place.shrunk(1), kCardRadius);
    draw_icon(ui, Icon::Keyboard, place, 0.5F * ui.metrics().icon, Token::Muted);
  }
  if (ui.activated(name)) ui.show_board();
}

float field_height(Ui& ui, const FieldLook& look, float width, std::string_view value) {
  const FieldParts parts = field_parts(ui, look, {0, 0, width, 1e6F}, value);
  return std::max({parts.box.bottom(), parts.note.bottom(), parts.problem.bottom()});
}

namespace {

// All of it can be selected, so that it can be typed over; a part of it would say where a letter stands.
FieldEvent type_secret(Ui& ui, std::string_view id, SecretText& value) {
  FieldEvent event = FieldEvent::None;
  Selection& selected = ui.memory(id).typing.selection;
  for (const Typed& typed : ui.typed_for(id)) {
    const bool key = typed.character == 0;
    const bool erases = key && (typed.press.key == Key::Backspace || typed.press.key == Key::Delete);
    const bool all = !std::exchange(selected, {}).empty();
    if (all && (erases || !key)) value.wipe();
    if (!key) value.append(typed.character);
    if (erases && !all && typed.press.key == Key::Backspace) value.erase_last();
    if (key && typed.press.key == Key::SelectAll && !value.empty()) selected.anchor = 0;
    if (key && typed.press.key == Key::Enter)
      event = FieldEvent::Submitted;
    else if (event == FieldEvent::None)
      event = FieldEvent::Changed;
  }
  return event;
}

void draw_dots(Ui& ui, std::string_view id, const SecretText& value, const FieldLook& look, Rect inner) {
  const float em = ui.em(field_value_look());
  const float wanted = static_cast<float>(value.characters()) * kDotStep * em;
  const auto fitting = static_cast<std::size_t>(inner.width / (kDotStep * em));
  const std::size_t dots = std::min(value.characters(), fitting);
  if (!ui.memory(id).typing.selection.empty() && ui.focused(id)) {
    const float width = static_cast<float>(dots) * kDotStep * em;
    ui.canvas().fill({inner.x, inner.y, width, inner.height}, ui.colour(Token::Selected));
  }
  for (std::size_t i = 0; i < dots; ++i) {
    ui.canvas().circle({inner.x + (static_cast<float>(i) + 0.5F) * kDotStep * em, inner.center().y},
                       kDot * em, ui.colour(Token::Text));
  }
  if (value.empty()) ui.draw_text_middle(look.placeholder, inner, field_placeholder_look());
  if (!ui.focused(id)) return;
  const float x = inner.x + std::min(wanted, inner.width);
  ui.canvas().fill({x, inner.y + 0.15F * em, kCaretWidth, inner.height - 0.3F * em},
                   ui.colour(Token::Accent));
}

}  // namespace

FieldEvent secret_field(Ui& ui, std::string_view id, Rect place, SecretText& value, const FieldLook& look) {
  const FieldParts parts = field_parts(ui, look, place, {});
  ui.emit(std::string(id), Role::SecretField, look.label, parts.box, Touch::Taps);
  const FieldEvent event = type_secret(ui, id, value);
  {
    const Touchable touchable(ui, id, parts.box, kCardRadius);
    draw_field_frame(ui, id, look, parts);
    draw_dots(ui, id, value, look, parts.inner);
  }
  letters_button(ui, id, parts);
  if (ui.focused(id)) {
    ui.claim_typing(id, {.start = look.keys, .text = BoardText::Secret});
    if (ui.board_moved()) ui.keep_in_sight(parts.box);
  }
  return event;
}

}  // namespace doorstep::touch
