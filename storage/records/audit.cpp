#include "storage/records/audit.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace doorstep::records {
namespace {

using vault::Connection;
using vault::Digest;
using vault::Row;

Digest hash_of(const vault::Secret& key, vault::ByteView before, const AuditEntry& entry) {
  const auto sequence = vault::little_endian(static_cast<std::uint64_t>(entry.sequence));
  const auto at = vault::little_endian(static_cast<std::uint64_t>(entry.at));
  return vault::hash_parts(key.view(), {before, sequence, at, vault::bytes_of(entry.kind),
                                        vault::bytes_of(entry.subject), vault::bytes_of(entry.details)});
}

struct Head {
  std::int64_t length = 0;
  std::vector<unsigned char> hash;
};

Result<Head> head_of(Connection& store) {
  Head head;
  const auto done =
      store.each("SELECT length, hash FROM audit_head", {}, [&](const Row& row) -> Result<void> {
        head.length = row.integer(0);
        const auto bytes = row.bytes(1);
        head.hash.assign(bytes.begin(), bytes.end());
        return {};
      });
  if (!done) return tl::unexpected(done.error());
  return head;
}

AuditEntry entry_from(const Row& row) {
  const auto details = row.bytes(4);
  return {row.integer(0), row.integer(1), row.text(2), row.text(3),
          std::string(details.begin(), details.end())};
}

constexpr std::string_view kAll =
    "SELECT sequence, at, kind, subject, details, hash FROM audit ORDER BY sequence";

tl::unexpected<Error> broken(std::int64_t entry) {
  return fail("audit_broken",
              fmt::format("The log of who did what does not fit together at entry {}.", entry),
              "Somebody changed it from outside. Keep this vault as it is and restore a backup.");
}

}  // namespace

Result<void> audit(vault::Vault& vault, std::int64_t at, std::string_view kind, std::string_view subject,
                   const nlohmann::json& details) {
  const vault::Secret key = vault.key_for(vault::KeyUse::Audit);
  return vault.store().write([&](Connection& store) -> Result<void> {
    const auto head = head_of(store);
    if (!head) return tl::unexpected(head.error());
    const AuditEntry entry{head->length + 1, at, std::string(kind), std::string(subject), details.dump()};
    const Digest hash = hash_of(key, head->hash, entry);
    auto done =
        store.run("INSERT INTO audit (sequence, at, kind, subject, details, hash) VALUES (?, ?, ?, ?, ?, ?)",
                  {entry.sequence, entry.at, entry.kind, entry.subject, vault::bytes_of(entry.details),
                   vault::ByteView(hash)});
    if (!done) return done;
    return store.run("UPDATE audit_head SET length = ?, hash = ?", {entry.sequence, vault::ByteView(hash)});
  });
}

Result<std::vector<AuditEntry>> audit_entries(vault::Vault& vault) {
  std::vector<AuditEntry> entries;
  const auto done = vault.store().connection().each(kAll, {}, [&](const Row& row) -> Result<void> {
    entries.push_back(entry_from(row));
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return entries;
}

Result<std::int64_t> last_entry(vault::Vault& vault, std::string_view kind) {
  std::int64_t last = 0;
  const auto done = vault.store().connection().each("SELECT max(sequence) FROM audit WHERE kind = ?", {kind},
                                                    [&](const Row& row) -> Result<void> {
                                                      last = row.integer(0);
                                                      return {};
                                                    });
  if (!done) return tl::unexpected(done.error());
  return last;
}

Result<void> verify_audit(vault::Vault& vault) {
  const vault::Secret key = vault.key_for(vault::KeyUse::Audit);
  const auto head = head_of(vault.store().connection());
  if (!head) return tl::unexpected(head.error());
  Digest last{};
  std::int64_t count = 0;
  auto done = vault.store().connection().each(kAll, {}, [&](const Row& row) -> Result<void> {
    const AuditEntry entry = entry_from(row);
    const Digest hash = hash_of(key, last, entry);
    if (entry.sequence != ++count || !std::ranges::equal(hash, row.bytes(5))) return broken(count);
    last = hash;
    return {};
  });
  if (!done) return done;
  if (count != head->length || !std::ranges::equal(last, head->hash)) return broken(count + 1);
  return {};
}

}  // namespace doorstep::records
