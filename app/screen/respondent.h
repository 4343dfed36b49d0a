// A respondent's part of the program: from the hand-over to the thanks, page by page.
//
// Driven by a shell that owns the interview, the ledger and the vault: `draw` in every frame, `act` right
// after it. What is touched becomes a move or a decision through RespondentActions, and only what those
// recorded is shown as done; on an error the page stays, says what went wrong and keeps what was given.
// Answers in progress outlive a change of language, size or page, hiding and locking. Nothing of the team's,
// of other people's or of the past is reachable from here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/screen/answer_draft.h"
#include "app/screen/closing_questions.h"
#include "app/screen/respondent_view.h"
#include "app/screen/sharing_flow.h"

namespace doorstep::screen {

struct RespondentActions {
  // Plans the move, commits it and applies it to the interview.
  std::function<Result<void>(const interview::Move&)> make;
  // Numbers and stamps the decision, commits it and applies it to the ledger.
  std::function<Result<void>(sharing::Event)> decide;
};

// What a respondent has the device for.
enum class Purpose {
  Interview,
  ChangeChoices,  // a child, after its interview: the sharing once more; no move of the interview is made
};

// What a respondent was doing and had not recorded yet: all that is kept of a page while the vault is locked.
struct RespondentDraft {
  Purpose purpose = Purpose::Interview;
  bool had_begun = false;  // past the hand-over
  std::map<std::uint32_t, AnswerDraft>
      answers{};  // by question; only those that were touched and not recorded
  SharingFlow sharing{};
  bool agreeing = false;                      // ChangeChoices: on the assent behind the sharing
  bool ended = false;                         // ChangeChoices: thanked for
  std::optional<ClosingQuestions> closing{};  // while they are asked, over the page with the assent
};

class Respondent {
 public:
  // What the shell must do.
  enum class Wish {
    Hide,  // cover the screen at once; then note_hidden(), and after the passphrase go on with take_draft()
    BiggerText,  // the next larger text; after the largest the smallest
    NotNow,      // the device was not handed over; to the team, by passphrase
    HandBack,    // to the team, by passphrase; the interview stays open
    Stopped,     // the interview ended before its end, or assent was refused; to the team, by passphrase
    Finished,    // it is finished and thanked for; to the team, by passphrase
  };

  // `interview`, `ledger` and `words` outlive this. Begins with the hand-over, also when an interview is
  // taken up again.
  Respondent(const interview::Interview& interview, const sharing::Ledger& ledger, RespondentPeople people,
             const words::Words& words, touch::Density density, RespondentActions actions);
  // For a purpose; with what was being given when the program ended; or after hiding or locking: on the page
  // where it was, with what was being given there, and records that it goes on.
  Respondent(const interview::Interview& interview, const sharing::Ledger& ledger, RespondentPeople people,
             const words::Words& words, touch::Density density, RespondentActions actions,
             RespondentDraft draft);

  void draw(touch::Ui& ui);
  // Carries out what was touched in the last frame.
  [[nodiscard]] std::optional<Wish> act();

  // What is on screen was read aloud to its end: recorded with the page, when it is left.
  void note_read_aloud() { heard_ = heard_ || (stage_ == Stage::Going && !draft_.closing); }
  // What is being given and is not recorded, by question.
  [[nodiscard]] std::map<std::uint32_t, interview::Answer> given() const;
  // Records that the screen was covered; the neutral page is on it already. An error of this is nobody's to
  // act on then.
  void note_hidden();
  // What the next Respondent of this interview goes on with.
  [[nodiscard]] RespondentDraft take_draft() &&;

 private:
  enum class Stage { HandOver, Going, Paused, Stopping, Ended };

  [[nodiscard]] RespondentView view() const;
  [[nodiscard]] RespondentFrame frame() const;
  [[nodiscard]] bool changes_choices() const { return draft_.purpose == Purpose::ChangeChoices; }
  [[nodiscard]] const model::Page* page_here() const;
  [[nodiscard]] std::optional<std::uint32_t> question_here() const;
  AnswerDraft& draft_for(std::uint32_t question);

  void speak(touch::Ui& ui) const;
  std::string draw_stage(touch::Ui& ui, const RespondentView& view);
  std::string draw_step(touch::Ui& ui, const RespondentView& view);
  void draw_languages(touch::Ui& ui);

  std::optional<Wish> act_on_stage(const std::string& pressed);
  std::optional<Wish> act_on_pause(const std::string& pressed);
  void begin();
  void act_on_step(const std::string& pressed);
  void act_on_question(std::uint32_t question, const std::string& pressed);
  void go_on_from(std::uint32_t question);
  void go_on_from_rows(std::uint32_t question);
  void go_back_from_rows(std::uint32_t question);
  [[nodiscard]] std::optional<std::uint32_t> row_here(std::uint32_t question) const;
  void take_away_or_put_back(const std::string& pressed);
  void take_back(interview::EventKind kind);
  [[nodiscard]] FrameMessage what_was_done() const;
  void act_on_page(const model::Page& page, const std::string& pressed);
  void act_on_sharing(const std::string& pressed);
  void act_on_closing(const std::string& pressed);
  Result<void> decide(sharing::Event event);
  void answer_yes_no(const model::Page& page);
  void go_on_from_assent(const model::Page& page, bool yes);
  void choose_language(const std::string& code);

  bool record(const interview::Move& move);
  void show(const Error& error);
  void finish_at_the_end();
  void follow_position();

  const interview::Interview& interview_;
  const sharing::Ledger& ledger_;
  RespondentPeople people_;
  const words::Words& words_;
  touch::Density density_;
  RespondentActions actions_;

  Stage stage_ = Stage::HandOver;
  RespondentDraft draft_{};
  std::size_t step_shown_ = SIZE_MAX;
  std::optional<bool> yes_no_{};  // touched on the page on screen
  bool heard_ = false;            // it was read aloud
  std::optional<Error> error_{};
  std::string done_{};  // key of what was just done and can be taken back, until the next move
  std::string pressed_{};
};

}  // namespace doorstep::screen
