#include "instruments/language/number.h"

#include <array>
#include <cmath>
#include <limits>

namespace doorstep::language {
namespace {

__extension__ using Wide = __int128;

constexpr std::array<std::int64_t, 19> kPowersOfTen = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (auto& entry : powers) {
    entry = power;
    if (power <= std::numeric_limits<std::int64_t>::max() / 10) power *= 10;
  }
  return powers;
}();

std::int64_t power_of_ten(int exponent) { return kPowersOfTen[static_cast<std::size_t>(exponent)]; }

// Divides and rounds half away from zero.
Wide divide_rounded(Wide dividend, Wide divisor) {
  const bool negative = (dividend < 0) != (divisor < 0);
  const Wide top = dividend < 0 ? -dividend : dividend;
  const Wide bottom = divisor < 0 ? -divisor : divisor;
  const Wide quotient = top / bottom + (2 * (top % bottom) >= bottom ? 1 : 0);
  return negative ? -quotient : quotient;
}

}  // namespace

// Removes trailing zeros, rounds away decimals beyond the twelfth, and refuses what does not fit.
std::optional<Number> Number::fitted(Wide mantissa, int scale) {
  if (scale > kMaximumScale) {
    mantissa = divide_rounded(mantissa, power_of_ten(scale - kMaximumScale));
    scale = kMaximumScale;
  }
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  if (mantissa > std::numeric_limits<std::int64_t>::max() ||
      mantissa < -std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  Number number;
  number.mantissa_ = static_cast<std::int64_t>(mantissa);
  number.scale_ = scale;
  return number;
}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  Wide mantissa = 0;
  int decimals = -1;  // none seen yet
  bool any_digit = false;
  for (const char character : text) {
    if (character == '.' && decimals < 0 && any_digit) {
      decimals = 0;
      continue;
    }
    if (character < '0' || character > '9') return std::nullopt;
    any_digit = true;
    mantissa = mantissa * 10 + (character - '0');
    if (mantissa > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    if (decimals >= 0 && ++decimals > kMaximumScale) return std::nullopt;
  }
  if (!any_digit || text.back() == '.') return std::nullopt;
  return fitted(negative ? -mantissa : mantissa, decimals < 0 ? 0 : decimals);
}

std::int64_t Number::whole() const { return mantissa_ / power_of_ten(scale_); }

double Number::approximate() const {
  return static_cast<double>(mantissa_) / static_cast<double>(power_of_ten(scale_));
}

std::string Number::text() const {
  std::string digits = std::to_string(mantissa_ < 0 ? -mantissa_ : mantissa_);
  const auto decimals = static_cast<std::size_t>(scale_);
  if (decimals > 0) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return mantissa_ < 0 ? "-" + digits : digits;
}

Number Number::negated() const {
  Number result = *this;
  result.mantissa_ = -mantissa_;
  return result;
}

Number Number::rounded(int decimals) const {
  if (decimals < 0) decimals = 0;
  if (scale_ <= decimals) return *this;
  return *fitted(divide_rounded(mantissa_, power_of_ten(scale_ - decimals)), decimals);
}

Number Number::floor() const {
  const std::int64_t towards_zero = whole();
  return Number(mantissa_ < 0 && scale_ > 0 ? towards_zero - 1 : towards_zero);
}

std::optional<Number> Number::add(Number left, Number right) {
  const int scale = left.scale_ > right.scale_ ? left.scale_ : right.scale_;
  const Wide sum = static_cast<Wide>(left.mantissa_) * power_of_ten(scale - left.scale_) +
                   static_cast<Wide>(right.mantissa_) * power_of_ten(scale - right.scale_);
  return fitted(sum, scale);
}

std::optional<Number> Number::subtract(Number left, Number right) { return add(left, right.negated()); }

std::optional<Number> Number::multiply(Number left, Number right) {
  return fitted(static_cast<Wide>(left.mantissa_) * right.mantissa_, left.scale_ + right.scale_);
}

std::optional<Number> Number::divide(Number left, Number right) {
  if (right.mantissa_ == 0) return std::nullopt;
  // The quotient with twelve decimals is left * 10^(12 + right's scale - left's scale) / right, rounded once.
  const int exponent = kMaximumScale + right.scale_ - left.scale_;
  const int first = exponent < kMaximumScale ? exponent : kMaximumScale;
  Wide dividend = static_cast<Wide>(left.mantissa_) * power_of_ten(first);
  if (__builtin_mul_overflow(dividend, static_cast<Wide>(power_of_ten(exponent - first)), &dividend)) {
    return std::nullopt;
  }
  return fitted(divide_rounded(dividend, right.mantissa_), kMaximumScale);
}

int Number::compare(Number left, Number right) {
  const Wide a = static_cast<Wide>(left.mantissa_) * power_of_ten(right.scale_);
  const Wide b = static_cast<Wide>(right.mantissa_) * power_of_ten(left.scale_);
  return a < b ? -1 : (a > b ? 1 : 0);
}

void Total::refine(int scale) {
  if (scale <= scale_) return;
  sum_ *= power_of_ten(scale - scale_);
  size_ *= power_of_ten(scale - scale_);
  scale_ = scale;
}

void Total::add(Number number) {
  refine(number.scale_);
  const Number::Wide part =
      static_cast<Number::Wide>(number.mantissa_) * power_of_ten(scale_ - number.scale_);
  sum_ += part;
  size_ += part < 0 ? -part : part;
}

void Total::add(const Total& other) {
  refine(other.scale_);
  sum_ += other.sum_ * power_of_ten(scale_ - other.scale_);
  size_ += other.size_ * power_of_ten(scale_ - other.scale_);
}

std::optional<Number> Total::in_any_order() const {
  if (size_ > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return Number::fitted(sum_, scale_);
}

}  // namespace doorstep::language
