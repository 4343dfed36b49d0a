// The clock, for the program's outermost layer: everything below takes the day as an input.
#pragma once

#include "instruments/interview/event.h"
#include "instruments/language/calendar.h"

namespace doorstep::command {

// The day on this device, in its own time zone.
[[nodiscard]] language::Date today();

// The time of day on this device, in its own time zone.
[[nodiscard]] language::Time time_of_day();

// Now, by both clocks.
[[nodiscard]] interview::Stamp now();

}  // namespace doorstep::command
