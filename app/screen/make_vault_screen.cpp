#include "app/screen/make_vault_screen.h"

#include "app/screen/passphrase_strength.h"
#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

// True when Enter was pressed in it.
bool secret_row(Ui& ui, Column& column, std::string_view id, touch::SecretText& value,
                const touch::FieldLook& look) {
  const float height = touch::field_height(ui, look, column.width());
  return touch::secret_field(ui, id, column.next(height), value, look) == touch::FieldEvent::Submitted;
}

// What the passphrase is worth, said in words: a bar in traffic-light colours would say less.
std::string strength_words(const words::Language& say, const MakeVaultPage& page) {
  if (page.passphrase.empty()) return say("team.make.advice");
  const bool enough = passphrase_bits(page.passphrase.view()) >= kEnoughBits;
  return say(enough ? "team.make.strong" : "team.make.weak");
}

float form(Ui& ui, const words::Language& say, MakeVaultPage& page, Rect area,
           std::optional<Action>& action) {
  Column column(area, ui.metrics().gap * 1.5F);
  const touch::FieldLook name{.label = say("team.make.name"), .max_bytes = 80};
  // One can type at once, and Enter leads from field to field.
  if (ui.entered()) ui.set_focus("name");
  const Rect place = column.next(touch::field_height(ui, name, area.width, page.name));
  if (touch::text_field(ui, "name", place, page.name, name) == touch::FieldEvent::Submitted)
    ui.set_focus("passphrase");
  // While it is being written it is advice; once one goes on it is what stands in the way.
  const std::string strength = strength_words(say, page);
  const bool too_weak = !page.again.empty() && passphrase_bits(page.passphrase.view()) < kEnoughBits;
  const touch::FieldLook passphrase{.label = say("team.passphrase"),
                                    .problem = too_weak ? strength : std::string()};
  if (secret_row(ui, column, "passphrase", page.passphrase, passphrase)) ui.set_focus("again");
  if (!too_weak)
    column.next(touch::text_block(ui, "strength", column.peek(), strength,
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  const bool differs = !page.again.empty() && page.again.view() != page.passphrase.view();
  const touch::FieldLook again{.label = say("team.make.again"),
                               .problem = differs ? say("team.make.differs") : std::string()};
  if (secret_row(ui, column, "again", page.again, again)) action = MakeVault{};
  column.next(problem_notice(ui, column.peek(), page.problem));
  return column.used();
}

float explanation(Ui& ui, const words::Language& say, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  column.next(touch::text_block(ui, "make:title", column.peek(), say("team.make.heading"),
                                {.role = touch::TextRole::Question}));
  for (const char* paragraph : {"what", "passphrase", "recovery"}) {
    const std::string key = std::string("team.make.") + paragraph;
    column.next(touch::text_block(ui, "make:" + std::string(paragraph), column.peek(), say(key)));
  }
  return column.used();
}

}  // namespace

std::string_view MakeVaultPage::obstacle() const {
  if (name.empty()) return "team.make.name_missing";
  if (passphrase_bits(passphrase.view()) < kEnoughBits) return "team.make.weak";
  if (passphrase.view() != again.view()) return "team.make.differs";
  return {};
}

std::optional<Action> draw(Ui& ui, const words::Language& say, MakeVaultPage& page) {
  std::optional<Action> action;
  const auto ready = page.obstacle().empty() ? touch::Enabled::Yes : touch::Enabled::No;
  TeamFrame frame{.key = "make_vault", .title = say("team.product"), .lock = Lockable::No};
  frame.bottom.end =
      touch::BarButton{"make",
                       say("team.make.button"),
                       {.kind = touch::ButtonKind::Primary, .after = touch::Icon::Next, .enabled = ready}};
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    const float gap = ui.metrics().gap * 4;
    if (!has_two_columns(ui)) {
      Column column(form_column(ui, area), gap);
      column.next(explanation(ui, say, column.peek()));
      column.next(fitted_card(ui, "form", column.peek(),
                              [&](Rect inside) { return form(ui, say, page, inside, action); }));
      return column.used();
    }
    Rect right = area;
    const Rect left = right.take_start((area.width - gap) / 2, gap);
    const float text = explanation(ui, say, left);
    const float card =
        fitted_card(ui, "form", right, [&](Rect inside) { return form(ui, say, page, inside, action); });
    return std::max(text, card);
  });
  if (touched.action) action = touched.action;
  if (touched.button == "make") action = MakeVault{};
  if (action && std::holds_alternative<MakeVault>(*action) && ready == touch::Enabled::No)
    return std::nullopt;
  return action;
}

}  // namespace doorstep::screen
