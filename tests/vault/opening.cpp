#include <set>

#include <fcntl.h>
#include <sys/file.h>

#include <catch2/catch_test_macros.hpp>

#include "storage/vault/errors.h"
#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

using vault::Vault;

TEST_CASE("a new vault opens with its passphrase and keeps what was written") {
  const ScratchFolder scratch;
  must(keep(*new_vault(scratch.vault()), "a", "text"));
  auto again = must(try_open(scratch.vault()));
  CHECK(count_kept(*again) == 1);
  CHECK(again->who().name == kPerson);
  CHECK(again->notices().empty());
  CHECK(std::filesystem::status(scratch.vault()).permissions() == std::filesystem::perms::owner_all);
}

TEST_CASE("a wrong passphrase, an unknown person or an empty passphrase changes nothing on the disk") {
  const ScratchFolder scratch;
  new_vault(scratch.vault()).reset();
  const auto before = contents_of(scratch.path());
  CHECK(code_of(Vault::open(scratch.vault(), kPerson, "correct horse batterz", fast())) ==
        "wrong_passphrase");
  CHECK(code_of(Vault::open(scratch.vault(), kPerson, "", fast())) == "wrong_passphrase");
  CHECK(code_of(Vault::open(scratch.vault(), "nobody", kPassphrase, fast())) == "unknown_person");
  CHECK(contents_of(scratch.path()) == before);
}

TEST_CASE("a missing, empty or plain file is reported by its name and nothing is made in its place") {
  struct Case {
    const char* file;
    const char* what;
    const char* code;
  };
  constexpr Case kCases[] = {
      {"vault.db", "missing", "missing_store"}, {"vault.db", "empty", "empty_store"},
      {"vault.db", "plain", "not_encrypted"},   {"slots", "missing", "missing_slots"},
      {"slots", "empty", "damaged_slots"},      {"slots", "plain", "damaged_slots"},
      {"head", "missing", "missing_head"},      {"head", "empty", "damaged_head"},
      {"head", "plain", "damaged_head"},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.file, one.what);
    const ScratchFolder scratch;
    new_vault(scratch.vault()).reset();
    const auto path = scratch.vault() / one.file;
    std::filesystem::remove(path);
    if (one.what != std::string("missing")) {
      write_all(path, one.what == std::string("empty")
                          ? ""
                          : std::string("SQLite format 3\0", 16) + std::string(4080, '\0'));
    }
    const auto before = contents_of(scratch.path());
    CHECK(code_of(try_open(scratch.vault())) == one.code);
    CHECK(contents_of(scratch.path()) == before);
  }
}

TEST_CASE("a folder without a vault is told from a vault without its files") {
  const ScratchFolder scratch;
  CHECK(code_of(try_open(scratch.path())) == "not_a_vault");
  CHECK(code_of(try_open(scratch.path() / "nowhere")) == "not_a_vault");
  CHECK(code_of(Vault::people_in(scratch.path())) == "not_a_vault");
  CHECK(contents_of(scratch.path()).empty());
}

TEST_CASE("a store and slots of two vaults do not go together") {
  const ScratchFolder scratch;
  new_vault(scratch.path() / "one").reset();
  new_vault(scratch.path() / "two").reset();
  for (const char* name : {"vault.db", "head"}) {
    std::filesystem::copy_file(scratch.path() / "two" / name, scratch.path() / "one" / name,
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(code_of(try_open(scratch.path() / "one")) == "damaged");
  }
}

TEST_CASE("a vault from a newer version is refused and left as it is") {
  const ScratchFolder scratch;
  auto newer = fast();
  const auto shipped = vault::shipped_migrations();
  std::vector<std::string_view> migrations(shipped.begin(), shipped.end());
  migrations.push_back("CREATE TABLE of_the_future (id INTEGER PRIMARY KEY) STRICT;");
  newer.migrations = migrations;
  must(Vault::create(scratch.vault(), kPerson, kPassphrase, newer)).reset();
  const auto before = contents_of(scratch.path());
  CHECK(code_of(try_open(scratch.vault())) == "newer_version");
  CHECK(contents_of(scratch.path()) == before);
}

TEST_CASE("a list of people from a newer version is refused and left as it is") {
  const ScratchFolder scratch;
  new_vault(scratch.vault()).reset();
  const std::string list = read_all(scratch.vault() / "slots");
  const auto ends = list.find('\n') + 1;
  std::string body = list.substr(0, ends);
  const std::string format = "\"doorstep_slots\":1";
  REQUIRE(body.find(format) != std::string::npos);
  body.replace(body.find(format), format.size(), "\"doorstep_slots\":2");
  const std::string code = list.substr(list.find('\n', ends) + 1);
  const std::string sum = vault::to_hex(vault::hash_parts({}, {vault::bytes_of(body + code)})) + "\n";
  write_all(scratch.vault() / "slots", body + sum + code);
  const auto before = contents_of(scratch.path());
  CHECK(code_of(try_open(scratch.vault())) == "newer_version");
  CHECK(code_of(Vault::people_in(scratch.vault())) == "newer_version");
  CHECK(contents_of(scratch.path()) == before);
}

TEST_CASE("a vault from an older version is brought up to date with all that is in it") {
  const ScratchFolder scratch;
  must(keep(*new_vault(scratch.vault()), "a", "text"));
  auto newer = fast();
  const auto shipped = vault::shipped_migrations();
  std::vector<std::string_view> migrations(shipped.begin(), shipped.end());
  migrations.push_back(
      "CREATE TABLE later (id INTEGER PRIMARY KEY, text TEXT) STRICT; INSERT INTO later VALUES (1, 'x');");
  newer.migrations = migrations;
  {
    auto upgraded = must(try_open(scratch.vault(), newer));
    CHECK(count_kept(*upgraded) == 1);
    must(upgraded->store().write(
        [](vault::Connection& connection) { return connection.run("INSERT INTO later VALUES (2, 'y')"); }));
  }
  auto again = must(try_open(scratch.vault(), newer));
  CHECK(must(again->store().connection().number("SELECT count(*) FROM later")) == 2);
}

TEST_CASE("a migration that fails leaves the old version as it was") {
  const ScratchFolder scratch;
  must(keep(*new_vault(scratch.vault()), "a", "text"));
  auto broken = fast();
  const auto shipped = vault::shipped_migrations();
  std::vector<std::string_view> migrations(shipped.begin(), shipped.end());
  migrations.push_back("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; DROP TABLE nothing_like_it;");
  broken.migrations = migrations;
  const auto store = read_all(scratch.vault() / "vault.db");
  CHECK(code_of(try_open(scratch.vault(), broken)) == "internal");
  CHECK(read_all(scratch.vault() / "vault.db") == store);
  CHECK(count_kept(*must(try_open(scratch.vault()))) == 1);
}

TEST_CASE("a vault is never made over something that is there") {
  const ScratchFolder scratch;
  const auto create = [&](const std::filesystem::path& folder) {
    return code_of(Vault::create(folder, kPerson, kPassphrase, fast()));
  };
  std::filesystem::create_directory(scratch.vault());
  write_all(scratch.vault() / "letter.txt", "dear");
  write_all(scratch.path() / "file", "a file");
  const auto before = contents_of(scratch.path());
  CHECK(create(scratch.vault()) == "folder_not_empty");
  CHECK(create(scratch.path() / "file") == "folder_not_empty");
  CHECK(create(scratch.path() / "no" / "such" / "folder") == "missing_folder");
  CHECK(contents_of(scratch.path()) == before);
  std::filesystem::create_directory(scratch.path() / "empty");
  CHECK(create(scratch.path() / "empty/") == "ok");
}

TEST_CASE("what a killed creation left behind is cleared by the next") {
  const ScratchFolder scratch;
  const auto left = scratch.path() / ".vault.new";
  std::filesystem::create_directory(left);
  write_all(left / "slots", "half");
  write_all(left / "vault.db", "half");
  const auto lock = must(vault::lock_file(left / "vault.lock"));
  CHECK(code_of(Vault::create(scratch.vault(), kPerson, kPassphrase, fast())) == "in_use");
  must(Result<void>(::flock(lock.descriptor(), LOCK_UN) == 0 ? Result<void>() : fail("unlock", "")));
  new_vault(scratch.vault()).reset();
  CHECK_FALSE(std::filesystem::exists(left));
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("a passphrase that is too weak makes no vault") {
  const ScratchFolder scratch;
  const auto create = [&](std::string_view person, std::string_view passphrase) {
    return code_of(Vault::create(scratch.vault(), person, passphrase, fast()));
  };
  CHECK(create(kPerson, "") == "passphrase_too_short");
  CHECK(create(kPerson, "123456789") == "passphrase_too_short");
  CHECK(create(kPerson, "ååååååååå") == "passphrase_too_short");
  CHECK(create(kPerson, "aabbaabbaabb") == "passphrase_too_simple");
  CHECK(create("", kPassphrase) == "name_not_usable");
  CHECK(create(std::string(65, 'x'), kPassphrase) == "name_not_usable");
  CHECK(create("a\nb", kPassphrase) == "name_not_usable");
  CHECK(contents_of(scratch.path()).empty());
}

TEST_CASE("slots that are cheap to guess are refused when made and when opened") {
  const ScratchFolder scratch;
  auto strict = fast();
  strict.floor = vault::CostFloor::Enforced;
  CHECK(code_of(Vault::create(scratch.vault(), kPerson, kPassphrase, strict)) == "weak_slot");
  CHECK(contents_of(scratch.path()).empty());
  new_vault(scratch.vault()).reset();
  CHECK(code_of(try_open(scratch.vault(), strict)) == "weak_slot");
}

TEST_CASE("the default cost of a passphrase opens what it made") {
  const ScratchFolder scratch;
  CHECK(vault::VaultOptions().cost == vault::Argon2Cost{3, 256u << 20});
  must(Vault::create(scratch.vault(), kPerson, kPassphrase)).reset();
  CHECK(code_of(Vault::open(scratch.vault(), kPerson, kPassphrase)) == "ok");
}

TEST_CASE("every error of the vault has a code of its own, a sentence and a remedy") {
  std::set<std::string> codes;
  for (const Error& error : vault::every_error()) {
    CAPTURE(error.code);
    CHECK(codes.insert(error.code).second);
    CHECK(error.message.ends_with('.'));
    CHECK_FALSE(error.remedy.empty());
  }
  CHECK(codes.size() == static_cast<std::size_t>(vault::Problem::Internal) + 1);
}

}  // namespace
}  // namespace doorstep::testing
