#include "instruments/language/value.h"

#include <algorithm>
#include <array>

namespace doorstep::language {
namespace {

constexpr std::array<std::string_view, 6> kWords = {"dont_know", "wont_say",    "skipped",
                                                    "not_asked", "not_reached", "undefined"};

}  // namespace

std::string_view word(Missing reason) { return kWords[static_cast<std::size_t>(reason)]; }

std::optional<Missing> non_answer(std::string_view word) {
  for (const Missing reason : {Missing::DontKnow, Missing::WontSay, Missing::Skipped}) {
    if (kWords[static_cast<std::size_t>(reason)] == word) return reason;
  }
  return std::nullopt;
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
    case Kind::Text:
      return "a text";
    case Kind::Choice:
      return "one of several options";
    case Kind::Choices:
      return "any number of options";
  }
  return "";
}

}  // namespace doorstep::language
