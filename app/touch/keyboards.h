// The letter boards: which letters lie where, per language. Layouts are data (assets/keyboards/*.yaml), so
// that a translator can add one.
//
// A layout:
//   language: sv                # of the file's name too
//   name: Svenska               # on the space bar
//   letters: ["q w e r t y u i o p å", "a s d f g h j k l ö ä", "z x c v b n m"]   # three rows, as they lie:
//   from the left second: [...]               # the same after Shift: capitals, or further letters and signs;
//   optional digits: ["1 2 3 4 5 6 7 8 9 0", "...", "..."] comma: ","                  # beside the space bar
//   period: "."
//   letters_key: ABC            # the key that leads back to the letters
//   digits_key: "123"
// A key is what stands between blanks, and writes what it shows: one letter, or a few that belong together.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/result.h"

namespace doorstep::touch {

inline constexpr std::size_t kBoardRows = 3;

struct KeyboardLayout {
  using Rows = std::array<std::vector<std::string>, kBoardRows>;

  std::string language{};
  std::string name{};
  Rows letters{};
  Rows second{};  // three empty rows: there is none
  Rows digits{};
  std::string comma{}, period{};
  std::string letters_key{}, digits_key{};

  [[nodiscard]] bool has_second() const { return !second.front().empty(); }
  // Whether the second page has the same letters as the first, as capitals.
  [[nodiscard]] bool has_capitals() const;
};

// Limits: what is beyond them cannot be shown with keys of 10 mm, or was written by nobody.
inline constexpr std::size_t kLargestKeyboardFile = std::size_t{16} * 1024;  // bytes
inline constexpr std::size_t kMostKeysInRow = 12;
inline constexpr std::size_t kMostLettersInLastRow = 10;  // it holds two keys of the board's own
inline constexpr std::size_t kMostDigitsInLastRow = 6;    // and six of them here
inline constexpr std::size_t kLongestKey = 16;            // bytes
inline constexpr std::size_t kLongestKeyName = 24;        // bytes: the name, and the two keys' labels

// Reads one layout; `file` is only named in errors. Errors: `keyboard_unreadable` (not YAML, too large, not a
// map), `keyboard_incomplete` (a line is missing, or one is not known), `keyboard_bad_rows` (rows or keys
// that cannot be shown). Each names the file and the line.
[[nodiscard]] Result<KeyboardLayout> read_keyboard(std::string_view text, const std::string& file);

class Keyboards {
 public:
  Keyboards() = default;  // none: fields offer no board

  struct Loaded;
  // All of `folder`. A layout that cannot be used is left out and told in `problems`; so is a folder without
  // any.
  [[nodiscard]] static Loaded load(const std::filesystem::path& folder);

  [[nodiscard]] bool empty() const { return layouts_.empty(); }
  // The language's own, else English, else the first; null when there is none.
  [[nodiscard]] const KeyboardLayout* in(std::string_view language) const;
  // The one after it, going round.
  [[nodiscard]] const KeyboardLayout* after(std::string_view language) const;
  [[nodiscard]] const std::vector<KeyboardLayout>& all() const { return layouts_; }  // by language

 private:
  std::vector<KeyboardLayout> layouts_{};
};

struct Keyboards::Loaded {
  Keyboards keyboards;
  std::vector<Error> problems;  // `no_keyboards`, and those of read_keyboard
};

}  // namespace doorstep::touch
