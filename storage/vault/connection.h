// The one connection to the store: a thin layer over SQLCipher that binds, steps and reads, and turns
// SQLite's result codes into the vault's errors. Private to storage/: nothing above it writes SQL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "instruments/result.h"
#include "storage/vault/secret.h"

struct sqlite3;
struct sqlite3_stmt;

namespace doorstep::vault {

inline constexpr std::uint64_t kPageBytes = 4096;

// What can be bound to a `?`. Text and bytes are views: they must live until the call returns.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string_view, ByteView>;

// The row that a query stands on; valid only inside the visit. Columns count from 0.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] ByteView bytes(int column) const;

 private:
  sqlite3_stmt* statement_;
};

enum class StoreFile { Existing, New };

class Connection {
 public:
  // Opens `path` with the raw 32-byte `key` and our settings: TRUNCATE journal, synchronous EXTRA, temporary
  // data in memory, foreign keys on, deleted data overwritten. Existing never makes a file. Reads nothing
  // from the store yet, so a wrong key shows at the first query. Fails with cipher_off when the library does
  // not encrypt.
  [[nodiscard]] static Result<Connection> open(const std::filesystem::path& path, StoreFile file,
                                               const Secret& key);

  // Runs one statement to its end; rows that it gives are dropped.
  [[nodiscard]] Result<void> run(std::string_view sql, std::initializer_list<Value> values = {});

  // Runs `sql` and calls `visit` for each row; an error from `visit` ends it and is handed on.
  using Visit = std::function<Result<void>(const Row&)>;
  [[nodiscard]] Result<void> each(std::string_view sql, std::initializer_list<Value> values,
                                  const Visit& visit);

  // The first column of the first row. No row is the error `internal`.
  [[nodiscard]] Result<std::int64_t> number(std::string_view sql, std::initializer_list<Value> values = {});
  [[nodiscard]] Result<std::string> text(std::string_view sql, std::initializer_list<Value> values = {});

  // Runs several statements (a migration).
  [[nodiscard]] Result<void> run_script(std::string_view sql);

  [[nodiscard]] bool in_transaction() const;

  // Rows that the last statement changed.
  [[nodiscard]] std::int64_t changed() const;

  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  [[nodiscard]] Result<void> set_key(const Secret& key);
  [[nodiscard]] Result<void> configure();
  [[nodiscard]] Error last_error() const;

  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace doorstep::vault
