#include "instruments/language/number.h"

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
  CHECK(Number::parse("-2.1")->floor() == Number(-3));
  CHECK(Number(-2).floor() == Number(-2));
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
