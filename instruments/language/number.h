// An exact number: 0.1 + 0.2 is 0.3, 4 / 3 * 3 is 4, and 1000000 is kept as it was written.
//
// A decimal is held as mantissa / 10^scale with the trailing zeros removed: |mantissa| < 2^63, scale
// 0..kMaximumScale. What is no such decimal is a reduced fraction, both parts below 2^63. So equal numbers
// have equal parts. A result that needs a larger fraction is computed from both sides at twelve decimals, or
// as many as fit, and rounded there, half away from zero. Every operation is total: a result outside the
// range is std::nullopt, which the language turns into "missing, out of range".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doorstep::language {

class Number {
 public:
  // A number has no more decimals than this; text(), and what fits no fraction, are rounded to them.
  static constexpr int kMaximumScale = 12;

  constexpr Number() = default;
  constexpr Number(std::int64_t whole) : mantissa_(whole) {}  // NOLINT: a whole number is a Number

  // Reads "12", "-3", "0.25". nullopt when the text is anything else, has more than 12 decimals or is out of
  // range.
  [[nodiscard]] static std::optional<Number> parse(std::string_view text);

  [[nodiscard]] bool is_whole() const { return scale_ == 0 && divisor_ == 1; }
  // The whole part, towards zero.
  [[nodiscard]] std::int64_t whole() const;
  [[nodiscard]] double approximate() const;
  // A fraction at twelve decimals, half away from zero.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] Number negated() const;
  // To `decimals` (0..12) places, or to as many as fit a fraction that is large: half away from zero, or to
  // the next that is not above it.
  [[nodiscard]] Number rounded(int decimals) const;
  [[nodiscard]] Number rounded_down(int decimals) const;

  [[nodiscard]] static std::optional<Number> add(Number left, Number right);
  [[nodiscard]] static std::optional<Number> subtract(Number left, Number right);
  [[nodiscard]] static std::optional<Number> multiply(Number left, Number right);
  // nullopt also when `right` is zero.
  [[nodiscard]] static std::optional<Number> divide(Number left, Number right);

  friend bool operator==(Number, Number) = default;
  friend bool operator<(Number left, Number right) { return compare(left, right) < 0; }
  // Negative, zero or positive as left is less than, equal to or greater than right.
  [[nodiscard]] static int compare(Number left, Number right);

 private:
  friend class Total;
  __extension__ using Wide = __int128;
  // `numerator` / `denominator` as it is held.
  struct Ratio {
    Wide numerator;
    Wide denominator;  // above 0
  };
  [[nodiscard]] Ratio ratio() const;
  [[nodiscard]] bool is_decimal() const { return divisor_ == 1; }
  [[nodiscard]] Number at(int decimals, Wide (*whole_quotient)(Wide, Wide)) const;
  [[nodiscard]] static std::optional<Number> fitted(Wide mantissa, int scale);
  enum class Fit : std::uint8_t { Held, OutOfRange, TooFine };
  struct Reduced;
  [[nodiscard]] static Reduced reduced(Ratio ratio);
  template <typename Inexact>
  [[nodiscard]] static std::optional<Number> exact_or(Ratio ratio, Number left, Number right,
                                                      Inexact inexact);
  [[nodiscard]] static std::optional<Number> divide_decimals(Number left, Number right);

  std::int64_t mantissa_ = 0;  // of a fraction its numerator
  std::int64_t divisor_ = 1;   // of a fraction its denominator; 1 of a decimal
  int scale_ = 0;              // 0 of a fraction
};

// The exact sum of up to ten million numbers, in whatever order they come.
class Total {
 public:
  void add(Number number);
  void add(const Total& other);
  // The sum, when no order of adding the numbers up could leave the range on the way; nullopt when one might,
  // or when a fraction is among them: then only adding them up one after the other says what `a + b + c` is.
  [[nodiscard]] std::optional<Number> in_any_order() const;

  friend bool operator==(const Total&, const Total&) = default;

 private:
  void refine(int scale);

  Number::Wide sum_ = 0;
  Number::Wide size_ = 0;  // the sum of what they are without their signs
  int scale_ = 0;          // of both: the largest that came
  bool has_fraction_ = false;
};

}  // namespace doorstep::language
