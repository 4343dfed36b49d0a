// Faces for answers, drawn from one number so that the steps between them are even. One style, no colour of
// skin or hair.
#pragma once

#include <cstddef>

#include "app/touch/geometry.h"

namespace doorstep::touch {

class Ui;

// Mood of face `index` of `count` (2 .. 5): -1 saddest .. 1 happiest, evenly spaced.
[[nodiscard]] float mood_of(std::size_t index, std::size_t count);

void draw_face(Ui& ui, Point center, float radius, float mood);

}  // namespace doorstep::touch
