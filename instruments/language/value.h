// What a question, a value or a score can be: a typed value, or missing with its reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "instruments/language/calendar.h"
#include "instruments/language/number.h"

namespace doorstep::language {

// Why there is no value. A respondent gives the first three, and those that an author adds ("not_relevant"):
// these are the numbers from kFirstAuthored on, and what they are called stands in the Reasons of their
// instrument. Nobody gives the others.
enum class Missing : std::uint8_t {
  DontKnow,
  WontSay,
  Skipped,
  NotAsked,       // not on the route
  NotReached,     // on the route, and not answered yet
  Undefined,      // there is no such thing: the place of an option that was not ranked
  DividedByZero,  // x / 0
  OutOfRange,     // a number too large to be exact
};
constexpr std::size_t kBuiltInReasons = 8;
constexpr std::size_t kFirstAuthored = 16;  // leaves room, so that stored numbers never have to move
constexpr std::size_t kMostAuthored = 100;  // codes of one instrument; nobody can choose among more

// The author's code number `index` (below kMostAuthored).
[[nodiscard]] constexpr Missing authored_reason(std::size_t index) {
  return static_cast<Missing>(kFirstAuthored + index);
}
// Which of the author's codes it is; nullopt for a built-in reason.
[[nodiscard]] std::optional<std::size_t> authored_index(Missing reason);
// Whether it says that a computation came to nothing: Undefined, DividedByZero, OutOfRange.
[[nodiscard]] bool is_computed(Missing reason);

// What reasons are called in files, walks, conditions and exports.
struct Reasons {
  std::vector<std::string> authored;  // distinct, and none a built-in word

  // "dont_know", "wont_say", "skipped", "not_asked", "not_reached", "undefined", "divided_by_zero",
  // "out_of_range", or the author's code; "other_reason" for a code of another instrument.
  [[nodiscard]] std::string_view word(Missing reason) const;
  // The reason that a respondent can give by `word`; nullopt for the reasons that nobody gives, and for other
  // words.
  [[nodiscard]] std::optional<Missing> non_answer(std::string_view word) const;
  // The reason of that name, whoever gives it.
  [[nodiscard]] std::optional<Missing> find(std::string_view word) const;
};

// An option, by its position in the set that the type names.
struct Choice {
  std::uint16_t option = 0;
  friend bool operator==(Choice, Choice) = default;
};

// Several options, by position, ascending and distinct.
struct Choices {
  std::vector<std::uint16_t> options;
  friend bool operator==(const Choices&, const Choices&) = default;
};

// Several options, by position, in the order that they were put in: the first comes first. Distinct.
struct Ranking {
  std::vector<std::uint16_t> options;
  friend bool operator==(const Ranking&, const Ranking&) = default;
};

using Value = std::variant<Missing, bool, Number, Date, Time, std::string, Choice, Choices, Ranking>;

[[nodiscard]] inline bool is_missing(const Value& value) { return std::holds_alternative<Missing>(value); }

// The options that a choice is made from. Immutable once an instrument is loaded.
struct ChoiceSet {
  std::vector<std::string> ids;
  std::vector<std::optional<Number>> codes;  // the explicit `value` of each option, where the author gave one

  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view id) const;
};

enum class Kind : std::uint8_t { Boolean, Number, Date, Time, Text, Choice, Choices, Ranking, Drawing };

struct Type {
  Kind kind = Kind::Boolean;
  const ChoiceSet* set = nullptr;  // for Choice, Choices and Ranking

  // Sets with the same options are one type: an option means the same in both.
  friend bool operator==(Type left, Type right) {
    if (left.kind != right.kind || left.set == right.set) return left.kind == right.kind;
    return left.set != nullptr && right.set != nullptr && left.set->ids == right.set->ids;
  }
};

// What an author calls the kind: "yes or no", "a number", "a date", "a text", "one of several options", ...
[[nodiscard]] std::string_view describe(Kind kind);

}  // namespace doorstep::language
