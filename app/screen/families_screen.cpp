#include "app/screen/families_screen.h"

#include <algorithm>

#include "app/screen/team_frame.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr float kListWidth = 130;  // mm; a row's eye travels no further

// Lower case for ASCII and for the letters U+00C0..U+00DE, which stand 32 below their small ones in UTF-8
// too.
std::string folded(std::string text) {
  bool latin = false;
  for (char& character : text) {
    auto byte = static_cast<unsigned char>(character);
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<unsigned char>(byte + 32);
    if (latin && byte >= 0x80 && byte <= 0x9E) byte = static_cast<unsigned char>(byte + 32);
    latin = byte == 0xC3;
    character = static_cast<char>(byte);
  }
  return text;
}

std::string subtitle(const words::Language& say, const FamilyLine& family) {
  const std::string people =
      say(family.people == 1 ? "team.families.one_person" : "team.families.people", family.people);
  if (family.case_number.empty()) return people;
  return say("team.joined", say("team.case", family.case_number), people);
}

float rows(Ui& ui, const words::Language& say, const FamiliesPage& page, Rect area,
           std::optional<Action>& action) {
  Column column(area, 0);
  bool any = false;
  for (const FamilyLine& family : page.families) {
    if (!matches(family, page.search)) continue;
    const touch::ListRow row{.id = "family:" + family.id,
                             .initial = last_initial(family.name),
                             .title = family.name,
                             .subtitle = subtitle(say, family)};
    const Rect place = column.next(touch::list_row_height(ui, row, area.width));
    if (std::exchange(any, true)) touch::hairline(ui, place);
    if (touch::list_row(ui, place, row, touch::RowTouch::Taps)) action = OpenFamily{family.id};
    column.skip(ui.metrics().gap);
  }
  if (!any) {
    const char* key = page.families.empty() ? "team.families.none" : "team.families.none_found";
    column.next(touch::text_block(ui, "empty", column.peek(), say(key), {.colour = touch::Token::Muted}));
  }
  return column.used();
}

}  // namespace

bool matches(const FamilyLine& family, const std::string& search) {
  const std::string wanted = folded(search);
  return folded(family.name).find(wanted) != std::string::npos ||
         folded(family.case_number).find(wanted) != std::string::npos;
}

std::optional<Action> draw(Ui& ui, const words::Language& say, FamiliesPage& page) {
  std::optional<Action> action;
  TeamFrame frame{.key = "families", .title = say("team.families.title")};
  frame.bottom.end = touch::BarButton{"new_family",
                                      say("team.families.add"),
                                      {.kind = touch::ButtonKind::Primary, .before = touch::Icon::Plus}};
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    Column column(form_column(ui, area, kListWidth), ui.metrics().gap * 2);
    const touch::FieldLook look{.label = say("team.families.search"), .max_bytes = 100};
    (void)touch::text_field(ui, "search",
                            column.next(touch::field_height(ui, look, column.width(), page.search)),
                            page.search, look);
    if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
    column.next(fitted_card(ui, "families", column.peek(),
                            [&](Rect inside) { return rows(ui, say, page, inside, action); }));
    return column.used();
  });
  if (touched.action) action = touched.action;
  if (touched.button == "new_family") action = NewFamily{};
  return action;
}

}  // namespace doorstep::screen
