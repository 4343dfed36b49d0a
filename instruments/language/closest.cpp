#include "instruments/language/closest.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace doorstep::language {
namespace {

constexpr std::size_t kLongestWord = 64;

char lower(char character) { return static_cast<char>(std::tolower(static_cast<unsigned char>(character))); }

// Optimal string alignment distance, ignoring case; three rows are enough for a swap of neighbours.
std::size_t distance(std::string_view left, std::string_view right) {
  using Row = std::array<std::size_t, kLongestWord + 1>;
  Row before_last{};
  Row last{};
  Row current{};
  for (std::size_t column = 0; column <= right.size(); ++column) last[column] = column;
  for (std::size_t row = 1; row <= left.size(); ++row) {
    current[0] = row;
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const bool same = lower(left[row - 1]) == lower(right[column - 1]);
      current[column] =
          std::min({last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0U : 1U)});
      const bool swapped = row > 1 && column > 1 && lower(left[row - 1]) == lower(right[column - 2]) &&
                           lower(left[row - 2]) == lower(right[column - 1]);
      if (swapped) current[column] = std::min(current[column], before_last[column - 2] + 1);
    }
    before_last = last;
    last = current;
  }
  return last[right.size()];
}

}  // namespace

std::optional<std::string> closest(std::string_view word, std::span<const std::string> candidates) {
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (word.size() > kLongestWord || candidate.size() > kLongestWord || candidate.empty()) continue;
    const std::size_t longer = std::max(word.size(), candidate.size());
    const std::size_t shorter = std::min(word.size(), candidate.size());
    if (longer - shorter >= best_distance) continue;
    if (const std::size_t found = distance(word, candidate); found < best_distance) {
      best = &candidate;
      best_distance = found;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto found = closest(word, candidates);
  return found ? " Did you mean `" + *found + "`?" : "";
}

}  // namespace doorstep::language
