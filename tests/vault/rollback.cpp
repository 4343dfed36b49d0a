// SQLCipher authenticates each page, but not that the pages and the files belong to the same moment. These
// tests put older parts back.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

struct Files {
  explicit Files(const std::filesystem::path& folder)
      : store(read_all(folder / "vault.db")), head(read_all(folder / "head")) {}
  std::string store;
  std::string head;
};

// A vault with `changes` changes, and its files as they were after each.
std::vector<Files> history(const std::filesystem::path& folder, int changes) {
  auto vault = new_vault(folder);
  std::vector<Files> files;
  for (int change = 0; change < changes; ++change) {
    must(keep(*vault, "text " + std::to_string(change), std::string(3000, 'x')));
    files.emplace_back(folder);
  }
  return files;
}

vault::VaultOptions accepting() {
  auto options = fast();
  options.stale = vault::StaleStore::Accept;
  return options;
}

TEST_CASE("an older store that was put back is reported, however little older") {
  const ScratchFolder scratch(Where::Memory);
  const auto files = history(scratch.vault(), 5);
  for (std::size_t age = 0; age + 1 < files.size(); ++age) {
    write_all(scratch.vault() / "vault.db", files[age].store);
    CHECK(code_of(try_open(scratch.vault())) == "rolled_back");
    CHECK(read_all(scratch.vault() / "vault.db") == files[age].store);
  }
  write_all(scratch.vault() / "vault.db", files.back().store);
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("an older page that was put back is reported whenever it changes what is kept") {
  const ScratchFolder scratch(Where::Memory);
  const auto files = history(scratch.vault(), 6);
  const std::string& now = files.back().store;
  int refused = 0;
  for (const Files& then : files) {
    for (std::size_t at = 0; at < std::min(then.store.size(), now.size()); at += vault::kPageBytes) {
      std::string mixed = now;
      mixed.replace(at, vault::kPageBytes, then.store, at, vault::kPageBytes);
      write_all(scratch.vault() / "vault.db", mixed);
      write_all(scratch.vault() / "head", files.back().head);
      auto opened = try_open(scratch.vault());
      refused += opened ? 0 : 1;
      if (opened && count_kept(**opened) != 6) {
        FAIL("page " << at / vault::kPageBytes << " came back unnoticed");
      }
    }
  }
  // Page 1, the head's page and the texts' pages differ between any two moments.
  CHECK(refused >= 10);
}

TEST_CASE("an older head file beside a newer store is noted and made anew") {
  const ScratchFolder scratch(Where::Memory);
  const auto files = history(scratch.vault(), 4);
  write_all(scratch.vault() / "head", files.front().head);
  auto opened = must(try_open(scratch.vault()));
  REQUIRE(opened->notices().size() == 1);
  CHECK(opened->notices().front().code == "head_behind");
  CHECK(count_kept(*opened) == 4);
  opened.reset();
  CHECK(must(try_open(scratch.vault()))->notices().empty());
}

// The README says so: there is nothing outside the folder to compare with.
TEST_CASE("an older copy of the whole folder opens") {
  const ScratchFolder scratch(Where::Memory);
  const auto files = history(scratch.vault(), 3);
  write_all(scratch.vault() / "vault.db", files.front().store);
  write_all(scratch.vault() / "head", files.front().head);
  CHECK(count_kept(*must(try_open(scratch.vault()))) == 1);
}

TEST_CASE("a kill between the head file and the store costs nothing that was confirmed") {
  const ScratchFolder scratch(Where::Memory);
  const auto killed = scratch.path() / "killed";
  auto vault = new_vault(scratch.vault());
  must(keep(*vault, "a", "kept"));
  const std::string store = read_all(scratch.vault() / "vault.db");
  vault::Connection& connection = vault->store().connection();
  // A constraint that fails at COMMIT, when the head file has been written: both are then as after a kill.
  CHECK_FALSE(vault->store().write([&](vault::Connection& inside) {
    return inside.run("PRAGMA defer_foreign_keys = ON").and_then([&] {
      return inside.run("INSERT INTO people VALUES ('p', 'no family', 1, 1, x'00')");
    });
  }));
  CHECK(must(connection.number("SELECT count(*) FROM people")) == 0);
  CHECK(read_all(scratch.vault() / "vault.db") == store);
  std::filesystem::copy(scratch.vault(), killed);
  CHECK(must(try_open(killed))->notices().empty());
  // And the next change takes the undone one's number.
  must(keep(*vault, "b", "kept too"));
  vault.reset();
  auto again = must(try_open(scratch.vault()));
  CHECK(again->notices().empty());
  CHECK(count_kept(*again) == 2);
}

TEST_CASE("a change that was cut off is undone by its journal, and without its journal it is reported") {
  const ScratchFolder scratch(Where::Memory);
  const auto with_journal = scratch.path() / "with";
  const auto without_journal = scratch.path() / "without";
  auto vault = new_vault(scratch.vault());
  for (int number = 0; number < 8; ++number) {
    must(keep(*vault, std::to_string(number), std::string(500'000, 'x')));
  }
  // More than SQLite keeps in memory, so that changed pages reach the file before the change is complete.
  must(vault->store().write([&](vault::Connection& connection) {
    return connection.run("UPDATE instruments SET text = zeroblob(400000)").map([&] {
      std::filesystem::copy(scratch.vault(), with_journal);
      std::filesystem::copy(scratch.vault(), without_journal);
    });
  }));
  REQUIRE(std::filesystem::file_size(with_journal / "vault.db-journal") > 0);
  {
    auto undone = must(try_open(with_journal));
    CHECK(must(undone->store().connection().number("SELECT sum(length(text)) FROM instruments")) ==
          4'000'000);
  }
  std::filesystem::remove(without_journal / "vault.db-journal");
  CHECK(code_of(try_open(without_journal)) != "ok");
}

TEST_CASE("a keeper who knows why opens a store that was put back, and it is noted once") {
  const ScratchFolder scratch(Where::Memory);
  const auto files = history(scratch.vault(), 3);
  write_all(scratch.vault() / "vault.db", files.front().store);
  CHECK(must(try_open(scratch.vault(), accepting()))->notices().front().code == "rolled_back");
  auto again = must(try_open(scratch.vault()));
  CHECK(again->notices().empty());
  CHECK(count_kept(*again) == 1);
}

TEST_CASE("a keeper who knows why opens a vault whose head file is gone or damaged") {
  const ScratchFolder scratch(Where::Memory);
  history(scratch.vault(), 2);
  std::filesystem::remove(scratch.vault() / "head");
  CHECK(must(try_open(scratch.vault(), accepting()))->notices().front().code == "missing_head");
  write_all(scratch.vault() / "head", "nonsense");
  CHECK(must(try_open(scratch.vault(), accepting()))->notices().front().code == "damaged_head");
  CHECK(count_kept(*must(try_open(scratch.vault()))) == 2);
}

}  // namespace
}  // namespace doorstep::testing
