#include "storage/records/telling.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using sharing::Event;
using sharing::Kind;

tl::unexpected<Error> wrong_person() {
  return fail("wrong_person", "This account is not for that person.",
              "Choose an adult whom the child decided about.");
}

// A bar is no move of any one child's: the family's rules are those of a ledger of its own.
Result<void> decide_for_family(vault::Vault& vault, const Bar& bar, Kind kind) {
  const auto person = find(vault, bar.person);
  if (!person) return tl::unexpected(person.error());
  if (person->role == PersonRole::Child) return wrong_person();
  const auto all = decisions_for(vault, person->family, {});
  if (!all) return tl::unexpected(all.error());
  const auto ledger = sharing::Ledger::replay(*all);
  if (!ledger) return tl::unexpected(ledger.error());
  Event event{.kind = kind, .parent = bar.person.text};
  event.reason = bar.reason;
  event.law = bar.law;
  event.citation = bar.citation;
  event.by = bar.by;
  event.utc_milliseconds = bar.at;
  if (auto allowed = ledger->may(event); !allowed) return allowed;
  return write(vault, [&](vault::Connection&) { return keep_decision(vault, person->family, {}, event); });
}

bool is_asked_about(const Person& person) {
  return person.role == PersonRole::Parent || (person.role == PersonRole::OtherAdult && person.is_told);
}

Result<void> may_have(vault::Vault& vault, const LiveInterview& live, const PersonId& id) {
  if (live.interview().instrument().respondent != model::Respondent::Child) return wrong_person();
  const auto person = find(vault, id);
  if (!person || person->family != live.record().family || !is_asked_about(*person)) return wrong_person();
  if (live.ledger().is_barred(id.text)) {
    return fail("barred", "This adult is barred: nothing is chosen for them, released or told to them.",
                "Lift the bar on the person's page first, if it no longer holds.");
  }
  const auto vouched = vouched_for(vault, live.record().family, live.record().id);
  return vouched ? Result<void>() : tl::unexpected(vouched.error());
}

}  // namespace

Result<std::vector<Bar>> bars(vault::Vault& vault, const FamilyId& family) {
  const auto all = decisions_for(vault, family, {});
  if (!all) return tl::unexpected(all.error());
  std::vector<Bar> found;
  for (const Event& event : *all) {
    std::erase_if(found, [&](const Bar& bar) { return bar.person.text == event.parent; });
    if (event.kind != Kind::Barred) continue;
    found.push_back(
        {{event.parent}, event.reason, event.law, event.citation, event.by, event.utc_milliseconds});
  }
  return found;
}

Result<void> set_bar(vault::Vault& vault, const Bar& bar) {
  return decide_for_family(vault, bar, Kind::Barred);
}

Result<void> lift_bar(vault::Vault& vault, const Bar& bar) {
  return decide_for_family(vault, bar, Kind::Unbarred);
}

Result<std::vector<Person>> adults_to_tell(vault::Vault& vault, const LiveInterview& live) {
  auto members = people(vault, live.record().family);
  if (!members) return members;
  std::erase_if(*members, [&](const Person& person) {
    return !is_asked_about(person) || live.ledger().is_barred(person.id.text);
  });
  return members;
}

Result<sharing::Account> account_for(vault::Vault& vault, const LiveInterview& live, const PersonId& person,
                                     interview::Stamp stamp) {
  const auto allowed = may_have(vault, live, person);
  nlohmann::json details = {{"for", person.text}};
  if (!allowed) details["rule"] = allowed.error().code;
  const auto noted = audit(vault, stamp.utc_milliseconds, allowed ? "account_shown" : "account_refused",
                           live.record().id.text, details);
  if (!allowed) return tl::unexpected(allowed.error());
  if (!noted) return tl::unexpected(noted.error());
  return sharing::Account::of(live.ledger(), person.text);
}

}  // namespace doorstep::records
