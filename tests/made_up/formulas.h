// Named values and scores (private to this folder).
#pragma once

#include "tests/made_up/random.h"
#include "tests/made_up/subject.h"
#include "tests/made_up/trees.h"

namespace doorstep::made_up {

// Up to five, over the questions that are there and over each other; each gets its names in `world`.
void add_formulas(Random& random, Subject& subject, World& world);

}  // namespace doorstep::made_up
