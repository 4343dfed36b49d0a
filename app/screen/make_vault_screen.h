// The first page of all: nobody has a vault yet, and the first person makes one.
#pragma once

#include <optional>
#include <string>

#include "app/screen/team_action.h"
#include "app/touch/secret_text.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct MakeVaultPage {
  std::string name{};  // of the first person, who gets every role
  touch::SecretText passphrase{};
  touch::SecretText again{};
  words::Explained problem{};

  // Why it cannot be made yet, as a key in the team's words; empty when everything is there.
  [[nodiscard]] std::string_view obstacle() const;
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, MakeVaultPage& page);

}  // namespace doorstep::screen
