#include "app/screen/days.h"

#include <chrono>

#include <fmt/format.h>

namespace doorstep::screen {
namespace {

using std::chrono::year_month_day;

language::Date date_from(const year_month_day& day) {
  const auto text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return language::Date::parse(text).value_or(language::Date());
}

year_month_day parts_of(language::Date day) {
  return {std::chrono::year(day.year()), std::chrono::month(static_cast<unsigned>(day.month())),
          std::chrono::day(static_cast<unsigned>(day.day()))};
}

}  // namespace

language::Date day_of(const LocalTime& time) {
  return date_from({std::chrono::year(time.year), std::chrono::month(static_cast<unsigned>(time.month)),
                    std::chrono::day(static_cast<unsigned>(time.day))});
}

std::optional<language::Date> day_of(const touch::PlainDate& date) {
  return language::Date::parse(fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day));
}

touch::PlainDate plain(language::Date day) { return {day.year(), day.month(), day.day()}; }

LocalTime at_midnight(language::Date day) {
  return {.year = day.year(), .month = day.month(), .day = day.day(), .hour = 0, .minute = 0};
}

language::Date days_after(language::Date day, int days) {
  return date_from(std::chrono::sys_days(parts_of(day)) + std::chrono::days(days));
}

language::Date months_after(language::Date day, int months) {
  const year_month_day later = parts_of(day) + std::chrono::months(months);
  if (later.ok()) return date_from(later);
  return date_from(year_month_day(later.year() / later.month() / std::chrono::last));
}

}  // namespace doorstep::screen
