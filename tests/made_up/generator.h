// Made-up instruments and moves, from a seed.
#pragma once

#include "tests/made_up/naive.h"
#include "tests/made_up/random.h"

namespace doorstep::made_up {

// A small instrument that the engine accepts: every type of question, conditions on questions, options,
// values, scores and bands that are behind, checks, pages, shared answer sets, grids, repeats in repeats and
// what goes over them, values and scores that use each other.
Subject make_subject(Random& random);

// Something that a respondent might do now; now and then something that is not possible. `subject` is flat.
Move make_move(Random& random, const Subject& subject, const Naive& naive);

}  // namespace doorstep::made_up
