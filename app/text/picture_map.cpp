#include "app/text/picture_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace doorstep::text {
namespace {

constexpr std::uint8_t kNobody = 255;
constexpr std::uint8_t kCovered = 96;  // of 255: more than the edge of a thin line
constexpr float kDeepEnough = 0.7F;    // of the depth of a part's innermost place
constexpr float kDiagonal = 1.4142F;

struct Step {
  int dx, dy;
  float length;
};

// What lies before a cell in reading order; what lies behind it is the mirror image.
constexpr std::array<Step, 4> kBefore{{{-1, 0, 1}, {-1, -1, kDiagonal}, {0, -1, 1}, {1, -1, kDiagonal}}};

std::size_t index_of(int x, int y, int width) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
}

}  // namespace

void spread(std::vector<float>& distance, int width, int height, std::vector<std::uint8_t>* labels) {
  const auto relax = [&](int x, int y, int sign) {
    const std::size_t here = index_of(x, y, width);
    for (const Step& step : kBefore) {
      const int from_x = x + sign * step.dx;
      const int from_y = y + sign * step.dy;
      if (from_x < 0 || from_x >= width || from_y < 0 || from_y >= height) continue;
      const std::size_t from = index_of(from_x, from_y, width);
      if (distance[from] + step.length >= distance[here]) continue;
      distance[here] = distance[from] + step.length;
      if (labels != nullptr) (*labels)[here] = (*labels)[from];
    }
  };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) relax(x, y, 1);
  }
  for (int y = height - 1; y >= 0; --y) {
    for (int x = width - 1; x >= 0; --x) relax(x, y, -1);
  }
}

PictureMap::PictureMap(int width, int height, std::span<const std::vector<std::uint8_t>> shapes)
    : width_(width), height_(height) {
  const std::size_t cells = index_of(0, height, width);
  nearest_.assign(cells, kNobody);
  distance_.assign(cells, kFarAway);
  for (std::size_t part = 0; part < shapes.size(); ++part) {
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (shapes[part][cell] < kCovered) continue;
      nearest_[cell] = static_cast<std::uint8_t>(part);
      distance_[cell] = 0;
    }
  }
  measure_parts(shapes.size());
  spread(distance_, width_, height_, &nearest_);
  count_cells();
}

void PictureMap::count_cells() {
  const auto furthest = static_cast<std::size_t>(std::hypot(width_, height_) * kDiagonal) + 2;
  for (Part& part : parts_) part.cells.assign(furthest, 0);
  for (std::size_t cell = 0; cell < nearest_.size(); ++cell) {
    if (nearest_[cell] == kNobody) continue;
    ++parts_[nearest_[cell]].cells[static_cast<std::size_t>(std::ceil(distance_[cell]))];
  }
  for (Part& part : parts_) std::partial_sum(part.cells.begin(), part.cells.end(), part.cells.begin());
}

// From the cells that each part covers: its box, and its innermost cell.
void PictureMap::measure_parts(std::size_t count) {
  const auto label = [&](int x, int y) {
    const bool inside = x >= 0 && x < width_ && y >= 0 && y < height_;
    return inside ? nearest_[index_of(x, y, width_)] : kNobody;
  };
  std::vector<float> depth(nearest_.size(), kFarAway);
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const std::uint8_t here = label(x, y);
      const bool edge = label(x - 1, y) != here || label(x + 1, y) != here || label(x, y - 1) != here ||
                        label(x, y + 1) != here;
      if (edge) depth[index_of(x, y, width_)] = 0;
    }
  }
  spread(depth, width_, height_);
  struct Seen {
    int left = INT32_MAX, top = INT32_MAX, right = -1, bottom = -1;
    float deepest = 0, from_middle = kFarAway;
  };
  std::vector<Seen> seen(count);
  const auto each = [&](auto&& look_at) {
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        const std::size_t cell = index_of(x, y, width_);
        if (nearest_[cell] != kNobody) look_at(x, y, depth[cell], seen[nearest_[cell]], nearest_[cell]);
      }
    }
  };
  each([](int x, int y, float deep, Seen& part, std::size_t) {
    part = {std::min(part.left, x),   std::min(part.top, y),        std::max(part.right, x),
            std::max(part.bottom, y), std::max(part.deepest, deep), part.from_middle};
  });
  const auto across = static_cast<float>(width_);
  const auto down = static_cast<float>(height_);
  for (const Seen& part : seen) {
    Part& known = parts_.emplace_back();
    if (part.right < 0) continue;
    known.box = {static_cast<float>(part.left) / across, static_cast<float>(part.top) / down,
                 static_cast<float>(part.right - part.left + 1) / across,
                 static_cast<float>(part.bottom - part.top + 1) / down};
  }
  // Of the places that lie deep inside it, the one nearest to the middle of its box.
  each([&](int x, int y, float deep, Seen& part, std::size_t index) {
    const auto dx = static_cast<float>(2 * x - part.left - part.right);
    const auto dy = static_cast<float>(2 * y - part.top - part.bottom);
    if (deep < kDeepEnough * part.deepest || std::hypot(dx, dy) >= part.from_middle) return;
    part.from_middle = std::hypot(dx, dy);
    parts_[index].middle = {(static_cast<float>(x) + 0.5F) / across, (static_cast<float>(y) + 0.5F) / down};
  });
}

std::optional<std::size_t> PictureMap::at(float x, float y, float reach) const {
  const int cell_x = static_cast<int>(std::floor(x * static_cast<float>(width_)));
  const int cell_y = static_cast<int>(std::floor(y * static_cast<float>(height_)));
  if (cell_x < 0 || cell_x >= width_ || cell_y < 0 || cell_y >= height_) return std::nullopt;
  const std::size_t cell = index_of(cell_x, cell_y, width_);
  const bool near = nearest_[cell] != kNobody && distance_[cell] <= reach * static_cast<float>(width_);
  return near ? std::optional<std::size_t>(nearest_[cell]) : std::nullopt;
}

float PictureMap::room(std::size_t part, float reach) const {
  const auto& cells = parts_[part].cells;
  const auto distance = static_cast<std::size_t>(std::max(0.0F, reach * static_cast<float>(width_)));
  const auto count = static_cast<float>(cells[std::min(distance, cells.size() - 1)]);
  return count / static_cast<float>(width_ * width_);
}

}  // namespace doorstep::text
