#include "app/touch/faces.h"

#include <array>

#include "app/touch/parts.h"
#include "app/touch/ui.h"

namespace doorstep::touch {
namespace {

// Parts of the radius, measured from the centre.
constexpr float kEyeX = 0.33F;
constexpr float kEyeY = -0.17F;
constexpr float kEyeRadius = 0.1F;
constexpr float kMouthX = 0.41F;
constexpr float kMouthY = 0.34F;
constexpr float kMouthBend =
    0.36F;  // how far the middle of a fully happy mouth lies below its corners, control point
constexpr float kStroke = 0.07F;
constexpr int kSteps = 24;

}  // namespace

float mood_of(std::size_t index, std::size_t count) {
  if (count < 2) return 0;
  return -1 + 2 * static_cast<float>(index) / static_cast<float>(count - 1);
}

void draw_face(Ui& ui, Point center, float radius, float mood) {
  Canvas& canvas = ui.canvas();
  const Colour ink = ui.colour(Token::Text);
  const float stroke = kStroke * radius * ui.pixels_per_mm();
  canvas.circle(center, radius - stroke / 2 / ui.pixels_per_mm(), ui.colour(Token::Face));
  canvas.ring(center, radius, ink, stroke);
  for (const float side : {-1.0F, 1.0F}) {
    canvas.circle({center.x + side * kEyeX * radius, center.y + kEyeY * radius}, kEyeRadius * radius, ink);
  }
  // A parabola through both corners; the corners move against the middle so that the mouth stays where it is.
  std::array<Point, kSteps + 1> mouth{};
  const float bend = kMouthBend * mood;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = -1 + 2 * static_cast<float>(i) / kSteps;
    const float y = kMouthY + bend * (0.5F - t * t) * 0.75F;
    mouth[static_cast<std::size_t>(i)] = {center.x + t * kMouthX * radius, center.y + y * radius};
  }
  canvas.polyline(mouth, ink, stroke * 1.1F);
  for (const Point& corner : {mouth.front(), mouth.back()})
    canvas.circle(corner, kStroke * 0.55F * radius, ink);
}

}  // namespace doorstep::touch
