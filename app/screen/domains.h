// What an interview says about each of the ten domains, and which of its flags the team must see.
//
// Computed from the interview as it stands and from nothing else. Only the team's pages take this.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/screen/family_view.h"
#include "instruments/interview/interview.h"

namespace doorstep::screen {

// The ten, in the order in which they stand under each other.
inline constexpr std::array<std::string_view, 10> kDomains{
    "culture_religion", "separation", "conflict",     "own_wellbeing", "other_parent_wellbeing",
    "child_situation",  "parenting",  "child_safety", "own_safety",    "other_stressors"};

// Now and FollowUp where a raised flag names the domain, else Nothing where at least half of what was asked
// of it was answered, NotAnswered where less was, and nothing at all (not asked) for the others. Score bands
// count through the flags that read them.
[[nodiscard]] std::map<std::string, DomainState, std::less<>> domain_states(
    const interview::Interview& interview);

// The greater of two: what must be seen now hides behind nothing.
[[nodiscard]] DomainState worse(DomainState left, DomainState right);

// The raised flags that ask for something (notes do not), what must be seen now first; of those that were
// taken back by a later answer, what must be seen now. The person and the interview are left for the caller
// to fill in; `shown` is when the interviewer was shown it, left empty.
[[nodiscard]] std::vector<FlagView> raised_flags(const interview::Interview& interview,
                                                 std::string_view language);

}  // namespace doorstep::screen
