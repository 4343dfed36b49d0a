#include "storage/vault/secret.h"

#include <new>
#include <utility>

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

// Eight characters that separate our derived keys from any other program's; part of the format on disk.
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "doorstep";

}  // namespace

Secret::Secret(std::size_t size) : bytes_(static_cast<unsigned char*>(sodium_malloc(size))), size_(size) {
  if (bytes_ == nullptr) {
    throw std::bad_alloc();
  }
}

Secret::~Secret() { sodium_free(bytes_); }

Secret::Secret(Secret&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  return *this;
}

bool prepare_cryptography() { return sodium_init() >= 0; }

Secret random_secret(std::size_t size) {
  Secret secret(size);
  randombytes_buf(secret.data(), size);
  return secret;
}

Secret derive_key(const Secret& store_key, KeyUse use) {
  static_assert(crypto_kdf_KEYBYTES == kKeyBytes);
  Secret key(kKeyBytes);
  crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(use), kContext,
                             store_key.data());
  return key;
}

Digest hash_parts(ByteView key, std::initializer_list<ByteView> parts) {
  crypto_generichash_state state;
  Digest digest{};
  crypto_generichash_init(&state, key.data(), key.size(), digest.size());
  for (const ByteView part : parts) {
    const auto length = little_endian(part.size());
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, part.data(), part.size());
  }
  crypto_generichash_final(&state, digest.data(), digest.size());
  // The state of a keyed hash holds the key.
  sodium_memzero(&state, sizeof state);
  return digest;
}

bool equal_in_constant_time(ByteView left, ByteView right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string to_hex(ByteView bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

bool from_hex(std::string_view text, std::span<unsigned char> bytes) {
  if (text.size() != bytes.size() * 2 ||
      text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return false;
  }
  std::size_t length = 0;
  return sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) ==
             0 &&
         length == bytes.size();
}

std::string random_id() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return to_hex(bytes);
}

std::array<unsigned char, 8> little_endian(std::uint64_t number) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    bytes[index] = static_cast<unsigned char>(number >> (8 * index));
  }
  return bytes;
}

Result<void> harden_process() {
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) {
    return fail_with(Problem::InputOutput);
  }
  return {};
}

}  // namespace doorstep::vault
