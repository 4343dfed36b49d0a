#include "storage/vault/errors.h"

#include <array>
#include <cerrno>
#include <string_view>

namespace doorstep::vault {
namespace {

struct Sentence {
  Problem problem;
  std::string_view code;
  std::string_view message;
  std::string_view remedy;
};

constexpr std::array kSentences = {
    Sentence{Problem::WrongPassphrase, "wrong_passphrase", "The passphrase is not the right one.",
             "Try again; look at the keyboard's language and at caps lock."},
    Sentence{Problem::UnknownPerson, "unknown_person", "Nobody with that name has a way into this vault.",
             "Choose a name from the list, or ask a keeper to add you."},
    Sentence{Problem::PassphraseTooShort, "passphrase_too_short",
             "The passphrase is shorter than 10 characters.",
             "Take several words that do not belong together."},
    Sentence{Problem::PassphraseTooSimple, "passphrase_too_simple",
             "The passphrase has fewer than five different characters.",
             "Take several words that do not belong together."},
    Sentence{Problem::NameNotUsable, "name_not_usable",
             "A person's name must have 1 to 64 characters, and none of them a control character.",
             "Write another name."},
    Sentence{Problem::NameTaken, "name_taken", "Somebody with that name already has a way into this vault.",
             "Write a name that tells the two apart."},
    Sentence{Problem::LastKeeper, "last_keeper",
             "The last keeper cannot be removed: nobody could add people any more.",
             "Add another keeper first."},
    Sentence{Problem::WeakSlot, "weak_slot",
             "This person's passphrase is guarded more weakly than this program accepts.",
             "Ask a keeper to remove and add the person again."},
    Sentence{Problem::NeedsKeeper, "needs_keeper",
             "Only a keeper gives people a way in, takes it away, or accepts a vault whose files do not fit "
             "together.",
             "Ask a keeper to do it, or to give you that role."},
    Sentence{Problem::NeedsCoordinator, "needs_coordinator", "Only a coordinator draws extracts.",
             "Ask a coordinator to do it, or a keeper to give you that role."},
    Sentence{Problem::NeedsInterviewer, "needs_interviewer",
             "Only an interviewer writes about families and holds interviews.",
             "Ask an interviewer to do it, or a keeper to give you that role."},
    Sentence{Problem::InUse, "in_use", "The vault is open in another window or program.",
             "Close it there, and open it again here."},
    Sentence{Problem::NoPermission, "no_permission",
             "You have no right to read and write the vault's folder.",
             "Ask whoever looks after this computer for the right to it, or choose another folder."},
    Sentence{Problem::ReadOnly, "read_only", "The vault lies where nothing can be written.",
             "Copy the whole folder to a disk that can be written, and open it there."},
    Sentence{Problem::DiskFull, "disk_full", "The disk is full; nothing was changed.",
             "Make room on the disk, and do it again."},
    Sentence{Problem::NotEnoughMemory, "not_enough_memory",
             "There is not enough free memory to open the vault.", "Close other programs, and try again."},
    Sentence{
        Problem::InputOutput, "io_error", "The disk did not do what it was asked to.",
        "Open the vault again to see what was kept; if this comes back, copy the folder to another disk."},
    Sentence{Problem::ReopenNeeded, "reopen_needed",
             "After an error of the disk the vault takes nothing more until it is opened again.",
             "Lock the vault and open it again."},
    Sentence{Problem::MissingFolder, "missing_folder",
             "The folder that the vault should lie in does not exist.",
             "Make the folder first, or choose another place."},
    Sentence{Problem::FolderNotEmpty, "folder_not_empty", "There is already something in that folder.",
             "Choose a new folder, or open the vault that is there."},
    Sentence{Problem::NotAVault, "not_a_vault", "There is no vault in that folder.",
             "Choose the folder of a vault, or make a new vault."},
    Sentence{Problem::MissingStore, "missing_store",
             "The vault's store (vault.db) is missing; no new one was put in its place.",
             "Put the file back, or restore the vault from a backup."},
    Sentence{Problem::EmptyStore, "empty_store",
             "The vault's store (vault.db) is empty; no new one was put in its place.",
             "Restore the vault from a backup."},
    Sentence{Problem::MissingSlots, "missing_slots", "The file with everybody's way in (slots) is missing.",
             "Put the file back from a backup; without it nobody can open the vault."},
    Sentence{Problem::MissingHead, "missing_head", "The vault's note of its last change (head) is missing.",
             "Put the file back; or find out why it is gone, and let a keeper run `doorstep vault accept`."},
    Sentence{Problem::Truncated, "truncated", "The end of the vault's store is missing.",
             "Restore the vault from a backup."},
    Sentence{Problem::Damaged, "damaged",
             "The vault's store cannot be read: it is damaged, or it belongs to another vault.",
             "Restore the vault from a backup."},
    Sentence{Problem::DamagedSlots, "damaged_slots",
             "The file with everybody's way in (slots) is damaged, or it was changed by another program.",
             "Put the file back from a backup."},
    Sentence{
        Problem::DamagedHead, "damaged_head",
        "The vault's note of its last change (head) is damaged, or it belongs to another vault.",
        "Put the file back; or find out what happened to it, and let a keeper run `doorstep vault accept`."},
    Sentence{Problem::RolledBack, "rolled_back",
             "The vault's store is older than its last change, or part of it was put back to an older state.",
             "Put the newest files back; or find out who changed it, and let a keeper run `doorstep vault "
             "accept`."},
    Sentence{
        Problem::RolledBackSlots, "rolled_back_slots",
        "The file with everybody's way in (slots) is older than the list of people that the vault knows.",
        "Put the newest file back; or find out who changed it, and let a keeper run `doorstep vault "
        "accept`."},
    Sentence{Problem::HeadRepaired, "head_repaired",
             "One of the two notes of the vault's last change was damaged, and was written anew.",
             "Nothing is lost. If this comes back, look at the disk."},
    Sentence{Problem::HeadBehind, "head_behind",
             "The vault's note of its last change was older than the store, as after a power cut; it was "
             "written anew.",
             "Nothing is lost. If there was no power cut, ask who put an older file (head) there."},
    Sentence{Problem::ReserveUsed, "reserve_used",
             "The disk is as good as full: the room that was kept for the last answer has been used.",
             "Make room on the disk before the next interview."},
    Sentence{Problem::NewerVersion, "newer_version",
             "The vault was made by a newer Doorstep; it was left as it is.",
             "Install the newest Doorstep on this computer."},
    Sentence{Problem::NotEncrypted, "not_encrypted", "The vault's store is not encrypted, so it is not used.",
             "Restore the vault from a backup, and find out who put this file there."},
    Sentence{Problem::CipherOff, "cipher_off",
             "Encryption is not working on this computer, so nothing is kept.",
             "Install Doorstep again; report this to whoever looks after this computer."},
    Sentence{Problem::Internal, "internal", "The program asked the vault for something impossible.",
             "Report this with the program's version."},
};

}  // namespace

Error error_of(Problem problem) {
  for (const Sentence& sentence : kSentences) {
    if (sentence.problem == problem) {
      return Error{std::string(sentence.code), std::string(sentence.message), std::string(sentence.remedy)};
    }
  }
  return error_of(Problem::Internal);
}

tl::unexpected<Error> fail_with(Problem problem) { return tl::unexpected(error_of(problem)); }

Problem problem_of_errno(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return Problem::DiskFull;
    case EROFS:
      return Problem::ReadOnly;
    case EACCES:
    case EPERM:
      return Problem::NoPermission;
    case ENOMEM:
      return Problem::NotEnoughMemory;
    default:
      return Problem::InputOutput;
  }
}

std::vector<Error> every_error() {
  std::vector<Error> errors;
  for (const Sentence& sentence : kSentences) {
    errors.push_back(error_of(sentence.problem));
  }
  return errors;
}

}  // namespace doorstep::vault
