// The letter board: typing by taps, along the bottom of the window. Ui owns it, gives it its place and sends
// what it typed the way of a keyboard; pages get what is left above it.
//
// Rows and keys lie as on a keyboard, from the left, whichever way the interface runs. A key's target is its
// whole cell, so nothing between two keys is nobody's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/touch/geometry.h"
#include "app/touch/icons.h"
#include "app/touch/input.h"
#include "app/touch/keyboards.h"
#include "app/touch/metrics.h"

namespace doorstep::touch {

class Ui;

inline constexpr float kLeastKey = 10;  // mm, both ways; what a thumb finds

enum class BoardStart { Letters, Digits };  // Digits: a field for times and numbers
enum class BoardText { Shown, Secret };     // Secret: no key is lit, so that nobody reads along
enum class BoardReturn { Line, Done };      // what the return key does in the field

// What the field that has the keyboard asks of the board.
struct BoardWish {
  BoardStart start = BoardStart::Letters;
  BoardText text = BoardText::Shown;
  BoardReturn enter = BoardReturn::Done;
  bool marking = false;  // its taps select
  bool capital = false;  // a sentence, or a name, begins here
  bool can_undo = false, can_redo = false;
};

class LetterBoard {
 public:
  void set_keyboards(Keyboards keyboards) { keyboards_ = std::move(keyboards); }
  [[nodiscard]] const Keyboards& keyboards() const { return keyboards_; }
  // The letters of that language, until somebody changes them on the board.
  void follow(std::string_view language);
  // For a new field: the first page, without Shift.
  void begin(BoardStart start);

  // mm, for a window of this size; 0 without layouts.
  [[nodiscard]] float height(const Metrics& metrics, Size window) const;

  struct Result {
    std::vector<Typed> typed{};
    bool close = false;  // put the board away
  };
  // Draws it into `place` (logical mm, as high as `height` says).
  Result draw(Ui& ui, Rect place, const BoardWish& wish);

 private:
  enum class Page { Letters, Digits };
  enum class Shift { Off, Once, Locked };
  enum class Act { Write, Shift, Erase, Turn, Language, Enter, Close, Undo, Redo, Left, Right, Mark };
  struct Key {
    std::string id{};
    Act act = Act::Write;
    std::string text{};  // what it shows, and a letter writes
    Icon icon = Icon::None;
    std::string label{};  // what it is called
    float columns = 1;    // width; 0: what the row's other keys leave
    bool enabled = true, chosen = false;
  };
  using Row = std::vector<Key>;

  [[nodiscard]] const KeyboardLayout& layout() const { return *keyboards_.in(language_); }
  [[nodiscard]] const KeyboardLayout::Rows& page() const;
  [[nodiscard]] std::vector<Row> rows(const Ui& ui, const BoardWish& wish) const;
  void add_to_last(Row& last, const Ui& ui, const BoardWish& wish) const;
  [[nodiscard]] Row bottom_row(const Ui& ui, const BoardWish& wish) const;
  [[nodiscard]] float columns() const;
  void draw_key(Ui& ui, const Key& key, Rect cell, const BoardWish& wish) const;
  void press(Ui& ui, const Key& key, const BoardWish& wish, Result& result);
  void press_shift(double now);
  void begin_sentence(const BoardWish& wish);
  [[nodiscard]] bool repeats(Ui& ui, const Key& key);

  Keyboards keyboards_{};
  std::string followed_{}, language_{};
  Page page_ = Page::Letters;
  Shift shift_ = Shift::Off;
  double shift_at_ = -10;
  bool begins_ = false;  // a sentence, as the last frame had it
  std::string lit_{};
  double lit_until_ = -1;
  std::optional<double> erases_at_{};  // while Delete is held
};

}  // namespace doorstep::touch
