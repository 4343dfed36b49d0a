#include "storage/records/decisions.h"

#include <algorithm>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "storage/records/audit.h"

namespace doorstep::records {
namespace {

using nlohmann::json;
using sharing::Event;
using sharing::Kind;

// What an auditor sees of it: ids and codes. The three oldest have names of their own.
std::string audited_as(const Event& event) {
  if (event.kind == Kind::Decided) return "gate_" + std::string(word(event.decision));
  if (event.kind == Kind::Told) return "told";
  return "sharing_" + std::string(word(event.kind));
}

// Keyed, so that the log does not tell what was decided to whoever tries the few possible decisions.
std::string digest_of(vault::Vault& vault, const json& decision) {
  const vault::Secret key = vault.key_for(vault::KeyUse::Audit);
  const std::string text = decision.dump(-1, ' ', false, json::error_handler_t::replace);
  return vault::to_hex(vault::hash_parts(key.view(), {vault::bytes_of(text)}));
}

Result<void> keep(vault::Vault& vault, const FamilyId& family, const InterviewId& interview,
                  const Event& event, const std::string& kind) {
  return vault.store().write([&](vault::Connection&) -> Result<void> {
    const auto so_far = sharing(vault, family);
    if (!so_far) return tl::unexpected(so_far.error());
    json decision = to_json(event);
    if (!interview.text.empty()) decision[kDecisionsInterview] = interview.text;
    auto added = append_sharing(vault, family, static_cast<std::uint32_t>(so_far->size() + 1), decision);
    if (!added) return added;
    json details = {{"item", event.item},
                    {"for", event.parent},
                    {"n", event.number},
                    {"digest", digest_of(vault, decision)}};
    if (!event.line.empty()) details["line"] = event.line;
    return audit(vault, event.utc_milliseconds, kind, interview.text.empty() ? family.text : interview.text,
                 details);
  });
}

tl::unexpected<Error> not_in_the_log() {
  return fail("not_in_the_log",
              "What was decided about telling does not fit together with the log of who did what.",
              "Somebody changed it from outside. Keep this vault as it is and restore a backup.");
}

// What the log says of one subject: number, digest and entry, in order.
struct Entry {
  std::uint32_t number = 0;
  std::string digest;
  std::int64_t sequence = 0;
};

std::vector<Entry> entries_about(const std::vector<AuditEntry>& log, const std::string& subject) {
  std::vector<Entry> entries;
  for (const AuditEntry& each : log) {
    if (each.subject != subject) continue;
    const json details = json::parse(each.details, nullptr, false);
    if (!details.is_object() || !details.contains("digest")) continue;
    entries.push_back({details.value("n", std::uint32_t{0}), details.value("digest", ""), each.sequence});
  }
  return entries;
}

}  // namespace

Result<Decisions> decisions_of(vault::Vault& vault, const FamilyId& family) {
  const auto list = sharing(vault, family);
  if (!list) return tl::unexpected(list.error());
  Decisions decisions;
  std::vector<Event> of_family;
  for (const json& each : *list) {
    auto event = sharing::event_from_json(each);
    if (!event) return tl::unexpected(event.error());
    const InterviewId interview{each.value(kDecisionsInterview, "")};
    if (!interview.text.empty()) {
      decisions.try_emplace(interview, of_family).first->second.push_back(std::move(*event));
      continue;
    }
    for (auto& [id, own] : decisions) own.push_back(*event);
    of_family.push_back(std::move(*event));
  }
  decisions[InterviewId{}] = std::move(of_family);
  return decisions;
}

Result<std::vector<Event>> decisions_for(vault::Vault& vault, const FamilyId& family,
                                         const InterviewId& interview) {
  auto all = decisions_of(vault, family);
  if (!all) return tl::unexpected(all.error());
  const auto own = all->find(interview);
  return own == all->end() ? std::move((*all)[InterviewId{}]) : std::move(own->second);
}

Result<void> keep_decision(vault::Vault& vault, const FamilyId& family, const InterviewId& interview,
                           const Event& event) {
  return keep(vault, family, interview, event, audited_as(event));
}

Result<void> keep_copied_decision(vault::Vault& vault, const FamilyId& family, const InterviewId& interview,
                                  const Event& event) {
  return keep(vault, family, interview, event, "sharing_copied");
}

Result<std::map<std::uint32_t, std::int64_t>> vouched_for(vault::Vault& vault, const FamilyId& family,
                                                          const InterviewId& interview) {
  if (auto whole = verify_audit(vault); !whole) return tl::unexpected(whole.error());
  const auto log = audit_entries(vault);
  if (!log) return tl::unexpected(log.error());
  const auto list = sharing(vault, family);
  if (!list) return tl::unexpected(list.error());
  std::vector<Entry> of_family = entries_about(*log, family.text);
  std::vector<Entry> of_interview = entries_about(*log, interview.text);
  // Those with a lower number were made before the log held digests; bars are younger than that.
  const std::uint32_t first = of_interview.empty() ? UINT32_MAX : of_interview.front().number;
  std::map<std::uint32_t, std::int64_t> vouched;
  for (const json& each : *list) {
    const std::string of = each.value(kDecisionsInterview, "");
    if (!of.empty() && of != interview.text) continue;
    std::vector<Entry>& entries = of.empty() ? of_family : of_interview;
    const auto number = each.value("n", std::uint32_t{0});
    if (!of.empty() && number < first) continue;
    if (entries.empty() || number != entries.front().number ||
        digest_of(vault, each) != entries.front().digest)
      return not_in_the_log();
    if (!of.empty()) vouched[number] = entries.front().sequence;
    entries.erase(entries.begin());
  }
  if (!of_family.empty() || !of_interview.empty()) return not_in_the_log();
  return vouched;
}

}  // namespace doorstep::records
