// The way in: who it is, and the passphrase. Also the way back after a lock, after hiding and after a
// respondent. Nothing here says what was on the screen before.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/team_action.h"
#include "app/touch/secret_text.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

enum class UnlockFor {
  Start,       // the program was opened
  Return,      // it was locked or hidden
  HandedBack,  // a respondent is done: thanked, and asked to give the device back
};

struct UnlockPage {
  std::vector<std::string> people{};  // everybody with a way in, by name
  std::size_t chosen = 0;
  UnlockFor purpose = UnlockFor::Start;
  touch::SecretText passphrase{};
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, UnlockPage& page);

}  // namespace doorstep::screen
