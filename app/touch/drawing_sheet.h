// A sheet that is drawn on with a finger, a stylus or a mouse. Never mirrored.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/touch/buttons.h"
#include "app/touch/ui.h"

namespace doorstep::touch {

struct DrawingLook {
  std::string id{};
  std::string label{};
  std::string svg{};            // what was drawn before; may be empty
  std::string invitation{};     // muted in the middle of an empty sheet
  std::string note{};           // smaller, below it
  Colour pen{};                 // of the line that is being drawn
  float pen_width = 0.02F;      // of the sheet's width
  std::span<const Point> line;  // what of it is there already; 0 .. 1 of the sheet's width and height
};

// What a finger did since the last frame, in order.
struct DrawnLine {
  enum class Begins { No, Yes } begins = Begins::No;
  enum class Ends { No, Yes } ends = Ends::No;
  std::vector<Point> points{};  // 0 .. 1 of the sheet's width and height, also where it left the sheet
};

[[nodiscard]] std::vector<DrawnLine> drawing_sheet(Ui& ui, Rect place, const DrawingLook& look);

// A key with a pen on it: the colour and width with which one draws from then on.
struct PenLook {
  std::string id{};
  std::string label{};
  Colour colour{};
  float width = 0;  // mm of the dot on it
  bool chosen = false;
};
[[nodiscard]] bool pen_key(Ui& ui, Rect place, const PenLook& look);

// A key with a pictogram, for what is done with the drawing as a whole.
[[nodiscard]] bool tool_key(Ui& ui, Rect place, const std::string& id, Icon icon, std::string_view label,
                            Enabled enabled);

}  // namespace doorstep::touch
