// What an interview is given of other interviews when it starts, and what is kept of that.
//
// `last_round` is always the same person's last finished interview with the same instrument. A name in `from`
// is the interview that the team chose for it; where nobody chose, the same person's last finished one with
// that instrument, never another person's, which would be taken for this one's.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/model/load.h"
#include "instruments/result.h"
#include "storage/records/interviews.h"
#include "storage/records/people.h"

namespace doorstep::records {

// The team's choice for one name in `from`.
struct Source {
  std::string alias;
  std::optional<InterviewId> interview;  // none: nothing is read under that name
  std::string text;  // of the instrument that the name stands for, exactly as it was loaded; kept
};

// What `instrument` uses of the other interviews of a person in a family, or of those in `chosen`. Errors:
// "source_does_not_fit" (not finished, another family's, or another instrument's).
[[nodiscard]] Result<std::vector<interview::OutsideValue>> outside_of(vault::Vault& vault,
                                                                      const FamilyId& family,
                                                                      const PersonId& person,
                                                                      const model::Instrument& instrument,
                                                                      std::span<const Source> chosen);

// Keeps the choices with the interview, so that it opens with the same texts for ever.
[[nodiscard]] Result<void> keep_sources(vault::Vault& vault, const InterviewId& interview,
                                        const model::Instrument& instrument, std::span<const Source> chosen);

// The choices that were kept: alias and interview; the texts stay in the vault.
[[nodiscard]] Result<std::vector<Source>> sources(vault::Vault& vault, const InterviewId& interview);

// The instrument that an interview was made with, out of its exact text. Errors: "instrument_not_readable",
// and those of instrument_text().
[[nodiscard]] Result<std::shared_ptr<const model::Instrument>> instrument_of(
    vault::Vault& vault, const InterviewRecord& interview);

// How the instruments that `interview` reads from are found again: as they were kept with it; else as they
// were last used in this vault when it began, else as they were first used after that.
[[nodiscard]] model::FindInstrument instruments_of(vault::Vault& vault, const InterviewRecord& interview);

}  // namespace doorstep::records
