#include "instruments/sharing/sharing_page.h"

#include <algorithm>
#include <map>
#include <set>

namespace doorstep::sharing {

namespace {

using interview::Interview;

// What the lines of each topic are made from, alike in every language and wording.
std::map<std::string, std::vector<std::string>> sources_of(const Interview& interview) {
  std::map<std::string, std::vector<std::string>> sources;
  for (const TopicSummary& topic : whole_summary(interview, Ledger(), {})) {
    for (const Line& line : topic.lines) sources[topic.topic].push_back(line.id + " " + line.source);
  }
  return sources;
}

// Whether the sharing, and the assent to it, were gone through and nothing opened them again.
bool is_through(const Interview& interview) {
  const model::Instrument& instrument = interview.instrument();
  for (std::size_t step = instrument.first_closing_step; step < instrument.steps.size(); ++step) {
    const auto [kind, index] = instrument.steps[step];
    const bool sharing =
        kind == model::Step::Kind::Page && (instrument.pages[index].kind == model::PageKind::Sharing ||
                                            instrument.pages[index].kind == model::PageKind::Assent);
    if (sharing && !interview.has_passed(step)) return false;
  }
  return true;
}

// Every item that the child has decided about and that is not told to everybody yet.
std::set<std::string> open_items(const Ledger& ledger) {
  std::set<std::string> items;
  for (const std::string& parent : ledger.parents()) {
    for (const std::string& item : ledger.items(parent)) {
      const Standing standing = ledger.standing(item, parent);
      if (standing.choice && standing.state != State::Told) items.insert(item);
    }
  }
  return items;
}

}  // namespace

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

std::vector<Event> reopened_by(const Interview& before, const Interview& after, const Ledger& ledger) {
  std::vector<Event> events;
  const std::set<std::string> items = open_items(ledger);
  if (!items.empty()) {
    auto was = sources_of(before);
    auto is = sources_of(after);
    for (const std::string& item : items) {
      if (was[item] != is[item]) events.push_back({.kind = Kind::Reopened, .item = item});
    }
  }
  if (events.empty() && ledger.assent() && is_through(before) && !is_through(after))
    events.push_back({.kind = Kind::Reopened});
  return events;
}

std::vector<Event> reopening_all(const Ledger& ledger) {
  std::vector<Event> events;
  for (const std::string& item : open_items(ledger)) events.push_back({.kind = Kind::Reopened, .item = item});
  if (events.empty() && ledger.assent()) events.push_back({.kind = Kind::Reopened});
  return events;
}

}  // namespace doorstep::sharing
