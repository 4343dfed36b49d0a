// Each part of an instrument as one line, without its texts: two versions whose lines are equal ask, keep and
// compute the same there (private to this folder; the lines are read by authors in `doorstep diff`).
#pragma once

#include <string>
#include <string_view>

#include "instruments/model/instrument.h"

namespace doorstep::model {

[[nodiscard]] std::string_view type_line(const Question& question);
// What an answer may be: range, step, precision, limits, how many, how long.
[[nodiscard]] std::string range_line(const Question& question);
// When it is asked, what is checked, suggested and offered.
[[nodiscard]] std::string condition_line(const Instrument& instrument, const Question& question);
[[nodiscard]] std::string non_answer_line(const Question& question);
// Whether it identifies, may be told, and where it belongs.
[[nodiscard]] std::string handling_line(const Instrument& instrument, const Question& question);
// What an option says beside its words.
[[nodiscard]] std::string option_line(const AnswerSet& set, std::size_t option);
[[nodiscard]] std::string repeat_line(const Instrument& instrument, const Repeat& repeat);
[[nodiscard]] std::string value_line(const NamedValue& value);
[[nodiscard]] std::string score_line(const Score& score);
[[nodiscard]] std::string flag_line(const Flag& flag);
[[nodiscard]] std::string page_line(const Instrument& instrument, const Page& page);

[[nodiscard]] std::string_view respondent_line(const Instrument& instrument);
// The topics in their order, and the names that it reads other instruments under.
[[nodiscard]] std::string topic_line(const Instrument& instrument);
[[nodiscard]] std::string from_line(const Instrument& instrument);
[[nodiscard]] std::string_view order_line(Order order);

}  // namespace doorstep::model
