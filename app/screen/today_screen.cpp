#include "app/screen/today_screen.h"

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
using Kind = TodayLine::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 6> kGroups{{{Kind::AskAgain, "ask_again"},
                                                                    {Kind::ToDecide, "to_decide"},
                                                                    {Kind::ToTell, "to_tell"},
                                                                    {Kind::Open, "open"},
                                                                    {Kind::NextRound, "next_round"},
                                                                    {Kind::Help, "help"}}};
constexpr float kWorkShare = 0.56F;  // of the page's width: what waits
constexpr float kOneColumn = 130;    // mm: where there is no room for two

std::string day_words(const words::Language& say, const TodayLine& line) {
  if (line.days_left == 0) return say("team.today.due_today");
  const std::string day = short_date(say, at_midnight(*line.due));
  return say(line.days_left < 0 ? "team.today.overdue" : "team.today.due", day);
}

touch::ListRow row_of(const words::Language& say, const TodayLine& line, std::string_view group) {
  touch::ListRow row{.initial = first_letter(line.name),
                     .pill = say(fmt::format("team.today.{}.way", group)),
                     .pill_look = touch::PillLook::Plain};
  switch (line.kind) {
    case Kind::AskAgain:
      row.title = at_start(line.name);
      row.subtitle = joined(say, line.family_name, say("team.today.ask_again.closed"));
      break;
    case Kind::FollowUp:
      break;  // urgent()
    case Kind::ToDecide:
    case Kind::ToTell: {
      const std::string key = fmt::format("team.today.{}.{}", group, line.count == 1 ? "one" : "several");
      row.title = at_start(line.name);
      row.subtitle = joined(say, line.family_name, say(key, line.count));
      break;
    }
    case Kind::Open:
      row.title = joined(say, at_start(line.name), line.title);
      row.subtitle = joined(say, line.family_name, say("team.today.begun", short_date(say, *line.last)));
      break;
    case Kind::NextRound:
      row.title = joined(say, at_start(line.name), line.title);
      row.subtitle = joined(say, line.family_name, day_words(say, line));
      break;
    case Kind::Help:
      row.title = joined(say, help_title(say, line.help), line.name);
      row.subtitle = joined(say, joined(say, line.family_name, day_words(say, line)), line.help.who);
      break;
  }
  const std::string about = line.kind == Kind::Help ? line.help.id : line.interview;
  row.id = fmt::format("today:{}:{}", group, about);
  return row;
}

Action action_of(const TodayLine& line) {
  switch (line.kind) {
    case Kind::ToDecide:
      return ReviewChoices{.interview = line.interview, .family = line.family};
    case Kind::FollowUp:
    case Kind::AskAgain:
    case Kind::ToTell:
      return OpenFamily{.family = line.family};
    case Kind::Open:
      return ResumeInterview{.interview = line.interview, .family = line.family};
    case Kind::NextRound:
      return NewInterview{.person = line.person, .family = line.family, .after = line.interview};
    case Kind::Help:
      return EditHelp{.help = line.help.id, .family = line.family};
  }
  return OpenFamily{.family = line.family};
}

float group(Ui& ui, const words::Language& say, const TodayPage& page, std::pair<Kind, std::string_view> what,
            Rect area, std::optional<Action>& action) {
  Column column(area, 0);
  const auto& [kind, name] = what;
  column.next(card_heading(ui, fmt::format("today:{}", name), column.peek(),
                           say(fmt::format("team.today.{}.title", name))));
  for (const TodayLine& line : page.lines) {
    if (line.kind != kind) continue;
    const touch::ListRow row = row_of(say, line, name);
    const Rect place = column.next(touch::list_row_height(ui, row, area.width));
    touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
    if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = action_of(line);
    column.skip(ui.metrics().gap);
  }
  return column.used() - ui.metrics().gap;
}

// What cannot wait looks here as it does on the family's page.
float urgent(Ui& ui, const words::Language& say, const TodayPage& page, Rect area,
             std::optional<Action>& action) {
  Column column(area, ui.metrics().gap);
  for (const TodayLine& line : page.lines) {
    if (line.kind != Kind::FollowUp) continue;
    const std::string head = say("team.flags.now", at_start(line.name));
    std::string words = head + " " + say("team.apart", line.family_name);
    if (line.count > 1) words = joined(say, words, say("team.today.follow_up.several", line.count));
    column.next(notice_with_way(
        ui, "today:follow_up:" + line.interview, column.peek(), words, {.bold = {{0, head.size()}}},
        say("team.flags.follow"), [&] { action = OpenFamily{.family = line.family}; },
        touch::ButtonKind::Primary));
  }
  return column.used();
}

// What to do where there is nothing to do.
float nothing(Ui& ui, const words::Language& say, const TodayPage& page, Rect area) {
  const char* key = page.families.families().empty() ? "team.today.begin" : "team.today.nothing";
  Column column(area, ui.metrics().gap);
  column.next(touch::text_block(ui, "nothing", column.peek(), say(fmt::format("{}.title", key))));
  column.next(touch::text_block(ui, "nothing:what", column.peek(), say(fmt::format("{}.what", key)),
                                {.colour = touch::Token::Muted}));
  return column.used();
}

float work(Ui& ui, const words::Language& say, const TodayPage& page, Rect area,
           std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 1.5F);
  if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
  column.next(urgent(ui, say, page, column.peek(), action));
  for (const auto& what : kGroups) {
    if (std::ranges::find(page.lines, what.first, &TodayLine::kind) == page.lines.end()) continue;
    column.next(fitted_card(ui, fmt::format("card:{}", what.second), column.peek(),
                            [&](Rect inside) { return group(ui, say, page, what, inside, action); }));
  }
  if (page.lines.empty()) {
    column.next(fitted_card(ui, "card:nothing", column.peek(),
                            [&](Rect inside) { return nothing(ui, say, page, inside); }));
  }
  return column.used();
}

float families(Ui& ui, const words::Language& say, TodayPage& page, Rect area,
               std::optional<Action>& action) {
  return fitted_card(ui, "card:families", area,
                     [&](Rect inside) { return families_card(ui, say, page.families, inside, action); });
}

float beside(Ui& ui, const words::Language& say, TodayPage& page, Rect middle,
             std::optional<Action>& action) {
  Rect right = middle;
  const Rect left = right.take_start(middle.width * kWorkShare, ui.metrics().gap * 2);
  touch::pan_region(ui, "work", left, [&](Rect area) { return work(ui, say, page, area, action); });
  touch::pan_region(ui, "families", right, [&](Rect area) { return families(ui, say, page, area, action); });
  return middle.height;
}

float below(Ui& ui, const words::Language& say, TodayPage& page, Rect area, std::optional<Action>& action) {
  Column column(form_column(ui, area, kOneColumn), ui.metrics().gap * 1.5F);
  column.next(work(ui, say, page, column.peek(), action));
  column.next(families(ui, say, page, column.peek(), action));
  return column.used();
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, TodayPage& page) {
  std::optional<Action> action;
  TeamFrame frame{
      .key = "today", .title = say("team.today.title"), .subtitle = short_date(say, at_midnight(page.today))};
  frame.bottom.end = touch::BarButton{"new_family",
                                      say("team.families.add"),
                                      {.kind = touch::ButtonKind::Primary, .before = touch::Icon::Plus}};
  const bool wide = has_room_beside(ui);
  frame.pans = wide ? Pans::ByItself : Pans::Whole;
  const FrameTouched touched = team_frame(
      ui, say, frame, [&](Rect area) { return (wide ? beside : below)(ui, say, page, area, action); });
  if (touched.action) action = touched.action;
  if (touched.button == "new_family") action = EditFamily{};
  return action;
}

}  // namespace doorstep::screen
