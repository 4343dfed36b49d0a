#include "storage/records/corrections.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/plans.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using nlohmann::json;

bool is_about(const sharing::Event& event, const PersonId& person) {
  return event.parent == person.text || std::ranges::find(event.named, person.text) != event.named.end();
}

Result<bool> is_recorded(vault::Vault& vault, const Person& person) {
  const auto held = interviews(vault, person.family);
  if (!held) return tl::unexpected(held.error());
  if (std::ranges::find(*held, person.id, &InterviewRecord::person) != held->end()) return true;
  const auto agreed = plan(vault, person.family);
  if (!agreed) return tl::unexpected(agreed.error());
  if (std::ranges::find(*agreed, person.id, &PlannedHelp::person) != agreed->end()) return true;
  const auto decisions = decisions_of(vault, person.family);
  if (!decisions) return tl::unexpected(decisions.error());
  return std::ranges::any_of(*decisions, [&](const auto& made) {
    return std::ranges::any_of(made.second,
                               [&](const sharing::Event& event) { return is_about(event, person.id); });
  });
}

// The kinds of things that differ.
json changes(const Person& before, const Person& after) {
  json what = json::array();
  const auto add = [&](const char* kind, bool differs) {
    if (differs) what.push_back(kind);
  };
  add("role", before.role != after.role);
  add("name", before.name != after.name);
  add("called", before.called != after.called);
  add("born", before.born != after.born);
  add("language", before.language != after.language);
  add("told", before.is_told != after.is_told);
  return what;
}

}  // namespace

Result<bool> is_recorded(vault::Vault& vault, const PersonId& person) {
  const auto known = find(vault, person);
  if (!known) return tl::unexpected(known.error());
  return is_recorded(vault, *known);
}

Result<void> correct(vault::Vault& vault, Person person, std::int64_t at) {
  const auto before = find(vault, person.id);
  if (!before) return tl::unexpected(before.error());
  person.is_told = person.is_told && person.role == PersonRole::OtherAdult;
  if ((before->role == PersonRole::Child) != (person.role == PersonRole::Child)) {
    const auto recorded = is_recorded(vault, *before);
    if (!recorded) return tl::unexpected(recorded.error());
    if (*recorded) {
      return fail("role_in_use", "Something is recorded about this person as a child, or as an adult.",
                  "Add the person once more in the right role.");
    }
  }
  const json what = changes(*before, person);
  if (what.empty()) return {};
  return write(vault, [&](vault::Connection&) -> Result<void> {
    if (auto changed = change(vault, person); !changed) return changed;
    return audit(vault, at, "person_corrected", person.id.text, {{"what", what}});
  });
}

Result<void> remove(vault::Vault& vault, const PersonId& person, std::int64_t at) {
  return write(vault, [&](vault::Connection& store) -> Result<void> {
    const auto recorded = is_recorded(vault, person);
    if (!recorded) return tl::unexpected(recorded.error());
    if (*recorded) {
      return fail("has_records", "Something is recorded about this person.",
                  "What is wrong on the person's page can be corrected there.");
    }
    if (auto gone = store.run("DELETE FROM people WHERE id = ?", {person.text}); !gone) return gone;
    return audit(vault, at, "person_removed", person.text, json::object());
  });
}

Result<bool> is_recorded(vault::Vault& vault, const FamilyId& family) {
  if (const auto known = find(vault, family); !known) return tl::unexpected(known.error());
  const auto members = people(vault, family);
  if (!members) return tl::unexpected(members.error());
  const auto agreed = plan(vault, family);
  if (!agreed) return tl::unexpected(agreed.error());
  return !members->empty() || !agreed->empty();
}

Result<void> correct(vault::Vault& vault, const Family& family, std::int64_t at) {
  const auto before = find(vault, family.id);
  if (!before) return tl::unexpected(before.error());
  json what = json::array();
  if (before->name != family.name) what.push_back("name");
  if (before->case_number != family.case_number) what.push_back("case_number");
  if (what.empty()) return {};
  return write(vault, [&](vault::Connection&) -> Result<void> {
    if (auto changed = change(vault, family); !changed) return changed;
    return audit(vault, at, "family_corrected", family.id.text, {{"what", what}});
  });
}

Result<void> remove(vault::Vault& vault, const FamilyId& family, std::int64_t at) {
  return write(vault, [&](vault::Connection& store) -> Result<void> {
    const auto recorded = is_recorded(vault, family);
    if (!recorded) return tl::unexpected(recorded.error());
    if (*recorded) {
      return fail("family_in_use", "There are people or help that was agreed in this family.",
                  "Its name and case number can be corrected.");
    }
    if (auto gone = store.run("DELETE FROM families WHERE id = ?", {family.text}); !gone) return gone;
    return audit(vault, at, "family_removed", family.text, json::object());
  });
}

}  // namespace doorstep::records
