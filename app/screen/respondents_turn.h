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
  records::Drafts kept{};           // of what is being given
  std::optional<double> keep_at{};  // when what differs from that is kept too
};

// What a respondent had not sent off when the screen was covered, for the interview with that id.
struct CoveredTurn {
  std::string interview;
  RespondentDraft draft;
};

enum class TurnWish { Done, Hide, BiggerText };

// What a turn with one page has in common: the hand-over before it, and the ways out.
struct TurnAtPage {
  bool handed_over = false;
  // What pressing `pressed` asks the shell for; "start" is the turn's own.
  std::optional<TurnWish> wish(touch::Ui& ui, const std::string& pressed);
};

// A parent with the account. The vault is closed already: there is nothing else to be seen.
struct AccountTurn : TurnAtPage {
  AccountView view;
  bool anything_new = false;  // something that was not told before
};

// A child with the words that the team wrote for it. The vault is open until it is written down that the
// child had them, and how.
struct ToldBackTurn : TurnAtPage {
  Place note{};  // where the words were written
  std::string interview{};
  std::uint32_t report = 0;  // which one it is about; 0: what was told
  ToldBackPage page{};
  std::string child{};
  std::string language{};
  touch::Density density = touch::Density::Child;
  bool was_seen = false;           // to its end
  bool was_read = false;           // aloud
  std::optional<Error> problem{};  // why it could not be written down
};

// First "please give it to ..." in the team's language `say`, then the account in the parent's own.
std::optional<TurnWish> draw(touch::Ui& ui, const words::Words& words, const words::Language& say,
                             AccountTurn& turn);
// First "please give it to ...", then what was told.
std::optional<TurnWish> draw(touch::Ui& ui, const words::Language& say, ToldBackTurn& turn);

}  // namespace doorstep::screen
