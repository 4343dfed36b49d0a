// What left this vault before. No pseudonym is met twice, but forty answers are as good as a name: two
// releases of the same interviews can be put side by side row by row. So a later one must not tell more
// together with an earlier one than each tells alone.
//
// Kept in the audit: each table's text, coarsening and interviews, by their ids. What is not guarded: a file
// that left in another way, and tables of different instruments about the same people.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/result.h"
#include "storage/export/table.h"
#include "storage/vault/vault.h"

namespace doorstep::extract {

// One table that left.
struct Release {
  std::string text;  // the instrument's, by its hash
  Coarsening coarsening;
  std::set<std::string> interviews;
};

[[nodiscard]] Release release_of(const Table& table, std::span<const Source> sources);

// As they stand in the audit under "released", the oldest first.
[[nodiscard]] Result<std::vector<Release>> earlier_releases(vault::Vault& vault);
[[nodiscard]] nlohmann::json to_json(const Release& release);

// Why `next` may not follow `earlier`, as a sentence, or nothing. Of the same text it must be coarsened as
// much, or more, or less, than each earlier one: leaving out other columns than before would let both be
// joined to what neither shows. And the families whose interviews came since must be none, or as many as make
// one indistinguishable.
[[nodiscard]] std::optional<std::string> objection(const Release& next, std::span<const Release> earlier,
                                                   std::span<const Source> sources);

}  // namespace doorstep::extract
