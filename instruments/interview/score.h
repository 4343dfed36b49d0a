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
  int missing = 0;     // known to be: neither counts an item that an answer may still come for
  std::string reason;  // why there is no value: "not_reached" while one may, then "missing_items", or of a
                       // formula "divided_by_zero", "out_of_range", "undefined"; empty when there is one
};

// The last band that begins at or below `value`: a Choice of the score's bands; Undefined when none does.
[[nodiscard]] Value band_of(const model::Score& score, language::Number value);

// Whether the score can come to `value`: in its range, and at the decimals that it is rounded to.
[[nodiscard]] bool can_be(const model::Score& score, language::Number value);

// `items` is the tally of score.items: of numbers (of a Count, yes or no), or missing. `sum` is that of the
// known ones, or nullopt when it is out of range. When nothing is still to come, an item that is not reached
// is missing like any other.
[[nodiscard]] ScoreResult score_of(const model::Score& score, const language::Tally& items,
                                   std::optional<language::Number> sum, language::StillToCome still_to_come);

}  // namespace doorstep::interview
