#include "storage/vault/content_digest.h"

#include <string>
#include <vector>

#include <sodium.h>

#include <fmt/format.h>
#include <sqlite3.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

struct Table {
  std::string name;
  std::vector<std::string> columns;

  // `fold('events', new.interview, new.sequence, ...)`; `prefix` is "new.", "old." or "".
  [[nodiscard]] std::string call(std::string_view prefix) const {
    std::string text = fmt::format("fold('{}'", name);
    for (const std::string& column : columns) {
      text += fmt::format(", {}\"{}\"", prefix, column);
    }
    return text + ")";
  }
};

Result<std::vector<Table>> watched_tables(Connection& connection) {
  std::vector<Table> tables;
  auto listed = connection.each(
      "SELECT m.name, c.name FROM main.sqlite_schema AS m JOIN pragma_table_info(m.name) AS c"
      " WHERE m.type = 'table' AND m.name <> 'head' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY "
      "m.name, c.cid",
      {}, [&](const Row& row) {
        if (tables.empty() || tables.back().name != row.text(0)) {
          tables.push_back(Table{row.text(0), {}});
        }
        tables.back().columns.push_back(row.text(1));
        return Result<void>();
      });
  return listed.map([&] { return std::move(tables); });
}

// Temporary triggers live in this connection's memory only, so the store's own schema says nothing of them.
std::string triggers_of(const Table& table) {
  struct Watch {
    std::string_view event;
    std::string body;
  };
  const Watch watches[] = {{"INSERT", table.call("new.")},
                           {"DELETE", table.call("old.")},
                           {"UPDATE", table.call("old.") + ", " + table.call("new.")}};
  std::string script;
  for (const Watch& watch : watches) {
    script += fmt::format(
        "DROP TRIGGER IF EXISTS temp.fold_{0}_{1};"
        "CREATE TEMP TRIGGER fold_{0}_{1} AFTER {0} ON main.{1} BEGIN SELECT {2}; END;",
        watch.event, table.name, watch.body);
  }
  return script;
}

// The type enters the hash besides the bytes: 1 and '1' are different values.
void add_value(crypto_generichash_state& state, sqlite3_value* value) {
  const auto type = static_cast<unsigned char>(sqlite3_value_type(value));
  crypto_generichash_update(&state, &type, 1);
  if (type == SQLITE_INTEGER) {
    const auto number = little_endian(static_cast<std::uint64_t>(sqlite3_value_int64(value)));
    crypto_generichash_update(&state, number.data(), number.size());
    return;
  }
  const auto* bytes = static_cast<const unsigned char*>(sqlite3_value_blob(value));
  const auto size = static_cast<std::uint64_t>(sqlite3_value_bytes(value));
  const auto length = little_endian(size);
  crypto_generichash_update(&state, length.data(), length.size());
  crypto_generichash_update(&state, bytes, size);
}

}  // namespace

void ContentDigest::fold(sqlite3_context* context, int count, sqlite3_value** values) {
  auto& self = *static_cast<ContentDigest*>(sqlite3_user_data(context));
  crypto_generichash_state state;
  Digest row{};
  crypto_generichash_init(&state, self.key_.data(), self.key_.size(), row.size());
  for (int index = 0; index < count; ++index) {
    add_value(state, values[index]);
  }
  crypto_generichash_final(&state, row.data(), row.size());
  sodium_memzero(&state, sizeof state);
  for (std::size_t index = 0; index < row.size(); ++index) {
    self.value_[index] ^= row[index];
  }
  sqlite3_result_int(context, 1);
}

Result<void> ContentDigest::attach(Connection& connection) {
  if (sqlite3_create_function_v2(connection.handle(), "fold", -1, SQLITE_UTF8, this, &ContentDigest::fold,
                                 nullptr, nullptr, nullptr) != SQLITE_OK) {
    return fail_with(Problem::Internal);
  }
  auto tables = watched_tables(connection);
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  for (const Table& table : *tables) {
    if (auto made = connection.run_script(triggers_of(table)); !made) {
      return made;
    }
  }
  return {};
}

Result<void> ContentDigest::recompute(Connection& connection) {
  auto tables = watched_tables(connection);
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  value_ = {};
  for (const Table& table : *tables) {
    if (auto read = connection.run(fmt::format("SELECT {} FROM main.{}", table.call(""), table.name));
        !read) {
      return read;
    }
  }
  return {};
}

}  // namespace doorstep::vault
