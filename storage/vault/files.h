// The vault's dealings with the file system besides SQLite's own: whole small files, locks, syncing.
//
// Every failure is one of the vault's own errors (no_permission, read_only, disk_full, io_error).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "instruments/result.h"

namespace doorstep::vault {

// A file descriptor that closes itself.
class File {
 public:
  // Opens with open(2)'s `flags` (O_CLOEXEC is added); a new file is readable by its owner only.
  [[nodiscard]] static Result<File> open(const std::filesystem::path& path, int flags);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;  // one owner closes it
  File& operator=(const File&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

  // Reads at most `limit` bytes from the start.
  [[nodiscard]] Result<std::string> read(std::size_t limit) const;
  // Writes all of `text` at `offset` bytes from the start.
  [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view text) const;
  // Makes the file `size` bytes long; new bytes are 0.
  [[nodiscard]] Result<void> resize(std::uint64_t size) const;
  // Returns when what was written is on the disk.
  [[nodiscard]] Result<void> sync() const;

 private:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// The lock of a vault: held as long as the object lives, given back by the system when the process dies in
// whatever way. Never waits: fails with in_use at once when another process holds it. Makes the file when
// there is none.
[[nodiscard]] Result<File> lock_file(const std::filesystem::path& path);

// Puts `text` in the place of `path` so that a reader, and a power cut, meets the old file or the new, never
// a mixture.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view text);

// Makes names in `folder` durable (after a rename).
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

// ok when this process may make and change files in `folder`.
[[nodiscard]] Result<void> check_writable(const std::filesystem::path& folder);

}  // namespace doorstep::vault
