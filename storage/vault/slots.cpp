#include "storage/vault/slots.h"

#include <algorithm>
#include <set>

#include <sodium.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

constexpr std::size_t kLeastCharacters = 10;
constexpr std::size_t kLeastDifferent = 5;
constexpr std::size_t kMostNameBytes = 64;
constexpr std::string_view kSlotContext = "doorstep-slot-1";

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

Result<void> check_passphrase(std::string_view passphrase) {
  if (count_characters(passphrase) < kLeastCharacters) {
    return fail_with(Problem::PassphraseTooShort);
  }
  if (std::set<char>(passphrase.begin(), passphrase.end()).size() < kLeastDifferent) {
    return fail_with(Problem::PassphraseTooSimple);
  }
  return {};
}

Result<void> check_name(std::string_view name) {
  const bool control = std::any_of(name.begin(), name.end(), [](char byte) {
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
  });
  return name.empty() || name.size() > kMostNameBytes || control ? fail_with(Problem::NameNotUsable)
                                                                 : Result<void>();
}

// A slot that guesses cheaply is refused at opening too: otherwise somebody could put a cheaper one in the
// file's place and wait for the passphrase to be tried on it.
Result<void> check_cost(const Argon2Cost& cost, CostFloor floor) {
  const bool too_cheap = cost.passes < kLeastCost.passes || cost.memory_bytes < kLeastCost.memory_bytes;
  const bool too_dear = cost.passes > kMostCost.passes || cost.memory_bytes > kMostCost.memory_bytes;
  return too_dear || (too_cheap && floor == CostFloor::Enforced) ? fail_with(Problem::WeakSlot)
                                                                 : Result<void>();
}

// 64 bytes: the key that closes the seed, then the commitment. XChaCha20-Poly1305 alone would let one slot be
// made that opens under two passphrases.
Result<Secret> stretch(const Slot& slot, std::string_view passphrase) {
  Secret stretched(kKeyBytes + sizeof slot.commitment);
  static_assert(sizeof slot.salt == crypto_pwhash_SALTBYTES);
  if (crypto_pwhash(stretched.data(), stretched.size(), passphrase.data(), passphrase.size(),
                    slot.salt.data(), slot.cost.passes, static_cast<std::size_t>(slot.cost.memory_bytes),
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail_with(Problem::NotEnoughMemory);
  }
  return stretched;
}

// What the seed's encryption vouches for besides the seed: version, person, parameters, public key.
Digest associated_data(const Slot& slot) {
  return hash_parts({}, {bytes_of(kSlotContext), bytes_of(slot.id), little_endian(slot.cost.passes),
                         little_endian(slot.cost.memory_bytes), slot.salt, slot.public_key});
}

struct KeyPair {
  std::array<unsigned char, 32> public_key{};
  Secret private_key{crypto_box_SECRETKEYBYTES};
};

// The seed, not the private key, is kept, so that a signing pair can be derived from it later without a new
// slot.
KeyPair key_pair_of(const Secret& seed) {
  constexpr std::uint64_t kBoxPair = 1;
  Secret box_seed(crypto_box_SEEDBYTES);
  crypto_kdf_derive_from_key(box_seed.data(), box_seed.size(), kBoxPair, "doorpair", seed.data());
  KeyPair pair;
  crypto_box_seed_keypair(pair.public_key.data(), pair.private_key.data(), box_seed.data());
  return pair;
}

}  // namespace

const Slot* SlotList::find(std::string_view name) const {
  const auto found =
      std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.name == name; });
  return found == slots.end() ? nullptr : &*found;
}

Result<Slot> make_slot(std::string_view name, std::vector<Role> roles, std::string_view passphrase,
                       const Argon2Cost& cost, CostFloor floor, const Secret& store_key) {
  if (auto usable = check_name(name); !usable) {
    return tl::unexpected(usable.error());
  }
  Slot slot;
  slot.id = random_id();
  slot.name = name;
  slot.roles = std::move(roles);
  return closed_with(passphrase, std::move(slot), cost, floor, store_key);
}

Result<Slot> closed_with(std::string_view passphrase, Slot slot, const Argon2Cost& cost, CostFloor floor,
                         const Secret& store_key) {
  auto usable = check_passphrase(passphrase).and_then([&] { return check_cost(cost, floor); });
  if (!usable) {
    return tl::unexpected(usable.error());
  }
  slot.cost = cost;
  randombytes_buf(slot.salt.data(), slot.salt.size());
  randombytes_buf(slot.nonce.data(), slot.nonce.size());
  const auto stretched = stretch(slot, passphrase);
  if (!stretched) {
    return tl::unexpected(stretched.error());
  }
  const Secret seed = random_secret(kKeyBytes);
  slot.public_key = key_pair_of(seed).public_key;
  std::copy_n(stretched->data() + kKeyBytes, slot.commitment.size(), slot.commitment.begin());
  const Digest data = associated_data(slot);
  crypto_aead_xchacha20poly1305_ietf_encrypt(slot.sealed_seed.data(), nullptr, seed.data(), seed.size(),
                                             data.data(), data.size(), nullptr, slot.nonce.data(),
                                             stretched->data());
  crypto_box_seal(slot.sealed_store_key.data(), store_key.data(), store_key.size(), slot.public_key.data());
  return slot;
}

Result<Secret> open_slot(const Slot& slot, std::string_view passphrase, CostFloor floor) {
  if (auto dear = check_cost(slot.cost, floor); !dear) {
    return tl::unexpected(dear.error());
  }
  const auto stretched = stretch(slot, passphrase);
  if (!stretched) {
    return tl::unexpected(stretched.error());
  }
  if (!equal_in_constant_time(stretched->view().subspan(kKeyBytes), slot.commitment)) {
    return fail_with(Problem::WrongPassphrase);
  }
  Secret seed(kKeyBytes);
  const Digest data = associated_data(slot);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(seed.data(), nullptr, nullptr, slot.sealed_seed.data(),
                                                 slot.sealed_seed.size(), data.data(), data.size(),
                                                 slot.nonce.data(), stretched->data()) != 0) {
    return fail_with(Problem::DamagedSlots);
  }
  const KeyPair pair = key_pair_of(seed);
  Secret store_key(kKeyBytes);
  if (crypto_box_seal_open(store_key.data(), slot.sealed_store_key.data(), slot.sealed_store_key.size(),
                           pair.public_key.data(), pair.private_key.data()) != 0) {
    return fail_with(Problem::DamagedSlots);
  }
  return store_key;
}

}  // namespace doorstep::vault
