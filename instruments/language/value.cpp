#include "instruments/language/value.h"

#include <algorithm>
#include <array>

namespace doorstep::language {
namespace {

constexpr std::array<std::string_view, kBuiltInReasons> kWords = {
    "dont_know",   "wont_say",  "skipped",         "not_asked",
    "not_reached", "undefined", "divided_by_zero", "out_of_range"};

}  // namespace

std::optional<std::size_t> authored_index(Missing reason) {
  const auto number = static_cast<std::size_t>(reason);
  return number < kFirstAuthored ? std::nullopt : std::optional(number - kFirstAuthored);
}

bool is_computed(Missing reason) {
  return reason == Missing::Undefined || reason == Missing::DividedByZero || reason == Missing::OutOfRange;
}

std::string_view Reasons::word(Missing reason) const {
  const auto index = authored_index(reason);
  if (!index) return kWords[static_cast<std::size_t>(reason)];
  return *index < authored.size() ? std::string_view(authored[*index]) : "other_reason";
}

std::optional<Missing> Reasons::find(std::string_view word) const {
  if (const auto* built_in = std::ranges::find(kWords, word); built_in != kWords.end())
    return static_cast<Missing>(built_in - kWords.begin());
  const auto code = std::ranges::find(authored, word);
  if (code == authored.end()) return std::nullopt;
  return authored_reason(static_cast<std::size_t>(code - authored.begin()));
}

std::optional<Missing> Reasons::non_answer(std::string_view word) const {
  const auto found = find(word);
  if (!found || (*found > Missing::Skipped && !authored_index(*found))) return std::nullopt;
  return found;
}

std::optional<std::uint16_t> ChoiceSet::find(std::string_view id) const {
  const auto found = std::ranges::find(ids, id);
  if (found == ids.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - ids.begin());
}

std::string_view describe(Kind kind) {
  switch (kind) {
    case Kind::Boolean:
      return "yes or no";
    case Kind::Number:
      return "a number";
    case Kind::Date:
      return "a date";
    case Kind::Time:
      return "a time of day";
    case Kind::Text:
      return "a text";
    case Kind::Choice:
      return "one of several options";
    case Kind::Choices:
      return "any number of options";
    case Kind::Ranking:
      return "options in order";
    case Kind::Drawing:
      return "a drawing";
  }
  return "";
}

}  // namespace doorstep::language
