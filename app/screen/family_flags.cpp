#include <algorithm>
#include <set>
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

std::string id_of(const FlagView& flag) { return "flag:" + flag.interview + ":" + flag.flag; }

std::string shown_words(const words::Language& say, const FlagView& flag) {
  return flag.shown ? say("team.flags.shown", date_and_time(say, *flag.shown)) : std::string();
}

float urgent(Ui& ui, const words::Language& say, const FlagView& flag, Rect area) {
  const std::string head = say("team.flags.now", flag.person);
  std::string body = head + " " + flag.prompt;
  if (flag.taken_back) body += " " + say("team.flags.taken_back");
  const std::string shown = shown_words(say, flag);
  const std::string words = shown.empty() ? body : body + " " + shown;
  touch::TextLook look{.bold = {{0, head.size()}}};
  if (!shown.empty()) look.muted = {{body.size(), words.size()}};
  const float height = touch::notice_height(ui, words, area.width, look);
  touch::notice(ui, id_of(flag), {area.x, area.y, area.width, height}, words, look);
  return height;
}

float ordinary(Ui& ui, const FlagView& flag, Rect area) {
  const std::string words = flag.person + ": " + flag.prompt;
  return touch::text_block(ui, id_of(flag), area, words, {.bold = {{0, flag.person.size() + 1}}});
}

// Whose interview it was; null where that is no child's, and nothing follows from it on a page of its own.
const PersonView* child_of(const FamilyView& family, const FlagView& flag) {
  const auto person = std::ranges::find_if(family.people, [&](const PersonView& each) {
    return std::ranges::find(each.interviews, flag.interview, &InterviewLine::id) != each.interviews.end();
  });
  return person == family.people.end() || person->kind != PersonKind::Child ? nullptr : &*person;
}

}  // namespace

float urgent_flags(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
                   std::optional<Action>& action) {
  Column column(area, ui.metrics().gap);
  std::set<std::string> offered;
  for (const FlagView& flag : family.flags) {
    if (flag.urgency != Urgency::Now) continue;
    column.next(urgent(ui, say, flag, column.peek()));
    const PersonView* child = child_of(family, flag);
    if (child == nullptr || !offered.insert(flag.interview).second) continue;
    const std::string label = say("sharing.note.after", child->name);
    const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
    const touch::Size size = touch::button_size(ui, label, look, column.width());
    const Rect place = column.next(size.height);
    if (touch::button(ui, "flag:follow:" + flag.interview, {place.x, place.y, size.width, size.height}, label,
                      look))
      action = OpenFollow{flag.interview};
  }
  return column.used();
}

float other_flags(Ui& ui, const words::Language& say, const FamilyView& family, Rect area) {
  Column column(area, ui.metrics().gap);
  bool any = false;
  for (const FlagView& flag : family.flags) {
    if (flag.urgency == Urgency::Now) continue;
    if (!std::exchange(any, true)) {
      column.next(card_heading(ui, "follow_up:title", column.peek(), say("team.flags.follow_up")));
    }
    column.next(ordinary(ui, flag, column.peek()));
  }
  return column.used();
}

}  // namespace doorstep::screen
