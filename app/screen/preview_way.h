// How the author of an instrument gets to any place of it without answering all that stands before.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "instruments/interview/interview.h"

namespace doorstep::screen {

struct Arrival {
  interview::Interview interview;
  std::string example{};  // whose answers lead there; empty when none was needed
};

// `from` with `step` on screen. What stands between is answered with as little as possible: pages are taken
// as read, understood and assented to, questions are not answered. A question that is not asked with the
// answers of `from` is reached with those of the first example that asks it, else with the answers to what
// its condition names, one after the other, that make more of it true. nullopt when none of this leads there.
[[nodiscard]] std::optional<Arrival> way_to(const interview::Interview& from, std::size_t step);

// The same with the answers of `from` alone.
[[nodiscard]] std::optional<interview::Interview> straight_way_to(const interview::Interview& from,
                                                                  std::size_t step);

}  // namespace doorstep::screen
