// What encryption costs: the commit of one answer into a vault, against plain SQLite with the same journal
// settings in the same run. The design's target is at most 1.5 times. Run on the disk that counts:
// TMPDIR=/somewhere bench_storage.
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <sqlite3.h>

#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

// About what an answer's event takes.
const std::string kAnswer(200, 'x');

// SQLCipher without a key is plain SQLite, byte for byte.
class PlainStore {
 public:
  explicit PlainStore(const std::filesystem::path& path) {
    REQUIRE(sqlite3_open(path.c_str(), &handle_) == SQLITE_OK);
    run("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;"
        "CREATE TABLE instruments (hash TEXT PRIMARY KEY, text BLOB) STRICT, WITHOUT ROWID;");
    REQUIRE(sqlite3_prepare_v2(handle_, "INSERT INTO instruments VALUES (?, ?)", -1, &insert_, nullptr) ==
            SQLITE_OK);
  }
  ~PlainStore() {
    sqlite3_finalize(insert_);
    sqlite3_close(handle_);
  }
  PlainStore(const PlainStore&) = delete;
  PlainStore& operator=(const PlainStore&) = delete;

  void keep(const std::string& key) {
    sqlite3_reset(insert_);
    sqlite3_bind_text(insert_, 1, key.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_blob(insert_, 2, kAnswer.data(), static_cast<int>(kAnswer.size()), SQLITE_STATIC);
    REQUIRE(sqlite3_step(insert_) == SQLITE_DONE);
  }

 private:
  void run(const char* sql) { REQUIRE(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }

  sqlite3* handle_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

TEST_CASE("commit of one answer") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  PlainStore plain(scratch.path() / "plain.db");
  int number = 0;
  BENCHMARK("plain SQLite, TRUNCATE and EXTRA") { plain.keep(std::to_string(++number)); };
  BENCHMARK("the vault") { must(keep(*vault, std::to_string(++number), kAnswer)); };
}

TEST_CASE("opening a vault of 20 MB, its passphrase aside") {
  const ScratchFolder scratch;
  {
    auto vault = new_vault(scratch.vault());
    must(vault->store().write([&](vault::Connection&) {
      Result<void> kept;
      for (int number = 0; number < 50'000 && kept; ++number) {
        kept = keep(*vault, std::to_string(number), std::string(300, 'x'));
      }
      return kept;
    }));
  }
  BENCHMARK("through the gate") { return must(try_open(scratch.vault())); };
}

}  // namespace
}  // namespace doorstep::testing
