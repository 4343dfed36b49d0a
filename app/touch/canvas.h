// Shapes in logical millimetres on one of ImGui's draw lists: mirrors, converts to pixels, smooths edges.
//
// The only file of app/touch besides ui.cpp that talks to ImGui. Screens may use it for marks of their own.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "app/text/text_engine.h"
#include "app/touch/geometry.h"
#include "app/touch/theme.h"

struct ImDrawList;

namespace doorstep::touch {

enum class Closed { No, Yes };

class Canvas {
 public:
  // `origin`: the pixel where its millimetres begin, not mirrored.
  Canvas(ImDrawList* list, float px_per_mm, float total_width, Flow flow, Point origin = {});

  void fill(Rect rect, Colour colour, float radius = 0);
  // The line lies inside `rect`, so a thicker one does not make the thing larger.
  void outline(Rect rect, Colour colour, float radius, float line_px);
  // Two soft layers below a card.
  void shadow(Rect rect, float radius, Colour colour);
  void circle(Point center, float radius, Colour colour);
  void ring(Point center, float radius, Colour colour, float line_px);
  void dashed_ring(Point center, float radius, Colour colour, float line_px);
  void half_circle(Point center, float radius, Colour colour);  // the half where reading starts
  void arc(Point center, float radius, float from_degrees, float to_degrees, Colour colour,
           float line_px);                                     // 0 = toward reading end, 90 = down
  void polygon(std::span<const Point> points, Colour colour);  // convex
  void polyline(std::span<const Point> points, Colour colour, float line_px, Closed closed = Closed::No);
  // A mask of text with its top left (physical) corner at a physical pixel place; `part` in pixels of the
  // text's box.
  void mask(const text::Mask& mask, float left_px, float top_px, Colour colour);
  void mask_part(const text::Mask& mask, float left_px, float top_px, const text::Box& part, Colour colour);

  // A texture in its own colours over `rect`; never mirrored.
  void picture(text::TextureId id, Rect rect);

  void push_clip(Rect rect);
  void pop_clip();
  // Whether any of `pixels` (physical) lies within what is drawn into now.
  [[nodiscard]] bool reaches(Rect pixels) const;

  [[nodiscard]] std::size_t mark() const;
  // Everything drawn since `mark` is scaled about a point (the pressed look).
  void scale_since(std::size_t mark, Point center, float factor);
  void fade_since(std::size_t mark,
                  float strength);  // 0 invisible .. 1 as it is; for what cannot be used now

  [[nodiscard]] Rect to_pixels(Rect rect) const;  // mirrored, snapped to whole pixels
  [[nodiscard]] Point to_pixels(Point point) const;
  [[nodiscard]] Rect to_millimetres(Rect pixels) const;  // back again, not snapped
  [[nodiscard]] float px_per_mm() const { return px_per_mm_; }

 private:
  ImDrawList* list_;
  float px_per_mm_;
  float total_width_;
  Flow flow_;
  Point origin_;
};

}  // namespace doorstep::touch
