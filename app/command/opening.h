// Which vault a command works on, and who opens it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/command/passphrase.h"
#include "app/screen/desk.h"
#include "instruments/result.h"
#include "storage/vault/vault.h"

namespace doorstep::command {

// The people of a vault as Vault::people_in(). Where there is none, the folder is named on stderr first: it
// is often the usual one, which nobody typed.
[[nodiscard]] Result<std::vector<vault::VaultPerson>> people_in(const std::filesystem::path& folder);

// What was typed, or came from a script, without the spaces around it: two names that look alike are one.
[[nodiscard]] std::string trimmed(const std::string& name);
// `name` as one of `people` has it: exactly so, from a time when spaces were kept, or else trimmed.
[[nodiscard]] std::string name_among(const std::vector<vault::VaultPerson>& people, const std::string& name);

struct VaultChoice {
  std::filesystem::path folder;
  std::string person;  // empty: the only one, else "which_person"
  PassphraseOptions passphrase;

  // --vault, --person and where the passphrase comes from.
  void add_to(CLI::App& command);
  // Opens it, and notes that in the audit. Errors as Vault::open, "which_person" and "no_passphrase".
  [[nodiscard]] Result<std::unique_ptr<vault::Vault>> open(const vault::VaultOptions& options = {}) const;
  // The same behind a desk. Errors as Desk::open_vault() besides.
  [[nodiscard]] Result<void> open(screen::Desk& desk) const;

 private:
  [[nodiscard]] Result<std::string> name() const;
};

}  // namespace doorstep::command
