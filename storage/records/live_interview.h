// An interview that is going on, and the child's sharing choices, over the vault: what was done is on the
// disk before anybody sees it as done.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/interview/migration.h"
#include "instruments/result.h"
#include "instruments/sharing/ledger.h"
#include "storage/records/interviews.h"
#include "storage/records/people.h"
#include "storage/records/sources.h"

namespace doorstep::records {

// When an interview begins: what is drawn once from the clocks, and kept with it.
struct Moment {
  language::Date today;
  std::optional<language::Time> now;  // on the wall clock; nullopt: not known
  interview::Stamp stamp;
};

// What is being given and was not sent off, by question.
using Drafts = std::map<std::uint32_t, interview::Answer>;

class LiveInterview {
 public:
  // Begins an interview with `person`: keeps the exact `instrument_text` that `instrument` was loaded from,
  // and the first event. The age is the person's at that day, when the birth date is known. Audited. For each
  // name in the instrument's `from`, `sources` says which interview is read; without one, the same person's
  // last. Errors besides the vault's: "source_does_not_fit".
  [[nodiscard]] static Result<LiveInterview> start(vault::Vault& vault, const Person& person,
                                                   std::shared_ptr<const model::Instrument> instrument,
                                                   std::string_view instrument_text,
                                                   std::string_view language, const Moment& moment,
                                                   std::span<const Source> sources = {});
  // Opens a kept interview with the instrument text that it was made with. Errors: "no_such_record",
  // "damaged", "bad_history", "bad_event".
  [[nodiscard]] static Result<LiveInterview> resume(vault::Vault& vault, const InterviewId& interview);

  // Plans the move, commits its event, and only then makes it so. What the child chose to share and is made
  // from other answers then is committed as undecided with it, and what it says to the closing questions
  // stands among the decisions. Errors as Interview::plan() and the vault's;
  // nothing is changed then.
  [[nodiscard]] Result<void> make(const interview::Move& move, interview::Stamp stamp);
  // Keeps what its respondent is giving, in place of what was kept before, so that nobody says it twice where
  // the program ends without a word. It is no answer: no event has it, nothing reads it but drafts(), and it
  // goes with the end of the interview. Errors, nothing changed: "ended", the vault's.
  [[nodiscard]] Result<void> keep_drafts(const Drafts& drafts);
  // For the page of who gives it. What the instrument does not know is left out.
  [[nodiscard]] Result<Drafts> drafts() const;
  // Takes it back when nobody has answered, read or decided anything in it: it was begun with the wrong
  // person, or not now. The vault has nothing of it then, and this object takes no more moves. False, nothing
  // changed: something was recorded. Audited. Errors, nothing changed: "needs_interviewer"; "ended"
  // (Replaced); the vault's, where another interview reads this one.
  [[nodiscard]] Result<bool> withdraw(std::int64_t at);
  // Commits one decision about sharing; `event` without number and time. Audited, and so is its refusal, with
  // the rule's code. Errors as Ledger::may() and the vault's, "ended" (Replaced), and "names_sibling": a
  // release of a text that names another child of the family, whom `event.named` does not say was seen.
  [[nodiscard]] Result<void> decide(sharing::Event event, interview::Stamp stamp);
  // Every decision that the ledger is replayed from, the family's among them.
  [[nodiscard]] Result<std::vector<sharing::Event>> decisions() const;
  // What the child had chosen when the round before this one ended; an empty ledger when there was none. To
  // be shown beside the choices: nothing of it counts here.
  [[nodiscard]] Result<sharing::Ledger> last_choices() const;
  // The other children of the family whom `lines` name.
  [[nodiscard]] Result<std::vector<Person>> siblings_named(std::span<const std::string> lines) const;

  // What would become of this interview in `next`, another version of its instrument, with what that one
  // reads of other interviews. Errors as interview::plan_migration(), and as resume() for those others;
  // nothing is changed.
  [[nodiscard]] Result<interview::MigrationPlan> plan_migration(
      const std::shared_ptr<const model::Instrument>& next) const;
  // Lets it go on in `next`, which was loaded from `instrument_text`, as a team member has agreed to: an
  // interview of its own with the same person and round, that begins with what carries over, and with all
  // that was told; what the child chose to share is to be chosen again. This one stays as it is, Replaced,
  // and takes no more moves ("ended"), only that a flag was shown. `sources` are the instruments that `next`
  // reads from, as they were loaded with it; which interviews they stand for stays as it was chosen. One
  // write; audited. Errors, nothing changed: as plan_migration(); "plan_changed" when something else would
  // come of it than `agreed` says; "not_kept" when the vault has not what `next` reads from.
  [[nodiscard]] Result<LiveInterview> migrate(const interview::MigrationPlan& agreed,
                                              const std::shared_ptr<const model::Instrument>& next,
                                              std::string_view instrument_text, interview::Stamp stamp,
                                              std::span<const Source> sources = {});

  [[nodiscard]] const interview::Interview& interview() const { return interview_; }
  [[nodiscard]] const sharing::Ledger& ledger() const { return ledger_; }
  [[nodiscard]] const InterviewRecord& record() const { return record_; }

 private:
  // The interviews that were chosen for this one, as far as another version of the instrument reads them.
  [[nodiscard]] Result<std::vector<Source>> chosen_for(const model::Instrument& next) const;
  // What that version uses of them.
  [[nodiscard]] Result<std::vector<interview::OutsideValue>> known_to(const model::Instrument& next) const;

  LiveInterview(vault::Vault& vault, InterviewRecord record, interview::Interview interview,
                ContentClass content_class)
      : vault_(&vault),
        record_(std::move(record)),
        interview_(std::move(interview)),
        content_class_(content_class) {}
  [[nodiscard]] Result<void> read_ledger();
  [[nodiscard]] Result<void> keep(const sharing::Event& decision);
  [[nodiscard]] Result<void> may(const sharing::Event& decision) const;
  [[nodiscard]] Result<std::vector<sharing::Event>> following_from(const interview::Event& event) const;
  [[nodiscard]] Result<void> keep_migrated(const LiveInterview& last, const interview::MigrationPlan& plan,
                                           std::string_view instrument_text, interview::Stamp stamp,
                                           std::span<const Source> sources);
  [[nodiscard]] Result<void> keep_read(const LiveInterview& last, std::span<const Source> sources);
  [[nodiscard]] Result<void> opens_again(const std::string& text) const;
  [[nodiscard]] Result<void> is_current() const;
  [[nodiscard]] InterviewRecord after(const interview::Event& event) const;

  vault::Vault* vault_;  // outlives every interview that is open in it
  InterviewRecord record_;
  interview::Interview interview_;
  sharing::Ledger ledger_;
  ContentClass content_class_;
};

}  // namespace doorstep::records
