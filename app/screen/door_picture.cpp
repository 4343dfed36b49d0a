#include "app/screen/door_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace doorstep::screen {
namespace {

using touch::Point;
using touch::Rect;
using touch::Token;
using touch::Ui;

constexpr float kShape = 0.62F;   // width of the door by its height
constexpr float kAjar = 0.45F;    // width of the leaf as it is seen, by that of the opening
constexpr float kNearer = 0.07F;  // how much taller the leaf's free edge is seen, by the height
constexpr float kLight = 0.2F;    // depth of the light on the floor, by the height
constexpr int kArchSteps = 24;
constexpr float kLinePixels = 2;  // as everything's that is drawn

// Along the arch from its foot at the start edge to the other foot; x and y from 0 to 1.
std::vector<Point> arch() {
  std::vector<Point> points{{0, 1}};
  const float top = kShape / 2;  // height of the round part
  for (int step = 0; step <= kArchSteps; ++step) {
    const float angle = std::numbers::pi_v<float> * (1 + static_cast<float>(step) / kArchSteps);
    points.push_back({0.5F + 0.5F * std::cos(angle), top * (1 + std::sin(angle))});
  }
  points.push_back({1, 1});
  return points;
}

std::vector<Point> opening(Rect door) {
  std::vector<Point> points = arch();
  for (Point& point : points) point = {door.x + point.x * door.width, door.y + point.y * door.height};
  return points;
}

// The leaf turns on the start edge toward whoever looks: narrower, and taller the farther from the hinge.
Point on_leaf(Rect door, Point point) {
  const float grown = 1 + 2 * kNearer * point.x;
  return {door.x + point.x * kAjar * door.width, door.center().y + (point.y - 0.5F) * door.height * grown};
}

void draw_leaf(Ui& ui, Rect door) {
  std::vector<Point> points = arch();
  for (Point& point : points) point = on_leaf(door, point);
  ui.canvas().polygon(points, ui.colour(Token::Accent));
  ui.canvas().circle(on_leaf(door, {0.8F, 0.56F}), door.width * 0.035F, ui.colour(Token::AccentText));
}

void draw_light(Ui& ui, Rect door) {
  const float depth = kLight * door.height;
  const std::array<Point, 4> floor{{{door.x + door.width * kAjar * 0.5F, door.bottom()},
                                    {door.right(), door.bottom()},
                                    {door.right() + 0.45F * door.width, door.bottom() + depth},
                                    {door.x + door.width * 0.42F, door.bottom() + depth}}};
  touch::Colour light = ui.colour(Token::Warm);
  light.alpha = 150;
  ui.canvas().polygon(floor, light);
}

}  // namespace

void door_picture(Ui& ui, Rect place) {
  const float height = std::min(place.height / (1 + kLight + kNearer), place.width / (kShape * 1.45F));
  const Rect whole = place.centered({height * kShape * 1.45F, height * (1 + kLight + kNearer)});
  const Rect door{whole.x, whole.y + height * kNearer, height * kShape, height};
  const auto frame = opening(door);
  draw_light(ui, door);
  ui.canvas().polygon(frame, ui.colour(Token::Warm));
  ui.canvas().polyline(frame, ui.colour(Token::Accent),
                       kLinePixels * std::max(1.0F, ui.pixels_per_mm() / 5.9F), touch::Closed::Yes);
  draw_leaf(ui, door);
}

}  // namespace doorstep::screen
