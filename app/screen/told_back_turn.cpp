#include <fmt/format.h>

#include "app/screen/message_page.h"
#include "app/screen/respondents_turn.h"
#include "app/screen/screen_language.h"

namespace doorstep::screen {
namespace {

// What went wrong, to whom the child gives the device; the page is as it was.
FrameMessage message_of(const words::Language& say, const ToldBackTurn& turn) {
  if (!turn.problem) return {};
  const words::Explained explained = say.explain(*turn.problem);
  return {.kind = FrameMessage::Kind::Problem,
          .words = fmt::format("{} {}", explained.message, explained.remedy)};
}

std::string draw_hand_over(touch::Ui& ui, const words::Language& say, const ToldBackTurn& turn) {
  RespondentFrame frame{.key = "told_back_hand_over", .pausable = Pausable::No, .languages = Languages::One};
  frame.back =
      touch::BarButton{"hand_back", say("respondent.hand_over.not_now"), {.kind = touch::ButtonKind::Quiet}};
  frame.next = next_button(say);
  frame.next->id = "start";
  frame.next->label = say("respondent.hand_over.start");
  return message_page(ui, say, frame,
                      {.title = say("respondent.hand_over.title", turn.child),
                       .text = say("respondent.hand_over.text", turn.child),
                       .picture = Picture::Door});
}

}  // namespace

std::optional<TurnWish> draw(touch::Ui& ui, const words::Language& say, ToldBackTurn& turn) {
  ui.set_density(turn.density);
  if (ui.language() != turn.language) use_language(ui, say, turn.language);
  const std::string pressed = turn.handed_over
                                  ? told_back_page(ui, say, turn.page, {.message = message_of(say, turn)})
                                  : draw_hand_over(ui, say, turn);
  if (pressed == "start") {
    turn.handed_over = true;
    ui.request_frame();
  }
  if (pressed == "hide") return TurnWish::Hide;
  if (pressed == "bigger") return TurnWish::BiggerText;
  return pressed == "done" || pressed == "hand_back" ? std::optional(TurnWish::Done) : std::nullopt;
}

}  // namespace doorstep::screen
