// What a score is made of, as it stands in the file.
#pragma once

#include <vector>

#include "instruments/model/yaml.h"

namespace doorstep::model {

// The scalars that a score's method has: the items of sum, mean or count, or the one expression of value.
[[nodiscard]] std::vector<yaml::Node> score_items(const yaml::Node& score);  // scores.cpp

}  // namespace doorstep::model
