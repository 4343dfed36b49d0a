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

Decimal whole(std::int64_t value) { return {value, 0}; }

std::string to_text(Decimal value) {
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
  const Big a = left.digits * ten_to(kPlaces - left.places);
  const Big b = right.digits * ten_to(kPlaces - right.places);
  if (a == b) return 0;
  return a < b ? -1 : 1;
}

Decimal negative(Decimal value) { return {-value.digits, value.places}; }

Decimal round_at(Decimal value, int places) {
  if (value.places <= places) return value;
  return *decimal(half_away(value.digits, ten_to(value.places - places)), places);
}

Decimal floor_of(Decimal value) {
  const Big unit = ten_to(value.places);
  Big result = value.digits / unit;
  if (result * unit > value.digits) --result;
  return whole(static_cast<std::int64_t>(result));
}

std::optional<Decimal> add(Decimal left, Decimal right) {
  return decimal(left.digits * ten_to(kPlaces - left.places) + right.digits * ten_to(kPlaces - right.places),
                 kPlaces);
}

std::optional<Decimal> multiply(Decimal left, Decimal right) {
  return decimal(static_cast<Big>(left.digits) * right.digits, left.places + right.places);
}

// Digit by digit, as on paper.
std::optional<Decimal> divide(Decimal left, Decimal right) {
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

}  // namespace doorstep::made_up
