#include "app/command/today.h"

#include <chrono>
#include <ctime>

#include <fmt/format.h>

namespace doorstep::command {
namespace {

std::tm local_time() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return parts;
}

}  // namespace

language::Date today() {
  const std::tm parts = local_time();
  const auto text = fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
  return language::Date::parse(text).value_or(language::Date());
}

language::Time time_of_day() {
  const std::tm parts = local_time();
  return language::Time::parse(fmt::format("{:02}:{:02}", parts.tm_hour, parts.tm_min))
      .value_or(language::Time());
}

interview::Stamp now() {
  const auto milliseconds = [](auto duration) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  };
  return {milliseconds(std::chrono::system_clock::now().time_since_epoch()),
          milliseconds(std::chrono::steady_clock::now().time_since_epoch())};
}

}  // namespace doorstep::command
