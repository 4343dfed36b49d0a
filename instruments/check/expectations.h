// What an example says should come out, against what came out (private to this folder).
#pragma once

#include <string>
#include <vector>

#include "instruments/check/walk.h"

namespace doorstep::check {

// An expectation that is not met.
struct Mismatch {
  yaml::Node at;
  std::string message;  // what was expected and what came, by ids
  std::string remedy;
  std::string variant;              // as yaml::Problem's
  std::vector<std::string> values;  // as yaml::Problem's; behind them, in the end, the example's id
};

// Compares only what `example` states: route, off_route, scores, flags, values, complete, problems. A walk
// that has problems the example does not list is a mismatch at the example itself.
[[nodiscard]] std::vector<Mismatch> mismatches(const yaml::Node& example, const WalkResult& result);

}  // namespace doorstep::check
