#include "app/touch/fields.h"

#include <algorithm>

#include "app/touch/icons.h"
#include "app/touch/parts.h"
#include "app/touch/text_edit.h"

namespace doorstep::touch {
namespace {

constexpr float kPadding = 0.8F;      // em
constexpr float kCaretWidth = 0.35F;  // mm
constexpr float kDot = 0.19F;         // em: radius of a secret's dot
constexpr float kDotStep = 0.62F;     // em

TextLook label_look() { return {.role = TextRole::Caption, .colour = Token::Muted}; }
TextLook problem_look() { return {.role = TextRole::Caption, .colour = Token::Now}; }
TextLook value_look() { return {.role = TextRole::Body}; }
TextLook placeholder_look() { return {.role = TextRole::Body, .colour = Token::Muted}; }

float line_height(const Ui& ui) { return 1.4F * ui.em(value_look()); }
float padding(const Ui& ui) { return kPadding * ui.em(value_look()); }

float box_height(Ui& ui, const FieldLook& look, float width, std::string_view value) {
  float words = line_height(ui);
  if (look.lines == FieldLines::Many) {
    const float inner = width - 2 * padding(ui);
    // One space keeps a last empty line, where the caret is, in the measure.
    const float grown = ui.measure_text(std::string(value) + " ", value_look(), inner).height;
    words = std::max({words * static_cast<float>(look.visible_lines), grown,
                      ui.measure_text(look.placeholder, placeholder_look(), inner).height});
  }
  return std::max(ui.metrics().min_target, words + padding(ui));
}

struct Parts {
  Rect label, box, problem;
};

Parts parts_of(Ui& ui, const FieldLook& look, Rect place, std::string_view value) {
  Parts parts;
  const float gap = 0.8F;
  if (!look.label.empty())
    parts.label = place.take_top(ui.measure_text(look.label, label_look(), place.width).height, gap);
  parts.box = place.take_top(box_height(ui, look, place.width, value), gap);
  if (!look.problem.empty())
    parts.problem = place.take_top(ui.measure_text(look.problem, problem_look(), place.width).height);
  return parts;
}

void draw_frame(Ui& ui, std::string_view id, const FieldLook& look, const Parts& parts) {
  if (!look.label.empty()) ui.draw_text(look.label, parts.label, label_look());
  const bool bad = !look.problem.empty();
  const Token edge = bad ? Token::Now : ui.focused(id) ? Token::Accent : Token::Outline;
  surface(ui, parts.box, Token::Card, edge, kCardRadius,
          line(ui, ui.focused(id) || bad ? kLine * 1.5F : kLine));
  if (!bad) return;
  ui.emit(std::string(id) + ":problem", Role::Status, look.problem, parts.problem, Touch::None);
  ui.draw_text(look.problem, parts.problem, problem_look());
}

void draw_caret(Ui& ui, float x_px, float y_px, float height_px) {
  const float scale = ui.pixels_per_mm();
  const Rect caret{x_px / scale - kCaretWidth / 2, y_px / scale, kCaretWidth, height_px / scale};
  ui.canvas().fill(mirrored(caret, ui.viewport().width, ui.flow()), ui.colour(Token::Accent));
}

// A text inside a field: where its top left corner is so that the caret can be seen.
struct Display {
  text::Request request;
  float left = 0, top = 0;  // physical pixels
  text::Box caret;          // in the request
};

Display display_of(Ui& ui, const std::string& value, Rect inner, FieldLines lines, std::size_t caret) {
  Display display;
  const Rect px = ui.canvas().to_pixels(inner);
  display.request = ui.request_for(value, value_look(), lines == FieldLines::Many ? inner.width : 0);
  display.caret = ui.text().caret(display.request, caret);
  display.left = px.x;
  display.top = px.y;
  if (lines == FieldLines::Many) {
    display.top -= std::max(0.0F, display.caret.y + display.caret.height - px.height);
    return display;
  }
  const float width = ui.text().measure(display.request).width;
  if (display.request.align == text::Align::Right) display.left += px.width - width;
  const float at = display.left + display.caret.x;
  if (at > px.right()) display.left -= at - px.right();
  if (at < px.x) display.left += px.x - at;
  return display;
}

std::size_t vertical_move(Ui& ui, const Display& display, float lines) {
  const text::Box& caret = display.caret;
  return ui.text().index_at(display.request, caret.x, caret.y + caret.height * (0.5F + lines));
}

// What one key does to value and caret; true when the value changed.
bool edit(Ui& ui, std::string& value, std::size_t& caret, const Typed& typed, const Display& display,
          const FieldLook& look) {
  const std::size_t size = value.size();
  const bool rtl = ui.text().measure(display.request).right_to_left;
  if (typed.character != 0) {
    if (size + 4 <= look.max_bytes) caret = insert_character(value, caret, typed.character);
    return value.size() != size;
  }
  switch (typed.press.key) {
    case Key::Backspace:
      caret = erase_before(value, caret);
      break;
    case Key::Delete:
      caret = erase_after(value, caret);
      break;
    case Key::Left:
      caret = rtl ? next_character(value, caret) : previous_character(value, caret);
      break;
    case Key::Right:
      caret = rtl ? previous_character(value, caret) : next_character(value, caret);
      break;
    case Key::Home:
      caret = 0;
      break;
    case Key::End:
      caret = value.size();
      break;
    case Key::Up:
      caret = vertical_move(ui, display, -1);
      break;
    case Key::Down:
      caret = vertical_move(ui, display, 1);
      break;
    case Key::Enter:
      if (look.lines == FieldLines::Many && size < look.max_bytes)
        caret = insert_character(value, caret, U'\n');
      break;
    default:
      break;
  }
  return value.size() != size;
}

FieldEvent type_into(Ui& ui, std::string_view id, std::string& value, const FieldLook& look, Rect inner) {
  FieldEvent event = FieldEvent::None;
  std::size_t caret = character_border(value, ui.memory(id).caret);
  for (const Typed& typed : ui.typed_for(id)) {
    const Display display = display_of(ui, value, inner, look.lines, caret);
    if (edit(ui, value, caret, typed, display, look)) event = FieldEvent::Changed;
    const bool enter = typed.character == 0 && typed.press.key == Key::Enter;
    if (enter && look.lines == FieldLines::One) event = FieldEvent::Submitted;
    ui.request_frame();
  }
  ui.memory(id).caret = caret;
  return event;
}

void place_caret(Ui& ui, std::string_view id, const std::string& value, const FieldLook& look, Rect inner) {
  const auto tap = ui.tap_place();
  if (!ui.activated(id) || !tap) return;
  const std::size_t before = character_border(value, ui.memory(id).caret);
  const Display display = display_of(ui, value, inner, look.lines, before);
  const Point px = ui.canvas().to_pixels(*tap);
  ui.memory(id).caret = ui.text().index_at(display.request, px.x - display.left, px.y - display.top);
}

void draw_value(Ui& ui, std::string_view id, const std::string& value, const FieldLook& look, Rect inner) {
  const std::size_t caret = character_border(value, ui.memory(id).caret);
  const Display display = display_of(ui, value, inner, look.lines, caret);
  ui.canvas().push_clip(inner.shrunk(-kCaretWidth, -0.3F));
  if (value.empty()) {
    ui.draw_text(look.placeholder, inner, placeholder_look());
  } else {
    ui.canvas().mask(ui.text().texture(display.request), display.left, display.top, ui.colour(Token::Text));
  }
  if (ui.focused(id))
    draw_caret(ui, display.left + display.caret.x, display.top + display.caret.y, display.caret.height);
  ui.canvas().pop_clip();
}

Rect inner_of(Ui& ui, Rect box, FieldLines lines) {
  const float pad = padding(ui);
  if (lines == FieldLines::Many) return box.shrunk(pad, pad / 2);
  return box.shrunk(pad, 0).centered({box.width - 2 * pad, line_height(ui)});
}

}  // namespace

float field_height(Ui& ui, const FieldLook& look, float width, std::string_view value) {
  const Parts parts = parts_of(ui, look, {0, 0, width, 1e6F}, value);
  return std::max(parts.box.bottom(), parts.problem.bottom());
}

FieldEvent text_field(Ui& ui, std::string_view id, Rect place, std::string& value, const FieldLook& look) {
  const Parts parts = parts_of(ui, look, place, value);
  Node& node = ui.emit(std::string(id), look.lines == FieldLines::One ? Role::Field : Role::MultilineField,
                       look.label, parts.box, Touch::Taps);
  node.value = value;
  if (node.label.empty()) node.label = look.placeholder;
  const Touchable touchable(ui, id, parts.box, kCardRadius);
  const Rect inner = inner_of(ui, parts.box, look.lines);
  place_caret(ui, id, value, look, inner);
  const FieldEvent event = type_into(ui, id, value, look, inner);
  if (ui.focused(id)) ui.claim_typing(id);
  draw_frame(ui, id, look, parts);
  draw_value(ui, id, value, look, inner);
  return event;
}

FieldEvent secret_field(Ui& ui, std::string_view id, Rect place, SecretText& value, const FieldLook& look) {
  const Parts parts = parts_of(ui, look, place, {});
  ui.emit(std::string(id), Role::SecretField, look.label, parts.box, Touch::Taps);
  const Touchable touchable(ui, id, parts.box, kCardRadius);
  FieldEvent event = FieldEvent::None;
  for (const Typed& typed : ui.typed_for(id)) {
    const bool key = typed.character == 0;
    if (!key) value.append(typed.character);
    if (key && typed.press.key == Key::Backspace) value.erase_last();
    if (key && typed.press.key == Key::Enter)
      event = FieldEvent::Submitted;
    else if (event == FieldEvent::None)
      event = FieldEvent::Changed;
  }
  if (ui.focused(id)) ui.claim_typing(id);
  draw_frame(ui, id, look, parts);

  const Rect inner = inner_of(ui, parts.box, FieldLines::One);
  const float em = ui.em(value_look());
  const float wanted = static_cast<float>(value.characters()) * kDotStep * em;
  const auto fitting = static_cast<std::size_t>(inner.width / (kDotStep * em));
  const std::size_t dots = std::min(value.characters(), fitting);
  for (std::size_t i = 0; i < dots; ++i) {
    ui.canvas().circle({inner.x + (static_cast<float>(i) + 0.5F) * kDotStep * em, inner.center().y},
                       kDot * em, ui.colour(Token::Text));
  }
  if (value.empty()) ui.draw_text_middle(look.placeholder, inner, placeholder_look());
  if (ui.focused(id)) {
    const float x = inner.x + std::min(wanted, inner.width);
    ui.canvas().fill({x, inner.y + 0.15F * em, kCaretWidth, inner.height - 0.3F * em},
                     ui.colour(Token::Accent));
  }
  return event;
}

}  // namespace doorstep::touch
