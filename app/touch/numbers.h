// Numbers, dates and times by taps: steppers and a pad of digits. A physical keyboard's digits work too, on
// the focused field or pad.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/touch/ui.h"

namespace doorstep::touch {

// A whole number counted in steps of 10^-decimals: 12 with one decimal is 1.2.
struct NumberLook {
  std::string label{};      // of the field, for the pad's heading and the node
  std::string unit{};       // after the number: "år"
  std::int64_t least = 0;   // included
  std::int64_t most = 999;  // included
  std::int64_t step = 1;
  int decimals = 0;  // 0 .. 4
};

[[nodiscard]] float number_height(Ui& ui);
// − number +. A tap on the number opens the pad. The new value (within least .. most) when it was changed in
// this frame.
[[nodiscard]] std::optional<std::int64_t> number_field(Ui& ui, std::string_view id, Rect place,
                                                       std::optional<std::int64_t> value,
                                                       const NumberLook& look);

enum class DateParts { Year, YearMonth, YearMonthDay };

// A date while it is being given; 0: this part was not said yet.
struct PlainDate {
  int year = 0;
  int month = 0;  // 1 .. 12
  int day = 0;    // 1 .. what the month has
  friend bool operator==(const PlainDate&, const PlainDate&) = default;
};

struct DateLook {
  std::string label{};
  DateParts parts = DateParts::YearMonthDay;
  int first_year = 1900;
  int last_year = 2100;
  PlainDate start{2000, 1, 1};           // what the first step of each part leads to
  std::array<std::string, 12> months{};  // names; empty ones are shown as numbers
};

[[nodiscard]] float date_height(Ui& ui, const DateLook& look, float width);
// Three steppers (year, month, day), ordered year first; nothing is chosen beforehand in any of them. The day
// is kept inside its month. The new date when changed.
[[nodiscard]] std::optional<PlainDate> date_field(Ui& ui, std::string_view id, Rect place,
                                                  const PlainDate& value, const DateLook& look);
// Whether every one of `parts` was said.
[[nodiscard]] bool is_whole(const PlainDate& date, DateParts parts = DateParts::YearMonthDay);
// The same with what was not said from `start`.
[[nodiscard]] PlainDate filled(PlainDate date, const PlainDate& start);

[[nodiscard]] int days_in_month(int year, int month);

struct PlainTime {
  int hour = 0;    // 0 .. 23
  int minute = 0;  // 0 .. 59
  friend bool operator==(const PlainTime&, const PlainTime&) = default;
};

struct TimeLook {
  std::string label{};
  PlainTime start{12, 0};  // what the first step leads to
};

[[nodiscard]] float time_height(Ui& ui, const TimeLook& look, float width);
// Two steppers, hours before minutes; minutes go in fives, and any of them can be typed. The first step
// of either says both (mostly a whole hour is meant, and it is in sight). The new time when changed.
[[nodiscard]] std::optional<PlainTime> time_field(Ui& ui, std::string_view id, Rect place,
                                                  std::optional<PlainTime> value, const TimeLook& look);

}  // namespace doorstep::touch
