#include "app/screen/passphrase_strength.h"

#include <algorithm>
#include <cstddef>

namespace doorstep::screen {
namespace {

constexpr double kBitsPerWord = 11;   // one of 2,048 common words
constexpr double kBitsPerSign = 4.5;  // digits, signs and single letters
constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kLongestWord = 8;  // more letters than this count as another word: compounds

bool is_letter(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::size_t run_length(std::string_view rest) {
  const auto end = std::ranges::find_if_not(rest, is_letter);
  return static_cast<std::size_t>(end - rest.begin());
}

bool came_before(std::string_view passphrase, std::size_t at, std::size_t length) {
  return passphrase.substr(0, at).find(passphrase.substr(at, length)) != std::string_view::npos;
}

double bits_of_word(std::string_view passphrase, std::size_t at, std::size_t length) {
  if (came_before(passphrase, at, length)) return 0;
  const char first = passphrase[at];
  const std::string_view word = passphrase.substr(at, length);
  if (std::ranges::all_of(word, [first](char letter) { return letter == first; })) return kBitsPerSign;
  const std::size_t words = (length + kLongestWord - 1) / kLongestWord;
  return kBitsPerWord * static_cast<double>(words);
}

}  // namespace

double passphrase_bits(std::string_view passphrase) {
  double bits = 0;
  for (std::size_t at = 0; at < passphrase.size();) {
    const std::size_t run = run_length(passphrase.substr(at));
    const std::size_t length = run == 0 ? 1 : run;
    if (run >= kShortestWord) {
      bits += bits_of_word(passphrase, at, run);
    } else if (passphrase[at] != ' ' && !came_before(passphrase, at, length)) {
      bits += kBitsPerSign * static_cast<double>(length);
    }
    at += length;
  }
  return bits;
}

}  // namespace doorstep::screen
