// One trial: an instrument and moves, told to both evaluators, compared after each move.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "instruments/language/fold.h"
#include "tests/made_up/subject.h"

namespace doorstep::made_up {

struct Trial {
  Subject subject;
  std::optional<int> age;
  Day today{2026, 11, 21, 3};
  std::vector<Move> moves;
  language::Splitting splitting;  // mostly of what is short, so that it is computed in portions too
};

// Makes up the trial of `seed` and goes through it; nullopt when the two agree throughout.
std::optional<Trial> disagreeing(std::uint64_t seed);

// What the two disagree about first; nullopt when they agree throughout. An instrument that does not load is
// a disagreement too.
std::optional<std::string> disagreement(const Trial& trial);

// A trial that still disagrees, with whatever can be left out left out.
Trial shrunk(Trial trial);

// The instrument's text, the moves and what differs: all that is needed to see it again.
std::string report(std::uint64_t seed, const Trial& trial);

}  // namespace doorstep::made_up
