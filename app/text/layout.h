// One shaped text: what Pango makes of a Request, and its picture.
#pragma once

#include <cstdint>
#include <vector>

#include "app/text/font_set.h"
#include "app/text/text_engine.h"

namespace doorstep::text {

// The ink of a text as 8-bit coverage; rows without padding.
struct Bitmap {
  int x = 0, y = 0;  // of its top left corner, pixels from the text's
  int width = 0, height = 0;
  std::vector<std::uint8_t> coverage;
};

// Does not change after construction.
class Layout {
 public:
  Layout(const FontSet& fonts, const Request& request);

  // Overwrites Pango's copy of the words; the layout must not be used after it.
  void wipe();

  [[nodiscard]] Measure measure() const;
  [[nodiscard]] Bitmap rasterise() const;
  [[nodiscard]] Box caret(std::size_t index) const;
  [[nodiscard]] std::size_t caret_beside(std::size_t index, Side side) const;
  [[nodiscard]] ByteRange line_at(std::size_t index) const;
  [[nodiscard]] std::size_t index_at(float x, float y) const;
  [[nodiscard]] std::vector<Box> range_boxes(ByteRange range) const;

 private:
  [[nodiscard]] int left_edge() const;  // Pango units; where the text's box begins

  GOwned<PangoLayout> layout_;
  bool wrapped_ = false;
  int margin_ = 0;  // Pango units beside the lines, where they are narrower than the wrap
  bool right_to_left_ = false;
};

}  // namespace doorstep::text
