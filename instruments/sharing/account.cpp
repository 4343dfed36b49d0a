#include "instruments/sharing/account.h"

#include <algorithm>

#include <fmt/format.h>

namespace doorstep::sharing {

Account Account::of(const Ledger& ledger, const std::string& parent) {
  Account account;
  if (ledger.is_barred(parent)) return account;
  for (const Thing& thing : ledger.things(parent)) {
    const Standing standing = ledger.standing(thing, parent);
    const bool released = standing.state == State::Released && ledger.has_assent();
    if (released || standing.state == State::Told) account.add(thing.item, standing);
  }
  return account;
}

Account Account::of_told(const Ledger& ledger, const std::string& parent) {
  Account account;
  for (const Thing& thing : ledger.things(parent)) {
    const Standing standing = ledger.standing(thing, parent);
    if (standing.state == State::Told) account.add(thing.item, standing);
  }
  return account;
}

// Lines of one topic stand together however they were decided about, so that nothing shows whether there was
// more of it. The ids number what is there, and nothing else.
void Account::add(const std::string& topic, const Standing& standing) {
  const bool own_words = standing.choice == Choice::MyWords;
  const auto of_topic = [&](const Entry& entry) {
    return entry.item == topic || entry.item.starts_with(topic + ".");
  };
  std::vector<std::string> lines = standing.lines;
  for (const Entry& entry : entries_) {
    if (!of_topic(entry)) continue;
    std::erase_if(lines, [&](const std::string& line) {
      return std::ranges::find(entry.lines, line) != entry.lines.end();
    });
  }
  if (lines.empty()) return;
  Entry* last = entries_.empty() || !of_topic(entries_.back()) ? nullptr : &entries_.back();
  if (last != nullptr && last->own_words == own_words) {
    last->lines.insert(last->lines.end(), lines.begin(), lines.end());
    return;
  }
  const auto before = std::ranges::count_if(entries_, of_topic);
  const std::string id = before == 0 ? topic : fmt::format("{}.{}", topic, before + 1);
  entries_.push_back({id, standing.title, std::move(lines), own_words});
}

}  // namespace doorstep::sharing
