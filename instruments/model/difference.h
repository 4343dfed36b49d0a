// What is different between two versions of an instrument: for an author who wants to know what a change
// means, and for the plan that moves open interviews from one to the other.
//
// Definitions only; no interview is looked at. Repeated questions are compared once, as they were written:
// "children.age" stands for every child's.
#pragma once

#include <string>
#include <vector>

#include "instruments/model/instrument.h"

namespace doorstep::model {

enum class ChangeKind : std::uint8_t {
  QuestionAdded,
  QuestionRemoved,
  TypeChanged,   // another type, or a date of another precision
  RangeChanged,  // range, step, earliest or latest, at least or at most
  UnitChanged,
  OptionAdded,
  OptionRemoved,
  OptionChanged,  // its value, when it is offered, or whether it takes own words or stands alone
  NonAnswersChanged,
  ConditionChanged,  // `when`, or a check
  HandlingChanged,   // whether it identifies, may be told, and its domain
  Reworded,          // only texts
  OrderChanged,      // the first question that stands elsewhere
  RepeatChanged,     // over something else, or more or fewer at most
  PageChanged,       // a page before the first question; also a new one, and one that is gone
  ValueChanged,
  ScoreAdded,
  ScoreRemoved,
  ScoreChanged,
  FlagAdded,
  FlagRemoved,
  FlagChanged,
};

[[nodiscard]] std::string_view word(ChangeKind kind);

struct Change {
  ChangeKind kind = ChangeKind::Reworded;
  std::string id;      // of the question, page, repeat, value, score or flag; for options "question.option"
  std::string before;  // as the author would write it; empty where a word says it all
  std::string after;

  // Whether it changes what is asked, kept or computed; other words for the same thing do not.
  [[nodiscard]] bool matters() const { return kind != ChangeKind::Reworded; }
  friend bool operator==(const Change&, const Change&) = default;
};

// By kind of thing, in the order in which they stand in `next`; what is gone, in that of `last`.
[[nodiscard]] std::vector<Change> differences(const Instrument& last, const Instrument& next);

// Whether a text is another one in a language that both instruments have.
[[nodiscard]] bool is_reworded(const Instrument& last, const Text& before, const Instrument& next,
                               const Text& after);

// Whether both are scales or faces and the same number stands elsewhere on them.
[[nodiscard]] bool is_other_scale(const Question& before, const Question& after);

// The step of `next` from which on the pages before the first question are to be shown again: the first that
// is new or has changed, or an assent before that; nullopt when nothing did. A page that is gone counts as a
// change.
[[nodiscard]] std::optional<std::size_t> first_page_again(const Instrument& last, const Instrument& next);

// A question's id without its instances: "children.age" of "children[2].age".
[[nodiscard]] std::string written_id(std::string_view id);

}  // namespace doorstep::model
