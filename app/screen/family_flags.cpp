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

constexpr float kLeastWordsBeside = 60;  // mm at 100 %: fewer, and the way on stands below the words

// What must be done, and where to: `way` is the page that it is followed up on, empty where there is none.
float urgent(Ui& ui, const words::Language& say, const FlagView& flag, Rect area, const std::string& way,
             std::optional<Action>& action) {
  const std::string head = say("team.flags.now", flag.person);
  std::string body = head + " " + flag.prompt;
  if (flag.taken_back) body += " " + say("team.flags.taken_back");
  const std::string shown = shown_words(say, flag);
  const std::string words = shown.empty() ? body : body + " " + shown;
  touch::TextLook look{.bold = {{0, head.size()}}};
  if (!shown.empty()) look.muted = {{body.size(), words.size()}};
  const std::string id = "flag:follow:" + flag.interview;
  const touch::ButtonLook button{.kind = touch::ButtonKind::Quiet, .after = touch::Icon::Next};
  const touch::Size size = way.empty() ? touch::Size{} : touch::button_size(ui, way, button, area.width);
  const bool beside = area.width - size.width >= kLeastWordsBeside * ui.text_scale();
  const float room = way.empty() || !beside ? 0 : size.width + ui.metrics().gap;
  const float height = std::max(touch::notice_height(ui, words, area.width - room, look),
                                room > 0 ? size.height + 2 * ui.metrics().gap : 0);
  const Rect box{area.x, area.y, area.width, height};
  touch::notice(ui, id_of(flag), box, words, look, room);
  if (way.empty()) return height;
  const float gap = ui.metrics().gap;
  const Rect place = beside ? Rect{box.right() - gap - size.width, box.y + (height - size.height) / 2,
                                   size.width, size.height}
                            : Rect{area.x, box.bottom() + gap, size.width, size.height};
  if (touch::button(ui, id, place, way, button)) action = OpenFollow{flag.interview};
  return place.bottom() > box.bottom() ? place.bottom() - area.y : height;
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
    const bool leads_on = child_of(family, flag) != nullptr && offered.insert(flag.interview).second;
    column.next(urgent(ui, say, flag, column.peek(), leads_on ? say("team.flags.follow") : "", action));
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
