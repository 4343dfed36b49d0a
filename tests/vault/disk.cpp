#include <algorithm>
#include <cstdlib>

#include <fcntl.h>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "tests/vault/canary.h"
#include "tests/vault/child.h"
#include "tests/vault/scratch.h"
#include "tests/vault/small_disk.h"

namespace doorstep::testing {
namespace {

using vault::Vault;

constexpr uid_t kNobody = 65534;

// A variable of the environment, as long as the object lives.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    const char* old = std::getenv(name);
    old_ = old == nullptr ? "" : old;
    setenv(name, value.c_str(), 1);
  }
  ~Setting() { old_.empty() ? unsetenv(name_) : setenv(name_, old_.c_str(), 1); }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::string old_;
};

TEST_CASE("on a full disk nothing that was confirmed is lost, and the vault opens") {
  const int step = long_run() ? 40 : 400;
  for (int size = 64; size <= 4096; size += step) {
    CAPTURE(size);
    const ScratchFolder scratch;
    const auto disk_folder = scratch.path() / "disk";
    const SmallDisk disk(disk_folder, size);
    auto vault = Vault::create(disk_folder / "vault", kPerson, kPassphrase, fast());
    if (!vault) {
      // Too small even for an empty vault: then nothing of one is left.
      CHECK(code_of(vault) == "disk_full");
      CHECK(contents_of(disk_folder).empty());
      continue;
    }
    const bool had_reserve = !(*vault)->reserve_is_used();
    int kept = 0;
    Result<void> last;
    while ((last = keep(**vault, std::to_string(kept), std::string(10'000, 'x')))) {
      ++kept;
    }
    CHECK(code_of(last) == "disk_full");
    CHECK((*vault)->reserve_is_used());
    CHECK((!had_reserve || kept > 50));
    CHECK(count_kept(**vault) == kept);
    vault = fail("closed", "");
    CHECK(count_kept(*must(try_open(disk_folder / "vault"))) == kept);
  }
}

TEST_CASE(
    "the reserve lets what is being said be kept on a full disk, and is made again when there is room") {
  const ScratchFolder scratch;
  const auto disk_folder = scratch.path() / "disk";
  const SmallDisk disk(disk_folder, 4096);
  auto vault = new_vault(disk_folder / "vault");
  CHECK_FALSE(vault->reserve_is_used());
  std::string filler(64 * 1024, 'x');
  int number = 0;
  while (vault::File::open(disk_folder / fmt::format("filler{}", number), O_WRONLY | O_CREAT)
             .and_then([&](const vault::File& file) { return file.write_at(0, filler); })) {
    ++number;
  }
  CHECK(vault->notices().empty());
  must(keep(*vault, "last", std::string(100'000, 'x')));
  CHECK(vault->reserve_is_used());
  REQUIRE(vault->notices().size() == 1);
  CHECK(vault->notices().front().code == "reserve_used");
  vault.reset();
  for (int file = 0; file <= number; ++file) {
    std::filesystem::remove(disk_folder / fmt::format("filler{}", file));
  }
  CHECK_FALSE(must(try_open(disk_folder / "vault"))->reserve_is_used());
}

TEST_CASE("a vault on a read-only disk is refused in one sentence") {
  const ScratchFolder scratch;
  const auto disk_folder = scratch.path() / "disk";
  const SmallDisk disk(disk_folder, 8192);
  new_vault(disk_folder / "vault").reset();
  disk.make_read_only();
  const auto before = contents_of(scratch.path());
  CHECK(code_of(try_open(disk_folder / "vault")) == "read_only");
  CHECK(code_of(Vault::create(disk_folder / "other", kPerson, kPassphrase, fast())) == "read_only");
  CHECK(contents_of(scratch.path()) == before);
}

TEST_CASE("a folder that one may not write in is refused in one sentence") {
  const ScratchFolder scratch;
  new_vault(scratch.vault()).reset();
  std::filesystem::create_directory(scratch.path() / "hidden");
  new_vault(scratch.path() / "hidden" / "vault").reset();
  // Permissions do not bind root, so the attempt is made by somebody else.
  const bool root = geteuid() == 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.path())) {
    REQUIRE((!root || chown(entry.path().c_str(), kNobody, kNobody) == 0));
  }
  REQUIRE((!root || chown(scratch.path().c_str(), kNobody, kNobody) == 0));
  std::filesystem::permissions(scratch.vault(), std::filesystem::perms(0500));
  std::filesystem::permissions(scratch.path() / "hidden", std::filesystem::perms(0));
  std::filesystem::permissions(scratch.path(), std::filesystem::perms(0500));
  const auto attempt = [&](const auto& call) {
    return run_child([&] {
      if (root && setuid(kNobody) != 0) {
        return 2;
      }
      return code_of(call()) == "no_permission" ? 0 : 1;
    });
  };
  const auto before = contents_of(scratch.vault());
  CHECK(attempt([&] { return try_open(scratch.vault()); }) == 0);
  CHECK(attempt([&] { return try_open(scratch.path() / "hidden" / "vault"); }) == 0);
  CHECK(attempt([&] { return Vault::create(scratch.path() / "new", kPerson, kPassphrase, fast()); }) == 0);
  CHECK(contents_of(scratch.vault()) == before);
  std::filesystem::permissions(scratch.path(), std::filesystem::perms(0700));
  std::filesystem::permissions(scratch.path() / "hidden", std::filesystem::perms(0700));
  std::filesystem::permissions(scratch.vault(), std::filesystem::perms(0700));
}

TEST_CASE("nothing that was said is on the disk in the clear, not even in the middle of a change") {
  const ScratchFolder scratch;
  const auto temporary = scratch.path() / "tmp";
  std::filesystem::create_directory(temporary);
  const Setting every_program("TMPDIR", temporary);
  const Setting sqlite("SQLITE_TMPDIR", temporary);
  const std::string answer = "kanariefågeln sjunger om natten 4711";
  auto vault = new_vault(scratch.vault());
  std::vector<std::string> secrets = {answer, kPassphrase};
  for (const auto use : {vault::KeyUse::Database, vault::KeyUse::Slots, vault::KeyUse::Content}) {
    const auto key = vault->key_for(use);
    secrets.emplace_back(reinterpret_cast<const char*>(key.data()), key.size());
  }
  const auto search = [&] { return first_canary_in(contents_of(scratch.path()), secrets); };
  for (int number = 0; number < 300; ++number) {
    must(keep(*vault, std::to_string(number), answer + std::string(2000, 'x')));
  }
  CHECK(search() == "");
  must(vault->store().write([&](vault::Connection& connection) {
    // Larger than the cache, sorted, indexed: whatever SQLite would put into a temporary file.
    return connection.run("UPDATE instruments SET text = CAST(text || hex(zeroblob(10000)) AS BLOB)")
        .and_then([&] { return connection.run("CREATE INDEX scratch ON instruments (text)"); })
        .and_then([&] { return connection.run("SELECT DISTINCT text FROM instruments ORDER BY text DESC"); })
        .map([&] { CHECK(search() == ""); })
        .and_then([&] { return connection.run("DROP INDEX scratch"); });
  }));
  must(vault->store().write(
      [](vault::Connection& connection) { return connection.run("DELETE FROM instruments"); }));
  CHECK(search() == "");
  vault.reset();
  CHECK(search() == "");
}

TEST_CASE("the canary search finds a canary in each of its disguises") {
  const std::string secret = "ett hemligt svar på frågan";
  for (const std::string& disguise : disguises_of(secret)) {
    CHECK(first_canary_in({{"file", "before " + disguise + " after"}}, {secret}) == "file");
  }
  CHECK(first_canary_in({{"file", "another answer"}}, {secret}) == "");
}

// The parent's half of the test below; not listed, since it only makes sense when started by it.
TEST_CASE("make a vault where SQLITE_PRELOAD_VAULT says", "[.preload]") {
  const bool preloaded = read_all("/proc/self/maps").find("libsqlite3") != std::string::npos;
  REQUIRE(preloaded);
  const char* folder = std::getenv("SQLITE_PRELOAD_VAULT");
  REQUIRE(folder != nullptr);
  const auto made = Vault::create(folder, kPerson, kPassphrase, fast());
  if (made) {
    must(keep(**made, "a", "an answer in the clear"));
  } else {
    CHECK(made.error().code == "cipher_off");
  }
}

TEST_CASE("a plain SQLite that is loaded into the process does not turn encryption off") {
  if (std::system("ldconfig -p | grep -q libsqlite3.so.0") != 0) {
    SKIP("there is no plain SQLite (libsqlite3.so.0) on this machine");
  }
  const ScratchFolder scratch;
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto command =
      fmt::format("SQLITE_PRELOAD_VAULT='{}' LD_PRELOAD=libsqlite3.so.0 '{}' '[.preload]' > '{}' 2>&1",
                  scratch.vault().string(), self, (scratch.path() / "output").string());
  const int status = std::system(command.c_str());
  CAPTURE(read_all(scratch.path() / "output"));
  REQUIRE(status == 0);
  CHECK(first_canary_in(contents_of(scratch.path()), {"an answer in the clear", "SQLite format 3"}) == "");
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

}  // namespace
}  // namespace doorstep::testing
