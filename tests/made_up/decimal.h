// The naive evaluator's own exact decimals: schoolbook arithmetic, told nothing by the engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace doorstep::made_up {

__extension__ using Big = __int128;

// digits / 10^places, without trailing zeros behind the point; what has digits of 2^63 or more is out of
// range. What has more than 12 places is the fraction digits / parts in lowest terms. When that has a part of
// 2^63 or more, both sides of the operation are rounded to 12 places, half away from zero, and so is the
// result.
struct Decimal {
  std::int64_t digits = 0;
  int places = 0;
  std::int64_t parts = 1;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

std::optional<Decimal> decimal(Big digits, int places);
Decimal whole(std::int64_t value);
std::string to_text(Decimal value);
int compare(Decimal left, Decimal right);  // -1, 0, 1
Decimal negative(Decimal value);
Decimal round_at(Decimal value, int places);
Decimal down_at(Decimal value, int places);
std::optional<Decimal> add(Decimal left, Decimal right);
std::optional<Decimal> multiply(Decimal left, Decimal right);
std::optional<Decimal> divide(Decimal left, Decimal right);  // nullopt also by zero

}  // namespace doorstep::made_up
