#include "storage/vault/creation.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/vault/errors.h"

namespace doorstep::vault {
namespace {

// What `fill` may make, besides the lock. Only these are ever removed: the folder's name is ours, but what
// else lies in it may not be.
constexpr const char* kOurFiles[] = {"slots.new", "slots", "head", "vault.db-journal", "vault.db"};

void clear(const std::filesystem::path& folder) {
  for (const char* name : kOurFiles) {
    ::unlink((folder / name).c_str());
  }
}

Result<void> check_place(const std::filesystem::path& place) {
  std::error_code error;
  if (!std::filesystem::is_directory(place.parent_path(), error)) {
    const bool hidden = error && error.value() == EACCES;
    return fail_with(hidden ? Problem::NoPermission : Problem::MissingFolder);
  }
  const bool exists = std::filesystem::exists(std::filesystem::symlink_status(place, error));
  if (exists && (!std::filesystem::is_directory(place, error) || !std::filesystem::is_empty(place, error))) {
    return fail_with(Problem::FolderNotEmpty);
  }
  return check_writable(place.parent_path());
}

Result<File> lock_fresh(const std::filesystem::path& fresh) {
  if (::mkdir(fresh.c_str(), 0700) != 0 && errno != EEXIST) {
    return fail_with(problem_of_errno(errno));
  }
  return lock_file(fresh / "vault.lock");
}

Result<void> move_to_place(const std::filesystem::path& fresh, const std::filesystem::path& place) {
  if (auto synced = sync_folder(fresh); !synced) {
    return synced;
  }
  if (::rename(fresh.c_str(), place.c_str()) != 0) {
    return fail_with(errno == ENOTEMPTY || errno == EEXIST ? Problem::FolderNotEmpty
                                                           : problem_of_errno(errno));
  }
  return sync_folder(place.parent_path());
}

}  // namespace

Result<File> create_in_place(const std::filesystem::path& place,
                             const std::function<Result<void>(const std::filesystem::path&)>& fill) {
  if (auto free = check_place(place); !free) {
    return tl::unexpected(free.error());
  }
  const auto fresh = place.parent_path() / ("." + place.filename().string() + ".new");
  auto lock = lock_fresh(fresh);
  if (!lock) {
    return lock;
  }
  clear(fresh);
  auto made = fill(fresh).and_then([&] { return move_to_place(fresh, place); });
  if (!made) {
    clear(fresh);
    ::unlink((fresh / "vault.lock").c_str());
    ::rmdir(fresh.c_str());
    return tl::unexpected(made.error());
  }
  return lock;
}

}  // namespace doorstep::vault
