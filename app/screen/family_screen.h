// A family's page: its people, what its child wants to tell, the plan, the rounds, what happened, and the ten
// domains side by side.
//
// For the team alone: it sets one parent's answers beside the other's. Nothing of it is reachable while a
// respondent has the device.
#pragma once

#include <optional>
#include <string>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

// What was just done to a part of the plan, and can be undone while the page is open.
struct HelpChange {
  HelpLine before{};
  HelpState after = HelpState::Done;
};

inline constexpr const char* kAskPaper = "ask_paper";  // the sheet before an account is put on paper

struct FamilyPage {
  FamilyView family{};
  std::optional<HelpChange> undo{};
  bool whole_history = false;
  bool corrects = false;       // a person's row leads to its page
  std::string papers{};        // the folder that PDFs are put into; empty: none are made
  PrintAccount paper{};        // asked about on the sheet
  std::string paper_called{};  // its adult
  std::string paper_child{};   // and whose account it is
  std::string paper_made{};    // the file that was just made; empty: none
  words::Explained problem{};
};

std::optional<Action> draw(touch::Ui& ui, const words::Language& say, FamilyPage& page);

// The parts of the page. Each draws from the top of `area` and returns the height used.
float people_card(touch::Ui& ui, const words::Language& say, FamilyPage& page, touch::Rect area,
                  std::optional<Action>& action);
float tells_card(touch::Ui& ui, const words::Language& say, FamilyPage& page, const ChildTells& tells,
                 touch::Rect area, std::optional<Action>& action);
float plan_card(touch::Ui& ui, const words::Language& say, const FamilyPage& page, touch::Rect area,
                std::optional<Action>& action);
float next_rounds_card(touch::Ui& ui, const words::Language& say, const FamilyView& family, touch::Rect area,
                       std::optional<Action>& action);
float interviews_card(touch::Ui& ui, const words::Language& say, const FamilyView& family, touch::Rect area,
                      std::optional<Action>& action);
float history_card(touch::Ui& ui, const words::Language& say, FamilyPage& page, touch::Rect area);
float domain_table(touch::Ui& ui, const words::Language& say, const FamilyView& family, touch::Rect area);
float urgent_flags(touch::Ui& ui, const words::Language& say, const FamilyView& family, touch::Rect area,
                   std::optional<Action>& action);
float other_flags(touch::Ui& ui, const words::Language& say, const FamilyView& family, touch::Rect area,
                  std::optional<Action>& action);

// What the marks mean, as high as legend_height says.
[[nodiscard]] float legend_height(touch::Ui& ui, const words::Language& say, float width);
void domain_legend(touch::Ui& ui, const words::Language& say, touch::Rect place);

}  // namespace doorstep::screen
