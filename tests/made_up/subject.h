// A made-up instrument as a plain description: what the generator makes, what is printed as YAML for the
// engine, and what the naive evaluator reads. Nothing here comes from the engine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/made_up/decimal.h"

namespace doorstep::made_up {

struct Day {
  int year = 2000;
  int month = 1;
  int day = 1;
  int parts = 3;  // 1: a year, 2: a month, 3: a day
  friend bool operator==(const Day&, const Day&) = default;
};

enum class Kind { Missing, Boolean, Number, Date, Text, Choice, Choices };

// A value, or missing with its word.
struct Datum {
  Kind kind = Kind::Missing;
  bool truth = false;
  Decimal number;
  Day date;
  std::string word;                  // the reason, the text, or the option
  std::vector<std::string> options;  // Choices, in the set's order
  friend bool operator==(const Datum&, const Datum&) = default;
};

Datum missing(std::string reason);
Datum truth(bool value);
Datum number(Decimal value);
Datum text(std::string value);
Datum choice(std::string option);

// An expression. `word` is the operator as the language writes it ("and", "+", "sum", "answered" ...), "name"
// for a thing, "literal" for a constant, "option" for an option, "in list" for `x in [..]` (the rest of the
// parts), "includes" for `option in several`, "over count" for `count(r0, ...)`. Laid out flat, the parts of
// what goes over a repeat are pairs: whether an instance is there, and what is taken of it; "over first" is
// the first of those that are there.
struct Tree {
  std::string word;
  std::vector<Tree> parts;
  std::string name;  // "q3", "v0", "s1.band", "age"; the repeat that is gone over
  Datum literal;
};

struct Option {
  std::string id;
  std::optional<Decimal> value;
  std::optional<Tree> when;
  bool own_words = false;
  bool exclusive = false;
};

struct OptionSet {
  std::string id;  // empty: belongs to one question
  std::vector<Option> options;
  int first_use = -1;  // the first question that offers it
};

struct Check {
  Tree rule;
  bool strict = true;
};

struct Question {
  std::string id;
  std::string present = {};  // flat: what has to be yes for it to be asked at all; empty outside of repeats
  std::string type;          // as the language writes it
  int set = -1;              // one_of, many_of
  std::optional<Tree> when;
  std::vector<Check> checks;
  Decimal minimum;
  Decimal maximum;
  Decimal step;
  int at_least = 0;
  int at_most = 0;
  int date_parts = 3;
  std::optional<Day> earliest;
  std::optional<Day> latest;
  bool latest_today = false;
  std::vector<std::string> non_answers;
};

struct Page {
  std::string id;
  std::string kind;  // inform, understood, assent, sharing
  bool right = true;
  std::string again;  // an earlier page, or empty
};

enum class Shown { Page, Question, Grid, Repeat };

struct Step {
  Shown what = Shown::Question;
  int index = 0;
};

struct NamedValue {
  std::string id;
  Tree tree;
  std::string present = {};  // as a question's
};

// Questions that share their answers; each row is a question "grid.row".
struct Grid {
  std::string id;
  std::optional<Tree> when;
  std::vector<Step> rows;
};

// Asks what is in it once for each: up to a number, for every picked option, or as long as there is one more.
struct Repeat {
  std::string id;
  int outer = -1;            // the repeat that it stands in
  std::optional<Tree> each;  // the number, or the question whose options are picked; none: one more?
  int set = -1;              // of the options that are picked
  int most = 1;              // instances
  bool says_most = true;     // `at_most` is written; otherwise it follows from the number's range
  int at_least = 1;          // one more?
  std::optional<Tree> when;
  std::vector<Step> steps;
  std::vector<NamedValue> values;
};

// Flat: one pass through a repeat. Conditions know it as "reached ID", "there ID" and "place ID".
struct Instance {
  std::string id;      // "r0[2]", "r0[2].r1[a]"
  std::string outer;   // the instance that it stands in, or empty
  std::string before;  // the one before it in the same repeat, or empty
  std::string label;   // of its repeat
  int number = 1;
  bool asks = false;     // there is one more when somebody says so, and it can be taken away
  std::string one_more;  // the question that has to be answered with yes, or empty
  std::optional<Tree> when;
  std::optional<Tree> each;  // true when there are so many, or when its option is picked
};

struct Score {
  std::string id;
  std::string method;       // sum, mean, count, value
  std::vector<Tree> items;  // of sum and mean a bare name stands for value(name)
  std::string rule = "none";
  std::optional<int> at_most;
  std::string rounding = "none";
  int decimals = 0;
  std::vector<std::pair<Decimal, std::string>> bands;
};

struct Flag {
  std::string id;
  Tree when;
};

struct Subject {
  std::vector<OptionSet> sets;
  std::vector<Question> questions;
  std::vector<Grid> grids;
  std::vector<Repeat> repeats;
  std::vector<Instance> instances;  // flat
  std::vector<Page> pages;
  std::vector<Step> before;
  std::vector<std::vector<Step>> sections;
  std::vector<Step> after;
  std::vector<NamedValue> values;  // each uses only what stands before it in `order`
  std::vector<Score> scores;
  std::vector<Flag> flags;
};

// All steps in the order in which they are shown.
std::vector<Step> steps_of(const Subject& subject);

// What an instrument with repeats and grids means, said without them: every instance that there can be, with
// questions, values and names of its own.
Subject flattened(const Subject& subject);

// The file that the engine is given.
std::string to_yaml(const Subject& subject);
std::string to_text(const Tree& tree);

// What a respondent or interviewer does. `said` is an answer, or a yes or no on a page.
struct Move {
  std::string kind;  // as the history's events are called
  std::string at;
  std::optional<Datum> said;
  std::vector<std::pair<std::string, std::string>> own_words;  // option, words
  std::string language;
};

std::string to_text(const Move& move);
std::string to_text(const Datum& datum);

}  // namespace doorstep::made_up
