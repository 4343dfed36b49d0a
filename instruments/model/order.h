// Putting values and scores that use each other into an order.
#pragma once

#include <cstdint>
#include <vector>

namespace doorstep::model {

// What each of a number of things needs: indices of others among them.
using Needs = std::vector<std::vector<std::uint32_t>>;

// Appends to `order` every thing that is not in it yet and whose needs are all in it by then; earlier things
// first. Returns those that are left because they need each other, ascending. Linear; no recursion.
std::vector<std::uint32_t> extend_order(const Needs& needs, std::vector<std::uint32_t>& order);

// The cycles among `left`, of which each needs another one of `left`: every thing needs the next, the last
// the first. A cycle begins with its smallest index. Not every cycle is found where they share things, but
// one of each knot is.
std::vector<std::vector<std::uint32_t>> cycles(const Needs& needs, const std::vector<std::uint32_t>& left);

}  // namespace doorstep::model
