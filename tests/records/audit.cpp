#include "storage/records/audit.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

std::unique_ptr<vault::Vault> vault_with_entries(const ScratchFolder& scratch, int entries) {
  auto vault = new_vault(scratch.vault());
  for (int entry = 1; entry <= entries; ++entry) {
    must(records::audit(*vault, 1000 + entry, "opened", "subject " + std::to_string(entry),
                        {{"code", entry}}));
  }
  return vault;
}

TEST_CASE("the log keeps who did what in order, and fits together") {
  const ScratchFolder scratch;
  vault_with_entries(scratch, 20).reset();
  auto vault = must(try_open(scratch.vault()));
  CHECK(code_of(records::verify_audit(*vault)) == "ok");
  const auto entries = must(records::audit_entries(*vault));
  REQUIRE(entries.size() == 20);
  CHECK(entries[4].sequence == 5);
  CHECK(entries[4].at == 1005);
  CHECK(entries[4].subject == "subject 5");
  CHECK(entries[4].details == R"({"code":5})");
}

TEST_CASE("an empty log fits together") {
  const ScratchFolder scratch;
  CHECK(code_of(records::verify_audit(*new_vault(scratch.vault()))) == "ok");
}

// By somebody who can write the store, digest and all, but does not make the chain anew.
TEST_CASE("an entry of the log that is changed, taken out, put in or moved is reported with its place") {
  struct Tampering {
    const char* what;
    const char* sql;
    const char* place;
  };
  constexpr Tampering kTamperings[] = {
      {"changed time", "UPDATE audit SET at = at + 1 WHERE sequence = 4", "entry 4."},
      {"changed kind", "UPDATE audit SET kind = 'closed' WHERE sequence = 4", "entry 4."},
      {"changed subject", "UPDATE audit SET subject = 'x' WHERE sequence = 4", "entry 4."},
      {"changed details", "UPDATE audit SET details = x'7b7d' WHERE sequence = 4", "entry 4."},
      {"changed hash", "UPDATE audit SET hash = zeroblob(32) WHERE sequence = 4", "entry 4."},
      {"moved bytes between fields",
       "UPDATE audit SET kind = kind || 's', subject = substr(subject, 2) WHERE sequence = 4", "entry 4."},
      {"taken out", "DELETE FROM audit WHERE sequence = 4", "entry 4."},
      {"taken out, the rest moved up",
       "DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = sequence - 1 WHERE sequence = 5;"
       "UPDATE audit SET sequence = sequence - 1 WHERE sequence = 6;",
       "entry 4."},
      {"put in", "INSERT INTO audit SELECT 7, at, kind, subject, details, hash FROM audit WHERE sequence = 6",
       "entry 7."},
      {"moved",
       "UPDATE audit SET sequence = 9 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4;"
       "UPDATE audit SET sequence = 4 WHERE sequence = 9;",
       "entry 3."},
      {"tail cut", "DELETE FROM audit WHERE sequence >= 5", "entry 5."},
      {"all taken out", "DELETE FROM audit", "entry 1."},
      {"length set back", "DELETE FROM audit WHERE sequence = 6; UPDATE audit_head SET length = 5",
       "entry 6."},
  };
  for (const Tampering& tampering : kTamperings) {
    CAPTURE(tampering.what);
    const ScratchFolder scratch;
    auto vault = vault_with_entries(scratch, 6);
    must(vault->store().write(
        [&](vault::Connection& connection) { return connection.run_script(tampering.sql); }));
    const auto verified = records::verify_audit(*vault);
    CHECK(code_of(verified) == "audit_broken");
    CHECK((!verified && verified.error().message.ends_with(tampering.place)));
  }
}

TEST_CASE("an entry is kept with what it tells of, or not at all") {
  const ScratchFolder scratch;
  auto vault = vault_with_entries(scratch, 1);
  CHECK_FALSE(vault->store().write([&](vault::Connection&) -> Result<void> {
    must(records::audit(*vault, 1, "exported", "", nlohmann::json::object()));
    return fail("no", "The export failed.");
  }));
  CHECK(must(records::audit_entries(*vault)).size() == 1);
  must(records::audit(*vault, 2, "opened", "", nlohmann::json::object()));
  CHECK(code_of(records::verify_audit(*vault)) == "ok");
}

}  // namespace
}  // namespace doorstep::testing
