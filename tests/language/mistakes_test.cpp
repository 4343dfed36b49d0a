// What an author is told about a mistake in an expression: the code, where, and what stands there.

#include <catch2/catch_test_macros.hpp>

#include "instruments/language/token.h"
#include "tests/language/scope.h"

namespace doorstep::language {
namespace {

struct Mistake {
  std::string_view expression;
  std::string_view code;
  std::size_t column;  // from 0
  std::string_view fragment;
  std::string_view in_remedy = {};
};

void check_mistakes(std::optional<Kind> wanted, std::initializer_list<Mistake> mistakes) {
  const World world;
  for (const Mistake& mistake : mistakes) {
    INFO(mistake.expression);
    const auto expression = Expression::compile(mistake.expression, world, wanted);
    REQUIRE_FALSE(expression);
    const ExpressionProblem& problem = expression.error();
    CHECK(problem.code == mistake.code);
    CHECK(problem.offset == mistake.column);
    CHECK(problem.fragment == mistake.fragment);
    CHECK_FALSE(problem.message.empty());
    INFO(problem.remedy);
    CHECK(problem.remedy.find(mistake.in_remedy) != std::string::npos);
    CHECK_FALSE(problem.remedy.empty());
  }
}

}  // namespace

TEST_CASE("a name or option that does not exist is shown with what may be meant") {
  check_mistakes(Kind::Boolean,
                 {{"hers == often", "unknown_name", 0, "hers", "`hears`"},
                  {"hears == oftne", "unknown_option", 9, "oftne", "`often`"},
                  {"hears in [often, nevr]", "unknown_option", 17, "nevr", "`never`"},
                  {"rom in then", "unknown_option", 0, "rom", "`room`"},
                  {"hears == dont_know", "unknown_option", 9, "dont_know", "`dont_know(q)`"},
                  {"any(hears == often, yes_q", "open_bracket", 0, "any", "quotes around a condition"},
                  {"answred(hears)", "unknown_function", 0, "answred", "`answered`"}});
}

TEST_CASE("things of different kinds are not compared or converted") {
  check_mistakes(Kind::Boolean, {{"siblings == 'three'", "type_mismatch", 12, "'three'"},
                                 {"hears == 2", "type_mismatch", 9, "2"},
                                 {"hears == 'often'", "type_mismatch", 9, "'often'"},
                                 {"hears == habit", "type_mismatch", 9, "habit", "own options"},
                                 {"then == room", "type_mismatch", 0, "then", "`room in then`"},
                                 {"then in [room]", "type_mismatch", 0, "then", "`room in then`"},
                                 {"hears < often", "type_mismatch", 0, "hears", "value(hears)"},
                                 {"hears + 1 > 2", "type_mismatch", 0, "hears", "value(hears)"},
                                 {"hears", "type_mismatch", 0, "hears", "hears == never"},
                                 {"then", "type_mismatch", 0, "then", "room in then"},
                                 {"siblings and yes_q", "type_mismatch", 0, "siblings"},
                                 {"siblings", "type_mismatch", 0, "siblings", "answered(siblings)"},
                                 {"not hears == often and 1", "type_mismatch", 23, "1"},
                                 {"picked(hears) > 1", "type_mismatch", 7, "hears"},
                                 {"length(siblings) > 1", "type_mismatch", 7, "siblings"},
                                 {"woke == 7", "type_mismatch", 8, "7"},
                                 {"minutes_between(woke, today) > 1", "type_mismatch", 22, "today"},
                                 {"worst == room", "type_mismatch", 0, "worst", "`room in worst`"},
                                 {"worst in [room]", "type_mismatch", 0, "worst", "`room in worst`"},
                                 {"worst", "type_mismatch", 0, "worst", "room in worst"},
                                 {"rank(then, room) == 1", "type_mismatch", 5, "then", "`room in then`"},
                                 {"first(then) == room", "type_mismatch", 6, "then", "`type: rank`"},
                                 {"first(hears) == often", "type_mismatch", 6, "hears", "`type: rank`"},
                                 {"previous. > 1", "unfinished", 8, ".", "`previous.age`"},
                                 {"kid[1]. > 1", "unfinished", 6, ".", "`kid[1].age`"},
                                 {"siblings > .5", "unknown_symbol", 11, ".", "0.5"},
                                 {"siblings > 5.", "unknown_symbol", 12, ".", "0.5"},
                                 {"rank(worst, romo) == 1", "unknown_option", 12, "romo", "`room`"},
                                 {"rank(worst, hears) == 1", "type_mismatch", 12, "hears", "room"},
                                 {"first(worst) == often", "unknown_option", 16, "often"},
                                 {"(hears == often) < 2", "type_mismatch", 0, "(hears == often)"},
                                 {"siblings in hears", "type_mismatch", 12, "hears", "brackets"}});
  check_mistakes(Kind::Number, {{"sum(hears, 1)", "type_mismatch", 4, "hears", "value(hears)"},
                                {"value(habit)", "no_value", 6, "habit", "`value`"},
                                {"yes_q", "type_mismatch", 0, "yes_q", "value(yes_q)"}});
}

TEST_CASE("signs of other languages are answered with ours") {
  check_mistakes(Kind::Boolean, {{"hears = often", "unknown_symbol", 6, "=", "=="},
                                 {"yes_q && no_q", "unknown_symbol", 6, "&&", "and"},
                                 {"yes_q || no_q", "unknown_symbol", 6, "||", "or"},
                                 {"!yes_q", "unknown_symbol", 0, "!", "not"},
                                 {"hears <> often", "unknown_symbol", 6, "<>", "!="},
                                 {"siblings => 2", "unknown_symbol", 9, "=>", ">="},
                                 {"hälsa == 1", "unknown_symbol", 1, "ä"}});
}

TEST_CASE("an unfinished or tangled expression says where") {
  check_mistakes(Kind::Boolean,
                 {{"", "empty", 0, ""},
                  {"hears ==", "unfinished", 6, "=="},
                  {"and yes_q", "unexpected", 0, "and"},
                  {"yes_q no_q", "unexpected", 6, "no_q"},
                  {"(yes_q", "open_bracket", 0, "("},
                  {"yes_q)", "open_bracket", 5, ")"},
                  {"hears in [often", "open_list", 10, "often"},
                  {"hears in []", "list_element", 10, "]"},
                  {"hears in [messages]", "list_element", 10, "messages"},
                  {"name == 'open", "open_text", 8, "'open"},
                  {"1 < siblings < 5", "chained_comparison", 13, "<"},
                  {"siblings > 1,5", "unexpected", 12, ",", "point"},
                  {"[often]", "unexpected", 0, "["},
                  {"answered()", "unexpected", 9, ")"},
                  {"answered(hears, then)", "argument_count", 0, "answered"},
                  {"if(yes_q, yes_q)", "argument_count", 0, "if"},
                  {"born == 2026-02-30", "no_such_date", 8, "2026-02-30"},
                  {"woke == 7:30", "no_such_time", 8, "7:30", "07:30"},
                  {"woke == 24:00", "no_such_time", 8, "24:00"},
                  {"woke == 07:60", "no_such_time", 8, "07:60"},
                  {"siblings == 99999999999999999999", "number_range", 12, "99999999999999999999"}});
  check_mistakes(Kind::Number, {{"round(1.5, siblings)", "decimals", 11, "siblings"},
                                {"round(1.5, 13)", "decimals", 11, "13"}});
}

TEST_CASE("the names of a formula are found without compiling it") {
  CHECK(names_in("sum(value(a), b.band) > 2 or 'c' == d") ==
        std::vector<std::string>{"a", "b.band", "or", "d"});
}

TEST_CASE("a repeat is gone over by what begins an aggregate's brackets") {
  CHECK(repeats_in(
            "count(children, age < 7) + sum(homes) * or_else(visits, 2) + first(children) + max(1, x)") ==
        std::vector<std::string>{"children", "homes"});
}

}  // namespace doorstep::language
