// Dates and times by steppers.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "app/touch/numbers.h"
#include "app/touch/steppers.h"

namespace doorstep::touch {
namespace {

TextLook caption_look() { return {.role = TextRole::Caption, .colour = Token::Muted}; }

Enabled when(bool yes) { return yes ? Enabled::Yes : Enabled::No; }

// ---- dates ----

enum class Part { Year, Month, Day };

std::vector<Part> parts_of(DateParts parts) {
  if (parts == DateParts::Year) return {Part::Year};
  if (parts == DateParts::YearMonth) return {Part::Year, Part::Month};
  return {Part::Year, Part::Month, Part::Day};
}

const std::string& label_of(const Ui& ui, Part part) {
  if (part == Part::Year) return ui.words().year;
  return part == Part::Month ? ui.words().month : ui.words().day;
}

std::string_view suffix_of(Part part) {
  if (part == Part::Year) return ":year";
  return part == Part::Month ? ":month" : ":day";
}

// As many as there may be, while the month or the year was not said.
int days_in(const PlainDate& date) {
  constexpr int kLeapYear = 2000;
  if (date.month == 0) return 31;
  return days_in_month(date.year == 0 ? kLeapYear : date.year, date.month);
}

NumberLook look_of(const Ui& ui, Part part, const PlainDate& date, const DateLook& look) {
  NumberLook number{.label = label_of(ui, part)};
  switch (part) {
    case Part::Year:
      number.least = look.first_year;
      number.most = look.last_year;
      break;
    case Part::Month:
      number.least = 1;
      number.most = 12;
      break;
    case Part::Day:
      number.least = 1;
      number.most = days_in(date);
      break;
  }
  return number;
}

int& field_of(PlainDate& date, Part part) {
  if (part == Part::Year) return date.year;
  return part == Part::Month ? date.month : date.day;
}

std::string shown_part(Part part, int value, const DateLook& look) {
  if (value == 0) return "–";
  if (part == Part::Month && !look.months[static_cast<std::size_t>(value - 1)].empty())
    return look.months[static_cast<std::size_t>(value - 1)];
  return std::to_string(value);
}

float least_stepper(Ui& ui, const DateLook& look) {
  float words = ui.measure_text("0000", number_look(Token::Text)).width;
  for (const std::string& month : look.months)
    words = std::max(words, ui.measure_text(month, number_look(Token::Text)).width);
  return words + 4 + 2 * (ui.metrics().min_target + ui.metrics().gap);
}

float date_part_height(Ui& ui) {
  return ui.measure_text("0", caption_look()).height + 0.8F + stepper_height(ui);
}

bool side_by_side(Ui& ui, const DateLook& look, float width) {
  const auto count = static_cast<float>(parts_of(look.parts).size());
  return count * least_stepper(ui, look) + (count - 1) * 2 * ui.metrics().gap <= width;
}

// Steps, or opens the pad for, one part; true when `date` changed.
bool date_part(Ui& ui, const std::string& id, Rect place, Part part, PlainDate& date, const DateLook& look) {
  const NumberLook number = look_of(ui, part, date, look);
  int& value = field_of(date, part);
  ui.draw_text(number.label, place.take_top(ui.measure_text(number.label, caption_look()).height, 0.8F),
               caption_look());
  const bool is_set = value != 0;
  const Step step{number.label, shown_part(part, value, look), is_set, when(!is_set || value > number.least),
                  when(!is_set || value < number.most)};
  const StepTouched touched = stepper(ui, id, place, step);
  const bool steps = touched == StepTouched::Less || touched == StepTouched::More;
  if (steps) {
    PlainDate start = look.start;
    value = is_set ? value + (touched == StepTouched::More ? 1 : -1) : field_of(start, part);
  }
  if (touched == StepTouched::Value) ui.open_sheet(id + ":pad");
  const auto typed = digit_pad(ui, id + ":pad", number);
  if (typed) value = static_cast<int>(*typed);
  return typed || steps;
}

// ---- times ----

constexpr int kMinutes = 5;  // that one step takes

struct TimePart {
  std::string suffix;
  NumberLook look;
  int step;
};

std::vector<TimePart> time_parts(const Ui& ui) {
  return {{":hour", {.label = ui.words().hour, .least = 0, .most = 23}, 1},
          {":minute", {.label = ui.words().minute, .least = 0, .most = 59}, kMinutes}};
}

bool times_side_by_side(Ui& ui, float width) {
  const float least = ui.measure_text("0000", number_look(Token::Text)).width + 4 +
                      2 * (ui.metrics().min_target + ui.metrics().gap);
  return 2 * least + 2 * ui.metrics().gap <= width;
}

// One part of `time`, stepped or typed; true when it changed. Steps lead to round numbers, and round the day.
bool time_part(Ui& ui, const std::string& id, Rect place, const TimePart& part, int& value, bool is_set) {
  ui.draw_text(part.look.label, place.take_top(ui.measure_text(part.look.label, caption_look()).height, 0.8F),
               caption_look());
  const Step step{part.look.label, is_set ? fmt::format("{:02}", value) : "–", is_set};
  const StepTouched touched = stepper(ui, id, place, step);
  if (touched == StepTouched::Value) ui.open_sheet(id + ":pad");
  const auto typed = digit_pad(ui, id + ":pad", part.look);
  if (typed) value = static_cast<int>(*typed);
  const int count = static_cast<int>(part.look.most) + 1;
  const bool steps = touched == StepTouched::Less || touched == StepTouched::More;
  if (steps && is_set) {
    const int rest = value % part.step;
    const int down = rest == 0 ? part.step : rest;
    value = (value + (touched == StepTouched::More ? part.step - rest : count - down)) % count;
  }
  return typed || steps;
}

}  // namespace

float time_height(Ui& ui, const TimeLook&, float width) {
  return times_side_by_side(ui, width) ? date_part_height(ui) : 2 * date_part_height(ui) + ui.metrics().gap;
}

std::optional<PlainTime> time_field(Ui& ui, std::string_view id, Rect place, std::optional<PlainTime> value,
                                    const TimeLook& look) {
  PlainTime time = value.value_or(look.start);
  bool changed = false;
  const bool beside = times_side_by_side(ui, place.width);
  const float gap = ui.metrics().gap;
  const float width = beside ? (place.width - 2 * gap) / 2 : place.width;
  for (const TimePart& part : time_parts(ui)) {
    const Rect there = beside ? place.take_start(width, 2 * gap) : place.take_top(date_part_height(ui), gap);
    int& number = part.suffix == ":hour" ? time.hour : time.minute;
    changed = time_part(ui, std::string(id) + part.suffix, there, part, number, value.has_value()) || changed;
  }
  return changed ? std::optional(time) : std::nullopt;
}

float date_height(Ui& ui, const DateLook& look, float width) {
  if (side_by_side(ui, look, width)) return date_part_height(ui);
  const auto count = static_cast<float>(parts_of(look.parts).size());
  return count * date_part_height(ui) + (count - 1) * ui.metrics().gap;
}

std::optional<PlainDate> date_field(Ui& ui, std::string_view id, Rect place, const PlainDate& value,
                                    const DateLook& look) {
  PlainDate date = value;
  bool changed = false;
  const std::vector<Part> parts = parts_of(look.parts);
  const bool beside = side_by_side(ui, look, place.width);
  const auto count = static_cast<float>(parts.size());
  const float gap = ui.metrics().gap;
  const float width = beside ? (place.width - (count - 1) * 2 * gap) / count : place.width;
  for (const Part part : parts) {
    const Rect there = beside ? place.take_start(width, 2 * gap) : place.take_top(date_part_height(ui), gap);
    changed =
        date_part(ui, std::string(id) + std::string(suffix_of(part)), there, part, date, look) || changed;
  }
  date.day = std::min(date.day, days_in(date));
  return changed ? std::optional(date) : std::nullopt;
}

bool is_whole(const PlainDate& date, DateParts parts) {
  return std::ranges::all_of(parts_of(parts), [date](Part part) {
    PlainDate copy = date;
    return field_of(copy, part) != 0;
  });
}

PlainDate filled(PlainDate date, const PlainDate& start) {
  if (date.year == 0) date.year = start.year;
  if (date.month == 0) date.month = start.month;
  if (date.day == 0) date.day = start.day;
  date.day = std::min(date.day, days_in(date));
  return date;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(std::clamp(month, 1, 12) - 1)];
}

}  // namespace doorstep::touch
