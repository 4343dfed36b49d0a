// While somebody else than the team has the device: an interview that goes on, or a parent who is shown an
// account.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/screen/account_page.h"
#include "app/screen/desk.h"
#include "app/screen/respondent.h"

namespace doorstep::screen {

// An interview on screen; gone with the vault when that is closed.
struct InterviewTurn {
  records::LiveInterview live;
  std::unique_ptr<Respondent> respondent{};
};

// What a respondent had not sent off when the screen was covered, for the interview with that id.
struct CoveredTurn {
  std::string interview;
  RespondentDraft draft;
};

// A parent with the account. The vault is closed already: there is nothing else to be seen.
struct AccountTurn {
  AccountView view;
  bool handed_over = false;
  bool anything_new = false;  // something that was not told before
};

enum class AccountWish { Done, Hide, BiggerText };

// First "please give it to ...", then the account.
std::optional<AccountWish> draw(touch::Ui& ui, const words::Language& say, AccountTurn& turn);

}  // namespace doorstep::screen
