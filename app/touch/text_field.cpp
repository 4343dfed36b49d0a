// The field that shows what is typed: Pango knows where each letter stands, in every script; text_edit.h what
// a key changes. Here the two meet.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/text/borders.h"
#include "app/touch/field_parts.h"
#include "app/touch/fields.h"
#include "app/touch/parts.h"

namespace doorstep::touch {
namespace {

constexpr double kAgain = 0.45;       // s between taps that belong together
constexpr float kUnderline = 0.5F;    // mm, under what is selected: it is not told by colour alone
constexpr int kSightFrames = 3;       // a region learns its new height a frame late
constexpr float kSightMargin = 1.5F;  // mm around the caret that shall be seen too

// A text inside its box: where its top left corner is so that the caret can be seen.
struct Display {
  text::Request request;
  float left = 0, top = 0;  // physical pixels
  text::Box caret;          // in the request
};

Display display_of(Ui& ui, const std::string& value, Rect inner, FieldLines lines, std::size_t caret) {
  Display display;
  const Rect px = ui.canvas().to_pixels(inner);
  display.request = ui.request_for(value, field_value_look(), lines == FieldLines::Many ? inner.width : 0);
  // Whoever writes Arabic begins at the right, also on a Swedish page; on an Arabic page all stands there.
  const text::Measure measure = ui.text().measure(display.request);
  const bool at_right = measure.right_to_left || ui.flow() == Flow::RightToLeft;
  display.request.align = at_right ? text::Align::Right : text::Align::Left;
  display.caret = ui.text().caret(display.request, caret);
  display.left = px.x;
  display.top = px.y;
  if (lines == FieldLines::Many) {
    display.top -= std::max(0.0F, display.caret.y + display.caret.height - px.height);
    return display;
  }
  if (at_right) display.left += px.width - measure.width;
  const float at = display.left + display.caret.x;
  if (at > px.right()) display.left -= at - px.right();
  if (at < px.x) display.left += px.x - at;
  return display;
}

// One frame of a field: its text, what is remembered of it, and where it stands.
class Editor {
 public:
  Editor(Ui& ui, std::string& value, Typing& typing, const FieldLook& look, Rect inner)
      : ui_(ui), value_(value), typing_(typing), look_(look), inner_(inner) {
    typing_.selection = inside(typing_.selection, value_);
  }

  // Returns whether the text changed.
  bool type(const Typed& typed) {
    const std::string before = value_;
    if (typed.character != 0) {
      write(encode_utf8(typed.character));
    } else {
      press(typed.press);
    }
    const bool is_new = value_ != before;
    if (is_new) typing_.history.changed(value_);
    return is_new;
  }

  void tap(Point physical_px) {
    const Display there = display();
    const std::size_t at =
        ui_.text().index_at(there.request, physical_px.x - there.left, physical_px.y - there.top);
    const Selection before = typing_.selection;
    const bool again = ui_.now() - typing_.tapped_at < kAgain && typing_.had_focus && !typing_.marking;
    typing_.taps = again ? typing_.taps + 1 : 1;
    typing_.tapped_at = ui_.now();
    typing_.column.reset();
    typing_.history.rest();
    if (typing_.taps > 2) {
      typing_.selection = {0, value_.size()};
    } else if (typing_.taps == 2) {
      const text::ByteRange word = text::Borders(value_).word_at(at);
      typing_.selection = {word.begin, word.end};
    } else {
      typing_.selection = {typing_.marking ? before.anchor : at, at};
    }
  }

  [[nodiscard]] Display display() const {
    return display_of(ui_, value_, inner_, look_.lines, typing_.selection.caret);
  }

 private:
  void write(const std::string& words) {
    const std::size_t replaced = typing_.selection.to() - typing_.selection.from();
    if (words.empty() || value_.size() - replaced + words.size() > look_.max_bytes) return;
    change(EditHistory::Kind::Typing, [&] { insert(value_, typing_.selection, words); });
  }

  template <typename Change>
  void change(EditHistory::Kind kind, Change&& what) {
    typing_.history.remember(value_, typing_.selection, kind);
    what();
    typing_.marking = false;
    typing_.column.reset();
  }

  void press(const KeyPress& press) {
    switch (press.key) {
      case Key::Backspace:
        return erase(press, Key::Left, [](auto& text, auto& part) { erase_back(text, part); });
      case Key::Delete:
        return erase(press, Key::Right, [](auto& text, auto& part) { erase_ahead(text, part); });
      case Key::Enter:
        if (look_.lines == FieldLines::Many) write("\n");
        return;
      case Key::SelectAll:
        typing_.selection = {0, value_.size()};
        return;
      case Key::Undo:
        (void)typing_.history.undo(value_, typing_.selection);
        return;
      case Key::Redo:
        (void)typing_.history.redo(value_, typing_.selection);
        return;
      case Key::Mark:
        typing_.marking = !typing_.marking;
        if (!typing_.marking) typing_.selection.anchor = typing_.selection.caret;
        return;
      case Key::Left:
      case Key::Right:
      case Key::Up:
      case Key::Down:
      case Key::Home:
      case Key::End:
        return move(press);
      default:
        return;
    }
  }

  // With Ctrl a whole word, in the direction of reading.
  template <typename Erase>
  void erase(const KeyPress& press, Key side, Erase&& one) {
    const Selection here = typing_.selection;
    const text::Borders borders(value_);
    if (here.empty() && here.caret == (side == Key::Left ? 0 : value_.size())) return;
    change(EditHistory::Kind::Erasing, [&] {
      if (here.empty() && has_control(press.modifier)) {
        typing_.selection.anchor =
            side == Key::Left ? borders.word_before(here.caret) : borders.word_after(here.caret);
      }
      one(value_, typing_.selection);
    });
  }

  void move(const KeyPress& press) {
    Selection& selection = typing_.selection;
    const bool selects = has_shift(press.modifier) || typing_.marking;
    const bool sideways = press.key == Key::Left || press.key == Key::Right;
    // Without Shift an arrow leaves what is selected at that side of it.
    const bool leaves = !selects && !selection.empty() && sideways && !has_control(press.modifier);
    const std::size_t there = leaves ? edge(press.key) : moved(press);
    const bool vertical = press.key == Key::Up || press.key == Key::Down;
    if (!vertical) typing_.column.reset();
    typing_.history.rest();
    selection.caret = there;
    if (!selects) selection.anchor = there;
  }

  [[nodiscard]] bool runs_right_to_left() const {
    return ui_.text().measure(display().request).right_to_left;
  }

  [[nodiscard]] std::size_t edge(Key side) const {
    const bool first = (side == Key::Left) != runs_right_to_left();
    return first ? typing_.selection.from() : typing_.selection.to();
  }

  [[nodiscard]] std::size_t moved(const KeyPress& press) {
    const std::size_t caret = typing_.selection.caret;
    const bool far = has_control(press.modifier);
    switch (press.key) {
      case Key::Left:
      case Key::Right: {
        if (far) {
          const bool back = (press.key == Key::Left) != runs_right_to_left();
          const text::Borders borders(value_);
          return back ? borders.word_before(caret) : borders.word_after(caret);
        }
        const auto side = press.key == Key::Left ? text::Side::Left : text::Side::Right;
        return ui_.text().caret_beside(display().request, caret, side);
      }
      case Key::Home:
        return far ? 0 : ui_.text().line_at(display().request, caret).begin;
      case Key::End:
        return far ? value_.size() : ui_.text().line_at(display().request, caret).end;
      case Key::Up:
        return line_away(-1);
      default:
        return line_away(1);
    }
  }

  // Keeps to the place in the line where the first of several such moves began.
  [[nodiscard]] std::size_t line_away(float lines) {
    const Display here = display();
    if (!typing_.column) typing_.column = here.caret.x;
    return ui_.text().index_at(here.request, *typing_.column,
                               here.caret.y + here.caret.height * (0.5F + lines));
  }

  Ui& ui_;
  std::string& value_;
  Typing& typing_;
  const FieldLook& look_;
  Rect inner_;
};

Rect to_logical(const Ui& ui, Rect px) {
  const float scale = ui.pixels_per_mm();
  const Rect physical{px.x / scale, px.y / scale, px.width / scale, px.height / scale};
  return mirrored(physical, ui.window().width, ui.flow());
}

void draw_selection(Ui& ui, const Display& display, const Selection& selection) {
  for (const text::Box& box : ui.text().range_boxes(display.request, {selection.from(), selection.to()})) {
    Rect place = to_logical(ui, {display.left + box.x, display.top + box.y, box.width, box.height});
    ui.canvas().fill(place, ui.colour(Token::Selected));
    ui.canvas().fill(place.take_bottom(kUnderline), ui.colour(Token::Accent));
  }
}

Rect caret_place(const Ui& ui, const Display& display) {
  const text::Box& box = display.caret;
  const Rect place = to_logical(ui, {display.left + box.x, display.top + box.y, 0, box.height});
  return {place.x - kCaretWidth / 2, place.y, kCaretWidth, place.height};
}

// In a field of one line it may need more of them; there the caret would stand in the middle of it.
void draw_placeholder(Ui& ui, const FieldLook& look, const FieldParts& parts, bool focused) {
  const Rect room{parts.inner.x, parts.box.y, parts.inner.width, parts.box.height};
  const float height = ui.measure_text(look.placeholder, field_placeholder_look(), room.width).height;
  if (focused && height > parts.inner.height + kUnderline) return;
  ui.draw_text_middle(look.placeholder, room, field_placeholder_look());
}

void draw_value(Ui& ui, std::string_view id, const std::string& value, const FieldLook& look,
                const FieldParts& parts, const Display& display, const Selection& selection) {
  const bool focused = ui.focused(id);
  if (value.empty() && look.lines == FieldLines::One) draw_placeholder(ui, look, parts, focused);
  const Rect inner = parts.inner;
  ui.canvas().push_clip(inner.shrunk(-2 * kCaretWidth, -0.3F));
  if (focused && !selection.empty()) draw_selection(ui, display, selection);
  if (value.empty() && look.lines == FieldLines::Many) {
    ui.draw_text(look.placeholder, inner, field_placeholder_look());
  } else if (!value.empty()) {
    ui.canvas().mask(ui.text().texture(display.request), display.left, display.top, ui.colour(Token::Text));
  }
  if (focused) ui.canvas().fill(caret_place(ui, display), ui.colour(Token::Accent));
  ui.canvas().pop_clip();
}

// Where a first letter is a capital: at the start of a text or a line, and behind a full stop and a blank.
bool begins_sentence(const std::string& value, std::size_t at) {
  const std::size_t last = at == 0 ? std::string::npos : value.find_last_not_of(' ', at - 1);
  if (last == std::string::npos || value[last] == '\n') return true;
  return last + 1 < at && std::string_view(".!?").find(value[last]) != std::string_view::npos;
}

// What was typed and touched in this frame.
FieldEvent work(Ui& ui, std::string_view id, std::string& value, const FieldLook& look, Rect inner) {
  Typing& typing = ui.memory(id).typing;
  Editor editor(ui, value, typing, look, inner);
  FieldEvent event = FieldEvent::None;
  const auto tap = ui.tap_place();
  if (ui.activated(id) && tap) editor.tap(ui.canvas().to_pixels(*tap));
  for (const Typed& typed : ui.typed_for(id)) {
    if (editor.type(typed)) event = FieldEvent::Changed;
    const bool enter = typed.character == 0 && typed.press.key == Key::Enter;
    if (enter && look.lines == FieldLines::One) event = FieldEvent::Submitted;
    ui.request_frame();
  }
  return event;
}

}  // namespace

FieldEvent text_field(Ui& ui, std::string_view id, Rect place, std::string& value, const FieldLook& look) {
  const FieldParts parts = field_parts(ui, look, place, value);
  Node& node = ui.emit(std::string(id), look.lines == FieldLines::One ? Role::Field : Role::MultilineField,
                       look.label, parts.box, Touch::Taps);
  node.value = value;
  if (node.label.empty()) node.label = look.placeholder;
  Typing& typing = ui.memory(id).typing;
  const Selection before = typing.selection;
  const FieldEvent event = work(ui, id, value, look, parts.inner);
  const Display display = display_of(ui, value, parts.inner, look.lines, typing.selection.caret);
  {
    const Touchable touchable(ui, id, parts.box, kCardRadius);
    draw_field_frame(ui, id, look, parts);
    draw_value(ui, id, value, look, parts, display, typing.selection);
  }
  letters_button(ui, id, parts);
  const bool focused = ui.focused(id);
  const bool came = focused && !typing.had_focus;
  typing.had_focus = focused;
  if (!focused) return event;
  ui.claim_typing(id, {.start = look.keys,
                       .enter = look.lines == FieldLines::One ? BoardReturn::Done : BoardReturn::Line,
                       .marking = typing.marking,
                       .capital = begins_sentence(value, typing.selection.from()),
                       .can_undo = typing.history.can_undo(),
                       .can_redo = typing.history.can_redo()});
  const bool moved = came || typing.selection != before || event != FieldEvent::None;
  if (moved || ui.board_moved()) typing.sight = kSightFrames;
  if (typing.sight > 0) {
    --typing.sight;
    ui.keep_in_sight(look.lines == FieldLines::One ? parts.box
                                                   : caret_place(ui, display).shrunk(0, -kSightMargin));
    if (!look.label.empty()) ui.also_in_sight(parts.label);
  }
  return event;
}

}  // namespace doorstep::touch
