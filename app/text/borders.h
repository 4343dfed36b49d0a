// Where a text may be cut: between letters as people count them, and between words. By Unicode's rules, in
// every script; needs no font.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "app/text/text_engine.h"

namespace doorstep::text {

// Indexes are bytes, 0 .. size; those beyond the end count as the end, those inside a letter as its begin.
class Borders {
 public:
  explicit Borders(std::string_view text);  // UTF-8; keeps nothing of it

  // The nearest place for a caret at or before `index`.
  [[nodiscard]] std::size_t at(std::size_t index) const;
  [[nodiscard]] std::size_t before(std::size_t index) const;  // one letter back; 0 at the start
  [[nodiscard]] std::size_t after(std::size_t index) const;   // one letter on; size at the end
  // Begin of the word that ends at or before `index`, or contains it; end of the next one.
  [[nodiscard]] std::size_t word_before(std::size_t index) const;
  [[nodiscard]] std::size_t word_after(std::size_t index) const;
  // The word around `index`; of two that meet there, the later. Empty between words.
  [[nodiscard]] ByteRange word_at(std::size_t index) const;
  // Where Backspace at `index` erases from: the whole letter, or only its last sign where a script's writers
  // expect that (an Arabic vowel sign).
  [[nodiscard]] std::size_t erase_from(std::size_t index) const;

 private:
  struct Place {
    std::size_t byte;
    bool caret, word_begin, word_end, sign_by_sign;
  };
  [[nodiscard]] std::size_t place_of(std::size_t index) const;

  std::vector<Place> places_;  // one per character and one for the end
};

}  // namespace doorstep::text
