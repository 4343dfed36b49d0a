// What follows from the answers: which questions are asked, and every value, score and flag (private to this
// folder).
//
// One answer changes one question; what reads it is computed again in the order of the instrument's graph,
// and only as far as something really changed. No recursion; never more than linear in what the answer
// reaches, apart from a scan of one bit per node between the first and the last that changed.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "instruments/interview/event.h"
#include "instruments/interview/score.h"
#include "instruments/language/tally.h"

namespace doorstep::interview {

class Evaluation {
 public:
  // Nothing answered. `instrument` outlives the evaluation.
  Evaluation(const Instrument& instrument, const Inputs& inputs);

  // Sets what was said to `question`: a value of its type or a non-answer; NotReached takes the answer away.
  void set_answer(std::uint32_t question, Value value);

  // Takes an instance of a repeat away, or puts it back.
  enum class Presence : std::uint8_t { PutBack, TakenAway };
  void set_presence(std::uint32_t instance, Presence presence);
  [[nodiscard]] bool is_taken_away(std::uint32_t instance) const { return taken_away_[instance]; }

  // No answer comes any more: what is not reached is missing for good, and no score, `or_else` or count of
  // them waits for it. What is asked, and what is there, stays as it was: nobody is asked because of it.
  void end();
  [[nodiscard]] language::StillToCome still_to_come() const { return still_to_come_; }

  // Whether the last set_answer() or set_presence() made a question asked that was not asked before, let
  // a section be there, or took from an answer all that it named.
  [[nodiscard]] bool has_opened() const { return opened_; }

  [[nodiscard]] const std::vector<Value>& slots() const { return slots_; }
  [[nodiscard]] bool is_asked(std::uint32_t question) const { return asked_[question]; }
  // Whether the slot holds yes; true where there is none.
  [[nodiscard]] bool is_present(std::optional<std::uint32_t> presence) const {
    return !presence || slots_[*presence] == Value(true);
  }
  [[nodiscard]] bool is_raised(std::uint32_t flag) const { return raised_[flag]; }
  // The flags that were raised since this was asked last, in that order; some may have been taken back since.
  [[nodiscard]] std::vector<std::uint32_t> take_newly_raised() { return std::exchange(newly_raised_, {}); }
  [[nodiscard]] const ScoreResult& score(std::uint32_t score) const { return scores_[score]; }
  // Whether `option` of `question` is offered: picked earlier, where options come from earlier answers, and
  // its condition true; unknown does not offer it.
  [[nodiscard]] bool is_offered(std::uint32_t question, std::uint16_t option) const;
  [[nodiscard]] Value value_of(const language::Expression& expression) const {
    return evaluator_.evaluate(expression, slots_);
  }
  // Whether `rule` is true, false or (nullopt) unknown now.
  [[nodiscard]] std::optional<bool> holds(const language::Expression& rule) const;

 private:
  void mark(std::size_t node);
  void settle();
  void compute(std::size_t node);
  void set_slot(std::uint32_t slot, Value value);
  void compute_question(std::uint32_t index);
  [[nodiscard]] bool offers_something(std::uint32_t question) const;
  void compute_instance(std::uint32_t index);
  void compute_named(std::uint32_t index);
  [[nodiscard]] Value reached(const model::Repeat& repeat, const model::Instance& instance) const;
  [[nodiscard]] Value about(const model::Repeat& repeat, const model::Instance& instance) const;
  void compute_score(std::uint32_t index);
  void compute_flag(std::uint32_t index);
  void compute_section(std::uint32_t index);
  void compute_fold(std::uint32_t index);
  void compute_portion(std::uint32_t index);
  [[nodiscard]] std::optional<language::Number> sum_of(const model::Score& score,
                                                       const language::Tally& tally) const;
  [[nodiscard]] language::Tally tally_of(const model::Stretch& portions) const;
  [[nodiscard]] language::Tally tally_of(const model::Score& score, const model::Stretch& items) const;
  [[nodiscard]] Value effective(std::uint32_t question) const;
  [[nodiscard]] Value is_there(std::optional<std::uint32_t> presence,
                               const std::optional<language::Expression>& when) const;
  [[nodiscard]] Value would_be_asked(std::uint32_t question) const;

  const Instrument* instrument_;  // the owner of this evaluation keeps it alive
  language::StillToCome still_to_come_ = language::StillToCome::Answers;
  std::vector<Value> slots_;
  std::vector<Value> said_;  // by question, asked or not
  std::vector<bool> asked_;
  bool opened_ = false;
  std::vector<bool> raised_;
  std::vector<bool> taken_away_;  // by instance
  std::vector<std::uint32_t> newly_raised_;
  std::vector<ScoreResult> scores_;
  std::vector<language::Tally> tallies_;  // by part
  std::vector<std::uint64_t> dirty_;      // one bit per node
  std::size_t first_dirty_ = 0;           // words of dirty_ that may have a bit: [first, last]
  std::size_t last_dirty_ = 0;
  mutable language::Evaluator evaluator_;
};

}  // namespace doorstep::interview
