// A picture whose parts are answers: touched where they are drawn, in a list for everybody else.
//
// A finger finds the part that it hits or the nearest one within half a target, so small parts are as large
// as the density asks for as long as nothing crowds them; picture_has_room says whether they are. Pictures
// are never mirrored. Each part is a node of its own, so that the keyboard goes through them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/touch/options.h"
#include "app/touch/ui.h"

namespace doorstep::touch {

struct PicturePart {
  std::string id{};       // of its node: "answer:where:belly"
  std::string element{};  // of the SVG
  std::string label{};
  Selected selected = Selected::No;
};

struct PictureLook {
  std::string id{};     // of the picture's node; "answer:where:picture"
  std::string group{};  // the question's id
  std::string label{};
  std::string svg{};
  Mark mark = Mark::Check;  // Radio: one part, Check: several
  std::vector<PicturePart> parts{};
};

// Whether it can be drawn at all.
[[nodiscard]] bool picture_can_be_drawn(Ui& ui, const PictureLook& look);
// The size of the sheet with the picture, as large as `room` lets it be.
[[nodiscard]] Size picture_size(Ui& ui, const PictureLook& look, Size room);
// Whether every part finds a finger on a sheet of that size.
[[nodiscard]] bool picture_has_room(Ui& ui, const PictureLook& look, Size sheet);

// Draws it into `place`, of a size that picture_size gave; the index of the part that was touched.
[[nodiscard]] std::optional<std::size_t> picture_choice(Ui& ui, Rect place, const PictureLook& look);

}  // namespace doorstep::touch
