// The slot file's text: one line of JSON, the sum of that line, and its authentication code.
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "storage/vault/errors.h"
#include "storage/vault/slots.h"

namespace doorstep::vault {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr std::size_t kSumLine = 2 * sizeof(Digest) + 1;  // 64 digits and the line's end

constexpr std::pair<Role, const char*> kRoleWords[] = {
    {Role::Interviewer, "interviewer"}, {Role::Coordinator, "coordinator"}, {Role::Keeper, "keeper"}};

json encode(const Slot& slot) {
  json roles = json::array();
  for (const Role role : slot.roles) {
    const auto* word = std::find_if(std::begin(kRoleWords), std::end(kRoleWords),
                                    [&](const auto& pair) { return pair.first == role; });
    roles.push_back(word->second);
  }
  return {{"id", slot.id},
          {"name", slot.name},
          {"roles", roles},
          {"argon2id", {{"passes", slot.cost.passes}, {"memory_bytes", slot.cost.memory_bytes}}},
          {"salt", to_hex(slot.salt)},
          {"commitment", to_hex(slot.commitment)},
          {"nonce", to_hex(slot.nonce)},
          {"sealed_seed", to_hex(slot.sealed_seed)},
          {"public_key", to_hex(slot.public_key)},
          {"sealed_store_key", to_hex(slot.sealed_store_key)}};
}

// Throws like everything of the library's that reads: decode_slots catches it, once.
void read_hex(const json& slot, const char* key, std::span<unsigned char> bytes) {
  if (!from_hex(slot.at(key).get_ref<const std::string&>(), bytes)) {
    throw std::invalid_argument(key);
  }
}

Role read_role(const json& word) {
  for (const auto& [role, name] : kRoleWords) {
    if (word == name) {
      return role;
    }
  }
  throw std::invalid_argument("role");
}

Slot decode(const json& source) {
  Slot slot;
  slot.id = source.at("id").get<std::string>();
  slot.name = source.at("name").get<std::string>();
  for (const json& word : source.at("roles")) {
    slot.roles.push_back(read_role(word));
  }
  slot.cost.passes = source.at("argon2id").at("passes").get<std::uint64_t>();
  slot.cost.memory_bytes = source.at("argon2id").at("memory_bytes").get<std::uint64_t>();
  read_hex(source, "salt", slot.salt);
  read_hex(source, "commitment", slot.commitment);
  read_hex(source, "nonce", slot.nonce);
  read_hex(source, "sealed_seed", slot.sealed_seed);
  read_hex(source, "public_key", slot.public_key);
  read_hex(source, "sealed_store_key", slot.sealed_store_key);
  return slot;
}

std::string sum_line(std::string_view body, ByteView key) {
  return to_hex(hash_parts(key, {bytes_of(body)})) + "\n";
}

// The JSON line with its end, or nothing when the text is too short to have one.
std::optional<std::string_view> body_of(std::string_view text) {
  return text.size() > 2 * kSumLine ? std::optional(text.substr(0, text.size() - 2 * kSumLine))
                                    : std::nullopt;
}

std::string code_line(std::string_view body, const Secret& store_key) {
  return sum_line(body, derive_key(store_key, KeyUse::Slots).view());
}

}  // namespace

std::string encode_slots(const SlotList& list, const Secret& store_key) {
  json slots = json::array();
  for (const Slot& slot : list.slots) {
    slots.push_back(encode(slot));
  }
  const json body = {{"doorstep_slots", kFormat}, {"counter", list.counter}, {"slots", slots}};
  // Names that are not UTF-8 are replaced rather than thrown about.
  const std::string line = body.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  const std::string code = code_line(line, store_key);
  return line + sum_line(line + code, {}) + code;
}

Result<SlotList> decode_slots(std::string_view text) {
  const auto body = body_of(text);
  if (!body) {
    return fail_with(Problem::DamagedSlots);
  }
  const std::string code(text.substr(text.size() - kSumLine));
  if (text.substr(body->size(), kSumLine) != sum_line(std::string(*body) + code, {})) {
    return fail_with(Problem::DamagedSlots);
  }
  try {
    const json source = json::parse(*body);
    if (source.at("doorstep_slots").get<int>() > kFormat) {
      return fail_with(Problem::NewerVersion);
    }
    SlotList list;
    list.counter = source.at("counter").get<std::uint64_t>();
    for (const json& slot : source.at("slots")) {
      list.slots.push_back(decode(slot));
    }
    return list;
  } catch (const std::exception&) {
    return fail_with(Problem::DamagedSlots);
  }
}

bool is_authentic(std::string_view text, const Secret& store_key) {
  const auto body = body_of(text);
  return body && equal_in_constant_time(bytes_of(text.substr(text.size() - kSumLine)),
                                        bytes_of(code_line(*body, store_key)));
}

}  // namespace doorstep::vault
