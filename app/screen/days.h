// Days on the wall clock of this place: what lies between them, and what comes after.
#pragma once

#include <optional>

#include "app/screen/family_view.h"
#include "app/touch/numbers.h"
#include "instruments/language/calendar.h"

namespace doorstep::screen {

[[nodiscard]] language::Date day_of(const LocalTime& time);
// nullopt when there is no such day, and while a part was not said.
[[nodiscard]] std::optional<language::Date> day_of(const touch::PlainDate& date);
[[nodiscard]] touch::PlainDate plain(language::Date day);
[[nodiscard]] LocalTime at_midnight(language::Date day);
[[nodiscard]] language::Date days_after(language::Date day, int days);
// The same day of a later month, or that month's last one: a month after 31 January is 28 February.
[[nodiscard]] language::Date months_after(language::Date day, int months);

}  // namespace doorstep::screen
