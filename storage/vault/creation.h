// Making a vault's folder so that it is there complete or not at all.
#pragma once

#include <filesystem>
#include <functional>

#include "instruments/result.h"
#include "storage/vault/files.h"

namespace doorstep::vault {

// Calls `fill` with a fresh folder beside `place`, makes everything in it durable, and moves it to `place`.
// Returns the vault's lock, held. `place` must be absolute, missing or an empty folder, with a parent that
// exists; what a killed attempt left beside it is cleared. Errors as Vault::create lists them, and those of
// `fill`; then `place` is as it was.
[[nodiscard]] Result<File> create_in_place(
    const std::filesystem::path& place,
    const std::function<Result<void>(const std::filesystem::path&)>& fill);

}  // namespace doorstep::vault
