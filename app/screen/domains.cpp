#include "app/screen/domains.h"

#include <algorithm>
#include <functional>

#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

using interview::Interview;
using model::Level;

DomainState state_of(Level level) {
  if (level == Level::ActNow) return DomainState::Now;
  return level == Level::FollowUp ? DomainState::FollowUp : DomainState::Nothing;
}

void raise(std::map<std::string, DomainState, std::less<>>& states, const std::string& domain,
           DomainState state) {
  if (domain.empty()) return;
  DomainState& now = states.try_emplace(domain, DomainState::NotAsked).first->second;
  now = worse(now, state);
}

}  // namespace

DomainState worse(DomainState left, DomainState right) { return std::max(left, right); }

std::map<std::string, DomainState, std::less<>> domain_states(const Interview& interview) {
  std::map<std::string, DomainState, std::less<>> states;
  const model::Instrument& instrument = interview.instrument();
  std::map<std::string_view, int> balance;  // answers, less what was not answered
  for (std::uint32_t index = 0; index < instrument.questions.size(); ++index) {
    const interview::Answer* answer = interview.answer(index);
    if (!interview.is_asked(index) || answer == nullptr) continue;
    balance[instrument.questions[index].domain] += language::is_missing(answer->value) ? -1 : 1;
  }
  for (const auto& [domain, more] : balance)
    raise(states, std::string(domain), more < 0 ? DomainState::NotAnswered : DomainState::Nothing);
  for (std::uint32_t index = 0; index < instrument.flags.size(); ++index) {
    const model::Flag& flag = instrument.flags[index];
    if (interview.is_raised(index) && flag.level != Level::Note)
      raise(states, flag.domain, state_of(flag.level));
  }
  return states;
}

std::vector<FlagView> raised_flags(const Interview& interview, std::string_view language) {
  std::vector<FlagView> views;
  const model::Instrument& instrument = interview.instrument();
  for (std::uint32_t index = 0; index < instrument.flags.size(); ++index) {
    const model::Flag& flag = instrument.flags[index];
    // What must be acted on stays when it is taken back: somebody may have come into the room.
    const bool stays = flag.level == Level::ActNow && interview.was_raised(index);
    if (flag.level == Level::Note || !(interview.is_raised(index) || stays)) continue;
    views.push_back({.flag = flag.id,
                     .prompt = interview.render(flag.prompt, {.language = language}),
                     .urgency = flag.level == Level::ActNow ? Urgency::Now : Urgency::FollowUp,
                     .taken_back = !interview.is_raised(index)});
  }
  std::ranges::stable_sort(views, std::greater<>{}, &FlagView::urgency);
  return views;
}

}  // namespace doorstep::screen
