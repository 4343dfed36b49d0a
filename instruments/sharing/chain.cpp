#include "instruments/sharing/chain.h"

#include <algorithm>

#include "instruments/sharing/summary.h"

namespace doorstep::sharing {
namespace {

using interview::Interview;
using interview::Wording;

// Whether `event` is a step on the way of `thing` to `parent`.
bool concerns(const Event& event, const Thing& thing, const std::string& parent) {
  const bool same_adult = event.parent == parent;
  const bool same_item = event.item == thing.item;
  switch (event.kind) {
    case Kind::Assented:
      return true;
    case Kind::Corrected:
    case Kind::Added:
      return same_item;
    case Kind::Reopened:
      return event.item.empty() || same_item;
    case Kind::Chosen:
      return same_adult && same_item &&
             (event.line.empty() || thing.line.empty() || event.line == thing.line);
    case Kind::Decided:
    case Kind::Told:
    case Kind::Merged:
      return same_adult && same_item && event.line == thing.line;
    case Kind::Responded:
    case Kind::FollowedUp:
      return same_adult && (event.item.empty() || (same_item && event.line == thing.line));
    case Kind::ToldBack:
      return event.about == 0 && (event.parent.empty() || same_adult);
    case Kind::Barred:
    case Kind::Unbarred:
      return same_adult;
    case Kind::Reported:
    case Kind::Asked:
      return false;
  }
  return false;
}

// The child's last choice about it before it was told.
const Event* choice_behind(std::span<const Event> before, const Thing& thing, const std::string& parent) {
  const auto found = std::find_if(before.rbegin(), before.rend(), [&](const Event& event) {
    return event.kind == Kind::Chosen && event.item == thing.item && event.line == thing.line &&
           event.parent == parent;
  });
  return found == before.rend() ? nullptr : &*found;
}

// The interview and the ledger as they were when the child chose.
class Then {
 public:
  Then(const std::shared_ptr<const model::Instrument>& instrument, std::span<const interview::Event> history,
       std::span<const Event> decisions, std::int64_t utc)
      : history_(history.first(reached(history, utc))),
        interview_(Interview::replay(instrument, history_, interview::HistoryFrom::Vault)),
        ledger_(Ledger::replay(decisions)) {}

  Result<std::vector<Said>> said(const Event& choice, const Wording& wording) const {
    if (!interview_) return tl::unexpected(interview_.error());
    if (!ledger_) return tl::unexpected(ledger_.error());
    std::vector<Said> all;
    for (const TopicSummary& topic : summary(*interview_, *ledger_, wording)) {
      if (topic.topic != choice.item) continue;
      for (const Line& line : topic.lines) {
        const bool meant = choice.made_from.empty() ||
                           std::ranges::find(choice.made_from, line.id) != choice.made_from.end();
        if (meant) all.push_back(said(line, wording));
      }
    }
    return all;
  }

 private:
  static std::size_t reached(std::span<const interview::Event> history, std::int64_t utc) {
    std::size_t count = history.empty() ? 0 : 1;
    for (std::size_t i = 0; i < history.size(); ++i) {
      if (history[i].stamp.utc_milliseconds <= utc) count = i + 1;
    }
    return count;
  }

  [[nodiscard]] Said said(const Line& line, const Wording& wording) const {
    Said said{{}, {}, line.original, line.text, 0};
    const auto& questions = interview_->instrument().questions;
    const auto question = std::ranges::find(questions, line.id, &model::Question::id);
    if (question == questions.end()) return said;
    const auto index = static_cast<std::uint32_t>(question - questions.begin());
    said.question = interview_->question_text(index, wording);
    said.answer = interview_->words(index, wording);
    for (const interview::Event& event : history_) {
      if (event.kind == interview::EventKind::Answered && event.at == line.id)
        said.answered_utc = event.stamp.utc_milliseconds;
    }
    return said;
  }

  std::span<const interview::Event> history_;
  Result<Interview> interview_;
  Result<Ledger> ledger_;
};

}  // namespace

Result<std::vector<Chain>> chains(const std::shared_ptr<const model::Instrument>& instrument,
                                  std::span<const interview::Event> history, std::span<const Event> events,
                                  const Wording& wording) {
  const auto ledger = Ledger::replay(events);
  if (!ledger) return tl::unexpected(ledger.error());
  std::vector<Chain> all;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& told = events[i];
    const bool tells = told.kind == Kind::Told || (told.kind == Kind::Merged && told.state == State::Told);
    const Thing thing{told.item, told.line};
    const bool known = std::ranges::any_of(
        all, [&](const Chain& chain) { return chain.thing == thing && chain.parent == told.parent; });
    if (!tells || known) continue;
    const Standing standing = ledger->standing(thing, told.parent);
    Chain chain{thing, told.parent, standing.title, standing.lines, {}, {}};
    if (const Event* choice = choice_behind(events.first(i), thing, told.parent)) {
      const auto decided = events.first(static_cast<std::size_t>(choice - events.data()) + 1);
      auto said = Then(instrument, history, decided, choice->utc_milliseconds).said(*choice, wording);
      if (!said) return tl::unexpected(said.error());
      chain.said = std::move(*said);
    }
    std::ranges::copy_if(events, std::back_inserter(chain.steps),
                         [&](const Event& event) { return concerns(event, thing, told.parent); });
    all.push_back(std::move(chain));
  }
  return all;
}

std::vector<Event> beside(std::span<const Event> events) {
  std::vector<Event> found;
  for (const Event& event : events) {
    const bool report = event.kind == Kind::Reported || (event.kind == Kind::ToldBack && event.about != 0);
    if (report || is_of_family(event.kind) || event.kind == Kind::Asked) found.push_back(event);
  }
  return found;
}

}  // namespace doorstep::sharing
