// How the pages look: language, text size, colours, motion, spacing, and how large a millimetre is on this
// screen. Sheets over every page of the team.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/device_settings.h"
#include "app/screen/person_screen.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

inline constexpr std::string_view kDisplaySheet = "display_sheet";

inline constexpr std::string_view kCalibrationSheet = "calibration_sheet";

struct DisplaySettings : DeviceSettings {
  std::vector<LanguageChoice> languages{};
  bool has_voice = false;                  // in the language chosen, for reading aloud
  std::optional<float> tried_px_per_mm{};  // on the sheet with the bank card
};

// Draws whichever of the two is open.
std::optional<Action> draw_display_sheet(touch::Ui& ui, const words::Language& say,
                                         const DisplaySettings& settings);

}  // namespace doorstep::screen
