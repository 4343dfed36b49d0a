// From an open vault to files that a coordinator may have, or to the reason why not.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "instruments/interview/event.h"
#include "instruments/result.h"
#include "storage/export/table.h"
#include "storage/vault/vault.h"

namespace doorstep::command {

// A table that did not leave, and why: sentences.
struct Withheld {
  std::string table;
  std::string why;
};

struct ExtractWish {
  std::filesystem::path folder;  // must not exist, or be empty; its parent must exist
  extract::Coarsening coarsening;
};

struct ExtractOutcome {
  std::vector<std::filesystem::path> written;  // none when every table was withheld
  std::vector<Withheld> withheld;
  int unreadable = 0;  // finished interviews that could not be read, and are in no table
};

// A coordinator's. Writes every finished interview as a CSV and a codebook per instrument text, but for
// tables in which families could be told apart, by themselves or together with an earlier release, and those
// with a label that a spreadsheet would run. What left and what was withheld is audited before anything
// appears at `folder`; when all was withheld nothing does. Errors, nothing written: "needs_coordinator",
// "nothing_to_export", "unknown_column", "folder_not_empty", "not_written", and the vault's.
[[nodiscard]] Result<ExtractOutcome> write_extract(vault::Vault& vault, const ExtractWish& wish,
                                                   interview::Stamp stamp);

}  // namespace doorstep::command
