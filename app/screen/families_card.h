// The families with a search: by family's name, people's names and case number, as it is typed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/screen/family_view.h"
#include "app/screen/team_action.h"
#include "app/touch/ui.h"
#include "app/words/words.h"

namespace doorstep::screen {

// Whether every word of `search` stands in a name or the case number of `family`, in any script, whatever the
// case and the marks on the letters: "oberg elsa" finds Elsa of Familjen Öberg.
[[nodiscard]] bool matches(const FamilyLine& family, const std::string& search);

// What is looked for, and what was found: looked for anew only when the words change.
class FamilySearch {
 public:
  void set(std::vector<FamilyLine> families);
  [[nodiscard]] const std::vector<FamilyLine>& families() const { return families_; }
  // Indices, in the families' order.
  [[nodiscard]] const std::vector<std::size_t>& found();
  // Of them, those in which something happened last, the latest first; empty while there are few families.
  [[nodiscard]] std::vector<std::size_t> recent() const;

  std::string words{};  // edited by the page

 private:
  std::vector<FamilyLine> families_;
  std::string searched_{"\n"};  // nobody types that
  std::vector<std::size_t> found_;
};

// Draws from the top of `area`, and returns the height used.
float families_card(touch::Ui& ui, const words::Language& say, FamilySearch& search, touch::Rect area,
                    std::optional<Action>& action);

}  // namespace doorstep::screen
