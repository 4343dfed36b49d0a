#include "app/screen/removal.h"

#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

constexpr const char* kAskWhetherToRemove = "ask_remove";  // the sheet

}  // namespace

void way_to_remove(touch::Ui& ui, touch::Column& column, const Removal& removal) {
  if (removal.is_recorded) {
    column.next(touch::text_block(ui, "stays", column.peek(), removal.stays,
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    return;
  }
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet};
  const touch::Rect place = column.next(touch::button_size(ui, removal.label, look, column.width()).height);
  if (touch::button(ui, "remove", place, removal.label, look)) ui.open_sheet(kAskWhetherToRemove);
}

bool is_to_be_removed(touch::Ui& ui, const words::Language& say, const Removal& removal) {
  return touch::ask_sheet(ui, kAskWhetherToRemove,
                          {.title = removal.ask,
                           .what = removal.what,
                           .yes = say("team.person.remove_yes"),
                           .no = say("team.person.remove_no")}) == touch::Asked::Yes;
}

}  // namespace doorstep::screen
