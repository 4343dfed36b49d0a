#include "instruments/sharing/ledger.h"

#include <algorithm>

#include <fmt/format.h>

namespace doorstep::sharing {
namespace {

State after(Decision decision) {
  switch (decision) {
    case Decision::Release:
      return State::Released;
    case Decision::NotNow:
      return State::HeldBack;
    case Decision::Never:
      break;
  }
  return State::Refused;
}

// Undecided; the team's never stays.
void close(Standing& standing) {
  if (standing.state == State::Told) return;
  if (standing.state != State::Refused) standing.state = State::Closed;
  standing.choice.reset();
  standing.lines.clear();
  standing.reason.clear();
  standing.why = Why::Unstated;
  standing.citation.clear();
}

}  // namespace

Result<Ledger> Ledger::replay(std::span<const Event> events) {
  Ledger ledger;
  for (const Event& event : events) {
    if (const auto done = ledger.apply(event); !done) {
      return fail("bad_history",
                  fmt::format("Decision {} could not have been made: {}", event.number, done.error().message),
                  "The history was changed outside of this program. Restore it from a backup.");
    }
  }
  return ledger;
}

Result<void> Ledger::apply(const Event& event) {
  if (auto allowed = may(event); !allowed) return allowed;
  if (!is_of_family(event.kind)) last_number_ = event.number;
  switch (event.kind) {
    case Kind::Corrected:
      corrections_[{event.item, event.line, event.source}] = event.lines;
      break;
    case Kind::Added:
      added_.emplace_back(event.item, event.lines);
      break;
    case Kind::Chosen:
      choose(event);
      break;
    case Kind::Assented:
      assent(event.assented);
      break;
    case Kind::Decided: {
      Standing& standing = at(event);
      standing.state = after(event.decision);
      standing.reason = event.reason;
      standing.why = event.why;
      standing.citation = event.citation;
      break;
    }
    case Kind::Told:
      at(event).state = State::Told;
      break;
    case Kind::Reopened:
      reopen(event.item);
      break;
    case Kind::Barred:
      bar(event.parent);
      break;
    case Kind::Unbarred:
      barred_.erase(event.parent);
      break;
    case Kind::Merged:
      merge(event);
      break;
    case Kind::Responded:
    case Kind::FollowedUp:
    case Kind::ToldBack:
    case Kind::Reported:
    case Kind::Asked:
      note(event);
  }
  return {};
}

Standing& Ledger::at(const Event& event) {
  const Key key{event.parent, {event.item, event.line}};
  if (!standings_.contains(key)) order_.push_back(key);
  return standings_[key];
}

// A new choice, also a yes in other words, always has to pass the gate again. Choosing about the whole and
// about its lines are two ways to say the same: the one takes the place of the other.
void Ledger::choose(const Event& event) {
  for (auto& [key, standing] : standings_) {
    const bool other_way = key.parent == event.parent && key.thing.item == event.item &&
                           key.thing.line.empty() != event.line.empty();
    if (other_way) close(standing);
  }
  const bool refused = is_never({event.item, event.line}, event.parent);
  Standing& standing = at(event);
  standing.choice = event.choice;
  standing.title = event.title;
  standing.lines = event.lines;
  if (!is_yes(event.choice)) {
    standing.state = refused ? State::Refused : State::Closed;
  } else {
    standing.state = refused ? State::Refused : State::Permitted;
  }
}

// A release was made under the assent that is taken back; a new one has to be decided anew.
void Ledger::assent(bool yes) {
  assented_ = yes;
  was_asked_ = true;
  for (auto& [key, standing] : standings_) {
    if (!yes && standing.state == State::Released) standing.state = State::Permitted;
  }
}

// What is told stays told, and the team's never stands.
void Ledger::reopen(const std::string& item) {
  assented_.reset();
  for (auto& [key, standing] : standings_) {
    if (standing.state == State::Released) standing.state = State::Permitted;
    if (key.thing.item == item) close(standing);
  }
}

void Ledger::bar(const std::string& parent) {
  barred_.insert(parent);
  for (auto& [key, standing] : standings_) {
    if (key.parent == parent) close(standing);
  }
}

void Ledger::merge(const Event& event) {
  Standing& standing = at(event);
  if (event.state == State::Closed) {
    close(standing);
    standing.choice = event.chose;
  }
  if (event.state == State::Told) {
    standing.title = event.title;
    standing.lines = event.lines;
    standing.choice = event.chose;
  }
  if (standing.state != State::Refused || event.state == State::Told) standing.state = event.state;
  if (event.state == State::HeldBack || event.state == State::Refused) {
    standing.reason = event.reason;
    standing.why = event.why;
    standing.citation = event.citation;
  }
}

// What is written down, and opens and closes nothing.
void Ledger::note(const Event& event) {
  if (event.kind == Kind::Asked) outcome_[event.line] = event.answer;
  if (event.kind == Kind::Reported) reports_.push_back({event.number, false});
  if (event.kind != Kind::ToldBack) return;
  for (Report& report : reports_) {
    if (report.number == event.about) report.child_knows = true;
  }
}

Standing Ledger::standing(const Thing& thing, const std::string& parent) const {
  const auto found = standings_.find({parent, thing});
  return found == standings_.end() ? Standing{} : found->second;
}

std::optional<std::vector<std::string>> Ledger::correction(const std::string& item, const std::string& line,
                                                           const std::string& source) const {
  const auto found = corrections_.find({item, line, source});
  return found == corrections_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Ledger::added(const std::string& item) const {
  std::vector<std::string> lines;
  for (const auto& [where, added] : added_) {
    if (where == item) lines.insert(lines.end(), added.begin(), added.end());
  }
  return lines;
}

std::vector<std::string> Ledger::items(const std::string& parent) const {
  std::vector<std::string> found;
  for (const Key& key : order_) {
    if (key.parent == parent && std::ranges::find(found, key.thing.item) == found.end())
      found.push_back(key.thing.item);
  }
  return found;
}

std::vector<Thing> Ledger::things(const std::string& parent) const {
  std::vector<Thing> found;
  for (const std::string& item : items(parent)) {
    if (standings_.contains({parent, {item, {}}})) found.push_back({item, {}});
    for (const Key& key : order_) {
      if (key.parent == parent && key.thing.item == item && !key.thing.line.empty())
        found.push_back(key.thing);
    }
  }
  return found;
}

std::vector<std::string> Ledger::parents() const {
  std::vector<std::string> found;
  for (const Key& key : order_) {
    if (std::ranges::find(found, key.parent) == found.end()) found.push_back(key.parent);
  }
  return found;
}

bool Ledger::is_by_line(const std::string& item, const std::string& parent) const {
  return std::ranges::any_of(standings_, [&](const auto& each) {
    const Key& key = each.first;
    return key.parent == parent && key.thing.item == item && !key.thing.line.empty() &&
           each.second.choice.has_value();
  });
}

bool Ledger::has_told(const std::string& parent) const {
  return std::ranges::any_of(standings_, [&](const auto& each) {
    return each.second.state == State::Told && (parent.empty() || each.first.parent == parent);
  });
}

bool Ledger::is_told_in_part(const std::string& item, const std::string& parent) const {
  return std::ranges::any_of(standings_, [&](const auto& each) {
    return each.first.parent == parent && each.first.thing.item == item && each.second.state == State::Told;
  });
}

std::string Ledger::outcome(const std::string& question) const {
  const auto found = outcome_.find(question);
  return found == outcome_.end() ? std::string() : found->second;
}

}  // namespace doorstep::sharing
