// What an interview is asked about itself: what was said, what is asked, what is open.

#include <algorithm>

#include "instruments/interview/answers.h"
#include "instruments/interview/interview.h"
#include "instruments/interview/orders.h"

namespace doorstep::interview {

using model::Step;

const Answer* Interview::answer(std::uint32_t question) const {
  const Answer& said = answers_[question];
  return said.value == Value(Missing::NotReached) ? nullptr : &said;
}

std::vector<std::uint32_t> Interview::route() const {
  std::vector<std::uint32_t> asked;
  for (std::size_t place = 0; place < instrument_->steps.size(); ++place) {
    const Step& step = step_at(place);
    if (step.kind == Step::Kind::Question && is_asked(step.index) &&
        !instrument_->questions[step.index].one_more) {
      asked.push_back(step.index);
    }
  }
  return asked;
}

bool Interview::is_complete() const { return !first_open(); }

bool Interview::passed_all_pages() const {
  for (std::size_t place = next_visible(0); place < instrument_->steps.size();
       place = next_visible(place + 1)) {
    if (step_at(place).kind == Step::Kind::Page && !passed_[place]) return false;
  }
  return true;
}

std::optional<std::uint32_t> Interview::first_open() const {
  for (std::size_t place = 0; place < instrument_->steps.size(); ++place) {
    const auto [kind, index] = step_at(place);
    if (kind == Step::Kind::Question && is_asked(index) && !is_passed(place)) return index;
  }
  return std::nullopt;
}

std::vector<std::uint16_t> Interview::offered(std::uint32_t question) const {
  std::vector<std::uint16_t> options;
  const model::Question& asked = instrument_->questions[question];
  if (!asked.answers) return options;
  for (const std::uint16_t option : order_of_options(asked, inputs_.seed)) {
    if (evaluation_.is_offered(question, option)) options.push_back(option);
  }
  return options;
}

std::optional<Value> Interview::suggestion(std::uint32_t question) const {
  const model::Question& asked = instrument_->questions[question];
  std::optional<Value> value;
  if (asked.suggested_option) value = *asked.suggested_option;
  if (asked.suggestion) value = evaluation_.value_of(*asked.suggestion);
  if (!value || language::is_missing(*value)) return std::nullopt;
  return may_answer(*instrument_, evaluation_, question, {*value, {}}) ? value : std::nullopt;
}

std::vector<Concern> Interview::concerns(std::uint32_t question) const {
  std::vector<Concern> open;
  const auto& checks = instrument_->questions[question].checks;
  if (checks.empty() || !is_asked(question) || answer(question) == nullptr) return open;
  for (std::uint32_t i = 0; i < checks.size(); ++i) {
    // An unknown check passes.
    const bool broken = evaluation_.holds(checks[i].rule) == false;
    if (broken && (checks[i].strict || !confirmed_[question]))
      open.push_back({question, i, checks[i].strict});
  }
  return open;
}

std::vector<std::uint32_t> Interview::flags_to_show() const {
  std::vector<std::uint32_t> flags;
  for (std::uint32_t flag = 0; flag < flag_shown_.size(); ++flag) {
    if (is_raised(flag) && !flag_shown_[flag]) flags.push_back(flag);
  }
  return flags;
}

}  // namespace doorstep::interview
