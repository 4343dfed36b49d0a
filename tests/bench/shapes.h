// The instruments that are measured, their answers, and the floor: the same dependencies as a loop over
// arrays.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "instruments/interview/interview.h"

namespace doorstep::bench {

enum class Shape { Chain, Fan, Sum };
inline constexpr std::array kShapes = {Shape::Chain, Shape::Fan, Shape::Sum};

std::string_view name_of(Shape shape);

// `count` yes/no questions: each asked when the one before is yes (chain), or when the first is (fan), or all
// in one score (sum).
std::string instrument(Shape shape, int count);

// What keeps the route open, and what closes it.
interview::Answer usual_answer(const model::Question& question);
interview::Answer other_answer(const model::Question& question);

class Floor {
 public:
  Floor(Shape shape, int count);
  // Everything is computed again.
  void set_first(bool yes);

 private:
  Shape shape_;
  std::vector<char> said_;
  std::vector<char> asked_;
  volatile long total_ = 0;  // read by nobody; keeps the loop from being left out
};

}  // namespace doorstep::bench
