// How hard a passphrase is to guess: a cautious estimate, so that a person can choose a better one before it
// counts.
#pragma once

#include <string_view>

namespace doorstep::screen {

// What an own passphrase needs: beyond ten thousand graphics cards for longer than anybody waits.
inline constexpr double kEnoughBits = 50;

// Bits, counted as somebody would guess who has a list of common words: a word costs the same however long it
// is, a word or a sign that came before costs nothing. Keeps no copy of any part of `passphrase`.
[[nodiscard]] double passphrase_bits(std::string_view passphrase);

}  // namespace doorstep::screen
