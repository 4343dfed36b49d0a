// How the pages look: language, text size, colours. A sheet over every page of the team.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/person_screen.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

inline constexpr std::string_view kDisplaySheet = "display_sheet";

struct DisplaySettings {
  std::vector<LanguageChoice> languages{};
  std::string language = "sv";
  float text_scale = 1;  // 1 .. 2
  std::string theme = "paper";
};

std::optional<Action> draw_display_sheet(touch::Ui& ui, const words::Language& say,
                                         const DisplaySettings& settings);

}  // namespace doorstep::screen
