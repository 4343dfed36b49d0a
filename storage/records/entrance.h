// The way into a vault, with what the audit has to know of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "instruments/result.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

// Makes a vault and notes it, at the time `at`. Errors as Vault::create; nothing stays at `folder` then.
[[nodiscard]] Result<std::unique_ptr<vault::Vault>> make_vault(const std::filesystem::path& folder,
                                                               std::string_view person,
                                                               std::string_view passphrase, std::int64_t at,
                                                               const vault::VaultOptions& options = {});

// Opens a vault, and notes who did and what was odd about it. For an interviewer, what was permitted in an
// older state that was put back is closed first, and stands among the notices as "choices_closed"
// (restored.h). Errors as Vault::open, and those of a write.
[[nodiscard]] Result<std::unique_ptr<vault::Vault>> open_vault(const std::filesystem::path& folder,
                                                               std::string_view person,
                                                               std::string_view passphrase, std::int64_t at,
                                                               const vault::VaultOptions& options = {});

}  // namespace doorstep::records
