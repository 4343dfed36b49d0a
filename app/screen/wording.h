// Small pieces of wording that several pages of the team share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "app/screen/family_view.h"
#include "app/words/words.h"
#include "instruments/interview/interview.h"
#include "instruments/model/instrument.h"

namespace doorstep::screen {

[[nodiscard]] std::string short_date(const words::Language& say, const LocalTime& time);     // "12 nov"
[[nodiscard]] std::string date_and_time(const words::Language& say, const LocalTime& time);  // "12 nov 14.32"
// One whole character, as it stands at the beginning of a line.
[[nodiscard]] std::string first_letter(const std::string& name);
// "mamma" at the beginning of a line: "Mamma".
[[nodiscard]] std::string at_start(const std::string& words);
// Of the last word: families are called "Familjen Ekstrand".
[[nodiscard]] std::string last_initial(const std::string& name);

// "Elsa, 10 år"; "Mamma, Karin" for who the child calls so.
[[nodiscard]] std::string person_title(const words::Language& say, const PersonView& person);

// Who gives the answers: the person, or the team about it.
[[nodiscard]] AnsweredBy answered_by(const model::Instrument& instrument);

// "halvvägs", "avbruten"; of a finished one "klar 12 nov".
[[nodiscard]] std::string state_words(const words::Language& say, const InterviewLine& line);

// What the program says in a text of an instrument.
struct ProgramWords {
  explicit ProgramWords(const words::Language& say);

  std::string yes, no, drawing, decimal_point;
  std::array<std::string, 12> months, months_of_day;

  // These words must outlive it.
  [[nodiscard]] interview::Wording with(std::string_view interviewer) const;
};

// The months' short names, for date fields.
[[nodiscard]] std::array<std::string, 12> short_months(const words::Language& say);

// What a help is called: its kind, else its own words.
[[nodiscard]] std::string help_title(const words::Language& say, const HelpLine& help);
[[nodiscard]] std::string help_title(const words::Language& say, const std::string& kind_or_words);

// Two pieces of one line; where one is empty, the other alone.
[[nodiscard]] std::string joined(const words::Language& say, const std::string& left,
                                 const std::string& right);

// A text of an instrument in the interface's language, or in the instrument's own when it does not speak that
// one. For texts that are the same for everybody: titles and prompts.
[[nodiscard]] std::string text_in(const model::Instrument& instrument, const model::Text& text,
                                  std::string_view language);

// Why something was decided, with the law that it referred to in brackets, where it did.
[[nodiscard]] std::string with_law(const std::string& why, const std::string& citation);

}  // namespace doorstep::screen
