// Bands of a score: what a number means.
#pragma once

#include "instruments/model/loading.h"

namespace doorstep::model {

// Reads a list of {from, id, text}. A band goes up to the next one's `from`, so that there can be no gap or
// overlap.
void read_bands(Loading& loading, const yaml::Node& list, Score& score);

// Reports bands that leave out a part of what the score can be, or that it can never reach. The items are
// compiled.
void check_bands(Loading& loading, const yaml::Node& node, const Score& score);

}  // namespace doorstep::model
