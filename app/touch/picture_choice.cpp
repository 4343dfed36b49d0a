#include "app/touch/picture_choice.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "app/text/pictures.h"
#include "app/touch/icons.h"
#include "app/touch/parts.h"

namespace doorstep::touch {
namespace {

constexpr float kPadding = 3;        // mm of sheet around the picture
constexpr float kReach = 0.5F;       // of a target, that a finger may miss a part by
constexpr float kLeastRoom = 0.72F;  // of a target's square, that must lead to a part
constexpr float kTick = 2.6F;        // mm, radius

const text::PictureMap& map_of(Ui& ui, const PictureLook& look) {
  std::vector<std::string> elements;
  elements.reserve(look.parts.size());
  for (const PicturePart& part : look.parts) elements.push_back(part.element);
  return ui.text().pictures().map(look.svg, elements);
}

// The part's box on the screen, as large as a target and inside the sheet.
Rect target_of(const Ui& ui, Rect sheet, Rect physical) {
  const float least = ui.metrics().min_target;
  const Size size{std::max(least, physical.width), std::max(least, physical.height)};
  Rect target = physical.centered(size);
  target.x = std::clamp(target.x, sheet.x, std::max(sheet.x, sheet.right() - target.width));
  target.y = std::clamp(target.y, sheet.y, std::max(sheet.y, sheet.bottom() - target.height));
  return target;
}

// In pixels; of the same size wherever the page has been panned to.
struct Pixels {
  int width, height;
};
Pixels pixels_of(const Ui& ui, Rect picture) {
  return {static_cast<int>(std::lround(picture.width * ui.pixels_per_mm())),
          static_cast<int>(std::lround(picture.height * ui.pixels_per_mm()))};
}

void draw_part(Ui& ui, const PictureLook& look, const PicturePart& part, Rect picture, Token token) {
  const int line_px = std::max(2, static_cast<int>(std::lround(line(ui, kSelectedLine))));
  const Pixels size = pixels_of(ui, picture);
  const Rect px = ui.canvas().to_pixels(picture);
  ui.canvas().mask(ui.text().pictures().outline(look.svg, part.element, size.width, size.height, line_px),
                   px.x, px.y, ui.colour(token));
}

void draw_tick(Ui& ui, Point center) {
  const float radius = kTick;
  ui.canvas().circle(center, radius + 0.5F, ui.colour(Token::Sheet));
  ui.canvas().circle(center, radius, ui.colour(Token::SheetAccent));
  draw_icon(ui, Icon::Check, {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, radius * 1.3F,
            Token::Sheet);
}

}  // namespace

bool picture_can_be_drawn(Ui& ui, const PictureLook& look) {
  return !look.svg.empty() && ui.text().pictures().aspect(look.svg) > 0;
}

Size picture_size(Ui& ui, const PictureLook& look, Size room) {
  const float aspect = std::max(0.05F, ui.text().pictures().aspect(look.svg));
  const float width = std::max(1.0F, room.width - 2 * kPadding);
  const float height = std::max(1.0F, room.height - 2 * kPadding);
  const float used = std::min(width, height * aspect);
  return {used + 2 * kPadding, used / aspect + 2 * kPadding};
}

bool picture_has_room(Ui& ui, const PictureLook& look, Size sheet) {
  const float width = sheet.width - 2 * kPadding;
  const float target = ui.metrics().min_target;
  const text::PictureMap& map = map_of(ui, look);
  for (std::size_t part = 0; part < look.parts.size(); ++part) {
    if (map.room(part, kReach * target / width) * width * width < kLeastRoom * target * target) return false;
  }
  return true;
}

std::optional<std::size_t> picture_choice(Ui& ui, Rect place, const PictureLook& look) {
  Canvas& canvas = ui.canvas();
  surface(ui, place, Token::Sheet, Token::Outline, kAnswerRadius, line(ui, kLine));
  const Rect picture = place.shrunk(kPadding);
  const Pixels size = pixels_of(ui, picture);
  canvas.picture(ui.text().pictures().texture(look.svg, size.width, size.height), picture);
  const text::PictureMap& map = map_of(ui, look);
  const float total = ui.viewport().width;
  const Rect physical = mirrored(picture, total, ui.flow());
  const auto on_screen = [&](float x, float y) {
    return mirrored(Point{physical.x + x * physical.width, physical.y + y * physical.height}, total,
                    ui.flow());
  };

  std::optional<std::size_t> touched;
  if (ui.activated(look.id) && ui.tap_place()) {
    const Point at = mirrored(*ui.tap_place(), total, ui.flow());
    const float x = std::clamp((at.x - physical.x) / physical.width, 0.0F, 0.9999F);
    const float y = std::clamp((at.y - physical.y) / physical.height, 0.0F, 0.9999F);
    touched = map.at(x, y, kReach * ui.metrics().min_target / physical.width);
    if (touched) ui.set_focus(look.parts[*touched].id);
  }
  std::string chosen;
  for (std::size_t i = 0; i < look.parts.size(); ++i) {
    const PicturePart& part = look.parts[i];
    const text::PictureMap::Place& box = map.box(i);
    const Rect there{physical.x + box.x * physical.width, physical.y + box.y * physical.height,
                     box.width * physical.width, box.height * physical.height};
    const Rect target = target_of(ui, place, mirrored(there, total, ui.flow()));
    Node& node = ui.emit(part.id, look.mark == Mark::Check ? Role::CheckOption : Role::Option, part.label,
                         target, Touch::Taps);
    node.parent = look.id;
    node.group = look.group;
    node.selected = part.selected == Selected::Yes;
    node.shortcut = i < 9 ? static_cast<int>(i) + 1 : -1;
    if (ui.activated(part.id)) touched = i;
    if (node.selected) chosen += (chosen.empty() ? "" : ", ") + part.label;
  }
  for (std::size_t i = 0; i < look.parts.size(); ++i) {
    if (look.parts[i].selected == Selected::Yes)
      draw_part(ui, look, look.parts[i], picture, Token::SheetAccent);
  }
  for (std::size_t i = 0; i < look.parts.size(); ++i) {
    if (look.parts[i].selected == Selected::Yes) draw_tick(ui, on_screen(map.middle(i).x, map.middle(i).y));
    if (ui.focus_visible(look.parts[i].id)) draw_part(ui, look, look.parts[i], picture, Token::SheetFocus);
  }
  // Last, so that a finger finds it before the boxes of its parts.
  ui.emit(look.id, Role::Image, look.label, place, Touch::Points).value = std::move(chosen);
  return touched;
}

}  // namespace doorstep::touch
