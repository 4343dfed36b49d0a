// The gate, the account and the telling.
#include <algorithm>
#include <array>
#include <utility>

#include "app/screen/desk.h"
#include "app/screen/desk_rules.h"
#include "app/screen/wording.h"
#include "storage/records/corrections.h"
#include "storage/records/restored.h"
#include "storage/records/telling.h"

namespace doorstep::screen {
namespace {

using sharing::Choice;
using sharing::Event;
using sharing::Kind;
using sharing::State;
using sharing::Thing;

constexpr std::array<std::string_view, 4> kWays = {"shown", "read_aloud", "shown_and_read_aloud", "printed"};

}  // namespace

std::string_view word(Retelling how) { return kWays[static_cast<std::size_t>(how)]; }

std::vector<Thing> permitted_things(const sharing::Ledger& ledger, const std::string& parent) {
  std::vector<Thing> permitted = ledger.things(parent);
  std::erase_if(permitted, [&](const Thing& thing) {
    const sharing::Standing standing = ledger.standing(thing, parent);
    return !is_yes(standing.choice) || standing.state == State::Closed;
  });
  return permitted;
}

bool has_news_for(const FamilyView& family, const std::string& interview, const std::string& adult) {
  return std::ranges::any_of(family.tells, [&](const ChildTells& tells) {
    return tells.interview == interview && std::ranges::any_of(tells.parents, [&](const ForParent& parent) {
             return parent.parent == adult && parent.released > parent.told;
           });
  });
}

std::vector<FlagView> waiting_flags(const FamilyView& family, const std::string& interview) {
  const auto child = std::ranges::find_if(family.people, [&](const PersonView& person) {
    return std::ranges::find(person.interviews, interview, &InterviewLine::id) != person.interviews.end();
  });
  std::vector<FlagView> waiting;
  if (child == family.people.end()) return waiting;
  std::ranges::copy_if(family.flags, std::back_inserter(waiting),
                       [&](const FlagView& flag) { return flag.waits() && flag.person_id == child->id; });
  return waiting;
}

Result<std::vector<GateItem>> Desk::gate(const std::string& interview) {
  const auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto all = people_of(*live);
  if (!all) return tl::unexpected(all.error());
  std::vector<GateItem> items;
  for (const ParentOfChild& parent : all->parents) {
    for (const Thing& thing : permitted_things(live->ledger(), parent.id)) {
      const sharing::Standing standing = live->ledger().standing(thing, parent.id);
      const auto named = live->siblings_named(standing.lines);
      if (!named) return tl::unexpected(named.error());
      GateItem item{.item = thing.item,
                    .line = thing.line,
                    .parent = parent.id,
                    .called = parent.spoken(),
                    .title = standing.title,
                    .lines = standing.lines,
                    .own_words = standing.choice == Choice::MyWords,
                    .state = standing.state,
                    .reason = standing.state == State::Told ? std::string() : standing.reason,
                    .citation = standing.citation};
      for (const records::Person& sibling : *named) {
        item.named.push_back(sibling.name);
        item.named_ids.push_back(sibling.id.text);
      }
      items.push_back(std::move(item));
    }
  }
  return items;
}

Result<void> Desk::record(const std::string& interview, Event event) {
  auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  if (event.by.empty()) event.by = vault_->who().id;
  return live->decide(std::move(event), now());
}

Result<void> Desk::decide(const std::string& interview, const GateItem& item, const Verdict& verdict) {
  Event event{.kind = Kind::Decided, .item = item.item, .parent = item.parent, .line = item.line};
  event.decision = verdict.decision;
  event.reason = verdict.reason;
  event.why = verdict.why;
  event.law = verdict.law;
  if (auto cited = cite(event); !cited) return cited;
  if (verdict.sibling == SiblingSeen::Yes) event.named = item.named_ids;
  return record(interview, std::move(event));
}

Result<AccountView> Desk::account(const std::string& interview, const std::string& parent) {
  const auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  auto account = records::account_for(*vault_, *live, {parent}, now());
  if (!account) return tl::unexpected(account.error());
  const auto all = people_of(*live);
  if (!all) return tl::unexpected(all.error());
  const auto who = records::find(*vault_, records::PersonId{parent});
  if (!who) return tl::unexpected(who.error());
  return AccountView{std::move(*account), who->name, all->name, who->language, live->interview().language()};
}

Result<void> Desk::mark_told(const std::string& interview, const std::string& parent, Retelling how,
                             const std::string& response) {
  auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  for (const Thing& thing : permitted_things(live->ledger(), parent)) {
    if (live->ledger().standing(thing, parent).state != State::Released) continue;
    Event event{.kind = Kind::Told, .item = thing.item, .parent = parent, .line = thing.line};
    event.reason = word(how);
    event.by = vault_->who().id;
    if (auto told = live->decide(std::move(event), now()); !told) return told;
  }
  return response.empty() ? Result<void>() : note_response(interview, parent, response);
}

Result<void> Desk::note_response(const std::string& interview, const std::string& parent,
                                 const std::string& words) {
  Event event{.kind = Kind::Responded, .parent = parent};
  event.lines = {words};
  return record(interview, std::move(event));
}

Result<void> Desk::follow_up(const std::string& interview, const std::string& parent,
                             const std::string& words) {
  Event event{.kind = Kind::FollowedUp, .parent = parent};
  event.lines = {words};
  return record(interview, std::move(event));
}

Result<void> Desk::tell_back(const std::string& interview, const std::string& words, Retelling how,
                             std::uint32_t report) {
  Event event{.kind = Kind::ToldBack};
  event.lines = {words};
  event.reason = word(how);
  event.about = report;
  return record(interview, std::move(event));
}

Result<void> Desk::report(const std::string& interview, const std::string& to, const std::string& reason,
                          const std::string& law) {
  Event event{.kind = Kind::Reported};
  event.to = to;
  event.reason = reason;
  event.law = law;
  if (auto cited = cite(event); !cited) return cited;
  return record(interview, std::move(event));
}

Result<void> Desk::assent_for_child(const std::string& interview, Assent assent) {
  return record(interview, {.kind = Kind::Assented, .assented = assent == Assent::Given});
}

Result<ToldView> Desk::told_so_far(const std::string& interview) {
  const auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto decisions = live->decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  const auto members = people(live->record().family);
  if (!members) return tl::unexpected(members.error());
  ToldView view{.has_chosen = live->ledger().was_asked(),
                .wants_nothing = live->ledger().assent() == false,
                .language = live->interview().language()};
  for (const records::Person& member : *members) {
    ToldTo to{.person = member.id.text,
              .called = view_of(member, today()).short_name(),
              .heard = sharing::Account::of_told(live->ledger(), member.id.text).entries()};
    for (const Event& event : *decisions) {
      if (event.parent != member.id.text) continue;
      if (event.kind == Kind::Responded)
        to.responses.insert(to.responses.end(), event.lines.begin(), event.lines.end());
      if (event.kind == Kind::FollowedUp)
        to.followed_up.insert(to.followed_up.end(), event.lines.begin(), event.lines.end());
    }
    if (!to.heard.empty()) view.to.push_back(std::move(to));
    if (member.id == live->record().person) view.child = member.name;
  }
  for (const Event& event : *decisions) {
    if (event.kind == Kind::ToldBack && event.about == 0) view.told_back = event.lines;
    if (event.kind == Kind::Reported)
      view.reports.push_back(
          {options_.clocks.local(event.utc_milliseconds), event.to, with_law(event.reason, event.citation)});
  }
  for (const sharing::Report& report : live->ledger().reports()) {
    if (!report.child_knows) view.open_reports.push_back(report.number);
  }
  return view;
}

// ---- adults who are never told, and the law ----

Result<const sharing::Rules*> Desk::rules() {
  if (!rules_) {
    auto read = read_rules();
    if (!read) return tl::unexpected(read.error());
    rules_ = std::make_unique<sharing::Rules>(std::move(*read));
  }
  return rules_.get();
}

Result<std::vector<LawChoice>> Desk::laws(std::string_view about, const std::string& language) {
  const auto all = rules();
  if (!all) return tl::unexpected(all.error());
  std::vector<LawChoice> choices;
  for (const sharing::Rule* rule : (*all)->about(about, today()))
    choices.push_back({rule->id, rule->citation(), rule->words(language)});
  return choices;
}

Result<void> Desk::cite(Event& event) {
  if (event.law.empty()) return {};
  const auto all = rules();
  if (!all) return tl::unexpected(all.error());
  const sharing::Rule* rule = (*all)->find(event.law);
  if (rule == nullptr) {
    return fail("unknown_law", "This rule is not in the file with the rules of law.",
                "Choose a rule from the list.");
  }
  event.citation = rule->citation();
  return {};
}

Result<void> Desk::bar(const std::string& person, const std::string& reason, const std::string& law) {
  if (auto may = may_read(); !may) return may;
  Event event;
  event.law = law;
  if (auto cited = cite(event); !cited) return cited;
  return records::set_bar(*vault_,
                          {{person}, reason, law, event.citation, vault_->who().id, now().utc_milliseconds});
}

Result<void> Desk::lift_bar(const std::string& person, const std::string& reason) {
  if (auto may = may_read(); !may) return may;
  return records::lift_bar(*vault_, {{person}, reason, {}, {}, vault_->who().id, now().utc_milliseconds});
}

Result<void> Desk::let_be_told(const std::string& person, Told told) {
  if (auto may = may_read(); !may) return may;
  auto known = records::find(*vault_, records::PersonId{person});
  if (!known) return tl::unexpected(known.error());
  known->is_told = told == Told::Yes;
  return records::correct(*vault_, std::move(*known), now().utc_milliseconds);
}

Result<void> Desk::tick_off(const std::string& interview) {
  if (auto may = may_read(); !may) return may;
  return records::tick_off(*vault_, {interview}, now().utc_milliseconds);
}

}  // namespace doorstep::screen
