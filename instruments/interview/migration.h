// From one version of an instrument to another, for an interview that is open: first a plan that a team
// member can read, then a new history.
//
// The plan is not guessed: it is worked out by going the old way again with the new version, move by move as
// far as they are possible, and looking at what came of it. So what it says is what migrate() does. The old
// history is only read. Pure.
//
// What happens to an answer, by the question's id:
// - it carries over when the question is there with the same type and takes the answer; options go by their
//   id, reasons by their word, instances of repeats by their number. Corrections on the way carry over too.
//   Other words for the same question, and another drawing of what is touched, are noted;
// - it is set aside when the question is gone, has another type, or is not asked with the other answers;
// - it is asked again when the question does not take it any more, or when its scale or unit is another one
//   (also a scale whose ends changed places), so that the same number would say something else.
// The day, the time, the seed of random orders and what was known of other interviews stay as they were
// drawn; what only the new version uses of other interviews is what they say now, where the caller gives it.
// Undone moves stay in the old history. That the team was shown a flag goes over when the flag is the same.
// Pages before the first question that are new or have other words are shown again, with all that stand
// behind them, and assent is asked again. Closing pages are always gone through again.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "instruments/interview/interview.h"

namespace doorstep::interview {

enum class Fate : std::uint8_t { CarriesOver, SetAside, AskedAgain };

[[nodiscard]] std::string_view word(Fate fate);

struct AnswerPlan {
  std::string question;  // its id: "children[2].age"
  Fate fate = Fate::CarriesOver;
  // Why not: "question_gone", "type_changed", "not_asked" (set aside); "scale_changed", "unit_changed",
  // "option_gone", "check_failed" (it does not meet a strict check), or why it is not taken, as
  // Interview::plan() says: "out_of_range", "not_offered", "too_many" ... Empty when it carries over.
  std::string reason;
  bool reworded = false;  // the question, or an option that was picked, has other words
  friend bool operator==(const AnswerPlan&, const AnswerPlan&) = default;
};

// Plans are equal when they say the same: what a team member agreed to is what is done.
struct MigrationPlan {
  std::string from;  // "child 1.0"
  std::string to;
  std::uint32_t events = 0;              // of the old history
  std::vector<AnswerPlan> answers;       // as they stand in the old version
  std::vector<std::string> pages_again;  // before the first question, in order
  bool assent_again = false;             // one that was answered is among them

  [[nodiscard]] std::size_t count(Fate fate) const;  // of `answers`
  friend bool operator==(const MigrationPlan&, const MigrationPlan&) = default;
};

// What would become of `history`. `known`: what `next` uses of other interviews (outside_values()); of it
// only that is taken which the old version did not use. Errors: those of Interview::replay() with `last`;
// "other_instrument"
// (`next` has another id, or another respondent), "same_version", "ended" (it was finished, stopped or
// refused, and stays with the version that it was made with), "cannot_migrate" (what came of it could not be
// replayed).
[[nodiscard]] Result<MigrationPlan> plan_migration(const std::shared_ptr<const Instrument>& last,
                                                   std::span<const Event> history,
                                                   const std::shared_ptr<const Instrument>& next,
                                                   std::span<const OutsideValue> known = {});

// The history that plan_migration() describes: begins with the old start (its day, age, language and stamp)
// with `next`'s version and `migrated_from`; every event keeps the stamp of the one that it comes from. Has
// been replayed with `next`. Errors as plan_migration(); then nothing is made.
[[nodiscard]] Result<std::vector<Event>> migrate(const std::shared_ptr<const Instrument>& last,
                                                 std::span<const Event> history,
                                                 const std::shared_ptr<const Instrument>& next,
                                                 std::span<const OutsideValue> known = {});

// `history` with `next` and a respondent of `age`, which may be the same version in other words and may have
// another name: for an author who looks at a file while writing it. Whatever does not hold there is left out,
// and nobody is asked. An interview that was over stands where it would go on. Errors: those of
// Interview::replay() with `last`.
[[nodiscard]] Result<Interview> retrace(const std::shared_ptr<const Instrument>& last,
                                        std::span<const Event> history,
                                        const std::shared_ptr<const Instrument>& next,
                                        std::optional<int> age);

}  // namespace doorstep::interview
