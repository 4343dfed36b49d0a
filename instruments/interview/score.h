// From the values of a score's items to the score and its band.
#pragma once

#include <optional>
#include <string>

#include "instruments/language/tally.h"
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

// `items` is the tally of score.items: of numbers (of a Count, yes or no), or missing. `sum` is that of the
// known ones, or nullopt when it is out of range.
[[nodiscard]] ScoreResult score_of(const model::Score& score, const language::Tally& items,
                                   std::optional<language::Number> sum);

}  // namespace doorstep::interview
