// A subject as the engine reads it, and everything that a failure has to show.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/made_up/subject.h"

namespace doorstep::made_up {
namespace {

// How tightly a word binds; what has none is written as a call.
int binding(const std::string& word) {
  if (word == "or") return 1;
  if (word == "and") return 2;
  if (word == "not") return 3;
  constexpr std::array kComparisons = {"==", "!=",      "<",           "<=",      ">",
                                       ">=", "in list", "not in list", "includes"};
  if (std::ranges::find(kComparisons, word) != kComparisons.end()) return 4;
  if (word == "+" || word == "-") return 5;
  if (word == "*" || word == "/") return 6;
  return word == "negative" ? 7 : 0;
}

std::string inside(const Tree& part, int least) {
  const bool minus =
      part.word == "literal" && part.literal.kind == Kind::Number && part.literal.number.digits < 0;
  const int own = minus ? binding("negative") : binding(part.word);
  return own != 0 && own < least ? "(" + to_text(part) + ")" : to_text(part);
}

std::vector<std::string> all_of(const std::vector<Tree>& parts, std::size_t from) {
  std::vector<std::string> texts;
  for (std::size_t i = from; i < parts.size(); ++i) texts.push_back(to_text(parts[i]));
  return texts;
}

std::string literal(const Datum& datum) {
  return datum.kind == Kind::Text ? "'" + datum.word + "'" : to_text(datum);
}

std::string day_text(Day day) {
  if (day.parts == 1) return fmt::format("{:04}", day.year);
  if (day.parts == 2) return fmt::format("{:04}-{:02}", day.year, day.month);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

class Printer {
 public:
  explicit Printer(const Subject& subject) : subject_(subject) {}

  std::string run() {
    line(
        "instrument: subject\nversion: \"1\"\ntitle: T\nrespondent: parent\nlanguages: [en, sv]\n"
        "licence: {permission: own, text: own}\ndefaults: {identifies: none}\n"
        "topics:\n  t: {text: T}");
    if (std::ranges::any_of(subject_.sets, [](const OptionSet& set) { return !set.id.empty(); })) {
      line("answer_sets:");
      for (const OptionSet& set : subject_.sets) {
        if (!set.id.empty()) options(set, "  " + set.id, "    ");
      }
    }
    steps("before", subject_.before, "  ");
    line("sections:");
    for (std::size_t i = 0; i < subject_.sections.size(); ++i) {
      line(fmt::format("  - section: part{}\n    topic: t\n    questions:", i));
      for (const Step step : subject_.sections[i]) entry(step, "      ");
    }
    steps("after", subject_.after, "  ");
    formulas();
    return text_;
  }

 private:
  void line(const std::string& text) { text_ += text + "\n"; }

  void steps(const std::string& key, const std::vector<Step>& list, const std::string& indent) {
    if (list.empty()) return;
    line(key + ":");
    for (const Step step : list) entry(step, indent);
  }

  void options(const OptionSet& set, const std::string& key, const std::string& indent) {
    line(key + ":");
    for (const Option& option : set.options) {
      std::string entry = fmt::format("{}- {{id: {}, text: O", indent, option.id);
      if (option.value) entry += ", value: " + to_text(*option.value);
      if (option.when) entry += fmt::format(", when: \"{}\"", to_text(*option.when));
      if (option.own_words) entry += ", own_words: yes";
      if (option.exclusive) entry += ", exclusive: yes";
      line(entry + "}");
    }
  }

  void entry(Step step, const std::string& indent) {
    const auto index = static_cast<std::size_t>(step.index);
    if (step.what == Shown::Question) return question(subject_.questions[index], indent);
    if (step.what == Shown::Grid) return grid(subject_.grids[index], indent);
    if (step.what == Shown::Repeat) return repeat(subject_.repeats[index], indent);
    const Page& page = subject_.pages[index];
    std::string written =
        fmt::format("{}- {{{}: {}", indent, page.kind, page.kind == "sharing" ? "topics" : page.id);
    if (page.kind != "sharing") written += ", text: P";
    if (page.kind == "understood") written += page.right ? ", right: yes" : ", right: no";
    if (!page.again.empty()) written += ", again: " + page.again;
    line(written + "}");
  }

  void repeat(const Repeat& repeat, const std::string& indent) {
    line(fmt::format("{}- repeat: {}", indent, repeat.id));
    const auto key = [&](const std::string& text) { line(indent + "  " + text); };
    if (repeat.each) {
      key(fmt::format("for_each: \"{}\"", to_text(*repeat.each)));
    } else {
      key(fmt::format("for_each: {{ask: {{en: M}}}}\n{}  at_least: {}", indent, repeat.at_least));
    }
    if (repeat.set < 0 && repeat.says_most) key(fmt::format("at_most: {}", repeat.most));
    if (repeat.when) key(fmt::format("when: \"{}\"", to_text(*repeat.when)));
    key("questions:");
    for (const Step step : repeat.steps) entry(step, indent + "    ");
    if (!repeat.values.empty()) key("values:");
    for (const NamedValue& value : repeat.values)
      key(fmt::format("  {}: \"{}\"", value.id, to_text(value.tree)));
  }

  void grid(const Grid& grid, const std::string& indent) {
    line(fmt::format("{}- id: {}\n{}  type: grid\n{}  text: G", indent, grid.id, indent, indent));
    if (grid.when) line(fmt::format("{}  when: \"{}\"", indent, to_text(*grid.when)));
    const auto row = [&](Step step) -> const Question& {
      return subject_.questions[static_cast<std::size_t>(step.index)];
    };
    answers(row(grid.rows.front()), indent + "  ");
    line(indent + "  rows:");
    for (const Step step : grid.rows) {
      line(fmt::format("{}    - id: {}", indent, row(step).id.substr(grid.id.size() + 1)));
      every(row(step), indent + "      ");
    }
  }

  void question(const Question& question, const std::string& indent) {
    line(fmt::format("{}- id: {}\n{}  type: {}", indent, question.id, indent, question.type));
    answers(question, indent + "  ");
    every(question, indent + "  ");
  }

  // What a question has because of its type; the rows of a grid share it.
  void answers(const Question& question, const std::string& indent) {
    const auto key = [&](const std::string& text) { line(indent + text); };
    if (question.set >= 0) {
      const OptionSet& set = subject_.sets[static_cast<std::size_t>(question.set)];
      if (set.id.empty()) {
        options(set, indent + "options", indent + "  ");
      } else {
        key("answers: " + set.id);
      }
    }
    if (question.at_least > 0) key(fmt::format("at_least: {}", question.at_least));
    if (question.at_most > 0) key(fmt::format("at_most: {}", question.at_most));
    if (question.type == "faces") key("steps: " + to_text(question.maximum));
    if (question.type == "scale")
      key(fmt::format("from: {}\n{}to: {}", to_text(question.minimum), indent, to_text(question.maximum)));
    if (question.type == "number")
      key(fmt::format("range: {}..{}", to_text(question.minimum), to_text(question.maximum)));
    if (question.type == "scale" || question.type == "number") key("step: " + to_text(question.step));
    if (question.type == "date") {
      constexpr std::array kParts = {"year", "month", "day"};
      key(fmt::format("precision: {}", kParts.at(static_cast<std::size_t>(question.date_parts - 1))));
    }
    if (question.earliest) key("earliest: " + day_text(*question.earliest));
    if (question.latest) key("latest: " + day_text(*question.latest));
    if (question.latest_today) key("latest: today");
  }

  void every(const Question& question, const std::string& indent) {
    const auto key = [&](const std::string& text) { line(indent + text); };
    key("text: Q");
    key(fmt::format("non_answers: [{}]", fmt::join(question.non_answers, ", ")));
    if (question.when) key(fmt::format("when: \"{}\"", to_text(*question.when)));
    if (!question.checks.empty()) key("check:");
    for (const Check& check : question.checks) {
      key(fmt::format("  - {{rule: \"{}\", text: C, strict: {}}}", to_text(check.rule),
                      check.strict ? "yes" : "no"));
    }
  }

  // Backwards: the engine finds its own order.
  void formulas() {
    if (!subject_.values.empty()) line("values:");
    for (auto value = subject_.values.rbegin(); value != subject_.values.rend(); ++value)
      line(fmt::format("  {}: \"{}\"", value->id, to_text(value->tree)));
    if (!subject_.scores.empty()) line("scores:");
    for (auto score = subject_.scores.rbegin(); score != subject_.scores.rend(); ++score) write(*score);
    if (!subject_.flags.empty()) line("flags:");
    for (const Flag& flag : subject_.flags)
      line(fmt::format("  - {{flag: {}, when: \"{}\"}}", flag.id, to_text(flag.when)));
  }

  void write(const Score& score) {
    line(fmt::format("  {}:", score.id));
    if (score.method == "value") {
      line(fmt::format("    value: \"{}\"", to_text(score.items.front())));
    } else {
      std::vector<std::string> items;
      for (const Tree& item : score.items) items.push_back("\"" + to_text(item) + "\"");
      line(fmt::format("    {}: [{}]", score.method, fmt::join(items, ", ")));
      std::string rule = "rule: " + score.rule;
      if (score.at_most) rule += fmt::format(", at_most: {}", *score.at_most);
      line(fmt::format("    missing: {{{}, round: {}, decimals: {}}}", rule, score.rounding, score.decimals));
    }
    if (score.bands.empty()) return;
    line(fmt::format("    range: {}..1000000\n    bands:", to_text(score.bands.front().first)));
    for (const auto& [from, id] : score.bands)
      line(fmt::format("      - {{from: {}, id: {}}}", to_text(from), id));
  }

  const Subject& subject_;
  std::string text_;
};

}  // namespace

std::vector<Step> steps_of(const Subject& subject) {
  std::vector<Step> steps = subject.before;
  for (const auto& section : subject.sections) steps.insert(steps.end(), section.begin(), section.end());
  steps.insert(steps.end(), subject.after.begin(), subject.after.end());
  return steps;
}

std::string to_yaml(const Subject& subject) { return Printer(subject).run(); }

std::string to_text(const Datum& datum) {
  switch (datum.kind) {
    case Kind::Missing:
      return "?" + datum.word;
    case Kind::Boolean:
      return datum.truth ? "yes" : "no";
    case Kind::Number:
      return to_text(datum.number);
    case Kind::Date:
      return day_text(datum.date);
    case Kind::Text:
    case Kind::Choice:
      return datum.word;
    case Kind::Choices:
      return fmt::format("[{}]", fmt::join(datum.options, " "));
  }
  return {};
}

std::string to_text(const Tree& tree) {
  const std::string& word = tree.word;
  if (word == "name") return tree.name;
  if (word == "option") return tree.literal.word;
  if (word == "literal") return literal(tree.literal);
  if (word == "brackets") return "(" + to_text(tree.parts[0]) + ")";
  if (word.starts_with("over ")) {
    const std::string each = tree.parts.empty() ? "" : ", " + to_text(tree.parts[0]);
    return fmt::format("{}({}{})", word.substr(5), tree.name, each);
  }
  const int own = binding(word);
  if (own == 0) return fmt::format("{}({})", word, fmt::join(all_of(tree.parts, 0), ", "));
  if (word == "not") return "not " + inside(tree.parts[0], own);
  if (word == "negative") return "-" + inside(tree.parts[0], own + 1);
  if (word == "in list" || word == "not in list") {
    return fmt::format("{} {} [{}]", inside(tree.parts[0], own + 1), word.substr(0, word.size() - 5),
                       fmt::join(all_of(tree.parts, 1), ", "));
  }
  // Of two that bind alike the left one goes first; comparisons do not follow each other.
  return fmt::format("{} {} {}", inside(tree.parts[0], own == 4 ? own + 1 : own),
                     word == "includes" ? "in" : word, inside(tree.parts[1], own + 1));
}

std::string to_text(const Move& move) {
  std::string text = move.kind;
  if (!move.at.empty()) text += " " + move.at;
  if (move.said) text += " " + to_text(*move.said);
  for (const auto& [option, words] : move.own_words) text += fmt::format(" ({}: {})", option, words);
  if (!move.language.empty()) text += " " + move.language;
  return text;
}

Datum missing(std::string reason) { return {.kind = Kind::Missing, .word = std::move(reason)}; }
Datum truth(bool value) { return {.kind = Kind::Boolean, .truth = value}; }
Datum number(Decimal value) { return {.kind = Kind::Number, .number = value}; }
Datum text(std::string value) { return {.kind = Kind::Text, .word = std::move(value)}; }
Datum choice(std::string option) { return {.kind = Kind::Choice, .word = std::move(option)}; }

}  // namespace doorstep::made_up
