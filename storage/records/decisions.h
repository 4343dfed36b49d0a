// Decisions about sharing, out of the family's one list, by the child's interview that they belong to; and
// that they are what the log says was decided.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "instruments/result.h"
#include "instruments/sharing/ledger.h"
#include "storage/records/interviews.h"

namespace doorstep::records {

// The key of a decision's interview in the stored list; the family's own have none. Part of the stored
// format.
inline constexpr const char* kDecisionsInterview = "interview";

// What the ledger of each interview is replayed from: its own decisions and the family's (bars), in the order
// in which they were made. The family's alone stand under an empty id.
using Decisions = std::map<InterviewId, std::vector<sharing::Event>>;

// Errors: "bad_event".
[[nodiscard]] Result<Decisions> decisions_of(vault::Vault& vault, const FamilyId& family);

// Of one interview, or of none of them. Errors: "bad_event".
[[nodiscard]] Result<std::vector<sharing::Event>> decisions_for(vault::Vault& vault, const FamilyId& family,
                                                                const InterviewId& interview);

// Keeps `event` at the end of the family's list, and its number and digest in the log, as one write: what is
// kept cannot be changed afterwards without being noticed. `interview` is empty for the family's own.
[[nodiscard]] Result<void> keep_decision(vault::Vault& vault, const FamilyId& family,
                                         const InterviewId& interview, const sharing::Event& event);
// The same for one that is taken over from another interview: the log says so.
[[nodiscard]] Result<void> keep_copied_decision(vault::Vault& vault, const FamilyId& family,
                                                const InterviewId& interview, const sharing::Event& event);

// By the number of each decision of `interview`, the entry of the log that vouches for it. Decisions from
// before the log held digests have none. Errors: "audit_broken"; "not_in_the_log" when a decision, or a bar
// of the family's, is another than was decided, or is missing.
[[nodiscard]] Result<std::map<std::uint32_t, std::int64_t>> vouched_for(vault::Vault& vault,
                                                                        const FamilyId& family,
                                                                        const InterviewId& interview);

}  // namespace doorstep::records
