// The file `head`: a note, beside the store, of the last change that was made to it. It tells an older store
// that was put back, a removed journal and a cut tail from the real thing.
//
// Two records of 512 bytes (a disk's sector each), written in turn in place, so that a torn write harms one
// of them at most. A record holds the number of a change, the tag of the state before it and of the state
// after it, and is authenticated with a key that only the vault's people have. It is written *before* the
// store commits, and written again after it with both tags those of the new state. Thus at any moment the
// store is in the state before or after the newest record, or further on when a power cut lost the note; all
// three are accepted (README.md says what that leaves open).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "instruments/result.h"
#include "storage/vault/files.h"
#include "storage/vault/secret.h"

namespace doorstep::vault {

struct HeadRecord {
  std::uint64_t number = 0;  // of the change; the store's creation is 1
  Digest before{};           // tag of the state with number - 1
  Digest after{};            // tag of the state with `number`
};

class HeadFile {
 public:
  // Makes the file, or writes it anew, with both records equal to `record`, and returns when that is on the
  // disk.
  [[nodiscard]] static Result<HeadFile> create(const std::filesystem::path& path, const Secret& store_key,
                                               const HeadRecord& record);

  // Fails with missing_head, or with damaged_head when neither record is authentic.
  [[nodiscard]] static Result<HeadFile> open(const std::filesystem::path& path, const Secret& store_key);

  [[nodiscard]] const HeadRecord& newest() const { return newest_; }

  // Whether one of the two records was found damaged when the file was opened.
  [[nodiscard]] bool was_torn() const { return torn_; }

  // Overwrites the older record, or the newest when it has the same number: a change that was noted and then
  // undone must not stand beside the one that takes its place. Not synced: see the file comment.
  [[nodiscard]] Result<void> advance(const HeadRecord& record);

 private:
  HeadFile(File file, Secret key) : file_(std::move(file)), key_(std::move(key)) {}
  [[nodiscard]] Result<void> write(std::uint64_t position, const HeadRecord& record);
  [[nodiscard]] std::optional<HeadRecord> decode(std::string_view bytes) const;

  File file_;
  Secret key_;
  HeadRecord newest_;
  std::uint64_t newest_position_ = 0;  // 0 or 1
  bool torn_ = false;
};

}  // namespace doorstep::vault
