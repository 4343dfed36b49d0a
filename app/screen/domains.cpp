#include "app/screen/domains.h"

#include <algorithm>
#include <functional>

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

// The prompt in the interface's language when the instrument speaks it; its own otherwise. Prompts carry no
// answers.
std::string prompt_in(const model::Instrument& instrument, const model::Text& text,
                      std::string_view language) {
  const std::size_t index = instrument.language_index(language);
  if (index < text.by_language.size() && !text.by_language[index].empty()) return text.by_language[index];
  return text.empty() ? std::string() : text.by_language.front();
}

}  // namespace

DomainState worse(DomainState left, DomainState right) { return std::max(left, right); }

std::map<std::string, DomainState, std::less<>> domain_states(const Interview& interview) {
  std::map<std::string, DomainState, std::less<>> states;
  const model::Instrument& instrument = interview.instrument();
  for (std::uint32_t index = 0; index < instrument.questions.size(); ++index) {
    if (!interview.is_asked(index) || interview.answer(index) == nullptr) continue;
    raise(states, instrument.questions[index].domain, DomainState::Nothing);
  }
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
    if (!interview.is_raised(index) || flag.level == Level::Note) continue;
    views.push_back({.flag = flag.id,
                     .prompt = prompt_in(instrument, flag.prompt, language),
                     .urgency = flag.level == Level::ActNow ? Urgency::Now : Urgency::FollowUp});
  }
  std::ranges::stable_sort(views, std::greater<>{}, &FlagView::urgency);
  return views;
}

}  // namespace doorstep::screen
