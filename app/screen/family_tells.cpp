#include <fmt/format.h>

#include "app/screen/family_screen.h"
#include "app/screen/team_frame.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

// "To mamma: 4 permitted, 3 approved" with the numbers in bold.
float counts(Ui& ui, const words::Language& say, const ForParent& parent, Rect place) {
  const std::string permitted = fmt::to_string(parent.permitted);
  const std::string released = fmt::to_string(parent.released);
  const std::string words = say("team.tells.for_parent", parent.called, permitted, released);
  touch::TextLook look;
  // The name may hold digits too, so the numbers are looked for from the end.
  const std::size_t second = words.rfind(released);
  const std::size_t first = second == std::string::npos ? second : words.rfind(permitted, second - 1);
  if (first != std::string::npos)
    look.bold = {{first, first + permitted.size()}, {second, second + released.size()}};
  return touch::text_block(ui, "tells:" + parent.parent, place, words, look);
}

void show_button(Ui& ui, const words::Language& say, const ChildTells& tells, const ForParent& parent,
                 Column& column, std::optional<Action>& action) {
  if (parent.released == 0) return;
  const std::string label = say("team.tells.show", parent.called);
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
  const touch::Size size = touch::button_size(ui, label, look, column.width());
  if (touch::button(ui, "show:" + parent.parent, column.next(size.height), label, look)) {
    action = ShowAccount{tells.interview, parent.parent};
  }
  column.skip(ui.metrics().gap * 0.4F);
}

}  // namespace

float tells_card(Ui& ui, const words::Language& say, const ChildTells& tells, Rect area,
                 std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 0.6F);
  column.next(card_heading(ui, "tells:title:" + tells.interview, column.peek(),
                           say("team.tells.title", tells.child)));
  for (const ForParent& parent : tells.parents) column.next(counts(ui, say, parent, column.peek()));
  const std::string kept =
      say(tells.kept == 1 ? "team.tells.kept_one" : "team.tells.kept", tells.kept, tells.child);
  column.next(touch::text_block(ui, "tells:kept:" + tells.interview, column.peek(), kept,
                                {.colour = touch::Token::Muted}));
  column.skip(ui.metrics().gap * 0.6F);

  const std::string label = say("team.tells.review", tells.child);
  const touch::ButtonLook look{.after = touch::Icon::Next};
  const touch::Size size = touch::button_size(ui, label, look, area.width);
  if (touch::button(ui, "review:" + tells.interview, column.next(size.height), label, look)) {
    action = ReviewChoices{tells.interview};
  }
  column.skip(ui.metrics().gap * 0.4F);
  for (const ForParent& parent : tells.parents) show_button(ui, say, tells, parent, column, action);
  const std::string after = say("sharing.note.after", tells.child);
  const touch::ButtonLook quiet{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
  const Rect place = column.next(touch::button_size(ui, after, quiet, column.width()).height);
  if (touch::button(ui, "follow:" + tells.interview, place, after, quiet))
    action = OpenFollow{tells.interview};
  return column.used();
}

}  // namespace doorstep::screen
