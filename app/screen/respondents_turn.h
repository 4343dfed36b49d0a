// While somebody else than the team has the device: an interview that goes on, a parent who is shown an
// account, or a child that is told what became of what it said.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/screen/account_page.h"
#include "app/screen/desk.h"
#include "app/screen/respondent.h"
#include "app/screen/told_back_page.h"

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

// A child with the words that the team wrote for it. The vault is open until it is written down that the
// child had them, and how.
struct ToldBackTurn {
  std::string interview;
  std::uint32_t report = 0;  // which one it is about; 0: what was told
  ToldBackPage page{};
  std::string child{};
  std::string language{};
  touch::Density density = touch::Density::Child;
  bool handed_over = false;
  bool was_read = false;           // aloud
  std::optional<Error> problem{};  // why it could not be written down
};

enum class TurnWish { Done, Hide, BiggerText };

// First "please give it to ...", then the account.
std::optional<TurnWish> draw(touch::Ui& ui, const words::Language& say, AccountTurn& turn);
// First "please give it to ...", then what was told.
std::optional<TurnWish> draw(touch::Ui& ui, const words::Language& say, ToldBackTurn& turn);

}  // namespace doorstep::screen
