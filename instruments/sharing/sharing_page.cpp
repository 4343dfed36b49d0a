#include "instruments/sharing/sharing_page.h"

#include <algorithm>

namespace doorstep::sharing {

bool is_assent_to_sharing(const model::Instrument& instrument, std::size_t step) {
  return std::any_of(instrument.steps.begin(), instrument.steps.begin() + static_cast<std::ptrdiff_t>(step),
                     [&](const model::Step& earlier) {
                       return earlier.kind == model::Step::Kind::Page &&
                              instrument.pages[earlier.index].kind == model::PageKind::Sharing;
                     });
}

bool is_asked(const Ledger& ledger, const std::string& item, const std::string& parent) {
  return ledger.standing(item, parent).state != State::Told;
}

std::vector<Event> closing_what_is_gone(const Ledger& ledger, const std::vector<TopicSummary>& topics) {
  std::vector<Event> closing;
  for (const std::string& parent : ledger.parents()) {
    for (const std::string& item : ledger.items(parent)) {
      const Standing standing = ledger.standing(item, parent);
      const bool stands = std::ranges::find(topics, item, &TopicSummary::topic) != topics.end();
      if (stands || !is_yes(standing.choice) || !is_asked(ledger, item, parent)) continue;
      closing.push_back({.kind = Kind::Chosen,
                         .item = item,
                         .parent = parent,
                         .choice = Choice::Not,
                         .title = standing.title});
    }
  }
  return closing;
}

}  // namespace doorstep::sharing
