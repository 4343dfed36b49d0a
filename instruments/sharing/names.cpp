#include "instruments/sharing/names.h"

#include <algorithm>

namespace doorstep::sharing {
namespace {

// The code points of UTF-8; what is none stands for itself.
std::u32string decoded(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    char32_t point = more == 3 ? lead & 0x07u : more == 2 ? lead & 0x0fu : more == 1 ? lead & 0x1fu : lead;
    ++i;
    for (std::size_t k = 0; k < more && i < text.size(); ++k, ++i)
      point = (point << 6u) | (static_cast<unsigned char>(text[i]) & 0x3fu);
    points.push_back(point);
  }
  return points;
}

// Capitals as small letters: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
char32_t small(char32_t point) {
  const auto between = [&](char32_t first, char32_t last) { return point >= first && point <= last; };
  if (between(U'A', U'Z') || (between(0xc0, 0xde) && point != 0xd7)) return point + 0x20;
  if (between(0x100, 0x137) || between(0x14a, 0x177)) return point | 1u;
  if (between(0x139, 0x148) || between(0x179, 0x17e)) return point % 2 == 1 ? point + 1 : point;
  if (between(0x391, 0x3a9) || between(0x410, 0x42f)) return point + 0x20;
  if (between(0x400, 0x40f)) return point + 0x50;
  return point;
}

bool is_letter(char32_t point) {
  return (point >= U'a' && point <= U'z') ||
         (point >= 0xc0 && point != 0xd7 && point != 0xf7 && point < 0x2000);
}

// Those whose capitals are known here set words apart by blanks, too.
bool sets_words_apart(char32_t point) { return point < 0x530; }

std::u32string folded(std::string_view text) {
  std::u32string points = decoded(text);
  std::ranges::transform(points, points.begin(), small);
  return points;
}

bool stands_in(const std::u32string& text, const std::u32string& name) {
  if (name.empty()) return false;
  for (std::size_t at = text.find(name); at != std::u32string::npos; at = text.find(name, at + 1)) {
    if (at == 0 || !is_letter(text[at - 1]) || !sets_words_apart(name.front())) return true;
  }
  return false;
}

}  // namespace

bool names(std::span<const std::string> lines, std::string_view name) {
  const std::u32string whole = folded(name);
  const std::u32string first = whole.substr(0, whole.find(U' '));
  return std::ranges::any_of(lines, [&](const std::string& line) {
    const std::u32string text = folded(line);
    return stands_in(text, whole) || stands_in(text, first);
  });
}

}  // namespace doorstep::sharing
