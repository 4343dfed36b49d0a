#include "instruments/language/explanation.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "tests/language/scope.h"

namespace doorstep::language {
namespace {

// The explanation as lines: "  siblings > 2: yes", two blanks for each step down; a name with its slot in @.
std::vector<std::string> lines(std::string_view text) {
  const World world;
  const auto expression = Expression::compile(text, world, std::nullopt);
  REQUIRE(expression);
  std::vector<std::string> lines;
  for (const ExplainedPart& part : explain(*expression, world.values())) {
    const bool right = !part.slot || *part.slot == world.find(part.text)->slot;
    lines.push_back(fmt::format("{:{}}{}{}: {}", "", 2 * part.depth, part.slot ? "@" : "", part.text,
                                right ? world.shown(part.value) : "wrong slot"));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a condition is explained by its parts, in the author's words") {
  CHECK(lines("hears in [sometimes, often] and siblings > 2") ==
        Lines{"hears in [sometimes, often] and siblings > 2: yes", "  hears in [sometimes, often]: yes",
              "    @hears: option 2", "  siblings > 2: yes", "    @siblings: 3"});
}

TEST_CASE("a missing part says why it is missing") {
  CHECK(lines("afraid == often or unfitting > 1") ==
        Lines{"afraid == often or unfitting > 1: wont_say", "  afraid == often: wont_say",
              "    @afraid: wont_say", "  unfitting > 1: not_relevant", "    @unfitting: not_relevant"});
}

TEST_CASE("what is joined by one word is one whole, and brackets are kept") {
  CHECK(lines("yes_q and no_q and (yes_q or no_q)") ==
        Lines{"yes_q and no_q and (yes_q or no_q): no", "  @yes_q: yes", "  @no_q: no",
              "  yes_q or no_q: yes", "    @yes_q: yes", "    @no_q: no"});
  CHECK(lines("not (yes_q and no_q)") ==
        Lines{"not (yes_q and no_q): yes", "  yes_q and no_q: no", "    @yes_q: yes", "    @no_q: no"});
}

TEST_CASE("a negated list is one part, and functions have their arguments") {
  CHECK(lines("hears not in [never]") == Lines{"hears not in [never]: yes", "  @hears: option 2"});
  CHECK(lines("round(mean(siblings, half), 1) / 0") ==
        Lines{"round(mean(siblings, half), 1) / 0: divided_by_zero", "  round(mean(siblings, half), 1): 1.8",
              "    mean(siblings, half): 1.75", "      @siblings: 3", "      @half: 0.5"});
  CHECK(lines("yes") == Lines{"yes: yes"});
  CHECK(lines("(siblings)") == Lines{"@siblings: 3"});
}

TEST_CASE("the whole of an explanation is what the expression comes to") {
  const World world;
  for (const char* text :
       {"value(hears) + siblings * 2", "if(yes_q, or_else(n_missing, 4), 5)", "first(worst)",
        "any(b_missing, hidden, no)", "-half - -siblings", "room in then and not no_q"}) {
    const auto expression = Expression::compile(text, world, std::nullopt);
    REQUIRE(expression);
    Evaluator evaluator;
    CHECK(explain(*expression, world.values()).front().value ==
          evaluator.evaluate(*expression, world.values()));
  }
}

TEST_CASE("a very long condition is explained part by part, without depth") {
  const World world;
  constexpr std::size_t kParts = 50'000;
  std::string text = "yes_q";
  for (std::size_t i = 1; i < kParts; ++i) text += " and yes_q";
  const auto expression = Expression::compile(text, world, Kind::Boolean);
  REQUIRE(expression);
  CHECK(explain(*expression, world.values()).size() == kParts + 1);
}

}  // namespace doorstep::language
