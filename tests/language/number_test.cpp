#include "instruments/language/number.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

#include <catch2/catch_test_macros.hpp>

#include "instruments/language/calendar.h"
#include "instruments/language/closest.h"

namespace doorstep::language {

TEST_CASE("a number is read as it is written, and nothing else is a number") {
  CHECK(Number::parse("0.10")->text() == "0.1");
  CHECK(Number::parse("-0.05")->text() == "-0.05");
  CHECK(Number::parse("1000000")->text() == "1000000");
  CHECK(Number::parse("007")->text() == "7");
  for (const char* text :
       {"", "-", ".5", "5.", "1.2.3", "1e3", "1,5", "+1", "0.1234567890123", "9223372036854775808"}) {
    INFO(text);
    CHECK_FALSE(Number::parse(text));
  }
}

TEST_CASE("equal numbers are equal however they came about") {
  CHECK(*Number::divide(Number(6), Number(4)) == *Number::parse("1.5"));
  CHECK(*Number::multiply(*Number::parse("0.5"), Number(2)) == Number(1));
  CHECK(*Number::divide(*Number::parse("0.000000000001"), Number(1)) == *Number::parse("0.000000000001"));
  CHECK(*Number::divide(Number(1), *Number::parse("0.000000000001")) == Number(1000000000000));
}

TEST_CASE("what does not fit is no number instead of a wrong one") {
  const Number largest(9223372036854775807);
  CHECK_FALSE(Number::add(largest, Number(1)));
  CHECK_FALSE(Number::multiply(largest, Number(2)));
  CHECK_FALSE(Number::divide(Number(1), Number(0)));
  CHECK_FALSE(Number::divide(largest, *Number::parse("0.000000000001")));
  CHECK(Number::compare(largest, *Number::parse("0.000000000001")) > 0);
}

TEST_CASE("rounding goes half away from zero, flooring towards less") {
  CHECK(Number::parse("2.45")->rounded(1).text() == "2.5");
  CHECK(Number::parse("-2.45")->rounded(1).text() == "-2.5");
  CHECK(Number::parse("2.4")->rounded(3).text() == "2.4");
  CHECK(Number::parse("-2.1")->rounded_down(0) == Number(-3));
  CHECK(Number::parse("-2.41")->rounded_down(1).text() == "-2.5");
  CHECK(Number::parse("2.49")->rounded_down(1).text() == "2.4");
  CHECK(Number::parse("2.4")->rounded_down(3).text() == "2.4");
  CHECK(Number::divide(*Number::parse("7421268.20145020761"), Number(4))->rounded_down(1) == Number(1855317));
  CHECK(Number(-2).rounded_down(0) == Number(-2));
}

TEST_CASE("a fraction stays exact, and is written with twelve decimals") {
  const Number third = *Number::divide(Number(1), Number(3));
  CHECK(*Number::multiply(third, Number(3)) == Number(1));
  CHECK(*Number::add(*Number::add(third, third), third) == Number(1));
  CHECK(*Number::divide(third, third) == Number(1));
  CHECK(third.text() == "0.333333333333");
  CHECK(Number::divide(Number(-2), Number(3))->text() == "-0.666666666667");
  CHECK(Number::divide(Number(1), Number(8192))->text() == "0.000122070313");
  CHECK(Number::divide(Number(1), Number(9'000'000'000'000))->text() == "0");
  CHECK(third < *Number::parse("0.333333333334"));
  CHECK(*Number::parse("0.333333333333") < third);
  CHECK_FALSE(third == *Number::parse("0.333333333333"));
  CHECK_FALSE(third.is_whole());
  CHECK(third.whole() == 0);
  CHECK(third.negated().rounded_down(0) == Number(-1));
  CHECK(Number::divide(Number(27), Number(8))->rounded(2).text() == "3.38");
  CHECK(Number::divide(Number(-7), Number(6))->rounded(0) == Number(-1));
  CHECK(Number::multiply(*Number::divide(Number(4), Number(9)), *Number::parse("4.5"))->text() == "2");
}

TEST_CASE("a large fraction has as many decimals as fit, and what fits none is rounded") {
  const Number large = *Number::divide(Number(100'000'000), Number(3));
  CHECK(large.text() == "33333333.33333333333");
  CHECK(*Number::multiply(large, Number(3)) == Number(100'000'000));
  const Number fine = *Number::divide(Number(1), Number(3'000'000'019));
  const Number finer = *Number::divide(Number(1), Number(4'000'000'007));
  CHECK(Number::add(fine, finer)->text() == "0.000000000583");
  CHECK(*Number::add(fine, finer) == *Number::parse("0.000000000583"));
  // Ten million leaves room for eleven decimals, which is no reason to know nothing of it.
  const Number both = *Number::divide(Number(40'000'000'000'000'000), Number(4'000'000'007));
  CHECK(Number::multiply(both, fine)->text() == "0.003329999994");
  CHECK_FALSE(
      Number::add(*Number::divide(Number(std::numeric_limits<std::int64_t>::max()), Number(3)), fine));
}

__extension__ using Wide = __int128;
struct Ratio {
  std::int64_t top;
  std::int64_t bottom;
};

// Of small and of large parts, of both signs.
TEST_CASE("what is computed of fractions is what cross-multiplying says") {
  std::mt19937_64 random(20261122);
  const auto drawn = [&](std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(-most, most)(random);
  };
  // top1 * bottom2 and the like stay below 2^62, so nothing here is rounded.
  for (const std::int64_t most : {std::int64_t{12}, std::int64_t{1000}, std::int64_t{30'000}}) {
    for (int i = 0; i < 20'000; ++i) {
      const Ratio a{drawn(most), 1 + std::abs(drawn(most))};
      const Ratio b{drawn(most), 1 + std::abs(drawn(most))};
      const Number x = *Number::divide(Number(a.top), Number(a.bottom));
      const Number y = *Number::divide(Number(b.top), Number(b.bottom));
      CAPTURE(a.top, a.bottom, b.top, b.bottom);
      const auto is = [](Number number, Ratio ratio) {
        return *Number::multiply(number, Number(ratio.bottom)) == Number(ratio.top) &&
               number == *Number::divide(Number(ratio.top), Number(ratio.bottom));
      };
      const Wide left = static_cast<Wide>(a.top) * b.bottom;
      const Wide right = static_cast<Wide>(b.top) * a.bottom;
      REQUIRE(Number::compare(x, y) == (left < right ? -1 : left > right ? 1 : 0));
      REQUIRE((x == y) == (left == right));
      const std::int64_t under = a.bottom * b.bottom;
      REQUIRE(is(*Number::add(x, y), {a.top * b.bottom + b.top * a.bottom, under}));
      REQUIRE(is(*Number::subtract(x, y), {a.top * b.bottom - b.top * a.bottom, under}));
      REQUIRE(is(*Number::multiply(x, y), {a.top * b.top, under}));
      if (b.top != 0) REQUIRE(is(*Number::divide(x, y), {a.top * b.bottom, a.bottom * b.top}));
      const std::int64_t floor = (a.top - (a.top < 0 ? a.bottom - 1 : 0)) / a.bottom;
      REQUIRE(x.rounded_down(0) == Number(floor));
      // Half away from zero: floor of the size and a half.
      const std::int64_t size = (2 * std::abs(a.top) + a.bottom) / (2 * a.bottom);
      REQUIRE(x.rounded(0) == Number(a.top < 0 ? -size : size));
    }
  }
}

TEST_CASE("no operation on any two numbers leaves the range silently") {
  std::mt19937_64 random(7);
  const auto drawn = [&] { return static_cast<std::int64_t>(random()) >> (random() % 63U); };
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  for (int i = 0; i < 50'000; ++i) {
    const std::int64_t parts[] = {drawn(), drawn(), drawn(), drawn()};
    if (std::ranges::count(parts, kLeast) > 0) continue;
    const auto x = Number::divide(Number(parts[0]), Number(parts[1]));
    const auto y = Number::divide(Number(parts[2]), Number(parts[3]));
    if (!x || !y) continue;
    CAPTURE(parts[0], parts[1], parts[2], parts[3]);
    for (const auto& result :
         {Number::add(*x, *y), Number::subtract(*x, *y), Number::multiply(*x, *y), Number::divide(*x, *y)}) {
      if (!result) continue;
      // Written and read again it is itself, to twelve decimals.
      const auto again = Number::parse(result->text());
      REQUIRE(again);
      REQUIRE(*again == result->rounded(12));
    }
    const double sum = x->approximate() + y->approximate();
    if (const auto exact = Number::add(*x, *y))
      REQUIRE(std::abs(exact->approximate() - sum) <=
              1e-9 + 1e-9 * (std::abs(x->approximate()) + std::abs(y->approximate())));
  }
}

TEST_CASE("a total with a fraction in it is added up in order") {
  Total total;
  total.add(Number(1));
  CHECK(total.in_any_order() == Number(1));
  Total other;
  other.add(*Number::divide(Number(1), Number(3)));
  total.add(other);
  CHECK_FALSE(total.in_any_order());
}

TEST_CASE("a date is a day of the calendar, a month or a year") {
  CHECK(Date::parse("2024-02-29")->text() == "2024-02-29");
  CHECK(Date::parse("2024-02")->text() == "2024-02");
  CHECK(Date::parse("2024")->text() == "2024");
  for (const char* text :
       {"2023-02-29", "2024-13", "2024-00-01", "24-02-29", "2024-2-29", "2024/02/29", "0000", "2024-02-2a"}) {
    INFO(text);
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("a suggestion is made for a slip, and not for another word") {
  const std::vector<std::string> words = {"hears", "messages", "afraid"};
  CHECK(closest("haers", words) == "hears");
  CHECK(closest("Hears", words) == "hears");
  CHECK(closest("mesages", words) == "messages");
  CHECK_FALSE(closest("school", words));
  CHECK_FALSE(closest("", words));
}

}  // namespace doorstep::language
