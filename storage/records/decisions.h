// Decisions about sharing, out of the family's one list, by the child's interview that they belong to.
#pragma once

#include <map>
#include <vector>

#include "instruments/result.h"
#include "instruments/sharing/ledger.h"
#include "storage/records/interviews.h"

namespace doorstep::records {

// The key of a decision's interview in the stored list. Part of the stored format.
inline constexpr const char* kDecisionsInterview = "interview";

using Decisions = std::map<InterviewId, std::vector<sharing::Event>>;

// In the order in which they were made. Errors: "bad_event".
[[nodiscard]] Result<Decisions> decisions_of(vault::Vault& vault, const FamilyId& family);

}  // namespace doorstep::records
