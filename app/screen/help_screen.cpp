#include "app/screen/help_screen.h"

#include <algorithm>
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

constexpr std::size_t kLongestWords = 400;  // bytes
constexpr std::size_t kLongestName = 120;

void choose_kind(Ui& ui, const words::Language& say, Column& column, HelpPage& page) {
  touch::OptionSet set{.group = "kind", .layout = touch::OptionLayout::Rows};
  for (const std::string_view kind : kHelpKinds) {
    set.options.push_back({fmt::format("kind:{}", kind), help_title(say, std::string(kind)),
                           touch::selected_if(page.help.kind == kind)});
  }
  set.options.push_back({"kind:own", say("team.help.own_kind"), touch::selected_if(page.own_kind)});
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (!touched.chosen) return;
  page.own_kind = *touched.chosen == kHelpKinds.size();
  page.help.kind = page.own_kind ? std::string() : std::string(kHelpKinds[*touched.chosen]);
}

float what(Ui& ui, const words::Language& say, HelpPage& page, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  column.next(card_heading(ui, "what:title", column.peek(), say("team.help.what")));
  choose_kind(ui, say, column, page);
  const touch::FieldLook look{.label = say(page.own_kind ? "team.help.own_words" : "team.help.more"),
                              .lines = touch::FieldLines::Many,
                              .max_bytes = kLongestWords,
                              .visible_lines = 2};
  const Rect place = column.next(touch::field_height(ui, look, column.width(), page.help.words));
  (void)touch::text_field(ui, "words", place, page.help.words, look);
  return column.used();
}

void choose_person(Ui& ui, const words::Language& say, Column& column, HelpPage& page) {
  column.next(card_heading(ui, "person:title", column.peek(), say("team.help.for_whom")));
  touch::OptionSet set{.group = "person", .layout = touch::OptionLayout::Rows};
  set.options.push_back(
      {"for:family", say("team.help.for_family"), touch::selected_if(page.help.person.empty())});
  for (const PersonView& person : page.people) {
    set.options.push_back(
        {"for:" + person.id, person_title(say, person), touch::selected_if(page.help.person == person.id)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (touched.chosen)
    page.help.person = *touched.chosen == 0 ? std::string() : page.people[*touched.chosen - 1].id;
}

void choose_who(Ui& ui, const words::Language& say, Column& column, HelpPage& page) {
  column.next(card_heading(ui, "who:title", column.peek(), say("team.help.who")));
  touch::OptionSet set{.group = "who", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < page.team.size(); ++index) {
    const bool chosen = !page.other_who && page.help.who == page.team[index];
    set.options.push_back({fmt::format("who:{}", index), page.team[index], touch::selected_if(chosen)});
  }
  set.options.push_back({"who:other", say("team.help.other_who"), touch::selected_if(page.other_who)});
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (touched.chosen) {
    page.other_who = *touched.chosen == page.team.size();
    page.help.who = page.other_who ? std::string() : page.team[*touched.chosen];
  }
  if (!page.other_who) return;
  const touch::FieldLook look{.label = say("team.help.who_name"), .max_bytes = kLongestName};
  const Rect place = column.next(touch::field_height(ui, look, column.width()));
  (void)touch::text_field(ui, "who:name", place, page.help.who, look);
}

void choose_day(Ui& ui, const words::Language& say, Column& column, HelpPage& page) {
  column.next(card_heading(ui, "when:title", column.peek(), say("team.help.when")));
  const std::array<std::pair<std::string_view, std::optional<language::Date>>, 4> days{
      {{"none", std::nullopt},
       {"week", days_after(page.today, 7)},
       {"two_weeks", days_after(page.today, 14)},
       {"month", months_after(page.today, 1)}}};
  std::vector<touch::Segment> segments;
  for (const auto& [name, day] : days) {
    segments.push_back({fmt::format("when_{}", name), say(fmt::format("team.help.when_{}", name)),
                        touch::selected_if(page.help.when == day)});
  }
  const Rect place = column.next(touch::segments_height(ui, segments, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, say("team.help.when"), segments))
    page.help.when = days[*chosen].second;
  const touch::DateLook look{.label = say("team.help.when"),
                             .first_year = page.today.year() - 1,
                             .last_year = page.today.year() + 5,
                             .start = plain(page.today),
                             .months = short_months(say)};
  const touch::PlainDate day = page.help.when ? plain(*page.help.when) : touch::PlainDate{};
  const Rect field = column.next(touch::date_height(ui, look, column.width()));
  if (const auto changed = touch::date_field(ui, "when", field, day, look))
    page.help.when = day_of(touch::filled(*changed, look.start));
}

void choose_state(Ui& ui, const words::Language& say, Column& column, HelpPage& page) {
  if (page.help.id.empty()) return;
  column.next(card_heading(ui, "state:title", column.peek(), say("team.help.state")));
  const std::array<touch::Segment, 2> segments{
      touch::Segment{"state:agreed", say("team.help.agreed"),
                     touch::selected_if(page.help.state == HelpState::Agreed)},
      touch::Segment{"state:done", say("team.help.done"),
                     touch::selected_if(page.help.state == HelpState::Done)}};
  const Rect place = column.next(touch::segments_height(ui, segments, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, say("team.help.state"), segments))
    page.help.state = *chosen == 0 ? HelpState::Agreed : HelpState::Done;
}

float how(Ui& ui, const words::Language& say, HelpPage& page, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  choose_person(ui, say, column, page);
  choose_who(ui, say, column, page);
  choose_day(ui, say, column, page);
  choose_state(ui, say, column, page);
  return column.used();
}

float both(Ui& ui, const words::Language& say, HelpPage& page, Rect area) {
  const float gap = ui.metrics().gap * 2;
  const auto draw_what = [&](Rect inside) { return what(ui, say, page, inside); };
  const auto draw_how = [&](Rect inside) { return how(ui, say, page, inside); };
  Column column(area, gap);
  if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
  if (!has_two_columns(ui)) {
    column.next(fitted_card(ui, "what", column.peek(), draw_what));
    column.next(fitted_card(ui, "how", column.peek(), draw_how));
    return column.used();
  }
  Rect right = column.peek();
  const Rect left = right.take_start((right.width - gap) / 2, gap);
  column.next(std::max(fitted_card(ui, "what", left, draw_what), fitted_card(ui, "how", right, draw_how)));
  return column.used();
}

}  // namespace

void HelpPage::begin(HelpLine line) {
  help = std::move(line);
  own_kind = help.kind.empty() && !help.words.empty();
  other_who = !help.who.empty() && std::ranges::find(team, help.who) == team.end();
}

bool HelpPage::complete() const {
  const bool says_what = !help.kind.empty() || !help.words.empty();
  return says_what && !(other_who && help.who.empty());
}

std::optional<Action> draw(Ui& ui, const words::Language& say, HelpPage& page) {
  const bool is_new = page.help.id.empty();
  TeamFrame frame{.key = "help", .title = say("team.help.title"), .back = page.family_name};
  if (!is_new)
    frame.bottom.start =
        touch::BarButton{"remove", say("team.help.remove"), {.kind = touch::ButtonKind::Quiet}};
  const auto ready = page.complete() ? touch::Enabled::Yes : touch::Enabled::No;
  frame.bottom.end =
      touch::BarButton{"save", say("common.save"), {.kind = touch::ButtonKind::Primary, .enabled = ready}};
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return both(ui, say, page, area); });
  if (touched.button == "save") return SaveHelp{};
  if (touched.button == "remove") return MarkHelp{.help = page.help.id, .state = HelpState::Removed};
  return touched.action;
}

}  // namespace doorstep::screen
