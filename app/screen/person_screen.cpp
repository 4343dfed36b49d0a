#include "app/screen/person_screen.h"

#include <array>

#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::size_t kLongestName = 120;  // bytes
constexpr float kFormWidth = 150;          // mm: the three parts of a date beside each other
constexpr int kUsualChildAge = 10;         // where the steppers of a birth date begin
constexpr int kUsualParentAge = 38;

float caption(Ui& ui, Rect place, std::string_view id, const std::string& words) {
  return touch::text_block(ui, id, place, words,
                           {.role = touch::TextRole::Caption, .colour = touch::Token::Muted});
}

void choose_kind(Ui& ui, const words::Language& say, Column& column, PersonPage& page) {
  const std::array<touch::Segment, 3> kinds{
      touch::Segment{"kind:child", say("team.person.child"),
                     touch::selected_if(page.kind == PersonKind::Child)},
      touch::Segment{"kind:parent", say("team.person.parent"),
                     touch::selected_if(page.kind == PersonKind::Parent)},
      touch::Segment{"kind:other", say("team.person.other"),
                     touch::selected_if(page.kind == PersonKind::OtherAdult)}};
  const Rect place = column.next(touch::segments_height(ui, kinds, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, say("team.person.kind"), kinds)) {
    page.kind = static_cast<PersonKind>(*chosen);
  }
}

void choose_language(Ui& ui, const words::Language& say, Column& column, PersonPage& page) {
  column.next(caption(ui, column.peek(), "language:label", say("team.person.language")));
  std::vector<touch::Segment> segments;
  for (const LanguageChoice& choice : page.languages) {
    segments.push_back(
        {"language:" + choice.code, choice.name, touch::selected_if(choice.code == page.language)});
  }
  const Rect place = column.next(touch::segments_height(ui, segments, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, say("team.person.language"), segments)) {
    page.language = page.languages[*chosen].code;
  }
}

void choose_birth_date(Ui& ui, const words::Language& say, Column& column, PersonPage& page) {
  const int usual = page.kind == PersonKind::Child ? kUsualChildAge : kUsualParentAge;
  const touch::DateLook look{
      .label = say(page.kind == PersonKind::Child ? "team.person.born" : "team.person.born_if_known"),
      .first_year = page.this_year - 110,
      .last_year = page.this_year,
      .start = {page.this_year - usual, 1, 1},
      .months = short_months(say)};
  column.next(caption(ui, column.peek(), "born:label", look.label));
  const Rect place = column.next(touch::date_height(ui, look, column.width()));
  if (const auto changed = touch::date_field(ui, "born", place, page.born, look)) page.born = changed;
}

void text_row(Ui& ui, Column& column, std::string_view id, std::string& value, const std::string& label) {
  const touch::FieldLook look{.label = label, .max_bytes = kLongestName};
  (void)touch::text_field(ui, id, column.next(touch::field_height(ui, look, column.width(), value)), value,
                          look);
}

float form(Ui& ui, const words::Language& say, PersonPage& page, Rect area) {
  Column column(form_column(ui, area, kFormWidth), ui.metrics().gap * 1.5F);
  choose_kind(ui, say, column, page);
  text_row(ui, column, "name", page.name, say("team.person.name"));
  if (page.kind != PersonKind::Child) text_row(ui, column, "called", page.called, say("team.person.called"));
  choose_birth_date(ui, say, column, page);
  choose_language(ui, say, column, page);
  column.next(problem_notice(ui, column.peek(), page.problem));
  return column.used();
}

}  // namespace

bool PersonPage::complete() const { return !name.empty() && (kind != PersonKind::Child || born.has_value()); }

std::optional<Action> draw(Ui& ui, const words::Language& say, PersonPage& page) {
  TeamFrame frame{.key = "new_person", .title = say("team.person.title"), .back = page.family_name};
  const auto ready = page.complete() ? touch::Enabled::Yes : touch::Enabled::No;
  frame.bottom.end =
      touch::BarButton{"save", say("common.save"), {.kind = touch::ButtonKind::Primary, .enabled = ready}};
  const FrameTouched touched =
      team_frame(ui, say, frame, [&](Rect area) { return form(ui, say, page, area); });
  if (touched.button == "save") return SavePerson{};
  return touched.action;
}

}  // namespace doorstep::screen
