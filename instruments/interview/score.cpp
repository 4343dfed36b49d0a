#include "instruments/interview/score.h"

namespace doorstep::interview {
namespace {

using language::Number;
using model::MissingRule;
using model::ScoreMethod;

ScoreResult without(ScoreResult result, Missing reason, std::string why) {
  result.value = reason;
  result.band = reason;
  result.reason = std::move(why);
  return result;
}

Number count_of(int number) { return {number}; }

// What the method and the missing rule make of the total; nullopt when it is out of range.
std::optional<Number> scaled(const model::Score& score, Number total, int answered, int items) {
  if (score.method == ScoreMethod::Mean) {
    return Number::divide(total, count_of(score.rule == MissingRule::AsZero ? items : answered));
  }
  if (score.rule != MissingRule::Prorate || answered == items) return total;
  const auto product = Number::multiply(total, count_of(items));
  return product ? Number::divide(*product, count_of(answered)) : std::nullopt;
}

Number rounded(const model::Score& score, Number value) {
  switch (score.rounding) {
    case model::Rounding::HalfUp:
      return value.rounded(score.decimals);
    case model::Rounding::Down:
      return value.rounded_down(score.decimals);
    case model::Rounding::None:
      break;
  }
  return value;
}

}  // namespace

Value band_of(const model::Score& score, Number value) {
  Value band = Missing::Undefined;
  for (std::size_t i = 0; i < score.bands.size(); ++i) {
    if (!(value < score.bands[i].from)) band = language::Choice{static_cast<std::uint16_t>(i)};
  }
  return band;
}

bool can_be(const model::Score& score, Number value) {
  if ((score.minimum && value < *score.minimum) || (score.maximum && *score.maximum < value)) return false;
  if (score.is_whole && !value.is_whole()) return false;
  return score.rounding == model::Rounding::None || value == value.rounded(score.decimals);
}

ScoreResult score_of(const model::Score& score, const language::Tally& items, std::optional<Number> sum,
                     language::StillToCome still_to_come) {
  ScoreResult result;
  const auto waited_for = still_to_come == language::StillToCome::Answers ? items.waited_for() : 0;
  result.missing = static_cast<int>(items.missing() - waited_for);
  result.answered = static_cast<int>(items.values() - items.missing());
  // An answer that may still come is not missing: a score without it would be taken back.
  if (waited_for > 0) return without(result, Missing::NotReached, "not_reached");

  const int bearable = score.rule == MissingRule::None ? 0 : score.missing_at_most;
  if (result.missing > bearable || (result.answered == 0 && score.rule != MissingRule::AsZero)) {
    const Missing reason = items.missing() == 0 ? Missing::NotReached : items.first_missing();
    const bool computed = language::is_computed(reason);
    return without(result, reason,
                   computed ? std::string(language::Reasons().word(reason)) : "missing_items");
  }
  if (score.method == ScoreMethod::Count) sum = Number(items.yes());
  const auto value =
      sum ? scaled(score, *sum, result.answered, static_cast<int>(items.values())) : std::nullopt;
  if (!value) return without(result, Missing::OutOfRange, "out_of_range");
  const Number final_value = rounded(score, *value);
  const bool outside =
      (score.minimum && final_value < *score.minimum) || (score.maximum && *score.maximum < final_value);
  if (outside) return without(result, Missing::OutOfRange, "out_of_range");
  result.value = final_value;
  result.band = score.bands.empty() ? Value(Missing::NotReached) : band_of(score, final_value);
  return result;
}

}  // namespace doorstep::interview
