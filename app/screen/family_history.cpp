#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "app/screen/family_screen.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::size_t kShortHistory = 5;  // lines, until all are asked for

struct Entry {
  const InterviewLine* line = nullptr;
  const PersonView* person = nullptr;
};

// By round; in each the order of the people.
std::map<int, std::vector<Entry>> by_round(const FamilyView& family) {
  std::map<int, std::vector<Entry>> rounds;
  for (const PersonView& person : family.people) {
    for (const InterviewLine& line : person.interviews) rounds[line.round].push_back({&line, &person});
  }
  return rounds;
}

std::string round_words(const words::Language& say, int round) {
  return round == 1 ? say("team.rounds.first") : say("team.rounds.later", round - 1);
}

void entry_row(Ui& ui, const words::Language& say, const Entry& entry, Column& column,
               std::optional<Action>& action) {
  const InterviewLine& line = *entry.line;
  const std::string who = line.by == AnsweredBy::Team
                              ? say("team.family.team_about", entry.person->short_name())
                              : entry.person->short_name();
  const bool open = line.state == InterviewState::Open;
  const touch::ListRow row{.id = "interview:" + line.id,
                           .title = say("team.joined", who, line.title),
                           .subtitle = state_words(say, line),
                           .pill = say(open ? "team.family.continue" : "team.answers.read"),
                           .pill_look = touch::PillLook::Plain};
  const Rect place = column.next(touch::list_row_height(ui, row, column.width()));
  touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
  if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) {
    if (open) {
      action = ResumeInterview{.interview = line.id};
    } else {
      action = ReadAnswers{line.id};
    }
  }
  column.skip(ui.metrics().gap);
}

std::string what_happened(const words::Language& say, const HistoryLine& line) {
  constexpr std::array<std::string_view, 16> kKeys{"family_added", "started",   "finished",    "stopped",
                                                   "declined",     "chosen",    "released",    "held_back",
                                                   "refused",      "told",      "help_agreed", "help_done",
                                                   "reported",     "told_back", "barred",      "followed_up"};
  const std::string_view team = line.answered_by == AnsweredBy::Team ? "team_" : "";
  const std::string key = fmt::format("team.history.{}{}", team, kKeys[static_cast<std::size_t>(line.kind)]);
  const bool counted = line.kind >= HistoryLine::Kind::Released && line.kind <= HistoryLine::Kind::Told;
  if (!counted) return say(key, line.who, help_title(say, line.what));
  return say(fmt::format("{}.{}", key, line.count == 1 ? "one" : "several"), line.who, line.count);
}

}  // namespace

float interviews_card(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
                      std::optional<Action>& action) {
  Column column(area, 0);
  column.next(card_heading(ui, "interviews:title", column.peek(), say("team.rounds.title")));
  for (const auto& [round, entries] : by_round(family)) {
    column.next(touch::text_block(ui, fmt::format("interviews:round:{}", round), column.peek(),
                                  round_words(say, round),
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    column.skip(ui.metrics().gap);
    for (const Entry& entry : entries) entry_row(ui, say, entry, column, action);
  }
  return column.used() - ui.metrics().gap;
}

float history_card(Ui& ui, const words::Language& say, FamilyPage& page, Rect area) {
  const std::vector<HistoryLine>& all = page.family.history;
  Column column(area, ui.metrics().gap * 0.8F);
  column.next(card_heading(ui, "history:title", column.peek(), say("team.history.title")));
  const std::size_t shown = page.whole_history ? all.size() : std::min(all.size(), kShortHistory);
  for (std::size_t index = 0; index < shown; ++index) {
    const std::string date = short_date(say, all[index].at);
    std::string words = date + "  " + what_happened(say, all[index]);
    touch::TextLook look{.muted = {{0, date.size()}}};
    if (!all[index].by.empty()) {
      const std::size_t end = words.size();
      words += " " + say("team.history.by", all[index].by);
      look.muted.push_back({end, words.size()});
    }
    column.next(touch::text_block(ui, fmt::format("history:{}", index), column.peek(), words, look));
  }
  if (all.size() <= kShortHistory) return column.used();
  const std::string label =
      page.whole_history ? say("team.history.less") : say("team.history.all", all.size());
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet};
  const touch::Size size = touch::button_size(ui, label, look, area.width);
  if (touch::button(ui, "history:more", column.next(size.height), label, look)) {
    page.whole_history = !page.whole_history;
    ui.request_frame();
  }
  return column.used();
}

}  // namespace doorstep::screen
