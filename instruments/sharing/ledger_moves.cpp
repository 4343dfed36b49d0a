// Which move may follow: each refusal is a cell of the table in README.md.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/sharing/ledger.h"

namespace doorstep::sharing {
namespace {

constexpr std::array<std::string_view, 5> kAnswers = {"yes", "no", "dont_know", "wont_say", "skipped"};

Result<void> already_told() {
  return fail("already_told", "This has been told already, and what has been told cannot be untold.",
              "Follow it up with the child and the parent instead.");
}

Result<void> barred() {
  return fail("barred", "This adult is barred: nothing is chosen for them, released or told to them.",
              "Lift the bar on the person's page first, if it no longer holds.");
}

Result<void> team_refused() {
  return fail("team_refused", "The team decided that this is never told to this person.",
              "That decision stands.");
}

Result<void> reason_missing() {
  return fail("reason_missing", "A decision about telling needs its reason.", "Write why, in a few words.");
}

Result<void> law_missing() {
  return fail("law_missing", "Where the law is the reason, its place in the law is named.",
              "Choose the rule that it rests on.");
}

// How closed a state is; what is told is a fact beside that order.
int closedness(State state) {
  switch (state) {
    case State::Released:
      return 0;
    case State::Permitted:
      return 1;
    case State::HeldBack:
      return 2;
    case State::Closed:
      return 3;
    case State::Refused:
    case State::Told:
      break;
  }
  return 4;
}

}  // namespace

// What the team said never about: the thing itself, the topic that a line is of, or a line of the topic.
bool Ledger::is_never(const Thing& thing, const std::string& parent) const {
  if (standing(thing, parent).state == State::Refused) return true;
  return !thing.line.empty() && standing(Thing{thing.item, {}}, parent).state == State::Refused;
}

Result<void> Ledger::may(const Event& event) const {
  const std::uint32_t expected = is_of_family(event.kind) ? 0 : next_number();
  if (event.number != expected) {
    return fail("out_of_order",
                fmt::format("Decision {} cannot follow decision {}.", event.number, last_number_),
                "Open the family again.");
  }
  const Standing now = standing(Thing{event.item, event.line}, event.parent);
  switch (event.kind) {
    case Kind::Corrected:
    case Kind::Added:
    case Kind::Assented:
    case Kind::Reopened:
      return {};
    case Kind::Chosen:
      return may_choose(event, now);
    case Kind::Decided:
      return may_decide(event, now);
    case Kind::Told:
      if (is_barred(event.parent)) return barred();
      if (now.state == State::Released || now.state == State::Told) return {};
      return fail("not_released", "This was not released for this person.",
                  "The child and the team both have to say yes first.");
    case Kind::Merged:
      return may_merge(event, now);
    case Kind::Responded:
    case Kind::FollowedUp:
    case Kind::ToldBack:
    case Kind::Reported:
    case Kind::Asked:
    case Kind::Barred:
    case Kind::Unbarred:
      break;
  }
  return may_note(event);
}

Result<void> Ledger::may_choose(const Event& event, const Standing& now) const {
  if (is_barred(event.parent)) return barred();
  const bool whole_told = standing(event.item, event.parent).state == State::Told;
  if (now.state == State::Told || whole_told) return already_told();
  if (event.line.empty() && is_told_in_part(event.item, event.parent)) {
    return fail("told_in_part", "A line of this has been told already.",
                "Choose about the other lines one by one.");
  }
  if (is_yes(event.choice) && event.lines.empty()) {
    return fail("nothing_to_tell", "There is nothing in this that could be told.",
                "Write a line first, or choose not.");
  }
  return {};
}

Result<void> Ledger::may_decide(const Event& event, const Standing& now) const {
  if (is_barred(event.parent)) return barred();
  if (now.state == State::Told) return already_told();
  if (now.state == State::Closed || !is_yes(now.choice)) {
    return fail("not_permitted", "The child has not permitted this for this person.",
                "Only the child can permit it.");
  }
  if (!has_assent()) {
    return fail("no_assent", "The child has not agreed to anything being told.",
                "Ask the child again another time.");
  }
  if (now.state == State::Refused && event.decision != Decision::Never) return team_refused();
  const bool line_refused = std::ranges::any_of(standings_, [&](const auto& each) {
    return each.first.parent == event.parent && each.first.thing.item == event.item &&
           each.second.state == State::Refused;
  });
  if (event.line.empty() && event.decision == Decision::Release && line_refused) return team_refused();
  if (event.reason.empty() && event.why == Why::Unstated) return reason_missing();
  if (needs_law(event.why) && event.law.empty()) return law_missing();
  return {};
}

Result<void> Ledger::may_note(const Event& event) const {
  switch (event.kind) {
    case Kind::Responded:
    case Kind::FollowedUp: {
      const bool told = event.item.empty()
                            ? has_told(event.parent)
                            : standing(Thing{event.item, event.line}, event.parent).state == State::Told;
      if (event.parent.empty() || !told)
        return fail("not_told", "This has not been told to this person.", "Tell it first.");
      break;
    }
    case Kind::ToldBack:
      if (event.about == 0 && !has_told()) {
        return fail("not_told", "Nothing of what the child said has been told yet.",
                    "Tell the child when something has been told.");
      }
      if (event.about != 0 && std::ranges::find(reports_, event.about, &Report::number) == reports_.end())
        return fail("no_such_report", "There is no such report.", "Open the family again.");
      break;
    case Kind::Asked:
      if ((event.line != kKnows && event.line != kDecided) ||
          std::ranges::find(kAnswers, event.answer) == kAnswers.end())
        return fail("bad_event", "A stored decision cannot be read.", "Restore the vault from a backup.");
      return {};
    case Kind::Unbarred:
      if (!is_barred(event.parent)) {
        return fail("not_barred", "This adult is not barred.", "Open the family again.");
      }
      [[fallthrough]];
    case Kind::Barred:
      return event.reason.empty() ? reason_missing() : Result<void>();
    default:  // Reported
      if (event.reason.empty()) return reason_missing();
      return event.law.empty() ? law_missing() : Result<void>();
  }
  const bool blank = std::ranges::all_of(event.lines, &std::string::empty);
  if (blank) return fail("nothing_written", "There is nothing written here.", "Write it first.");
  return {};
}

Result<void> Ledger::may_merge(const Event& event, const Standing& now) const {
  if (event.state == State::Told) {
    if (!event.lines.empty()) return {};
    return fail("nothing_to_tell", "There is nothing in this that could be told.",
                "Write a line first, or choose not.");
  }
  if (now.state == State::Told) return already_told();
  if (closedness(event.state) >= closedness(now.state)) return {};
  return fail("would_reopen", "Putting two histories together never opens what one of them closed.",
              "Ask the child again.");
}

}  // namespace doorstep::sharing
