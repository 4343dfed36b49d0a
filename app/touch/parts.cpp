#include "app/touch/parts.h"

#include <cmath>

namespace doorstep::touch {
namespace {

constexpr float kPressedScale = 0.98F;
constexpr float kRingDistance = 0.4F;  // mm between a thing and its ring

}  // namespace

Touchable::Touchable(Ui& ui, std::string_view id, Rect place, float radius)
    : ui_(ui), id_(id), place_(place), radius_(radius), mark_(ui.canvas().mark()) {}

Touchable::~Touchable() {
  if (ui_.pressed(id_)) ui_.canvas().scale_since(mark_, place_.center(), kPressedScale);
  if (!ui_.focus_visible(id_)) return;
  const float out = kRingDistance + kFocusRing;
  ui_.canvas().outline(place_.shrunk(-out), ui_.colour(Token::Focus), radius_ + out,
                       kFocusRing * ui_.pixels_per_mm());
}

void surface(Ui& ui, Rect place, Token fill, Token outline, float radius, float line_px) {
  // The fill stays inside the middle of the line, so that no fringe of it shows outside.
  ui.canvas().fill(place.shrunk(line_px / 2 / ui.pixels_per_mm()), ui.colour(fill), radius);
  ui.canvas().outline(place, ui.colour(outline), radius, line_px);
}

Colour mixed(Colour front, Colour back, float amount) {
  const auto channel = [amount](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(
        std::lround(static_cast<float>(a) * amount + static_cast<float>(b) * (1 - amount)));
  };
  return {channel(front.red, back.red), channel(front.green, back.green), channel(front.blue, back.blue),
          255};
}

}  // namespace doorstep::touch
