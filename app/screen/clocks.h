// The world's clocks, given from outside so that tests own them.
#pragma once

#include <cstdint>
#include <functional>

#include "app/screen/family_view.h"
#include "instruments/interview/event.h"

namespace doorstep::screen {

struct Clocks {
  std::function<interview::Stamp()> now;                          // both clocks
  std::function<LocalTime(std::int64_t utc_milliseconds)> local;  // on the wall of this place
};

[[nodiscard]] Clocks system_clocks();

}  // namespace doorstep::screen
