#include "storage/vault/gate.h"

#include <string>
#include <string_view>

#include <fcntl.h>

#include "storage/vault/errors.h"
#include "storage/vault/files.h"

namespace doorstep::vault {
namespace {

constexpr std::string_view kPlainHeader{"SQLite format 3\0", 16};

// A journal with something in it belongs to a change that was cut off; SQLite undoes that change at the first
// read, and only then has the file its proper size.
bool has_journal(const std::filesystem::path& store) {
  std::filesystem::path journal = store;
  journal += "-journal";
  std::error_code error;
  const auto size = std::filesystem::file_size(journal, error);
  return !error && size > 0;
}

Result<void> check_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return fail_with(Problem::MissingStore);
  }
  const auto size = std::filesystem::file_size(path, error);
  if (error) {
    return fail_with(problem_of_errno(error.value()));
  }
  if (size == 0) {
    return fail_with(Problem::EmptyStore);
  }
  if (auto encrypted = check_encrypted(path); !encrypted) {
    return encrypted;
  }
  return size % kPageBytes != 0 && !has_journal(path) ? fail_with(Problem::Truncated) : Result<void>();
}

Result<void> check_settings(Connection& connection) {
  struct Setting {
    std::string_view pragma;
    std::string_view wanted;
  };
  constexpr Setting kSettings[] = {
      {"PRAGMA cipher_use_hmac", "1"},
      {"PRAGMA cipher_page_size", "4096"},
      {"PRAGMA cipher_memory_security", "1"},
      {"PRAGMA secure_delete", "1"},
      {"PRAGMA temp_store", "2"},
      {"PRAGMA foreign_keys", "1"},
      {"PRAGMA synchronous", "3"},
      {"PRAGMA journal_mode", "truncate"},
  };
  for (const Setting& setting : kSettings) {
    const auto found = connection.text(setting.pragma);
    if (!found || *found != setting.wanted) {
      return fail_with(Problem::CipherOff);
    }
  }
  return {};
}

Result<void> check_version(Connection& connection, std::int64_t newest_version) {
  const auto version = connection.number("PRAGMA user_version");
  if (!version) {
    return tl::unexpected(version.error());
  }
  if (*version > newest_version) {
    return fail_with(Problem::NewerVersion);
  }
  return *version < 1 ? fail_with(Problem::Damaged) : Result<void>();
}

Result<void> check_size(Connection& connection, const std::filesystem::path& path) {
  const auto pages = connection.number("PRAGMA page_count");
  if (!pages) {
    return tl::unexpected(pages.error());
  }
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size < static_cast<std::uint64_t>(*pages) * kPageBytes) {
    return fail_with(Problem::Truncated);
  }
  return size > static_cast<std::uint64_t>(*pages) * kPageBytes ? fail_with(Problem::Damaged)
                                                                : Result<void>();
}

// cipher_integrity_check gives a row for each bad page, integrity_check one row `ok`, foreign_key_check none.
Result<void> check_pages(Connection& connection) {
  constexpr std::string_view kChecks[] = {"PRAGMA cipher_integrity_check", "PRAGMA integrity_check(1)",
                                          "PRAGMA foreign_key_check"};
  for (const std::string_view check : kChecks) {
    auto clean = connection.each(check, {}, [](const Row& row) {
      return row.text(0) == "ok" ? Result<void>() : fail_with(Problem::Damaged);
    });
    if (!clean) {
      return clean;
    }
  }
  return {};
}

}  // namespace

Result<void> check_encrypted(const std::filesystem::path& path) {
  const auto start =
      File::open(path, O_RDONLY).and_then([](const File& file) { return file.read(kPlainHeader.size()); });
  if (!start) {
    return tl::unexpected(start.error());
  }
  return *start == kPlainHeader ? fail_with(Problem::NotEncrypted) : Result<void>();
}

Result<Connection> pass_gate(const std::filesystem::path& path, const Secret& database_key,
                             std::int64_t newest_version) {
  if (auto file = check_file(path); !file) {
    return tl::unexpected(file.error());
  }
  auto connection = Connection::open(path, StoreFile::Existing, database_key);
  if (!connection) {
    return connection;
  }
  auto passed = check_version(*connection, newest_version)
                    .and_then([&] { return check_size(*connection, path); })
                    .and_then([&] { return check_pages(*connection); })
                    .and_then([&] { return check_settings(*connection); });
  if (!passed) {
    return tl::unexpected(passed.error());
  }
  return connection;
}

}  // namespace doorstep::vault
