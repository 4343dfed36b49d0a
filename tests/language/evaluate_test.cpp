// What every operator and function gives for each type, known and missing.

#include <catch2/catch_test_macros.hpp>

#include "tests/language/scope.h"

namespace doorstep::language {
namespace {

std::string result_of(std::string_view text) { return World().result_of(text); }

struct Row {
  std::string_view expression;
  std::string_view value;
};

void check_table(std::initializer_list<Row> rows) {
  for (const auto& [expression, value] : rows) {
    INFO(expression);
    CHECK(result_of(expression) == value);
  }
}

}  // namespace

TEST_CASE("logic is three-valued: unknown or yes is yes, unknown and no is no") {
  check_table({{"yes and yes", "yes"},
               {"yes and no", "no"},
               {"no or no", "no"},
               {"b_missing or yes", "yes"},
               {"yes or b_missing", "yes"},
               {"b_missing or no", "dont_know"},
               {"b_missing and no", "no"},
               {"no and b_missing", "no"},
               {"b_missing and yes", "dont_know"},
               {"not b_missing", "dont_know"},
               {"not yes_q", "no"},
               {"not not yes_q", "yes"},
               {"hidden and b_missing", "not_asked"},
               {"yes or no and no", "yes"},
               {"(yes or no) and no", "no"},
               {"not no_q and no_q", "no"}});
}

TEST_CASE("a comparison with a missing answer is unknown, for every type and operator") {
  check_table({{"afraid == often", "wont_say"},
               {"afraid != often", "wont_say"},
               {"n_missing == 1", "skipped"},
               {"n_missing != 1", "skipped"},
               {"n_missing < 1", "skipped"},
               {"n_missing <= 1", "skipped"},
               {"1 > n_missing", "skipped"},
               {"n_missing >= 1", "skipped"},
               {"b_missing == yes", "dont_know"},
               {"d_missing < today", "not_reached"},
               {"t_missing == 'x'", "wont_say"},
               {"room in then_missing", "dont_know"},
               {"afraid in [often]", "wont_say"},
               {"afraid not in [often]", "wont_say"},
               {"n_missing in [1, 2]", "skipped"}});
}

TEST_CASE("comparisons of known values") {
  check_table({{"hears == often", "yes"},
               {"often == hears", "yes"},
               {"hears != often", "no"},
               {"hears == messages", "no"},
               {"hears == conflict.band", "yes"},
               {"habit == no", "yes"},
               {"siblings == 3", "yes"},
               {"siblings == 3.0", "yes"},
               {"siblings > 2", "yes"},
               {"siblings <= 2", "no"},
               {"half < 1", "yes"},
               {"-siblings < -2.5", "yes"},
               {"yes_q == yes", "yes"},
               {"yes_q != no_q", "yes"},
               {"born < today", "yes"},
               {"born == 2016-02-29", "yes"},
               {"born >= 2016-03-01", "no"},
               {"name == 'Åsa'", "yes"},
               {"name == \"åsa\"", "no"},
               {"room in then", "yes"},
               {"nothing in then", "no"},
               {"not (nothing in then)", "yes"},
               {"hears in [sometimes, often]", "yes"},
               {"hears not in [sometimes, often]", "no"},
               {"hears in [never]", "no"},
               {"siblings in [1, 2, 3]", "yes"},
               {"siblings in [-3, 2]", "no"},
               {"born in [2016-02-29]", "yes"},
               {"name in ['Eva', 'Åsa']", "yes"}});
}

TEST_CASE("of dates that are not equally exact only what holds of every day is known") {
  check_table({{"moved < 2016-03-01", "yes"},
               {"moved < 2016-02-29", "undefined"},
               {"moved < 2016-02-01", "no"},
               {"moved <= 2016-02-29", "yes"},
               {"moved > 2016-02-29", "no"},
               {"moved >= 2016-02-29", "undefined"},
               {"moved == born", "undefined"},
               {"moved != born", "undefined"},
               {"moved == 2016-03-01", "no"},
               {"moved != 2016-03-01", "yes"},
               {"moved == moved", "yes"},
               {"moved >= moved", "yes"},
               {"moved in [2015-01-01, 2016-03-01]", "no"},
               {"moved in [2015-01-01, 2016-02-03]", "undefined"}});
}

TEST_CASE("arithmetic is exact, and hands missing on") {
  check_table({{"0.1 + 0.2 == 0.3", "yes"},
               {"0.1 + 0.2", "0.3"},
               {"2 + 3 * 4", "14"},
               {"(2 + 3) * 4", "20"},
               {"2 - 3 - 4", "-5"},
               {"7 / 2", "3.5"},
               {"1 / 3", "0.333333333333"},
               {"2 / 3", "0.666666666667"},
               {"-2 * -3", "6"},
               {"1 - -1", "2"},
               {"n_missing + 1", "skipped"},
               {"1 * n_missing", "skipped"},
               {"-n_missing", "skipped"},
               {"siblings / 0", "divided_by_zero"},
               {"siblings / 0 == 1", "divided_by_zero"},
               {"siblings / 0 == 1 or yes", "yes"},
               {"999999999999999999 * 999999999999999999", "out_of_range"}});
}

TEST_CASE("an answer's state can be asked for, and is never unknown") {
  check_table({{"answered(hears)", "yes"},
               {"answered(afraid)", "no"},
               {"wont_say(afraid)", "yes"},
               {"dont_know(afraid)", "no"},
               {"dont_know(b_missing)", "yes"},
               {"skipped(n_missing)", "yes"},
               {"not_asked(hidden)", "yes"},
               {"not_asked(hears)", "no"},
               {"answered(then)", "yes"},
               {"answered(d_missing)", "no"}});
}

TEST_CASE("functions") {
  check_table({{"value(hears)", "2"},
               {"value(yes_q)", "1"},
               {"value(no_q)", "0"},
               {"value(siblings)", "3"},
               {"value(afraid)", "wont_say"},
               {"100 * (value(hears) + value(messages)) / 4", "75"},
               {"or_else(n_missing, 7)", "7"},
               {"or_else(siblings, 7)", "3"},
               {"or_else(afraid, never) == never", "yes"},
               {"if(yes_q, 1, 2)", "1"},
               {"if(no_q, 1, n_missing)", "skipped"},
               {"if(b_missing, 1, 2)", "dont_know"},
               {"if(yes_q, often, hears) == often", "yes"},
               {"sum(1, 2, half)", "3.5"},
               {"sum(1, n_missing)", "skipped"},
               {"mean(1, 2)", "1.5"},
               {"min(3, half, 2)", "0.5"},
               {"max(3, half, 2)", "3"},
               {"max(3, n_missing)", "skipped"},
               {"count(yes_q, no_q, hears == often)", "2"},
               {"count(yes_q, b_missing)", "dont_know"},
               {"any(no_q, b_missing, yes_q)", "yes"},
               {"any(no_q, b_missing)", "dont_know"},
               {"all(yes_q, b_missing, no_q)", "no"},
               {"all(yes_q, yes_q)", "yes"},
               {"picked(then)", "2"},
               {"picked(then_missing)", "dont_know"},
               {"round(2.5)", "3"},
               {"round(-2.5)", "-3"},
               {"round(1.25, 1)", "1.3"},
               {"round(1 / 3, 2)", "0.33"},
               {"floor(-0.5)", "-1"},
               {"floor(2.7)", "2"},
               {"abs(-siblings)", "3"},
               {"length(name)", "3"},
               {"days_between(born, 2016-03-01)", "1"},
               {"years_between(born, today)", "9"},
               {"years_between(born, 2026-03-01)", "10"}});
}

TEST_CASE("an expression says which slots it reads, each once") {
  const World world;
  const auto expression =
      Expression::compile("hears == often and (hears == never or siblings > 1)", world, Kind::Boolean);
  REQUIRE(expression);
  CHECK(expression->reads() ==
        std::vector<std::uint32_t>{world.find("hears")->slot, world.find("siblings")->slot});
}

TEST_CASE("the longest and the deepest expression are evaluated, one more is refused") {
  std::string deep = "yes_q";
  for (std::size_t i = 0; i < kDeepestExpression - 1; ++i) deep = "(" + deep + ")";
  CHECK(result_of(deep) == "yes");
  CHECK(result_of("((" + deep + "))") == "error too_deep");

  std::string longest = "yes_q";
  while (longest.size() + 10 <= kLongestExpression) longest += " or  yes_q";
  CHECK(result_of(longest) == "yes");
  longest.append(kLongestExpression - longest.size() + 1, ' ');
  CHECK(result_of(longest) == "error too_long");
}

TEST_CASE("times of a day are compared and measured") {
  check_table({{"bedtime", "21:30"},
               {"07:05", "07:05"},
               {"woke == 07:05", "yes"},
               {"woke != 07:06", "yes"},
               {"woke < 07:06", "yes"},
               {"woke <= 07:05", "yes"},
               {"bedtime > 21:30", "no"},
               {"bedtime >= 21:30", "yes"},
               {"woke in [07:00, 07:05]", "yes"},
               {"minutes_between(07:00, 07:05)", "5"},
               {"minutes_between(bedtime, woke)", "-865"},
               {"minutes_between(bedtime, woke) + 1440", "575"},
               {"minutes_between(00:00, 23:59)", "1439"}});
}

TEST_CASE("a ranking knows the place of an option, and which one is first") {
  check_table({{"rank(worst, nothing)", "1"},
               {"rank(worst, room)", "2"},
               {"rank(worst, stop)", "undefined"},
               {"undefined(rank(worst, stop))", "yes"},
               {"rank(worst, room) < rank(worst, nothing)", "no"},
               {"rank(worst, habit)", "undefined"},
               {"first(worst) == nothing", "yes"},
               {"first(worst) in [room, stop]", "no"},
               {"first(nothing_ranked)", "undefined"},
               {"room in worst", "yes"},
               {"stop in worst", "no"},
               {"picked(worst)", "2"},
               {"picked(nothing_ranked)", "0"},
               {"worst == worst", "yes"}});
}

TEST_CASE("a long flat expression is compiled and evaluated without depth") {
  constexpr int kTerms = 100'000;
  const World world;
  std::string sum = "siblings";
  for (int i = 1; i < kTerms; ++i) sum += " + half";
  CHECK(world.result_of(sum) == "50002.5");
  CHECK(world.result_of(std::string(kLongestExpression - 1, ' ') + "1") == "1");
  CHECK(world.result_of(std::string(kLongestExpression, ' ') + "1") == "error too_long");
}

}  // namespace doorstep::language
