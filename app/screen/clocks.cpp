#include "app/screen/clocks.h"

#include <chrono>
#include <ctime>

namespace doorstep::screen {
namespace {

template <typename Clock>
std::int64_t milliseconds_of() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

LocalTime local_time(std::int64_t utc_milliseconds) {
  const std::time_t seconds = utc_milliseconds / 1000;
  std::tm parts{};
  if (localtime_r(&seconds, &parts) == nullptr) return {};
  return {.year = parts.tm_year + 1900,
          .month = parts.tm_mon + 1,
          .day = parts.tm_mday,
          .hour = parts.tm_hour,
          .minute = parts.tm_min};
}

}  // namespace

Clocks system_clocks() {
  return {.now =
              [] {
                return interview::Stamp{milliseconds_of<std::chrono::system_clock>(),
                                        milliseconds_of<std::chrono::steady_clock>()};
              },
          .local = local_time};
}

}  // namespace doorstep::screen
