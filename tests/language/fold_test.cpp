// Long operations give in portions what they give in one go.

#include "instruments/language/fold.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/language/tally.h"
#include "tests/language/scope.h"

namespace doorstep::language {
namespace {

// As whoever keeps the tallies does it: stretches of two, and their tallies added up.
std::string in_portions(const World& world, std::string_view text, std::size_t& folds) {
  auto expression = Expression::compile(text, world, std::nullopt);
  REQUIRE(expression);
  std::vector<Value> slots = world.values();
  Evaluator evaluator;
  const auto taken_out = expression->split({1, 2}, static_cast<std::uint32_t>(slots.size()));
  folds = taken_out.size();
  for (const Fold& fold : taken_out) {
    Tally all;
    for (std::size_t first = 0; first < fold.operands.size(); first += 2)
      all.add(evaluator.tally(fold, first, std::min(first + 2, fold.operands.size()), slots));
    slots.push_back(evaluator.result(fold, all, slots));
    CHECK(fold.slot + 1 == slots.size());
  }
  return world.shown(evaluator.evaluate(*expression, slots));
}

struct Row {
  std::string_view expression;
  std::string_view value;
  std::size_t folds = 1;
};

void check_table(std::initializer_list<Row> rows) {
  const World world;
  for (const auto& [expression, value, folds] : rows) {
    INFO(expression);
    std::size_t found = 0;
    CHECK(world.result_of(expression) == value);
    CHECK(in_portions(world, expression, found) == value);
    CHECK(found == folds);
  }
}

}  // namespace

TEST_CASE("adding in portions is exact, and missing for what comes first") {
  check_table({{"siblings + half - 1 + 0.1", "2.6"},
               {"0.1 + 0.2 - 0.3 + 0.000000000001", "0.000000000001"},
               {"siblings + n_missing + unfitting", "skipped"},
               {"siblings - unfitting + n_missing", "not_relevant"},
               {"1 - (2 - 3) - 4", "-2", 2},
               {"(1 + 2) * (3 + 4) + 5", "26", 3},
               {"-(siblings + 1) + half", "-3.5", 2}});
}

TEST_CASE("adding in portions leaves the range where adding in order does") {
  check_table({{"9223372036854775807 + 1 - 1", "out_of_range"},
               {"9223372036854775807 - 1 + 1", "9223372036854775807"},
               {"1 - 9223372036854775807 - 1 - 1", "out_of_range"},
               {"9223372036854775807 + 1 + n_missing", "out_of_range"},
               {"n_missing + 9223372036854775807 + 1", "skipped"},
               {"9223372036854775807 + n_missing + 1", "skipped"},
               {"9223372.036854775807 + 9000000 - 9000000", "out_of_range"},
               {"9223372.036854 + 9000000 - 9000000", "9223372.036854"},
               {"sum(9223372036854775807, 1, -1)", "out_of_range"},
               {"sum(9223372036854775807, -1, 1)", "9223372036854775807"},
               {"sum(9223372036854775807, 1, n_missing)", "skipped"},
               {"mean(9223372036854775807, 1, -1)", "out_of_range"},
               {"mean(9223372036854775806, -3, 3)", "3074457345618258602"}});
}

TEST_CASE("and, or, any, all and count in portions are Kleene's") {
  check_table({{"yes and yes_q and b_missing and hidden", "dont_know"},
               {"hidden and yes_q and b_missing", "not_asked"},
               {"b_missing and yes_q and no_q", "no"},
               {"yes and yes_q and not no_q", "yes"},
               {"no or no_q or hidden or b_missing", "not_asked"},
               {"b_missing or no_q or yes_q", "yes"},
               {"no or no_q or not yes_q", "no"},
               {"yes or no and no and b_missing", "yes", 2},
               {"any(no, b_missing, yes_q)", "yes"},
               {"any(no, b_missing, hidden)", "dont_know"},
               {"all(yes, hidden, b_missing)", "not_asked"},
               {"all(yes, hidden, no_q)", "no"},
               {"count(yes, no, yes_q)", "2"},
               {"count(yes, hidden, b_missing)", "not_asked"}});
}

TEST_CASE("min, max, sum and mean in portions are missing when any part is") {
  check_table({{"min(siblings, half, 2)", "0.5"},
               {"max(half, siblings, 2)", "3"},
               {"min(-1, -3, -2)", "-3"},
               {"max(-4, -3, -5)", "-3"},
               {"min(siblings, unfitting, n_missing)", "not_relevant"},
               {"max(n_missing, siblings, unfitting)", "skipped"},
               {"sum(siblings, half, 2)", "5.5"},
               {"sum(siblings, half + half, max(1, 2))", "6", 3},
               {"mean(siblings, half, 2, 1)", "1.625"},
               {"mean(siblings, n_missing, 2)", "skipped"},
               {"value(hears)", "2", 0},
               {"value(hears) + value(messages) * 2", "4"}});
}

TEST_CASE("a sum of 100,000 terms is split into few operations without going through the stack") {
  std::string text = "siblings";
  for (int i = 1; i < 100'000; ++i) text += " + 1";
  const World world;
  auto expression = Expression::compile(text, world, Kind::Number);
  REQUIRE(expression);
  const auto folds = expression->split({}, static_cast<std::uint32_t>(world.values().size()));
  REQUIRE(folds.size() == 1);
  CHECK(folds.front().operands.size() == 100'000);
  CHECK(expression->operations().size() == 1);
  CHECK(expression->reads() == std::vector<std::uint32_t>{world.find("siblings")->slot});
  Evaluator evaluator;
  const Tally all = evaluator.tally(folds.front(), 0, 100'000, world.values());
  CHECK(world.shown(evaluator.result(folds.front(), all, world.values())) == "100002");
}

}  // namespace doorstep::language
