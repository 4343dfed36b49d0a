// The engine and a second, naive evaluator say the same about made-up instruments and interviews.
//
// DOORSTEP_TRIALS: how many (20,000 without it, 100,000 on the build machine, millions in `./test --long`).
// DOORSTEP_SEED: begin elsewhere, or repeat one that failed with DOORSTEP_TRIALS=1.

#include <cstdlib>

#include <catch2/catch_test_macros.hpp>

#include "tests/made_up/trial.h"

namespace doorstep::made_up {
namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::uint64_t trials() {
  return from_environment("DOORSTEP_TRIALS", std::getenv("DOORSTEP_LONG") == nullptr ? 20'000 : 5'000'000);
}

// Every second one from `first`: two of these run side by side.
void run_half(std::uint64_t half) {
  const std::uint64_t first = from_environment("DOORSTEP_SEED", 1);
  for (std::uint64_t seed = first + half; seed < first + trials(); seed += 2) {
    if (auto trial = disagreeing(seed)) FAIL(report(seed, shrunk(std::move(*trial))));
  }
}

}  // namespace

TEST_CASE("The engine agrees with the naive evaluator on made-up interviews, even seeds") { run_half(1); }
TEST_CASE("The engine agrees with the naive evaluator on made-up interviews, odd seeds") { run_half(0); }

}  // namespace doorstep::made_up
