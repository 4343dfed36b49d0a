// What happened in an interview, one thing at a time. The list of events is the interview: everything else is
// a fold over it, and nothing is ever taken out of it.
//
// As JSON (the form that is stored): {"n": 1, "event": "answered", "at": "hears", "answer": "often",
// "language": "sv", "utc": 1763755200000, "clock": 5230}. Words, not numbers; keys that are empty are left
// out. Words are part of the stored format: existing ones never change their meaning. HISTORY.md has them
// all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/model/instrument.h"
#include "instruments/result.h"

namespace doorstep::interview {

using language::Date;
using language::Missing;
using language::Value;
using model::Instrument;

enum class EventKind : std::uint8_t {
  Started,     // inputs: age, today, now, the instrument's id and version
  Informed,    // a page was shown to its end; `read_aloud` and the language say how
  Understood,  // the check of understanding was answered yes or no
  Assented,    // yes or no
  Answered,    // a question got an answer or a non-answer; also a later change of it
  Confirmed,  // "is that right?" was answered with yes: the answer stands although a soft check asks about it
  Shared,     // the sharing page was gone through; the choices themselves are kept apart
  MovedBack,  // one step back on the route
  MovedTo,    // to a question that was reached before
  MovedOn,    // past what was answered or read before, without a change
  LanguageChosen,  // from here on the interview is in another language
  FlagShown,       // the interviewer was shown a flag
  Paused,
  Resumed,
  Hidden,     // the screen was covered at once
  Finished,   // the last page was left
  Stopped,    // ended before, by the respondent or the interviewer
  TakenAway,  // an instance of a repeat; what was said in it is kept
  PutBack,    // it is there again, with all that was said in it
  Undone,     // the last move that was not undone yet, with all that it set aside
  Redone,     // the last move that was undone, as long as no other move came after it
};

[[nodiscard]] std::string_view word(EventKind kind);

// What was said in the respondent's own words for an option that allows it.
struct OwnWords {
  std::string option;
  std::string words;
  friend bool operator==(const OwnWords&, const OwnWords&) = default;
};

// A value of the question's type, or a non-answer (DontKnow, WontSay, Skipped).
struct Answer {
  Value value;
  std::vector<OwnWords> own_words;
  friend bool operator==(const Answer&, const Answer&) = default;
};

// When something happened, by both clocks: civil time may jump, the other never does.
struct Stamp {
  std::int64_t utc_milliseconds = 0;    // since 1970
  std::int64_t clock_milliseconds = 0;  // since the device started
  friend bool operator==(Stamp, Stamp) = default;
};

// What is known from another interview, by the name that the instrument has for it: "last_round.hears".
struct OutsideValue {
  std::string id;
  Value value;
  friend bool operator==(const OutsideValue&, const OutsideValue&) = default;
};

// What is fixed when an interview starts: time, chance and other interviews are inputs.
struct Inputs {
  std::optional<int> age;  // completed years, 0..150; unknown for an organisation
  Date today;
  std::vector<OutsideValue> outside = {};
  std::uint32_t seed = 0;                  // of every random order; 0: all stands as written
  std::optional<language::Time> now = {};  // when it started, on the wall clock of that place
  friend bool operator==(const Inputs&, const Inputs&) = default;
};

// Whether something stood there before the respondent said anything, and whether it was left as it was.
enum class Suggested : std::uint8_t { No, Kept, Changed };

// An interview that was made with another version and went on with this one.
struct MigratedFrom {
  std::string instrument;    // "child 1.0"
  std::uint32_t events = 0;  // how many the history had that it was made from
  friend bool operator==(const MigratedFrom&, const MigratedFrom&) = default;
};

// The format of the histories that are written; a history that names none is of format 1.
constexpr int kHistoryFormat = 1;

struct Event {
  std::uint32_t number = 0;  // from 1, without gaps
  EventKind kind = EventKind::Started;
  std::string at;                // the question, page, flag or instance it is about; may be empty
  std::optional<Answer> answer;  // Answered; Understood and Assented hold a yes or no
  std::optional<Inputs> inputs;  // Started
  std::string instrument;        // Started: id and version, "child 1.0"
  std::optional<MigratedFrom> migrated_from;  // Started, of an interview that was migrated
  std::string language;                       // the language on screen
  bool read_aloud = false;
  Suggested suggested = Suggested::No;  // Answered
  Stamp stamp;

  friend bool operator==(const Event&, const Event&) = default;
};

// What a Started event calls `instrument`: "child 1.0".
[[nodiscard]] std::string id_and_version(const Instrument& instrument);

// Whether the interview that `started` begins is one with `instrument`. Error: "other_instrument".
[[nodiscard]] Result<void> is_made_with(const Event& started, const Instrument& instrument);

// An answer as it stands in files, walks and histories: true, 3, 0.5, "often", ["room", "stop"],
// "2026-11-21", "a text",
// {"non_answer": "wont_say"}, {"other": "own words"}, ["room", {"other": "own words"}].
[[nodiscard]] nlohmann::json to_json(const Answer& answer, const model::Question& question);

// Reads that form for `question`. Errors, the answer untouched: "wrong_type", "unknown_option",
// "unknown_non_answer", "no_own_words". The words yes and no, and numbers as text, are read as YAML walks
// write them.
[[nodiscard]] Result<Answer> answer_from_json(const nlohmann::json& json, const model::Question& question);

// A value, score or piped name in the same form; missing is {"non_answer": ...} or null for reasons nobody
// gives.
[[nodiscard]] nlohmann::json to_json(const Value& value, const language::ChoiceSet* set);

[[nodiscard]] nlohmann::json to_json(const Event& event, const Instrument& instrument);

// Errors: "bad_event" (not in this form, or about something that the instrument does not have),
// "newer_history" (of a format that a newer Doorstep writes).
[[nodiscard]] Result<Event> event_from_json(const nlohmann::json& json, const Instrument& instrument);

}  // namespace doorstep::interview
