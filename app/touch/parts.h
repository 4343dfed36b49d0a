// What several widgets share: the pressed look, the focus ring, line widths. Not for screens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/touch/ui.h"

namespace doorstep::touch {

inline constexpr float kLine = 2;          // px: outline of what can be touched
inline constexpr float kSelectedLine = 5;  // px: of what is chosen
inline constexpr float kHairLine = 1;      // px

// Line widths are meant at the density of the pictures (5.9 px per mm) and grow with finer screens.
[[nodiscard]] inline float line(const Ui& ui, float px) {
  return std::max(1.0F, px * ui.pixels_per_mm() / 5.9F);
}

// While it lives, what is drawn belongs to one touchable thing: it shrinks a little under a finger, and gets
// the focus ring.
class Touchable {
 public:
  Touchable(Ui& ui, std::string_view id, Rect place, float radius);
  ~Touchable();
  Touchable(const Touchable&) = delete;  // acts on leaving its scope, once
  Touchable& operator=(const Touchable&) = delete;

 private:
  Ui& ui_;
  std::string id_;
  Rect place_;
  float radius_;
  std::size_t mark_;
};

// A rounded surface with an outline, as answers, fields and secondary buttons have it.
void surface(Ui& ui, Rect place, Token fill, Token outline, float radius, float line_px);

// Mixes `front` over `back`; for things that cannot be used now. 1 is all front.
[[nodiscard]] Colour mixed(Colour front, Colour back, float amount);

}  // namespace doorstep::touch
