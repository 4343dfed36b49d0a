// A family's page out of its records.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/screen/desk.h"
#include "app/screen/domains.h"
#include "app/screen/wording.h"
#include "storage/records/follow_ups.h"
#include "storage/records/restored.h"
#include "storage/records/telling.h"

namespace doorstep::screen {
namespace {

using records::InterviewRecord;
using records::LiveInterview;

std::optional<std::int64_t> shown_at(const interview::Interview& interview, const std::string& flag) {
  for (const interview::Event& event : interview.history()) {
    if (event.kind == interview::EventKind::FlagShown && event.at == flag)
      return event.stamp.utc_milliseconds;
  }
  return std::nullopt;
}

ForParent count_for(const sharing::Ledger& ledger, const PersonView& parent) {
  ForParent counts{.parent = parent.id, .called = parent.short_name()};
  for (const sharing::Thing& thing : permitted_things(ledger, parent.id)) {
    const sharing::State state = ledger.standing(thing, parent.id).state;
    ++counts.permitted;
    if (state == sharing::State::Told) ++counts.told;
    if (state == sharing::State::Released || state == sharing::State::Told) ++counts.released;
  }
  for (const sharing::Thing& thing : ledger.things(parent.id)) {
    const auto choice = ledger.standing(thing, parent.id).choice;
    if (choice == sharing::Choice::Not) ++counts.kept;
    if (choice == sharing::Choice::Later) ++counts.later;
  }
  return counts;
}

// Fills one family's view, interview by interview, the latest first.
class Builder {
 public:
  // All of them outlive it.
  Builder(FamilyView& family, std::string_view language, const Clocks& clocks,
          const std::vector<records::FlagNote>& notes, const std::vector<InterviewRecord>& interviews)
      : family_(family), language_(language), clocks_(clocks), notes_(notes) {
    for (const InterviewRecord& one : interviews) records_[one.id.text] = one;
  }

  void add(const LiveInterview& live, std::optional<interview::MigrationPlan> other_version) {
    const auto person = std::ranges::find(family_.people, live.record().person.text, &PersonView::id);
    if (person == family_.people.end()) return;
    const model::Instrument& instrument = live.interview().instrument();
    person->interviews.push_back({.id = live.record().id.text,
                                  .title = text_in(instrument, instrument.title, language_),
                                  .state = state_of(live.record().state),
                                  .last = clocks_.local(live.record().last_at),
                                  .round = live.record().round,
                                  .by = answered_by(instrument),
                                  .other_version = std::move(other_version)});
    add_tells(*person, live);
    // A finished later round with the same instrument speaks instead of the one before, but for what had to
    // be acted on at once; one that was only begun does not.
    const std::pair<std::string, std::string> key{person->id, live.record().instrument};
    if (finished_.contains(key)) return add_flags(*person, live, Urgency::Now);
    if (live.record().state == records::InterviewState::Finished) finished_.insert(key);
    // What the team thinks of a person stands in a column of its own.
    const bool team = answered_by(instrument) == AnsweredBy::Team;
    team_ = team_ || team;
    add_domains(team ? kTeamColumn : person->id, live.interview());
    add_flags(*person, live, Urgency::FollowUp);
  }

  // What it went on in speaks instead, but for a flag that was raised by what did not carry over.
  void add_replaced(const LiveInterview& live) {
    const PersonView* person = find_person(family_.people, live.record().person.text);
    if (person == nullptr) return;
    std::vector<FlagView> known = std::exchange(family_.flags, {});
    add_flags(*person, live, Urgency::FollowUp);
    for (FlagView& flag : std::exchange(family_.flags, std::move(known))) {
      const auto same = [&](const FlagView& other) {
        return other.flag == flag.flag && of_one_round(other.interview, flag.interview);
      };
      if (std::ranges::none_of(family_.flags, same)) family_.flags.push_back(std::move(flag));
    }
  }

  void finish() {
    for (const PersonView& person : family_.people)
      family_.columns.push_back({.id = person.id, .name = person.short_name()});
    if (team_) family_.columns.push_back({.id = kTeamColumn, .name = {}});
    for (const std::string_view domain : kDomains) {
      DomainRow row{.domain = std::string(domain), .states = {}};
      for (const DomainColumn& column : family_.columns)
        row.states.push_back(states_[{column.id, row.domain}]);
      family_.domains.push_back(std::move(row));
    }
    std::ranges::stable_sort(family_.flags, std::greater<>{}, &FlagView::urgency);
  }

 private:
  void add_domains(const std::string& column, const interview::Interview& interview) {
    for (const auto& [domain, state] : domain_states(interview)) {
      DomainState& now = states_[{column, domain}];
      now = worse(now, state);
    }
  }

  // Those that are as urgent as `least`, or more.
  void add_flags(const PersonView& person, const LiveInterview& live, Urgency least) {
    for (FlagView& flag : raised_flags(live.interview(), language_)) {
      if (flag.urgency < least) continue;
      flag.interview = live.record().id.text;
      flag.went_on_in = went_on_in(live.record());
      flag.person_id = person.id;
      flag.person = person.short_name();
      flag.by = answered_by(live.interview().instrument());
      if (const auto at = shown_at(live.interview(), flag.flag)) flag.shown = clocks_.local(*at);
      flag.about_child = person.kind == PersonKind::Child &&
                         answered_by(live.interview().instrument()) == AnsweredBy::Person;
      // What was noted of it before it went on in another version is noted of it.
      const auto same = [&](const records::FlagNote& note) {
        return note.flag == flag.flag && of_one_round(note.interview.text, flag.interview);
      };
      const auto note = std::ranges::find_if(notes_, same);
      if (note != notes_.end()) {
        flag.interview = note->interview.text;
        if (!note->waits()) flag.done = followed_up(*note);
        for (const records::FlagNote& earlier : note->before) flag.before.push_back(followed_up(earlier));
      }
      family_.flags.push_back(std::move(flag));
    }
  }

  [[nodiscard]] FollowedUp followed_up(const records::FlagNote& note) const {
    return {note.by, clocks_.local(note.at), note.words};
  }

  [[nodiscard]] bool of_one_round(const std::string& one, const std::string& other) const {
    return is_same_round(records_.at(one), records_.at(other));
  }

  [[nodiscard]] std::string went_on_in(const InterviewRecord& record) const {
    const InterviewRecord* last = &record;
    for (const auto& [id, other] : records_) {
      if (is_same_round(other, record) && speaks_before(other, *last)) last = &other;
    }
    return last->id.text;
  }

  void add_tells(const PersonView& person, const LiveInterview& live) {
    ChildTells tells{.interview = live.record().id.text, .child = person.name, .parents = {}};
    for (const PersonView& parent : family_.people) {
      if (parent.is_decided_about()) tells.parents.push_back(count_for(live.ledger(), parent));
    }
    if (!live.ledger().was_asked()) return;
    tells.wants_nothing = live.ledger().assent() == false;
    family_.tells.push_back(std::move(tells));
  }

  FamilyView& family_;
  std::string_view language_;
  const Clocks& clocks_;
  const std::vector<records::FlagNote>& notes_;
  std::map<std::string, InterviewRecord> records_;                     // by id
  std::set<std::pair<std::string, std::string>> finished_;             // person, instrument
  std::map<std::pair<std::string, std::string>, DomainState> states_;  // column, domain
  bool team_ = false;  // there is an interview of the team's own
};

}  // namespace

Result<FamilyView> Desk::family(const std::string& id, std::string_view language) {
  if (auto may = may_read(); !may) return tl::unexpected(may.error());
  const auto record = records::find(*vault_, records::FamilyId{id});
  if (!record) return tl::unexpected(record.error());
  const auto members = people(record->id);
  if (!members) return tl::unexpected(members.error());
  auto interviews = records::interviews(*vault_, record->id);
  if (!interviews) return tl::unexpected(interviews.error());

  FamilyView view;
  view.id = id;
  view.name = record->name;
  view.case_number = record->case_number;
  for (const records::Person& member : *members) view.people.push_back(view_of(member, today()));
  const auto barred = records::bars(*vault_, record->id);
  if (!barred) return tl::unexpected(barred.error());
  for (const records::Bar& bar : *barred) {
    const auto person = std::ranges::find(view.people, bar.person.text, &PersonView::id);
    if (person == view.people.end()) continue;
    person->is_barred = true;
    person->why_barred = with_law(bar.reason, bar.citation);
  }
  // What cannot be read of them leaves every flag waiting.
  auto notes = records::last_flag_notes(*vault_, record->id);
  if (!notes) view.trouble = notes.error();
  const std::vector<records::FlagNote> read = std::move(notes).value_or(std::vector<records::FlagNote>());
  Builder builder(view, language, options_.clocks, read, *interviews);
  // Those that went on elsewhere last, when what they went on in has spoken.
  std::ranges::stable_partition(
      *interviews, [](const InterviewRecord& one) { return one.state == records::InterviewState::Replaced; });
  for (auto each = interviews->rbegin(); each != interviews->rend(); ++each) {
    const auto live = LiveInterview::resume(*vault_, each->id);
    if (live && each->state == records::InterviewState::Replaced) {
      builder.add_replaced(*live);
    } else if (live) {
      builder.add(*live, other_version(*live));
    } else if (!view.trouble) {
      view.trouble = live.error();  // the rest of the family is shown all the same
    }
  }
  builder.finish();
  const auto closed = records::to_ask_again(*vault_);
  if (!closed) return tl::unexpected(closed.error());
  for (ChildTells& tells : view.tells) {
    tells.to_ask_again =
        std::ranges::find(*closed, tells.interview, &records::InterviewId::text) != closed->end();
  }
  auto plan = plan_of(record->id, view.people);
  if (!plan) return tl::unexpected(plan.error());
  view.plan = std::move(*plan);
  auto rounds = next_rounds(*interviews, view.people, language);
  if (!rounds) return tl::unexpected(rounds.error());
  view.next_rounds = std::move(*rounds);
  auto history = history_of(*record, *interviews, view.people, language);
  if (!history) return tl::unexpected(history.error());
  view.history = std::move(*history);
  return view;
}

Result<bool> Desk::note_shown(const std::vector<FlagView>& flags) {
  bool any = false;
  for (const FlagView& flag : flags) {
    if (flag.shown) continue;
    auto live = open_interview(flag.interview);
    if (!live) return tl::unexpected(live.error());
    const auto noted = live->make({.kind = interview::EventKind::FlagShown, .at = flag.flag}, now());
    if (!noted) return tl::unexpected(noted.error());
    any = true;
  }
  // Those of a vault that is older than the notes of how they are seen to.
  for (const FlagView& flag : flags) {
    if (flag.urgency != Urgency::Now) continue;
    const auto record = records::find(*vault_, records::InterviewId{flag.interview});
    if (!record) return tl::unexpected(record.error());
    const std::vector<records::RaisedFlag> raised{{.flag = flag.flag}};
    const auto noted = records::note_raised(*vault_, *record, raised, now().utc_milliseconds);
    if (!noted) return tl::unexpected(noted.error());
  }
  return any;
}

Result<void> Desk::follow_up_flag(const std::string& interview, const std::string& flag,
                                  const std::string& words) {
  return records::follow_up(*vault_, records::InterviewId{interview}, flag, words, now().utc_milliseconds);
}

Result<void> Desk::open_flag_again(const std::string& interview, const std::string& flag) {
  return records::open_again(*vault_, records::InterviewId{interview}, flag, now().utc_milliseconds);
}

}  // namespace doorstep::screen
