// What happened with a family, out of its records: the log for auditors stays apart from it.
#include <algorithm>
#include <utility>

#include "app/screen/desk.h"
#include "storage/records/decisions.h"
#include "storage/records/plans.h"

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

  void add(const InterviewRecord& record, const std::string& title) {
    const std::string who = name_of(record.person.text);
    add(record.started_at, {.kind = Kind::Started, .who = who, .what = title});
    if (record.state == records::InterviewState::Finished)
      add(record.last_at, {.kind = Kind::Finished, .who = who, .what = title});
    if (record.state == records::InterviewState::Stopped)
      add(record.last_at, {.kind = Kind::Stopped, .who = who, .what = title});
  }

  void add(const sharing::Event& event, const std::string& child, const std::string& by) {
    const auto kind = kind_of(event);
    if (!kind) return;
    const std::string who = *kind == Kind::Chosen ? child : name_of(event.parent);
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
    if (record.state != records::InterviewState::Replaced) book.add(record, title_of(record, language));
  }
  const auto decisions = records::decisions_of(*vault_, family.id);
  if (!decisions) return tl::unexpected(decisions.error());
  const auto team = vault_->people();
  for (const auto& [interview, events] : *decisions) {
    const auto record = std::ranges::find(interviews, interview, &InterviewRecord::id);
    if (record != interviews.end() && record->state == records::InterviewState::Replaced) continue;
    const std::string child = record == interviews.end() ? std::string() : book.name_of(record->person.text);
    for (const sharing::Event& event : events) {
      const auto by = std::ranges::find(team, event.by, &vault::VaultPerson::id);
      book.add(event, child, by == team.end() ? std::string() : by->name);
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
