// Every operator and function with every reason that a part can be missing for.

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "tests/language/scope.h"

namespace doorstep::language {
namespace {

constexpr std::array kReasons = {
    Missing::DontKnow,  Missing::WontSay,       Missing::Skipped,    Missing::NotAsked,  Missing::NotReached,
    Missing::Undefined, Missing::DividedByZero, Missing::OutOfRange, authored_reason(0), authored_reason(1)};

// `?` stands for a name of the kind, which is missing for each reason in turn.
struct Row {
  std::string_view name;
  std::vector<std::string_view> expressions;
};

// The expressions that are missing when their part is, for the same reason.
const std::vector<Row> kHandedOn = {
    {"b_missing",
     {"not ?", "? and yes", "yes and ?", "? or no", "no or ?", "? == yes", "? != no", "value(?)",
      "if(?, 1, 2)", "if(yes, ?, no)", "if(no, yes, ?)", "count(?, yes)", "any(?, no)", "all(?, yes)",
      "or_else(?, ?)", "(?)"}},
    {"n_missing", {"? + 1",     "1 + ?",       "? - 1",           "? * 0",       "? / 2",     "2 / ?",
                   "-?",        "? < 1",       "? <= 1",          "? > 1",       "? >= 1",    "? == 1",
                   "? != 1",    "? in [1, 2]", "? not in [1, 2]", "value(?)",    "sum(?, 1)", "mean(1, ?)",
                   "min(?, 1)", "max(1, ?)",   "round(?)",        "round(?, 2)", "floor(?)",  "abs(?)"}},
    {"d_missing",
     {"? == today", "? != today", "? < today", "? >= today", "? in [2026-01-01]", "days_between(?, today)",
      "days_between(today, ?)", "years_between(?, today)"}},
    {"time_missing",
     {"? == woke", "? < woke", "? > 07:30", "? not in [07:30]", "minutes_between(?, woke)",
      "minutes_between(woke, ?)"}},
    {"t_missing", {"? == 'a'", "? != 'a'", "? in ['a']", "length(?)"}},
    {"c_missing",
     {"? == room", "? != habit", "? in [room]", "? not in [room]", "? in then", "rank(worst, ?)"}},
    {"then_missing", {"room in ?", "picked(?)"}},
    {"r_missing", {"room in ?", "picked(?)", "rank(?, room)", "first(?)"}},
};

std::string with_name(std::string_view expression, std::string_view name) {
  std::string text;
  for (const char character : expression) {
    if (character == '?') {
      text += name;
    } else {
      text += character;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("whatever reason a part is missing for, the whole is missing for it") {
  World world;
  for (const auto& [name, expressions] : kHandedOn) {
    for (const std::string_view expression : expressions) {
      for (const Missing reason : kReasons) {
        world.set(name, reason);
        const std::string text = with_name(expression, name);
        INFO(text);
        CHECK(world.result_of(text) == world.reasons().word(reason));
      }
    }
  }
}

TEST_CASE("what decides without the missing part is known, whatever the reason") {
  World world;
  for (const Missing reason : kReasons) {
    world.set("b_missing", reason);
    world.set("n_missing", reason);
    INFO(world.reasons().word(reason));
    CHECK(world.result_of("b_missing or yes") == "yes");
    CHECK(world.result_of("no and b_missing") == "no");
    CHECK(world.result_of("any(b_missing, yes)") == "yes");
    CHECK(world.result_of("all(b_missing, no)") == "no");
    CHECK(world.result_of("if(yes, 1, n_missing)") == "1");
    const bool may_come = reason == Missing::NotReached;
    CHECK(world.result_of("or_else(n_missing, 7)") == (may_come ? "not_reached" : "7"));
    CHECK(world.result_of("answered(n_missing)") == "no");
  }
}

TEST_CASE("of two missing parts the first one's reason is handed on") {
  const World world;
  CHECK(world.result_of("n_missing + unfitting") == "skipped");
  CHECK(world.result_of("unfitting + n_missing") == "not_relevant");
  CHECK(world.result_of("sum(1, 1 / 0, n_missing)") == "divided_by_zero");
  CHECK(world.result_of("b_missing and hidden") == "dont_know");
}

TEST_CASE("what may still be answered may still decide, wherever it stands") {
  World world;
  world.set("b_missing", Missing::NotReached);
  for (const char* text :
       {"b_missing and hidden", "hidden and b_missing", "hidden or b_missing", "any(hidden, b_missing)",
        "all(b_missing, hidden)", "no or hidden or b_missing", "or_else(b_missing, yes)"}) {
    INFO(text);
    CHECK(world.result_of(text) == "not_reached");
  }
  CHECK(world.result_of("hidden == b_missing") == "not_asked");
}

TEST_CASE("each reason has its own test, true for it alone and never unknown") {
  World world;
  for (const Missing asked : kReasons) {
    const std::string test = fmt::format("{}(n_missing)", world.reasons().word(asked));
    for (const Missing reason : kReasons) {
      world.set("n_missing", reason);
      INFO(test << " of " << world.reasons().word(reason));
      CHECK(world.result_of(test) == (asked == reason ? "yes" : "no"));
    }
    world.set("n_missing", Number(3));
    CHECK(world.result_of(test) == "no");
  }
}

TEST_CASE("a reason that the instrument does not have is a mistake with what may be meant") {
  const World world;
  const auto expression = Expression::compile("not_relevent(siblings)", world, Kind::Boolean);
  REQUIRE_FALSE(expression);
  CHECK(expression.error().code == "unknown_function");
  CHECK(expression.error().fragment == "not_relevent");
  CHECK(expression.error().remedy.find("`not_relevant`") != std::string::npos);
}

TEST_CASE("a respondent can give its own reasons and the author's, and no others") {
  const Reasons reasons{{"not_relevant"}};
  CHECK(reasons.non_answer("wont_say") == Missing::WontSay);
  CHECK(reasons.non_answer("not_relevant") == authored_reason(0));
  for (const char* word :
       {"not_asked", "not_reached", "undefined", "divided_by_zero", "out_of_range", "other", ""})
    CHECK_FALSE(reasons.non_answer(word));
}

}  // namespace doorstep::language
