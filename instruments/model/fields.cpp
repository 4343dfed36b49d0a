#include "instruments/model/fields.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace doorstep::model {
namespace {

using language::Number;
using yaml::Kind;
using yaml::Node;

// Words that an expression never takes for an id.
constexpr std::array<std::string_view, 4> kOperators = {"and", "or", "not", "in"};
// Words that would be taken for something else when they stand alone.
constexpr std::array<std::string_view, 33> kReserved = {
    "yes",       "no",       "true",        "false",      "null",     "age",     "today", "now",   "answered",
    "dont_know", "wont_say", "skipped",     "not_asked",  "value",    "or_else", "if",    "sum",   "mean",
    "min",       "max",      "count",       "any",        "all",      "picked",  "round", "floor", "abs",
    "length",    "answer",   "interviewer", "last_round", "previous", "self"};

bool is_reserved(std::string_view id, IdUse use) {
  const bool is_operator = std::ranges::find(kOperators, id) != kOperators.end();
  if (use == IdUse::Label) return false;
  return is_operator || (use == IdUse::Name && std::ranges::find(kReserved, id) != kReserved.end());
}

std::string_view describe(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "nothing";
    case Kind::Scalar:
      return "a single value";
    case Kind::List:
      return "a list";
    case Kind::Map:
      return "a mapping";
  }
  return "";
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_id_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; }

// The bytes of the number that `text` begins with; a point belongs to it only when a digit follows.
std::size_t number_length(std::string_view text) {
  std::size_t length = text.starts_with('-') ? 1 : 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  if (length + 1 < text.size() && text[length] == '.' && is_digit(text[length + 1])) {
    ++length;
    while (length < text.size() && is_digit(text[length])) ++length;
  }
  return length;
}

std::optional<Range> parse_range(std::string_view text) {
  const std::size_t first = number_length(text);
  std::string_view rest = text.substr(first);
  if (rest.starts_with("..")) {
    rest.remove_prefix(2);
  } else if (rest.starts_with('-')) {
    rest.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  const auto from = Number::parse(text.substr(0, first));
  const auto to = Number::parse(rest);
  if (!from || !to) return std::nullopt;
  return Range{*from, *to};
}

void report_kind(Problems& problems, const Node& node, std::string_view what, std::string_view wanted,
                 std::string remedy) {
  problems.error(node, "wrong_kind",
                 fmt::format("{} is {} here, and must be {}.", what, describe(node.kind()), wanted),
                 std::move(remedy));
}

// What could stand there: the word that was probably meant, or all of them.
std::string suggestion_or_list(Problems& problems, std::string_view word,
                               std::span<const std::string_view> words) {
  const std::string meant = suggestion(problems, word, words);
  return meant.empty() ? fmt::format("Write one of {}.", fmt::join(words, ", ")) : meant.substr(1);
}

}  // namespace

bool is_mapping(Problems& problems, const Node& node, std::string_view what,
                std::span<const std::string_view> keys) {
  if (node.kind() != Kind::Map) {
    report_kind(problems, node, what, "a mapping of keys and values",
                fmt::format("Write `{}: ...` on a line of its own, indented below.", keys.front()));
    return false;
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node key = node.key(i);
    if (std::ranges::find(keys, key.text()) != keys.end()) continue;
    problems.error(key, "unknown_key", fmt::format("{} has no key `{}`.", what, yaml::shortened(key.text())),
                   suggestion_or_list(problems, key.text(), keys),
                   {fmt::format("{}", fmt::join(keys, ", "))});
  }
  return true;
}

bool is_list(Problems& problems, const Node& node, std::string_view what) {
  if (node.kind() == Kind::List) return true;
  report_kind(problems, node, what, "a list",
              "Begin each entry with `- ` on a line of its own, or write [a, b].");
  return false;
}

Node require(Problems& problems, const Node& map, std::string_view key, std::string_view what) {
  if (map.has(key)) return map.find(key);
  problems.error(map, "missing_key", fmt::format("{} needs `{}`.", what, key),
                 fmt::format("Add a line `{}: ...`.", key), {std::string(key)});
  return {};
}

std::optional<std::string_view> read_scalar(Problems& problems, const Node& node, std::string_view what) {
  if (node.kind() == Kind::Scalar && !node.text().empty()) return node.text();
  if (node.kind() == Kind::Scalar || node.is_null()) {
    problems.error(node, "empty", fmt::format("{} is empty.", what),
                   "Write something there, or take the line away.");
  } else {
    report_kind(problems, node, what, "a single value",
                "Write it on the same line; put quotes around brackets and braces.");
  }
  return std::nullopt;
}

std::optional<bool> read_yes_no(Problems& problems, const Node& node, std::string_view what) {
  static constexpr std::array<std::pair<std::string_view, bool>, 4> kWords = {
      {{"yes", true}, {"no", false}, {"true", true}, {"false", false}}};
  return read_word(problems, node, what, kWords);
}

std::optional<Number> read_number(Problems& problems, const Node& node, std::string_view what) {
  const auto text = read_scalar(problems, node, what);
  if (!text) return std::nullopt;
  const auto number = Number::parse(*text);
  if (!number) {
    problems.error(node, "no_number", fmt::format("{} must be a number.", what),
                   "Write digits, with a point before decimals: 3 or 0.5.");
  }
  return number;
}

std::optional<int> read_whole(Problems& problems, const Node& node, std::string_view what, int least,
                              int most) {
  const auto number = read_number(problems, node, what);
  if (!number) return std::nullopt;
  if (!number->is_whole() || *number < Number(least) || Number(most) < *number) {
    problems.error(node, "out_of_range",
                   fmt::format("{} must be a whole number from {} to {}.", what, least, most),
                   fmt::format("Write a number from {} to {}.", least, most));
    return std::nullopt;
  }
  return static_cast<int>(number->whole());
}

std::optional<Range> read_range(Problems& problems, const Node& node, std::string_view what) {
  if (node.kind() == yaml::Kind::List && node.size() == 2) {
    problems.error(node, "no_range", fmt::format("{} is no list.", what),
                   fmt::format("Write {}-{}, with a hyphen.", node.at(0).text(), node.at(1).text()));
    return std::nullopt;
  }
  const auto text = read_scalar(problems, node, what);
  if (!text) return std::nullopt;
  const auto range = parse_range(*text);
  if (!range) {
    problems.error(node, "no_range", fmt::format("{} must be two numbers with a hyphen between them.", what),
                   "Write the smallest and the largest, like 0-12 or 0..12.");
    return std::nullopt;
  }
  if (range->to < range->from) {
    problems.error(
        node, "reversed_range",
        fmt::format("{} begins with {}, which is more than {}.", what, range->from.text(), range->to.text()),
        fmt::format("Write {}-{}.", range->to.text(), range->from.text()));
    return std::nullopt;
  }
  return range;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, is_id_character);
}

std::optional<std::string> read_id(Problems& problems, const Node& node, std::string_view what, IdUse use) {
  const auto id = read_scalar(problems, node, what);
  if (!id) return std::nullopt;
  if (!is_id(*id)) {
    problems.error(node, "bad_id", fmt::format("`{}` can't be an id.", yaml::shortened(*id)),
                   "Use the letters a-z, digits and _, and begin with a letter: good_friends.");
    return std::nullopt;
  }
  if (id->size() > kLongestId) {
    problems.error(node, "long_id", fmt::format("This id has {} characters.", id->size()),
                   fmt::format("Shorten it to {}.", kLongestId));
    return std::nullopt;
  }
  if (is_reserved(*id, use)) {
    problems.error(node, "reserved_word",
                   fmt::format("`{}` has a meaning of its own in conditions and can't be an id.", *id),
                   fmt::format("Choose another, for example {}_1.", *id));
    return std::nullopt;
  }
  return std::string(*id);
}

void report_unknown_word(Problems& problems, const Node& node, std::string_view what,
                         std::span<const std::string_view> words) {
  if (node.kind() != Kind::Scalar) {
    report_kind(problems, node, what, "a single word",
                fmt::format("Write one of {}.", fmt::join(words, ", ")));
    return;
  }
  problems.error(node, "unknown_word", fmt::format("{} can't be `{}`.", what, yaml::shortened(node.text())),
                 suggestion_or_list(problems, node.text(), words),
                 {fmt::format("{}", fmt::join(words, ", "))});
}

}  // namespace doorstep::model
