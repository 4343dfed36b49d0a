// Interviews, the instrument texts that they were made with, and their events.
//
// Writing is an interviewer's: whoever opened the vault without that role gets "needs_interviewer", and
// nothing is changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/result.h"
#include "storage/records/content.h"
#include "storage/records/ids.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

// Part of the stored format: never change a number.
enum class InterviewState : std::uint8_t {
  Open = 1,
  Finished = 2,
  Stopped = 3,
  Replaced = 4,  // went on in another version of its instrument, as an interview of its own
  Declined =
      5,  // assent was refused before the first question; stored as Stopped by programs before this state
};

struct InterviewRecord {
  InterviewId id;
  FamilyId family;
  PersonId person;
  std::string instrument;  // id
  std::string version;
  std::string instrument_hash;  // BLAKE2b-256 of the exact text, hexadecimal
  int round = 0;                // from 1; 0 to add(): the person's next with that instrument, where what
                                // was declined counts as none
  InterviewState state = InterviewState::Open;
  std::string language;
  std::int64_t started_at = 0;
  std::int64_t last_at = 0;
};

// Versions of its instrument that one talk went on in share person, instrument and round. What was declined
// is of no round.
[[nodiscard]] bool is_same_round(const InterviewRecord& one, const InterviewRecord& other);
// Of those, whether `one` speaks for the round rather than `other`: the one that did not go on elsewhere
// does, and of the rest the latest.
[[nodiscard]] bool speaks_before(const InterviewRecord& one, const InterviewRecord& other);

// Keeps `text` once, whatever number of interviews uses it, and returns its hash.
[[nodiscard]] Result<std::string> keep_instrument(vault::Vault& vault, std::string_view text);
// The exact text. Errors: "no_such_record"; "damaged" when it does not have that hash any more.
[[nodiscard]] Result<std::string> instrument_text(vault::Vault& vault, const std::string& hash);

// Adds an interview, which gets its id and, unless it has one, the person's next round with that instrument.
[[nodiscard]] Result<InterviewRecord> add(vault::Vault& vault, InterviewRecord interview);
// Writes state, language and time of the last event; what was being given goes with the end. Errors:
// "no_such_record".
[[nodiscard]] Result<void> change(vault::Vault& vault, const InterviewRecord& interview);
[[nodiscard]] Result<InterviewRecord> find(vault::Vault& vault, const InterviewId& interview);
// Of one family, in the order in which they were started; rounds stand in their order whatever the clock
// said.
[[nodiscard]] Result<std::vector<InterviewRecord>> interviews(vault::Vault& vault, const FamilyId& family);
[[nodiscard]] Result<std::vector<InterviewRecord>> all_interviews(vault::Vault& vault);

// The events of an interview are numbered from 1. append() is on the disk when it returns. Errors, nothing
// kept: "sequence_conflict" when `number` is not the next one.
[[nodiscard]] Result<void> append_event(vault::Vault& vault, const InterviewRecord& interview,
                                        ContentClass content_class, std::uint32_t number,
                                        const nlohmann::json& event);
[[nodiscard]] Result<std::vector<nlohmann::json>> events(vault::Vault& vault,
                                                         const InterviewRecord& interview);

// Sharing decisions of a family, all children's in one list, numbered from 1; as append_event().
[[nodiscard]] Result<void> append_sharing(vault::Vault& vault, const FamilyId& family, std::uint32_t number,
                                          const nlohmann::json& decision);
[[nodiscard]] Result<std::vector<nlohmann::json>> sharing(vault::Vault& vault, const FamilyId& family);

}  // namespace doorstep::records
