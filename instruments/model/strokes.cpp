#include "instruments/model/strokes.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

namespace doorstep::model {
namespace {

constexpr std::string_view kEnd = "</svg>";
constexpr std::size_t kMostLeftOut = 60;  // points in a row that are left out; keeps smoothing linear

std::string head() {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" fill="none" stroke-linecap="round" stroke-linejoin="round">)",
      kDrawingWidth, kDrawingHeight);
}

// Reads what is expected from the front of a text, piece by piece; after the first surprise nothing is read.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool begins(std::string_view words) const { return !failed_ && rest_.starts_with(words); }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  void expect(std::string_view words) {
    failed_ = failed_ || !rest_.starts_with(words);
    if (!failed_) rest_.remove_prefix(words.size());
  }
  // A number of `base` within 0 .. most.
  int number(int most, int base = 10) {
    int value = 0;
    const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value, base);
    failed_ = failed_ || problem != std::errc() || value < 0 || value > most;
    if (failed_) return 0;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

Stroke read_stroke(Reader& reader) {
  Stroke stroke;
  reader.expect("<polyline stroke=\"#");
  stroke.colour = static_cast<std::uint32_t>(reader.number(0xFFFFFF, 16));
  reader.expect("\" stroke-width=\"");
  stroke.width = reader.number(999);
  reader.expect("\" points=\"");
  while (!reader.failed() && !reader.begins("\"")) {
    if (!stroke.points.empty()) reader.expect(" ");
    const int x = reader.number(kDrawingWidth);
    reader.expect(",");
    stroke.points.push_back({x, reader.number(kDrawingHeight)});
  }
  reader.expect("\"/>");
  return stroke;
}

// Whether `point` lies within `tolerance` of the line from `a` to `b`.
bool is_near(DrawnPoint point, DrawnPoint a, DrawnPoint b, int tolerance) {
  const std::int64_t dx = b.x - a.x;
  const std::int64_t dy = b.y - a.y;
  const std::int64_t length = dx * dx + dy * dy;
  const std::int64_t px = point.x - a.x;
  const std::int64_t py = point.y - a.y;
  const std::int64_t along = px * dx + py * dy;
  const std::int64_t most = std::int64_t{tolerance} * tolerance;
  // Beyond either end it is the end that counts: a line that turns back keeps its tip.
  if (along < 0 || along > length) return false;
  const std::int64_t across = px * dy - py * dx;
  return length == 0 ? px * px + py * py <= most : across * across <= most * length;
}

}  // namespace

std::string svg_of(const Drawing& drawing) {
  if (drawing.strokes.empty()) return {};
  std::string svg = head();
  for (const Stroke& stroke : drawing.strokes) {
    svg += fmt::format("<polyline stroke=\"#{:06x}\" stroke-width=\"{}\" points=\"", stroke.colour,
                       stroke.width);
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
      svg += fmt::format("{}{},{}", i == 0 ? "" : " ", stroke.points[i].x, stroke.points[i].y);
    }
    svg += "\"/>";
  }
  return svg + std::string(kEnd);
}

std::optional<Drawing> drawing_of(std::string_view svg) {
  Reader reader(svg);
  reader.expect(head());
  Drawing drawing;
  while (!reader.failed() && !reader.begins(kEnd)) drawing.strokes.push_back(read_stroke(reader));
  reader.expect(kEnd);
  return reader.failed() || !reader.at_end() ? std::nullopt : std::optional(std::move(drawing));
}

std::vector<DrawnPoint> smoothed(const std::vector<DrawnPoint>& points, int tolerance) {
  if (points.size() < 3) return points;
  std::vector<DrawnPoint> kept{points.front()};
  std::size_t anchor = 0;
  for (std::size_t next = 2; next < points.size(); ++next) {
    bool straight = next - anchor <= kMostLeftOut;
    for (std::size_t between = anchor + 1; straight && between < next; ++between)
      straight = is_near(points[between], points[anchor], points[next], tolerance);
    if (straight) continue;
    anchor = next - 1;
    kept.push_back(points[anchor]);
  }
  kept.push_back(points.back());
  return kept;
}

}  // namespace doorstep::model
