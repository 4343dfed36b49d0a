#include "app/screen/new_family_screen.h"

#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;

constexpr std::size_t kLongestName = 120;  // bytes

}  // namespace

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, NewFamilyPage& page) {
  TeamFrame frame{
      .key = "new_family", .title = say("team.new_family.title"), .back = say("team.today.title")};
  const auto ready = page.name.empty() ? touch::Enabled::No : touch::Enabled::Yes;
  frame.bottom.end =
      touch::BarButton{"save", say("common.save"), {.kind = touch::ButtonKind::Primary, .enabled = ready}};
  bool submitted = false;
  const auto form = [&](Rect area) {
    Column column(area, ui.metrics().gap * 2);
    if (ui.entered()) ui.set_focus("name");  // one can write at once
    const touch::FieldLook name{.label = say("team.new_family.name"), .max_bytes = kLongestName};
    const Rect first = column.next(touch::field_height(ui, name, column.width(), page.name));
    if (touch::text_field(ui, "name", first, page.name, name) == touch::FieldEvent::Submitted)
      ui.set_focus("case_number");
    const touch::FieldLook number{.label = say("team.new_family.case_number"), .max_bytes = kLongestName};
    const Rect place = column.next(touch::field_height(ui, number, column.width(), page.case_number));
    const auto written = touch::text_field(ui, "case_number", place, page.case_number, number);
    if (written == touch::FieldEvent::Submitted && !page.name.empty()) submitted = true;
    column.next(touch::text_block(ui, "why", column.peek(), say("team.new_family.why"),
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    column.next(problem_notice(ui, column.peek(), page.problem));
    return column.used();
  };
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return form_card(ui, area, kFormWidth, form); });
  if (submitted || touched.button == "save") return SaveFamily{};
  return touched.action;
}

}  // namespace doorstep::screen
