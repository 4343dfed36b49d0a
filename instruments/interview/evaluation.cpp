#include "instruments/interview/evaluation.h"

#include <algorithm>
#include <bit>

#include "instruments/interview/score.h"

namespace doorstep::interview {
namespace {

constexpr std::size_t kBits = 64;

using NodeKind = model::Graph::Node::Kind;

bool is_picked(const Value& value, std::uint16_t option) {
  if (const auto* choice = std::get_if<language::Choice>(&value)) return choice->option == option;
  if (const auto* several = std::get_if<language::Choices>(&value))
    return std::ranges::binary_search(several->options, option);
  const auto* ranking = std::get_if<language::Ranking>(&value);
  return ranking != nullptr && std::ranges::find(ranking->options, option) != ranking->options.end();
}

// What says who is asked what.
bool is_of_the_route(NodeKind kind) {
  return kind == NodeKind::Question || kind == NodeKind::Instance || kind == NodeKind::Section;
}

}  // namespace

Evaluation::Evaluation(const Instrument& instrument, const Inputs& inputs)
    : instrument_(&instrument),
      slots_(instrument.slot_count, Missing::NotReached),
      said_(instrument.questions.size(), Missing::NotReached),
      asked_(instrument.questions.size(), false),
      raised_(instrument.flags.size(), false),
      taken_away_(instrument.instances.size(), false),
      scores_(instrument.scores.size()),
      tallies_(instrument.portions.size()),
      dirty_(instrument.graph.nodes.size() / kBits + 1, 0) {
  // What nobody gave at the start does not come later either.
  slots_[model::kAgeSlot] = inputs.age ? Value(language::Number(*inputs.age)) : Value(Missing::NotAsked);
  slots_[model::kTodaySlot] = inputs.today;
  slots_[model::kNowSlot] = inputs.now ? Value(*inputs.now) : Value(Missing::NotAsked);
  for (const model::Outside& each : instrument.outside) slots_[each.slot] = Missing::NotAsked;
  for (const OutsideValue& each : inputs.outside) {
    const auto outside = std::ranges::find(instrument.outside, each.id, &model::Outside::id);
    if (outside != instrument.outside.end()) slots_[outside->slot] = each.value;
  }
  for (std::size_t node = 0; node < instrument.graph.nodes.size(); ++node) mark(node);
  settle();
}

void Evaluation::set_answer(std::uint32_t question, Value value) {
  opened_ = false;
  said_[question] = std::move(value);
  mark(instrument_->graph.node_of_question[question]);
  settle();
}

void Evaluation::set_presence(std::uint32_t instance, Presence presence) {
  opened_ = false;
  taken_away_[instance] = presence == Presence::TakenAway;
  mark(instrument_->graph.node_of_instance[instance]);
  settle();
}

void Evaluation::end() {
  still_to_come_ = language::StillToCome::Nothing;
  evaluator_.expect(still_to_come_);
  for (std::size_t node = 0; node < instrument_->graph.nodes.size(); ++node) mark(node);
  settle();
}

std::optional<bool> Evaluation::holds(const language::Expression& rule) const {
  const Value value = evaluator_.evaluate(rule, slots_);
  const bool* truth = std::get_if<bool>(&value);
  return truth == nullptr ? std::nullopt : std::optional(*truth);
}

bool Evaluation::is_offered(std::uint32_t question, std::uint16_t option) const {
  const model::Question& asked = instrument_->questions[question];
  if (asked.options_from && !is_picked(slots_[*asked.options_from], option)) return false;
  const auto& when = asked.answers->options[option].when;
  return !when || holds(*when) == true;
}

void Evaluation::mark(std::size_t node) {
  const std::size_t word = node / kBits;
  dirty_[word] |= std::uint64_t{1} << (node % kBits);
  first_dirty_ = std::min(first_dirty_, word);
  last_dirty_ = std::max(last_dirty_, word);
}

// Readers stand behind what they read, so one pass in order settles everything.
void Evaluation::settle() {
  for (std::size_t word = first_dirty_; word <= last_dirty_; ++word) {
    while (dirty_[word] != 0) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(dirty_[word]));
      dirty_[word] &= dirty_[word] - 1;
      compute(word * kBits + bit);
    }
  }
  first_dirty_ = dirty_.size() - 1;
  last_dirty_ = 0;
}

void Evaluation::set_slot(std::uint32_t slot, Value value) {
  if (slots_[slot] == value) return;
  slots_[slot] = std::move(value);
  const auto& graph = instrument_->graph;
  for (std::uint32_t i = graph.first_reader[slot]; i < graph.first_reader[slot + 1]; ++i)
    mark(graph.readers[i]);
}

void Evaluation::compute(std::size_t node) {
  const auto [kind, index] = instrument_->graph.nodes[node];
  if (still_to_come_ == language::StillToCome::Nothing && is_of_the_route(kind)) return;
  switch (kind) {
    case NodeKind::Question:
      return compute_question(index);
    case NodeKind::Instance:
      return compute_instance(index);
    case NodeKind::Named:
      return compute_named(index);
    case NodeKind::Score:
      return compute_score(index);
    case NodeKind::Flag:
      return compute_flag(index);
    case NodeKind::Section:
      return compute_section(index);
    case NodeKind::Fold:
      return compute_fold(index);
    case NodeKind::Portion:
      return compute_portion(index);
  }
}

void Evaluation::compute_named(std::uint32_t index) {
  const model::NamedValue& named = instrument_->values[index];
  const Value there = is_there(named.presence, std::nullopt);
  if (there == Value(true)) return set_slot(named.slot, evaluator_.evaluate(named.value, slots_));
  set_slot(named.slot, language::is_missing(there) ? there : Value(Missing::NotAsked));
}

// Yes, no, or not reached: what is answered before may still make it there. Unknown for another reason is no.
Value Evaluation::is_there(std::optional<std::uint32_t> presence,
                           const std::optional<language::Expression>& when) const {
  const Value waits = Missing::NotReached;
  const Value around = presence ? slots_[*presence] : Value(true);
  if (around == Value(false)) return false;
  const Value own = when ? evaluator_.evaluate(*when, slots_) : Value(true);
  if (own != Value(false) && (around == waits || own == waits)) return waits;
  return around == Value(true) && own == Value(true);
}

void Evaluation::compute_instance(std::uint32_t index) {
  const model::Instance& instance = instrument_->instances[index];
  const model::Repeat& repeat = instrument_->repeats[instance.repeat];
  const Value come_to = reached(repeat, instance);
  set_slot(instance.slot, come_to);
  set_slot(instance.slot + 1, taken_away_[index] ? Value(false) : come_to);
  set_slot(instance.slot + 2, about(repeat, instance));
}

// Yes, no, or why nobody knows: where the number or the picks were asked for and are missing. What was not
// asked for goes through nobody.
Value Evaluation::reached(const model::Repeat& repeat, const model::Instance& instance) const {
  if (repeat.outer) {
    const Value& outer = slots_[instrument_->instances[*repeat.outer].slot + 1];
    if (outer != Value(true)) return outer;
  }
  if (const Value there = is_there(repeat.presence, repeat.when); there != Value(true)) return there;
  const auto number = static_cast<std::int64_t>(instance.number);
  switch (repeat.over) {
    case model::Over::Ask: {
      const Value before = instance.number > 1
                               ? slots_[instrument_->instances[repeat.instances[instance.number - 2]].slot]
                               : Value(true);
      if (before != Value(true) || !instance.one_more) return before;
      const Value& more = slots_[instrument_->questions[*instance.one_more].slot];
      return more == Value(Missing::NotReached) ? more : Value(more == Value(true));
    }
    case model::Over::Instances: {
      const auto& same = instrument_->repeats[*repeat.of].instances[instance.number - 1];
      return slots_[instrument_->instances[same].slot + 1];
    }
    default:
      break;
  }
  const Value each = evaluator_.evaluate(*repeat.each, slots_);
  if (language::is_missing(each)) return each == Value(Missing::NotAsked) ? Value(false) : each;
  if (const auto* several = std::get_if<language::Choices>(&each))
    return std::ranges::binary_search(several->options, static_cast<std::uint16_t>(number - 1));
  return !(std::get<language::Number>(each) < language::Number(number));
}

// The option that the instance is about, or how many there are up to it.
Value Evaluation::about(const model::Repeat& repeat, const model::Instance& instance) const {
  if (repeat.of) {
    const auto& same = instrument_->repeats[*repeat.of].instances[instance.number - 1];
    return slots_[instrument_->instances[same].slot + 2];
  }
  if (repeat.over == model::Over::Options)
    return language::Choice{static_cast<std::uint16_t>(instance.number - 1)};
  language::Number before = 0;
  if (instance.number > 1) {
    const auto& last = instrument_->instances[repeat.instances[instance.number - 2]];
    before = std::get<language::Number>(slots_[last.slot + 2]);
  }
  if (!is_present(instance.slot + 1)) return before;
  return *language::Number::add(before, language::Number(1));
}

// What nobody picked earlier leaves nothing to ask about.
bool Evaluation::offers_something(std::uint32_t question) const {
  const model::Question& asked = instrument_->questions[question];
  if (!asked.options_from) return true;
  for (std::uint16_t option = 0; option < asked.answers->options.size(); ++option) {
    if (is_offered(question, option)) return true;
  }
  return false;
}

void Evaluation::compute_question(std::uint32_t index) {
  const model::Question& question = instrument_->questions[index];
  const bool was_asked = asked_[index];
  const Value asked = would_be_asked(index);
  asked_[index] = asked == Value(true);
  Value seen = asked_[index] ? effective(index) : language::is_missing(asked) ? asked : Missing::NotAsked;
  const bool waits = asked_[index] && seen == Value(Missing::NotReached);
  opened_ = opened_ || (asked_[index] && !was_asked) || (waits && slots_[question.slot] != seen);
  set_slot(question.slot, std::move(seen));
}

// Yes, no, or not reached, as is_there().
Value Evaluation::would_be_asked(std::uint32_t question) const {
  const model::Question& about = instrument_->questions[question];
  const Value there = is_there(about.presence, about.when);
  if (there == Value(false) || offers_something(question)) return there;
  const Value waits = Missing::NotReached;
  return there == waits || slots_[*about.options_from] == waits ? waits : Value(false);
}

// What conditions see of a question that is asked: no option that is not offered.
Value Evaluation::effective(std::uint32_t question) const {
  const Value& said = said_[question];
  if (const auto* choice = std::get_if<language::Choice>(&said)) {
    return is_offered(question, choice->option) ? said : Value(Missing::NotReached);
  }
  if (const auto* several = std::get_if<language::Choices>(&said)) {
    language::Choices kept;
    for (const std::uint16_t option : several->options) {
      if (is_offered(question, option)) kept.options.push_back(option);
    }
    return kept.options.empty() && !several->options.empty() ? Value(Missing::NotReached) : Value(kept);
  }
  if (const auto* ranking = std::get_if<language::Ranking>(&said)) {
    language::Ranking kept;
    for (const std::uint16_t option : ranking->options) {
      if (is_offered(question, option)) kept.options.push_back(option);
    }
    return kept.options.empty() ? Value(Missing::NotReached) : Value(kept);
  }
  return said;
}

void Evaluation::compute_flag(std::uint32_t index) {
  const bool was_raised = raised_[index];
  raised_[index] = holds(instrument_->flags[index].when) == true;
  if (raised_[index] && !was_raised) newly_raised_.push_back(index);
}

// Its pages open with it, also when none of its questions is asked.
void Evaluation::compute_section(std::uint32_t index) {
  const model::Section& section = instrument_->sections[index];
  const Value there = evaluator_.evaluate(*section.when, slots_);
  opened_ = opened_ || (there == Value(true) && !is_present(section.presence));
  set_slot(*section.presence, there);
}

void Evaluation::compute_fold(std::uint32_t index) {
  const auto& [fold, portions] = instrument_->folds[index];
  set_slot(fold.slot, evaluator_.result(fold, tally_of(portions), slots_));
}

void Evaluation::compute_portion(std::uint32_t index) {
  const model::Portion& part = instrument_->portions[index];
  language::Tally tally;
  switch (part.of) {
    case model::Portion::Of::Operands:
      tally =
          evaluator_.tally(instrument_->folds[part.whole].fold, part.range.first, part.range.last, slots_);
      break;
    case model::Portion::Of::Items:
      tally = tally_of(instrument_->scores[part.whole], part.range);
      break;
    case model::Portion::Of::Portions:
      tally = tally_of(part.range);
  }
  // Numbers that tally alike may still leave the range in another order.
  if (tally == tallies_[index] && tally.total() == language::Total()) return;
  tallies_[index] = tally;
  mark(part.reader);
}

language::Tally Evaluation::tally_of(const model::Stretch& portions) const {
  language::Tally tally;
  for (std::uint32_t part = portions.first; part < portions.last; ++part) tally.add(tallies_[part]);
  return tally;
}

language::Tally Evaluation::tally_of(const model::Score& score, const model::Stretch& items) const {
  language::Tally tally;
  for (std::uint32_t item = items.first; item < items.last; ++item) tally.add(value_of(score.items[item]));
  return tally;
}

void Evaluation::compute_score(std::uint32_t index) {
  const model::Score& score = instrument_->scores[index];
  const auto items = static_cast<std::uint32_t>(score.items.size());
  const language::Tally tally =
      score.portions.last > 0 ? tally_of(score.portions) : tally_of(score, {0, items});
  scores_[index] = score_of(score, tally, sum_of(score, tally), still_to_come_);
  const ScoreResult& result = scores_[index];
  set_slot(score.slot, result.value);
  set_slot(score.slot + 1, result.band);
  // How many there are is as open as the score while an answer may still come.
  const bool waits = still_to_come_ == language::StillToCome::Answers && tally.waited_for() > 0;
  set_slot(score.slot + 2, waits ? Value(Missing::NotReached) : language::Number(result.answered));
  set_slot(score.slot + 3, waits ? Value(Missing::NotReached) : language::Number(result.missing));
}

// Of the items that are known; nullopt when it is out of range, if only on the way.
std::optional<language::Number> Evaluation::sum_of(const model::Score& score,
                                                   const language::Tally& tally) const {
  std::optional<language::Number> sum = tally.total().in_any_order();
  if (sum) return sum;
  sum = language::Number(0);
  for (const language::Expression& item : score.items) {
    const Value value = value_of(item);
    const auto* number = std::get_if<language::Number>(&value);
    if (number != nullptr && sum) sum = language::Number::add(*sum, *number);
  }
  return sum;
}

}  // namespace doorstep::interview
