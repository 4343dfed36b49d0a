#include "storage/records/sources.h"

#include <algorithm>
#include <map>

#include "instruments/interview/outside.h"
#include "instruments/model/pictures.h"
#include "storage/records/instrument_cache.h"
#include "storage/records/live_interview.h"
#include "storage/records/reading.h"
#include "storage/records/writing.h"

namespace doorstep::records {
namespace {

using vault::Connection;
using vault::Row;

std::shared_ptr<const model::Instrument> loaded(vault::Vault& vault, std::string_view id,
                                                const std::string& hash) {
  const auto text = instrument_text(vault, hash);
  return text ? model::load(*text, id).instrument : nullptr;
}

// A version that came later may lack what the interview reads.
std::shared_ptr<const model::Instrument> used_by_then(vault::Vault& vault, std::string_view id,
                                                      std::int64_t started_at) {
  const auto all = all_interviews(vault);
  if (!all) return nullptr;
  const InterviewRecord* last = nullptr;
  for (const InterviewRecord& record : *all) {
    if (record.instrument == id && (last == nullptr || record.started_at <= started_at)) last = &record;
  }
  return last == nullptr ? nullptr : loaded(vault, id, last->instrument_hash);
}

// The interview to read under `name`, if any.
using Found = std::optional<InterviewId>;

Found last_finished(const std::vector<InterviewRecord>& family, const PersonId& person,
                    const std::string& instrument) {
  const auto last = std::find_if(family.rbegin(), family.rend(), [&](const InterviewRecord& record) {
    return record.person == person && record.instrument == instrument &&
           record.state == InterviewState::Finished;
  });
  return last == family.rend() ? Found() : Found(last->id);
}

Result<void> check_fits(const std::vector<InterviewRecord>& family, const InterviewId& interview,
                        const std::string& instrument) {
  const auto found = std::ranges::find(family, interview, &InterviewRecord::id);
  if (found != family.end() && found->instrument == instrument && found->state == InterviewState::Finished)
    return {};
  return fail("source_does_not_fit", "The interview that was chosen cannot be read from here.",
              "Choose a finished interview of the same family.");
}

Result<std::map<std::string, InterviewId>> to_read(const std::vector<InterviewRecord>& family,
                                                   const PersonId& person,
                                                   const model::Instrument& instrument,
                                                   std::span<const Source> chosen) {
  std::map<std::string, InterviewId> reads;
  if (const auto before = last_finished(family, person, instrument.id)) reads["last_round"] = *before;
  for (const model::From& from : instrument.from) {
    const auto choice = std::ranges::find(chosen, from.alias, &Source::alias);
    const Found found = choice == chosen.end() ? last_finished(family, person, from.id) : choice->interview;
    if (!found) continue;
    if (auto fits = check_fits(family, *found, from.id); !fits) return tl::unexpected(fits.error());
    reads[from.alias] = *found;
  }
  return reads;
}

}  // namespace

Result<std::vector<interview::OutsideValue>> outside_of(vault::Vault& vault, const FamilyId& family_id,
                                                        const PersonId& person,
                                                        const model::Instrument& instrument,
                                                        std::span<const Source> chosen) {
  if (instrument.outside.empty() && chosen.empty()) return std::vector<interview::OutsideValue>();
  const auto family = interviews(vault, family_id);
  if (!family) return tl::unexpected(family.error());
  const auto reads = to_read(*family, person, instrument, chosen);
  if (!reads) return tl::unexpected(reads.error());
  std::vector<LiveInterview> open;
  open.reserve(reads->size());  // the others point into it
  std::vector<interview::Other> others;
  for (const auto& [name, id] : *reads) {
    auto live = LiveInterview::resume(vault, id);
    if (!live) return tl::unexpected(live.error());
    open.push_back(std::move(*live));
    others.push_back({name, &open.back().interview()});
  }
  return interview::outside_values(instrument, others);
}

Result<void> keep_sources(vault::Vault& vault, const InterviewId& interview,
                          const model::Instrument& instrument, std::span<const Source> chosen) {
  for (const Source& source : chosen) {
    const auto from = std::ranges::find(instrument.from, source.alias, &model::From::alias);
    if (from == instrument.from.end()) continue;
    const auto text = model::self_contained(source.text, *from->instrument);
    if (!text) return tl::unexpected(text.error());
    const auto hash = keep_instrument(vault, *text);
    if (!hash) return tl::unexpected(hash.error());
    const vault::Value read =
        source.interview ? vault::Value(std::string_view(source.interview->text)) : vault::Value(nullptr);
    auto kept = write(vault, [&](Connection& store) {
      return store.run(
          "INSERT INTO interview_sources (interview, alias, instrument, instrument_hash, source) "
          "VALUES (?, ?, ?, ?, ?)",
          {interview.text, source.alias, from->id, *hash, read});
    });
    if (!kept) return kept;
  }
  return {};
}

Result<std::vector<Source>> sources(vault::Vault& vault, const InterviewId& interview) {
  return collect<Source>(vault,
                         "SELECT alias, coalesce(source, '') FROM interview_sources WHERE interview = ?",
                         {interview.text}, [](const Row& row) -> Result<Source> {
                           Source source{.alias = row.text(0), .interview = {}, .text = {}};
                           if (const std::string id = row.text(1); !id.empty()) source.interview = {id};
                           return source;
                         });
}

Result<std::shared_ptr<const model::Instrument>> instrument_of(vault::Vault& vault,
                                                               const InterviewRecord& interview) {
  if (auto known = loaded_instruments().find(interview.instrument_hash)) return known;
  const auto text = instrument_text(vault, interview.instrument_hash);
  if (!text) return tl::unexpected(text.error());
  auto loaded = model::load(*text, interview.instrument, instruments_of(vault, interview));
  if (!loaded.instrument) {
    return fail("instrument_not_readable",
                "This interview's instrument cannot be read by this version of Doorstep.",
                "Open it with the version of Doorstep that it was made with.");
  }
  loaded_instruments().keep(interview.instrument_hash, loaded.instrument);
  return std::move(loaded.instrument);
}

model::FindInstrument instruments_of(vault::Vault& vault, const InterviewRecord& interview) {
  return [&vault, interview](std::string_view id) -> std::shared_ptr<const model::Instrument> {
    std::string hash;
    const auto read = vault.store().connection().each(
        "SELECT instrument_hash FROM interview_sources WHERE interview = ? AND instrument = ?",
        {interview.id.text, id}, [&](const Row& row) -> Result<void> {
          hash = row.text(0);
          return {};
        });
    if (!read) return nullptr;
    return hash.empty() ? used_by_then(vault, id, interview.started_at) : loaded(vault, id, hash);
  };
}

}  // namespace doorstep::records
