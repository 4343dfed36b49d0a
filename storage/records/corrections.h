// What was written wrongly about a family and its people is put right. What was recorded about them stays: an
// answer, a decision and what was told keep the words that they were kept with.
//
// An interviewer's work ("needs_interviewer"), and audited by what kind of thing was changed, never by what
// it was or is; nothing is changed on error.
#pragma once

#include <cstdint>

#include "instruments/result.h"
#include "storage/records/people.h"

namespace doorstep::records {

// Whether there is anything about this person besides what stands on its own page: an interview, a decision
// of a child's or the team's (a bar too), a part of a plan. Errors: "no_such_record", "bad_event".
[[nodiscard]] Result<bool> is_recorded(vault::Vault& vault, const PersonId& person);

// Writes `person` over the one with its id. Errors: "name_missing", "no_such_record"; "role_in_use": a child
// that becomes an adult, or an adult a child, about whom something is recorded.
[[nodiscard]] Result<void> correct(vault::Vault& vault, Person person, std::int64_t at);

// Takes away one who was added by mistake. Errors: "no_such_record", "has_records" (is_recorded()).
[[nodiscard]] Result<void> remove(vault::Vault& vault, const PersonId& person, std::int64_t at);

// Whether there is anything but its name and case number: a person, a part of a plan. Errors:
// "no_such_record".
[[nodiscard]] Result<bool> is_recorded(vault::Vault& vault, const FamilyId& family);

// Writes `family`'s name and case number over those of the one with its id. Errors: "name_missing",
// "no_such_record".
[[nodiscard]] Result<void> correct(vault::Vault& vault, const Family& family, std::int64_t at);

// Takes away one that was added by mistake. Errors: "no_such_record", "family_in_use" (is_recorded()).
[[nodiscard]] Result<void> remove(vault::Vault& vault, const FamilyId& family, std::int64_t at);

}  // namespace doorstep::records
