// One respondent's way through one instrument: a fold over its events.
//
// plan() says what a move would record, and changes nothing; the caller stores that event; apply() then makes
// it so. A screen shows as done only what was applied. Replaying the same events gives the same state,
// always.
//
// Invariants: a question is asked when its `when` is true (unknown does not ask), and reads only earlier
// steps. An answer of a question that is no longer asked is kept, and is missing ("not asked") to every
// condition, score, text and account; when the question is asked again, so is its answer. Not for use by two
// threads at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/interview/evaluation.h"
#include "instruments/interview/event.h"
#include "instruments/model/instrument.h"
#include "instruments/result.h"

namespace doorstep::interview {

// What the respondent or the interviewer does.
struct Move {
  EventKind kind = EventKind::Answered;
  std::string at;                // as Event::at; for a page or question on screen it may be left empty
  std::optional<Answer> answer;  // as Event::answer
  std::string language;          // LanguageChosen
  bool read_aloud = false;
};

enum class Phase : std::uint8_t {
  Going,     // a step is on screen
  Declined,  // assent before the first question was refused
  Stopped,
  AtEnd,  // every step was passed; Finished may follow
  Finished,
};

// Nothing is asked any more.
[[nodiscard]] bool is_over(Phase phase);

// Where a history comes from. What this program kept was possible when it was kept: an answer that a rule of
// today would not take (a range, how many, how long) is taken as it was then, since a child's words
// must not become unreadable by a stricter program. What makes no sense is refused all the same.
enum class HistoryFrom : std::uint8_t { Outside, Vault };

// A check that an answer does not meet.
struct Concern {
  std::uint32_t question = 0;
  std::uint32_t check = 0;  // into the question's checks
  bool strict = true;       // false: may be confirmed
};

// What the program, not the instrument, has to say in a text, and in which language.
struct Wording {
  std::string_view interviewer;
  std::string_view yes;
  std::string_view no;
  std::string_view drawing;   // what a drawing is called where its strokes cannot stand
  std::string_view language;  // empty: the one on screen
  std::string_view decimal_point = ".";
  // Twelve names: of a month, and as they stand behind a day. Empty: dates are written 2026-02-28.
  std::span<const std::string> months{};
  std::span<const std::string> months_of_day{};
};

class Interview {
 public:
  // Begins an interview: plans its Started event and applies it. `language` not known to the instrument
  // becomes its source language.
  [[nodiscard]] static Interview start(std::shared_ptr<const Instrument> instrument, const Inputs& inputs,
                                       std::string_view language, Stamp stamp);
  // Goes through a stored history. One of another version is for plan_migration() (migration.h). Errors:
  // "empty_history", "other_instrument" (its id or version), "bad_history" (an event that could not have
  // happened; the message names its number).
  [[nodiscard]] static Result<Interview> replay(std::shared_ptr<const Instrument> instrument,
                                                std::span<const Event> history,
                                                HistoryFrom from = HistoryFrom::Outside);

  // The event that `move` would record. Errors, nothing changed: "ended", "unknown_question", "not_asked",
  // "not_reached" (goto a question that was never on screen), "nothing_behind", "wrong_type", "out_of_range",
  // "unknown_option", "not_offered" (an option or non-answer), "too_few", "too_many", "exclusive",
  // "too_long", "no_such_page", "not_here", "no_answer", "no_such_instance", "nothing_to_put_back",
  // "nothing_to_undo", "nothing_to_redo", "check_failed" (moving on from an answer that a strict check
  // refuses is refused; the answer itself is taken and marked), "not_complete" (Finished).
  [[nodiscard]] Result<Event> plan(const Move& move, Stamp stamp) const;

  // What follows when every step was passed: Finished, or MovedTo the first question that an earlier change
  // left open.
  [[nodiscard]] Move move_at_end() const;

  // Makes `event` so. Errors as plan(); "out_of_order" when its number is not the next. Nothing is changed on
  // error.
  [[nodiscard]] Result<void> apply(const Event& event);

  [[nodiscard]] const Instrument& instrument() const { return *instrument_; }
  [[nodiscard]] const std::shared_ptr<const Instrument>& shared_instrument() const { return instrument_; }
  [[nodiscard]] std::span<const Event> history() const { return history_; }
  [[nodiscard]] Phase phase() const { return phase_; }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] std::size_t language_index(const Wording& wording) const;
  [[nodiscard]] const Inputs& inputs() const { return inputs_; }

  // The step on screen: an index into instrument().steps; steps.size() when phase() is not Going.
  [[nodiscard]] std::size_t position() const;
  // The step that plan(MovedBack) would go to, if there is one. Nobody goes back across an assent or a check
  // of understanding.
  [[nodiscard]] std::optional<std::size_t> behind() const;

  // The move that Undone would take back, and the one that Redone would do again: events of the history;
  // nullptr when there is none. Everything can be undone but the beginning, the end, and what only was noted.
  // Costs as much as replaying what is left.
  [[nodiscard]] const Event* undoable() const;
  [[nodiscard]] const Event* redoable() const;

  // The events of the history that are not undone, without undoing and redoing itself, in order.
  [[nodiscard]] std::vector<const Event*> counting() const;

  // Whether a section's condition lets it be there.
  [[nodiscard]] bool has_section(std::uint32_t section) const {
    return evaluation_.is_present(instrument_->sections[section].presence);
  }
  [[nodiscard]] bool is_asked(std::uint32_t question) const { return evaluation_.is_asked(question); }
  // What the respondent said, whether or not it is asked now; nullptr when nothing was.
  [[nodiscard]] const Answer* answer(std::uint32_t question) const;
  // The questions that are asked now, in order; without "one more?", which is no question of the author's.
  [[nodiscard]] std::vector<std::uint32_t> route() const;
  // Whether `step` is a page that was gone through, and that no later change opened again.
  [[nodiscard]] bool has_passed(std::size_t step) const {
    return passed_[places_.empty() ? step : places_[step]];
  }
  // Every question on the route has an answer or a non-answer, and no strict check is open.
  [[nodiscard]] bool is_complete() const;
  // The options of `question` that are offered now, by index, in the order in which they are shown.
  [[nodiscard]] std::vector<std::uint16_t> offered(std::uint32_t question) const;
  // What stands there before the respondent says anything: never an answer until it is given as one. nullopt
  // when nothing is suggested, or what is suggested is missing or would not be taken now.
  [[nodiscard]] std::optional<Value> suggestion(std::uint32_t question) const;
  // Checks of asked, answered questions that are not met and (soft ones) not confirmed, in order.
  [[nodiscard]] std::vector<Concern> concerns(std::uint32_t question) const;

  // Whether `instance` of a repeat is there now.
  [[nodiscard]] bool is_there(std::uint32_t instance) const;
  // The instances of `repeat` that are there, in order.
  [[nodiscard]] std::vector<std::uint32_t> instances(std::uint32_t repeat) const;
  // What `instance` is called by its place among those that are there, as walks write it: "children[2]".
  [[nodiscard]] std::string placed_id(std::uint32_t instance) const;
  // The same for a question: "children[2].age"; outside of repeats its id.
  [[nodiscard]] std::string placed_id_of(std::uint32_t question) const;
  [[nodiscard]] std::string placed_id_of(const model::NamedValue& value) const;
  // placed_id() of every instance, by index: each by itself costs as much as its repeat has instances.
  [[nodiscard]] std::vector<std::string> placed_ids() const;
  // The question that is called so now; one that is not there, or not yet, goes by its own id.
  [[nodiscard]] std::optional<std::uint32_t> find_placed(std::string_view id) const;
  [[nodiscard]] std::optional<std::uint32_t> find_placed_instance(std::string_view id) const;

  // Nothing once it was stopped: then scores and flags are what they are without what was not reached.
  [[nodiscard]] language::StillToCome still_to_come() const { return evaluation_.still_to_come(); }
  // Current value by slot: what conditions see.
  [[nodiscard]] const Value& value(std::uint32_t slot) const { return evaluation_.slots()[slot]; }
  // All of them, by slot.
  [[nodiscard]] std::span<const Value> values() const { return evaluation_.slots(); }
  [[nodiscard]] const ScoreResult& score(std::uint32_t score) const { return evaluation_.score(score); }
  [[nodiscard]] bool is_raised(std::uint32_t flag) const { return evaluation_.is_raised(flag); }
  // Whether it is raised or was at any time, undone or not: a child that takes back what it said about being
  // hurt may have been overheard.
  [[nodiscard]] bool was_raised(std::uint32_t flag) const { return was_raised_[flag]; }
  // Flags that are raised and have not been shown to the interviewer yet.
  [[nodiscard]] std::vector<std::uint32_t> flags_to_show() const;

  // `text` in the wording's language, with what it names filled in. `own` is the question whose {answer} is
  // meant. Falls back to the source language when a translation is missing.
  [[nodiscard]] std::string render(const model::Text& text, const Wording& wording,
                                   std::optional<std::uint32_t> own = {}) const;
  // What is asked, with the words above a grid's row before it.
  [[nodiscard]] std::string question_text(std::uint32_t question, const Wording& wording) const;
  // An answer in words, in the language on screen: option texts joined, own words as said, numbers with their
  // unit. Empty when there is none, or a non-answer.
  [[nodiscard]] std::string words(std::uint32_t question, const Wording& wording) const;
  // Whom or what `instance` is about: its title, else the option, else empty.
  [[nodiscard]] std::string title(std::uint32_t instance, const Wording& wording) const;

 private:
  Interview(std::shared_ptr<const Instrument> instrument, const Event& started);

  [[nodiscard]] const model::Page* page_here() const;
  [[nodiscard]] Result<void> check(const Event& event) const;
  [[nodiscard]] Result<void> check_going(const Event& event) const;
  [[nodiscard]] Result<void> check_page(const Event& event) const;
  [[nodiscard]] Result<void> check_question(const Event& event) const;
  [[nodiscard]] Result<void> check_undo(const Event& event) const;
  [[nodiscard]] Result<void> check_instance(const Event& event) const;
  [[nodiscard]] Result<void> check_target(std::uint32_t question) const;
  [[nodiscard]] std::string words_at(std::uint32_t slot, const Wording& wording) const;
  [[nodiscard]] std::string words_of(const model::Outside& outside, const Value& seen,
                                     const Wording& wording) const;
  [[nodiscard]] std::string words_of_option(std::uint32_t slot, std::uint16_t option,
                                            const Wording& wording) const;
  [[nodiscard]] Result<void> apply(const Event& event, HistoryFrom from);
  void take(const Event& event);
  void take_back(const Event& event);
  void remember(const Event& event);
  void note_raised_flags();
  void take_answer(const Event& event);
  void take_presence(const Event& event);
  void stay_or_go_on(bool reopened);
  void take_understood(const Event& event);
  bool reopen_sharing();
  void pass_here();
  void go_to(std::size_t step);
  void go_further(std::size_t from);
  void go_on(std::size_t from);
  [[nodiscard]] bool is_reached(std::uint32_t instance) const;
  [[nodiscard]] std::string placed(const std::string& id, std::optional<std::uint32_t> instance) const;
  [[nodiscard]] std::optional<std::string> without_places(std::string_view& id) const;
  [[nodiscard]] std::optional<std::uint32_t> instance_at(const model::Repeat& repeat,
                                                         std::string_view key) const;
  // Inside, a step is known by its place in this interview's order: the same number unless an order is
  // random.
  [[nodiscard]] const model::Step& step_at(std::size_t place) const;
  [[nodiscard]] std::optional<std::size_t> place_behind() const;
  [[nodiscard]] bool is_visible(std::size_t place) const;
  [[nodiscard]] bool is_passed(std::size_t place) const;
  [[nodiscard]] bool is_unanswered(std::uint32_t question) const;
  [[nodiscard]] bool passed_all_pages() const;
  [[nodiscard]] std::optional<std::uint32_t> first_open() const;  // of the questions that are asked
  [[nodiscard]] bool is_held(std::uint32_t question) const;
  [[nodiscard]] std::size_t place_of(std::uint32_t question) const;
  [[nodiscard]] std::size_t next_visible(std::size_t from) const;

  std::shared_ptr<const Instrument> instrument_;
  std::vector<Event> history_;
  Inputs inputs_;
  std::string language_;
  Phase phase_ = Phase::Going;
  std::size_t position_ = 0;           // a place
  std::vector<std::uint32_t> order_;   // by place: the step; empty when all stands as written
  std::vector<std::uint32_t> places_;  // by step, or empty
  Evaluation evaluation_;
  std::vector<Answer> answers_;     // by question; NotReached when nothing was said
  std::vector<bool> confirmed_;     // by question: a soft check's answer was confirmed
  std::vector<bool> passed_;        // by step: a page that was gone through
  std::vector<int> misunderstood_;  // by page: how often another than the right answer was given
  std::vector<bool> flag_shown_;
  std::vector<bool> was_raised_;     // by flag
  std::vector<std::size_t> done_;    // moves that count, by index in the history
  std::vector<std::size_t> undone_;  // moves that could be done again, the next one last
  std::vector<bool> struck_;         // by index in the history: undone
};

}  // namespace doorstep::interview
