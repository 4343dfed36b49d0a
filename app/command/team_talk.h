// The team's part in the terminal: the vault, a family and its people, what flags ask for, the gate, and the
// telling.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/command/console.h"
#include "app/command/passphrase.h"
#include "app/screen/desk.h"
#include "app/words/words.h"

namespace doorstep::command {

class TeamTalk {
 public:
  struct Way {
    std::string person;  // who opens the vault; empty: asked
    PassphraseOptions passphrase;
  };

  // All outlive the talk.
  TeamTalk(Console& console, screen::Desk& desk, const words::Language& say, Way way)
      : console_(console), desk_(desk), say_(say), way_(std::move(way)) {}

  // Opens the vault, or makes it. Errors as Desk's.
  [[nodiscard]] Result<void> unlock();
  // Closes the vault and opens it with the passphrase once more: a respondent had the device. It is asked for
  // at the prompt where the standard input is a terminal; where it is not, one that an option named counts
  // again, and that is said.
  [[nodiscard]] Result<void> unlock_again();
  // The same, behind a page that says nothing, until somebody presses Enter.
  [[nodiscard]] Result<void> uncover();

  enum class Purpose { Conduct, Follow };
  struct Chosen {
    std::string interview;  // its id
    Purpose purpose = Purpose::Conduct;
  };
  // A family, chosen or new, and the interview to conduct in it: taken up again, with its own version or gone
  // over to that of `instrument`, or new with `instrument`; or a child's that is finished, to go on with what
  // it has chosen.
  [[nodiscard]] Result<Chosen> choose_interview(const std::string& instrument);

  // What the interviewer must see and do after `interview`; noted as shown.
  [[nodiscard]] Result<void> show_flags(const std::string& interview);
  // The professional's gate for what the child permitted.
  [[nodiscard]] Result<void> go_through_gate(const std::string& interview);
  // Each parent's account, when the team wants to show it now.
  [[nodiscard]] Result<void> tell_parents(const std::string& interview);
  // When something was told: what the child is told about it, now or another time.
  [[nodiscard]] Result<void> tell_child(const std::string& interview);
  // What the team does with a finished interview of a child's, until it is done: gate, telling, answers, back
  // to the child, a change of mind, a report, who is barred and who else is told.
  [[nodiscard]] Result<void> follow(const std::string& interview, const words::Words& words);

 private:
  // Whether it is asked for: none was named, or a respondent had the device since.
  [[nodiscard]] bool is_asked_for() const;
  [[nodiscard]] Result<Passphrase> passphrase(const std::string& prompt);
  [[nodiscard]] Result<std::string> ask_name(std::string_view prompt);
  [[nodiscard]] Result<std::size_t> choose(const std::vector<std::string>& options,
                                           std::string_view question = {});
  void seal();  // closes the vault and clears the screen
  [[nodiscard]] Result<void> make_vault();
  [[nodiscard]] Result<void> open_vault();
  [[nodiscard]] Result<std::string> choose_family();
  [[nodiscard]] Result<std::optional<language::Date>> ask_birth_date(screen::PersonKind kind);
  [[nodiscard]] Result<void> add_person(const std::string& family, screen::PersonKind kind);
  [[nodiscard]] Result<void> add_people(const std::string& family);
  [[nodiscard]] Result<std::string> choose_person(const std::string& family, const std::string& instrument);
  // One that was begun, and what would become of it in the version of now, when that is another one.
  struct OpenInterview {
    std::string id;
    std::optional<interview::MigrationPlan> other_version;
  };
  [[nodiscard]] Result<std::optional<OpenInterview>> open_interview_of(const std::string& family,
                                                                       const std::string& person,
                                                                       const std::string& instrument);
  [[nodiscard]] Result<screen::ChosenSources> choose_sources(const std::string& family,
                                                             const std::string& person,
                                                             const std::string& instrument);
  [[nodiscard]] Result<std::optional<Chosen>> already_there(const std::string& family,
                                                            const std::string& person,
                                                            const std::string& instrument);
  [[nodiscard]] Result<void> remind_of_flags(const std::string& interview, const std::string& child);
  // What must be seen to of what that child said.
  [[nodiscard]] Result<std::vector<screen::FlagView>> waiting_flags(const std::string& interview);
  [[nodiscard]] Result<void> decide(const std::string& interview, const screen::GateItem& item);
  [[nodiscard]] Result<void> ask_reason(screen::Verdict& verdict);
  enum class Lawless { No, Offered };
  // A rule's id; empty when none was chosen.
  [[nodiscard]] Result<std::string> ask_law(std::string_view about, Lawless lawless);
  [[nodiscard]] Result<screen::Retelling> ask_way();
  [[nodiscard]] Result<void> follow_once(const std::string& interview, std::size_t wish,
                                         const words::Words& words);
  enum class About { Response, FollowUp };
  [[nodiscard]] Result<void> note_words(const std::string& interview, About about);
  [[nodiscard]] Result<void> tell_of_reports(const std::string& interview);
  [[nodiscard]] Result<void> change_choices(const std::string& interview, const words::Words& words);
  [[nodiscard]] Result<void> note_report(const std::string& interview);
  [[nodiscard]] Result<void> follow_up_flags(const std::string& interview);
  enum class Bars { Set, Lift };
  [[nodiscard]] Result<void> change_bar(const std::string& interview, Bars bars);
  [[nodiscard]] Result<void> add_adult(const std::string& interview);
  // One of `people` who fits; nullopt when there is nobody.
  [[nodiscard]] Result<std::optional<screen::PersonView>> ask_whom(
      const std::string& interview, const std::function<bool(const screen::PersonView&)>& fits);
  [[nodiscard]] Result<void> tell(const std::string& interview, const screen::ParentOfChild& parent);
  [[nodiscard]] Result<screen::RespondentPeople> people_of(const std::string& interview);

  Console& console_;
  screen::Desk& desk_;
  const words::Language& say_;
  Way way_;
  std::optional<Passphrase> given_{};  // a descriptor is read once; kept only where nobody can be asked
  bool sealed_ = false;
};

// A parent's account as the parent sees it: the released lines and nothing else.
void show_account(Console& console, const words::Language& say, const screen::AccountView& account);

}  // namespace doorstep::command
