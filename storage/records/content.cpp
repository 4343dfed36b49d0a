#include "storage/records/content.h"

#include <nlohmann/json.hpp>

#include "storage/vault/errors.h"

namespace doorstep::records {
namespace {

// The first byte of every content. A sealed form will have a number of its own.
constexpr unsigned char kPlainCbor = 1;

}  // namespace

// The class and the family will choose the key.
std::vector<unsigned char> seal(ContentClass /*content_class*/, const FamilyId& /*family*/,
                                const nlohmann::json& content) {
  std::vector<unsigned char> bytes = {kPlainCbor};
  nlohmann::json::to_cbor(content, bytes);
  return bytes;
}

Result<nlohmann::json> open(ContentClass /*content_class*/, const FamilyId& /*family*/,
                            vault::ByteView bytes) {
  if (bytes.empty() || bytes.front() != kPlainCbor) return vault::fail_with(vault::Problem::Damaged);
  auto content = nlohmann::json::from_cbor(bytes.begin() + 1, bytes.end(), true, false);
  if (content.is_discarded()) return vault::fail_with(vault::Problem::Damaged);
  return content;
}

}  // namespace doorstep::records
