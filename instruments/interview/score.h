// From the values of a score's items to the score and its band.
#pragma once

#include <span>
#include <string>

#include "instruments/model/instrument.h"

namespace doorstep::interview {

using language::Missing;
using language::Value;

struct ScoreResult {
  Value value = Missing::NotReached;
  Value band = Missing::NotReached;  // a Choice of the score's bands
  int answered = 0;
  int missing = 0;
  std::string reason;  // why there is no value: "missing_items", or of a formula "divided_by_zero",
                       // "out_of_range", "undefined"; empty when there is one
};

// `items` are the values of score.items, in order: numbers (of a Count, yes or no), or missing.
[[nodiscard]] ScoreResult score_of(const model::Score& score, std::span<const Value> items);

}  // namespace doorstep::interview
