// An open interview goes on in another version of its instrument.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "instruments/model/pictures.h"
#include "instruments/sharing/sharing_page.h"
#include "storage/records/audit.h"
#include "storage/records/decisions.h"
#include "storage/records/follow_ups.h"
#include "storage/records/live_interview.h"
#include "storage/records/sources.h"

namespace doorstep::records {

using interview::Interview;
using interview::MigrationPlan;

Result<std::vector<Source>> LiveInterview::chosen_for(const model::Instrument& next) const {
  auto chosen = records::sources(*vault_, record_.id);
  if (!chosen) return chosen;
  const auto is_read = [&](const Source& source) {
    const auto from = std::ranges::find(next.from, source.alias, &model::From::alias);
    if (from == next.from.end()) return false;
    const auto record = source.interview ? find(*vault_, *source.interview) : Result<InterviewRecord>();
    return !source.interview || (record && record->instrument == from->id);
  };
  std::erase_if(*chosen, [&](const Source& source) { return !is_read(source); });
  return chosen;
}

Result<std::vector<interview::OutsideValue>> LiveInterview::known_to(const model::Instrument& next) const {
  const auto chosen = chosen_for(next);
  if (!chosen) return tl::unexpected(chosen.error());
  return outside_of(*vault_, record_.family, record_.person, next, *chosen);
}

Result<MigrationPlan> LiveInterview::plan_migration(
    const std::shared_ptr<const model::Instrument>& next) const {
  if (record_.state != InterviewState::Open) {
    return fail("ended", "This interview is over, and stays with the version that it was made with.",
                "Start a new one, or a follow-up round.");
  }
  const auto known = known_to(*next);
  if (!known) return tl::unexpected(known.error());
  return interview::plan_migration(interview_.shared_instrument(), interview_.history(), next, *known);
}

Result<LiveInterview> LiveInterview::migrate(const MigrationPlan& agreed,
                                             const std::shared_ptr<const model::Instrument>& next,
                                             std::string_view instrument_text, interview::Stamp stamp,
                                             std::span<const Source> sources) {
  const auto plan = plan_migration(next);
  if (!plan) return tl::unexpected(plan.error());
  if (*plan != agreed) {
    return fail("plan_changed", "Something was said in this interview since the plan was made.",
                "Look at the plan again.");
  }
  const auto known = known_to(*next);
  if (!known) return tl::unexpected(known.error());
  const auto history = interview::migrate(interview_.shared_instrument(), interview_.history(), next, *known);
  if (!history) return tl::unexpected(history.error());
  auto fresh = Interview::replay(next, *history);
  if (!fresh) return tl::unexpected(fresh.error());
  InterviewRecord record = record_;
  record.version = next->version;
  record.language = fresh->language();
  record.last_at = stamp.utc_milliseconds;
  LiveInterview live(*vault_, std::move(record), std::move(*fresh), content_class_);
  auto kept = vault_->store().write(
      [&](vault::Connection&) { return live.keep_migrated(*this, *plan, instrument_text, stamp, sources); });
  if (!kept) return tl::unexpected(kept.error());
  record_.state = InterviewState::Replaced;
  if (auto read = live.read_ledger(); !read) return tl::unexpected(read.error());
  return live;
}

Result<void> LiveInterview::keep_read(const LiveInterview& last, std::span<const Source> sources) {
  const auto chosen = last.chosen_for(interview_.instrument());
  if (!chosen) return tl::unexpected(chosen.error());
  std::vector<Source> all(sources.begin(), sources.end());
  for (Source& source : all) {
    const auto choice = std::ranges::find(*chosen, source.alias, &Source::alias);
    if (choice != chosen->end()) source.interview = choice->interview;
  }
  return keep_sources(*vault_, record_.id, interview_.instrument(), all);
}

// What is kept must be enough to open it, or what was said would be lost behind a version that nobody can
// read.
Result<void> LiveInterview::opens_again(const std::string& text) const {
  if (model::load(text, record_.instrument, instruments_of(*vault_, record_)).instrument) return {};
  return fail("not_kept", "What this version reads of other interviews is not on this device.",
              "Go on with the version that the interview was made with.");
}

// Everything that has to be on the disk at once, and the new record's id.
Result<void> LiveInterview::keep_migrated(const LiveInterview& last, const MigrationPlan& plan,
                                          std::string_view instrument_text, interview::Stamp stamp,
                                          std::span<const Source> sources) {
  const auto text = model::self_contained(instrument_text, interview_.instrument());
  if (!text) return tl::unexpected(text.error());
  const auto hash = keep_instrument(*vault_, *text);
  if (!hash) return tl::unexpected(hash.error());
  record_.instrument_hash = *hash;
  InterviewRecord replaced = last.record_;
  replaced.state = InterviewState::Replaced;
  if (auto changed = change(*vault_, replaced); !changed) return changed;
  auto added = add(*vault_, record_);
  if (!added) return tl::unexpected(added.error());
  record_ = std::move(*added);
  if (auto kept = keep_read(last, sources); !kept) return kept;
  if (auto opens = opens_again(*text); !opens) return opens;
  for (const interview::Event& event : interview_.history()) {
    auto kept =
        append_event(*vault_, record_, content_class_, event.number, to_json(event, interview_.instrument()));
    if (!kept) return kept;
  }
  // What was told stays told. The lines may be others now, so everything else is chosen again.
  auto decisions = last.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  std::erase_if(*decisions, [](const sharing::Event& event) { return is_of_family(event.kind); });
  for (sharing::Event& opened : sharing::reopening_all(last.ledger_)) {
    opened.number = static_cast<std::uint32_t>(decisions->size() + 1);
    opened.utc_milliseconds = stamp.utc_milliseconds;
    decisions->push_back(std::move(opened));
  }
  for (const sharing::Event& decision : *decisions) {
    if (auto kept = keep_copied_decision(*vault_, record_.family, record_.id, decision); !kept) return kept;
  }
  if (auto noted = note_raised(*vault_, record_, urgent_flags(interview_), stamp.utc_milliseconds); !noted)
    return noted;
  if (auto carried = carry_flag_notes(*vault_, last.record_, record_); !carried) return carried;
  return audit(*vault_, stamp.utc_milliseconds, "interview_migrated", last.record_.id.text,
               {{"to", record_.id.text},
                {"version", record_.version},
                {"carries_over", plan.count(interview::Fate::CarriesOver)},
                {"set_aside", plan.count(interview::Fate::SetAside)},
                {"asked_again", plan.count(interview::Fate::AskedAgain)}});
}

}  // namespace doorstep::records
