#include "instruments/model/bands.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using yaml::Node;

// What one item can be; nullopt when it is an expression or another score, which can be anything.
std::optional<Range> range_of(const Loading& loading, std::string_view item) {
  const auto found = loading.names.find(item);
  if (found == loading.names.end() || found->second.what != Name::What::Question) return std::nullopt;
  const Question& question = loading.instrument.questions[found->second.index];
  if (question.type == QuestionType::YesNo) return Range{0, 1};
  if (question.picking != Picking::One) return Range{question.minimum, question.maximum};
  const auto& codes = question.answers->choices.codes;
  const auto less = [](const auto& left, const auto& right) { return *left < *right; };
  return Range{**std::ranges::min_element(codes, less), **std::ranges::max_element(codes, less)};
}

Number smaller(Number left, Number right) { return right < left ? right : left; }
Number larger(Number left, Number right) { return left < right ? right : left; }

// What a sum or mean of the items can be, with answers missing as its rule allows; nullopt when that is not
// known.
std::optional<Range> possible(const Loading& loading, const Node& node, const Score& score) {
  const auto count = static_cast<std::int64_t>(score.items.size());
  if (score.method == ScoreMethod::Count) return Range{0, count};
  const Node items = node.find(score.method == ScoreMethod::Sum ? "sum" : "mean");
  std::optional<Range> each;
  Range total{0, 0};
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto range = range_of(loading, items.at(i).text());
    if (!range) return std::nullopt;
    // Without an answer an item adds nothing.
    const bool may_add_nothing = score.rule == MissingRule::AsZero ||
                                 (score.rule == MissingRule::AtMost && score.method == ScoreMethod::Sum);
    if (may_add_nothing) range = Range{smaller(range->from, 0), larger(range->to, 0)};
    each = each ? Range{smaller(each->from, range->from), larger(each->to, range->to)} : *range;
    const auto from = Number::add(total.from, range->from);
    const auto to = Number::add(total.to, range->to);
    if (!from || !to) return std::nullopt;
    total = {*from, *to};
  }
  if (!each || score.method == ScoreMethod::Mean) return each;
  if (score.rule != MissingRule::Prorate) return total;
  // Prorated, the items that are there stand for all.
  const auto from = Number::multiply(each->from, count);
  const auto to = Number::multiply(each->to, count);
  return from && to ? std::optional(Range{*from, *to}) : std::nullopt;
}

void read_band(Loading& loading, const Node& node, Score& score) {
  static constexpr std::array<std::string_view, 3> kKeys = {"from", "id", "text"};
  if (!is_mapping(loading.problems, node, "A band", kKeys)) return;
  const Node from_node = require(loading.problems, node, "from", "A band");
  const Node id_node = require(loading.problems, node, "id", "A band");
  const auto from = node.has("from") ? read_number(loading.problems, from_node, "`from`") : std::nullopt;
  const auto id = node.has("id") ? read_id(loading.problems, id_node, "A band", IdUse::Option) : std::nullopt;
  Text text = optional_text(loading, node, "text");
  if (!from || !id) return;
  if (!score.bands.empty() && !(score.bands.back().from < *from)) {
    loading.problems.error(from_node, "bands_not_ascending",
                           fmt::format("This band begins at {}, and the one before it at {}.", from->text(),
                                       score.bands.back().from.text()),
                           "Order the bands from low to high, each beginning above the last.");
  }
  if (score.band_choices.find(*id)) {
    loading.problems.error(id_node, "duplicate_id",
                           fmt::format("Another band of this score is called `{}` already.", *id),
                           "Give each band its own id.");
  }
  score.band_choices.ids.push_back(*id);
  score.band_choices.codes.emplace_back(static_cast<std::int64_t>(score.bands.size()));
  score.bands.push_back({*id, *from, std::move(text)});
}

}  // namespace

void read_bands(Loading& loading, const Node& list, Score& score) {
  if (!is_list(loading.problems, list, "`bands`")) return;
  if (list.size() > kMostOptions) return report_too_many(loading, list, "bands of one score", kMostOptions);
  for (std::size_t i = 0; i < list.size(); ++i) read_band(loading, list.at(i), score);
}

void check_bands(Loading& loading, const Node& node, const Score& score) {
  const Node list = node.find("bands");
  auto range = possible(loading, node, score);
  if (score.minimum && score.maximum) {
    if (range && (range->from < *score.minimum || *score.maximum < range->to)) {
      loading.problems.warning(node.find("range"), "range_too_narrow",
                               fmt::format("`{}` can be {} to {}; outside of its `range` there is no score.",
                                           score.id, range->from.text(), range->to.text()),
                               fmt::format("Write `range: {}-{}`.", range->from.text(), range->to.text()));
    }
    range = Range{*score.minimum, *score.maximum};
  }
  if (!range) {
    loading.problems.warning(list, "missing_range",
                             fmt::format("Nobody can tell whether the bands of `{}` cover it.", score.id),
                             "Add `range: 0-10` to the score, its smallest and largest number.");
    return;
  }
  if (range->from < score.bands.front().from) {
    loading.problems.error(list, "bands_leave_gap",
                           fmt::format("`{}` can be {}, and the first band begins at {}.", score.id,
                                       range->from.text(), score.bands.front().from.text()),
                           fmt::format("Let the first band begin at {}.", range->from.text()));
  }
  if (range->to < score.bands.back().from) {
    loading.problems.error(
        list, "band_never_reached",
        fmt::format("`{}` is at most {}, and the band `{}` begins at {}.", score.id, range->to.text(),
                    score.bands.back().id, score.bands.back().from.text()),
        "Let the last band begin lower, or take it away.");
  }
}

}  // namespace doorstep::model
