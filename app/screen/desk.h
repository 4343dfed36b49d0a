// The only place where the app talks to what is kept: it opens and makes vaults, and turns records into what
// pages show and touches into records.
//
// Invariants: without an open vault there is nothing to read here, and no name or answer is held (close()
// drops them with the keys). What a call says was done is in the vault by then. Errors are those of the vault
// and of the records, by their codes, and "locked" when no vault is open; nothing is changed on error. One
// thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/screen/answers_screen.h"
#include "app/screen/clocks.h"
#include "app/screen/family_view.h"
#include "app/screen/gate_screen.h"
#include "app/screen/new_interview_screen.h"
#include "app/screen/respondent_view.h"
#include "app/screen/sharing_history.h"
#include "app/screen/told_screen.h"
#include "instruments/result.h"
#include "instruments/sharing/account.h"
#include "instruments/sharing/rules.h"
#include "storage/records/live_interview.h"
#include "storage/vault/vault.h"

namespace doorstep::screen {

struct DeskOptions {
  std::filesystem::path vault;  // the folder, there or not
  // Files, and folders of YAML files, by name. Of two files with one instrument the first counts.
  std::vector<std::filesystem::path> instruments;
  vault::VaultOptions vault_options{};
  Clocks clocks = system_clocks();
};

struct NewPersonData {
  PersonKind kind = PersonKind::Child;
  std::string name;
  std::string called;  // may be empty
  std::optional<language::Date> born;
  std::string language;  // "sv"
  Told told = Told::No;  // OtherAdult: whether children decide what this person may hear
};

// A known person, as it can be corrected.
struct KnownPerson {
  NewPersonData data;
  bool is_recorded = false;  // records::is_recorded()
};

// A known family, as it can be corrected.
struct KnownFamily {
  std::string name;
  std::string case_number;
  bool is_recorded = false;  // records::is_recorded()
};

// An instrument's file that does not open.
struct RefusedFile {
  std::string name;                      // without its folders
  std::optional<yaml::Problem> problem;  // the first; none: it cannot be read at all
};

// Whom a new interview can be with, and the first of the instruments that do not open.
struct InterviewChoices {
  std::vector<PersonChoice> people;
  std::optional<RefusedFile> refused;
};

// What a parent is shown: the account, and nothing else of the child's.
struct AccountView {
  sharing::Account account;
  std::string parent;  // the name
  std::string child;
  std::string language{};  // the parent's own
  std::string words_in{};  // the language of the child's words
};

class Desk {
 public:
  explicit Desk(DeskOptions options);
  ~Desk();
  Desk(const Desk&) = delete;  // one vault, one set of keys
  Desk& operator=(const Desk&) = delete;

  // ---- the vault (desk.cpp) ----
  [[nodiscard]] bool has_vault() const;
  // Names of those with a way in; read without a passphrase.
  [[nodiscard]] Result<std::vector<std::string>> people_with_a_way_in() const;
  [[nodiscard]] Result<void> make_vault(std::string_view person, std::string_view passphrase);
  [[nodiscard]] Result<void> open_vault(std::string_view person, std::string_view passphrase);
  void close();
  [[nodiscard]] bool is_open() const { return vault_ != nullptr; }
  [[nodiscard]] std::string who() const;  // the name of the person who opened it; empty when closed
  // What was odd at opening and was let through, or since then (the reserve for a full disk was used), to be
  // shown; audited by now, and told once. What cannot be audited comes again with the next call.
  [[nodiscard]] std::vector<Error> take_notices();
  [[nodiscard]] LocalTime local_time() const;
  [[nodiscard]] language::Date today() const;
  [[nodiscard]] interview::Stamp now() const { return options_.clocks.now(); }

  // ---- families and people (desk.cpp) ----
  // Reading is an interviewer's, here and below: whoever opened the vault without that role gets
  // "needs_interviewer". A rule of this class, and no key of the vault's.
  [[nodiscard]] Result<std::vector<FamilyLine>> families();
  [[nodiscard]] Result<std::string> add_family(const std::string& name, const std::string& case_number);
  [[nodiscard]] Result<std::string> add_person(const std::string& family, const NewPersonData& person);
  [[nodiscard]] Result<KnownPerson> person(const std::string& id);
  [[nodiscard]] Result<KnownFamily> family_name(const std::string& id);
  // Errors as records::correct() and records::remove().
  [[nodiscard]] Result<void> correct_family(const std::string& id, const std::string& name,
                                            const std::string& case_number);
  [[nodiscard]] Result<void> remove_family(const std::string& id);
  [[nodiscard]] Result<void> correct_person(const std::string& id, const NewPersonData& person);
  [[nodiscard]] Result<void> remove_person(const std::string& id);

  // ---- what waits (desk_today.cpp) ----
  // Titles in `language`. What cannot be read is left out; the family's own page says why.
  [[nodiscard]] Result<TodayView> today_list(std::string_view language);

  // ---- a family's page (desk_family.cpp, desk_history.cpp) ----
  // Titles and prompts in `language`.
  [[nodiscard]] Result<FamilyView> family(const std::string& id, std::string_view language);
  // Writes down that the interviewer was shown those flags that were not noted yet, and, of a vault that is
  // older than such notes, that what is most urgent among them waits. Whether any was shown first now.
  [[nodiscard]] Result<bool> note_shown(const std::vector<FlagView>& flags);
  // Somebody has seen to a flag of an interview, and `words` say how; it was not the end of it. Errors as
  // records::follow_up() and open_again().
  [[nodiscard]] Result<void> follow_up_flag(const std::string& interview, const std::string& flag,
                                            const std::string& words);
  [[nodiscard]] Result<void> open_flag_again(const std::string& interview, const std::string& flag);

  // ---- interviews (desk_interviews.cpp) ----
  // Instruments that were put there or changed since the last time are read again.
  [[nodiscard]] Result<InterviewChoices> choices(const std::string& family, std::string_view language);
  // The new interview's id. `chosen`: for each name in the instrument's `from` the interview that it reads,
  // empty for none; without them the same person's last one.
  [[nodiscard]] Result<std::string> start_interview(const std::string& person, const std::string& instrument,
                                                    const ChosenSources& chosen = {});
  // The id of the instrument that an interview was made with.
  [[nodiscard]] Result<std::string> instrument_asked_in(const std::string& interview);
  // The interview lives no longer than the vault is open.
  [[nodiscard]] Result<records::LiveInterview> open_interview(const std::string& interview);
  // Lets an open interview go on in the version that new ones are made with now, as the team member agreed to
  // (InterviewLine::other_version); the id of the one that it goes on in. Errors as LiveInterview::migrate().
  [[nodiscard]] Result<std::string> go_over(const std::string& interview,
                                            const interview::MigrationPlan& agreed);
  // What was answered in it, for the team to read. Audited.
  [[nodiscard]] Result<AnswersView> answers(const std::string& interview, const words::Language& say);
  // Who answers in it, who asks, and the parents whom a child decides about.
  [[nodiscard]] Result<RespondentPeople> people_of(const records::LiveInterview& live);

  // ---- the plan and the next rounds (desk_plan.cpp) ----
  [[nodiscard]] Result<HelpLine> help(const std::string& id);
  // Adds what has no id, and changes what has one; its id. Errors as records::add.
  [[nodiscard]] Result<std::string> save_help(const std::string& family, const HelpLine& help);
  [[nodiscard]] Result<void> mark_help(const std::string& id, HelpState state);
  // Everybody of the team who has a way in: who may see to a help.
  [[nodiscard]] std::vector<std::string> team() const;
  [[nodiscard]] Result<void> set_next_round(const std::string& after, std::optional<language::Date> due);

  // ---- what a child lets be told (desk_sharing.cpp) ----
  [[nodiscard]] Result<std::vector<GateItem>> gate(const std::string& interview);
  // Errors as LiveInterview::decide(), and "unknown_law".
  [[nodiscard]] Result<void> decide(const std::string& interview, const GateItem& item,
                                    const Verdict& verdict);
  // Audited, also when it is refused: the account is about to be shown. Errors as records::account_for().
  [[nodiscard]] Result<AccountView> account(const std::string& interview, const std::string& parent);
  // Audits that the account is a file now, which is not encrypted.
  [[nodiscard]] Result<void> note_on_paper(const std::string& interview);
  // Everything that is released to this adult has been told; `response` is what it said, or empty.
  [[nodiscard]] Result<void> mark_told(const std::string& interview, const std::string& parent, Retelling how,
                                       const std::string& response = {});
  [[nodiscard]] Result<void> note_response(const std::string& interview, const std::string& parent,
                                           const std::string& words);
  [[nodiscard]] Result<void> follow_up(const std::string& interview, const std::string& parent,
                                       const std::string& words);
  // The child was told `words`: what was told and how it was taken, or of a report by its number.
  [[nodiscard]] Result<void> tell_back(const std::string& interview, const std::string& words, Retelling how,
                                       std::uint32_t report = 0);
  // A report was made to `to`. Errors: "reason_missing", "law_missing", "unknown_law".
  [[nodiscard]] Result<void> report(const std::string& interview, const std::string& to,
                                    const std::string& reason, const std::string& law);
  // What the child says later about the sharing itself, as it told the team.
  [[nodiscard]] Result<void> assent_for_child(const std::string& interview, Assent assent);
  [[nodiscard]] Result<ToldView> told_so_far(const std::string& interview);
  // What was told and how it came to that, each decision compared with the log. Audited, also when it is
  // refused: "audit_broken", "not_in_the_log".
  [[nodiscard]] Result<SharingHistory> sharing_history(const std::string& interview,
                                                       const words::Language& say);
  // Rules of law in force today about a kind of reason (sharing::word(Why)) or bars (sharing::kAboutBars).
  [[nodiscard]] Result<std::vector<LawChoice>> laws(std::string_view about, const std::string& language);
  // Nothing is told to `person` any more, by any child. Errors as records::set_bar(), and "unknown_law".
  [[nodiscard]] Result<void> bar(const std::string& person, const std::string& reason,
                                 const std::string& law);
  [[nodiscard]] Result<void> lift_bar(const std::string& person, const std::string& reason);
  // Whether children decide what this other adult may hear; none is asked before it goes through its choices.
  [[nodiscard]] Result<void> let_be_told(const std::string& person, Told told);
  // That choices were closed has been seen to. Errors as records::tick_off().
  [[nodiscard]] Result<void> tick_off(const std::string& interview);

 private:
  struct Shelf;  // the instruments, read and checked
  // An instrument that interviews were made with.
  struct Kept {
    std::shared_ptr<const model::Instrument> instrument;  // null when it cannot be read
    std::optional<int> months_to_next_round;              // as its author says
  };

  [[nodiscard]] Result<void> may_read() const;
  // The instrument that an interview was made with; read once while the vault is open.
  [[nodiscard]] const Kept& kept(const records::InterviewRecord& record);
  // Its title; its id when it cannot be read.
  [[nodiscard]] std::string title_of(const records::InterviewRecord& record, std::string_view language);
  [[nodiscard]] AnsweredBy answerer_of(const records::InterviewRecord& record);
  [[nodiscard]] Result<FamilyLine> line_of(const records::Family& family,
                                           const std::vector<records::InterviewRecord>& interviews);
  // What `interviews` of one family ask to be asked again, whatever day it is; those of nobody are left out.
  [[nodiscard]] Result<std::vector<NextRoundLine>> next_rounds(
      const std::vector<records::InterviewRecord>& interviews, const std::vector<PersonView>& people,
      std::string_view language);
  [[nodiscard]] Result<std::vector<HelpLine>> plan_of(const records::FamilyId& family,
                                                      const std::vector<PersonView>& people);
  [[nodiscard]] Result<std::vector<HistoryLine>> history_of(
      const records::Family& family, const std::vector<records::InterviewRecord>& interviews,
      const std::vector<PersonView>& people, std::string_view language);
  [[nodiscard]] std::vector<SourceQuestion> sources_for(
      const model::Instrument& instrument, const std::string& person,
      const std::vector<records::InterviewRecord>& interviews, const std::vector<PersonView>& people,
      std::string_view language);
  [[nodiscard]] Result<void> note(std::string_view kind, std::string_view subject);
  [[nodiscard]] Result<void> record(const std::string& interview, sharing::Event event);
  [[nodiscard]] Result<const sharing::Rules*> rules();
  // Writes down what the rule is called that `event` refers to. Errors: "unknown_law".
  [[nodiscard]] Result<void> cite(sharing::Event& event);
  [[nodiscard]] Result<std::vector<records::Person>> people(const records::FamilyId& family);
  [[nodiscard]] const Shelf& shelf();
  [[nodiscard]] std::optional<language::Time> time_of_day() const;
  // What would become of an open interview in the version that new ones are made with; nullopt when that is
  // its own, or it cannot go over.
  // The instruments that this one reads from, as they are on this device; no interviews chosen.
  [[nodiscard]] std::vector<records::Source> read_by(const model::Instrument& instrument);
  [[nodiscard]] std::optional<interview::MigrationPlan> other_version(const records::LiveInterview& live);

  DeskOptions options_;
  std::unique_ptr<vault::Vault> vault_;  // null while it is closed
  std::size_t notices_taken_ = 0;        // of the open vault
  std::size_t notices_noted_ = 0;        // of those, written down when it was opened
  std::unique_ptr<Shelf> shelf_;
  std::unique_ptr<const sharing::Rules> rules_;
  std::map<std::string, Kept> kept_;  // by the hash of their text
};

// Fails with "locked": there is no open vault.
[[nodiscard]] tl::unexpected<Error> locked();

// The person as the pages show it, without interviews. `today` decides the age.
[[nodiscard]] PersonView view_of(const records::Person& person, language::Date today);

[[nodiscard]] InterviewState state_of(records::InterviewState state);

// Null when nobody has that id.
[[nodiscard]] const PersonView* find_person(const std::vector<PersonView>& people, const std::string& id);

// Whether something was released to that adult and not told yet.
[[nodiscard]] bool has_news_for(const FamilyView& family, const std::string& interview,
                                const std::string& adult);

// What must be seen to of what was said in any interview with the child whose `interview` it is, and nobody
// has yet: the gate reminds of it, and a report may be about it.
[[nodiscard]] std::vector<FlagView> waiting_flags(const FamilyView& family, const std::string& interview);

// What the child lets `parent` be told in `ledger`, in any state but closed.
[[nodiscard]] std::vector<sharing::Thing> permitted_things(const sharing::Ledger& ledger,
                                                           const std::string& parent);

}  // namespace doorstep::screen
