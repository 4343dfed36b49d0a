#include "app/screen/family_name_screen.h"

#include "app/screen/removal.h"
#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;

constexpr std::size_t kLongestName = 120;  // bytes

}  // namespace

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, FamilyNamePage& page) {
  const bool is_new = page.id.empty();
  const Removal removal{.is_recorded = page.is_recorded,
                        .label = say("team.family_name.remove"),
                        .ask = say("team.family_name.remove_ask", page.known_as),
                        .what = say("team.family_name.remove_what"),
                        .stays = say("team.family_name.stays")};
  TeamFrame frame{
      .key = "family_name:" + page.id,
      .title = is_new ? say("team.family_name.title") : say("team.family_name.correct_title", page.known_as),
      .back = is_new ? say("team.today.title") : page.known_as};
  const auto ready = page.name.empty() ? touch::Enabled::No : touch::Enabled::Yes;
  frame.bottom.end =
      touch::BarButton{"save", say("common.save"), {.kind = touch::ButtonKind::Primary, .enabled = ready}};
  bool submitted = false;
  const auto form = [&](Rect area) {
    Column column(area, ui.metrics().gap * 2);
    if (is_new && ui.entered()) ui.set_focus("name");  // one can write at once
    const touch::FieldLook name{.label = say("team.family_name.name"), .max_bytes = kLongestName};
    const Rect first = column.next(touch::field_height(ui, name, column.width(), page.name));
    if (touch::text_field(ui, "name", first, page.name, name) == touch::FieldEvent::Submitted)
      ui.set_focus("case_number");
    const touch::FieldLook number{.label = say("team.family_name.case_number"), .max_bytes = kLongestName};
    const Rect place = column.next(touch::field_height(ui, number, column.width(), page.case_number));
    const auto written = touch::text_field(ui, "case_number", place, page.case_number, number);
    if (written == touch::FieldEvent::Submitted && !page.name.empty()) submitted = true;
    column.next(touch::text_block(ui, "why", column.peek(), say("team.family_name.why"),
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    if (!is_new) way_to_remove(ui, column, removal);
    column.next(problem_notice(ui, column.peek(), page.problem));
    return column.used();
  };
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return form_card(ui, area, kFormWidth, form); });
  if (is_to_be_removed(ui, say, removal)) return RemoveFamily{};
  if (submitted || touched.button == "save") return SaveFamily{};
  return touched.action;
}

}  // namespace doorstep::screen
