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
// parts), "includes" for `option in several`.
struct Tree {
  std::string word;
  std::vector<Tree> parts;
  std::string name;  // "q3", "v0", "s1.band", "age"
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
  std::string type;  // as the language writes it
  int set = -1;      // one_of, many_of
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

struct Step {
  bool is_page = false;
  int index = 0;
};

struct NamedValue {
  std::string id;
  Tree tree;
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
