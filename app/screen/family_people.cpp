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

const touch::TextLook kBarred{.weight = text::Weight::Bold};  // nobody may miss it

// What the row is about: an open interview, which has to be finished first, else the latest one; null when
// there is none. What the team answered about the person is none of its own.
const InterviewLine* current(const PersonView& person) {
  const InterviewLine* latest = nullptr;
  for (const InterviewLine& line : person.interviews) {
    if (line.by == AnsweredBy::Team) continue;
    if (line.state == InterviewState::Open) return &line;
    if (latest == nullptr) latest = &line;
  }
  return latest;
}

std::string interview_words(const words::Language& say, const PersonView& person) {
  const InterviewLine* latest = current(person);
  if (latest == nullptr) return say("team.family.no_interview");
  const std::string state =
      latest->state == InterviewState::Finished ? short_date(say, latest->last) : state_words(say, *latest);
  return say("team.joined", latest->title, state);
}

// "Elsa, 10 år" is a child, and "Mamma, Karin" a parent; of others it is said.
std::string title_of(const words::Language& say, const PersonView& person) {
  const std::string title = person_title(say, person);
  if (person.kind == PersonKind::OtherAdult) return say("team.joined", title, say("team.family.other_adult"));
  if (person.kind == PersonKind::Child)
    return person.age ? title : say("team.joined", title, say("team.family.child"));
  return person.called.empty() ? say("team.joined", title, say("team.family.parent")) : title;
}

touch::ListRow row_of(const words::Language& say, const PersonView& person) {
  touch::ListRow row{.id = "person:" + person.id,
                     .initial = first_letter(person.short_name()),
                     .title = title_of(say, person),
                     .subtitle = interview_words(say, person),
                     .pill = say("team.family.start"),
                     .pill_look = touch::PillLook::Plain};
  const InterviewLine* line = current(person);
  if (line == nullptr) return row;
  if (line->state == InterviewState::Open) {
    row.pill = say("team.family.continue");
  } else if (line->state == InterviewState::Finished) {
    row.pill = say("team.family.done");
    row.pill_look = touch::PillLook::Done;
  }
  return row;
}

// What stands on the person's page, instead of what it was asked.
touch::ListRow to_correct(const words::Language& say, const PersonView& person) {
  return {.id = "correct:" + person.id,
          .initial = first_letter(person.short_name()),
          .title = title_of(say, person),
          .pill = say("team.family.correct_one"),
          .pill_look = touch::PillLook::Plain};
}

touch::ListRow to_correct(const words::Language& say, const FamilyView& family) {
  return {.id = "correct:family",
          .initial = last_initial(family.name),
          .title = family.name,
          .subtitle = family.case_number.empty() ? "" : say("team.case", family.case_number),
          .pill = say("team.family.correct_one"),
          .pill_look = touch::PillLook::Plain};
}

// An open interview goes on; anything else begins with choosing the instrument.
Action touched(const PersonView& person) {
  const InterviewLine* line = current(person);
  if (line != nullptr && line->state == InterviewState::Open) return ResumeInterview{.interview = line->id};
  return NewInterview{.person = person.id};
}

void row(Ui& ui, const touch::ListRow& row, Column& column, const Action& touched,
         std::optional<Action>& action) {
  const Rect place = column.next(touch::list_row_height(ui, row, column.width()));
  touch::hairline(ui, place.moved(0, -ui.metrics().gap / 2));
  if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = touched;
  column.skip(ui.metrics().gap);
}

// What the team has begun to answer about somebody.
void team_rows(Ui& ui, const words::Language& say, const PersonView& person, Column& column,
               std::optional<Action>& action) {
  for (const InterviewLine& line : person.interviews) {
    if (line.by != AnsweredBy::Team || line.state != InterviewState::Open) continue;
    row(ui,
        {.id = "team:" + line.id,
         .initial = first_letter(say("team.family.team")),
         .title = say("team.family.team_about", person.short_name()),
         .subtitle = say("team.joined", line.title, say("team.family.half_way")),
         .pill = say("team.family.continue"),
         .pill_look = touch::PillLook::Plain},
        column, ResumeInterview{.interview = line.id}, action);
  }
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

// Beside each other where there is room: what the family wants to tell stands below.
void below_people(Ui& ui, const words::Language& say, FamilyPage& page, Column& column,
                  std::optional<Action>& action) {
  const bool nobody = page.family.people.empty();
  const std::string add = say("team.family.add_person");
  const std::string correct = say(page.corrects ? "common.done" : "team.family.correct");
  const touch::ButtonLook adds{.kind = nobody ? touch::ButtonKind::Primary : touch::ButtonKind::Quiet,
                               .before = touch::Icon::Plus};
  const touch::ButtonLook corrects{.kind = touch::ButtonKind::Quiet};
  const float gap = ui.metrics().gap;
  const touch::Size end = touch::button_size(ui, correct, corrects, column.width());
  // A little less air in the first is better than a row of its own for the second.
  const float rest = column.width() - gap - end.width;
  const bool beside =
      !page.corrects && rest > 0 &&
      touch::button_size(ui, add, adds, rest).height <= touch::button_size(ui, add, adds).height;
  const float width = beside ? rest : column.width();
  if (!page.corrects) {
    Rect place = column.next(touch::button_size(ui, add, adds, width).height);
    if (beside && touch::button(ui, "correct_people", place.take_end(end.width, gap), correct, corrects))
      page.corrects = true;
    if (touch::button(ui, "add_person", place, add, adds)) action = EditPerson{};
    column.skip(beside ? 0 : gap);
  }
  if (!beside && touch::button(ui, "correct_people", column.next(end.height), correct, corrects))
    page.corrects = !page.corrects;
}

}  // namespace

float people_card(Ui& ui, const words::Language& say, FamilyPage& page, Rect area,
                  std::optional<Action>& action) {
  const FamilyView& family = page.family;
  Column column(area, 0);
  column.next(card_heading(ui, "people:title", column.peek(), say("team.family.people")));
  if (page.corrects) row(ui, to_correct(say, family), column, EditFamily{family.id}, action);
  for (const PersonView& person : family.people) {
    if (page.corrects) {
      row(ui, to_correct(say, person), column, EditPerson{person.id}, action);
      continue;
    }
    row(ui, row_of(say, person), column, touched(person), action);
    if (person.is_barred) {
      const std::string words = say("team.family.barred", person.why_barred);
      const Rect place = column.next(touch::notice_height(ui, words, column.width(), kBarred));
      touch::notice(ui, "barred:" + person.id, place, words, kBarred);
      column.skip(ui.metrics().gap);
    }
    if (const InterviewLine* line = current(person); line != nullptr && line->other_version) {
      column.next(version_offer(ui, say, person, *line, column.peek(), action));
      column.skip(ui.metrics().gap);
    }
  }
  if (!page.corrects) {
    for (const PersonView& person : family.people) team_rows(ui, say, person, column, action);
  }
  if (family.people.empty()) {
    column.next(touch::text_block(ui, "people:none", column.peek(), say("team.family.nobody"),
                                  {.colour = touch::Token::Muted}));
    column.skip(ui.metrics().gap);
  }
  const bool before = page.corrects;
  below_people(ui, say, page, column, action);
  if (page.corrects != before) ui.request_frame();
  return column.used();
}

}  // namespace doorstep::screen
