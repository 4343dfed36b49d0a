#include "app/screen/unlock_screen.h"

#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::string_view kPassphrase = "passphrase";
constexpr float kLow = 130;  // mm of height at 100 %

bool is_low(const Ui& ui) { return ui.viewport().height < kLow * ui.text_scale(); }

std::string heading(const words::Language& say, UnlockFor purpose) {
  if (purpose == UnlockFor::HandedBack) return say("team.unlock.thanks");
  return say(purpose == UnlockFor::Return ? "team.unlock.locked" : "team.unlock.heading");
}

std::string explanation(const words::Language& say, const UnlockPage& page) {
  const std::string who = page.people.size() == 1 ? page.people.front() : std::string();
  if (page.purpose == UnlockFor::HandedBack) {
    return who.empty() ? say("team.unlock.give_back") : say("team.unlock.give_back_to", who);
  }
  return who.empty() ? say("team.unlock.who") : say("team.unlock.passphrase_of", who);
}

void choose_person(Ui& ui, Column& column, UnlockPage& page) {
  // Two columns where the window is low: the passphrase must be in sight.
  const float room = is_low(ui) ? ui.metrics().min_target * 1.5F : 0;
  touch::OptionSet set{.group = "who", .layout = touch::OptionLayout::Rows, .room = room, .options = {}};
  for (std::size_t index = 0; index < page.people.size(); ++index) {
    set.options.push_back({.id = "who:" + std::to_string(index),
                           .label = page.people[index],
                           .selected = index == page.chosen ? touch::Selected::Yes : touch::Selected::No});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (!touched.chosen) return;
  page.chosen = *touched.chosen;
  ui.set_focus(kPassphrase);
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, UnlockPage& page) {
  std::optional<Action> action;
  const auto ready = page.passphrase.empty() ? touch::Enabled::No : touch::Enabled::Yes;
  TeamFrame frame{.key = "unlock", .title = say("team.product"), .lock = Lockable::No};
  // Whoever touched the neutral page by mistake, or stands there with a child, has a way back to it.
  if (page.purpose == UnlockFor::Return)
    frame.bottom.start = touch::BarButton{"cover", say("common.hide"), {.kind = touch::ButtonKind::Quiet}};
  frame.bottom.end =
      touch::BarButton{"open",
                       say("team.unlock.button"),
                       {.kind = touch::ButtonKind::Primary, .after = touch::Icon::Next, .enabled = ready}};
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    const bool low = is_low(ui);
    Column column(form_column(ui, area), ui.metrics().gap * (low ? 1 : 2));
    if (!low) column.skip(ui.metrics().gap);
    column.next(touch::text_block(ui, "unlock:title", column.peek(), heading(say, page.purpose),
                                  {.role = low ? touch::TextRole::Title : touch::TextRole::Question}));
    column.next(touch::text_block(ui, "unlock:who", column.peek(), explanation(say, page)));
    if (page.people.size() > 1) choose_person(ui, column, page);
    if (ui.entered()) ui.set_focus(kPassphrase);  // so that one can type at once
    column.next(problem_notice(ui, column.peek(), page.problem));
    const touch::FieldLook look{.label = say("team.passphrase")};
    const Rect place = column.next(touch::field_height(ui, look, column.width()));
    if (touch::secret_field(ui, kPassphrase, place, page.passphrase, look) == touch::FieldEvent::Submitted &&
        !page.passphrase.empty()) {
      action = OpenVault{};
    }
    return column.used();
  });
  if (touched.action) action = touched.action;
  if (touched.button == "open") action = OpenVault{};
  if (touched.button == "cover") action = CoverAgain{};
  return action;
}

}  // namespace doorstep::screen
