// Looks for secrets in files, in every form that a program could have left them in.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include <sodium.h>

#include "storage/vault/secret.h"

namespace doorstep::testing {

inline std::string base64_of(const std::string& text) {
  std::string encoded(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING),
                      '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), vault::bytes_of(text).data(), text.size(),
                    sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  encoded.pop_back();
  return encoded;
}

// The text as it is (UTF-8), as UTF-16 (its Latin-1 letters), as hexadecimal in both cases, and as base64 at
// each of the three positions that it can have in a longer text, without the ends that its neighbours would
// change.
inline std::vector<std::string> disguises_of(const std::string& text) {
  std::string wide;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const auto byte = static_cast<unsigned char>(text[index]);
    const bool pair = byte >= 0xc2 && byte <= 0xc3 && index + 1 < text.size();
    const auto next = static_cast<unsigned char>(pair ? text[++index] : '\0');
    wide += static_cast<char>(pair ? ((byte & 3u) << 6u) | (next & 0x3fu) : byte);
    wide += '\0';
  }
  const std::string digits = vault::to_hex(vault::bytes_of(text));
  std::string capitals = digits;
  for (char& digit : capitals) {
    digit = static_cast<char>(digit >= 'a' ? digit - 'a' + 'A' : digit);
  }
  std::vector<std::string> disguises = {text, wide, digits, capitals};
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const std::string encoded = base64_of(std::string(shift, 'x') + text);
    disguises.push_back(encoded.substr(4, encoded.size() - 8));
  }
  return disguises;
}

// The first file that has one of `secrets` in it or in its name, or "".
inline std::string first_canary_in(const std::map<std::string, std::string>& files,
                                   const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    for (const std::string& disguise : disguises_of(secret)) {
      for (const auto& [name, text] : files) {
        if (text.find(disguise) != std::string::npos || name.find(disguise) != std::string::npos) {
          return name;
        }
      }
    }
  }
  return "";
}

}  // namespace doorstep::testing
