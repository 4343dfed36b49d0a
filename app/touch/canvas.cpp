#include "app/touch/canvas.h"

#include <array>
#include <cmath>
#include <numbers>

#include <imgui.h>

namespace doorstep::touch {
namespace {

constexpr int kShadowLayers = 5;
constexpr float kShadowStep = 0.3F;  // mm that each layer is wider than the one inside it
constexpr float kShadowDrop = 0.4F;  // mm

ImU32 to_imgui(Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha); }
ImVec2 vec(Point p) { return {p.x, p.y}; }
ImVec2 top_left(const Rect& r) { return {r.x, r.y}; }
ImVec2 bottom_right(const Rect& r) { return {r.right(), r.bottom()}; }
float radians(float degrees) { return degrees * std::numbers::pi_v<float> / 180; }

}  // namespace

Canvas::Canvas(ImDrawList* list, float px_per_mm, float total_width, Flow flow, Point origin)
    : list_(list), px_per_mm_(px_per_mm), total_width_(total_width), flow_(flow), origin_(origin) {}

Rect Canvas::to_pixels(Rect rect) const {
  const Rect there = mirrored(rect, total_width_, flow_);
  const float left = std::round(origin_.x + there.x * px_per_mm_);
  const float top = std::round(origin_.y + there.y * px_per_mm_);
  return {left, top, std::round(origin_.x + there.right() * px_per_mm_) - left,
          std::round(origin_.y + there.bottom() * px_per_mm_) - top};
}

Point Canvas::to_pixels(Point point) const {
  const Point there = mirrored(point, total_width_, flow_);
  return {origin_.x + there.x * px_per_mm_, origin_.y + there.y * px_per_mm_};
}

Rect Canvas::to_millimetres(Rect pixels) const {
  const Rect there{(pixels.x - origin_.x) / px_per_mm_, (pixels.y - origin_.y) / px_per_mm_,
                   pixels.width / px_per_mm_, pixels.height / px_per_mm_};
  return mirrored(there, total_width_, flow_);
}

void Canvas::fill(Rect rect, Colour colour, float radius) {
  const Rect px = to_pixels(rect);
  list_->AddRectFilled(top_left(px), bottom_right(px), to_imgui(colour), radius * px_per_mm_);
}

void Canvas::outline(Rect rect, Colour colour, float radius, float line_px) {
  const Rect px = to_pixels(rect).shrunk(line_px / 2);
  list_->AddRect(top_left(px), bottom_right(px), to_imgui(colour),
                 std::max(0.0F, radius * px_per_mm_ - line_px / 2), 0, line_px);
}

void Canvas::shadow(Rect rect, float radius, Colour colour) {
  if (colour.alpha == 0) return;
  for (int layer = kShadowLayers; layer > 0; --layer) {
    const float wider = kShadowStep * static_cast<float>(layer);
    Colour thin = colour;
    thin.alpha = static_cast<std::uint8_t>(colour.alpha / 5 + 1);
    fill(rect.shrunk(-wider).moved(0, kShadowDrop), thin, radius + wider);
  }
}

void Canvas::circle(Point center, float radius, Colour colour) {
  list_->AddCircleFilled(vec(to_pixels(center)), radius * px_per_mm_, to_imgui(colour));
}

void Canvas::ring(Point center, float radius, Colour colour, float line_px) {
  list_->AddCircle(vec(to_pixels(center)), radius * px_per_mm_ - line_px / 2, to_imgui(colour), 0, line_px);
}

void Canvas::dashed_ring(Point center, float radius, Colour colour, float line_px) {
  constexpr int kDashes = 8;
  for (int dash = 0; dash < kDashes; ++dash) {
    const float from = 360.0F / kDashes * static_cast<float>(dash);
    arc(center, radius, from, from + 360.0F / kDashes * 0.6F, colour, line_px);
  }
}

void Canvas::half_circle(Point center, float radius, Colour colour) {
  const bool start_is_left = flow_ == Flow::LeftToRight;
  list_->PathArcTo(vec(to_pixels(center)), radius * px_per_mm_, radians(start_is_left ? 90 : -90),
                   radians(start_is_left ? 270 : 90));
  list_->PathFillConvex(to_imgui(colour));
}

void Canvas::arc(Point center, float radius, float from_degrees, float to_degrees, Colour colour,
                 float line_px) {
  const bool mirror = flow_ == Flow::RightToLeft;
  const float from = mirror ? 180 - to_degrees : from_degrees;
  const float to = mirror ? 180 - from_degrees : to_degrees;
  list_->PathArcTo(vec(to_pixels(center)), radius * px_per_mm_ - line_px / 2, radians(from), radians(to));
  list_->PathStroke(to_imgui(colour), 0, line_px);
}

void Canvas::polygon(std::span<const Point> points, Colour colour) {
  // ImGui smooths edges only when points run clockwise; mirroring turns them round.
  if (flow_ == Flow::LeftToRight) {
    for (const Point& point : points) list_->PathLineTo(vec(to_pixels(point)));
  } else {
    for (std::size_t i = points.size(); i > 0; --i) list_->PathLineTo(vec(to_pixels(points[i - 1])));
  }
  list_->PathFillConvex(to_imgui(colour));
}

void Canvas::polyline(std::span<const Point> points, Colour colour, float line_px, Closed closed) {
  for (const Point& point : points) list_->PathLineTo(vec(to_pixels(point)));
  list_->PathStroke(to_imgui(colour), closed == Closed::Yes ? ImDrawFlags_Closed : ImDrawFlags_None, line_px);
}

void Canvas::mask(const text::Mask& mask, float left_px, float top_px, Colour colour) {
  if (mask.id == 0) return;
  const ImVec2 corner{std::round(left_px) + mask.offset_x, std::round(top_px) + mask.offset_y};
  const ImVec2 end{corner.x + static_cast<float>(mask.width), corner.y + static_cast<float>(mask.height)};
  list_->AddImage(reinterpret_cast<ImTextureID>(mask.id), corner, end, {0, 0}, {1, 1}, to_imgui(colour));
}

void Canvas::mask_part(const text::Mask& mask, float left_px, float top_px, const text::Box& part,
                       Colour colour) {
  const auto width = static_cast<float>(mask.width);
  const auto height = static_cast<float>(mask.height);
  const Rect all{mask.offset_x, mask.offset_y, width, height};
  const Rect cut = all.intersection({part.x, part.y, part.width, part.height});
  if (mask.id == 0 || cut.width <= 0 || cut.height <= 0) return;
  const Rect place = cut.moved(std::round(left_px), std::round(top_px));
  list_->AddImage(reinterpret_cast<ImTextureID>(mask.id), top_left(place), bottom_right(place),
                  {(cut.x - all.x) / width, (cut.y - all.y) / height},
                  {(cut.right() - all.x) / width, (cut.bottom() - all.y) / height}, to_imgui(colour));
}

void Canvas::picture(text::TextureId id, Rect rect) {
  if (id == 0) return;
  const Rect px = to_pixels(rect);
  list_->AddImage(reinterpret_cast<ImTextureID>(id), top_left(px), bottom_right(px));
}

void Canvas::push_clip(Rect rect) {
  const Rect px = to_pixels(rect);
  list_->PushClipRect(top_left(px), bottom_right(px), true);
}

void Canvas::pop_clip() { list_->PopClipRect(); }

bool Canvas::reaches(Rect pixels) const {
  const ImVec2 least = list_->GetClipRectMin();
  const ImVec2 most = list_->GetClipRectMax();
  return pixels.x < most.x && pixels.right() > least.x && pixels.y < most.y && pixels.bottom() > least.y;
}

std::size_t Canvas::mark() const { return static_cast<std::size_t>(list_->VtxBuffer.Size); }

void Canvas::scale_since(std::size_t mark, Point center, float factor) {
  const Point px = to_pixels(center);
  for (int i = static_cast<int>(mark); i < list_->VtxBuffer.Size; ++i) {
    ImVec2& place = list_->VtxBuffer[i].pos;
    place = {px.x + (place.x - px.x) * factor, px.y + (place.y - px.y) * factor};
  }
}

void Canvas::fade_since(std::size_t mark, float strength) {
  for (int i = static_cast<int>(mark); i < list_->VtxBuffer.Size; ++i) {
    ImU32& colour = list_->VtxBuffer[i].col;
    const auto alpha = static_cast<float>((colour & IM_COL32_A_MASK) >> IM_COL32_A_SHIFT) * strength;
    colour = (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha) << IM_COL32_A_SHIFT);
  }
}

}  // namespace doorstep::touch
