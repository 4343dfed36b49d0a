// Who did what, and when, as a hash chain: a changed, missing, added or moved entry shows.
//
// Entries hold no answer, name or passphrase: `subject` is an id, `details` are codes and counts. Each
// entry's hash covers the one before it, keyed with a key of the vault's; the length and the last hash are
// kept besides.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/result.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

struct AuditEntry {
  std::int64_t sequence = 0;  // from 1
  std::int64_t at = 0;        // milliseconds since 1970, UTC
  std::string kind;           // "vault_opened", "interview_started", "released", "exported" ...
  std::string subject;        // an id; may be empty
  std::string details;        // JSON; "{}" when there are none
};

// Adds an entry; on the disk when it returns. Inside a Store::write it joins that transaction.
[[nodiscard]] Result<void> audit(vault::Vault& vault, std::int64_t at, std::string_view kind,
                                 std::string_view subject, const nlohmann::json& details);
[[nodiscard]] Result<std::vector<AuditEntry>> audit_entries(vault::Vault& vault);
// The number of the last entry of `kind`; 0 when there is none.
[[nodiscard]] Result<std::int64_t> last_entry(vault::Vault& vault, std::string_view kind);
// Errors: "audit_broken", naming the first entry that does not fit.
[[nodiscard]] Result<void> verify_audit(vault::Vault& vault);

}  // namespace doorstep::records
