// What belongs to one made-up question alone (private to this folder).
#pragma once

#include "tests/made_up/trees.h"

namespace doorstep::made_up {

// Two to four options without conditions.
OptionSet make_options(Random& random);

// What its type can have besides options; `set` is what it offers, or null.
void fill_in(Random& random, Question& question, const OptionSet* set);

// What conditions know of its answer.
Name name_of(const Question& question, const OptionSet* set);

}  // namespace doorstep::made_up
