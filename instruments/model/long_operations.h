// What is so long that it is computed in parts: each part is a node of its own in the graph.
#pragma once

#include "instruments/model/loading.h"

namespace doorstep::model {

// A node with the number of steps that must be behind it.
struct PlacedNode {
  Steps behind = 0;
  Graph::Node node;
};

// Takes the long operations out of `expression`, and appends their nodes in an order in which each stands
// behind what it reads.
void split_long(Loading& loading, Expression& expression, std::vector<PlacedNode>& placed);

// The same for all items of a score, and the parts of the score itself.
void split_long(Loading& loading, std::uint32_t score, std::vector<PlacedNode>& placed);

// The same for conditions, checks and suggestions of questions, conditions of options, and repeats.
void split_long_of_steps(Loading& loading, std::vector<PlacedNode>& placed);

}  // namespace doorstep::model
