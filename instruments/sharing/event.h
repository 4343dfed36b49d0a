// One decision, or one thing that happened, on the way from what a child said to what was told of it; and its
// stored form. README.md has the table of what may follow what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/result.h"

namespace doorstep::sharing {

// Words of the stored format: never change their meaning.
enum class Choice : std::uint8_t { MyWords, TheseWords, Not, Later };
enum class Decision : std::uint8_t { Release, NotNow, Never };
enum class State : std::uint8_t { Closed, Permitted, HeldBack, Refused, Released, Told };

// Why the team decides as it does. What a law is behind (needs_law) names its place in the law.
enum class Why : std::uint8_t {
  Unstated,      // decisions from before there were kinds
  Readiness,     // of the adult who would hear it
  Safety,        // of the child
  ChildsNeed,    // it helps the child, or the child has to be talked with first
  Secrecy,       // a law, or its test for harm
  DutyToReport,  // somebody else has to hear it first
  OtherPerson,   // it is about somebody else
  Other,         // in the team's words alone
};

enum class Kind : std::uint8_t {
  Corrected,   // a line of the summary in the child's own wording; empty lines strike it out
  Added,       // a line of the child's own, in a topic
  Chosen,      // the child's choice for a thing and an adult, with exactly what may be told
  Assented,    // the child's yes or no to the sharing itself
  Decided,     // the professional's gate
  Told,        // said, shown, read or printed: it cannot be taken back
  Reopened,    // `item` (empty: none) is undecided again for everybody, and the assent is to be asked for
  Responded,   // what an adult answered to what was told, in the team's words
  FollowedUp,  // what the team did about it later
  ToldBack,    // the child was told what was told and how it was taken, or that a report was made
  Reported,    // a duty to report: another road, that no choice opens or closes
  Asked,       // one of the two closing questions, and what the child said
  Barred,      // an adult who is never to be told anything by the child; the family's, number 0
  Unbarred,    // may be chosen for again; opens nothing
  Merged,      // what another history of the same interview made of a thing; never opens anything
};

// The two closing questions (Event::line of Asked).
inline constexpr const char* kKnows = "knows_what_is_told";
inline constexpr const char* kDecided = "did_decide";

struct Event {
  std::uint32_t number = 0;  // from 1, without gaps; 0: the family's (is_of_family)
  Kind kind = Kind::Chosen;
  std::string item;             // a topic's id
  std::string parent;           // a person's id: of the adult whom it is about
  std::string line;             // Corrected, Added: the line; Chosen, Decided, Told: the one line that
                                // it is about, empty for the whole topic; Asked: which question
  std::string source;           // Corrected: the answers that the line was made from (Line::source)
  Choice choice = Choice::Not;  // Chosen
  Decision decision = Decision::NotNow;  // Decided
  bool assented = false;                 // Assented
  std::string title;               // Chosen: what the topic is called, in the language that the child saw
  std::vector<std::string> lines;  // what may be told; Corrected, Added: the new wording; Responded,
                                   // FollowedUp, ToldBack: what was said
  std::string reason;              // Decided, Reported, Barred: why; Told, ToldBack: how (kWays)
  std::string by;                  // the person or team member who decided
  std::string language;
  std::int64_t utc_milliseconds = 0;
  Why why = Why::Unstated;             // Decided
  std::string law;                     // Decided, Reported, Barred: the rule's id in the rules file
  std::string citation;                // and how it was called when it was referred to
  std::string to;                      // Reported: whom
  std::uint32_t about = 0;             // ToldBack: the number of the report; 0: what was told
  std::string answer;                  // Asked: yes, no, dont_know, wont_say, skipped
  std::vector<std::string> named;      // Decided: other children named in it, whom the team has seen; ids
  std::vector<std::string> made_from;  // Chosen: the ids of the lines that are told
  State state = State::Closed;         // Merged
  std::optional<Choice> chose;         // Merged: what the child had chosen there

  friend bool operator==(const Event&, const Event&) = default;
};

// Whether something may be told by it.
[[nodiscard]] bool is_yes(std::optional<Choice> choice);
// Whether the reason has to name its place in the law.
[[nodiscard]] bool needs_law(Why why);
// Bars hold for all children of a family: they stand in its list among the decisions, and are not counted.
[[nodiscard]] bool is_of_family(Kind kind);

[[nodiscard]] nlohmann::json to_json(const Event& event);
// Errors: "bad_event".
[[nodiscard]] Result<Event> event_from_json(const nlohmann::json& json);

[[nodiscard]] std::string_view word(Kind kind);
[[nodiscard]] std::string_view word(Choice choice);      // my_words, these_words, not, later
[[nodiscard]] std::string_view word(Decision decision);  // release, not_now, never
[[nodiscard]] std::string_view word(State state);
[[nodiscard]] std::string_view word(Why why);  // "" for Unstated

}  // namespace doorstep::sharing
