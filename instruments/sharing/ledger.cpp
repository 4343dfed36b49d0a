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

Result<void> already_told() {
  return fail("already_told", "This has been told already, and what has been told cannot be untold.",
              "Follow it up with the child and the parent instead.");
}

}  // namespace

bool is_yes(std::optional<Choice> choice) {
  return choice == Choice::MyWords || choice == Choice::TheseWords;
}

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

Result<void> Ledger::may(const Event& event) const {
  if (event.number != next_number()) {
    return fail("out_of_order",
                fmt::format("Decision {} cannot follow decision {}.", event.number, last_number_),
                "Open the family again.");
  }
  const Standing now = standing(event.item, event.parent);
  switch (event.kind) {
    case Kind::Corrected:
    case Kind::Added:
    case Kind::Assented:
    case Kind::Reopened:
      return {};
    case Kind::Chosen:
      if (now.state == State::Told) return already_told();
      if (is_yes(event.choice) && event.lines.empty()) {
        return fail("nothing_to_tell", "There is nothing in this that could be told.",
                    "Write a line first, or choose not.");
      }
      return {};
    case Kind::Decided:
      return may_decide(event, now);
    case Kind::Told:
      if (now.state == State::Released || now.state == State::Told) return {};
      return fail("not_released", "This was not released for this person.",
                  "The child and the team both have to say yes first.");
  }
  return {};
}

Result<void> Ledger::may_decide(const Event& event, const Standing& now) const {
  if (now.state == State::Told) return already_told();
  if (now.state == State::Closed || !is_yes(now.choice)) {
    return fail("not_permitted", "The child has not permitted this for this person.",
                "Only the child can permit it.");
  }
  if (!has_assent()) {
    return fail("no_assent", "The child has not agreed to anything being told.",
                "Ask the child again another time.");
  }
  if (now.state == State::Refused && event.decision != Decision::Never) {
    return fail("team_refused", "The team decided that this is never told to this person.",
                "That decision stands.");
  }
  if (event.reason.empty()) {
    return fail("reason_missing", "A decision about telling needs its reason.", "Write why, in a few words.");
  }
  return {};
}

Result<void> Ledger::apply(const Event& event) {
  if (auto allowed = may(event); !allowed) return allowed;
  last_number_ = event.number;
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
      assented_ = event.assented;
      // A release was made under the assent that is taken back; a new one has to be decided anew.
      for (auto& [key, standing] : standings_) {
        if (!event.assented && standing.state == State::Released) standing.state = State::Permitted;
      }
      break;
    case Kind::Decided: {
      Standing& standing = standings_[{event.item, event.parent}];
      standing.state = after(event.decision);
      standing.reason = event.reason;
      break;
    }
    case Kind::Told:
      standings_[{event.item, event.parent}].state = State::Told;
      break;
    case Kind::Reopened:
      reopen(event.item);
  }
  return {};
}

// What is told stays told, and the team's never stands.
void Ledger::reopen(const std::string& item) {
  assented_.reset();
  for (auto& [key, standing] : standings_) {
    if (standing.state == State::Told) continue;
    if (standing.state == State::Released) standing.state = State::Permitted;
    if (key.first != item) continue;
    if (standing.state != State::Refused) standing.state = State::Closed;
    standing.choice.reset();
    standing.lines.clear();
    standing.reason.clear();
  }
}

// A new choice, also a yes in other words, always has to pass the gate again.
void Ledger::choose(const Event& event) {
  const Key key{event.item, event.parent};
  if (!standings_.contains(key)) order_.push_back(key);
  Standing& standing = standings_[key];
  const bool refused = standing.state == State::Refused;
  standing.choice = event.choice;
  standing.title = event.title;
  standing.lines = event.lines;
  if (!is_yes(event.choice)) {
    standing.state = refused ? State::Refused : State::Closed;
  } else if (!refused) {
    standing.state = State::Permitted;
  }
}

Standing Ledger::standing(const std::string& item, const std::string& parent) const {
  const auto found = standings_.find({item, parent});
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
  for (const auto& [item, person] : order_) {
    if (person == parent) found.push_back(item);
  }
  return found;
}

std::vector<std::string> Ledger::parents() const {
  std::vector<std::string> found;
  for (const auto& [item, person] : order_) {
    if (std::ranges::find(found, person) == found.end()) found.push_back(person);
  }
  return found;
}

}  // namespace doorstep::sharing
