// The instrument that the tests of this folder walk through.
#pragma once

#include <memory>
#include <string>

#include "instruments/check/walk.h"

namespace doorstep::test {

// A child's instrument in the shape of the design's sample: pages before and after, a hidden question, own
// words, a score with a missing rule, a formula, a value, flags, a soft and a strict check. No examples.
[[nodiscard]] const std::string& sample_text();
[[nodiscard]] std::shared_ptr<const model::Instrument> sample();

// Runs the walk that `yaml` holds; a date in it is 2026-11-21.
[[nodiscard]] check::WalkResult walk(const std::string& yaml);

// The problems of a result as "step code", in order.
[[nodiscard]] std::vector<std::string> codes(const check::WalkResult& result);

}  // namespace doorstep::test
