#include "app/screen/hand_over_page.h"
#include "app/screen/message_page.h"
#include "app/screen/respondents_turn.h"
#include "app/screen/screen_language.h"

namespace doorstep::screen {
namespace {

std::string draw_hand_over(touch::Ui& ui, const words::Language& say, const AccountTurn& turn) {
  RespondentFrame frame{.key = "account_hand_over", .languages = Languages::One};
  return message_page(
      ui, say, hand_over_frame(say, std::move(frame), say("team.account.start")),
      {.title = say("respondent.hand_over.title", turn.view.parent), .text = say("team.account.hand_over")});
}

}  // namespace

std::optional<TurnWish> TurnAtPage::wish(touch::Ui& ui, const std::string& pressed) {
  if (pressed == "start") {
    handed_over = true;
    ui.request_frame();
  }
  if (pressed == "hide") return TurnWish::Hide;
  if (pressed == "bigger") return TurnWish::BiggerText;
  return pressed == "done" || pressed == "hand_back" ? std::optional(TurnWish::Done) : std::nullopt;
}

std::optional<TurnWish> draw(touch::Ui& ui, const words::Words& words, const words::Language& say,
                             AccountTurn& turn) {
  ui.set_density(touch::Density::Adult);
  if (!turn.handed_over) return turn.wish(ui, draw_hand_over(ui, say, turn));
  const AccountView& view = turn.view;
  const words::Language& own = words.speaks(view.language) ? words.in(view.language) : say;
  if (ui.language() != own.code()) use_language(ui, own, own.code());
  AccountPage page{
      .account = view.account, .parent = view.parent, .child = view.child, .language = view.words_in};
  if (view.words_in != own.code())
    page.words_in = words.speaks(view.words_in) ? words.in(view.words_in).name() : view.words_in;
  return turn.wish(ui, account_page(ui, own, page));
}

}  // namespace doorstep::screen
