#include "storage/vault/store.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "storage/vault/errors.h"
#include "storage/vault/gate.h"

namespace doorstep::vault {
namespace {

std::filesystem::path store_path(const std::filesystem::path& folder) { return folder / "vault.db"; }
std::filesystem::path head_path(const std::filesystem::path& folder) { return folder / "head"; }

// After these the connection's picture of the store can no longer be trusted: SQLCipher goes on failing after
// one bad page, and after a failed sync nobody knows what the disk holds.
bool is_grave(const Error& error) {
  return error == error_of(Problem::InputOutput) || error == error_of(Problem::Damaged);
}

}  // namespace

Store::Store(Connection connection, const Secret& store_key)
    : head_key_(derive_key(store_key, KeyUse::Head)),
      digest_(derive_key(store_key, KeyUse::Content)),
      connection_(std::move(connection)) {}

Result<void> Store::create(const std::filesystem::path& folder, const Secret& store_key,
                           std::span<const std::string_view> migrations) {
  auto connection =
      Connection::open(store_path(folder), StoreFile::New, derive_key(store_key, KeyUse::Database));
  if (!connection) {
    return tl::unexpected(connection.error());
  }
  Store store(std::move(*connection), store_key);
  auto made = store.digest_.attach(store.connection_).and_then([&] {
    return store.attempt([&](Connection& inside) { return store.migrate(inside, migrations, 0); });
  });
  if (!made) {
    return made;
  }
  // Asked of the file itself, not of the library, before anybody's answer is in it.
  if (auto encrypted = check_encrypted(store_path(folder)); !encrypted) {
    return fail_with(Problem::CipherOff);
  }
  return HeadFile::create(head_path(folder), store_key, store.head_record()).map([](const HeadFile&) {});
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder, const Secret& store_key,
                                           std::span<const std::string_view> migrations, StaleStore stale) {
  auto connection = pass_gate(store_path(folder), derive_key(store_key, KeyUse::Database),
                              static_cast<std::int64_t>(migrations.size()));
  if (!connection) {
    return tl::unexpected(connection.error());
  }
  std::unique_ptr<Store> store(new Store(std::move(*connection), store_key));
  auto ready = store->check_content(stale)
                   .and_then([&] { return store->open_head(folder, store_key, stale); })
                   .and_then([&] { return store->upgrade(migrations); });
  if (!ready) {
    return tl::unexpected(ready.error());
  }
  return store;
}

Result<void> Store::write(const Work& work) {
  if (depth_ > 0) {
    auto joined = work(connection_);
    failed_ = failed_ || !joined;
    return joined;
  }
  if (broken_) {
    return fail_with(Problem::ReopenNeeded);
  }
  auto written = attempt(work);
  if (!written && written.error() == error_of(Problem::DiskFull) && make_room_ && make_room_()) {
    written = attempt(work);
  }
  broken_ = broken_ || (!written && is_grave(written.error()));
  return written;
}

Result<void> Store::attempt(const Work& work) {
  const Digest digest_before = digest_.value();
  failed_ = false;
  depth_ = 1;
  auto done = connection_.run("BEGIN IMMEDIATE").and_then([&] { return work(connection_); });
  if (done && failed_) {
    done = fail_with(Problem::Internal);
  }
  depth_ = 0;
  HeadRecord next;
  done = done.and_then([&] { return note_head(next); }).and_then([&] { return connection_.run("COMMIT"); });
  if (done) {
    number_ = next.number;
    tag_ = next.after;
    // From here on the state before is an old one. Should this write fail, the note only says less than it
    // could.
    static_cast<void>(head_ ? head_->advance(head_record()) : Result<void>());
    return done;
  }
  digest_.restore(digest_before);
  // SQLite has undone the change by itself after some errors; where it has not and cannot, only opening again
  // helps.
  if (connection_.in_transaction() && !connection_.run("ROLLBACK")) {
    broken_ = true;
  }
  return done;
}

// The last step before COMMIT: the kept digest, then the head file, so that the file is never behind the
// store.
Result<void> Store::note_head(HeadRecord& next) {
  next = {number_ + 1, tag_, tag_of(number_ + 1)};
  auto kept = connection_.run("UPDATE head SET number = ?, digest = ?",
                              {static_cast<std::int64_t>(next.number), ByteView(digest_.value())});
  return kept.and_then([&] { return head_ ? head_->advance(next) : Result<void>(); });
}

Digest Store::tag_of(std::uint64_t number) const {
  return hash_parts(head_key_.view(), {little_endian(number), digest_.value()});
}

HeadRecord Store::head_record() const { return {number_, tag_, tag_}; }

// Refused, or accepted and noted, as the caller of `open` decided.
Result<void> Store::judge(const Error& error, StaleStore stale) {
  if (stale == StaleStore::Refuse) {
    return tl::unexpected(error);
  }
  note(error);
  return {};
}

Result<void> Store::check_content(StaleStore stale) {
  Digest kept{};
  auto read = connection_.each("SELECT number, digest FROM head", {}, [&](const Row& row) {
    const ByteView bytes = row.bytes(1);
    number_ = static_cast<std::uint64_t>(row.integer(0));
    std::copy_n(bytes.begin(), std::min(bytes.size(), kept.size()), kept.begin());
    return Result<void>();
  });
  auto digested = read.and_then([&] { return digest_.attach(connection_); }).and_then([&] {
    return digest_.recompute(connection_);
  });
  if (!digested) {
    return digested;
  }
  tag_ = tag_of(number_);
  return kept == digest_.value() ? Result<void>() : judge(error_of(Problem::RolledBack), stale);
}

Result<void> Store::compare_head(const HeadFile& head, StaleStore stale) {
  const HeadRecord& newest = head.newest();
  if (head.was_torn()) {
    note(error_of(Problem::HeadRepaired));
  }
  if (number_ > newest.number) {
    note(error_of(Problem::HeadBehind));
    return {};
  }
  const bool after_change = number_ == newest.number && tag_ == newest.after;
  const bool before_change = number_ + 1 == newest.number && tag_ == newest.before;
  return after_change || before_change ? Result<void>() : judge(error_of(Problem::RolledBack), stale);
}

Result<void> Store::open_head(const std::filesystem::path& folder, const Secret& store_key,
                              StaleStore stale) {
  auto head = HeadFile::open(head_path(folder), store_key);
  auto judged = head ? compare_head(*head, stale) : judge(head.error(), stale);
  if (!judged) {
    return judged;
  }
  const bool odd = !notices_.empty();
  if (odd) {
    head = HeadFile::create(head_path(folder), store_key, head_record());
  }
  if (!head) {
    return tl::unexpected(head.error());
  }
  head_ = std::make_unique<HeadFile>(std::move(*head));
  // A change without content makes the store's own digest agree again with what was accepted.
  return odd ? write([](Connection&) { return Result<void>(); }) : Result<void>();
}

Result<void> Store::upgrade(std::span<const std::string_view> migrations) {
  const auto version = connection_.number("PRAGMA user_version");
  if (!version || static_cast<std::size_t>(*version) == migrations.size()) {
    return version.map([](std::int64_t) {});
  }
  return write([&](Connection& inside) {
           return migrate(inside, migrations, static_cast<std::size_t>(*version));
         })
      .and_then([&] { return digest_.attach(connection_); });
}

// Applies the migrations from number `from` on; the digest follows the tables that there are then.
Result<void> Store::migrate(Connection& inside, std::span<const std::string_view> migrations,
                            std::size_t from) {
  for (const std::string_view script : migrations.subspan(from)) {
    if (auto done = inside.run_script(script); !done) {
      return done;
    }
  }
  return inside.run_script(fmt::format("PRAGMA user_version = {}", migrations.size())).and_then([&] {
    return digest_.recompute(inside);
  });
}

}  // namespace doorstep::vault
