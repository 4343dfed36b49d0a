#include "storage/records/entrance.h"

#include <catch2/catch_test_macros.hpp>

#include "storage/records/audit.h"
#include "tests/vault/scratch.h"
#include "tests/vault/small_disk.h"

namespace doorstep::testing {
namespace {

TEST_CASE("making and opening a vault stand in its audit") {
  const ScratchFolder scratch;
  must(records::make_vault(scratch.vault(), kPerson, kPassphrase, 1000, fast())).reset();
  auto vault = must(records::open_vault(scratch.vault(), kPerson, kPassphrase, 2000, fast()));
  const auto entries = must(records::audit_entries(*vault));
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].kind == "vault_made");
  CHECK(entries[1].kind == "vault_opened");
  CHECK(entries[1].at == 2000);
  CHECK(entries[1].subject == vault->who().id);
}

TEST_CASE("a disk that is full while a vault is made leaves a whole vault or none") {
  const ScratchFolder scratch;
  int made_whole = 0;
  int refused = 0;
  for (int kibibytes = 16; kibibytes <= 160; kibibytes += 8) {
    const SmallDisk disk(scratch.path() / "small", kibibytes);
    const auto folder = scratch.path() / "small" / "vault";
    const auto made = records::make_vault(folder, kPerson, kPassphrase, 1000, fast());
    INFO(kibibytes);
    ++(made ? made_whole : refused);
    if (!made) CHECK(made.error().code == "disk_full");
    CHECK(std::filesystem::exists(folder) == made.has_value());
  }
  CHECK(made_whole > 0);
  CHECK(refused > 0);
}

}  // namespace
}  // namespace doorstep::testing
