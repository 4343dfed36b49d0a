// Dates and times of day.
//
// A calendar date, as exact as the respondent gave it: a year, a month or a day. Proleptic Gregorian,
// years 1..9999.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doorstep::language {

enum class DatePrecision : std::uint8_t { Year, Month, Day };

class Date {
 public:
  // Reads ISO 8601: "2026", "2026-11" or "2026-11-21". nullopt when it is no such date.
  [[nodiscard]] static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int month() const { return month_; }  // 1..12; 1 when only the year is known
  [[nodiscard]] int day() const { return day_; }      // 1..31; 1 when no day is known
  [[nodiscard]] DatePrecision precision() const { return precision_; }
  [[nodiscard]] std::string text() const;
  // Days since 1970-01-01, negative before; a month or year counts as its first day.
  [[nodiscard]] std::int64_t days() const;
  // The same for the last day that it may be: of that month or year.
  [[nodiscard]] std::int64_t last_days() const;

  // Completed years from `from` to `to`; negative when `to` is earlier. A birthday on 29 February is kept on
  // 1 March in other years.
  [[nodiscard]] static std::int64_t years_between(Date from, Date to);

  friend bool operator==(Date, Date) = default;

 private:
  std::int16_t year_ = 1970;
  std::int8_t month_ = 1;
  std::int8_t day_ = 1;
  DatePrecision precision_ = DatePrecision::Day;
};

// A minute of a day, whichever day: 00:00 to 23:59.
class Time {
 public:
  // Reads "07:30": two digits, a colon, two digits. nullopt when it is no such time.
  [[nodiscard]] static std::optional<Time> parse(std::string_view text);

  [[nodiscard]] int minutes() const { return minutes_; }  // since midnight, 0..1439
  [[nodiscard]] std::string text() const;

  friend bool operator==(Time, Time) = default;

 private:
  std::int16_t minutes_ = 0;
};

}  // namespace doorstep::language
