#include <fmt/format.h>

#include "app/screen/days.h"
#include "app/screen/family_screen.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

touch::ListRow row_of(const words::Language& say, const HelpLine& help) {
  std::string about = help.for_whom.empty() ? say("team.help.for_family") : help.for_whom;
  if (help.when) about = joined(say, about, short_date(say, at_midnight(*help.when)));
  about = joined(say, about, help.who);
  if (!help.kind.empty()) about = joined(say, about, help.words);
  touch::ListRow row{
      .id = "help:" + help.id, .initial = {}, .title = help_title(say, help), .subtitle = about, .pill = {}};
  if (help.state == HelpState::Done) row.pill = say("team.family.done");
  return row;
}

// The row leads to the help's page; what is going on can be ticked off beside it.
void help_row(Ui& ui, const words::Language& say, const HelpLine& help, Column& column,
              std::optional<Action>& action) {
  const bool open = help.state == HelpState::Agreed;
  const touch::ListRow row = row_of(say, help);
  const float tick = open ? ui.metrics().min_target : 0;
  const float gap = open ? ui.metrics().gap : 0;
  Rect place = column.next(std::max(tick, touch::list_row_height(ui, row, column.width() - tick - gap)));
  touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
  const Rect end = place.take_end(tick, gap);
  if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = EditHelp{.help = help.id};
  if (open && touch::icon_button(ui, "done:" + help.id, end.centered({tick, tick}), touch::Icon::Check,
                                 say("team.help.mark_done", row.title))) {
    action = MarkHelp{.help = help.id, .state = HelpState::Done};
  }
  column.skip(ui.metrics().gap);
}

void undo_row(Ui& ui, const words::Language& say, const HelpChange& change, Column& column,
              std::optional<Action>& action) {
  const char* key = change.after == HelpState::Done ? "team.help.was_done" : "team.help.was_removed";
  const std::string words = say(key, help_title(say, change.before));
  const float height = touch::notice_height(ui, words, column.width());
  touch::notice(ui, "undo:what", column.next(height), words, {}, 0, touch::NoticeTone::Known);
  column.skip(ui.metrics().gap);
  const touch::Size size = touch::button_size(ui, say("team.help.undo"), {}, column.width());
  const Rect place = column.next(size.height);
  if (touch::button(ui, "undo", {place.x, place.y, size.width, size.height}, say("team.help.undo")))
    action = UndoHelp{};
  column.skip(ui.metrics().gap);
}

void round_row(Ui& ui, const words::Language& say, const NextRoundLine& round, Column& column,
               std::optional<Action>& action) {
  const touch::ListRow row{.id = "round:" + round.after,
                           .title = say("team.joined", round.name, round.title),
                           .subtitle = round.due
                                           ? say("team.today.due", short_date(say, at_midnight(*round.due)))
                                           : say("team.next_round.none_wanted"),
                           .pill = say("team.next_round.change"),
                           .pill_look = touch::PillLook::Plain};
  const Rect place = column.next(touch::list_row_height(ui, row, column.width()));
  touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
  if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = ChangeNextRound{round.after};
  column.skip(ui.metrics().gap);
}

}  // namespace

float plan_card(Ui& ui, const words::Language& say, const FamilyPage& page, Rect area,
                std::optional<Action>& action) {
  Column column(area, 0);
  column.next(card_heading(ui, "plan:title", column.peek(), say("team.help.plan")));
  if (page.undo) undo_row(ui, say, *page.undo, column, action);
  for (const HelpLine& help : page.family.plan) help_row(ui, say, help, column, action);
  if (page.family.plan.empty()) {
    column.next(touch::text_block(ui, "plan:none", column.peek(), say("team.help.none"),
                                  {.colour = touch::Token::Muted}));
    column.skip(ui.metrics().gap);
  }
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Plus};
  const touch::Size size = touch::button_size(ui, say("team.help.add"), look, area.width);
  if (touch::button(ui, "add_help", column.next(size.height), say("team.help.add"), look))
    action = EditHelp{};
  return column.used();
}

float next_rounds_card(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
                       std::optional<Action>& action) {
  Column column(area, 0);
  column.next(card_heading(ui, "rounds:title", column.peek(), say("team.next_round.title")));
  for (const NextRoundLine& round : family.next_rounds) round_row(ui, say, round, column, action);
  return column.used() - ui.metrics().gap;
}

}  // namespace doorstep::screen
