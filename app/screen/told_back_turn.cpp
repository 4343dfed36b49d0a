#include <fmt/format.h>

#include "app/screen/hand_over_page.h"
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
  RespondentFrame frame{.key = "told_back_hand_over", .languages = Languages::One};
  return message_page(ui, say, hand_over_frame(say, std::move(frame), say("respondent.hand_over.start")),
                      {.title = say("respondent.hand_over.title", turn.child),
                       .text = say("respondent.hand_over.text", turn.child),
                       .picture = Picture::Door});
}

}  // namespace

std::optional<TurnWish> draw(touch::Ui& ui, const words::Language& say, ToldBackTurn& turn) {
  ui.set_density(turn.density);
  if (ui.language() != turn.language) use_language(ui, say, turn.language);
  if (!turn.handed_over) return turn.wish(ui, draw_hand_over(ui, say, turn));
  const std::string pressed = told_back_page(ui, say, turn.page, {.message = message_of(say, turn)});
  const touch::Node* done = ui.tree().find("done");
  turn.was_seen = turn.was_seen || (done != nullptr && !done->disabled);
  return turn.wish(ui, pressed);
}

}  // namespace doorstep::screen
