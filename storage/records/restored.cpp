#include "storage/records/restored.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "instruments/sharing/sharing_page.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/people.h"
#include "storage/records/reading.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

// In the log; part of the stored format. Without a subject: it was done, everywhere; else of that interview.
constexpr const char* kClosed = "choices_closed";
constexpr const char* kTickedOff = "choices_ticked_off";

// Those that were closed after they were ticked off.
constexpr std::string_view kNotTickedOff =
    "SELECT subject FROM audit WHERE kind IN (?1, ?2) AND subject <> '' GROUP BY subject "
    "HAVING max(sequence) = max(CASE WHEN kind = ?1 THEN sequence END)";

Result<void> close(vault::Vault& vault, const FamilyId& family, const InterviewId& interview,
                   sharing::Ledger& ledger, std::int64_t at) {
  // Under a refusal nothing is told, whatever was chosen before it: there is nothing to close, and no child
  // is asked again that said so.
  if (ledger.assent() == false) return {};
  std::vector<sharing::Event> closing = sharing::reopening_all(ledger);
  if (closing.empty()) return {};
  for (sharing::Event& closed : closing) {
    closed.number = ledger.next_number();
    closed.by = vault.who().id;
    closed.utc_milliseconds = at;
    if (auto applied = ledger.apply(closed); !applied) return applied;
    if (auto kept = keep_decision(vault, family, interview, closed); !kept) return kept;
  }
  return audit(vault, at, kClosed, interview.text, nlohmann::json::object());
}

// Its child was asked, and what it said then is open again.
Result<bool> waits(vault::Vault& vault, const InterviewId& id) {
  const auto interview = find(vault, id);
  if (!interview) return tl::unexpected(interview.error());
  if (interview->state == InterviewState::Replaced) return false;
  const auto decisions = decisions_for(vault, interview->family, id);
  if (!decisions) return tl::unexpected(decisions.error());
  const auto ledger = sharing::Ledger::replay(*decisions);
  if (!ledger) return tl::unexpected(ledger.error());
  return ledger->was_asked() && !ledger->assent();
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

Result<std::vector<InterviewId>> to_ask_again(vault::Vault& vault) {
  auto open = collect<InterviewId>(
      vault, kNotTickedOff, {kClosed, kTickedOff},
      [](const vault::Row& row) -> Result<InterviewId> { return InterviewId{row.text(0)}; });
  if (!open) return open;
  // What cannot be read is for whoever opens it; the others are asked all the same.
  std::erase_if(*open, [&](const InterviewId& id) { return !waits(vault, id).value_or(false); });
  return open;
}

Result<void> tick_off(vault::Vault& vault, const InterviewId& interview, std::int64_t at) {
  const auto open = to_ask_again(vault);
  if (!open) return tl::unexpected(open.error());
  if (std::ranges::find(*open, interview) == open->end()) return no_such_record();
  return write(vault, [&](vault::Connection&) {
    return audit(vault, at, kTickedOff, interview.text, nlohmann::json::object());
  });
}

}  // namespace doorstep::records
