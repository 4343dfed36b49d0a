// Strokes, and the SVG that they are kept as.
#include "instruments/model/strokes.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/model/svg.h"

namespace doorstep::model {
namespace {

const Drawing kTwo{{{0x22303A, 20, {{10, 20}, {30, 40}, {1500, 1000}}}, {0xFF, 48, {{7, 7}, {7, 7}}}}};

}  // namespace

TEST_CASE("a drawing is kept as an SVG that holds nothing but strokes, and comes back as it was") {
  const std::string svg = svg_of(kTwo);
  CHECK(check_drawing(svg));
  CHECK(drawing_of(svg) == kTwo);
}

TEST_CASE("no strokes are no drawing") { CHECK(svg_of({}).empty()); }

TEST_CASE("what was not written by us is not read as strokes") {
  const std::string svg = svg_of(kTwo);
  CHECK_FALSE(drawing_of(""));
  CHECK_FALSE(drawing_of("<svg><path d=\"M1 2\"/></svg>"));
  CHECK_FALSE(drawing_of(svg + " "));
  for (std::size_t length = 0; length < svg.size(); ++length) CHECK_FALSE(drawing_of(svg.substr(0, length)));
  std::string outside = svg;
  outside.replace(outside.find("1500,1000"), 4, "1501");
  CHECK_FALSE(drawing_of(outside));
}

TEST_CASE("smoothing leaves out what a straight line shows too, and keeps every turn") {
  std::vector<DrawnPoint> corner;
  for (int x = 0; x <= 500; x += 5) corner.push_back({x, 100 + x % 2});
  for (int y = 100; y <= 400; y += 5) corner.push_back({500, y});
  const auto kept = smoothed(corner, 3);
  CHECK(kept.size() < 12);
  CHECK(kept.front() == corner.front());
  CHECK(kept.back() == corner.back());
  bool has_corner = false;
  for (const DrawnPoint point : kept) has_corner = has_corner || (point.x > 495 && point.y < 108);
  CHECK(has_corner);
}

TEST_CASE("a line that goes forth and back keeps its tip") {
  const std::vector<DrawnPoint> there_and_back{{0, 0}, {50, 0}, {100, 0}, {50, 0}, {10, 0}};
  const auto kept = smoothed(there_and_back, 3);
  bool has_tip = false;
  for (const DrawnPoint point : kept) has_tip = has_tip || point.x == 100;
  CHECK(has_tip);
}

}  // namespace doorstep::model
