// An interview that is going on, and the child's sharing choices, over the vault: what was done is on the
// disk before anybody sees it as done.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "instruments/interview/interview.h"
#include "instruments/result.h"
#include "instruments/sharing/ledger.h"
#include "storage/records/interviews.h"
#include "storage/records/people.h"

namespace doorstep::records {

class LiveInterview {
 public:
  // Begins an interview with `person`: keeps the exact `instrument_text` that `instrument` was loaded from,
  // and the first event. The age is the person's at `today`, when the birth date is known. Audited.
  [[nodiscard]] static Result<LiveInterview> start(vault::Vault& vault, const Person& person,
                                                   std::shared_ptr<const model::Instrument> instrument,
                                                   std::string_view instrument_text,
                                                   std::string_view language, language::Date today,
                                                   interview::Stamp stamp);
  // Opens a kept interview with the instrument text that it was made with. Errors: "no_such_record",
  // "damaged", "bad_history", "bad_event".
  [[nodiscard]] static Result<LiveInterview> resume(vault::Vault& vault, const InterviewId& interview);

  // Plans the move, commits its event, and only then makes it so. Errors as Interview::plan() and the
  // vault's; nothing is changed then.
  [[nodiscard]] Result<void> make(const interview::Move& move, interview::Stamp stamp);
  // Commits one decision about sharing; `event` without number and time. Release, refusal and telling are
  // audited.
  [[nodiscard]] Result<void> decide(sharing::Event event, interview::Stamp stamp);

  [[nodiscard]] const interview::Interview& interview() const { return interview_; }
  [[nodiscard]] const sharing::Ledger& ledger() const { return ledger_; }
  [[nodiscard]] const InterviewRecord& record() const { return record_; }

 private:
  LiveInterview(vault::Vault& vault, InterviewRecord record, interview::Interview interview,
                ContentClass content_class)
      : vault_(&vault),
        record_(std::move(record)),
        interview_(std::move(interview)),
        content_class_(content_class) {}
  [[nodiscard]] Result<void> read_ledger();
  [[nodiscard]] InterviewRecord after(const interview::Event& event) const;

  vault::Vault* vault_;  // outlives every interview that is open in it
  InterviewRecord record_;
  interview::Interview interview_;
  sharing::Ledger ledger_;
  ContentClass content_class_;
};

}  // namespace doorstep::records
