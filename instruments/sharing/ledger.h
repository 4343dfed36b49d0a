// What a child lets be told, to whom, and what became of it: a fold over an append-only list of decisions.
//
// One ledger belongs to one child's interview. For every item (today: a topic) and every parent there is one
// state, and these are all the moves; README.md has the same table for those who do not read code:
//
//   state       child: yes  child: not, later  reopened  team: release  team: not now  team: never  told
//   Closed      Permitted   Closed             Closed    refused        refused        refused      refused
//   Permitted   Permitted   Closed             Closed    Released       HeldBack       Refused      refused
//   HeldBack    Permitted   Closed             Closed    Released       HeldBack       Refused      refused
//   Refused     Refused*    Refused            Refused   refused        refused        Refused      refused
//   Released    Permitted   Closed             Closed    Released       HeldBack       Refused      Told
//   Told        refused     refused            Told      refused        refused        refused      Told
//   * "never" is the team's last word on the item: the child's choice is kept, and nothing is opened by it.
//
// Nothing is Released without the child's assent to the sharing itself; when that assent is taken back, what
// was Released and not told is Permitted again, and cannot be released anew without it. What nobody decided
// about is Closed. Reopened: an answer was changed after the child had chosen. What it chose for lines that
// are made from other answers now is no choice about these, and the assent was given to what they said
// before: both are to be asked for again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/result.h"

namespace doorstep::sharing {

// Words of the stored format: never change their meaning.
enum class Choice : std::uint8_t { MyWords, TheseWords, Not, Later };
enum class Decision : std::uint8_t { Release, NotNow, Never };
enum class State : std::uint8_t { Closed, Permitted, HeldBack, Refused, Released, Told };
enum class Kind : std::uint8_t {
  Corrected,  // a line of the summary in the child's own wording; empty lines strike it out
  Added,      // a line of the child's own, in a topic
  Chosen,     // the child's choice for an item and a parent, with exactly what may be told
  Assented,   // the child's yes or no to the sharing itself
  Decided,    // the professional's gate
  Told,       // said, shown or read: it cannot be taken back
  Reopened,   // `item` (empty: none) is undecided again for every parent, and the assent is to be asked for
};

struct Event {
  std::uint32_t number = 0;  // from 1, without gaps
  Kind kind = Kind::Chosen;
  std::string item;                      // a topic's id
  std::string parent;                    // a person's id; Chosen, Decided, Told
  std::string line;                      // Corrected: the question whose line it is; Added: an id of its own
  std::string source;                    // Corrected: the answers that the line was made from (Line::source)
  Choice choice = Choice::Not;           // Chosen
  Decision decision = Decision::NotNow;  // Decided
  bool assented = false;                 // Assented
  std::string title;               // Chosen: what the item is called, in the language that the child saw
  std::vector<std::string> lines;  // Chosen: what may be told; Corrected, Added: the new wording
  std::string reason;              // Decided: why; Told: how
  std::string by;                  // the person or team member who decided
  std::string language;
  std::int64_t utc_milliseconds = 0;

  friend bool operator==(const Event&, const Event&) = default;
};

// One item and one parent: the state, and what the child chose last.
struct Standing {
  State state = State::Closed;
  std::optional<Choice> choice;  // nullopt: the child was not asked yet
  std::string title;
  std::vector<std::string> lines;
  std::string reason;  // the gate's, when it decided
};

class Ledger {
 public:
  // Errors: "bad_history", naming the event that could not have happened.
  [[nodiscard]] static Result<Ledger> replay(std::span<const Event> events);

  // Whether `event` may follow. Errors: "out_of_order", "not_permitted" (a release of what the child did not
  // permit), "no_assent", "already_told", "team_refused" (released or told after "never"), "not_released"
  // (told without release), "nothing_to_tell" (a yes without a line), "reason_missing" (the gate gives one).
  [[nodiscard]] Result<void> may(const Event& event) const;
  // Makes `event` so; errors as may(), and nothing is changed.
  [[nodiscard]] Result<void> apply(const Event& event);

  [[nodiscard]] std::uint32_t next_number() const { return last_number_ + 1; }
  [[nodiscard]] bool has_assent() const { return assented_ == true; }
  // nullopt: the child was not asked yet.
  [[nodiscard]] std::optional<bool> assent() const { return assented_; }
  [[nodiscard]] Standing standing(const std::string& item, const std::string& parent) const;
  // The child's own wording of a line that is made from `source`: nullopt when it was not corrected, empty
  // when it was struck out. A correction is of what it corrected: a line that is made from other answers now
  // is not corrected, and is again when those answers come back.
  [[nodiscard]] std::optional<std::vector<std::string>> correction(const std::string& item,
                                                                   const std::string& line,
                                                                   const std::string& source) const;
  // Lines that the child added to `item`, in order.
  [[nodiscard]] std::vector<std::string> added(const std::string& item) const;
  // Every item that anything was chosen for, for `parent`, in the order of the first choice.
  [[nodiscard]] std::vector<std::string> items(const std::string& parent) const;
  // Every parent that anything was chosen for, in the order of the first choice.
  [[nodiscard]] std::vector<std::string> parents() const;

 private:
  using Key = std::pair<std::string, std::string>;

  [[nodiscard]] Result<void> may_decide(const Event& event, const Standing& now) const;
  void choose(const Event& event);
  void reopen(const std::string& item);

  std::uint32_t last_number_ = 0;
  std::optional<bool> assented_;
  std::map<Key, Standing> standings_;  // by item and parent
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::string>>
      corrections_;                                                      // by item, line and source
  std::vector<std::pair<std::string, std::vector<std::string>>> added_;  // by item
  std::vector<Key> order_;                                               // of first choices
};

// Whether something may be told by it.
[[nodiscard]] bool is_yes(std::optional<Choice> choice);

[[nodiscard]] nlohmann::json to_json(const Event& event);
// Errors: "bad_event".
[[nodiscard]] Result<Event> event_from_json(const nlohmann::json& json);

[[nodiscard]] std::string_view word(Choice choice);      // my_words, these_words, not, later
[[nodiscard]] std::string_view word(Decision decision);  // release, not_now, never
[[nodiscard]] std::string_view word(State state);

}  // namespace doorstep::sharing
