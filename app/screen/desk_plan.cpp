// The plan and the next rounds, out of their records and back.
#include <algorithm>
#include <limits>
#include <utility>

#include "app/screen/days.h"
#include "app/screen/desk.h"
#include "storage/records/plans.h"

namespace doorstep::screen {
namespace {

using records::InterviewRecord;
using records::PlannedHelp;

// Until a municipality's instrument says otherwise.
constexpr int kMonthsToNextRound = 3;

records::HelpState stored(HelpState state) {
  switch (state) {
    case HelpState::Agreed:
      return records::HelpState::Agreed;
    case HelpState::Done:
      return records::HelpState::Done;
    case HelpState::Removed:
      return records::HelpState::Removed;
  }
  return records::HelpState::Agreed;
}

HelpState shown(records::HelpState state) {
  switch (state) {
    case records::HelpState::Agreed:
      return HelpState::Agreed;
    case records::HelpState::Done:
      return HelpState::Done;
    case records::HelpState::Removed:
      return HelpState::Removed;
  }
  return HelpState::Agreed;
}

HelpLine shown(const PlannedHelp& help) {
  return {.id = help.id.text,
          .kind = help.kind,
          .words = help.words,
          .person = help.person ? help.person->text : std::string(),
          .who = help.who,
          .when = help.when,
          .state = shown(help.state)};
}

// Months until somebody is asked again; 0: not at all. The team's own instruments are not asked in rounds.
int months_to_next(const model::Instrument& instrument, std::optional<int> said) {
  const bool asked_again =
      instrument.respondent == model::Respondent::Child || instrument.respondent == model::Respondent::Parent;
  return said.value_or(asked_again ? kMonthsToNextRound : 0);
}

// Whether nothing was started with that person and that instrument since.
bool is_last(const InterviewRecord& record, const std::vector<InterviewRecord>& all) {
  return std::ranges::none_of(all, [&](const InterviewRecord& other) {
    return other.person == record.person && other.instrument == record.instrument &&
           other.round > record.round && other.state != records::InterviewState::Declined;
  });
}

}  // namespace

Result<HelpLine> Desk::help(const std::string& id) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto help = records::find(*vault_, records::HelpId{id});
  if (!help) return tl::unexpected(help.error());
  return shown(*help);
}

Result<std::string> Desk::save_help(const std::string& family, const HelpLine& line) {
  if (!vault_) return locked();
  PlannedHelp help{.id = {line.id},
                   .family = {family},
                   .state = stored(line.state),
                   .kind = line.kind,
                   .words = line.words,
                   .person = {},
                   .who = line.who,
                   .when = line.when,
                   .created_at = 0,
                   .changed_at = now().utc_milliseconds};
  if (!line.person.empty()) help.person = records::PersonId{line.person};
  if (!line.id.empty()) {
    auto changed = records::change(*vault_, help);
    if (!changed) return tl::unexpected(changed.error());
    return line.id;
  }
  const auto added = records::add(*vault_, std::move(help));
  if (!added) return tl::unexpected(added.error());
  return added->id.text;
}

Result<void> Desk::mark_help(const std::string& id, HelpState state) {
  if (!vault_) return locked();
  auto help = records::find(*vault_, records::HelpId{id});
  if (!help) return tl::unexpected(help.error());
  help->state = stored(state);
  help->changed_at = now().utc_milliseconds;
  return records::change(*vault_, *help);
}

std::vector<std::string> Desk::team() const {
  std::vector<std::string> names;
  if (!vault_) return names;
  for (const vault::VaultPerson& person : vault_->people()) names.push_back(person.name);
  return names;
}

Result<void> Desk::set_next_round(const std::string& after, std::optional<language::Date> due) {
  if (!vault_) return locked();
  return records::set_next_round(*vault_, {records::InterviewId{after}, due}, now().utc_milliseconds);
}

Result<std::vector<HelpLine>> Desk::plan_of(const records::FamilyId& family,
                                            const std::vector<PersonView>& people) {
  const auto plan = records::plan(*vault_, family);
  if (!plan) return tl::unexpected(plan.error());
  std::vector<HelpLine> lines;
  for (const PlannedHelp& help : *plan) {
    if (help.state == records::HelpState::Removed) continue;
    HelpLine line = shown(help);
    if (const PersonView* person = find_person(people, line.person)) line.for_whom = person->short_name();
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, {}, &HelpLine::state);
  return lines;
}

Result<std::vector<NextRoundLine>> Desk::next_rounds(const std::vector<InterviewRecord>& interviews,
                                                     const std::vector<PersonView>& people,
                                                     std::string_view language) {
  const auto own = records::next_rounds(*vault_);
  if (!own) return tl::unexpected(own.error());
  std::vector<NextRoundLine> lines;
  for (const InterviewRecord& record : interviews) {
    const PersonView* person = find_person(people, record.person.text);
    if (record.state != records::InterviewState::Finished || !person || !is_last(record, interviews))
      continue;
    const Kept& made_with = kept(record);
    if (!made_with.instrument) continue;
    NextRoundLine line{.after = record.id.text,
                       .person = person->id,
                       .name = person->short_name(),
                       .title = title_of(record, language),
                       .last = options_.clocks.local(record.last_at)};
    const auto word = std::ranges::find(*own, record.id, &records::NextRound::after);
    const int months = months_to_next(*made_with.instrument, made_with.months_to_next_round);
    if (word != own->end()) {
      line.due = word->due;
    } else if (months > 0) {
      line.due = months_after(day_of(line.last), months);
    } else {
      continue;  // nobody ever asked for one
    }
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, {}, [](const NextRoundLine& line) {
    return line.due ? line.due->days() : std::numeric_limits<std::int64_t>::max();
  });
  return lines;
}

}  // namespace doorstep::screen
