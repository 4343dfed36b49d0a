// What was said that has to be seen to at once (flags of level act_now), and what the team noted of it:
// nobody has to remember overnight that a child must not go home.
//
// Notes are added and never changed; the last one of a flag says how it stands. Writing is an interviewer's
// ("needs_interviewer", and nothing is changed), and audited by ids.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/result.h"
#include "storage/records/ids.h"
#include "storage/records/interviews.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

// Part of the stored format: never change a number.
enum class FlagState : std::uint8_t { Raised = 1, FollowedUp = 2, OpenedAgain = 3 };

// Content of class Identity: what the team writes in its own words may name people.
struct FlagNote {
  InterviewId interview;
  std::string flag;  // its id in the instrument
  FlagState state = FlagState::Raised;
  std::string by;                  // the name of who wrote it
  std::string words;               // FollowedUp: what was done
  std::int64_t at = 0;             // milliseconds since 1970, UTC
  std::vector<FlagNote> before{};  // of a last note: the FollowedUp ones before it, oldest first

  [[nodiscard]] bool waits() const { return state != FlagState::FollowedUp; }
};

struct RaisedFlag {
  std::string flag;
  bool anew = false;  // by what is being written now: it waits again, also when it had been seen to
};

// The flags of level act_now that `interview` raises or has raised; those that were not raised in `before`
// are raised anew.
[[nodiscard]] std::vector<RaisedFlag> urgent_flags(const interview::Interview& interview,
                                                   const interview::Interview* before = nullptr);
// Notes of each of `flags` that it was raised, unless it is noted already. Not audited: the events of the
// interview tell it.
[[nodiscard]] Result<void> note_raised(vault::Vault& vault, const InterviewRecord& interview,
                                       std::span<const RaisedFlag> flags, std::int64_t at);

// A member of the team has seen to it, and `words` say how; more can be added. Errors: "words_missing";
// "no_such_record" (it was not raised there).
[[nodiscard]] Result<void> follow_up(vault::Vault& vault, const InterviewId& interview,
                                     const std::string& flag, const std::string& words, std::int64_t at);
// It was not the end of it. Errors: "no_such_record" (it was not followed up).
[[nodiscard]] Result<void> open_again(vault::Vault& vault, const InterviewId& interview,
                                      const std::string& flag, std::int64_t at);

// The last note of each flag, of the family's interviews or of all. Of a talk that went on in another version
// of its instrument the last version that notes a flag speaks for it; another round speaks for itself.
[[nodiscard]] Result<std::vector<FlagNote>> last_flag_notes(vault::Vault& vault, const FamilyId& family);
[[nodiscard]] Result<std::vector<FlagNote>> all_last_flag_notes(vault::Vault& vault);

// Within a write: what stands in `last` of flags that `next` raised too stands in `next`.
[[nodiscard]] Result<void> carry_flag_notes(vault::Vault& vault, const InterviewRecord& last,
                                            const InterviewRecord& next);

}  // namespace doorstep::records
