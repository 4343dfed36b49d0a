// The gate: what must be true of vault.db before anything in it is believed.
#pragma once

#include <cstdint>
#include <filesystem>

#include "instruments/result.h"
#include "storage/vault/connection.h"
#include "storage/vault/secret.h"

namespace doorstep::vault {

// Opens `path` and checks, in this order: the file is there, not empty, not a plain SQLite file, whole pages;
// the cipher and our settings are on; its version is not above `newest_version`; its size is its number of
// pages; every page is authentic; SQLite finds its structure sound. Errors as Store::open lists them. Writes
// nothing itself.
[[nodiscard]] Result<Connection> pass_gate(const std::filesystem::path& path, const Secret& database_key,
                                           std::int64_t newest_version);

// not_encrypted when `path` begins like a plain SQLite file.
[[nodiscard]] Result<void> check_encrypted(const std::filesystem::path& path);

}  // namespace doorstep::vault
