#include "app/touch/numbers.h"

#include <algorithm>

#include "app/touch/steppers.h"

namespace doorstep::touch {
namespace {

constexpr float kWidest = 24;  // em: in a wider field − and + would lose their number

Enabled when(bool yes) { return yes ? Enabled::Yes : Enabled::No; }

}  // namespace

float number_height(Ui& ui) { return stepper_height(ui); }

std::optional<std::int64_t> number_field(Ui& ui, std::string_view id, Rect place,
                                         std::optional<std::int64_t> value, const NumberLook& look) {
  const std::string name(id);
  place = place.centered({std::min(place.width, kWidest * ui.em(number_look(Token::Text))), place.height});
  const std::int64_t now = value.value_or(look.least);
  Step step{look.label, value ? written(ui, *value, look.decimals) : "–", value.has_value(),
            when(!value || now > look.least), when(!value || now < look.most)};
  if (!look.unit.empty()) step.shown += " " + look.unit;
  const StepTouched touched = stepper(ui, name, place, step);
  if (touched == StepTouched::Value) ui.open_sheet(name + ":pad");
  if (const auto typed = digit_pad(ui, name + ":pad", look)) return typed;
  if (touched == StepTouched::None || touched == StepTouched::Value) return std::nullopt;
  if (!value) return look.least;  // the first step says where counting begins
  return std::clamp(now + (touched == StepTouched::More ? look.step : -look.step), look.least, look.most);
}

}  // namespace doorstep::touch
