// The gate, the account and the telling.
#include <utility>

#include "app/screen/desk.h"

namespace doorstep::screen {
namespace {

using sharing::Choice;
using sharing::State;

std::string_view word(Retelling how) {
  switch (how) {
    case Retelling::Shown:
      return "shown";
    case Retelling::ReadAloud:
      return "read_aloud";
    case Retelling::Both:
      return "shown_and_read_aloud";
  }
  return "shown";
}

GateItem item_of(const sharing::Standing& standing, std::string item, const ParentOfChild& parent) {
  return {.item = std::move(item),
          .parent = parent.id,
          .called = parent.spoken(),
          .title = standing.title,
          .lines = standing.lines,
          .own_words = standing.choice == Choice::MyWords,
          .state = standing.state,
          .reason = standing.state == State::Told ? std::string() : standing.reason};
}

}  // namespace

std::vector<std::string> permitted_items(const sharing::Ledger& ledger, const std::string& parent) {
  std::vector<std::string> permitted;
  for (const std::string& item : ledger.items(parent)) {
    const sharing::Standing standing = ledger.standing(item, parent);
    if (is_yes(standing.choice) && standing.state != State::Closed) permitted.push_back(item);
  }
  return permitted;
}

Result<std::vector<GateItem>> Desk::gate(const std::string& interview) {
  const auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto all = people_of(*live);
  if (!all) return tl::unexpected(all.error());
  std::vector<GateItem> items;
  for (const ParentOfChild& parent : all->parents) {
    for (const std::string& item : permitted_items(live->ledger(), parent.id)) {
      items.push_back(item_of(live->ledger().standing(item, parent.id), item, parent));
    }
  }
  return items;
}

Result<void> Desk::decide(const std::string& interview, const GateItem& item, sharing::Decision decision,
                          const std::string& reason) {
  auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  sharing::Event event;
  event.kind = sharing::Kind::Decided;
  event.item = item.item;
  event.parent = item.parent;
  event.decision = decision;
  event.reason = reason;
  event.by = vault_->who().id;
  return live->decide(std::move(event), now());
}

Result<AccountView> Desk::account(const std::string& interview, const std::string& parent) {
  const auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto all = people_of(*live);
  if (!all) return tl::unexpected(all.error());
  const auto who = records::find(*vault_, records::PersonId{parent});
  if (!who) return tl::unexpected(who.error());
  if (auto noted = note("account_shown", interview); !noted) return tl::unexpected(noted.error());
  return AccountView{sharing::Account::of(live->ledger(), parent), who->name, all->name};
}

Result<void> Desk::mark_told(const std::string& interview, const std::string& parent, Retelling how) {
  auto live = open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  for (const std::string& item : permitted_items(live->ledger(), parent)) {
    if (live->ledger().standing(item, parent).state != State::Released) continue;
    sharing::Event event;
    event.kind = sharing::Kind::Told;
    event.item = item;
    event.parent = parent;
    event.reason = word(how);
    event.by = vault_->who().id;
    if (auto told = live->decide(std::move(event), now()); !told) return told;
  }
  return {};
}

}  // namespace doorstep::screen
