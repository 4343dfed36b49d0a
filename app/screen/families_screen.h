// All families, and a search that looks at names and case numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

struct FamiliesPage {
  std::vector<FamilyLine> families{};
  std::string search{};
  words::Explained problem{};
};

// Whether the family's name or case number holds `search`, whatever the case of ASCII and Latin letters.
[[nodiscard]] bool matches(const FamilyLine& family, const std::string& search);

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, FamiliesPage& page);

}  // namespace doorstep::screen
