// What one parent gets to know of a child's account, on a quiet page.
//
// Takes the account and nothing else of the child's: no answers, no counts, no gaps. What is not in the
// account cannot be drawn here.
#pragma once

#include <optional>
#include <string>

#include "app/screen/respondent_frame.h"
#include "instruments/sharing/account.h"

namespace doorstep::screen {

struct AccountPage {
  const sharing::Account& account;
  std::string parent{};  // as the team says to this parent: "Karin"
  std::string child{};
};

enum class AccountTouched { Done, Hide, BiggerText };

std::optional<AccountTouched> draw_account(touch::Ui& ui, const words::Language& say,
                                           const AccountPage& page);

}  // namespace doorstep::screen
