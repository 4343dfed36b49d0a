#include "app/screen/next_round_screen.h"

#include <array>

#include <fmt/format.h>

#include "app/screen/days.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::array<int, 4> kMonths{1, 3, 6, 12};  // after the last round

void choose(Ui& ui, const words::Language& say, Column& column, NextRoundPage& page) {
  const language::Date last = day_of(page.round.last);
  touch::OptionSet set{.group = "due", .layout = touch::OptionLayout::Rows};
  for (const int months : kMonths) {
    const language::Date day = months_after(last, months);
    set.options.push_back(
        {fmt::format("after:{}", months),
         say(fmt::format("team.next_round.after_{}", months), short_date(say, at_midnight(day))),
         touch::selected_if(page.due == day)});
  }
  set.options.push_back({"after:none", say("team.next_round.none"), touch::selected_if(!page.due)});
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (!touched.chosen) return;
  page.due.reset();
  if (*touched.chosen < kMonths.size()) page.due = months_after(last, kMonths[*touched.chosen]);
}

void choose_day(Ui& ui, const words::Language& say, Column& column, NextRoundPage& page) {
  const touch::DateLook look{.label = say("team.next_round.other_day"),
                             .first_year = page.round.last.year,
                             .last_year = page.round.last.year + 5,
                             .start = plain(day_of(page.round.last)),
                             .months = short_months(say)};
  column.next(touch::text_block(ui, "due:label", column.peek(), look.label,
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  const touch::PlainDate day = page.due ? plain(*page.due) : touch::PlainDate{};
  const Rect place = column.next(touch::date_height(ui, look, column.width()));
  if (const auto changed = touch::date_field(ui, "due", place, day, look))
    page.due = day_of(touch::filled(*changed, look.start));
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, NextRoundPage& page) {
  TeamFrame frame{.key = "next_round", .title = say("team.next_round.title"), .back = page.family_name};
  frame.bottom.end = touch::BarButton{"save", say("common.save"), {.kind = touch::ButtonKind::Primary}};
  const auto form = [&](Rect area) {
    Column column(area, ui.metrics().gap * 2);
    column.next(problem_notice(ui, column.peek(), page.problem));
    const std::string words =
        say("team.next_round.question", page.round.name, page.round.title, short_date(say, page.round.last));
    column.next(touch::text_block(ui, "question", column.peek(), words));
    choose(ui, say, column, page);
    choose_day(ui, say, column, page);
    return column.used();
  };
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return form_card(ui, area, kFormWidth, form); });
  if (touched.button == "save") return SaveNextRound{};
  return touched.action;
}

}  // namespace doorstep::screen
