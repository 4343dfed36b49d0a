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
  TypeChanged,
  RangeChanged,  // range, step, precision, earliest or latest, how many may be picked, short or long
  UnitChanged,
  OptionAdded,
  OptionRemoved,
  OptionChanged,      // its value, when it is offered, or whether it takes own words or stands alone
  NonAnswersChanged,  // also whether an answer is required
  ConditionChanged,   // `when`, a check, what is suggested, or whose picked options are offered
  HandlingChanged,    // whether it identifies, may be told, its domain, topic and section
  Reworded,           // only texts
  OrderChanged,   // the first question or page that stands elsewhere; a question's options; what is random
  RepeatChanged,  // over something else, more or fewer, or what "one more?" takes
  PageChanged,    // other rules, new or gone; before the first question also other words
  ValueChanged,
  ScoreAdded,
  ScoreRemoved,
  ScoreChanged,
  FlagAdded,
  FlagRemoved,
  FlagChanged,
  PictureChanged,     // what is touched is drawn in another way
  InstrumentChanged,  // "respondent", "ages", "languages", "topics" or "from"
};

[[nodiscard]] std::string_view word(ChangeKind kind);

struct Change {
  ChangeKind kind = ChangeKind::Reworded;
  // Of the question, page, section, grid, repeat, topic, value, score, flag or reason; for options
  // "question.option".
  std::string id;
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

// Whether the ends of a scale have changed places, so that the same number says the opposite.
[[nodiscard]] bool is_turned_round(const Instrument& last, const Question& before, const Instrument& next,
                                   const Question& after);

// Whether what is touched is drawn in another way. Regions go by their ids all the same.
[[nodiscard]] bool is_other_picture(const Instrument& last, const Question& before, const Instrument& next,
                                    const Question& after);

// Whether a page has another kind, right answer or words.
[[nodiscard]] bool is_other_page(const Instrument& last, const Page& before, const Instrument& next,
                                 const Page& after);

// The step of `next` from which on the pages before the first question are to be shown again: the first that
// is new or has changed, or an assent before that; nullopt when nothing did. A page that is gone counts as a
// change.
[[nodiscard]] std::optional<std::size_t> first_page_again(const Instrument& last, const Instrument& next);

// A question's id without its instances: "children.age" of "children[2].age".
[[nodiscard]] std::string written_id(std::string_view id);

}  // namespace doorstep::model
