// Where the parts of a picture lie: told apart by their shapes, and found by fingers that miss them a little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace doorstep::text {

class PictureMap {
 public:
  // `shapes` are the parts' coverage (0 .. 255), each width x height cells, later ones lying on earlier ones.
  // At most 250 parts.
  PictureMap(int width, int height, std::span<const std::vector<std::uint8_t>> shapes);

  // The part at a place, or the nearest one no further away than `reach`. Places are 0 .. 1 of the picture's
  // width and height; lengths are parts of its width.
  [[nodiscard]] std::optional<std::size_t> at(float x, float y, float reach) const;
  // How much of the picture leads to `part` with that reach, in squares of the picture's width.
  [[nodiscard]] float room(std::size_t part, float reach) const;

  // Parts of the picture's width and height; empty when nothing of the part can be seen.
  struct Place {
    float x = 0, y = 0, width = 0, height = 0;
  };
  [[nodiscard]] const Place& box(std::size_t part) const { return parts_[part].box; }
  // The place inside it that lies furthest from its edges: where a mark stands best.
  struct Spot {
    float x = 0, y = 0;
  };
  [[nodiscard]] const Spot& middle(std::size_t part) const { return parts_[part].middle; }

 private:
  struct Part {
    Place box;
    Spot middle;
    std::vector<std::size_t> cells;  // by whole distance: how many lead to it from there or nearer
  };
  void measure_parts(std::size_t count);
  void count_cells();

  int width_, height_;
  std::vector<std::uint8_t> nearest_;  // by cell: the part, or kNobody when there is none at all
  std::vector<float> distance_;        // by cell: to that part, in cells
  std::vector<Part> parts_;
};

// By cell, the distance in cells to the nearest one that is 0; diagonals count 1.41. `labels`, when given,
// become those of that nearest cell. In place; linear.
void spread(std::vector<float>& distance, int width, int height, std::vector<std::uint8_t>* labels = nullptr);
constexpr float kFarAway = 1e6F;  // what cells hold that have no distance yet

}  // namespace doorstep::text
