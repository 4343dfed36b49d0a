// Places on the screen in millimetres. y grows downward.
//
// Screens and widgets write LOGICAL places: x is counted from the edge where reading starts (left in Swedish,
// right in Arabic). `mirrored` below is the only place that turns them into physical ones; nobody else asks
// which way a language runs.
#pragma once

#include <algorithm>

namespace doorstep::touch {

struct Point {
  float x = 0;
  float y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
  float width = 0;
  float height = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const { return x + width; }  // the far end in reading direction
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
  [[nodiscard]] bool contains(Point p) const {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  [[nodiscard]] bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  // The same rectangle with `margin` taken off (or added, when negative) on every side.
  [[nodiscard]] Rect shrunk(float margin) const { return shrunk(margin, margin); }
  [[nodiscard]] Rect shrunk(float horizontal, float vertical) const {
    return {x + horizontal, y + vertical, std::max(0.0F, width - 2 * horizontal),
            std::max(0.0F, height - 2 * vertical)};
  }
  [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
  // `size` in the middle of this rectangle.
  [[nodiscard]] Rect centered(Size size) const {
    return {x + (width - size.width) / 2, y + (height - size.height) / 2, size.width, size.height};
  }
  [[nodiscard]] Rect intersection(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
  }

  // Cuts a strip off this rectangle and returns it; `gap` is lost between the two. Cutting more than there is
  // takes all.
  Rect take_top(float amount, float gap = 0) {
    const Rect strip{x, y, width, std::min(amount, height)};
    const float used = std::min(amount + gap, height);
    y += used;
    height -= used;
    return strip;
  }
  Rect take_bottom(float amount, float gap = 0) {
    const float taken = std::min(amount, height);
    const Rect strip{x, bottom() - taken, width, taken};
    height -= std::min(amount + gap, height);
    return strip;
  }
  Rect take_start(float amount, float gap = 0) {
    const Rect strip{x, y, std::min(amount, width), height};
    const float used = std::min(amount + gap, width);
    x += used;
    width -= used;
    return strip;
  }
  Rect take_end(float amount, float gap = 0) {
    const float taken = std::min(amount, width);
    const Rect strip{right() - taken, y, taken, height};
    width -= std::min(amount + gap, width);
    return strip;
  }

  friend bool operator==(const Rect&, const Rect&) = default;
};

enum class Flow { LeftToRight, RightToLeft };

// Logical to physical and back (it is its own inverse): the one mirroring function. `total` is the screen's
// width.
[[nodiscard]] inline Rect mirrored(const Rect& rect, float total, Flow flow) {
  return flow == Flow::LeftToRight ? rect
                                   : Rect{total - rect.x - rect.width, rect.y, rect.width, rect.height};
}
[[nodiscard]] inline Point mirrored(Point p, float total, Flow flow) {
  return flow == Flow::LeftToRight ? p : Point{total - p.x, p.y};
}

// Stacks things downward: `next(height)` returns the place and moves on. Grows without end; `used()` tells
// how far.
class Column {
 public:
  Column(Rect area, float gap) : area_(area), gap_(gap), y_(area.y) {}

  // What is not there, 0 high, has no gap below it either.
  Rect next(float height) {
    const Rect place{area_.x, y_, area_.width, height};
    if (height > 0) y_ += height + gap_;
    return place;
  }
  // Where the next thing would stand, as high as what is left of the area; nothing is taken.
  [[nodiscard]] Rect peek() const { return {area_.x, y_, area_.width, std::max(0.0F, area_.bottom() - y_)}; }
  void skip(float height) { y_ += height; }
  [[nodiscard]] float width() const { return area_.width; }
  [[nodiscard]] float used() const { return std::max(0.0F, y_ - gap_ - area_.y); }

 private:
  Rect area_;
  float gap_;
  float y_;
};

}  // namespace doorstep::touch
