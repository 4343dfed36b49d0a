// The bar along the top, the bar along the bottom, and what lies between.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <tuple>
#include <vector>

#include "app/touch/buttons.h"
#include "app/touch/parts.h"

namespace doorstep::touch {
namespace {

constexpr float kTopMargin = 2;     // mm
constexpr int kMostDoors = 8;       // more say nothing to a child
constexpr float kDoorWidth = 4.4F;  // mm
constexpr float kDoorHeight = 6.8F;
constexpr float kDoorGap = 2;
constexpr float kOpenDoor = 1.2F;  // the open one is this much larger
constexpr float kDoorFoot = 0.4F;  // mm: radius at the ground
constexpr int kArchSteps = 24;
constexpr float kLeastForTyping = 45;  // mm at 100 %: a question and the field that answers it

struct Placed {
  const BarButton* button;
  Rect place;
};

struct Plan {
  std::vector<Placed> buttons;
  float height = 0;
};

Size size_of(Ui& ui, const BarButton& button, float max_width) {
  return button_size(ui, button.label, button.look, max_width);
}

float row_width(Ui& ui, const std::vector<BarButton>& buttons, float max_width) {
  float width = 0;
  for (const BarButton& button : buttons) width += size_of(ui, button, max_width).width + ui.metrics().gap;
  return buttons.empty() ? 0 : width - ui.metrics().gap;
}

// Puts as many buttons into each row as fit, every row in the middle. Returns the height used.
float place_rows(Ui& ui, const std::vector<BarButton>& buttons, Rect area, Plan& plan) {
  const float gap = ui.metrics().gap;
  float y = area.y;
  for (std::size_t first = 0; first < buttons.size();) {
    std::vector<Size> sizes;
    float width = 0;
    float height = 0;
    for (std::size_t i = first; i < buttons.size(); ++i) {
      const Size size = size_of(ui, buttons[i], area.width);
      const float wider = width + (sizes.empty() ? 0 : gap) + size.width;
      if (!sizes.empty() && wider > area.width) break;
      width = wider;
      height = std::max(height, size.height);
      sizes.push_back(size);
    }
    float x = area.x + (area.width - width) / 2;
    for (const Size& size : sizes) {
      plan.buttons.push_back({&buttons[first++], {x, y, size.width, height}});
      x += size.width + gap;
    }
    y += height + gap;
  }
  return std::max(0.0F, y - gap - area.y);
}

// The ends of the bar: beside each other when they fit, else the way back below the way forward.
float place_ends(Ui& ui, const ActionBar& bar, Rect area, Plan& plan) {
  const float gap = ui.metrics().gap;
  const Size start = bar.start ? size_of(ui, *bar.start, area.width) : Size{};
  const Size end = bar.end ? size_of(ui, *bar.end, area.width) : Size{};
  if (start.width + gap + end.width <= area.width) {
    const float height = std::max(start.height, end.height);
    if (bar.start) plan.buttons.push_back({&*bar.start, {area.x, area.y, start.width, height}});
    if (bar.end) plan.buttons.push_back({&*bar.end, {area.right() - end.width, area.y, end.width, height}});
    return height;
  }
  plan.buttons.push_back({&*bar.end, {area.right() - end.width, area.y, end.width, end.height}});
  plan.buttons.push_back({&*bar.start, {area.x, area.y + end.height + gap, start.width, start.height}});
  return start.height + gap + end.height;
}

bool fits_in_one_row(Ui& ui, const ActionBar& bar, float width) {
  const float gap = ui.metrics().gap;
  const float start = bar.start ? size_of(ui, *bar.start, width).width + gap : 0;
  const float end = bar.end ? size_of(ui, *bar.end, width).width + gap : 0;
  return start + end + row_width(ui, bar.middle, width) <= width;
}

// The middle stands in the window's middle when the ends let it, else between the ends.
void place_between(Ui& ui, const ActionBar& bar, Rect row, Plan& plan) {
  const float gap = ui.metrics().gap;
  const float width = row_width(ui, bar.middle, row.width);
  const float first = row.x + (bar.start ? size_of(ui, *bar.start, row.width).width + gap : 0);
  const float last = row.right() - (bar.end ? size_of(ui, *bar.end, row.width).width + gap : 0) - width;
  float x = std::clamp(row.x + (row.width - width) / 2, first, std::max(first, last));
  for (const BarButton& button : bar.middle) {
    const Size size = size_of(ui, button, row.width);
    plan.buttons.push_back({&button, {x, row.y, size.width, row.height}});
    x += size.width + gap;
  }
}

Plan plan_bar(Ui& ui, const ActionBar& bar, Rect place) {
  const float margin = ui.metrics().margin;
  Rect area{place.x + margin, place.y, place.width - 2 * margin, 0};
  Plan plan;
  if (fits_in_one_row(ui, bar, area.width)) {
    float height = 0;
    for (const BarButton& button : bar.middle)
      height = std::max(height, size_of(ui, button, area.width).height);
    area.height = std::max(height, place_ends(ui, bar, area, plan));
    place_between(ui, bar, area, plan);
    plan.height = area.height + margin;
    return plan;
  }
  const float middle = place_rows(ui, bar.middle, area, plan);
  if (middle > 0) area.y += middle + ui.metrics().gap;
  plan.height = area.y + place_ends(ui, bar, area, plan) + margin - place.y;
  return plan;
}

std::vector<Point> arch(Rect rect) {
  const float radius = rect.width / 2;
  const Point center{rect.x + radius, rect.y + radius};
  std::vector<Point> points;
  for (int i = 0; i <= kArchSteps; ++i) {
    const float angle = std::numbers::pi_v<float> * (1 + static_cast<float>(i) / kArchSteps);
    points.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
  }
  points.push_back({rect.right(), rect.bottom() - kDoorFoot});
  points.push_back({rect.right() - kDoorFoot, rect.bottom()});
  points.push_back({rect.x + kDoorFoot, rect.bottom()});
  points.push_back({rect.x, rect.bottom() - kDoorFoot});
  return points;
}

enum class DoorState { Shut, Open, Ahead };

void draw_door(Ui& ui, Rect rect, DoorState state) {
  Canvas& canvas = ui.canvas();
  const Colour accent = ui.colour(Token::Accent);
  const float line_px = line(ui, kLine);
  const auto outer = arch(rect);
  const auto middle_of_line = arch(rect.shrunk(line_px / 2 / ui.pixels_per_mm()));
  if (state == DoorState::Shut) canvas.polygon(outer, accent);
  if (state == DoorState::Open) canvas.polygon(middle_of_line, ui.colour(Token::Warm));
  if (state != DoorState::Shut) {
    canvas.polyline(middle_of_line, state == DoorState::Open ? accent : ui.colour(Token::Outline), line_px,
                    Closed::Yes);
  }
  if (state == DoorState::Ahead) return;
  const Point knob{rect.x + rect.width * 0.68F, rect.y + rect.height * 0.58F};
  canvas.circle(knob, rect.width * 0.1F, state == DoorState::Open ? accent : ui.colour(Token::AccentText));
}

// Between round buttons and hide a title stands in the middle; a page of the team has it at the start.
bool stands_at_start(const TopBar& bar) { return bar.back || bar.icons.empty(); }

TextLook title_look(const TopBar& bar) {
  if (stands_at_start(bar)) return {.role = TextRole::Title};
  return {.role = TextRole::Caption, .colour = Token::Muted, .align = Align::Center, .scale = 1.1F};
}
TextLook subtitle_look() { return {.role = TextRole::Body, .colour = Token::Muted}; }

// The top bar's parts, and what is left for the title between them.
struct TopPlan {
  Rect back{}, end{}, middle{};
  std::vector<Rect> icons{}, end_icons{};
  float height = 0;
};

// What is seen keeps this distance to the window's edge, though targets may reach it.
float top_air(const Ui& ui, const TopBar& bar) {
  const float inside = bar.back ? 0 : (ui.metrics().min_target - icon_diameter(ui)) / 2;
  return std::max(0.0F, kTopMargin - inside);
}

TopPlan plan_top(Ui& ui, const TopBar& bar, Rect place) {
  const Metrics& metrics = ui.metrics();
  const float target = metrics.min_target;
  // Circles are smaller than their targets; the eye shall see the margin at the circle.
  const float round_margin = std::max(0.0F, metrics.margin - (target - icon_diameter(ui)) / 2);
  Rect row{place.x + round_margin, place.y, place.width - round_margin - metrics.margin, 0};
  TopPlan plan;
  Size back;
  Size end;
  const float air = top_air(ui, bar);
  if (bar.back) back = size_of(ui, *bar.back, row.width / 3);
  if (stands_at_start(bar)) row.take_start(metrics.margin - round_margin);
  if (bar.end) end = size_of(ui, *bar.end, row.width / 3);
  plan.height = std::max({target, back.height, end.height}) + air;
  row.y += air;
  row.height = plan.height - air;
  if (bar.back) plan.back = row.take_start(back.width, metrics.gap * 1.5F).centered(back);
  for (std::size_t i = 0; i < bar.icons.size(); ++i)
    plan.icons.push_back(row.take_start(target, metrics.gap));
  if (bar.end) plan.end = row.take_end(end.width, metrics.gap).centered(end);
  if (!bar.end && !bar.end_icons.empty()) row.width += metrics.margin - round_margin;
  for (std::size_t i = 0; i < bar.end_icons.size(); ++i)
    plan.end_icons.push_back(row.take_end(target, metrics.gap));
  plan.middle = row;
  return plan;
}

float title_width(Ui& ui, const TopBar& bar, float room) {
  float width = ui.measure_text(bar.title, title_look(bar)).width;
  if (!bar.subtitle.empty())
    width += ui.metrics().gap * 1.5F + ui.measure_text(bar.subtitle, subtitle_look()).width;
  return std::min(width, room);
}

bool subtitle_fits_beside(Ui& ui, const TopBar& bar, float room) {
  return ui.measure_text(bar.title, title_look(bar)).width + ui.metrics().gap * 1.5F +
             ui.measure_text(bar.subtitle, subtitle_look()).width <=
         room;
}

float titles_height(Ui& ui, const TopBar& bar, float room) {
  if (bar.title.empty()) return 0;
  const float title = ui.measure_text(bar.title, title_look(bar), room).height;
  if (bar.subtitle.empty() || subtitle_fits_beside(ui, bar, room)) return title;
  return title + ui.measure_text(bar.subtitle, subtitle_look(), room).height;
}

void draw_titles(Ui& ui, const TopBar& bar, Rect place, float window) {
  if (bar.title.empty()) return;
  const TextLook look = title_look(bar);
  const float height = titles_height(ui, bar, place.width);
  Rect row = place;
  if (!stands_at_start(bar)) {  // in the window's middle when the neighbours let it
    const float width = title_width(ui, bar, place.width);
    row.x = std::clamp((window - width) / 2, place.x, std::max(place.x, place.right() - width));
    row.width = width;
  }
  Node& node = ui.emit("title", Role::Heading, bar.title, row, Touch::None);
  if (bar.subtitle.empty()) return ui.draw_text_middle(bar.title, row, look, &node);
  const Size title = ui.measure_text(bar.title, look, place.width);
  const bool beside = subtitle_fits_beside(ui, bar, place.width);
  const float top = row.y + (row.height - height) / 2;
  ui.draw_text(bar.title, {row.x, top, row.width, title.height}, look);
  // Beside the title it stands on the title's baseline, which lies about one em below the top of a line.
  const float drop = 1.06F * (ui.em(look) - ui.em(subtitle_look()));
  const Rect second =
      beside ? Rect{row.x + title.width + ui.metrics().gap * 1.5F, top + drop, row.width, title.height}
             : Rect{row.x, top + title.height, row.width, height - title.height};
  ui.emit("subtitle", Role::Text, bar.subtitle, second.intersection(row), Touch::None);
  ui.draw_text(bar.subtitle, second, subtitle_look());
}

}  // namespace

std::optional<Rect> free_in_bar(Ui& ui, const ActionBar& bar, Rect place, Size size) {
  const float margin = ui.metrics().margin;
  const float gap = ui.metrics().gap;
  const Rect row{place.x + margin, place.y, place.width - 2 * margin, place.height - margin};
  if (!bar.middle.empty() || !fits_in_one_row(ui, bar, row.width) || size.height > row.height)
    return std::nullopt;
  const float first = row.x + (bar.start ? size_of(ui, *bar.start, row.width).width + gap : 0);
  const float last = row.right() - (bar.end ? size_of(ui, *bar.end, row.width).width + gap : 0) - size.width;
  if (first > last) return std::nullopt;
  const float x = std::clamp(row.x + (row.width - size.width) / 2, first, last);
  return Rect{x, row.y + (row.height - size.height) / 2, size.width, size.height};
}

Rect free_in_top_bar(Ui& ui, const TopBar& bar, Rect place) {
  const float height = top_bar_height(ui, bar, place.width);
  const float air = top_air(ui, bar);
  const Rect middle = plan_top(ui, bar, place).middle;
  return {middle.x, place.y + air, middle.width, height - air};
}

float action_bar_height(Ui& ui, const ActionBar& bar, float width) {
  return plan_bar(ui, bar, {0, 0, width, 0}).height;
}

std::optional<std::string> action_bar(Ui& ui, Rect place, const ActionBar& bar) {
  if (place.height <= 0) return std::nullopt;
  std::optional<std::string> pressed;
  Plan plan = plan_bar(ui, bar, place);
  // Reading order is from the start to the end, row by row, whatever order they were placed in.
  std::stable_sort(plan.buttons.begin(), plan.buttons.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.place.y, a.place.x) < std::tie(b.place.y, b.place.x);
  });
  for (const Placed& placed : plan.buttons) {
    if (button(ui, placed.button->id, placed.place, placed.button->label, placed.button->look))
      pressed = placed.button->id;
  }
  return pressed;
}

void door_row(Ui& ui, std::string_view id, Rect place, const Doors& doors) {
  const int count = std::min(doors.count, kMostDoors);
  // Long routes are shown in proportion: the last door opens only at the end.
  const int done = doors.count <= kMostDoors ? doors.done : doors.done * count / doors.count;
  ui.emit(std::string(id), Role::Progress, doors.label, place, Touch::None);
  const float open_extra = done < count ? kDoorWidth * (kOpenDoor - 1) : 0;
  const float natural = static_cast<float>(count) * (kDoorWidth + kDoorGap) - kDoorGap + open_extra;
  const float scale = std::min(1.0F, place.width / natural);
  float x = place.x + (place.width - natural * scale) / 2;
  const float ground = place.center().y + kDoorHeight * kOpenDoor * scale / 2;
  for (int i = 0; i < count; ++i) {
    const float size = scale * (i == done ? kOpenDoor : 1);
    const Rect door{x, ground - kDoorHeight * size, kDoorWidth * size, kDoorHeight * size};
    draw_door(ui, door, i < done ? DoorState::Shut : i == done ? DoorState::Open : DoorState::Ahead);
    x += door.width + kDoorGap * scale;
  }
}

float top_bar_height(Ui& ui, const TopBar& bar, float width) {
  const TopPlan plan = plan_top(ui, bar, {0, 0, width, 0});
  return std::max(plan.height, titles_height(ui, bar, plan.middle.width) + top_air(ui, bar));
}

std::optional<std::string> top_bar(Ui& ui, Rect place, const TopBar& bar) {
  std::optional<std::string> pressed;
  const float height = top_bar_height(ui, bar, place.width);
  TopPlan plan = plan_top(ui, bar, place);
  const float down = (height - plan.height) / 2;
  const float air = top_air(ui, bar);
  const auto press = [&](const std::string& id, bool was) {
    if (was) pressed = id;
  };
  if (bar.back)
    press(bar.back->id, button(ui, bar.back->id, plan.back.moved(0, down), bar.back->label, bar.back->look));
  const auto draw_icons = [&](const std::vector<BarIcon>& icons, const std::vector<Rect>& places) {
    for (std::size_t i = 0; i < icons.size(); ++i)
      press(icons[i].id,
            icon_button(ui, icons[i].id, places[i].moved(0, down), icons[i].icon, icons[i].label));
  };
  draw_icons(bar.icons, plan.icons);
  plan.middle.height = height - air;
  if (bar.doors) {
    const float width = std::min(plan.middle.width, kMostDoors * (kDoorWidth + kDoorGap));
    const float x = std::clamp((place.width - width) / 2, plan.middle.x,
                               std::max(plan.middle.x, plan.middle.right() - width));
    door_row(ui, "progress", {x, plan.middle.y, width, plan.middle.height}, *bar.doors);
  }
  draw_titles(ui, bar, plan.middle, place.width);
  draw_icons(bar.end_icons, plan.end_icons);
  if (bar.end)
    press(bar.end->id, button(ui, bar.end->id, plan.end.moved(0, down), bar.end->label, bar.end->look));
  return pressed;
}

PageParts page_parts(Ui& ui, float top_height, float bottom_height) {
  Rect rest = ui.viewport();
  const float gap = ui.metrics().gap;
  PageParts parts;
  const float middle = rest.height - top_height - bottom_height - 2 * gap;
  if (ui.board_shown() && middle < kLeastForTyping * ui.text_scale()) bottom_height = 0;
  parts.top = rest.take_top(top_height, gap);
  parts.bottom = rest.take_bottom(bottom_height, gap);
  const float margin = ui.metrics().margin;
  parts.middle = rest.shrunk(margin, 0);
  return parts;
}

}  // namespace doorstep::touch
