#include <array>

#include <sodium.h>

#include "storage/export/table.h"

namespace doorstep::extract {

ReleaseKey ReleaseKey::draw() {
  ReleaseKey key;
  key.bytes_.resize(crypto_auth_hmacsha256_KEYBYTES);
  randombytes_buf(key.bytes_.data(), key.bytes_.size());
  return key;
}

std::string ReleaseKey::pseudonym(const std::string& table, const std::string& id) const {
  const std::string message = table + "\n" + id;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256(mac.data(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         bytes_.data());
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";  // RFC 4648
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (std::size_t byte = 0; byte < 10; ++byte) {
    bits = (bits << 8U) | mac[byte];
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += kAlphabet[(bits >> static_cast<unsigned>(held)) & 31U];
    }
  }
  return text;
}

}  // namespace doorstep::extract
