// From an open vault to files that a coordinator may have, or to the reason why not.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "instruments/interview/event.h"
#include "instruments/result.h"
#include "storage/export/disclosure.h"
#include "storage/export/table.h"
#include "storage/vault/vault.h"

namespace doorstep::command {

// A table in which families could be told apart.
struct Refusal {
  std::string table;
  extract::Disclosure found;
};

struct ExtractWish {
  std::filesystem::path folder;  // must not exist, or be empty; its parent must exist
  extract::Coarsening coarsening;
};

using ExtractOutcome = std::variant<std::vector<std::filesystem::path>, std::vector<Refusal>>;

// A coordinator's. Writes every finished interview as a CSV and a codebook per instrument version, or, when
// families could be told apart in one of the tables, nothing. Both are audited before anything appears at
// `folder`. Errors, nothing written: "needs_coordinator", "nothing_to_export", "folder_not_empty",
// "not_written", "formula", and the vault's.
[[nodiscard]] Result<ExtractOutcome> write_extract(vault::Vault& vault, const ExtractWish& wish,
                                                   interview::Stamp stamp);

// What is too small in a refused table, and what would help: a sentence.
[[nodiscard]] std::string sentence(const Refusal& refusal);

}  // namespace doorstep::command
