// What waits for somebody of the team today, over all families.
#include <algorithm>
#include <tuple>
#include <utility>

#include "app/screen/days.h"
#include "app/screen/desk.h"
#include "app/screen/wording.h"
#include "storage/records/decisions.h"
#include "storage/records/follow_ups.h"
#include "storage/records/plans.h"
#include "storage/records/restored.h"

namespace doorstep::screen {
namespace {

using records::InterviewRecord;

// A round and a help are on the list from so many days before their day.
constexpr std::int64_t kDaysBeforeRound = 14;
constexpr std::int64_t kDaysBeforeHelp = 7;

using Lines = std::vector<TodayLine>;

std::vector<InterviewRecord> of_family(const std::vector<InterviewRecord>& all,
                                       const records::FamilyId& family) {
  std::vector<InterviewRecord> own;
  std::ranges::copy_if(all, std::back_inserter(own),
                       [&](const InterviewRecord& record) { return record.family == family; });
  return own;
}

// What a child permitted and nobody decided about, and what was released and nobody told.
void add_decisions(const records::Decisions& decisions, const std::vector<InterviewRecord>& interviews,
                   const std::vector<PersonView>& people, const TodayLine& start, Lines& lines) {
  for (const auto& [interview, events] : decisions) {
    const auto record = std::ranges::find(interviews, interview, &InterviewRecord::id);
    const auto ledger = sharing::Ledger::replay(events);
    if (record == interviews.end() || record->state == records::InterviewState::Replaced) continue;
    if (!ledger || !ledger->has_assent()) continue;
    TodayLine to_decide = start;
    to_decide.kind = TodayLine::Kind::ToDecide;
    to_decide.interview = interview.text;
    to_decide.person = record->person.text;
    if (const PersonView* child = find_person(people, to_decide.person)) to_decide.name = child->short_name();
    TodayLine to_tell = to_decide;
    to_tell.kind = TodayLine::Kind::ToTell;
    for (const std::string& parent : ledger->parents()) {
      const PersonView* adult = find_person(people, parent);
      if (adult == nullptr || !adult->is_decided_about()) continue;
      for (const sharing::Thing& item : permitted_things(*ledger, parent)) {
        const sharing::State state = ledger->standing(item, parent).state;
        if (state == sharing::State::Permitted) ++to_decide.count;
        if (state == sharing::State::Released) ++to_tell.count;
      }
    }
    if (to_decide.count > 0) lines.push_back(to_decide);
    if (to_tell.count > 0) lines.push_back(to_tell);
  }
}

// What was said that has to be seen to at once, by interview.
void add_follow_ups(const std::vector<records::FlagNote>& notes,
                    const std::vector<InterviewRecord>& interviews, const std::vector<PersonView>& people,
                    const TodayLine& start, Lines& lines) {
  for (const InterviewRecord& record : interviews) {
    TodayLine line = start;
    line.kind = TodayLine::Kind::FollowUp;
    line.interview = record.id.text;
    line.person = record.person.text;
    line.count = static_cast<std::size_t>(std::ranges::count_if(
        notes, [&](const records::FlagNote& note) { return note.interview == record.id && note.waits(); }));
    if (const PersonView* person = find_person(people, line.person)) line.name = person->short_name();
    if (line.count > 0) lines.push_back(std::move(line));
  }
}

// Children whose choices were closed without anybody having asked them again.
void add_closed(const std::vector<records::InterviewId>& closed,
                const std::vector<InterviewRecord>& interviews, const std::vector<PersonView>& people,
                const TodayLine& start, Lines& lines) {
  for (const InterviewRecord& record : interviews) {
    if (std::ranges::find(closed, record.id) == closed.end()) continue;
    TodayLine line = start;
    line.kind = TodayLine::Kind::AskAgain;
    line.interview = record.id.text;
    line.person = record.person.text;
    if (const PersonView* child = find_person(people, line.person)) line.name = child->short_name();
    lines.push_back(std::move(line));
  }
}

void add_rounds(const std::vector<NextRoundLine>& rounds, language::Date today, const TodayLine& start,
                Lines& lines) {
  for (const NextRoundLine& round : rounds) {
    if (!round.due) continue;
    TodayLine line = start;
    line.kind = TodayLine::Kind::NextRound;
    line.interview = round.after;
    line.person = round.person;
    line.name = round.name;
    line.title = round.title;
    line.last = round.last;
    line.due = round.due;
    line.days_left = round.due->days() - today.days();
    if (line.days_left <= kDaysBeforeRound) lines.push_back(std::move(line));
  }
}

void add_help(const std::vector<HelpLine>& plan, language::Date today, const TodayLine& start, Lines& lines) {
  for (const HelpLine& help : plan) {
    if (help.state != HelpState::Agreed || !help.when) continue;
    TodayLine line = start;
    line.kind = TodayLine::Kind::Help;
    line.help = help;
    line.person = help.person;
    line.name = help.for_whom;
    line.due = help.when;
    line.days_left = help.when->days() - today.days();
    if (line.days_left <= kDaysBeforeHelp) lines.push_back(std::move(line));
  }
}

}  // namespace

Result<TodayView> Desk::today_list(std::string_view language) {
  auto lines = families();
  if (!lines) return tl::unexpected(lines.error());
  TodayView view{.lines = {}, .families = std::move(*lines), .today = today()};
  const auto all = records::all_interviews(*vault_);
  if (!all) return tl::unexpected(all.error());
  const auto closed = records::to_ask_again(*vault_);
  if (!closed) return tl::unexpected(closed.error());
  const auto raised = records::all_last_flag_notes(*vault_);
  if (!raised) view.trouble = raised.error();
  for (const FamilyLine& family : view.families) {
    const records::FamilyId id{family.id};
    const TodayLine start{.family = family.id, .family_name = family.name};
    const auto members = people(id);
    if (!members) return tl::unexpected(members.error());
    std::vector<PersonView> views;
    for (const records::Person& member : *members) views.push_back(view_of(member, view.today));
    const auto interviews = of_family(*all, id);
    if (raised) add_follow_ups(*raised, interviews, views, start, view.lines);
    add_closed(*closed, interviews, views, start, view.lines);
    if (const auto decisions = records::decisions_of(*vault_, id))
      add_decisions(*decisions, interviews, views, start, view.lines);
    for (const InterviewRecord& record : interviews) {
      if (record.state != records::InterviewState::Open) continue;
      TodayLine line = start;
      line.interview = record.id.text;
      line.person = record.person.text;
      if (const PersonView* person = find_person(views, line.person)) line.name = person->short_name();
      line.title = title_of(record, language);
      line.last = options_.clocks.local(record.started_at);
      view.lines.push_back(std::move(line));
    }
    if (const auto rounds = next_rounds(interviews, views, language))
      add_rounds(*rounds, view.today, start, view.lines);
    if (const auto plan = plan_of(id, views)) add_help(*plan, view.today, start, view.lines);
  }
  std::ranges::stable_sort(view.lines, {}, [](const TodayLine& line) {
    return std::tuple(line.kind, line.due ? line.days_left : 0);
  });
  return view;
}

}  // namespace doorstep::screen
