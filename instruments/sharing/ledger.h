// What a child lets be told, to whom, and what became of it: a fold over an append-only list of decisions.
//
// One ledger belongs to one child's interview. For every thing (a topic as a whole, or one line of it) and
// every adult there is one state, and README.md has the table of all moves, for those who do not read code.
// What follows is how the table is kept; where the two differ, the table is right.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "instruments/result.h"
#include "instruments/sharing/event.h"

namespace doorstep::sharing {

// What is decided about: a topic as a whole, or one line of it.
struct Thing {
  std::string item;  // the topic's id
  std::string line;  // its id; empty: the whole

  friend auto operator<=>(const Thing&, const Thing&) = default;
};

// One thing and one adult: the state, and what the child chose last.
struct Standing {
  State state = State::Closed;
  std::optional<Choice> choice;  // nullopt: the child was not asked yet
  std::string title;
  std::vector<std::string> lines;
  std::string reason;  // the gate's, when it decided
  Why why = Why::Unstated;
  std::string citation;  // of the law that the gate referred to
};

// A duty to report was met; the child has to be told.
struct Report {
  std::uint32_t number = 0;
  bool child_knows = false;
};

class Ledger {
 public:
  // Errors: "bad_history", naming the event that could not have happened.
  [[nodiscard]] static Result<Ledger> replay(std::span<const Event> events);

  // Whether `event` may follow. Errors: "out_of_order"; "not_permitted" (a release of what the child did not
  // permit), "no_assent", "already_told", "told_in_part" (a choice about a topic of which a line was told),
  // "team_refused" (released after "never"), "not_released" (told without release), "barred" (about an adult
  // who is barred), "not_barred", "nothing_to_tell" (a yes without a line), "reason_missing", "law_missing",
  // "not_told" (an answer to what was not told), "no_such_report", "nothing_written", "would_reopen" (a
  // merge that opens something), "bad_event" (no such closing question or answer).
  [[nodiscard]] Result<void> may(const Event& event) const;
  // Makes `event` so; errors as may(), and nothing is changed.
  [[nodiscard]] Result<void> apply(const Event& event);

  [[nodiscard]] std::uint32_t next_number() const { return last_number_ + 1; }
  [[nodiscard]] bool has_assent() const { return assented_ == true; }
  // nullopt: the child was not asked yet.
  [[nodiscard]] std::optional<bool> assent() const { return assented_; }
  // Whether the child has ever been asked that, also when it has to be asked again.
  [[nodiscard]] bool was_asked() const { return was_asked_; }
  // Of a topic as a whole.
  [[nodiscard]] Standing standing(const std::string& item, const std::string& parent) const {
    return standing(Thing{item, {}}, parent);
  }
  [[nodiscard]] Standing standing(const Thing& thing, const std::string& parent) const;
  // The child's own wording of a line that is made from `source`: nullopt when it was not corrected, empty
  // when it was struck out. A correction is of what it corrected: a line that is made from other answers now
  // is not corrected, and is again when those answers come back.
  [[nodiscard]] std::optional<std::vector<std::string>> correction(const std::string& item,
                                                                   const std::string& line,
                                                                   const std::string& source) const;
  // Lines that the child added to `item`, in order.
  [[nodiscard]] std::vector<std::string> added(const std::string& item) const;
  // Every topic that anything was chosen in, for `parent`, in the order of the first choice.
  [[nodiscard]] std::vector<std::string> items(const std::string& parent) const;
  // Every thing that anything was chosen about, for `parent`: topic by topic as items() has them, in each the
  // whole first.
  [[nodiscard]] std::vector<Thing> things(const std::string& parent) const;
  // Every adult that anything was chosen for, in the order of the first choice.
  [[nodiscard]] std::vector<std::string> parents() const;
  // Whether the child decided line by line in `item` for `parent`.
  [[nodiscard]] bool is_by_line(const std::string& item, const std::string& parent) const;

  [[nodiscard]] bool is_barred(const std::string& parent) const { return barred_.contains(parent); }
  // Whether anything was told to `parent`; to anybody, when it is empty.
  [[nodiscard]] bool has_told(const std::string& parent = {}) const;
  [[nodiscard]] const std::vector<Report>& reports() const { return reports_; }
  // What the child said last to a closing question (kKnows, kDecided): a word, or "" when it was not asked.
  [[nodiscard]] std::string outcome(const std::string& question) const;

 private:
  struct Key {
    std::string parent;
    Thing thing;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  [[nodiscard]] Result<void> may_choose(const Event& event, const Standing& now) const;
  [[nodiscard]] Result<void> may_decide(const Event& event, const Standing& now) const;
  [[nodiscard]] Result<void> may_note(const Event& event) const;
  [[nodiscard]] Result<void> may_merge(const Event& event, const Standing& now) const;
  [[nodiscard]] bool is_never(const Thing& thing, const std::string& parent) const;
  [[nodiscard]] bool is_told_in_part(const std::string& item, const std::string& parent) const;
  Standing& at(const Event& event);
  void choose(const Event& event);
  void assent(bool yes);
  void reopen(const std::string& item);
  void bar(const std::string& parent);
  void merge(const Event& event);
  void note(const Event& event);

  std::uint32_t last_number_ = 0;
  std::optional<bool> assented_;
  bool was_asked_ = false;
  std::map<Key, Standing> standings_;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::string>>
      corrections_;                                                      // by item, line and source
  std::vector<std::pair<std::string, std::vector<std::string>>> added_;  // by item
  std::vector<Key> order_;                                               // of first choices
  std::set<std::string> barred_;
  std::vector<Report> reports_;
  std::map<std::string, std::string> outcome_;  // by closing question
};

}  // namespace doorstep::sharing
