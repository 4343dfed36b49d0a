#include "app/screen/neutral_screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Point;
using touch::Rect;
using touch::Token;
using touch::Ui;

// A hill is the top of a wide circle, drawn as far down as the picture goes.
void hill(Ui& ui, Rect picture, float center, float height, float radius, Token colour) {
  constexpr int kPoints = 96;  // enough for a screen's width to look round
  const float x = picture.x + picture.width * center;
  const float top = picture.bottom() - height;
  const float reach = std::sqrt(std::max(0.0F, radius * radius - (radius - height) * (radius - height)));
  std::vector<Point> outline;
  for (int step = 0; step <= kPoints; ++step) {
    const float across = reach * (2 * static_cast<float>(step) / kPoints - 1);
    outline.push_back({x + across, top + radius - std::sqrt(radius * radius - across * across)});
  }
  ui.canvas().polygon(outline, ui.colour(colour));
}

void tree(Ui& ui, Point foot, float height, Token leaves) {
  touch::Canvas& canvas = ui.canvas();
  canvas.fill({foot.x - height * 0.035F, foot.y - height * 0.5F, height * 0.07F, height * 0.5F},
              ui.colour(Token::SheetMuted));
  canvas.circle({foot.x, foot.y - height * 0.66F}, height * 0.3F, ui.colour(leaves));
  canvas.circle({foot.x - height * 0.17F, foot.y - height * 0.52F}, height * 0.2F, ui.colour(leaves));
  canvas.circle({foot.x + height * 0.18F, foot.y - height * 0.5F}, height * 0.19F, ui.colour(leaves));
}

void flower(Ui& ui, Point foot, float height) {
  touch::Canvas& canvas = ui.canvas();
  const Point head{foot.x, foot.y - height};
  canvas.fill({foot.x - height * 0.04F, head.y, height * 0.08F, height}, ui.colour(Token::Accent));
  for (int petal = 0; petal < 5; ++petal) {
    const float angle = static_cast<float>(petal) * 2 * std::numbers::pi_v<float> / 5;
    canvas.circle({head.x + height * 0.2F * std::cos(angle), head.y + height * 0.2F * std::sin(angle)},
                  height * 0.15F, ui.colour(Token::Sheet));
  }
  canvas.circle(head, height * 0.12F, ui.colour(Token::FollowUp));
}

// A clock goes one way round in every language, so what the canvas mirrors is turned back. Round at the end.
void hand(Ui& ui, Point center, float turns, float length, float line_px) {
  const float angle = (turns - 0.25F) * 2 * std::numbers::pi_v<float>;
  const float across = ui.flow() == touch::Flow::RightToLeft ? -length : length;
  const std::array<Point, 2> ends{
      center, Point{center.x + across * std::cos(angle), center.y + length * std::sin(angle)}};
  ui.canvas().polyline(ends, ui.colour(Token::Text), line_px);
  ui.canvas().circle(ends[1], line_px / 2 / ui.pixels_per_mm(), ui.colour(Token::Text));
}

void clock(Ui& ui, Point center, float radius, const NeutralPage& page) {
  touch::Canvas& canvas = ui.canvas();
  canvas.circle(center, radius, ui.colour(Token::Card));
  canvas.ring(center, radius, ui.colour(Token::Outline), 3);
  for (int hour = 0; hour < 12; ++hour) {
    const float angle = static_cast<float>(hour) * std::numbers::pi_v<float> / 6;
    const float size = hour % 3 == 0 ? 0.045F : 0.025F;
    canvas.circle({center.x + radius * 0.84F * std::cos(angle), center.y + radius * 0.84F * std::sin(angle)},
                  radius * size, ui.colour(Token::Muted));
  }
  const float minutes = static_cast<float>(page.minute) / 60;
  hand(ui, center, (static_cast<float>(page.hour % 12) + minutes) / 12, radius * 0.5F, 7);
  hand(ui, center, minutes, radius * 0.74F, 4);
  canvas.circle(center, radius * 0.06F, ui.colour(Token::Text));
}

void garden(Ui& ui, Rect picture) {
  const float unit = std::min(picture.width, picture.height * 1.6F);
  ui.canvas().push_clip(picture);
  hill(ui, picture, 0.2F, unit * 0.27F, unit * 0.75F, Token::Selected);
  hill(ui, picture, 0.85F, unit * 0.3F, unit * 0.8F, Token::Selected);
  tree(ui, {picture.x + picture.width * 0.14F, picture.bottom() - unit * 0.2F}, unit * 0.24F, Token::Accent);
  tree(ui, {picture.x + picture.width * 0.87F, picture.bottom() - unit * 0.22F}, unit * 0.19F, Token::Accent);
  hill(ui, picture, 0.5F, unit * 0.15F, unit * 1.5F, Token::Warm);
  for (int index = 0; index < 8; ++index) {  // none where the button is
    const float x = 0.07F + static_cast<float>(index) * 0.107F;
    const float foot = unit * (0.02F + 0.018F * static_cast<float>((index * 5) % 4));
    flower(ui, {picture.x + picture.width * x, picture.bottom() - foot},
           unit * (0.05F + 0.008F * static_cast<float>(index % 3)));
  }
  ui.canvas().pop_clip();
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, const NeutralPage& page) {
  ui.screen("neutral", touch::Entrance::Instant);
  const Rect whole = ui.viewport();
  garden(ui, whole);
  const float radius = std::min(whole.width, whole.height) * 0.2F;
  const Point center{whole.width / 2, whole.height * 0.36F};
  clock(ui, center, radius, page);
  ui.emit("clock", touch::Role::Image, fmt::format("{}.{:02}", page.hour, page.minute),
          {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, touch::Touch::None);

  const touch::ButtonLook look{.kind = touch::ButtonKind::Secondary};
  const touch::Size size = touch::button_size(ui, say("team.neutral.back"), look);
  Rect bottom = whole.shrunk(ui.metrics().margin);
  const Rect place = bottom.take_bottom(size.height).take_end(size.width);
  if (touch::button(ui, "return", place, say("team.neutral.back"), look)) return Return{};
  return std::nullopt;
}

}  // namespace doorstep::screen
