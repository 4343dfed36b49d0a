// The whole flow in the terminal: vault, family, respondent, and for a child's interview the gate and the
// telling.
#pragma once

#include <filesystem>
#include <string>

#include "app/command/command.h"
#include "app/command/passphrase.h"

namespace doorstep::command {

struct ConversationOptions {
  std::filesystem::path instrument;
  std::filesystem::path vault;
  std::string person;    // who opens the vault; may be empty
  std::string language;  // the team's; empty: the environment's
  PassphraseOptions passphrase;
};

// On the standard streams. Exit::NotRight, with its problems on stderr, when the instrument does not open.
[[nodiscard]] Exit converse(const ConversationOptions& options);

}  // namespace doorstep::command
