#include "app/screen/message_page.h"
#include "app/screen/respondents_turn.h"

namespace doorstep::screen {
namespace {

std::optional<TurnWish> meaning_of(const std::string& pressed) {
  if (pressed == "hide") return TurnWish::Hide;
  if (pressed == "bigger") return TurnWish::BiggerText;
  return pressed == "hand_back" ? std::optional(TurnWish::Done) : std::nullopt;
}

std::optional<TurnWish> draw_hand_over(touch::Ui& ui, const words::Language& say, AccountTurn& turn) {
  RespondentFrame frame{.key = "account_hand_over", .pausable = Pausable::No, .languages = Languages::One};
  frame.back =
      touch::BarButton{"hand_back", say("respondent.hand_over.not_now"), {.kind = touch::ButtonKind::Quiet}};
  frame.next = next_button(say);
  frame.next->id = "start";
  frame.next->label = say("team.account.start");
  const std::string pressed = message_page(
      ui, say, frame,
      {.title = say("respondent.hand_over.title", turn.view.parent), .text = say("team.account.hand_over")});
  if (pressed == "start") {
    turn.handed_over = true;
    ui.request_frame();
  }
  return meaning_of(pressed);
}

}  // namespace

std::optional<TurnWish> draw(touch::Ui& ui, const words::Language& say, AccountTurn& turn) {
  ui.set_density(touch::Density::Adult);
  if (!turn.handed_over) return draw_hand_over(ui, say, turn);
  const auto touched = draw_account(
      ui, say, {.account = turn.view.account, .parent = turn.view.parent, .child = turn.view.child});
  if (!touched) return std::nullopt;
  switch (*touched) {
    case AccountTouched::Hide:
      return TurnWish::Hide;
    case AccountTouched::BiggerText:
      return TurnWish::BiggerText;
    case AccountTouched::Done:
      break;
  }
  return TurnWish::Done;
}

}  // namespace doorstep::screen
