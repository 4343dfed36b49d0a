// An interview's decisions about sharing: kept, audited, and refused by the rules.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "instruments/sharing/names.h"
#include "instruments/sharing/sharing_page.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/live_interview.h"

namespace doorstep::records {

using interview::Interview;
using sharing::Event;

Result<std::vector<Event>> LiveInterview::decisions() const {
  return decisions_for(*vault_, record_.family, record_.id);
}

Result<void> LiveInterview::read_ledger() {
  const auto all = decisions();
  if (!all) return tl::unexpected(all.error());
  auto ledger = sharing::Ledger::replay(*all);
  if (!ledger) return tl::unexpected(ledger.error());
  ledger_ = std::move(*ledger);
  return {};
}

Result<sharing::Ledger> LiveInterview::last_choices() const {
  const auto all = interviews(*vault_, record_.family);
  if (!all) return tl::unexpected(all.error());
  const auto last = std::find_if(all->rbegin(), all->rend(), [&](const InterviewRecord& record) {
    return record.person == record_.person && record.instrument == record_.instrument &&
           record.round < record_.round && record.state == InterviewState::Finished;
  });
  if (last == all->rend()) return sharing::Ledger();
  const auto made = decisions_for(*vault_, record_.family, last->id);
  if (!made) return tl::unexpected(made.error());
  return sharing::Ledger::replay(*made);
}

Result<std::vector<Person>> LiveInterview::siblings_named(std::span<const std::string> lines) const {
  const auto members = people(*vault_, record_.family);
  if (!members) return tl::unexpected(members.error());
  std::vector<Person> named;
  for (const Person& member : *members) {
    const bool sibling = member.role == PersonRole::Child && member.id != record_.person;
    if (sibling && sharing::names(lines, member.name)) named.push_back(member);
  }
  return named;
}

// Numbered, and in the name of whoever answers.
Result<std::vector<Event>> LiveInterview::following_from(const interview::Event& event) const {
  // Before the child has decided anything, an answer decides nothing either.
  if (ledger_.next_number() == 1) return std::vector<Event>();
  Interview changed = interview_;
  if (auto applied = changed.apply(event); !applied) return tl::unexpected(applied.error());
  std::vector<Event> decisions = sharing::reopened_by(interview_, changed, ledger_);
  for (Event& outcome : sharing::outcomes_by(interview_, changed)) decisions.push_back(std::move(outcome));
  std::uint32_t number = ledger_.next_number();
  for (Event& decision : decisions) {
    decision.number = number++;
    decision.by = record_.person.text;
    decision.language = event.language;
    decision.utc_milliseconds = event.stamp.utc_milliseconds;
  }
  return decisions;
}

Result<void> LiveInterview::keep(const Event& event) {
  return keep_decision(*vault_, record_.family, record_.id, event);
}

// The rules, and what only the family's records know.
Result<void> LiveInterview::may(const Event& event) const {
  if (auto allowed = ledger_.may(event); !allowed) return allowed;
  if (event.kind != sharing::Kind::Decided || event.decision != sharing::Decision::Release) return {};
  const auto standing = ledger_.standing(sharing::Thing{event.item, event.line}, event.parent);
  const auto siblings = siblings_named(standing.lines);
  if (!siblings) return tl::unexpected(siblings.error());
  const bool seen = std::ranges::all_of(*siblings, [&](const Person& sibling) {
    return std::ranges::find(event.named, sibling.id.text) != event.named.end();
  });
  if (seen) return {};
  return fail("names_sibling", "This text names another child in the family.",
              "Read it once more, and say that you have seen it, or ask for other words.");
}

Result<void> LiveInterview::decide(Event event, interview::Stamp stamp) {
  event.number = ledger_.next_number();
  event.utc_milliseconds = stamp.utc_milliseconds;
  if (auto current = is_current(); !current) return current;
  if (auto allowed = may(event); !allowed) {
    const auto noted = audit(*vault_, event.utc_milliseconds, "sharing_refused", record_.id.text,
                             {{"rule", allowed.error().code},
                              {"move", word(event.kind)},
                              {"item", event.item},
                              {"for", event.parent}});
    return noted ? allowed : noted;
  }
  auto kept = vault_->store().write([&](vault::Connection&) { return keep(event); });
  if (!kept) return kept;
  return ledger_.apply(event);
}

}  // namespace doorstep::records
