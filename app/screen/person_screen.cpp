#include "app/screen/person_screen.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/screen/removal.h"
#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::size_t kLongestName = 120;  // bytes
constexpr float kDateWidth = 150;          // mm: the three parts of a date beside each other
constexpr int kUsualChildAge = 10;         // where the steppers of a birth date begin
constexpr int kUsualParentAge = 38;

float caption(Ui& ui, Rect place, std::string_view id, const std::string& words) {
  return touch::text_block(ui, id, place, words,
                           {.role = touch::TextRole::Caption, .colour = touch::Token::Muted});
}

void choose_kind(Ui& ui, const words::Language& say, Column& column, PersonPage& page) {
  if (page.is_recorded && page.kind == PersonKind::Child) return;
  std::vector<touch::Segment> kinds{
      {"kind:parent", say("team.person.parent"), touch::selected_if(page.kind == PersonKind::Parent)},
      {"kind:other", say("team.person.other"), touch::selected_if(page.kind == PersonKind::OtherAdult)}};
  const bool may_be_child = !page.is_recorded;
  if (may_be_child) {
    kinds.insert(kinds.begin(), {"kind:child", say("team.person.child"),
                                 touch::selected_if(page.kind == PersonKind::Child)});
  }
  const Rect place = column.next(touch::segments_height(ui, kinds, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, say("team.person.kind"), kinds)) {
    page.kind = static_cast<PersonKind>(*chosen + (may_be_child ? 0 : 1));
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
  const std::string known =
      page.known_born && page.born == touch::PlainDate{} ? page.known_born->text() : std::string();
  column.next(caption(ui, column.peek(), "born:label", joined(say, look.label, known)));
  const Rect place = column.next(touch::date_height(ui, look, column.width()));
  if (const auto changed = touch::date_field(ui, "born", place, page.born, look)) page.born = *changed;
  // A touch by mistake must not have to become a date that nobody said.
  if (page.born == touch::PlainDate{}) return;
  if (!touch::is_whole(page.born))
    column.next(caption(ui, column.peek(), "born:part", say("team.person.part_of_date")));
  const std::string label = say("team.person.no_date");
  const touch::ButtonLook quiet{.kind = touch::ButtonKind::Quiet};
  const touch::Size size = touch::button_size(ui, label, quiet, column.width());
  if (touch::button(ui, "born:none", column.next(size.height).take_start(size.width), label, quiet))
    page.born = {};
}

void text_row(Ui& ui, Column& column, std::string_view id, std::string& value, const std::string& label) {
  const touch::FieldLook look{.label = label, .max_bytes = kLongestName};
  (void)touch::text_field(ui, id, column.next(touch::field_height(ui, look, column.width(), value)), value,
                          look);
}

// Nobody is asked about a step-parent or a grandmother before the team says so.
void choose_told(Ui& ui, const words::Language& say, Column& column, PersonPage& page) {
  if (page.kind != PersonKind::OtherAdult) return;
  column.next(caption(ui, column.peek(), "told:label", say("team.person.told")));
  const std::array<touch::Segment, 2> answers{
      touch::Segment{"told:no", say("common.no"), touch::selected_if(page.told == Told::No)},
      touch::Segment{"told:yes", say("common.yes"), touch::selected_if(page.told == Told::Yes)}};
  const Rect place = column.next(touch::segments_height(ui, answers, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, say("team.person.told"), answers))
    page.told = static_cast<Told>(*chosen);
}

Removal removal_of(const words::Language& say, const PersonPage& page) {
  return {.is_recorded = page.is_recorded,
          .label = say("team.person.remove", page.known_as),
          .ask = say("team.person.remove_ask", page.known_as),
          .what = say("team.person.remove_what", page.known_as),
          .stays = say("team.person.stays", page.known_as)};
}

float form(Ui& ui, const words::Language& say, PersonPage& page, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  choose_kind(ui, say, column, page);
  text_row(ui, column, "name", page.name, say("team.person.name"));
  if (page.kind != PersonKind::Child) text_row(ui, column, "called", page.called, say("team.person.called"));
  choose_told(ui, say, column, page);
  choose_birth_date(ui, say, column, page);
  choose_language(ui, say, column, page);
  if (!page.id.empty()) way_to_remove(ui, column, removal_of(say, page));
  column.next(problem_notice(ui, column.peek(), page.problem));
  return column.used();
}

}  // namespace

bool PersonPage::complete() const {
  if (name.empty()) return false;
  const bool begun = born != touch::PlainDate{};
  return begun ? touch::is_whole(born) : kind != PersonKind::Child || known_born;
}

std::optional<Action> draw(Ui& ui, const words::Language& say, PersonPage& page) {
  TeamFrame frame{
      .key = "person:" + page.id,
      .title = page.id.empty() ? say("team.person.title") : say("team.person.correct_title", page.known_as),
      .back = page.family_name};
  const auto ready = page.complete() ? touch::Enabled::Yes : touch::Enabled::No;
  frame.bottom.end =
      touch::BarButton{"save", say("common.save"), {.kind = touch::ButtonKind::Primary, .enabled = ready}};
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    return form_card(ui, area, kDateWidth, [&](Rect inside) { return form(ui, say, page, inside); });
  });
  if (is_to_be_removed(ui, say, removal_of(say, page))) return RemovePerson{};
  if (touched.button == "save") return SavePerson{};
  return touched.action;
}

}  // namespace doorstep::screen
