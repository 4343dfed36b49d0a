#include "instruments/language/calendar.h"

#include <chrono>

#include <fmt/format.h>

namespace doorstep::language {
namespace {

// The number that `text` writes with exactly its own length in digits; nullopt for anything else.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    number = number * 10 + (character - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  const bool shape = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                     (text.size() == 10 && text[4] == '-' && text[7] == '-');
  if (!shape) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = text.size() >= 7 ? digits(text.substr(5, 2)) : std::optional(1);
  const auto day = text.size() == 10 ? digits(text.substr(8, 2)) : std::optional(1);
  if (!year || !month || !day || *year < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  Date result;
  result.year_ = static_cast<std::int16_t>(*year);
  result.month_ = static_cast<std::int8_t>(*month);
  result.day_ = static_cast<std::int8_t>(*day);
  result.precision_ =
      text.size() == 4 ? DatePrecision::Year : (text.size() == 7 ? DatePrecision::Month : DatePrecision::Day);
  return result;
}

std::string Date::text() const {
  switch (precision_) {
    case DatePrecision::Year:
      return fmt::format("{:04}", year_);
    case DatePrecision::Month:
      return fmt::format("{:04}-{:02}", year_, month_);
    case DatePrecision::Day:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_);
}

std::int64_t Date::days() const {
  const std::chrono::year_month_day date{std::chrono::year{year_},
                                         std::chrono::month{static_cast<unsigned>(month_)},
                                         std::chrono::day{static_cast<unsigned>(day_)}};
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::int64_t Date::last_days() const {
  if (precision_ == DatePrecision::Day) return days();
  const std::chrono::month last{precision_ == DatePrecision::Year ? 12U : static_cast<unsigned>(month_)};
  return std::chrono::sys_days{std::chrono::year{year_} / last / std::chrono::last}
      .time_since_epoch()
      .count();
}

std::int64_t Date::years_between(Date from, Date to) {
  const bool before_birthday = to.month_ < from.month_ || (to.month_ == from.month_ && to.day_ < from.day_);
  return to.year_ - from.year_ - (before_birthday ? 1 : 0);
}

std::optional<Time> Time::parse(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  Time time;
  time.minutes_ = static_cast<std::int16_t>(*hour * 60 + *minute);
  return time;
}

std::string Time::text() const { return fmt::format("{:02}:{:02}", minutes_ / 60, minutes_ % 60); }

}  // namespace doorstep::language
