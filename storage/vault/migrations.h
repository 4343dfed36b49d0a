// The schema's numbered migrations, built from migrations/*.sql.
#pragma once

#include <span>
#include <string_view>

namespace doorstep::vault {

// The shipped migrations, in order: the first makes an empty store into version 1, and so on. A store's
// version
// (`user_version`) is the number of those that were applied. A migration that was released never changes.
[[nodiscard]] std::span<const std::string_view> shipped_migrations();

}  // namespace doorstep::vault
