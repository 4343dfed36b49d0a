// What is known of some values that follow each other: enough to tell what any, all, count, sum, mean, min
// and max of them are. The tallies of neighbours add up to the tally of all, so one changed value costs the
// tally of its own stretch and not of the whole.
#pragma once

#include "instruments/language/value.h"

namespace doorstep::language {

class Tally {
 public:
  // A yes or no, a number, or missing.
  void add(const Value& value);
  // What follows.
  void add(const Tally& behind);

  [[nodiscard]] std::uint32_t values() const { return values_; }
  [[nodiscard]] std::uint32_t missing() const { return missing_; }
  [[nodiscard]] std::uint32_t yes() const { return yes_; }
  [[nodiscard]] std::uint32_t no() const { return no_; }
  // Of the first value that is missing; only when missing() is not 0.
  [[nodiscard]] Missing first_missing() const { return first_missing_; }
  // How many of missing() are not reached: answers that may still come.
  [[nodiscard]] std::uint32_t waited_for() const { return waited_for_; }
  // Of the numbers that are known; the least and greatest only when there is one.
  [[nodiscard]] const Total& total() const { return total_; }
  [[nodiscard]] Number least() const { return least_; }
  [[nodiscard]] Number greatest() const { return greatest_; }

  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  void widen(Number least, Number greatest);

  std::uint32_t values_ = 0;
  std::uint32_t missing_ = 0;
  std::uint32_t waited_for_ = 0;
  std::uint32_t yes_ = 0;
  std::uint32_t no_ = 0;
  std::uint32_t numbers_ = 0;
  Missing first_missing_ = Missing::NotReached;
  Total total_;
  Number least_;
  Number greatest_;
};

}  // namespace doorstep::language
