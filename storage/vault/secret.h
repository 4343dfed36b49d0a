// Bytes that must not outlive their use, and the few cryptographic helpers that the vault's files share.
//
// Call `prepare_cryptography()` before anything else here; Vault does so by itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "instruments/result.h"

namespace doorstep::vault {

using ByteView = std::span<const unsigned char>;

inline constexpr std::size_t kKeyBytes = 32;
using Digest = std::array<unsigned char, 32>;  // BLAKE2b-256

// Memory from libsodium's guarded heap: locked against swapping where the system allows it, left out of core
// dumps, and wiped when it is given back. Copying is deleted because each copy is one more thing to lose;
// move it.
class Secret {
 public:
  explicit Secret(std::size_t size);
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  [[nodiscard]] unsigned char* data() { return bytes_; }
  [[nodiscard]] const unsigned char* data() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] ByteView view() const { return {bytes_, size_}; }

 private:
  unsigned char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

// Starts libsodium; false when it cannot be (then nothing may be kept).
[[nodiscard]] bool prepare_cryptography();

// `size` random bytes.
[[nodiscard]] Secret random_secret(std::size_t size);

// What the store key is used for. One random key is kept; a key of its own is derived for each use, so that
// none of them says anything about another. The numbers are part of the format on disk: never change or reuse
// one.
enum class KeyUse : std::uint64_t { Database = 1, Slots = 2, Head = 3, Content = 4, Audit = 5 };
[[nodiscard]] Secret derive_key(const Secret& store_key, KeyUse use);

// BLAKE2b-256 of `parts`, each preceded by its length so that no two lists of parts look the same; keyed when
// `key` is not empty.
[[nodiscard]] Digest hash_parts(ByteView key, std::initializer_list<ByteView> parts);

[[nodiscard]] bool equal_in_constant_time(ByteView left, ByteView right);

// Lower-case hexadecimal, and back: from_hex is false, and `bytes` undefined, unless `text` is exactly
// 2 * bytes.size() lower-case digits.
[[nodiscard]] std::string to_hex(ByteView bytes);
[[nodiscard]] bool from_hex(std::string_view text, std::span<unsigned char> bytes);

// 16 random bytes as 32 hexadecimal digits: the id of a record or of a person.
[[nodiscard]] std::string random_id();

[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

// Eight bytes, least significant first: how numbers enter hashes and files.
[[nodiscard]] std::array<unsigned char, 8> little_endian(std::uint64_t number);

// No core dumps (RLIMIT_CORE 0) and no reading of this process by others of the same user (PR_SET_DUMPABLE
// 0). For the program's first line; fails with io_error when the system refuses.
[[nodiscard]] Result<void> harden_process();

}  // namespace doorstep::vault
