// What one parent gets to know of a child's account, on a quiet page.
//
// Takes the account and nothing else of the child's: no answers, no counts, no gaps. What is not in the
// account cannot be drawn here.
#pragma once

#include <string>

#include "app/screen/respondent_frame.h"
#include "instruments/sharing/account.h"

namespace doorstep::screen {

struct AccountPage {
  const sharing::Account& account;
  std::string parent{};  // as the team says to this parent: "Karin"
  std::string child{};
  std::string language{};  // of the child's words; empty: the frame's
  std::string words_in{};  // what it is called, where the frame has another
};

// Ids: "done", and the frame's.
std::string account_page(touch::Ui& ui, const words::Language& say, const AccountPage& page);

}  // namespace doorstep::screen
