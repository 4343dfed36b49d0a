// "Did you mean ...": the known word nearest to one that was written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace doorstep::language {

// The candidate with the smallest edit distance (a swap of neighbours counts once), when it is near enough
// that a slip is likely: at most a third of the word's length, and at least 1. Ties go to the first. nullopt
// when none is. Words longer than 64 bytes have no suggestion.
[[nodiscard]] std::optional<std::string> closest(std::string_view word,
                                                 std::span<const std::string> candidates);

// " Did you mean `x`?" or "".
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace doorstep::language
