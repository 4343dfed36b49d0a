#include "app/command/today.h"

#include <chrono>
#include <ctime>

#include <fmt/format.h>

namespace doorstep::command {

language::Date today() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  const auto text = fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
  return language::Date::parse(text).value_or(language::Date());
}

interview::Stamp now() {
  const auto milliseconds = [](auto duration) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  };
  return {milliseconds(std::chrono::system_clock::now().time_since_epoch()),
          milliseconds(std::chrono::steady_clock::now().time_since_epoch())};
}

}  // namespace doorstep::command
