#include <algorithm>
#include <utility>

#include "app/screen/family_screen.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

std::string id_of(const FlagView& flag) { return "flag:" + flag.id(); }

// What the team itself saw is not said by the person.
std::string who_says(const words::Language& say, const FlagView& flag) {
  return flag.by == AnsweredBy::Team ? say("team.family.team_about", flag.person) : at_start(flag.person);
}

std::string shown_words(const words::Language& say, const FlagView& flag) {
  return flag.shown ? say("team.flags.shown", date_and_time(say, *flag.shown)) : std::string();
}

// What must be done, and where to.
float urgent(Ui& ui, const words::Language& say, const FlagView& flag, Rect area,
             std::optional<Action>& action) {
  const std::string head = say("team.flags.now", who_says(say, flag));
  std::string body = head + " " + say("team.apart", flag.prompt);
  if (flag.taken_back) body += " " + say("team.flags.taken_back");
  const std::string shown = shown_words(say, flag);
  const std::string words = shown.empty() ? body : body + " " + shown;
  touch::TextLook look{.bold = {{0, head.size()}}};
  if (!shown.empty()) look.muted = {{body.size(), words.size()}};
  return notice_with_way(
      ui, id_of(flag), area, words, look, say("team.flags.follow"),
      [&] { action = WriteNote{.kind = NoteKind::Flag, .interview = flag.interview, .flag = flag.flag}; },
      touch::ButtonKind::Primary);
}

// That it was seen to, by whom and how; it can be opened again.
float seen_to(Ui& ui, const words::Language& say, const FlagView& flag, Rect area,
              std::optional<Action>& action) {
  Column column(area, ui.metrics().gap);
  const std::string head =
      say("team.flags.done", who_says(say, flag), date_and_time(say, flag.done->at), flag.done->by);
  const std::string words = head + " " + say("team.apart", flag.done->words);
  column.next(touch::text_block(ui, id_of(flag), column.peek(), words, {.bold = {{0, head.size()}}}));
  column.next(touch::text_block(ui, id_of(flag) + ":what", column.peek(), flag.prompt,
                                {.colour = touch::Token::Muted}));
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet};
  const std::string label = say("team.flags.open_again");
  const touch::Size size = touch::button_size(ui, label, look, column.width());
  if (touch::button(ui, id_of(flag) + ":open", column.next(size.height).take_start(size.width), label, look))
    action = OpenFlagAgain{flag.interview, flag.flag};
  return column.used();
}

float ordinary(Ui& ui, const words::Language& say, const FlagView& flag, Rect area) {
  const std::string who = who_says(say, flag);
  return touch::text_block(ui, id_of(flag), area, who + ": " + flag.prompt, {.bold = {{0, who.size() + 1}}});
}

}  // namespace

float urgent_flags(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
                   std::optional<Action>& action) {
  Column column(area, ui.metrics().gap);
  for (const FlagView& flag : family.flags) {
    if (flag.waits()) column.next(urgent(ui, say, flag, column.peek(), action));
  }
  return column.used();
}

float other_flags(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
                  std::optional<Action>& action) {
  Column column(area, ui.metrics().gap);
  bool any = false;
  for (const FlagView& flag : family.flags) {
    if (flag.waits()) continue;
    if (!std::exchange(any, true)) {
      column.next(card_heading(ui, "follow_up:title", column.peek(), say("team.flags.follow_up")));
    }
    column.next(flag.done ? seen_to(ui, say, flag, column.peek(), action)
                          : ordinary(ui, say, flag, column.peek()));
  }
  return column.used();
}

}  // namespace doorstep::screen
