// How large a millimetre is on this screen: a person makes a frame as large as a bank card. Screens say it
// wrongly, and everything that is touched is meant in millimetres.
#pragma once

#include <optional>

#include "app/screen/display_sheet.h"

namespace doorstep::screen {

inline constexpr float kCardWidth = 85.6F;  // mm, as every bank card (ISO/IEC 7810 ID-1)
inline constexpr float kCardHeight = 53.98F;

std::optional<Action> draw_calibration_sheet(touch::Ui& ui, const words::Language& say,
                                             const DisplaySettings& settings);

}  // namespace doorstep::screen
