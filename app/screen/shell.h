// The app's shell: which page is shown, who may see it, and what a touch leads to.
//
// Invariants:
// - Pages are drawn from plain values; what was touched is carried out after the frame (`after_frame`), where
// the
//   vault may take its time.
// - While a respondent has the device there is no way to a page of the team but the passphrase: leaving an
//   interview or an account closes the vault, and the page that asks for the passphrase is the only one left.
// - Locked or hidden: the vault is closed, its keys and every page's values are gone, and cached texts are
// wiped
//   with the next frame. Kept are the place (random ids) and, undrawn, an interview that goes on and a note
//   of the team's that was not saved, so that nothing that was being said or written is lost.
// - The window's title never says more than the program's name.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/screen/answers_screen.h"
#include "app/screen/desk.h"
#include "app/screen/display_sheet.h"
#include "app/screen/family_name_screen.h"
#include "app/screen/family_screen.h"
#include "app/screen/follow_screen.h"
#include "app/screen/gate_screen.h"
#include "app/screen/help_screen.h"
#include "app/screen/idle_lock.h"
#include "app/screen/make_vault_screen.h"
#include "app/screen/neutral_screen.h"
#include "app/screen/new_interview_screen.h"
#include "app/screen/next_round_screen.h"
#include "app/screen/note_screen.h"
#include "app/screen/person_screen.h"
#include "app/screen/place.h"
#include "app/screen/reading.h"
#include "app/screen/respondents_turn.h"
#include "app/screen/today_screen.h"
#include "app/screen/told_screen.h"
#include "app/screen/unlock_screen.h"
#include "app/touch/app.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct ShellOptions {
  DeskOptions desk{};
  std::filesystem::path assets{};
  std::optional<words::Words> words{};  // where they are loaded already; else read from `assets`
  std::string language = "sv";
  DeviceSettings device{};                // to begin with
  std::filesystem::path papers{};         // the folder for accounts as PDF; empty: none are made
  std::filesystem::path settings_file{};  // where changes of them are kept; empty: nowhere
  // Tells the window how large a millimetre is; may be empty. nullopt: as the system says.
  std::function<void(std::optional<float>)> set_px_per_mm{};
  // Reads pages aloud to respondents; null: nothing is heard.
  std::unique_ptr<voice::Voice> voice{};
  double idle_lock = kIdleLock;                                // seconds, clamped to the limits above
  std::function<void(const std::string&)> set_window_title{};  // may be empty; "Notes" while hidden
};

// What was written on a NotePage, a ToldPage or a GatePage, by whom and where: nobody else's to see, or to
// save.
struct KeptNote {
  std::string writer{};
  Place place{};
  std::string to{}, words{};
  std::string adult{};  // id; the family may be another when it comes back
  std::optional<std::string> law{};
  std::optional<Retelling> how{};
  std::vector<std::string> flags{};  // NotePage: which a report is about
  std::size_t about = 0;  // GatePage: the fingerprint of what would be told; other words are weighed anew
  std::optional<sharing::Decision> decision{};
  std::optional<std::size_t> reason{};
  SiblingSeen sibling = SiblingSeen::No;
};

class Shell final : public touch::App {
 public:
  // Errors: those of Words::load, where `words` are not given.
  [[nodiscard]] static Result<std::unique_ptr<Shell>> create(ShellOptions options);
  ~Shell() override;

  void frame(touch::Ui& ui) override;
  void after_frame(touch::Ui& ui) override;
  [[nodiscard]] std::optional<double> next_deadline() const override;
  void on_iconify() override;
  void on_close() override;

  [[nodiscard]] const Desk& desk() const { return desk_; }

 private:
  // A respondent has the device: what is drawn is in turn_, account_ or told_back_.
  struct InterviewPage {};
  struct AccountPageShown {};
  struct ToldBackShown {};
  using Page =
      std::variant<UnlockPage, MakeVaultPage, NeutralPage, TodayPage, FamilyNamePage, FamilyPage, PersonPage,
                   NewInterviewPage, HelpPage, NextRoundPage, GatePage, ToldPage, FollowPage, NotePage,
                   AnswersPage, InterviewPage, AccountPageShown, ToldBackShown>;

  explicit Shell(ShellOptions options);

  // ---- shell.cpp
  [[nodiscard]] const words::Language& say() const { return words_.in(display_.language); }
  [[nodiscard]] bool is_respondents() const;
  [[nodiscard]] std::vector<LanguageChoice> spoken_languages() const;
  void draw_page(touch::Ui& ui);
  void read_aloud(touch::Ui& ui);
  void show_display(touch::Ui& ui);
  void keep_display();
  void set_title(const std::string& title) const;
  [[nodiscard]] bool take_action();

  // ---- shell_cover.cpp: locking and hiding
  void watch_time(touch::Ui& ui);
  void ask_passphrase(UnlockFor purpose);
  void lock(UnlockFor purpose);
  void hide();
  void close_vault();
  void wipe_secrets();

  // ---- shell_turns.cpp: while a respondent has the device
  [[nodiscard]] Result<void> show_interview(const Place& place);
  void begin_turn(RespondentPeople people);
  [[nodiscard]] RespondentActions respondent_actions();
  [[nodiscard]] bool keeps_drafts() const;
  void watch_drafts(touch::Ui& ui);
  void keep_drafts();
  [[nodiscard]] Result<void> show_account(const Place& place);
  void fulfil(Respondent::Wish wish);
  void fulfil(TurnWish wish);
  void leave_account();
  void leave_told_back();
  void make_text_bigger();
  [[nodiscard]] float text_scale() const;
  [[nodiscard]] Result<void> tell_child(const NotePage& page);
  [[nodiscard]] Result<void> note_told_back();
  void keep_note();
  [[nodiscard]] const KeptNote* kept_note(const Place& place) const;  // null: nothing waits there
  void forget_note(const Place& place);
  // Shows that item, with what was half decided about it and its very words.
  void turn_gate_to(GatePage& page, std::size_t index);
  // What was written here is saved: on to another page, and nothing of it comes back.
  void leave_saved(Place to);
  void follow_up_by_report(const NotePage& page);
  void hand_back(Place::Kind next, UnlockFor purpose = UnlockFor::HandedBack);
  void leave_own_interview();
  void withdraw_unbegun();

  // ---- shell_places.cpp: each makes the page of a place, or says why it cannot
  void go(Place place);
  [[nodiscard]] Result<void> show(const Place& place);
  [[nodiscard]] Result<void> show_today();
  [[nodiscard]] Result<void> show_family(const Place& place);
  [[nodiscard]] Result<void> show_family_name(const Place& place);
  [[nodiscard]] Result<void> show_person(const Place& place);
  [[nodiscard]] Result<void> show_new_interview(const Place& place);
  [[nodiscard]] Result<void> show_help(const Place& place);
  [[nodiscard]] Result<void> show_answers(const Place& place);
  [[nodiscard]] Result<void> show_next_round(const Place& place);
  [[nodiscard]] Result<void> show_gate(const Place& place);
  [[nodiscard]] Result<void> show_told(const Place& place);
  [[nodiscard]] Result<void> show_follow(const Place& place);
  [[nodiscard]] Result<void> show_note(const Place& place);
  [[nodiscard]] Place place_above() const;

  // ---- shell_actions.cpp
  void act(const Action& action);
  void tell(const Error& error);
  void tell_notices();
  [[nodiscard]] words::Explained* problem();
  [[nodiscard]] Result<void> carry_out(const LockNow&);
  [[nodiscard]] Result<void> carry_out(const GoBack&);
  [[nodiscard]] Result<void> carry_out(const ShowDisplay&);
  [[nodiscard]] Result<void> carry_out(const ChooseLanguage& choice);
  [[nodiscard]] Result<void> carry_out(const ChooseTextScale& choice);
  [[nodiscard]] Result<void> carry_out(const ChooseTheme& choice);
  [[nodiscard]] Result<void> carry_out(const ReduceMotion& choice);
  [[nodiscard]] Result<void> carry_out(const SpaceText& choice);
  [[nodiscard]] Result<void> carry_out(const ReadPages& choice);
  [[nodiscard]] Result<void> carry_out(const ReadSlowly& choice);
  [[nodiscard]] Result<void> carry_out(const ShowCalibration&);
  [[nodiscard]] Result<void> carry_out(const TryScale& scale);
  [[nodiscard]] Result<void> carry_out(const KeepScale&);
  [[nodiscard]] Result<void> carry_out(const ForgetScale&);
  [[nodiscard]] Result<void> carry_out(const MakeVault&);
  [[nodiscard]] Result<void> carry_out(const OpenVault&);
  [[nodiscard]] Result<void> carry_out(const Return&);
  [[nodiscard]] Result<void> carry_out(const CoverAgain&);
  [[nodiscard]] Result<void> carry_out(const OpenFlagAgain& flag);
  [[nodiscard]] Result<void> carry_out(const PrintAccount& account);
  [[nodiscard]] Result<void> carry_out(const OpenFamily& family);
  [[nodiscard]] Result<void> carry_out(const EditFamily& family);
  [[nodiscard]] Result<void> carry_out(const SaveFamily&);
  [[nodiscard]] Result<void> carry_out(const RemoveFamily&);
  [[nodiscard]] Result<void> carry_out(const EditPerson& person);
  [[nodiscard]] Result<void> carry_out(const SavePerson&);
  [[nodiscard]] Result<void> carry_out(const RemovePerson&);
  [[nodiscard]] Result<void> carry_out(const LetBeTold& adult);
  [[nodiscard]] Result<void> carry_out(const TickOff& closed);
  [[nodiscard]] Result<void> carry_out(const NewInterview& interview);
  [[nodiscard]] Result<void> carry_out(const StartInterview&);
  [[nodiscard]] Result<void> carry_out(const ResumeInterview& interview);
  [[nodiscard]] Result<void> carry_out(const GoOver& over);
  [[nodiscard]] Result<void> carry_out(const ReviewChoices& choices);
  [[nodiscard]] Result<void> carry_out(const TurnPage& turn);
  [[nodiscard]] Result<void> carry_out(const Decide&);
  [[nodiscard]] Result<void> carry_out(const ShowAccount& account);
  [[nodiscard]] Result<void> carry_out(const MarkTold&);
  [[nodiscard]] Result<void> carry_out(const OpenFollow& follow);
  [[nodiscard]] Result<void> carry_out(const ChangeChoices& change);
  [[nodiscard]] Result<void> carry_out(const WriteNote& note);
  [[nodiscard]] Result<void> carry_out(const SaveNote&);
  [[nodiscard]] Result<void> carry_out(const EditHelp& help);
  [[nodiscard]] Result<void> carry_out(const SaveHelp&);
  [[nodiscard]] Result<void> carry_out(const MarkHelp& mark);
  [[nodiscard]] Result<void> carry_out(const UndoHelp&);
  [[nodiscard]] Result<void> carry_out(const ChangeNextRound& change);
  [[nodiscard]] Result<void> carry_out(const SaveNextRound&);
  [[nodiscard]] Result<void> carry_out(const ReadAnswers& answers);
  // The family that an action names, or the one whose page is open.
  [[nodiscard]] const std::string& or_here(const std::string& family) const {
    return family.empty() ? place_.family : family;
  }

  ShellOptions options_;
  words::Words words_;
  Desk desk_;
  DisplaySettings display_;
  Reading reading_;
  Page page_;
  std::string last_person_{};           // whose passphrase opened the vault last
  Place place_;                         // shown now, or to come back to
  std::vector<KeptNote> kept_notes_{};  // not saved yet; one for a person and place
  std::unique_ptr<InterviewTurn> turn_;
  std::unique_ptr<CoveredTurn> covered_;
  bool comes_back_ = false;  // to a page from one behind it: it stands where it was left
  std::unique_ptr<AccountTurn> account_;
  std::unique_ptr<ToldBackTurn> told_back_;
  std::optional<float> respondents_scale_{};  // of the text, that who has the device asked for

  touch::Keyboards keyboards_{};  // until the first frame brings them to the Ui
  std::vector<Error> notices_{};  // of the vault and the device, for the next page of the team's

  std::optional<Action> pending_{};  // touched in this frame
  std::optional<TurnWish> turn_wish_{};
  std::optional<Action> slow_{};  // carried out after the frame that says "one moment"
  bool forget_texts_ = false;     // with the next frame
  bool display_changed_ = true;
  std::string_view sheet_wanted_{};    // to be opened with the next frame; empty: none
  DeviceSettings kept_{};              // as the file has them
  std::optional<double> idle_at_{};    // when the idle lock falls, on Ui::now's clock
  std::optional<double> minute_at_{};  // when the neutral page's clock goes on
};

}  // namespace doorstep::screen
