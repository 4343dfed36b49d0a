#include <algorithm>
#include <utility>

#include "app/screen/family_screen.h"
#include "app/screen/other_version.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

// What the row is about: an open interview, which has to be finished first, else the latest one; null when
// there is none.
const InterviewLine* current(const PersonView& person) {
  const auto open = std::ranges::find(person.interviews, InterviewState::Open, &InterviewLine::state);
  if (open != person.interviews.end()) return &*open;
  return person.interviews.empty() ? nullptr : &person.interviews.front();
}

std::string interview_words(const words::Language& say, const PersonView& person) {
  if (person.interviews.empty()) return say("team.family.no_interview");
  const InterviewLine& latest = *current(person);
  switch (latest.state) {
    case InterviewState::Open:
      return say("team.joined", latest.title, say("team.family.half_way"));
    case InterviewState::Stopped:
      return say("team.joined", latest.title, say("team.family.stopped"));
    case InterviewState::Finished:
      break;
  }
  return say("team.joined", latest.title, short_date(say, latest.last));
}

touch::ListRow row_of(const words::Language& say, const PersonView& person) {
  touch::ListRow row{.id = "person:" + person.id,
                     .initial = first_letter(person.short_name()),
                     .title = person_title(say, person),
                     .subtitle = interview_words(say, person),
                     .pill = say("team.family.start"),
                     .pill_look = touch::PillLook::Plain};
  if (person.interviews.empty()) return row;
  if (current(person)->state == InterviewState::Open) {
    row.pill = say("team.family.continue");
  } else {
    row.pill = say("team.family.done");
    row.pill_look = touch::PillLook::Done;
  }
  return row;
}

// An open interview goes on; anything else begins with choosing the instrument.
Action touched(const PersonView& person) {
  const InterviewLine* line = current(person);
  if (line != nullptr && line->state == InterviewState::Open) return ResumeInterview{line->id};
  return NewInterview{person.id};
}

// What would become of an open interview in the version of now: it goes on with its own unless the team says
// otherwise, and sees beforehand what that means.
float version_offer(Ui& ui, const words::Language& say, const PersonView& person, const InterviewLine& line,
                    Rect area, std::optional<Action>& action) {
  const interview::MigrationPlan& plan = *line.other_version;
  Column column(area, ui.metrics().gap / 2);
  column.next(touch::text_block(ui, "version:" + person.id, column.peek(), words_of(say, plan),
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  const std::string label = say("team.family.go_over", version_of(plan.to));
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet};
  const Rect place = column.next(touch::button_size(ui, label, look, area.width).height);
  if (touch::button(ui, "go_over:" + person.id, place, label, look)) action = GoOver{line.id};
  return column.used();
}

}  // namespace

float people_card(Ui& ui, const words::Language& say, const FamilyView& family, Rect area,
                  std::optional<Action>& action) {
  Column column(area, 0);
  column.next(card_heading(ui, "people:title", column.peek(), say("team.family.people")));
  for (const PersonView& person : family.people) {
    const touch::ListRow row = row_of(say, person);
    const Rect place = column.next(touch::list_row_height(ui, row, area.width));
    touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
    if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = touched(person);
    column.skip(ui.metrics().gap);
    if (const InterviewLine* line = current(person); line != nullptr && line->other_version) {
      column.next(version_offer(ui, say, person, *line, column.peek(), action));
      column.skip(ui.metrics().gap);
    }
  }
  if (family.people.empty()) {
    column.next(touch::text_block(ui, "people:none", column.peek(), say("team.family.nobody"),
                                  {.colour = touch::Token::Muted}));
    column.skip(ui.metrics().gap);
  }
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Plus};
  const touch::Size size = touch::button_size(ui, say("team.family.add_person"), look, area.width);
  const Rect place = column.next(size.height);
  if (touch::button(ui, "add_person", place, say("team.family.add_person"), look)) action = NewPerson{};
  return column.used();
}

}  // namespace doorstep::screen
