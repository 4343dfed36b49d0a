#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/family_screen.h"
#include "app/screen/team_frame.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

// One adult stands in the card of each child, and of each of its rounds.
std::string id_of(const ChildTells& tells, const ForParent& parent) {
  return tells.interview + ":" + parent.parent;
}

// "To mamma: 4 permitted, 3 approved, 1 told" with the numbers in bold.
float counts(Ui& ui, const words::Language& say, const std::string& id, const ForParent& parent, Rect place) {
  const std::array<std::string, 3> numbers{fmt::to_string(parent.permitted), fmt::to_string(parent.released),
                                           fmt::to_string(parent.told)};
  const std::string words = say("team.tells.for_parent", parent.called, numbers[0], numbers[1], numbers[2]);
  touch::TextLook look;
  // The name may hold digits too, so the numbers are looked for from the end.
  std::size_t before = words.size();
  for (auto number = numbers.rbegin(); number != numbers.rend() && before > 0; ++number) {
    const std::size_t at = words.rfind(*number, before - 1);
    if (at == std::string::npos) break;
    look.bold.insert(look.bold.begin(), {at, at + number->size()});
    before = at;
  }
  return touch::text_block(ui, id, place, words, look);
}

void link(Ui& ui, const std::string& id, const std::string& label, Action then, Column& column,
          std::optional<Action>& action) {
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
  const Rect place = column.next(touch::button_size(ui, label, look, column.width()).height);
  if (touch::button(ui, id, place, label, look)) action = std::move(then);
  column.skip(ui.metrics().gap * 0.4F);
}

// It stays until the child was asked, or somebody says that it has been seen to.
void ask_again(Ui& ui, const words::Language& say, const ChildTells& tells, Column& column,
               std::optional<Action>& action) {
  const std::string words = say("team.tells.closed", tells.child);
  const Rect place = column.next(touch::notice_height(ui, words, column.width()));
  touch::notice(ui, "closed:" + tells.interview, place, words);
  link(ui, "ask_again:" + tells.interview, say("team.tells.ask_again", tells.child),
       ChangeChoices{tells.interview}, column, action);
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Check};
  const std::string seen = say("team.tells.tick_off");
  const Rect below = column.next(touch::button_size(ui, seen, look, column.width()).height);
  if (touch::button(ui, "tick_off:" + tells.interview, below, seen, look)) action = TickOff{tells.interview};
  column.skip(ui.metrics().gap * 0.4F);
}

// What the child lets each adult hear, and the way to the team's gate.
void choices(Ui& ui, const words::Language& say, const ChildTells& tells, Column& column,
             std::optional<Action>& action) {
  for (const ForParent& parent : tells.parents) {
    column.next(counts(ui, say, "tells:" + id_of(tells, parent), parent, column.peek()));
    std::vector<std::string> others;
    if (parent.kept > 0) others.push_back(say("team.tells.kept", parent.kept, tells.child));
    if (parent.later > 0) others.push_back(say("team.tells.later", parent.later, tells.child));
    if (others.empty()) continue;
    column.next(touch::text_block(ui, "kept:" + id_of(tells, parent), column.peek(),
                                  fmt::format("{}", fmt::join(others, " · ")),
                                  {.colour = touch::Token::Muted}));
  }
  column.skip(ui.metrics().gap * 0.6F);
  const std::string label = say("team.tells.review", tells.child);
  const touch::ButtonLook look{.after = touch::Icon::Next};
  const Rect place = column.next(touch::button_size(ui, label, look, column.width()).height);
  if (touch::button(ui, "review:" + tells.interview, place, label, look))
    action = ReviewChoices{tells.interview};
  column.skip(ui.metrics().gap * 0.4F);
}

// The account as a file that is not encrypted: the page asks first.
void paper(Ui& ui, const words::Language& say, FamilyPage& page, const ChildTells& tells,
           const ForParent& parent, Column& column) {
  const std::string label = say("team.paper.make", parent.called);
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet};
  const Rect place = column.next(touch::button_size(ui, label, look, column.width()).height);
  column.skip(ui.metrics().gap * 0.4F);
  if (!touch::button(ui, "paper:" + id_of(tells, parent), place, label, look)) return;
  page.paper = {tells.interview, parent.parent};
  page.paper_called = parent.called;
  page.paper_child = tells.child;
  ui.open_sheet(kAskPaper);
}

}  // namespace

float tells_card(Ui& ui, const words::Language& say, FamilyPage& page, const ChildTells& tells, Rect area,
                 std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 0.6F);
  column.next(card_heading(ui, "tells:title:" + tells.interview, column.peek(),
                           say("team.tells.title", tells.child)));
  if (tells.to_ask_again) ask_again(ui, say, tells, column, action);
  if (tells.wants_nothing) {
    column.next(touch::text_block(ui, "tells:nothing:" + tells.interview, column.peek(),
                                  say("sharing.follow.take_back", tells.child)));
  } else {
    choices(ui, say, tells, column, action);
  }
  for (const ForParent& parent : tells.parents) {
    if (parent.released == 0 || tells.wants_nothing) continue;
    link(ui, "show:" + id_of(tells, parent), say("team.tells.show", parent.called),
         ShowAccount{tells.interview, parent.parent}, column, action);
    if (!page.papers.empty()) paper(ui, say, page, tells, parent, column);
  }
  link(ui, "follow:" + tells.interview, say("sharing.note.after", tells.child), OpenFollow{tells.interview},
       column, action);
  return column.used();
}

}  // namespace doorstep::screen
