// A drawing as the strokes that it was made of, and the small SVG that it is kept as.
//
// Pure values: whoever draws them turns fingers into points, whoever keeps them keeps the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep::model {

// The sheet that is drawn on, in units of a drawing. As wide as a tablet's picture in tenths of a millimetre.
constexpr int kDrawingWidth = 1500;
constexpr int kDrawingHeight = 1000;

struct DrawnPoint {
  int x = 0;  // 0 .. kDrawingWidth
  int y = 0;  // 0 .. kDrawingHeight
  friend bool operator==(const DrawnPoint&, const DrawnPoint&) = default;
};

struct Stroke {
  std::uint32_t colour = 0;  // 0xRRGGBB
  int width = 20;            // units, 1 .. 999
  std::vector<DrawnPoint> points;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

struct Drawing {
  std::vector<Stroke> strokes;
  friend bool operator==(const Drawing&, const Drawing&) = default;
};

// As check_drawing (svg.h) accepts it, unless it is too large; empty for no strokes at all.
[[nodiscard]] std::string svg_of(const Drawing& drawing);
// What svg_of made. nullopt for any other text, also for a drawing that something else made.
[[nodiscard]] std::optional<Drawing> drawing_of(std::string_view svg);

// `points` without those that lie within `tolerance` units of the line between the ones that are left. The
// first and the last stay.
[[nodiscard]] std::vector<DrawnPoint> smoothed(const std::vector<DrawnPoint>& points, int tolerance);

}  // namespace doorstep::model
