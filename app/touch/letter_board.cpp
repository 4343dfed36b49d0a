#include "app/touch/letter_board.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/touch/icons.h"
#include "app/touch/parts.h"
#include "app/touch/text_edit.h"
#include "app/touch/ui.h"

namespace doorstep::touch {
namespace {

constexpr float kEdge = 1.5F;        // mm around all keys
constexpr float kInset = 0.6F;       // mm between a key's cell and what is seen of it
constexpr float kMostShare = 0.58F;  // of the window's height
constexpr float kLeftAbove = 3.4F;   // targets' heights that the page keeps at least: hide, and the field
constexpr float kWidest = 1.45F;     // of a key's height; wider keys would send the fingers wandering
constexpr float kWidestBoard = 240;  // mm: on a table-top screen it stays within a hand's reach
constexpr float kMostColumns = 12;
constexpr float kKeyRadius = 2;
constexpr float kLetterShare = 0.46F;  // of a key's height: the letter's em
constexpr float kIconShare = 0.4F;
constexpr double kLit = 0.12;          // s that a key stays lit after a tap
constexpr double kDoubleShift = 0.5;   // s
constexpr double kHoldsBefore = 0.5;   // s that Delete is held before it goes on by itself
constexpr double kErasesEvery = 0.09;  // s
constexpr float kWide = 1.5F;          // columns
constexpr float kMiddle = 1.25F;
constexpr float kNameShare = 0.62F;  // of a letter's size, the space bar's words
constexpr float kDisabled = 0.35F;
constexpr const char* kSpace = " ";

// A vowel sign cannot stand alone: it is shown on a stroke.
std::string shown(const std::string& text) {
  constexpr std::string_view kArabicSign = "\xD9\x8B";  // U+064B, the first of them
  constexpr std::string_view kAfterSigns = "\xD9\x9F";
  const bool sign = (text.size() == 2 && text >= kArabicSign && text <= kAfterSigns) || text == "\xD9\xB0";
  return sign ? "\xD9\x80" + text : text;
}

// As large as the key allows; several letters and names are smaller.
void draw_letter(Ui& ui, Rect key, const std::string& text, Token colour) {
  TextLook look{.role = TextRole::Body, .colour = colour, .align = Align::Center};
  look.scale = (colour == Token::Text ? 1 : kNameShare) * kLetterShare * key.height / ui.em(look);
  const float width = ui.measure_text(text, look).width;
  if (width > key.width - 1) look.scale *= (key.width - 1) / width;
  ui.draw_text_middle(text, key, look);
}

char32_t decode(std::string_view text, std::size_t& at) {
  const std::size_t end = next_character(text, at);
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = end - at;
  char32_t character = length == 1 ? first : first & (0xFFU >> (length + 1));
  while (++at < end) character = (character << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
  return character;
}

}  // namespace

void LetterBoard::follow(std::string_view language) {
  if (followed_ == language) return;
  followed_ = language;
  language_ = language;
}

void LetterBoard::begin(BoardStart start) {
  page_ = start == BoardStart::Digits ? Page::Digits : Page::Letters;
  shift_ = Shift::Off;
  begins_ = false;
  erases_at_.reset();
}

float LetterBoard::height(const Metrics& metrics, Size window) const {
  if (keyboards_.empty()) return 0;
  const float rows = kBoardRows + 1;
  const float most = std::min(kMostShare * window.height, window.height - kLeftAbove * metrics.min_target);
  const float key = std::clamp(most / rows, kLeastKey, metrics.min_target + 2 * kInset);
  return rows * key + kEdge + std::max(kEdge, metrics.gap);
}

const KeyboardLayout::Rows& LetterBoard::page() const {
  const KeyboardLayout& here = layout();
  if (page_ == Page::Digits) return here.digits;
  return shift_ == Shift::Off || !here.has_second() ? here.letters : here.second;
}

// Three rows of the page, and the one with the space bar.
std::vector<LetterBoard::Row> LetterBoard::rows(const Ui& ui, const BoardWish& wish) const {
  std::vector<Row> rows;
  const KeyboardLayout::Rows& letters = page();
  for (std::size_t row = 0; row < kBoardRows; ++row) {
    rows.emplace_back();
    for (std::size_t column = 0; column < letters[row].size(); ++column) {
      const std::string& text = letters[row][column];
      rows.back().push_back({.id = fmt::format("board:{}:{}", row, column), .text = text, .label = text});
    }
  }
  add_to_last(rows.back(), ui, wish);
  rows.push_back(bottom_row(ui, wish));
  return rows;
}

// Around the letters Shift and Delete, around the signs what edits. What edits tells about the text, so a
// secret has none of it.
void LetterBoard::add_to_last(Row& last, const Ui& ui, const BoardWish& wish) const {
  const Words& words = ui.words();
  const bool open = wish.text == BoardText::Shown;
  const bool left_to_right = ui.flow() == Flow::LeftToRight;  // arrows of the page follow it, these do not
  const Icon left = left_to_right ? Icon::Back : Icon::Next;
  const Icon right = left_to_right ? Icon::Next : Icon::Back;
  const auto tool = [](const char* id, Act act, Icon icon, const std::string& label, bool enabled) {
    return Key{.id = id, .act = act, .icon = icon, .label = label, .enabled = enabled};
  };
  if (page_ == Page::Digits) {
    Key mark = tool("board:mark", Act::Mark, Icon::Mark, words.mark, open);
    mark.chosen = wish.marking;
    last.insert(last.begin(), {tool("board:undo", Act::Undo, Icon::Undo, words.undo, open && wish.can_undo),
                               tool("board:redo", Act::Redo, Icon::Redo, words.redo, open && wish.can_redo)});
    last.insert(last.end(), {tool("board:left", Act::Left, left, words.caret_left, open),
                             tool("board:right", Act::Right, right, words.caret_right, open), mark});
  } else if (layout().has_second()) {
    const Icon icon = shift_ == Shift::Locked ? Icon::ShiftLocked : Icon::Shift;
    last.insert(last.begin(), {.id = "board:shift",
                               .act = Act::Shift,
                               .icon = icon,
                               .label = words.shift,
                               .columns = kWide,
                               .chosen = shift_ != Shift::Off});
  }
  last.push_back(
      {.id = "board:erase", .act = Act::Erase, .icon = Icon::Erase, .label = words.erase, .columns = kWide});
}

LetterBoard::Row LetterBoard::bottom_row(const Ui& ui, const BoardWish& wish) const {
  const KeyboardLayout& here = layout();
  const Words& words = ui.words();
  const std::string& turn = page_ == Page::Digits ? here.letters_key : here.digits_key;
  const bool line = wish.enter == BoardReturn::Line;
  return {{.id = "board:turn", .act = Act::Turn, .text = turn, .label = turn, .columns = kWide},
          {.id = "board:language",
           .act = Act::Language,
           .icon = Icon::Language,
           .label = words.letters_of,
           .columns = kMiddle},
          {.id = "board:comma", .text = here.comma, .label = here.comma},
          {.id = "board:space", .text = kSpace, .label = words.space, .columns = 0},
          {.id = "board:period", .text = here.period, .label = here.period},
          {.id = "board:enter",
           .act = Act::Enter,
           .icon = line ? Icon::Enter : Icon::Check,
           .label = line ? words.new_line : words.done,
           .columns = kWide},
          {.id = "board:close",
           .act = Act::Close,
           .icon = Icon::KeyboardAway,
           .label = words.hide_board,
           .columns = kMiddle}};
}

// Of the widest row of the page. Capitals lie where their small letters lie.
float LetterBoard::columns() const {
  const KeyboardLayout& here = layout();
  const auto widest = [](const KeyboardLayout::Rows& rows, float beside) {
    const auto last = static_cast<float>(rows.back().size()) + beside;
    return std::max({static_cast<float>(rows[0].size()), static_cast<float>(rows[1].size()), last});
  };
  if (page_ == Page::Digits) return widest(here.digits, 5 + kWide);
  return std::max(widest(here.letters, 2 * kWide), widest(here.second, 2 * kWide));
}

LetterBoard::Result LetterBoard::draw(Ui& ui, Rect place, const BoardWish& wish) {
  Result result;
  begin_sentence(wish);
  const float total = ui.window().width;
  ui.canvas().fill(place, ui.colour(Token::Side));
  ui.canvas().fill({place.x, place.y, place.width, line(ui, kHairLine) / ui.pixels_per_mm()},
                   ui.colour(Token::Outline));
  Rect inside = place.shrunk(kEdge);
  inside.take_top(std::max(kEdge, ui.metrics().gap) - kEdge);
  const float height = inside.height / static_cast<float>(kBoardRows + 1);
  // All pages are as wide, so that the last row stays where it is.
  const float width = std::min(inside.width, std::max(kWidestBoard, kMostColumns * kWidest * height));
  const float column = width / columns();
  float y = inside.y;
  for (const Row& row : rows(ui, wish)) {
    float used = 0;
    for (const Key& key : row) used += key.columns * column;
    const bool stretches = std::ranges::any_of(row, [](const Key& key) { return key.columns == 0; });
    float x = inside.x + (inside.width - (stretches ? width : used)) / 2;
    for (const Key& key : row) {
      const float wide = key.columns > 0 ? key.columns * column : width - used;
      draw_key(ui, key, mirrored({x, y, wide, height}, total, ui.flow()), wish);
      if (key.enabled && (ui.activated(key.id) || (key.act == Act::Erase && repeats(ui, key))))
        press(ui, key, wish, result);
      x += wide;
    }
    y += height;
  }
  return result;
}

void LetterBoard::draw_key(Ui& ui, const Key& key, Rect cell, const BoardWish& wish) const {
  Node& node = ui.emit(key.id, Role::BoardKey, key.label, cell, Touch::Taps);
  node.disabled = !key.enabled;
  node.leaves_focus = true;
  node.selected = key.chosen;
  const bool space = key.text == kSpace;
  if (space) node.value = layout().name;

  const Rect visible = cell.shrunk(kInset);
  const Touchable touchable(ui, key.id, visible, kKeyRadius);
  const std::size_t mark = ui.canvas().mark();
  const bool open = wish.text == BoardText::Shown;
  const bool lit = open && (ui.pressed(key.id) || (lit_ == key.id && ui.now() < lit_until_));
  const Token plain = key.act == Act::Write ? Token::Card : Token::Paper;
  surface(ui, visible, lit || key.chosen ? Token::Selected : plain,
          key.chosen ? Token::Accent : Token::Hairline, kKeyRadius, line(ui, key.chosen ? kLine : kHairLine));
  if (key.icon != Icon::None) {
    draw_icon(ui, key.icon, visible, kIconShare * visible.height, Token::Text);
  } else {
    draw_letter(ui, visible, space ? layout().name : shown(key.text), space ? Token::Muted : Token::Text);
  }
  if (!key.enabled) ui.canvas().fade_since(mark, kDisabled);
}

void LetterBoard::press(Ui& ui, const Key& key, const BoardWish& wish, Result& result) {
  const auto send = [&](touch::Key which) { result.typed.push_back({0, {which}}); };
  if (wish.text == BoardText::Shown) {  // of a secret not even the last key is kept
    lit_ = key.id;
    lit_until_ = ui.now() + kLit;
    ui.request_frame_at(lit_until_);
  }
  switch (key.act) {
    case Act::Write:
      for (std::size_t at = 0; at < key.text.size();) result.typed.push_back({decode(key.text, at), {}});
      if (shift_ == Shift::Once) shift_ = Shift::Off;
      // After a time or a sum of digits come letters again; a blank ends it, as on a telephone.
      if (key.text == kSpace && wish.start == BoardStart::Letters) page_ = Page::Letters;
      return;
    case Act::Shift:
      return press_shift(ui.now());
    case Act::Erase:
      return send(touch::Key::Backspace);
    case Act::Turn:
      page_ = page_ == Page::Digits ? Page::Letters : Page::Digits;
      shift_ = Shift::Off;
      return;
    case Act::Language:
      language_ = keyboards_.after(layout().language)->language;
      page_ = Page::Letters;
      shift_ = Shift::Off;
      return;
    case Act::Enter:
      result.close = wish.enter == BoardReturn::Done;
      return send(touch::Key::Enter);
    case Act::Close:
      result.close = true;
      return;
    case Act::Undo:
      return send(touch::Key::Undo);
    case Act::Redo:
      return send(touch::Key::Redo);
    case Act::Left:
      return send(touch::Key::Left);
    case Act::Right:
      return send(touch::Key::Right);
    case Act::Mark:
      return send(touch::Key::Mark);
  }
}

// Once for one letter; twice in a row until it is pressed again, also where a sentence had pressed it before.
void LetterBoard::press_shift(double now) {
  const bool twice = shift_ != Shift::Locked && now - std::exchange(shift_at_, now) < kDoubleShift;
  shift_at_ = now;
  shift_ = twice ? Shift::Locked : shift_ == Shift::Off ? Shift::Once : Shift::Off;
}

// Shift is pressed for the first letter, where there are capitals; whoever wants none presses it away.
void LetterBoard::begin_sentence(const BoardWish& wish) {
  const bool begins = wish.capital && page_ == Page::Letters && layout().has_capitals();
  if (begins == std::exchange(begins_, begins)) return;
  if (begins && shift_ == Shift::Off) shift_ = Shift::Once;
  if (!begins && shift_ == Shift::Once) shift_ = Shift::Off;
}

bool LetterBoard::repeats(Ui& ui, const Key& key) {
  if (!ui.pressed(key.id)) {
    erases_at_.reset();
    return false;
  }
  if (!erases_at_) erases_at_ = ui.now() + kHoldsBefore;
  const bool due = ui.now() >= *erases_at_;
  if (due) erases_at_ = ui.now() + kErasesEvery;
  ui.request_frame_at(*erases_at_);
  return due;
}

}  // namespace doorstep::touch
