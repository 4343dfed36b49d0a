// What children permitted, after an older state of the vault was put back.
//
// Nobody knows then what they closed since. A keeper says that it was put back (`doorstep vault accept`,
// logged as kAccepted); from then on the more restrictive choice holds until a person decides: what was
// permitted or released and not told yet is to be chosen again, and so is the assent to the sharing.
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/result.h"
#include "storage/records/ids.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

constexpr const char* kAccepted = "accepted";  // in the log; part of the stored format

// Once after each acceptance: closes that in every interview of every family at the time `at`, as one write
// with its entry in the log. Returns whether it did anything. Decisions that cannot be read are passed over,
// since no account comes of them either. Errors: "needs_interviewer" when there is something to do, and the
// store's; nothing is changed then.
[[nodiscard]] Result<bool> close_what_was_put_back(vault::Vault& vault, std::int64_t at);

// The interviews in which something was closed so and has not been seen to: the child was not asked again
// about the sharing (Ledger::assent), and no member of the team ticked it off. One that has not come to that
// question yet asks it anyway, and one that went on in another version does not count.
[[nodiscard]] Result<std::vector<InterviewId>> to_ask_again(vault::Vault& vault);

// A member of the team has seen to it. Audited. Errors: "needs_interviewer"; "no_such_record" when it is none
// of to_ask_again(). Nothing is changed then.
[[nodiscard]] Result<void> tick_off(vault::Vault& vault, const InterviewId& interview, std::int64_t at);

}  // namespace doorstep::records
