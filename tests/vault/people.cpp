#include <fcntl.h>

#include <catch2/catch_test_macros.hpp>

#include "storage/vault/errors.h"
#include "tests/vault/scratch.h"
#include "tests/vault/small_disk.h"

namespace doorstep::testing {
namespace {

using vault::Role;
using vault::Vault;

constexpr const char* kOther = "Åsa";
constexpr const char* kOtherPassphrase = "staple gun in winter";

// Whatever is changed in the store then fails behind everything that the change itself does.
void fail_every_change(vault::Vault& vault) {
  must(vault.store().connection().run(
      "CREATE TEMP TRIGGER failing BEFORE UPDATE ON head BEGIN SELECT RAISE(ABORT, 'injected'); END"));
}

TEST_CASE("a person who was added opens the vault with a passphrase of her own") {
  const ScratchFolder scratch;
  {
    auto vault = new_vault(scratch.vault());
    const auto added = must(vault->add_person(kOther, {Role::Interviewer}, kOtherPassphrase));
    CHECK(vault->people().size() == 2);
    CHECK(vault->people().back() == added);
    CHECK(code_of(vault->add_person(kOther, {Role::Keeper}, kOtherPassphrase)) == "name_taken");
    CHECK(code_of(vault->add_person("Bo", {Role::Keeper}, "short")) == "passphrase_too_short");
  }
  CHECK(must(Vault::people_in(scratch.vault())).size() == 2);
  CHECK(code_of(Vault::open(scratch.vault(), kOther, kPassphrase, fast())) == "wrong_passphrase");
  auto hers = must(Vault::open(scratch.vault(), kOther, kOtherPassphrase, fast()));
  CHECK(hers->who().roles == std::vector{Role::Interviewer});
}

TEST_CASE("a person who was removed has no way in, and the last keeper stays") {
  const ScratchFolder scratch;
  {
    auto vault = new_vault(scratch.vault());
    must(vault->add_person(kOther, {Role::Interviewer, Role::Coordinator}, kOtherPassphrase));
    CHECK(code_of(vault->remove_person(kPerson)) == "last_keeper");
    must(vault->remove_person(kOther));
    CHECK(code_of(vault->remove_person(kOther)) == "unknown_person");
  }
  CHECK(code_of(Vault::open(scratch.vault(), kOther, kOtherPassphrase, fast())) == "unknown_person");
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("only a keeper gives people a way in or takes it away") {
  const ScratchFolder scratch;
  must(new_vault(scratch.vault())
           ->add_person(kOther, {Role::Interviewer, Role::Coordinator}, kOtherPassphrase));
  auto hers = must(Vault::open(scratch.vault(), kOther, kOtherPassphrase, fast()));
  const std::string before = read_all(scratch.vault() / "slots");
  CHECK(code_of(hers->add_person("Bo", {Role::Interviewer}, "one more passphrase")) == "needs_keeper");
  CHECK(code_of(hers->remove_person(kPerson)) == "needs_keeper");
  CHECK(hers->people().size() == 2);
  CHECK(read_all(scratch.vault() / "slots") == before);
}

TEST_CASE(
    "who changes the passphrase opens with the new one alone, and is the same person with the same roles") {
  const ScratchFolder scratch;
  vault::VaultPerson before;
  {
    auto vault = new_vault(scratch.vault());
    must(vault->add_person(kOther, {Role::Interviewer}, kOtherPassphrase));
    before = vault->who();
    CHECK(code_of(vault->change_passphrase("short")) == "passphrase_too_short");
    must(vault->change_passphrase("lamp under the stairs"));
  }
  CHECK(code_of(try_open(scratch.vault())) == "wrong_passphrase");
  CHECK(must(Vault::open(scratch.vault(), kPerson, "lamp under the stairs", fast()))->who() == before);
  CHECK(code_of(Vault::open(scratch.vault(), kOther, kOtherPassphrase, fast())) == "ok");
}

TEST_CASE("a change of passphrase that fails leaves the old one") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  fail_every_change(*vault);
  CHECK(code_of(vault->change_passphrase("lamp under the stairs")) != "ok");
  vault.reset();
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("an older list of people that was put back is reported") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  must(vault->add_person(kOther, {Role::Interviewer}, kOtherPassphrase));
  const std::string with_her = read_all(scratch.vault() / "slots");
  must(vault->remove_person(kOther));
  vault.reset();
  write_all(scratch.vault() / "slots", with_her);
  CHECK(code_of(Vault::open(scratch.vault(), kOther, kOtherPassphrase, fast())) == "rolled_back_slots");
  auto accepting = fast();
  accepting.stale = vault::StaleStore::Accept;
  CHECK(must(try_open(scratch.vault(), accepting))->notices().front().code == "rolled_back_slots");
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("a list of people that was kept just before a kill is taken up") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const auto folder = scratch.path() / "copy";
  std::filesystem::copy(scratch.vault(), folder);
  must(vault->add_person(kOther, {Role::Interviewer}, kOtherPassphrase));
  vault.reset();
  // The slot file was replaced, and the store did not come to know of it.
  write_all(folder / "slots", read_all(scratch.vault() / "slots"));
  CHECK(code_of(Vault::open(folder, kOther, kOtherPassphrase, fast())) == "ok");
  CHECK(must(try_open(folder))->people().size() == 2);
}

TEST_CASE("changes of the list of people that fail, one after another, change nothing and lock nobody out") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  must(vault->add_person("Bo", {Role::Interviewer}, kOtherPassphrase));
  const std::string before = read_all(scratch.vault() / "slots");
  fail_every_change(*vault);
  for (int attempt = 0; attempt < 3; ++attempt) {
    CHECK(code_of(vault->add_person(kOther, {Role::Interviewer}, kOtherPassphrase)) != "ok");
    CHECK(code_of(vault->remove_person("Bo")) != "ok");
    CHECK(vault->people().size() == 2);
    CHECK(read_all(scratch.vault() / "slots") == before);
  }
  must(vault->store().connection().run("DROP TRIGGER failing"));
  must(vault->remove_person("Bo"));
  vault.reset();
  CHECK(must(try_open(scratch.vault()))->people().size() == 1);
}

TEST_CASE("after an error of the disk the list of people is not touched, however often it is tried") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  const std::string before = read_all(scratch.vault() / "slots");
  CHECK_FALSE(vault->store().write(
      [](vault::Connection&) -> Result<void> { return vault::fail_with(vault::Problem::InputOutput); }));
  for (int attempt = 0; attempt < 3; ++attempt)
    CHECK(code_of(vault->add_person(kOther, {Role::Interviewer}, kOtherPassphrase)) == "reopen_needed");
  CHECK(read_all(scratch.vault() / "slots") == before);
  vault.reset();
  CHECK(code_of(try_open(scratch.vault())) == "ok");
}

TEST_CASE("on a full disk a person is added or not, and the vault opens") {
  const ScratchFolder scratch;
  const auto disk_folder = scratch.path() / "disk";
  const SmallDisk disk(disk_folder, 4096);
  auto vault = new_vault(disk_folder / "vault");
  const std::string filler(4096, 'x');
  int number = 0;
  const auto fill = [&] {
    while (vault::File::open(disk_folder / std::to_string(number), O_WRONLY | O_CREAT)
               .and_then([&](const vault::File& file) { return file.write_at(0, filler); }))
      ++number;
  };
  std::size_t people = 1;
  int refused = 0;
  for (int attempt = 0; attempt < 12; ++attempt) {
    fill();  // also what the reserve gave up
    const auto added = vault->add_person(std::to_string(attempt), {Role::Interviewer}, kOtherPassphrase);
    CHECK((added || code_of(added) == "disk_full"));
    if (added) ++people;
    if (!added) ++refused;
    CHECK(vault->people().size() == people);
  }
  CHECK(refused > 0);
  vault.reset();
  CHECK(must(try_open(disk_folder / "vault"))->people().size() == people);
}

TEST_CASE("only a keeper accepts a store that was put back") {
  const ScratchFolder scratch;
  must(new_vault(scratch.vault())->add_person(kOther, {Role::Interviewer}, kOtherPassphrase));
  std::filesystem::remove(scratch.vault() / "head");
  auto accepting = fast();
  accepting.stale = vault::StaleStore::Accept;
  CHECK(code_of(Vault::open(scratch.vault(), kOther, kOtherPassphrase, accepting)) == "needs_keeper");
  CHECK_FALSE(std::filesystem::exists(scratch.vault() / "head"));
  CHECK(code_of(try_open(scratch.vault(), accepting)) == "ok");
}

TEST_CASE("fifty people have a way in") {
  const ScratchFolder scratch;
  auto vault = new_vault(scratch.vault());
  for (int number = 1; number < 50; ++number) {
    must(vault->add_person("person " + std::to_string(number), {Role::Interviewer}, kOtherPassphrase));
  }
  vault.reset();
  CHECK(must(Vault::open(scratch.vault(), "person 49", kOtherPassphrase, fast()))->people().size() == 50);
}

TEST_CASE("slots that somebody without the key rewrote are refused") {
  const ScratchFolder scratch;
  new_vault(scratch.vault()).reset();
  const std::string text = read_all(scratch.vault() / "slots");
  auto list = must(vault::decode_slots(text));
  list.slots.front().name = "somebody";
  // The sum is right, the authentication code is made with another key.
  write_all(scratch.vault() / "slots", vault::encode_slots(list, vault::random_secret(vault::kKeyBytes)));
  CHECK(code_of(Vault::open(scratch.vault(), "somebody", kPassphrase, fast())) == "damaged_slots");
}

}  // namespace
}  // namespace doorstep::testing
