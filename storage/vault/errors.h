// Everything that can go wrong with a vault: a closed set, each with its code, one sentence and what to do.
//
// The codes are stable: tests and the interface's language files use them. No sentence names a person, an
// answer or a passphrase, and none claims to know more than the program does.
#pragma once

#include <vector>

#include "instruments/result.h"

namespace doorstep::vault {

enum class Problem {
  // The person and the passphrase.
  WrongPassphrase,
  UnknownPerson,
  PassphraseTooShort,
  PassphraseTooSimple,
  NameNotUsable,
  NameTaken,
  LastKeeper,
  WeakSlot,
  NeedsKeeper,
  NeedsCoordinator,
  NeedsInterviewer,
  // The machine.
  InUse,
  NoPermission,
  ReadOnly,
  DiskFull,
  NotEnoughMemory,
  InputOutput,
  ReopenNeeded,
  // The folder.
  MissingFolder,
  FolderNotEmpty,
  NotAVault,
  MissingStore,
  EmptyStore,
  MissingSlots,
  MissingHead,
  // What is in it.
  Truncated,
  Damaged,
  DamagedSlots,
  DamagedHead,
  RolledBack,
  RolledBackSlots,
  HeadRepaired,
  HeadBehind,
  ReserveUsed,
  NewerVersion,
  NotEncrypted,
  CipherOff,
  // A mistake in this program, not in the vault.
  Internal,
};

// The error that belongs to `problem`.
[[nodiscard]] Error error_of(Problem problem);

// Shorthand for a failed Result.
[[nodiscard]] tl::unexpected<Error> fail_with(Problem problem);

// The problem that a system call's `error_number` (errno) stands for: full disk, no permission, read-only,
// else an input/output error.
[[nodiscard]] Problem problem_of_errno(int error_number);

// Every error there is, for a test that each has a sentence in every language.
[[nodiscard]] std::vector<Error> every_error();

}  // namespace doorstep::vault
