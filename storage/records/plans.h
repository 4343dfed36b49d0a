// What was agreed with a family: which help, for whom, who sees to it, and when; and the day of a next round.
//
// Writing is an interviewer's ("needs_interviewer", and nothing is changed), and audited by ids and codes.
// Nothing is taken away: help that was struck out stays, in that state, and can be put back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "instruments/language/calendar.h"
#include "instruments/result.h"
#include "storage/records/ids.h"
#include "storage/vault/vault.h"

namespace doorstep::records {

// Part of the stored format: never change a number.
enum class HelpState : std::uint8_t { Agreed = 1, Done = 2, Removed = 3 };

// Content of class Identity: what the team writes in its own words may name people.
struct PlannedHelp {
  HelpId id;
  FamilyId family;
  HelpState state = HelpState::Agreed;
  std::string kind;                    // a code of the list that the app offers; empty: in own words only
  std::string words;                   // own words; may be empty when there is a kind
  std::optional<PersonId> person;      // whom it is for; none: the family
  std::string who;                     // who sees to it; may be empty
  std::optional<language::Date> when;  // from or until that day, as the team means it
  std::int64_t created_at = 0;         // milliseconds since 1970, UTC
  std::int64_t changed_at = 0;
};

// Adds what has no id yet and returns it with one; `changed_at` is when. Errors: "help_missing" (neither kind
// nor words).
[[nodiscard]] Result<PlannedHelp> add(vault::Vault& vault, PlannedHelp help);
// Writes all but family and creation. Errors: "help_missing", "no_such_record".
[[nodiscard]] Result<void> change(vault::Vault& vault, const PlannedHelp& help);
[[nodiscard]] Result<PlannedHelp> find(vault::Vault& vault, const HelpId& help);
// Of one family, or of all; in the order in which it was agreed, struck out ones too.
[[nodiscard]] Result<std::vector<PlannedHelp>> plan(vault::Vault& vault, const FamilyId& family);
[[nodiscard]] Result<std::vector<PlannedHelp>> all_plans(vault::Vault& vault);

// The team's own word on the round after an interview. Without one the instrument's months count.
struct NextRound {
  InterviewId after;
  std::optional<language::Date> due;  // none: there shall be no further round
};

// Writes it, over an earlier one, at the time `at`. Errors: "no_such_record".
[[nodiscard]] Result<void> set_next_round(vault::Vault& vault, const NextRound& round, std::int64_t at);
[[nodiscard]] Result<std::vector<NextRound>> next_rounds(vault::Vault& vault);

}  // namespace doorstep::records
