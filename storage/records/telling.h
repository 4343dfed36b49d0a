// Who may be told something by a child, who never, and the only way to an adult's account.
#pragma once

#include <string>
#include <vector>

#include "instruments/result.h"
#include "instruments/sharing/account.h"
#include "storage/records/live_interview.h"
#include "storage/records/people.h"

namespace doorstep::records {

// An adult who is never told anything by the children of the family: protected identity, a ban on contact.
struct Bar {
  PersonId person;
  std::string reason;
  std::string law;       // the rule's id; may be empty
  std::string citation;  // and what it was called
  std::string by;        // who decided
  std::int64_t at = 0;   // milliseconds since 1970, UTC
};

// Those who are barred now. Errors: "bad_event".
[[nodiscard]] Result<std::vector<Bar>> bars(vault::Vault& vault, const FamilyId& family);
// Bars `bar.person` from now on, for every child of the family: what was permitted or released to them is
// closed at once. Audited. Errors, nothing changed: "wrong_person" (no adult), "reason_missing".
[[nodiscard]] Result<void> set_bar(vault::Vault& vault, const Bar& bar);
// Opens nothing: the children are asked again. Errors: "not_barred", "reason_missing".
[[nodiscard]] Result<void> lift_bar(vault::Vault& vault, const Bar& bar);

// Whom the child of this interview decides about: its parents, and the other adults whom the team has added;
// nobody who is barred.
[[nodiscard]] Result<std::vector<Person>> adults_to_tell(vault::Vault& vault, const LiveInterview& live);

// What `person` may be told of this child's interview. Audited, also when it is refused, and nothing is given
// then: "wrong_person" (nobody whom the child decides about), "barred", "audit_broken", "not_in_the_log".
[[nodiscard]] Result<sharing::Account> account_for(vault::Vault& vault, const LiveInterview& live,
                                                   const PersonId& person, interview::Stamp stamp);

}  // namespace doorstep::records
