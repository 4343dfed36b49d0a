// Random orders, drawn from a number that is kept with the interview: the same number gives the same order
// for ever.
//
// The generator and the shuffle are our own and stated here, because a library's may change: SplitMix64,
// begun with the seed and the FNV-1a hash of the name of what is shuffled, so that no order depends on
// another; Fisher-Yates from the last place down, each place drawn without bias by throwing away what does
// not divide evenly.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "instruments/model/instrument.h"

namespace doorstep::interview {

// 0 to count - 1 in the order that `seed` gives to what is called `name`. Seed 0 leaves them as they are.
[[nodiscard]] std::vector<std::uint32_t> random_order(std::uint32_t seed, std::string_view name,
                                                      std::uint32_t count);

// The steps in the order that `seed` gives them; empty when they stay as written. Whole sections change
// places, or the questions inside one; grids and repeats stay together, and pages where they are.
[[nodiscard]] std::vector<std::uint32_t> order_of_steps(const model::Instrument& instrument,
                                                        std::uint32_t seed);

// The options of `question` by place: those that are picked alone or said in own words stay where they are.
[[nodiscard]] std::vector<std::uint16_t> order_of_options(const model::Question& question,
                                                          std::uint32_t seed);

}  // namespace doorstep::interview
