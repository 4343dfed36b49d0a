// One line of the child's account on a card, with what can be done about it beside or below it.
#pragma once

#include <string>
#include <vector>

#include "app/touch/widgets.h"

namespace doorstep::screen {

struct LineCard {
  enum class Tone { Said, Aside };  // Aside: struck out, or kept; quiet, and never coloured
  std::string id{};
  std::string caption{};
  std::string words{};
  Tone tone = Tone::Said;
  std::vector<touch::BarButton> buttons{};
};

[[nodiscard]] float line_card_height(touch::Ui& ui, const LineCard& card, float width);
// The id of the button that was pressed; empty when none was.
std::string line_card(touch::Ui& ui, const LineCard& card, touch::Rect place);

// The cards of a page, below each other.
[[nodiscard]] float line_cards_height(touch::Ui& ui, const std::vector<LineCard>& cards, float width);
std::string line_cards(touch::Ui& ui, const std::vector<LineCard>& cards, touch::Rect place);

}  // namespace doorstep::screen
