#include "tests/made_up/decimal.h"

#include <limits>

namespace doorstep::made_up {
namespace {

constexpr int kPlaces = 12;

Big ten_to(int exponent) {
  Big power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Big half_away(Big value, Big by) {
  const Big size = value < 0 ? -value : value;
  const Big result = (size + by / 2) / by;
  return value < 0 ? -result : result;
}

}  // namespace

std::optional<Decimal> decimal(Big digits, int places) {
  if (places > kPlaces) {
    digits = half_away(digits, ten_to(places - kPlaces));
    places = kPlaces;
  }
  for (; places > 0 && digits % 10 == 0; --places) digits /= 10;
  constexpr Big kMost = std::numeric_limits<std::int64_t>::max();
  if (digits > kMost || digits < -kMost) return std::nullopt;
  return Decimal{static_cast<std::int64_t>(digits), places};
}

namespace {

constexpr Big kLargest = std::numeric_limits<std::int64_t>::max();

Big bottom_of(Decimal value) { return ten_to(value.places) * value.parts; }
Big greatest_common(Big one, Big other) { return other == 0 ? one : greatest_common(other, one % other); }

// With twelve places, or fewer when there is no room for them.
Decimal near(Decimal value) {
  int places = kPlaces;
  std::optional<Decimal> found;
  while (!found) {
    found = decimal(half_away(value.digits * ten_to(places), bottom_of(value)), places);
    --places;
  }
  return *found;
}

// top / bottom; when that has too large parts, what `roughly` makes of both sides.
template <typename Roughly>
std::optional<Decimal> exactly(Big top, Big bottom, Decimal left, Decimal right, Roughly roughly) {
  const Big common = greatest_common(top < 0 ? -top : top, bottom);
  top /= common;
  bottom /= common;
  const bool large = top > kLargest || top < -kLargest;
  for (int places = 0; places <= kPlaces; ++places) {
    if (ten_to(places) % bottom != 0) continue;
    return large ? std::nullopt : decimal(top * (ten_to(places) / bottom), places);
  }
  if (!large && bottom <= kLargest)
    return Decimal{static_cast<std::int64_t>(top), 0, static_cast<std::int64_t>(bottom)};
  return roughly(near(left), near(right));
}

}  // namespace

Decimal whole(std::int64_t value) { return {value, 0, 1}; }

std::string to_text(Decimal value) {
  if (value.parts > 1) return to_text(round_at(value, kPlaces));
  const bool minus = value.digits < 0;
  std::string text = std::to_string(minus ? -value.digits : value.digits);
  if (value.places > 0) {
    while (static_cast<int>(text.size()) <= value.places) text = "0" + text;
    text = text.substr(0, text.size() - static_cast<std::size_t>(value.places)) + "." +
           text.substr(text.size() - static_cast<std::size_t>(value.places));
  }
  return (minus ? "-" : "") + text;
}

int compare(Decimal left, Decimal right) {
  const Big a = left.digits * bottom_of(right);
  const Big b = right.digits * bottom_of(left);
  if (a == b) return 0;
  return a < b ? -1 : 1;
}

Decimal negative(Decimal value) { return {-value.digits, value.places, value.parts}; }

namespace {

Big below(Big value, Big by) {
  const Big result = value / by;
  return result * by > value ? result - 1 : result;
}

// As many places as there is room for.
Decimal at_places(Decimal value, int places, Big (*divided)(Big, Big)) {
  if (value.parts == 1 && value.places <= places) return value;
  for (;; --places) {
    const auto found = decimal(divided(value.digits * ten_to(places), bottom_of(value)), places);
    if (found) return *found;
  }
}

}  // namespace

Decimal round_at(Decimal value, int places) { return at_places(value, places, half_away); }
Decimal down_at(Decimal value, int places) { return at_places(value, places, below); }

std::optional<Decimal> add(Decimal left, Decimal right) {
  return exactly(left.digits * bottom_of(right) + right.digits * bottom_of(left),
                 bottom_of(left) * bottom_of(right), left, right, add);
}

std::optional<Decimal> multiply(Decimal left, Decimal right) {
  return exactly(static_cast<Big>(left.digits) * right.digits, bottom_of(left) * bottom_of(right), left,
                 right, [](Decimal one, Decimal other) {
                   return decimal(static_cast<Big>(one.digits) * other.digits, one.places + other.places);
                 });
}

namespace {

// Digit by digit, as on paper.
std::optional<Decimal> divide_roughly(Decimal left, Decimal right) {
  if (right.digits == 0) return std::nullopt;
  const bool minus = (left.digits < 0) != (right.digits < 0);
  Big top = left.digits * ten_to(right.places);
  Big bottom = right.digits * ten_to(left.places);
  if (top < 0) top = -top;
  if (bottom < 0) bottom = -bottom;
  Big result = top / bottom;
  Big rest = top % bottom;
  constexpr Big kTooLarge = std::numeric_limits<std::int64_t>::max();
  if (result > kTooLarge) return std::nullopt;
  for (int i = 0; i < kPlaces; ++i) {
    rest *= 10;
    result = result * 10 + rest / bottom;
    rest %= bottom;
  }
  if (2 * rest >= bottom) ++result;
  return decimal(minus ? -result : result, kPlaces);
}

}  // namespace

std::optional<Decimal> divide(Decimal left, Decimal right) {
  if (right.digits == 0) return std::nullopt;
  const Big sign = right.digits < 0 ? -1 : 1;
  return exactly(sign * left.digits * bottom_of(right), sign * right.digits * bottom_of(left), left, right,
                 divide_roughly);
}

}  // namespace doorstep::made_up
