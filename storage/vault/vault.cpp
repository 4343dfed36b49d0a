#include "storage/vault/vault.h"

#include <algorithm>
#include <utility>

#include <fcntl.h>

#include "storage/vault/creation.h"
#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

constexpr std::uint64_t kReserveBytes = std::uint64_t{1} << 20;

std::filesystem::path lock_path(const std::filesystem::path& folder) { return folder / "vault.lock"; }
std::filesystem::path slots_path(const std::filesystem::path& folder) { return folder / "slots"; }
std::filesystem::path reserve_path(const std::filesystem::path& folder) { return folder / "reserve"; }

VaultPerson person_of(const Slot& slot) { return {slot.id, slot.name, slot.roles}; }

bool is_keeper(const Slot& slot) {
  return std::find(slot.roles.begin(), slot.roles.end(), Role::Keeper) != slot.roles.end();
}

enum class Presence { Missing, Empty, There };

Result<Presence> presence(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return Presence::Missing;
  }
  const auto size = error ? 0 : std::filesystem::file_size(path, error);
  if (error) {
    return fail_with(problem_of_errno(error.value()));
  }
  return size == 0 ? Presence::Empty : Presence::There;
}

// Which of the two files that a vault cannot be without are there; never makes one.
Result<void> check_files(const std::filesystem::path& folder) {
  const auto slots = presence(slots_path(folder));
  const auto store = presence(folder / "vault.db");
  if (!slots || !store) {
    return tl::unexpected(slots ? store.error() : slots.error());
  }
  if (*slots == Presence::Missing) {
    return fail_with(*store == Presence::Missing ? Problem::NotAVault : Problem::MissingSlots);
  }
  if (*slots == Presence::Empty) {
    return fail_with(Problem::DamagedSlots);
  }
  if (*store != Presence::There) {
    return fail_with(*store == Presence::Missing ? Problem::MissingStore : Problem::EmptyStore);
  }
  return {};
}

Result<std::string> read_slots(const std::filesystem::path& folder) {
  return File::open(slots_path(folder), O_RDONLY).and_then([](const File& file) {
    return file.read(kMostSlotFileBytes);
  });
}

}  // namespace

Vault::Vault(std::filesystem::path folder, VaultOptions options, File lock, SlotList slots, VaultPerson who,
             Secret store_key)
    : folder_(std::move(folder)),
      options_(options),
      lock_(std::move(lock)),
      slots_(std::move(slots)),
      who_(std::move(who)),
      store_key_(std::move(store_key)) {}

Vault::~Vault() = default;

Result<std::unique_ptr<Vault>> Vault::create(const std::filesystem::path& folder, std::string_view person,
                                             std::string_view passphrase, const VaultOptions& options) {
  if (!prepare_cryptography()) {
    return fail_with(Problem::CipherOff);
  }
  Secret store_key = random_secret(kKeyBytes);
  auto slot = make_slot(person, {Role::Interviewer, Role::Coordinator, Role::Keeper}, passphrase,
                        options.cost, options.floor, store_key);
  if (!slot) {
    return tl::unexpected(slot.error());
  }
  const VaultPerson who = person_of(*slot);
  SlotList slots{1, {std::move(*slot)}};
  const auto place = std::filesystem::absolute(folder / "").parent_path().lexically_normal();
  auto lock = create_in_place(place, [&](const std::filesystem::path& fresh) {
    return replace_file(slots_path(fresh), encode_slots(slots, store_key)).and_then([&] {
      return Store::create(fresh, store_key, options.migrations);
    });
  });
  if (!lock) {
    return tl::unexpected(lock.error());
  }
  return start(std::unique_ptr<Vault>(
      new Vault(place, options, std::move(*lock), std::move(slots), who, std::move(store_key))));
}

Result<std::unique_ptr<Vault>> Vault::open(const std::filesystem::path& folder, std::string_view person,
                                           std::string_view passphrase, const VaultOptions& options) {
  if (!prepare_cryptography()) {
    return fail_with(Problem::CipherOff);
  }
  const auto there = check_files(folder).and_then([&] { return check_writable(folder); });
  auto lock = there.and_then([&] { return lock_file(lock_path(folder)); });
  const auto text = lock ? read_slots(folder) : Result<std::string>(tl::unexpected(lock.error()));
  auto slots = text.and_then(decode_slots);
  if (!slots) {
    return tl::unexpected(slots.error());
  }
  const Slot* slot = slots->find(person);
  if (slot == nullptr) {
    return fail_with(Problem::UnknownPerson);
  }
  auto store_key = open_slot(*slot, passphrase, options.floor);
  if (!store_key) {
    return tl::unexpected(store_key.error());
  }
  if (!is_authentic(*text, *store_key)) {
    return fail_with(Problem::DamagedSlots);
  }
  if (options.stale == StaleStore::Accept && !is_keeper(*slot)) {
    return fail_with(Problem::NeedsKeeper);
  }
  const VaultPerson who = person_of(*slot);
  return start(std::unique_ptr<Vault>(
      new Vault(folder, options, std::move(*lock), std::move(*slots), who, std::move(*store_key))));
}

Result<std::unique_ptr<Vault>> Vault::start(std::unique_ptr<Vault> vault) {
  auto store =
      Store::open(vault->folder_, vault->store_key_, vault->options_.migrations, vault->options_.stale);
  if (!store) {
    return tl::unexpected(store.error());
  }
  vault->store_ = std::move(*store);
  if (auto current = vault->check_slot_counter(); !current) {
    return tl::unexpected(current.error());
  }
  vault->fill_reserve();
  if (vault->reserve_is_used()) {
    vault->store_->note(error_of(Problem::ReserveUsed));
  }
  vault->store_->on_full([self = vault.get()] { return self->release_reserve(); });
  return vault;
}

Result<std::vector<VaultPerson>> Vault::people_in(const std::filesystem::path& folder) {
  if (!prepare_cryptography()) {
    return fail_with(Problem::CipherOff);
  }
  return check_files(folder)
      .and_then([&] { return read_slots(folder); })
      .and_then(decode_slots)
      .map([](const SlotList& list) {
        std::vector<VaultPerson> people;
        std::transform(list.slots.begin(), list.slots.end(), std::back_inserter(people), person_of);
        return people;
      });
}

std::vector<VaultPerson> Vault::people() const {
  std::vector<VaultPerson> people;
  std::transform(slots_.slots.begin(), slots_.slots.end(), std::back_inserter(people), person_of);
  return people;
}

Result<void> Vault::require(Role role) const {
  if (std::ranges::find(who_.roles, role) != who_.roles.end()) {
    return {};
  }
  switch (role) {
    case Role::Keeper:
      return fail_with(Problem::NeedsKeeper);
    case Role::Coordinator:
      return fail_with(Problem::NeedsCoordinator);
    case Role::Interviewer:
      break;
  }
  return fail_with(Problem::NeedsInterviewer);
}

Result<VaultPerson> Vault::add_person(std::string_view name, std::vector<Role> roles,
                                      std::string_view passphrase) {
  if (auto keeper = require(Role::Keeper); !keeper) {
    return tl::unexpected(keeper.error());
  }
  if (slots_.find(name) != nullptr) {
    return fail_with(Problem::NameTaken);
  }
  auto slot = make_slot(name, std::move(roles), passphrase, options_.cost, options_.floor, store_key_);
  if (!slot) {
    return tl::unexpected(slot.error());
  }
  VaultPerson added = person_of(*slot);
  SlotList next = slots_;
  next.slots.push_back(std::move(*slot));
  return keep_slots(std::move(next)).map([&] { return std::move(added); });
}

Result<void> Vault::remove_person(std::string_view name) {
  if (auto keeper = require(Role::Keeper); !keeper) {
    return keeper;
  }
  if (slots_.find(name) == nullptr) {
    return fail_with(Problem::UnknownPerson);
  }
  SlotList next = slots_;
  std::erase_if(next.slots, [&](const Slot& slot) { return slot.name == name; });
  if (std::none_of(next.slots.begin(), next.slots.end(), is_keeper)) {
    return fail_with(Problem::LastKeeper);
  }
  return keep_slots(std::move(next));
}

Result<void> Vault::change_passphrase(std::string_view passphrase) {
  SlotList next = slots_;
  const auto own = std::find_if(next.slots.begin(), next.slots.end(),
                                [&](const Slot& slot) { return slot.id == who_.id; });
  if (own == next.slots.end()) {
    return fail_with(Problem::UnknownPerson);
  }
  auto closed = closed_with(passphrase, *own, options_.cost, options_.floor, store_key_);
  if (!closed) {
    return tl::unexpected(closed.error());
  }
  *own = std::move(*closed);
  return keep_slots(std::move(next));
}

// The file inside of the store's change: after a kill between the two the file is one ahead, which opening
// mends. The number is the store's own, so that a change that failed leaves no gap behind.
Result<void> Vault::keep_slots(SlotList next) {
  bool replaced = false;
  auto kept = store_->write([&](Connection& connection) -> Result<void> {
    const auto known = connection.number("SELECT counter FROM slot_list");
    if (!known) {
      return tl::unexpected(known.error());
    }
    next.counter = static_cast<std::uint64_t>(*known) + 1;
    auto counted = connection.run("UPDATE slot_list SET counter = ?", {*known + 1});
    replaced = replaced || counted.has_value();
    return counted.and_then(
        [&] { return replace_file(slots_path(folder_), encode_slots(next, store_key_)); });
  });
  if (kept) {
    slots_ = std::move(next);
  } else if (replaced && kept.error() != error_of(Problem::InputOutput) &&
             kept.error() != error_of(Problem::Damaged)) {
    // Nothing was changed, as the caller is told. Where that is not known the newer list stays, and should
    // this fail it stays too: opening takes one that is one ahead up, but never one that is behind.
    static_cast<void>(replace_file(slots_path(folder_), encode_slots(slots_, store_key_)));
  }
  return kept;
}

Result<void> Vault::check_slot_counter() {
  const auto known = store_->connection().number("SELECT counter FROM slot_list");
  if (!known) {
    return tl::unexpected(known.error());
  }
  const auto found = static_cast<std::int64_t>(slots_.counter);
  if (found == *known) {
    return {};
  }
  if (found != *known + 1) {
    const Problem problem = found < *known ? Problem::RolledBackSlots : Problem::RolledBack;
    if (options_.stale == StaleStore::Refuse) {
      return fail_with(problem);
    }
    store_->note(error_of(problem));
  }
  return store_->write(
      [&](Connection& connection) { return connection.run("UPDATE slot_list SET counter = ?", {found}); });
}

// Failing to make the reserve is no failure: the vault works without, and says so in its notices.
void Vault::fill_reserve() {
  if (reserve_is_used()) {
    const auto file = File::open(reserve_path(folder_), O_RDWR | O_CREAT);
    if (file && ::posix_fallocate(file->descriptor(), 0, static_cast<off_t>(kReserveBytes)) != 0) {
      static_cast<void>(file->resize(0));
    }
  }
}

bool Vault::release_reserve() {
  if (reserve_is_used()) {
    return false;
  }
  const auto file = File::open(reserve_path(folder_), O_RDWR);
  if (!file || !file->resize(0)) {
    return false;
  }
  store_->note(error_of(Problem::ReserveUsed));
  return true;
}

bool Vault::reserve_is_used() const {
  std::error_code error;
  const auto size = std::filesystem::file_size(reserve_path(folder_), error);
  return error || size < kReserveBytes;
}

}  // namespace doorstep::vault
