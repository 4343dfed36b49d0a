// Slots: everybody's way into the vault, kept in the file `slots` beside the store.
//
// A person has a key pair. Its private part lies in the slot, closed by a key that Argon2id makes of the
// passphrase; the store key is sealed to its public part. So each has a passphrase of his or her own, and
// another person can be added by anybody who has the store key, without a passphrase of anybody else's.
// README.md has the format.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/result.h"
#include "storage/vault/secret.h"

namespace doorstep::vault {

// What one guess of a passphrase costs: passes over memory, and bytes of memory.
struct Argon2Cost {
  std::uint64_t passes = 3;
  std::uint64_t memory_bytes = std::uint64_t{256} << 20;

  friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

// The least that a slot may cost (a small tablet), unless a test says otherwise.
inline constexpr Argon2Cost kLeastCost{3, std::uint64_t{64} << 20};
// And the most, so that a hostile slot file cannot eat the machine.
inline constexpr Argon2Cost kMostCost{16, std::uint64_t{4} << 30};

enum class CostFloor { Enforced, OffForTests };

// What a person does with the vault. The values are the words in the file: never change them.
enum class Role { Interviewer, Coordinator, Keeper };

struct Slot {
  std::string id;    // random, 32 hexadecimal digits
  std::string name;  // how the person is called in the list at unlocking; not secret
  std::vector<Role> roles;
  Argon2Cost cost;
  std::array<unsigned char, 16> salt{};
  Digest commitment{};  // second half of Argon2id's 64 bytes: tells a wrong passphrase from a damaged slot
  std::array<unsigned char, 24> nonce{};
  std::array<unsigned char, 48> sealed_seed{};       // the person's 32-byte seed, XChaCha20-Poly1305
  std::array<unsigned char, 32> public_key{};        // X25519, derived from the seed
  std::array<unsigned char, 80> sealed_store_key{};  // crypto_box_seal to `public_key`
};

struct SlotList {
  std::uint64_t counter = 1;  // of changes to the list
  std::vector<Slot> slots;

  [[nodiscard]] const Slot* find(std::string_view name) const;
};

inline constexpr std::size_t kMostSlotFileBytes = std::size_t{1} << 20;

// A new slot. Fails with passphrase_too_short (under 10 characters), passphrase_too_simple (under five
// different ones), name_not_usable, weak_slot (cost under the floor or over the most), not_enough_memory.
[[nodiscard]] Result<Slot> make_slot(std::string_view name, std::vector<Role> roles,
                                     std::string_view passphrase, const Argon2Cost& cost, CostFloor floor,
                                     const Secret& store_key);

// `slot`'s person with another passphrase: id, name and roles stay, every key and salt is new. Fails like
// make_slot, but for the name.
[[nodiscard]] Result<Slot> closed_with(std::string_view passphrase, Slot slot, const Argon2Cost& cost,
                                       CostFloor floor, const Secret& store_key);

// The store key, out of `slot`. Fails with wrong_passphrase, damaged_slots, weak_slot, not_enough_memory.
[[nodiscard]] Result<Secret> open_slot(const Slot& slot, std::string_view passphrase, CostFloor floor);

// The slot file's text, and back. decode checks the file's own sum, which tells damage from a wrong
// passphrase before any key is known: damaged_slots, newer_version. is_authentic then tells whether the
// vault's people wrote it.
[[nodiscard]] std::string encode_slots(const SlotList& list, const Secret& store_key);
[[nodiscard]] Result<SlotList> decode_slots(std::string_view text);
[[nodiscard]] bool is_authentic(std::string_view text, const Secret& store_key);

}  // namespace doorstep::vault
