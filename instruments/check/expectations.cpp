#include "instruments/check/expectations.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/language/closest.h"

namespace doorstep::check {
namespace {

using language::Value;
using yaml::Kind;
using yaml::Node;

constexpr const char* kRemedy = "Change the instrument if it is wrong, or else what the example expects.";

std::string list_of(const std::vector<std::string>& ids) {
  return ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", "));
}

// A computed value as an author would write it.
std::string written(const Value& value, const language::ChoiceSet* set) {
  if (language::is_missing(value)) return "null";
  if (const auto* number = std::get_if<language::Number>(&value)) return number->text();
  if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "yes" : "no";
  if (const auto* date = std::get_if<language::Date>(&value)) return date->text();
  if (const auto* time = std::get_if<language::Time>(&value)) return time->text();
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* choice = std::get_if<language::Choice>(&value)) return set->ids[choice->option];
  const auto* ranking = std::get_if<language::Ranking>(&value);
  std::vector<std::string> ids;
  for (const auto option : ranking != nullptr ? ranking->options : std::get<language::Choices>(value).options)
    ids.push_back(set->ids[option]);
  return fmt::format("[{}]", fmt::join(ids, ", "));
}

std::string written(const Node& node) {
  if (node.kind() == Kind::List) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < node.size(); ++i) parts.emplace_back(node.at(i).text());
    return fmt::format("[{}]", fmt::join(parts, ", "));
  }
  return node.is_null() ? "null" : std::string(node.text());
}

// 4 and 4.0 are the same, and so are yes and true.
bool same(const std::string& expected, const std::string& came) {
  if (expected == came) return true;
  const auto wanted = language::Number::parse(expected);
  if (wanted) return wanted == language::Number::parse(came);
  return (expected == "true" && came == "yes") || (expected == "false" && came == "no");
}

class Comparison {
 public:
  Comparison(const Node& example, const WalkResult& result) : example_(example), result_(result) {}

  std::vector<Mismatch> run() {
    compare_problems();
    compare_route();
    compare_set("off_route", "the questions that are answered and not asked", result_.off_route);
    compare_scores();
    compare_set("flags", "the flags", result_.flags);
    compare_values();
    compare_complete();
    return std::move(found_);
  }

 private:
  void report(const Node& at, std::string message) {
    std::string said = message;
    report(at, std::move(message), "other", {std::move(said)});
  }
  void report(const Node& at, std::string message, std::string variant, std::vector<std::string> values) {
    found_.push_back({at, std::move(message), kRemedy, std::move(variant), std::move(values)});
  }

  // The ids listed at `key`; nullopt when it isn't there or is no list.
  std::optional<std::vector<std::string>> listed(std::string_view key) {
    if (!example_.has(key)) return std::nullopt;
    const Node list = example_.find(key);
    if (list.kind() != Kind::List && !list.is_null()) {
      report(list, fmt::format("`{}` of an example is a list.", key));
      return std::nullopt;
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < list.size(); ++i) ids.emplace_back(list.at(i).text());
    return ids;
  }

  void compare_set(std::string_view key, std::string_view what, const std::vector<std::string>& came) {
    const auto expected = listed(key);
    if (!expected || std::set(expected->begin(), expected->end()) == std::set(came.begin(), came.end()))
      return;
    report(example_.find(key),
           fmt::format("Expected {} are {}; what came is {}.", what, list_of(*expected), list_of(came)),
           "should_be", {std::string(key), list_of(*expected), list_of(came)});
  }

  void compare_route() {
    const auto expected = listed("route");
    if (!expected || *expected == result_.route) return;
    const auto missing = without(*expected, result_.route);
    const auto more = without(result_.route, *expected);
    std::string message = "The route is another than expected:";
    if (!missing.empty()) message += fmt::format(" {} expected and not asked;", list_of(missing));
    if (!more.empty()) message += fmt::format(" {} asked and not expected;", list_of(more));
    if (missing.empty() && more.empty()) message += fmt::format(" the order is {};", list_of(result_.route));
    message.back() = '.';
    if (missing.empty() && more.empty())
      return report(example_.find("route"), std::move(message), "order", {list_of(result_.route)});
    const std::string variant = missing.empty() ? "more" : more.empty() ? "fewer" : "others";
    report(example_.find("route"), std::move(message), variant, {list_of(missing), list_of(more)});
  }

  static std::vector<std::string> without(const std::vector<std::string>& ids,
                                          const std::vector<std::string>& others) {
    const std::set<std::string_view> known(others.begin(), others.end());
    std::vector<std::string> left;
    std::ranges::copy_if(ids, std::back_inserter(left),
                         [&](const std::string& id) { return !known.contains(id); });
    return left;
  }

  // What is stated for each named thing at `key`, with its index among `items`.
  template <typename Item, typename Compare>
  void compare_named(std::string_view key, std::string_view what, const std::vector<Item>& items,
                     Compare compare) {
    if (!example_.has(key)) return;
    const Node map = example_.find(key);
    if (map.kind() != Kind::Map) {
      if (!map.is_null()) report(map, fmt::format("`{}` of an example is a mapping from ids.", key));
      return;
    }
    for (std::size_t i = 0; i < map.size(); ++i) {
      const auto item = std::ranges::find(items, map.key(i).text(), &Item::id);
      if (item != items.end()) {
        compare(static_cast<std::size_t>(item - items.begin()), map.at(i));
        continue;
      }
      std::vector<std::string> ids;
      for (const Item& known : items) ids.push_back(known.id);
      const std::string id(map.key(i).text());
      report(map.key(i), fmt::format("There is no {} `{}`.{}", what, id, language::did_you_mean(id, ids)));
    }
  }

  void compare_scores() {
    const auto& scores = result_.instrument->scores;
    compare_named("scores", "score", scores, [&](std::size_t index, const Node& expected) {
      if (expected.kind() != Kind::Map) {
        return report(expected,
                      fmt::format("What is expected of `{}` is a mapping as {{value: 4, band: high}}.",
                                  scores[index].id));
      }
      for (std::size_t i = 0; i < expected.size(); ++i) compare_field(index, expected.key(i), expected.at(i));
    });
  }

  void compare_field(std::size_t index, const Node& field, const Node& expected) {
    const model::Score& score = result_.instrument->scores[index];
    const interview::ScoreResult& came = result_.scores[index];
    const std::string_view name = field.text();
    const auto text = name == "value"      ? written(came.value, nullptr)
                      : name == "band"     ? written(came.band, &score.band_choices)
                      : name == "answered" ? std::to_string(came.answered)
                      : name == "missing"  ? std::to_string(came.missing)
                      : name == "reason"   ? (came.reason.empty() ? "null" : came.reason)
                                           : "";
    if (text.empty()) {
      report(field,
             fmt::format("A score has no `{}`; it has value, band, answered, missing and reason.", name));
    } else if (!same(written(expected), text)) {
      report(expected,
             fmt::format("The {} of score `{}` should be {} and is {}.", name, score.id, written(expected),
                         text),
             "should_be", {fmt::format("{}.{}", score.id, name), written(expected), text});
    }
  }

  void compare_values() {
    const auto& values = result_.values;
    compare_named("values", "value", values, [&](std::size_t index, const Node& expected) {
      const auto came = written(values[index].value, values[index].set);
      if (same(written(expected), came)) return;
      report(expected,
             fmt::format("The value `{}` should be {} and is {}.", values[index].id, written(expected), came),
             "should_be", {values[index].id, written(expected), came});
    });
  }

  void compare_complete() {
    if (!example_.has("complete")) return;
    const Node expected = example_.find("complete");
    const std::string came = result_.complete ? "yes" : "no";
    if (!same(written(expected), came)) {
      report(expected, fmt::format("`complete` should be {} and is {}.", written(expected), came),
             "should_be", {"complete", written(expected), came});
    }
  }

  // `problems: [{step: 2, code: not_asked}]` states them all; without it there is to be none.
  void compare_problems() {
    const Node stated = example_.find("problems");
    const std::size_t count = stated.kind() == Kind::List ? stated.size() : 0;
    for (std::size_t i = 0; i < std::max(count, result_.problems.size()); ++i) {
      if (i >= result_.problems.size()) {
        report(stated.at(i), "A problem is expected here that does not come.");
      } else if (i >= count) {
        const WalkProblem& came = result_.problems[i];
        report(example_, fmt::format("Step {} cannot be taken: {}", came.step, came.message), "step",
               {std::to_string(came.step), came.message});
      } else {
        compare_problem(stated.at(i), result_.problems[i]);
      }
    }
  }

  void compare_problem(const Node& expected, const WalkProblem& came) {
    const bool step = !expected.has("step") || expected.find("step").text() == std::to_string(came.step);
    const bool code = !expected.has("code") || expected.find("code").text() == came.code;
    if (expected.kind() == Kind::Map && step && code) return;
    report(expected, fmt::format("The problem that comes is {{step: {}, code: {}}}.", came.step, came.code));
  }

  const Node& example_;
  const WalkResult& result_;
  std::vector<Mismatch> found_;
};

}  // namespace

std::vector<Mismatch> mismatches(const Node& example, const WalkResult& result) {
  return Comparison(example, result).run();
}

}  // namespace doorstep::check
