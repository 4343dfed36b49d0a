// The one place where what people said and are called is turned into the bytes that are stored, and back.
//
// Every record's content passes here with its class and its family, so that sealing it under a key per case
// and class can be added without touching a record. Today the store as a whole is encrypted and the bytes are
// a format byte and CBOR (RFC 8949).
#pragma once

#include <cstdint>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/result.h"
#include "storage/records/ids.h"
#include "storage/vault/secret.h"

namespace doorstep::records {

// Who will need a key for it. Part of the stored format: never change a number.
enum class ContentClass : std::uint8_t {
  Identity = 1,      // names, birth dates, case numbers
  Answers = 2,       // what parents said, and what may leave in an extract
  ChildPrivate = 3,  // what a child said, and what it chose
};

// As a row's column holds it.
[[nodiscard]] constexpr std::int64_t as_stored(ContentClass content_class) {
  return static_cast<std::int64_t>(content_class);
}

[[nodiscard]] std::vector<unsigned char> seal(ContentClass content_class, const FamilyId& family,
                                              const nlohmann::json& content);

// Errors: "damaged" (these are not bytes that seal() made for this class).
[[nodiscard]] Result<nlohmann::json> open(ContentClass content_class, const FamilyId& family,
                                          vault::ByteView bytes);

}  // namespace doorstep::records
