// What an interview has come to, as a walk says it.

#include <algorithm>

#include <fmt/format.h>

#include "instruments/check/walk.h"

namespace doorstep::check {

using interview::Interview;
using interview::Phase;
using interview::Why;

namespace {

// What things in repeats are called by their places, for all of them at once.
class Placed {
 public:
  explicit Placed(const Interview& interview)
      : instrument_(interview.instrument()), ids_(interview.placed_ids()) {}

  [[nodiscard]] std::string id_of(std::uint32_t question) const {
    const model::Question& asked = instrument_.questions[question];
    return asked.one_more ? asked.id : placed(asked.id, asked.instance);
  }
  [[nodiscard]] std::string id_of(const model::NamedValue& value) const {
    return placed(value.id, value.instance);
  }

 private:
  [[nodiscard]] std::string placed(const std::string& id, std::optional<std::uint32_t> instance) const {
    return instance ? ids_[*instance] + id.substr(instrument_.instances[*instance].id.size()) : id;
  }

  const Instrument& instrument_;
  std::vector<std::string> ids_;
};

// As conditions see it: without options that are not offered any more.
std::optional<interview::Answer> answer_that_counts(const Interview& interview, std::uint32_t question) {
  const interview::Answer* said = interview.answer(question);
  const language::Value& seen = interview.value(interview.instrument().questions[question].slot);
  if (said == nullptr || seen == language::Value(language::Missing::NotReached)) return std::nullopt;
  if (said->value == seen) return *said;
  interview::Answer kept{seen, {}};
  const auto counts = [&](const interview::OwnWords& words) {
    const auto option = interview.instrument().questions[question].answers->choices.find(words.option);
    const auto* several = std::get_if<language::Choices>(&seen);
    const auto* ranking = std::get_if<language::Ranking>(&seen);
    const auto& options = several != nullptr ? several->options : ranking->options;
    return option && std::ranges::find(options, *option) != options.end();
  };
  std::ranges::copy_if(said->own_words, std::back_inserter(kept.own_words), counts);
  return kept;
}

void explain(const Interview& interview, const std::string& id, WalkResult& result) {
  std::vector<Why> found = doorstep::interview::why(interview, id);
  if (found.empty()) {
    result.problems.push_back(
        {0, "unknown_name", fmt::format("There is no question, value, score or flag called `{}`.", id)});
  }
  std::ranges::move(found, std::back_inserter(result.why));
}

}  // namespace

WalkResult result_of(const std::shared_ptr<const Instrument>& instrument, const Interview& interview,
                     const std::vector<std::string>& why) {
  const Placed placed(interview);
  WalkResult result;
  result.instrument = instrument;
  result.history.assign(interview.history().begin(), interview.history().end());
  if (interview.phase() == Phase::Going) {
    const auto [kind, index] = instrument->steps[interview.position()];
    const bool page = kind == model::Step::Kind::Page;
    result.position = page ? instrument->pages[index].id : placed.id_of(index);
  }
  result.complete = interview.phase() != Phase::Declined && interview.is_complete();
  for (const std::uint32_t question : interview.route()) {
    const std::string id = placed.id_of(question);
    result.route.push_back(id);
    if (auto said = answer_that_counts(interview, question))
      result.answers.push_back({question, std::move(*said), id});
  }
  for (std::uint32_t i = 0; i < instrument->questions.size(); ++i) {
    if (!interview.is_asked(i) && interview.answer(i) != nullptr && !instrument->questions[i].one_more)
      result.off_route.push_back(placed.id_of(i));
  }
  for (const model::NamedValue& named : instrument->values) {
    if (named.instance && !interview.is_there(*named.instance)) continue;
    result.values.push_back({placed.id_of(named), interview.value(named.slot), named.value.type().set});
  }
  for (std::uint32_t i = 0; i < instrument->scores.size(); ++i) result.scores.push_back(interview.score(i));
  for (std::uint32_t i = 0; i < instrument->flags.size(); ++i) {
    auto& list = interview.is_raised(i) ? result.flags : result.flags_taken_back;
    if (interview.was_raised(i)) list.push_back(instrument->flags[i].id);
  }
  for (std::uint32_t slot = 0; slot < instrument->slot_count; ++slot)
    result.slots.push_back(interview.value(slot));
  for (const std::string& id : why) explain(interview, id, result);
  return result;
}

}  // namespace doorstep::check
