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

// Why there is no value. The first three are non-answers that a respondent gave; nobody gives the others.
enum class Missing : std::uint8_t { DontKnow, WontSay, Skipped, NotAsked, NotReached, Undefined };

// The word for a reason in files, walks and exports: "dont_know", "wont_say", "skipped", "not_asked",
// "not_reached", "undefined" (a division by zero, a number out of range).
[[nodiscard]] std::string_view word(Missing reason);
// The reason that a respondent can give by `word`; nullopt for the reasons that nobody gives, and for other
// words.
[[nodiscard]] std::optional<Missing> non_answer(std::string_view word);

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

using Value = std::variant<Missing, bool, Number, Date, std::string, Choice, Choices>;

[[nodiscard]] inline bool is_missing(const Value& value) { return std::holds_alternative<Missing>(value); }

// The options that a choice is made from. Immutable once an instrument is loaded.
struct ChoiceSet {
  std::vector<std::string> ids;
  std::vector<std::optional<Number>> codes;  // the explicit `value` of each option, where the author gave one

  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view id) const;
};

enum class Kind : std::uint8_t { Boolean, Number, Date, Text, Choice, Choices };

struct Type {
  Kind kind = Kind::Boolean;
  const ChoiceSet* set = nullptr;  // for Choice and Choices

  // Sets with the same options are one type: an option means the same in both.
  friend bool operator==(Type left, Type right) {
    if (left.kind != right.kind || left.set == right.set) return left.kind == right.kind;
    return left.set != nullptr && right.set != nullptr && left.set->ids == right.set->ids;
  }
};

// What an author calls the kind: "yes or no", "a number", "a date", "a text", "one of several options", ...
[[nodiscard]] std::string_view describe(Kind kind);

}  // namespace doorstep::language
