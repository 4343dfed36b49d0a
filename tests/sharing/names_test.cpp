#include "instruments/sharing/names.h"

#include <array>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::sharing {

TEST_CASE("a name is found in small and capital letters, with an ending, and by its first word") {
  const std::array<std::string, 1> lines = {"Då grät ALVAS hund, och örjan."};
  CHECK(names(lines, "Alva"));
  CHECK(names(lines, "Alva Lind"));
  CHECK(names(lines, "Örjan"));
  CHECK_FALSE(names(lines, "Lva"));
  CHECK_FALSE(names(lines, "Nils"));
  CHECK_FALSE(names(lines, ""));
}

TEST_CASE("a name is found in other scripts, also where another word is written before it without a blank") {
  CHECK(names(std::array<std::string, 1>{"أنا وسلمى نلعب"}, "سلمى"));
  CHECK(names(std::array<std::string, 1>{"Я і ОКСАНА"}, "Оксана"));
}

TEST_CASE("bytes that are no text are looked through without harm") {
  CHECK_FALSE(names(std::array<std::string, 2>{"\xf0\x9f", "\xff\xfe"}, "Alva"));
}

}  // namespace doorstep::sharing
