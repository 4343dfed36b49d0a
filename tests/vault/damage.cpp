// Everything that a failing disk or a file manager can do to a vault's files must be reported before anything
// in them is believed.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/vault/scratch.h"

namespace doorstep::testing {
namespace {

// A store of few pages, so that each of its bytes can have its turn: what the vault itself needs, and one
// table.
constexpr std::string_view kSmallSchema[] = {
    "CREATE TABLE head (only_row INTEGER PRIMARY KEY, number INTEGER, digest BLOB) STRICT;"
    "INSERT INTO head VALUES (1, 0, zeroblob(32));"
    "CREATE TABLE slot_list (only_row INTEGER PRIMARY KEY, counter INTEGER) STRICT;"
    "INSERT INTO slot_list VALUES (1, 1);"
    "CREATE TABLE instruments (hash TEXT PRIMARY KEY, text BLOB) STRICT, WITHOUT ROWID;"};

vault::VaultOptions small() {
  auto options = fast();
  options.migrations = kSmallSchema;
  return options;
}

std::string small_vault(const std::filesystem::path& folder) {
  must(keep(*must(vault::Vault::create(folder, kPerson, kPassphrase, small())), "a", "one text"));
  return read_all(folder / "vault.db");
}

// Flips one bit of each byte of `name` in turn (all eight in a long run) and hands what opening said to
// `check`.
template <typename Check>
void flip_every_byte(const std::filesystem::path& folder, const std::string& name, const Check& check) {
  const std::string store = read_all(folder / "vault.db");
  const std::string head = read_all(folder / "head");
  const std::string whole = read_all(folder / name);
  const int bits = long_run() ? 8 : 1;
  for (std::size_t index = 0; index < whole.size() * static_cast<std::size_t>(bits); ++index) {
    const std::size_t byte = index / static_cast<std::size_t>(bits);
    // In a short run the bit differs from byte to byte, so that each of the eight has its turn.
    const auto bit = static_cast<unsigned>(long_run() ? index % 8 : byte % 8);
    std::string flipped = whole;
    flipped[byte] = static_cast<char>(static_cast<unsigned char>(flipped[byte]) ^ (1u << bit));
    write_all(folder / name, flipped);
    auto opened = try_open(folder, small());
    if (!check(opened)) {
      FAIL(name << ": byte " << byte << ", bit " << bit << ": " << code_of(opened));
    }
    const bool changed = opened.has_value();
    opened = fail("closed", "");
    if (changed) {
      write_all(folder / "vault.db", store);
      write_all(folder / "head", head);
    }
  }
  write_all(folder / name, whole);
  CHECK(code_of(try_open(folder, small())) == "ok");
}

using Opened = Result<std::unique_ptr<vault::Vault>>;

TEST_CASE("every byte of the store, flipped, is reported") {
  const ScratchFolder scratch(Where::Memory);
  small_vault(scratch.vault());
  flip_every_byte(scratch.vault(), "vault.db",
                  [](const Opened& opened) { return code_of(opened) == "damaged"; });
}

TEST_CASE("every byte of the slot file, flipped, is reported as damage and not as a wrong passphrase") {
  const ScratchFolder scratch(Where::Memory);
  small_vault(scratch.vault());
  flip_every_byte(scratch.vault(), "slots",
                  [](const Opened& opened) { return code_of(opened) == "damaged_slots"; });
}

TEST_CASE("every byte of the head file, flipped, is reported, and the vault opens") {
  const ScratchFolder scratch(Where::Memory);
  small_vault(scratch.vault());
  flip_every_byte(scratch.vault(), "head", [](const Opened& opened) {
    return opened && !(*opened)->notices().empty() && (*opened)->notices().front().code == "head_repaired";
  });
}

TEST_CASE("a store cut anywhere is reported and left as it is") {
  const ScratchFolder scratch(Where::Memory);
  const std::string whole = small_vault(scratch.vault());
  std::filesystem::remove(scratch.vault() / "reserve");
  for (std::size_t size = 0; size < whole.size(); size += 64) {
    write_all(scratch.vault() / "vault.db", whole.substr(0, size));
    const auto before = contents_of(scratch.path());
    const std::string code = code_of(try_open(scratch.vault(), small()));
    // At a page's end SQLite alone cannot tell a cut file from another kind of damage.
    const bool told = size == 0 ? code == "empty_store"
                                : code == "truncated" || (size % vault::kPageBytes == 0 && code == "damaged");
    if (!told || contents_of(scratch.path()) != before) {
      FAIL("cut to " << size << " bytes: " << code);
    }
  }
}

TEST_CASE("bytes after the end of the store are reported") {
  const ScratchFolder scratch(Where::Memory);
  const std::string whole = small_vault(scratch.vault());
  for (const std::size_t more : {1u, 64u, 4096u, 8192u}) {
    write_all(scratch.vault() / "vault.db", whole + std::string(more, 'x'));
    CHECK(code_of(try_open(scratch.vault(), small())) == (more % 4096 == 0 ? "damaged" : "truncated"));
  }
}

TEST_CASE("slots and head cut anywhere are reported and left as they are") {
  const ScratchFolder scratch(Where::Memory);
  small_vault(scratch.vault());
  for (const std::string name : {"slots", "head"}) {
    const std::string whole = read_all(scratch.vault() / name);
    for (std::size_t size = 0; size < whole.size(); ++size) {
      write_all(scratch.vault() / name, whole.substr(0, size));
      if (const std::string code = code_of(try_open(scratch.vault(), small())); code != "damaged_" + name) {
        FAIL(name << " cut to " << size << " bytes: " << code);
      }
      REQUIRE(read_all(scratch.vault() / name) == whole.substr(0, size));
    }
    write_all(scratch.vault() / name, whole);
  }
}

TEST_CASE("two pages of the store that changed places are reported") {
  const ScratchFolder scratch(Where::Memory);
  const std::string whole = small_vault(scratch.vault());
  const std::size_t pages = whole.size() / vault::kPageBytes;
  for (std::size_t page = 1; page < pages; ++page) {
    std::string swapped = whole;
    const std::size_t other = page % (pages - 1) + 1;
    swapped.replace(page * vault::kPageBytes, vault::kPageBytes, whole, other * vault::kPageBytes,
                    vault::kPageBytes);
    swapped.replace(other * vault::kPageBytes, vault::kPageBytes, whole, page * vault::kPageBytes,
                    vault::kPageBytes);
    write_all(scratch.vault() / "vault.db", swapped);
    CHECK(code_of(try_open(scratch.vault(), small())) == "damaged");
  }
}

}  // namespace
}  // namespace doorstep::testing
