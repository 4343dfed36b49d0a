#include "storage/vault/connection.h"

#include <cassert>
#include <optional>

#include <sodium.h>

#include <sqlite3.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Problem problem_of_sqlite(int code, int system_error) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return Problem::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Problem::InUse;
    case SQLITE_READONLY:
      return Problem::ReadOnly;
    case SQLITE_PERM:
      return Problem::NoPermission;
    case SQLITE_CANTOPEN:
      return problem_of_errno(system_error);
    case SQLITE_NOMEM:
      return Problem::NotEnoughMemory;
    // A wrong key and a damaged first page look the same (NOTADB); the sentence claims neither.
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Problem::Damaged;
    case SQLITE_IOERR:
      return Problem::InputOutput;
    default:
      return Problem::Internal;
  }
}

int bind_value(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, index, *number);
  }
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* bytes = std::get_if<ByteView>(&value)) {
    return sqlite3_bind_blob64(statement, index, bytes->data(), bytes->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

}  // namespace

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Row::text(int column) const {
  const ByteView view = bytes(column);
  return std::string(view.begin(), view.end());
}

ByteView Row::bytes(int column) const {
  const auto* data = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Result<Connection> Connection::open(const std::filesystem::path& path, StoreFile file, const Secret& key) {
  const int create = file == StoreFile::New ? SQLITE_OPEN_CREATE : 0;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &handle,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE | create, nullptr);
  Connection connection(handle);
  if (code != SQLITE_OK) {
    return tl::unexpected(connection.last_error());
  }
  auto ready = connection.set_key(key).and_then([&] { return connection.configure(); });
  if (!ready) {
    return tl::unexpected(ready.error());
  }
  return connection;
}

Result<void> Connection::set_key(const Secret& key) {
  // SQLCipher takes a raw key only as x'64 digits'; one digit fewer and it would silently be stretched like a
  // passphrase, so the length is checked here and the text built by hand.
  assert(key.size() == kKeyBytes);
  constexpr std::size_t kDigits = 2 * kKeyBytes;
  Secret text(kDigits + 4);
  char* characters = reinterpret_cast<char*>(text.data());
  characters[0] = 'x';
  characters[1] = '\'';
  sodium_bin2hex(characters + 2, kDigits + 1, key.data(), key.size());
  characters[2 + kDigits] = '\'';
  if (key.size() != kKeyBytes ||
      std::string_view(characters + 2, kDigits).find('\0') != std::string_view::npos) {
    return fail_with(Problem::Internal);
  }
  // Before the key, so that SQLCipher's own copy of it lies in memory that is locked and wiped.
  // And no lines of its own on stderr: what went wrong is told in our words.
  auto secured = run("PRAGMA cipher_log_level = NONE").and_then([&] {
    return run("PRAGMA cipher_memory_security = ON");
  });
  if (!secured || sqlite3_key(handle_.get(), characters, static_cast<int>(kDigits + 3)) != SQLITE_OK) {
    return fail_with(Problem::CipherOff);
  }
  return {};
}

Result<void> Connection::configure() {
  // A plain SQLite in SQLCipher's place takes the key, keeps nothing secret and knows no cipher_version.
  const auto version = text("PRAGMA cipher_version");
  if (!version || version->empty()) {
    return fail_with(Problem::CipherOff);
  }
  sqlite3_busy_timeout(handle_.get(), 0);
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return run_script(
      "PRAGMA cipher_page_size = 4096;"
      "PRAGMA temp_store = MEMORY;"
      "PRAGMA foreign_keys = ON;"
      "PRAGMA recursive_triggers = ON;"
      "PRAGMA secure_delete = ON;"
      "PRAGMA trusted_schema = OFF;"
      "PRAGMA journal_mode = TRUNCATE;"
      "PRAGMA synchronous = EXTRA;");
}

Error Connection::last_error() const {
  if (handle_ == nullptr) {
    return error_of(Problem::NotEnoughMemory);
  }
  return error_of(problem_of_sqlite(sqlite3_errcode(handle_.get()), sqlite3_system_errno(handle_.get())));
}

Result<void> Connection::each(std::string_view sql, std::initializer_list<Value> values, const Visit& visit) {
  sqlite3_stmt* prepared = nullptr;
  int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  const Statement statement(prepared);
  int index = 0;
  for (const Value& value : values) {
    code = code == SQLITE_OK ? bind_value(prepared, ++index, value) : code;
  }
  if (code != SQLITE_OK) {
    return tl::unexpected(last_error());
  }
  while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
    if (auto visited = visit(Row(prepared)); !visited) {
      return visited;
    }
  }
  if (code != SQLITE_DONE) {
    return tl::unexpected(last_error());
  }
  return {};
}

Result<void> Connection::run(std::string_view sql, std::initializer_list<Value> values) {
  return each(sql, values, [](const Row&) { return Result<void>(); });
}

Result<std::int64_t> Connection::number(std::string_view sql, std::initializer_list<Value> values) {
  std::optional<std::int64_t> found;
  auto read = each(sql, values, [&](const Row& row) {
    found = found.value_or(row.integer(0));
    return Result<void>();
  });
  if (!read) {
    return tl::unexpected(read.error());
  }
  return found ? Result<std::int64_t>(*found) : fail_with(Problem::Internal);
}

Result<std::string> Connection::text(std::string_view sql, std::initializer_list<Value> values) {
  std::optional<std::string> found;
  auto read = each(sql, values, [&](const Row& row) {
    found = found.value_or(row.text(0));
    return Result<void>();
  });
  if (!read) {
    return tl::unexpected(read.error());
  }
  return found ? Result<std::string>(*found) : fail_with(Problem::Internal);
}

Result<void> Connection::run_script(std::string_view sql) {
  if (sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return tl::unexpected(last_error());
  }
  return {};
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

std::int64_t Connection::changed() const { return sqlite3_changes64(handle_.get()); }

}  // namespace doorstep::vault
