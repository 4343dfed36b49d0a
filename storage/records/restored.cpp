#include "storage/records/restored.h"

#include <nlohmann/json.hpp>

#include "instruments/sharing/sharing_page.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/people.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

constexpr const char* kClosed = "choices_closed";  // in the log; part of the stored format

Result<void> close(vault::Vault& vault, const FamilyId& family, const InterviewId& interview,
                   sharing::Ledger& ledger, std::int64_t at) {
  for (sharing::Event& closed : sharing::reopening_all(ledger)) {
    closed.number = ledger.next_number();
    closed.by = vault.who().id;
    closed.utc_milliseconds = at;
    if (auto applied = ledger.apply(closed); !applied) return applied;
    if (auto kept = keep_decision(vault, family, interview, closed); !kept) return kept;
  }
  return {};
}

Result<void> close_all(vault::Vault& vault, const FamilyId& family, std::int64_t at) {
  const auto decisions = decisions_of(vault, family);
  if (!decisions) return {};
  for (const auto& [interview, made] : *decisions) {
    if (interview.text.empty()) continue;  // the family's own
    auto ledger = sharing::Ledger::replay(made);
    if (!ledger) continue;
    if (auto closed = close(vault, family, interview, *ledger, at); !closed) return closed;
  }
  return {};
}

}  // namespace

Result<bool> close_what_was_put_back(vault::Vault& vault, std::int64_t at) {
  const auto accepted = last_entry(vault, kAccepted);
  if (!accepted) return tl::unexpected(accepted.error());
  const auto closed = last_entry(vault, kClosed);
  if (!closed) return tl::unexpected(closed.error());
  if (*accepted <= *closed) return false;
  const auto all = families(vault);
  if (!all) return tl::unexpected(all.error());
  auto done = write(vault, [&](vault::Connection&) -> Result<void> {
    for (const Family& family : *all) {
      if (auto each = close_all(vault, family.id, at); !each) return each;
    }
    return audit(vault, at, kClosed, {}, nlohmann::json::object());
  });
  if (!done) return tl::unexpected(done.error());
  return true;
}

}  // namespace doorstep::records
