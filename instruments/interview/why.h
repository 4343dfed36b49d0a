// Why a question is asked or not, and why a value, score, flag or check is what it is: the author's own
// words, part by part, with the answers that made it so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/language/explanation.h"

namespace doorstep::interview {

struct WhyPart {
  std::string text;                          // as the author wrote it, or the id of what stands in a score
  Value value;                               // what it comes to now, or the reason that it is missing for
  const language::ChoiceSet* set = nullptr;  // the options of a Choice, Choices or Ranking
  std::size_t depth = 0;                     // 0 is the whole; a part's own parts follow it, one deeper
  std::optional<std::uint32_t> question;     // whose answer it is
  std::optional<std::uint32_t> event;        // the number of the event that gave this answer, if one did
  // Of a whole: what it is the condition of, when that is not the question itself. A repeat has two, what it
  // goes over and its `when`.
  std::optional<std::uint32_t> section{};
  std::optional<std::uint32_t> repeat{};
  bool goes_over = false;  // of a repeat: what it goes over, or the "one more?" that led to this instance
};

// The whole first, then its parts, each followed by its own; several wholes for a question whose section has
// a condition or that stands in repeats: from the outermost in, what each goes over and its condition. The
// parts of a named value or a score stand under its name, where it is named first. A question that is not
// asked stands there as such: ask why for itself.
struct Why {
  enum class About : std::uint8_t { Asked, Check, NamedValue, Score, Flag };
  About about = About::Asked;
  std::string id;              // of the question, value, score or flag
  std::vector<WhyPart> parts;  // empty for a question that is always asked
};

// All are linear in what they reach, the history and the instrument, and use no recursion. The interview is
// not changed.
[[nodiscard]] Why why(const Interview& interview, std::uint32_t question);
[[nodiscard]] Why why_check(const Interview& interview, const Concern& concern);
[[nodiscard]] Why why_value(const Interview& interview, std::uint32_t value);
[[nodiscard]] Why why_score(const Interview& interview, std::uint32_t score);
[[nodiscard]] Why why_flag(const Interview& interview, std::uint32_t flag);

// All there is to say about `id`: of a question why it is asked and each of its checks, else the one thing.
// Empty when there is no such question, value, score or flag.
[[nodiscard]] std::vector<Why> why(const Interview& interview, std::string_view id);

}  // namespace doorstep::interview
