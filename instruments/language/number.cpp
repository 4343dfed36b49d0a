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

// Of a value of any sign and one above 0.
Wide divide_down(Wide dividend, Wide divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

bool fits(Wide value) {
  return value <= std::numeric_limits<std::int64_t>::max() &&
         value >= -std::numeric_limits<std::int64_t>::max();
}

// Of a value of any sign and one above 0.
Wide common_divisor(Wide left, Wide right) {
  if (left < 0) left = -left;
  while (left != 0) {
    // The wide remainder is slow, and the numbers soon are not wide.
    const Wide rest = fits(left) && fits(right)
                          ? static_cast<std::int64_t>(right) % static_cast<std::int64_t>(left)
                          : right % left;
    right = left;
    left = rest;
  }
  return right;
}

// How many decimals `1 / denominator` has; nullopt when it has more than twelve.
std::optional<int> decimals_of(Wide denominator) {
  if (denominator > power_of_ten(Number::kMaximumScale)) return std::nullopt;
  for (int scale = 0; scale <= Number::kMaximumScale; ++scale) {
    if (power_of_ten(scale) % static_cast<std::int64_t>(denominator) == 0) return scale;
  }
  return std::nullopt;
}

}  // namespace

struct Number::Reduced {
  Fit fit;
  Number number;
};

Number::Ratio Number::ratio() const { return {mantissa_, is_decimal() ? power_of_ten(scale_) : divisor_}; }

Number::Reduced Number::reduced(Ratio ratio) {
  const Wide common = common_divisor(ratio.numerator, ratio.denominator);
  const Wide numerator = ratio.numerator / common;
  const Wide denominator = ratio.denominator / common;
  Number number;
  if (const auto scale = decimals_of(denominator)) {
    if (!fits(numerator)) return {Fit::OutOfRange, {}};
    const auto decimal = fitted(numerator * (power_of_ten(*scale) / denominator), *scale);
    return decimal ? Reduced{Fit::Held, *decimal} : Reduced{Fit::OutOfRange, {}};
  }
  if (!fits(numerator) || !fits(denominator)) return {Fit::TooFine, {}};
  number.mantissa_ = static_cast<std::int64_t>(numerator);
  number.divisor_ = static_cast<std::int64_t>(denominator);
  return {Fit::Held, number};
}

// `ratio` is what the operation gives; `inexact` does the same to decimals.
template <typename Inexact>
std::optional<Number> Number::exact_or(Ratio ratio, Number left, Number right, Inexact inexact) {
  const auto [fit, number] = reduced(ratio);
  if (fit == Fit::Held) return number;
  if (fit == Fit::OutOfRange) return std::nullopt;
  return inexact(left.rounded(kMaximumScale), right.rounded(kMaximumScale));
}

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
  if (!fits(mantissa)) return std::nullopt;
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

std::int64_t Number::whole() const { return static_cast<std::int64_t>(mantissa_ / ratio().denominator); }

double Number::approximate() const {
  return static_cast<double>(mantissa_) / static_cast<double>(ratio().denominator);
}

std::string Number::text() const {
  if (!is_decimal()) return rounded(kMaximumScale).text();
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

Number Number::at(int decimals, Wide (*whole_quotient)(Wide, Wide)) const {
  if (decimals < 0) decimals = 0;
  for (; !is_decimal(); --decimals) {
    const Wide enlarged = static_cast<Wide>(mantissa_) * power_of_ten(decimals);
    if (const auto near = fitted(whole_quotient(enlarged, divisor_), decimals)) return *near;
  }
  if (scale_ <= decimals) return *this;
  return *fitted(whole_quotient(mantissa_, power_of_ten(scale_ - decimals)), decimals);
}

Number Number::rounded(int decimals) const { return at(decimals, divide_rounded); }

Number Number::rounded_down(int decimals) const { return at(decimals, divide_down); }

std::optional<Number> Number::add(Number left, Number right) {
  if (!left.is_decimal() || !right.is_decimal()) {
    const auto [a, under_a] = left.ratio();
    const auto [b, under_b] = right.ratio();
    const Ratio sum =
        under_a == under_b ? Ratio{a + b, under_a} : Ratio{a * under_b + b * under_a, under_a * under_b};
    return exact_or(sum, left, right, add);
  }
  const int scale = left.scale_ > right.scale_ ? left.scale_ : right.scale_;
  const Wide sum = static_cast<Wide>(left.mantissa_) * power_of_ten(scale - left.scale_) +
                   static_cast<Wide>(right.mantissa_) * power_of_ten(scale - right.scale_);
  return fitted(sum, scale);
}

std::optional<Number> Number::subtract(Number left, Number right) { return add(left, right.negated()); }

std::optional<Number> Number::multiply(Number left, Number right) {
  const Wide product = static_cast<Wide>(left.mantissa_) * right.mantissa_;
  const bool decimals = left.is_decimal() && right.is_decimal();
  if (decimals && left.scale_ + right.scale_ <= kMaximumScale)
    return fitted(product, left.scale_ + right.scale_);
  return exact_or({product, left.ratio().denominator * right.ratio().denominator}, left, right,
                  [](Number a, Number b) {
                    return fitted(static_cast<Wide>(a.mantissa_) * b.mantissa_, a.scale_ + b.scale_);
                  });
}

std::optional<Number> Number::divide(Number left, Number right) {
  if (right.mantissa_ == 0) return std::nullopt;
  const auto [a, under_a] = left.ratio();
  const auto [b, under_b] = right.ratio();
  const Wide sign = b < 0 ? -1 : 1;
  return exact_or({sign * a * under_b, sign * b * under_a}, left, right, divide_decimals);
}

// Both are decimals; the quotient is rounded to twelve.
std::optional<Number> Number::divide_decimals(Number left, Number right) {
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
  const Wide a = left.mantissa_ * right.ratio().denominator;
  const Wide b = right.mantissa_ * left.ratio().denominator;
  return a < b ? -1 : (a > b ? 1 : 0);
}

void Total::refine(int scale) {
  if (scale <= scale_) return;
  sum_ *= power_of_ten(scale - scale_);
  size_ *= power_of_ten(scale - scale_);
  scale_ = scale;
}

void Total::add(Number number) {
  if (!number.is_decimal()) {
    has_fraction_ = true;
    return;
  }
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
  has_fraction_ = has_fraction_ || other.has_fraction_;
}

std::optional<Number> Total::in_any_order() const {
  if (has_fraction_ || size_ > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return Number::fitted(sum_, scale_);
}

}  // namespace doorstep::language
