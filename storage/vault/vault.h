// A vault: a folder in which everything that was ever said is kept, readable only for those who have a way
// in.
//
//   vault.db   the encrypted store        slots   everybody's way in       head   a note of the last change
//   vault.lock the lock                   reserve room for the last answer on a full disk
//
// Invariants: at most one process has a vault open; nothing of its content is ever on the disk in the clear;
// a Vault that exists passed the gate (gate.h) and the comparison with its head file (store.h). What a failed
// call found is left as it was. One thread at a time.
//
// Every failure is one of the closed set in errors.h. README.md has the format and what the vault does not
// protect from.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/result.h"
#include "storage/vault/files.h"
#include "storage/vault/migrations.h"
#include "storage/vault/secret.h"
#include "storage/vault/slots.h"
#include "storage/vault/store.h"

namespace doorstep::vault {

struct VaultPerson {
  std::string id;  // 32 hexadecimal digits
  std::string name;
  std::vector<Role> roles;

  friend bool operator==(const VaultPerson&, const VaultPerson&) = default;
};

struct VaultOptions {
  // What guessing a new slot's passphrase costs.
  Argon2Cost cost;
  // Off only in tests, where 256 MiB per opening would be hours.
  CostFloor floor = CostFloor::Enforced;
  // Accept only at a keeper's word, after a refusal with rolled_back, missing_head, damaged_head,
  // rolled_back_slots; opening for anybody else is refused then.
  StaleStore stale = StaleStore::Refuse;
  // For tests of versions.
  std::span<const std::string_view> migrations = shipped_migrations();
};

class Vault {
 public:
  // Makes a vault in `folder`, which must not exist or be empty; its parent must exist. The first person has
  // all roles. The vault is made beside its place, in ".<name>.new", and moved there when it is complete: a
  // failure or a kill leaves no half vault at `folder`, and what a kill left beside it is cleared by the next
  // attempt. Fails with missing_folder, folder_not_empty, in_use (another is being made there),
  // passphrase_too_short, passphrase_too_simple, name_not_usable, weak_slot, no_permission, read_only,
  // disk_full, not_enough_memory, cipher_off, io_error.
  [[nodiscard]] static Result<std::unique_ptr<Vault>> create(const std::filesystem::path& folder,
                                                             std::string_view person,
                                                             std::string_view passphrase,
                                                             const VaultOptions& options = {});

  // Opens the vault in `folder` for the person called `person`. Takes as long as one guess (about 0.4 s).
  // Fails with not_a_vault, missing_slots, missing_store, empty_store, no_permission, read_only, in_use,
  // damaged_slots, newer_version, unknown_person, weak_slot, wrong_passphrase, rolled_back_slots,
  // needs_keeper (StaleStore::Accept), and what Store::open lists.
  [[nodiscard]] static Result<std::unique_ptr<Vault>> open(const std::filesystem::path& folder,
                                                           std::string_view person,
                                                           std::string_view passphrase,
                                                           const VaultOptions& options = {});

  // Who has a way into the vault in `folder`, for the list at unlocking: read without a passphrase, so only
  // as trustworthy as the disk. Fails like `open`; takes no lock.
  [[nodiscard]] static Result<std::vector<VaultPerson>> people_in(const std::filesystem::path& folder);

  // Closes the store, wipes the keys, gives the lock back.
  ~Vault();
  Vault(const Vault&) = delete;  // one process, one connection, one set of keys
  Vault& operator=(const Vault&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const VaultPerson& who() const { return who_; }

  // Everybody with a way in.
  [[nodiscard]] std::vector<VaultPerson> people() const;

  // ok when the person who opened the vault has `role`. Fails with needs_keeper, needs_coordinator,
  // needs_interviewer.
  [[nodiscard]] Result<void> require(Role role) const;

  // Gives `name` a way in. A keeper's alone. Fails with needs_keeper, name_taken and like make_slot; nothing
  // is changed then.
  [[nodiscard]] Result<VaultPerson> add_person(std::string_view name, std::vector<Role> roles,
                                               std::string_view passphrase);

  // Takes a person's way in away. A keeper's alone. Fails with needs_keeper, unknown_person, or last_keeper
  // when no keeper would be left; nothing is changed then.
  // Whoever kept a copy of the whole folder still opens that copy: README.md.
  [[nodiscard]] Result<void> remove_person(std::string_view name);

  // From now on the person who opened the vault opens it with `passphrase`. Fails with passphrase_too_short,
  // passphrase_too_simple, weak_slot, not_enough_memory and like a change of the store; nothing is changed
  // then. A copy of the folder that was made before still opens with the old one.
  [[nodiscard]] Result<void> change_passphrase(std::string_view passphrase);

  // The store; see store.h. Records are built on it.
  [[nodiscard]] Store& store() { return *store_; }

  // A key for one use, derived from the store key.
  [[nodiscard]] Secret key_for(KeyUse use) const { return derive_key(store_key_, use); }

  // What was odd at opening and was let through, and since then that the reserve was used; grows at its end.
  // To be shown and audited by the caller.
  [[nodiscard]] const std::vector<Error>& notices() const { return store_->notices(); }

  // Whether the reserve was given up to save something on a full disk, and could not be made anew: the disk
  // is as good as full.
  [[nodiscard]] bool reserve_is_used() const;

 private:
  Vault(std::filesystem::path folder, VaultOptions options, File lock, SlotList slots, VaultPerson who,
        Secret store_key);
  [[nodiscard]] static Result<std::unique_ptr<Vault>> start(std::unique_ptr<Vault> vault);
  [[nodiscard]] Result<void> check_slot_counter();
  [[nodiscard]] Result<void> keep_slots(SlotList next);
  void fill_reserve();
  [[nodiscard]] bool release_reserve();

  std::filesystem::path folder_;
  VaultOptions options_;
  File lock_;  // given back last
  SlotList slots_;
  VaultPerson who_;
  Secret store_key_;
  std::unique_ptr<Store> store_;
};

}  // namespace doorstep::vault
