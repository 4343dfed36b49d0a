// The encrypted store: vault.db and its `head` file, opened through the gate, changed only by `write`.
//
// Invariants: a Store that exists passed every check of the gate; its content digest equals the one that is
// kept; the head file is never behind by more than what README.md allows. After an error of the disk, or a
// page that turned out to be damaged, it takes no more changes until it is opened again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "instruments/result.h"
#include "storage/vault/connection.h"
#include "storage/vault/content_digest.h"
#include "storage/vault/head_file.h"
#include "storage/vault/secret.h"

namespace doorstep::vault {

// What to do with a store that is not in the state that the head file tells of. Accept is for a keeper who
// has seen the sentence of the refusal and knows why (a restored backup): the head file is then made anew.
enum class StaleStore { Refuse, Accept };

using Work = std::function<Result<void>(Connection&)>;

class Store {
 public:
  // Makes vault.db and head in `folder`, which must have neither, and closes them again.
  [[nodiscard]] static Result<void> create(const std::filesystem::path& folder, const Secret& store_key,
                                           std::span<const std::string_view> migrations);

  // Opens the store through the gate. Fails with missing_store, empty_store, not_encrypted, truncated,
  // damaged, newer_version, cipher_off, missing_head, damaged_head or rolled_back; the files then are as they
  // were, except that an interrupted change may have been undone by the journal.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder,
                                                           const Secret& store_key,
                                                           std::span<const std::string_view> migrations,
                                                           StaleStore stale);

  // Runs `work` as one transaction and returns when it is on the disk. Any error, of `work` or of the disk,
  // leaves the store as it was. Inside `work` another `write` joins this transaction. When the disk is full
  // and `make_room` makes some, `work` is run once more.
  [[nodiscard]] Result<void> write(const Work& work);

  // For reading; changes go through `write`.
  [[nodiscard]] Connection& connection() { return connection_; }

  // What was found odd at opening but not refused (head_repaired, head_behind, and what StaleStore::Accept
  // let through) and what was noted since, as errors whose sentences can be shown.
  [[nodiscard]] const std::vector<Error>& notices() const { return notices_; }
  void note(Error notice) { notices_.push_back(std::move(notice)); }

  // Called when the disk is full; returns whether it made room.
  void on_full(std::function<bool()> make_room) { make_room_ = std::move(make_room); }

 private:
  Store(Connection connection, const Secret& store_key);
  [[nodiscard]] Result<void> attempt(const Work& work);
  [[nodiscard]] Result<void> note_head(HeadRecord& next);
  [[nodiscard]] Digest tag_of(std::uint64_t number) const;
  [[nodiscard]] HeadRecord head_record() const;
  [[nodiscard]] Result<void> judge(const Error& error, StaleStore stale);
  [[nodiscard]] Result<void> check_content(StaleStore stale);
  [[nodiscard]] Result<void> compare_head(const HeadFile& head, StaleStore stale);
  [[nodiscard]] Result<void> open_head(const std::filesystem::path& folder, const Secret& store_key,
                                       StaleStore stale);
  [[nodiscard]] Result<void> upgrade(std::span<const std::string_view> migrations);
  [[nodiscard]] Result<void> migrate(Connection& inside, std::span<const std::string_view> migrations,
                                     std::size_t from);

  Secret head_key_;
  ContentDigest digest_;  // before the connection, which points to it
  Connection connection_;
  std::unique_ptr<HeadFile> head_;  // none only while the store is being made
  std::uint64_t number_ = 0;        // of the last change
  Digest tag_{};                    // of the state after it
  std::vector<Error> notices_;
  std::function<bool()> make_room_;
  int depth_ = 0;        // of `write` inside `write`
  bool failed_ = false;  // a joined write failed, so that the whole transaction must
  bool broken_ = false;
};

}  // namespace doorstep::vault
