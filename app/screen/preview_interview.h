// The interview of a preview: one that nobody keeps, and that goes on while its instrument changes under it.
//
// What was answered is never lost by a change of the file: answers that a version has no place for wait, and
// come back with the version that has one, unless something else was answered there meanwhile. Beginning
// again forgets them.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/screen/respondent.h"
#include "instruments/interview/interview.h"

namespace doorstep::screen {

class PreviewInterview {
 public:
  // `words` outlives it. In `language` until another one is chosen; `today` is its day.
  PreviewInterview(const words::Words& words, std::string language, language::Date today)
      : words_(words), language_(std::move(language)), today_(today) {}
  PreviewInterview(const PreviewInterview&) = delete;  // the respondent refers to what stands here
  PreviewInterview& operator=(const PreviewInterview&) = delete;

  // From the hand-over; null: there is nothing that could be asked.
  void begin(std::shared_ptr<const model::Instrument> instrument);
  // The file was saved: the same answers, at the same place as far as it is there.
  void follow(std::shared_ptr<const model::Instrument> next);
  void be_old(int years);
  // Errors as Interview::plan().
  Result<void> speak(const std::string& language);
  // Whether a way there was found; nothing is changed else.
  [[nodiscard]] bool go_to(std::size_t step);

  // Covered, as the respondent's Hide does; what was being given waits.
  void cover();
  void uncover();
  [[nodiscard]] bool is_covered() const { return covered_.has_value(); }

  // Null before anything could be asked.
  [[nodiscard]] const interview::Interview* get() const { return interview_ ? &*interview_ : nullptr; }
  // Only while there is an interview, and it is not covered.
  [[nodiscard]] Respondent& respondent() { return *respondent_; }
  [[nodiscard]] const sharing::Ledger& ledger() const { return ledger_; }
  [[nodiscard]] RespondentPeople people() const;
  // The page or question on screen; empty when there is none.
  [[nodiscard]] std::string place() const;
  // Whose answers led here; empty unless an example was needed for it.
  [[nodiscard]] const std::string& by_example() const { return by_example_; }
  // True once after each move that the respondent made.
  [[nodiscard]] bool take_moved();

 private:
  [[nodiscard]] interview::Interview begun(const std::shared_ptr<const model::Instrument>& instrument) const;
  [[nodiscard]] touch::Density density() const;
  [[nodiscard]] std::optional<int> fitting_age(const model::Instrument& instrument) const;
  [[nodiscard]] RespondentDraft take_draft(const model::Instrument& next);
  void bring_back(interview::Interview& fresh);
  [[nodiscard]] bool has_all(const interview::Interview& before, const interview::Interview& after) const;
  void remember(const interview::Interview& before, const interview::Interview& after);
  void note_made_up(const interview::Interview& before, const interview::Interview& after);
  void show(RespondentDraft draft);
  void show(interview::Interview interview, RespondentDraft draft);
  Result<void> make(const interview::Move& move);

  const words::Words& words_;
  std::string language_;
  language::Date today_;
  std::optional<int> age_{};  // that the author chose
  std::optional<interview::Interview> interview_{};
  std::vector<interview::Interview> earlier_{};  // with answers that the present version has no place for
  std::set<std::string> made_up_{};  // questions that were answered only to get to a place behind them
  sharing::Ledger ledger_{};
  std::optional<Respondent> respondent_{};
  std::optional<RespondentDraft> covered_{};
  std::string by_example_{};
  bool moved_ = false;
};

// What a page or question is called.
[[nodiscard]] const std::string& id_of_step(const model::Instrument& instrument, std::size_t step);
[[nodiscard]] std::optional<std::size_t> step_called(const model::Instrument& instrument,
                                                     const std::string& id);

}  // namespace doorstep::screen
