#include "app/screen/wording.h"

#include <algorithm>

#include <glib.h>

#include <fmt/format.h>

#include "app/touch/text_edit.h"

namespace doorstep::screen {

std::string short_date(const words::Language& say, const LocalTime& time) {
  return say("team.date", time.day, say(fmt::format("team.months_short.{}", time.month)));
}

std::string date_and_time(const words::Language& say, const LocalTime& time) {
  return say("team.date_and_time", short_date(say, time), fmt::format("{:02}", time.hour),
             fmt::format("{:02}", time.minute));
}

std::string first_letter(const std::string& name) {
  const std::string first = name.substr(0, touch::next_character(name, 0));
  const gunichar letter = g_utf8_get_char_validated(first.data(), static_cast<gssize>(first.size()));
  if (first.empty() || !g_unichar_validate(letter)) return first;
  std::array<char, 6> capital{};
  const auto size = g_unichar_to_utf8(g_unichar_totitle(letter), capital.data());
  return {capital.data(), static_cast<std::size_t>(size)};
}

std::string at_start(const std::string& words) {
  return first_letter(words) + words.substr(touch::next_character(words, 0));
}

std::string last_initial(const std::string& name) {
  const std::size_t space = name.find_last_of(' ');
  return first_letter(space == std::string::npos || space + 1 == name.size() ? name : name.substr(space + 1));
}

AnsweredBy answered_by(const model::Instrument& instrument) {
  return instrument.respondent == model::Respondent::Practitioner ? AnsweredBy::Team : AnsweredBy::Person;
}

std::string state_words(const words::Language& say, const InterviewLine& line) {
  switch (line.state) {
    case InterviewState::Open:
      return say("team.family.half_way");
    case InterviewState::Stopped:
      return say("team.family.stopped");
    case InterviewState::Declined:
      return say("team.family.declined");
    case InterviewState::Finished:
      break;
  }
  return say("team.family.done_on", short_date(say, line.last));
}

ProgramWords::ProgramWords(const words::Language& say)
    : yes(say("common.yes")),
      no(say("common.no")),
      drawing(say("common.drawing")),
      decimal_point(say("common.decimal_point")) {
  for (std::size_t month = 0; month < months.size(); ++month) {
    months[month] = say(fmt::format("common.months.{}", month + 1));
    months_of_day[month] = say(fmt::format("common.months_of_day.{}", month + 1));
  }
}

interview::Wording ProgramWords::with(std::string_view interviewer) const {
  return {interviewer, yes, no, drawing, {}, decimal_point, months, months_of_day};
}

std::array<std::string, 12> short_months(const words::Language& say) {
  std::array<std::string, 12> months;
  for (std::size_t month = 0; month < months.size(); ++month)
    months[month] = say(fmt::format("team.months_short.{}", month + 1));
  return months;
}

std::string help_title(const words::Language& say, const std::string& kind_or_words) {
  const bool kind = std::ranges::find(kHelpKinds, kind_or_words) != kHelpKinds.end();
  return kind ? say(fmt::format("team.help.kinds.{}", kind_or_words)) : kind_or_words;
}

std::string help_title(const words::Language& say, const HelpLine& help) {
  return help_title(say, help.kind.empty() ? help.words : help.kind);
}

std::string joined(const words::Language& say, const std::string& left, const std::string& right) {
  if (left.empty() || right.empty()) return left + right;
  return say("team.joined", left, right);
}

std::string text_in(const model::Instrument& instrument, const model::Text& text, std::string_view language) {
  const std::size_t index = instrument.language_index(language);
  if (index < text.by_language.size() && !text.by_language[index].empty()) return text.by_language[index];
  return text.empty() ? std::string() : text.by_language.front();
}

std::string person_title(const words::Language& say, const PersonView& person) {
  const std::string name = person.called.empty() || person.called == person.name
                               ? person.name
                               : fmt::format("{}, {}", person.called, person.name);
  return person.kind == PersonKind::Child && person.age ? say("team.person_and_age", name, *person.age)
                                                        : at_start(name);
}

std::string with_law(const std::string& why, const std::string& citation) {
  return citation.empty() ? why : why + " (" + citation + ")";
}

}  // namespace doorstep::screen
