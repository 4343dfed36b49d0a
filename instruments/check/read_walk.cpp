// From a walk's YAML to its steps.

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/check/walk.h"
#include "instruments/language/closest.h"

namespace doorstep::check {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr int kOldest = 150;          // years, as Interview's inputs
constexpr int kFurthestBack = 10000;  // questions

// What a walk may hold; an example's expectations stand beside its steps.
const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> keys = {
      "language", "age",      "date",      "steps",    "answers",    "example", "route", "scores", "flags",
      "values",   "complete", "off_route", "problems", "last_round", "from",    "seed",  "time"};
  return keys;
}

const std::vector<std::string>& known_steps() {
  // In the order of WalkStep::Kind.
  static const std::vector<std::string> words = {"answer",   "change",     "back",   "goto",
                                                 "language", "understood", "assent", "take_away",
                                                 "put_back", "undo",       "redo"};
  return words;
}

std::optional<bool> truth(const Node& node) {
  if (node.text() == "yes" || node.text() == "true") return true;
  if (node.text() == "no" || node.text() == "false") return false;
  return std::nullopt;
}

std::optional<int> whole(const Node& node, int least, int most) {
  const auto number = language::Number::parse(node.text());
  if (!number || !number->is_whole() || *number < language::Number(least) ||
      language::Number(most) < *number) {
    return std::nullopt;
  }
  return static_cast<int>(number->whole());
}

class Reader {
 public:
  explicit Reader(Date today) { walk_.today = today; }

  Walk read(const Node& node) {
    if (node.is_null()) return std::move(walk_);
    if (node.kind() != Kind::Map) {
      problem(0, "bad_walk", "A walk is a mapping with `steps:` or `answers:`.");
      return std::move(walk_);
    }
    read_inputs(node);
    if (node.has("steps") && node.has("answers")) {
      problem(0, "both_forms", "A walk has `steps` or `answers`, not both; `answers` is left out.");
    }
    if (node.has("steps")) {
      read_steps(node.find("steps"));
    } else if (node.has("answers")) {
      read_answers(node.find("answers"));
    }
    return std::move(walk_);
  }

 private:
  void problem(int step, std::string code, std::string message) {
    walk_.problems.push_back({step, std::move(code), std::move(message)});
  }

  void read_inputs(const Node& node) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      const std::string key(node.key(i).text());
      if (std::ranges::find(known_keys(), key) != known_keys().end()) continue;
      problem(0, "unknown_key",
              fmt::format("A walk has no key `{}`.{}", yaml::shortened(key),
                          language::did_you_mean(key, known_keys())));
    }
    walk_.language = node.find("language").text();
    walk_.last_round = node.find("last_round");
    walk_.from = node.find("from");
    if (const Node age = node.find("age"); !age.is_null()) {
      walk_.age = whole(age, 0, kOldest);
      if (!walk_.age) problem(0, "bad_age", fmt::format("`age` is a whole number from 0 to {}.", kOldest));
    }
    if (const Node seed = node.find("seed"); !seed.is_null()) {
      const auto number = whole(seed, 0, std::numeric_limits<int>::max());
      if (!number) problem(0, "bad_seed", "`seed` is a whole number from 0 to 2147483647.");
      walk_.seed = static_cast<std::uint32_t>(number.value_or(0));
    }
    if (const Node written = node.find("date"); !written.is_null()) {
      const auto date = Date::parse(written.text());
      if (date && date->precision() == language::DatePrecision::Day) {
        walk_.today = *date;
      } else {
        problem(0, "bad_date", "`date` is a day as 2026-11-21.");
      }
    }
    if (const Node written = node.find("time"); !written.is_null()) {
      walk_.now = language::Time::parse(written.text());
      if (!walk_.now) problem(0, "bad_time", "`time` is a time of day as 14:30.");
    }
  }

  void read_answers(const Node& answers) {
    walk_.form = Walk::Form::AsTheyComeUp;
    if (answers.is_null()) return;
    if (answers.kind() != Kind::Map)
      return problem(0, "bad_walk", "`answers` is a mapping from ids to answers.");
    for (std::size_t i = 0; i < answers.size(); ++i) {
      WalkStep step;
      step.number = static_cast<int>(i + 1);
      step.at = answers.key(i).text();
      step.value = answers.at(i);
      walk_.steps.push_back(std::move(step));
    }
  }

  void read_steps(const Node& steps) {
    if (steps.is_null()) return;
    if (steps.kind() != Kind::List) return problem(0, "bad_walk", "`steps` is a list.");
    for (std::size_t i = 0; i < steps.size(); ++i) read_step(steps.at(i), static_cast<int>(i + 1));
  }

  void read_step(const Node& node, int number) {
    if (node.kind() != Kind::Map || node.size() != 1) {
      return problem(number, "bad_step", "A step is one thing, as {answer: {id: value}} or {back: 1}.");
    }
    const std::string word(node.key(0).text());
    const auto found = std::ranges::find(known_steps(), word);
    if (found == known_steps().end()) {
      return problem(number, "bad_step",
                     fmt::format("There is no step `{}`. The steps are {}.", yaml::shortened(word),
                                 fmt::join(known_steps(), ", ")));
    }
    WalkStep step;
    step.number = number;
    step.kind = static_cast<WalkStep::Kind>(found - known_steps().begin());
    read_what(std::move(step), node.at(0));
  }

  void read_what(WalkStep step, const Node& what) {
    switch (step.kind) {
      case WalkStep::Kind::Back:
      case WalkStep::Kind::Undo:
      case WalkStep::Kind::Redo: {
        const auto count = what.is_null() ? std::optional(1) : whole(what, 1, kFurthestBack);
        if (!count) return problem(step.number, "bad_step", "This step says how often: {back: 1}.");
        step.count = *count;
        walk_.steps.push_back(std::move(step));
        return;
      }
      case WalkStep::Kind::Goto:
      case WalkStep::Kind::Language:
      case WalkStep::Kind::TakeAway:
      case WalkStep::Kind::PutBack:
        if (what.text().empty())
          return problem(step.number, "bad_step", "Name a question, a language, or what is taken away.");
        step.at = what.text();
        walk_.steps.push_back(std::move(step));
        return;
      default:
        return read_pairs(step, what);
    }
  }

  void read_pairs(WalkStep step, const Node& pairs) {
    if (pairs.kind() != Kind::Map || pairs.size() == 0) {
      return problem(step.number, "bad_step", "This step needs an id and a value: {id: value}.");
    }
    const bool is_page = step.kind == WalkStep::Kind::Understood || step.kind == WalkStep::Kind::Assent;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      step.at = pairs.key(i).text();
      step.value = pairs.at(i);
      const auto yes = truth(step.value);
      if (is_page && !yes) {
        problem(step.number, "bad_step",
                fmt::format("`{}` is answered with yes or no.", yaml::shortened(step.at)));
        continue;
      }
      step.yes = yes.value_or(false);
      walk_.steps.push_back(step);
    }
  }

  Walk walk_;
};

}  // namespace

Walk read_walk(const Node& node, Date today) { return Reader(today).read(node); }

}  // namespace doorstep::check
