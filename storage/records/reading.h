// How records are read (private to this folder).
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/result.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

[[nodiscard]] inline tl::unexpected<Error> no_such_record() {
  return fail("no_such_record", "This is not in the vault any more.", "Go back to the list of families.");
}

// All rows of a query, each made into a value by `make`: Result<Record>(const vault::Row&).
template <typename Record, typename Make>
[[nodiscard]] Result<std::vector<Record>> collect(vault::Vault& vault, std::string_view sql,
                                                  std::initializer_list<vault::Value> values, Make&& make) {
  std::vector<Record> records;
  const auto done = vault.store().connection().each(sql, values, [&](const vault::Row& row) -> Result<void> {
    Result<Record> record = make(row);
    if (!record) return tl::unexpected(record.error());
    records.push_back(std::move(*record));
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return records;
}

// The only one that was found. Errors: "no_such_record".
template <typename Record>
[[nodiscard]] Result<Record> only(Result<std::vector<Record>> records) {
  if (!records) return tl::unexpected(records.error());
  if (records->empty()) return no_such_record();
  return std::move(records->front());
}

}  // namespace doorstep::records
