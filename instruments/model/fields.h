// Reading one mapping or scalar of an author's file, with a problem for whatever is not as it should be.
//
// All functions report to `problems` and go on: std::nullopt or a null node means that a problem has been
// reported.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/language/closest.h"
#include "instruments/language/number.h"
#include "instruments/model/problems.h"

namespace doorstep::model {

// " Did you mean `x`?" for the nearest of `known`, each seen through `projection`, or "".
template <typename Known, typename Projection = std::identity>
[[nodiscard]] std::string suggestion(Problems& problems, std::string_view word, const Known& known,
                                     Projection projection = {}) {
  if (!problems.pay_for_comparing(word, std::size(known))) return {};
  std::vector<std::string> candidates;
  candidates.reserve(std::size(known));
  for (const auto& each : known) candidates.emplace_back(std::invoke(projection, each));
  return language::did_you_mean(word, candidates);
}

// Whether `node` is a mapping with no other keys than `keys`. Unknown keys are reported and are no reason for
// false. `what` completes sentences: "a question", "`licence`".
bool is_mapping(Problems& problems, const yaml::Node& node, std::string_view what,
                std::span<const std::string_view> keys);
bool is_list(Problems& problems, const yaml::Node& node, std::string_view what);

// The value at `key`, which `map` must have.
[[nodiscard]] yaml::Node require(Problems& problems, const yaml::Node& map, std::string_view key,
                                 std::string_view what);

// A scalar's text, not empty.
[[nodiscard]] std::optional<std::string_view> read_scalar(Problems& problems, const yaml::Node& node,
                                                          std::string_view what);
// yes, no, true or false.
[[nodiscard]] std::optional<bool> read_yes_no(Problems& problems, const yaml::Node& node,
                                              std::string_view what);
[[nodiscard]] std::optional<language::Number> read_number(Problems& problems, const yaml::Node& node,
                                                          std::string_view what);
[[nodiscard]] std::optional<int> read_whole(Problems& problems, const yaml::Node& node, std::string_view what,
                                            int least, int most);

struct Range {
  language::Number from;
  language::Number to;
};
// "0-12", "0..12", "-5-5", "0.5-2.5"; from <= to.
[[nodiscard]] std::optional<Range> read_range(Problems& problems, const yaml::Node& node,
                                              std::string_view what);

// Whether `text` has the letters of an id.
[[nodiscard]] bool is_id(std::string_view text);
// Where an id is used: Labels never stand in an expression; Options do, beside a question; Names stand alone.
enum class IdUse : std::uint8_t { Label, Option, Name };
// An id: a-z, digits and _, beginning with a letter, at most kLongestId bytes, no word that means something
// else where it is used.
constexpr std::size_t kLongestId = 64;  // bytes; SPSS takes no longer names
[[nodiscard]] std::optional<std::string> read_id(Problems& problems, const yaml::Node& node,
                                                 std::string_view what, IdUse use);

// Reports that `node` holds none of `words`.
void report_unknown_word(Problems& problems, const yaml::Node& node, std::string_view what,
                         std::span<const std::string_view> words);

// One of a few words, as the value that it stands for.
template <typename Held, std::size_t size>
[[nodiscard]] std::optional<Held> read_word(
    Problems& problems, const yaml::Node& node, std::string_view what,
    const std::array<std::pair<std::string_view, Held>, size>& table) {
  std::array<std::string_view, size> words;
  for (std::size_t i = 0; i < size; ++i) {
    words[i] = table[i].first;
    if (node.kind() == yaml::Kind::Scalar && node.text() == words[i]) return table[i].second;
  }
  report_unknown_word(problems, node, what, words);
  return std::nullopt;
}

}  // namespace doorstep::model
