// The parts that numbers, dates and times are given with: a stepper and a pad of digits. Not for screens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/touch/buttons.h"
#include "app/touch/icons.h"
#include "app/touch/numbers.h"
#include "app/touch/ui.h"

namespace doorstep::touch {

[[nodiscard]] TextLook number_look(Token colour);

// `value` counted in steps of 10^-decimals, with the language's decimal point.
[[nodiscard]] std::string written(const Ui& ui, std::int64_t value, int decimals);

// A square key; taps in quick succession all count.
[[nodiscard]] bool square_key(Ui& ui, const std::string& id, Rect place, Icon icon, std::string_view label,
                              Enabled enabled);

// The pad on the sheet `sheet_id`, while that is open; the number once it is done.
[[nodiscard]] std::optional<std::int64_t> digit_pad(Ui& ui, const std::string& sheet_id,
                                                    const NumberLook& look);

// − value +
struct Step {
  std::string_view label;
  std::string shown;    // the value in words
  bool is_set = false;  // else it is only a starting point, shown muted
  Enabled less = Enabled::Yes, more = Enabled::Yes;
};
enum class StepTouched { None, Less, More, Value };
[[nodiscard]] StepTouched stepper(Ui& ui, const std::string& id, Rect place, const Step& step);
[[nodiscard]] float stepper_height(Ui& ui);

}  // namespace doorstep::touch
