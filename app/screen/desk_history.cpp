// What happened with a family, out of its records: the log for auditors stays apart from it.
#include <algorithm>
#include <utility>

#include "app/screen/desk.h"
#include "app/screen/wording.h"
#include "storage/records/decisions.h"
#include "storage/records/follow_ups.h"
#include "storage/records/plans.h"
#include "storage/records/telling.h"

namespace doorstep::screen {
namespace {

using Kind = HistoryLine::Kind;
using records::InterviewRecord;

// A line with the moment that orders it.
struct Moment {
  std::int64_t at = 0;
  HistoryLine line;
};

// Decisions for one person within this time are one line: the gate is gone through item by item.
constexpr std::int64_t kTogether = 60 * 60 * 1000;  // milliseconds

std::optional<Kind> kind_of(const sharing::Event& event) {
  switch (event.kind) {
    case sharing::Kind::Told:
      return Kind::Told;
    case sharing::Kind::ToldBack:
      return Kind::ToldBack;
    case sharing::Kind::Assented:
      return event.assented ? std::optional(Kind::Chosen) : std::nullopt;
    case sharing::Kind::Decided:
      if (event.decision == sharing::Decision::Release) return Kind::Released;
      return event.decision == sharing::Decision::NotNow ? Kind::HeldBack : Kind::Refused;
    default:
      return std::nullopt;
  }
}

class Book {
 public:
  explicit Book(const std::vector<PersonView>& people) : people_(people) {}

  void add(std::int64_t at, HistoryLine line) { moments_.push_back({at, std::move(line)}); }

  void add(const InterviewRecord& record, const std::string& title, AnsweredBy by) {
    const HistoryLine line{.who = name_of(record.person.text), .what = title, .answered_by = by};
    const auto add_as = [&](Kind kind, std::int64_t at) {
      HistoryLine one = line;
      one.kind = kind;
      add(at, std::move(one));
    };
    add_as(Kind::Started, record.started_at);
    if (record.state == records::InterviewState::Finished) add_as(Kind::Finished, record.last_at);
    if (record.state == records::InterviewState::Stopped) add_as(Kind::Stopped, record.last_at);
    if (record.state == records::InterviewState::Declined) add_as(Kind::Declined, record.last_at);
  }

  void add(const sharing::Event& event, const std::string& child, const std::string& by) {
    if (event.kind == sharing::Kind::Reported) {
      return add(event.utc_milliseconds, {.kind = Kind::Reported,
                                          .who = event.to,
                                          .what = with_law(event.reason, event.citation),
                                          .by = by});
    }
    const auto kind = kind_of(event);
    if (!kind) return;
    const bool of_child = *kind == Kind::Chosen || *kind == Kind::ToldBack;
    const std::string who = of_child ? child : name_of(event.parent);
    const auto same = std::ranges::find_if(moments_, [&](const Moment& moment) {
      return moment.line.kind == *kind && moment.line.who == who && moment.line.by == by &&
             event.utc_milliseconds - moment.at <= kTogether;
    });
    if (same == moments_.end()) {
      add(event.utc_milliseconds, {.kind = *kind, .who = who, .count = 1, .by = by});
    } else {
      ++same->line.count;
    }
  }

  // The latest first.
  [[nodiscard]] std::vector<HistoryLine> lines(const Clocks& clocks) && {
    std::ranges::stable_sort(moments_, std::greater<>{}, &Moment::at);
    std::vector<HistoryLine> lines;
    for (Moment& moment : moments_) {
      moment.line.at = clocks.local(moment.at);
      lines.push_back(std::move(moment.line));
    }
    return lines;
  }

  [[nodiscard]] std::string name_of(const std::string& person) const {
    const PersonView* found = find_person(people_, person);
    return found == nullptr ? std::string() : found->short_name();
  }

 private:
  const std::vector<PersonView>& people_;
  std::vector<Moment> moments_;
};

}  // namespace

Result<std::vector<HistoryLine>> Desk::history_of(const records::Family& family,
                                                  const std::vector<InterviewRecord>& interviews,
                                                  const std::vector<PersonView>& people,
                                                  std::string_view language) {
  Book book(people);
  if (family.created_at > 0) book.add(family.created_at, {.kind = Kind::FamilyAdded});
  for (const InterviewRecord& record : interviews) {
    // What was replaced is told by what it went on in.
    if (record.state != records::InterviewState::Replaced)
      book.add(record, title_of(record, language), answerer_of(record));
  }
  const auto decisions = records::decisions_of(*vault_, family.id);
  if (!decisions) return tl::unexpected(decisions.error());
  const auto team = vault_->people();
  const auto name = [&](const std::string& id) {
    const auto member = std::ranges::find(team, id, &vault::VaultPerson::id);
    return member == team.end() ? std::string() : member->name;
  };
  for (const auto& [interview, events] : *decisions) {
    const auto record = std::ranges::find(interviews, interview, &InterviewRecord::id);
    if (record != interviews.end() && record->state == records::InterviewState::Replaced) continue;
    const std::string child = record == interviews.end() ? std::string() : book.name_of(record->person.text);
    for (const sharing::Event& event : events) {
      book.add(event, child, name(event.by));
    }
  }
  if (const auto bars = records::bars(*vault_, family.id)) {
    for (const records::Bar& bar : *bars)
      book.add(bar.at, {.kind = Kind::Barred,
                        .who = book.name_of(bar.person.text),
                        .what = with_law(bar.reason, bar.citation),
                        .by = name(bar.by)});
  }
  if (const auto notes = records::last_flag_notes(*vault_, family.id)) {
    for (const records::FlagNote& last : *notes) {
      const auto record = std::ranges::find(interviews, last.interview, &InterviewRecord::id);
      const std::string who = record == interviews.end() ? std::string() : book.name_of(record->person.text);
      std::vector<records::FlagNote> done = last.before;
      if (!last.waits()) done.push_back(last);
      for (const records::FlagNote& note : done)
        book.add(note.at, {.kind = Kind::FollowedUp, .who = who, .what = note.words, .by = note.by});
    }
  }
  const auto plan = records::plan(*vault_, family.id);
  if (!plan) return tl::unexpected(plan.error());
  for (const records::PlannedHelp& help : *plan) {
    const std::string what = help.kind.empty() ? help.words : help.kind;
    const std::string who = help.person ? book.name_of(help.person->text) : std::string();
    if (help.state == records::HelpState::Removed) continue;
    book.add(help.created_at, {.kind = Kind::HelpAgreed, .who = who, .what = what});
    if (help.state == records::HelpState::Done)
      book.add(help.changed_at, {.kind = Kind::HelpDone, .who = who, .what = what});
  }
  return std::move(book).lines(options_.clocks);
}

}  // namespace doorstep::screen
