// An instrument with the types of questions that the small ones lack, in three languages, and a way through
// it.
#pragma once

#include <string>
#include <vector>

#include "tests/respondent_pictures/samples.h"

namespace doorstep::sample {

extern const std::string kEveryType;

// Stops at every page of it, and at its states, up to the first row of the grid; through the rows, as a child
// meets them and as a grown-up with a large screen does; and on from there.
[[nodiscard]] std::vector<Stop> every_types_way(touch::Density density);
[[nodiscard]] std::vector<Stop> rows_one_by_one();
[[nodiscard]] std::vector<Stop> rows_as_table();
[[nodiscard]] std::vector<Stop> every_types_way_on();

// What is tapped before `pen` where the pens of a drawing are behind one key; empty for all else.
std::string key_before(const std::string& pen);

}  // namespace doorstep::sample
