// What an interview says in words: texts with what they name filled in, and answers as a person would write
// them.

#include <algorithm>

#include <fmt/format.h>

#include "instruments/interview/interview.h"

namespace doorstep::interview {
namespace {

using language::Choice;
using language::Choices;
using model::Question;

const std::string& in_language(const model::Text& text, std::size_t language) {
  static const std::string kNone;
  if (text.empty()) return kNone;
  const std::string& wanted = text.by_language[language];
  return wanted.empty() ? text.by_language.front() : wanted;
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

// "1. Dad, 2. Mum"
std::string numbered(std::vector<std::string> parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = fmt::format("{}. {}", i + 1, parts[i]);
  return joined(parts);
}

constexpr int kMostDecimals = 2;  // of what was computed: nobody reads on

std::string number_in_words(language::Number number, const Wording& wording) {
  std::string text = number.text();
  const std::size_t point = text.find('.');
  return point == std::string::npos ? text : text.replace(point, 1, wording.decimal_point);
}

// "28 februari 2026", "februari 2026", "2026": as exactly as it is known.
std::string date_in_words(language::Date date, const Wording& wording) {
  if (wording.months.empty() || date.precision() == language::DatePrecision::Year) return date.text();
  const auto month = static_cast<std::size_t>(date.month() - 1);
  if (date.precision() == language::DatePrecision::Month)
    return fmt::format("{} {}", wording.months[month], date.year());
  return fmt::format("{} {} {}", date.day(), wording.months_of_day[month], date.year());
}

std::string band_in(const model::Score& score, std::uint16_t index, std::size_t language) {
  const auto& band = score.bands[index];
  return band.text.empty() ? band.id : in_language(band.text, language);
}

// What a value computed, in the words of the question that offers just these options; empty when none does.
std::string option_in(const Instrument& instrument, const std::vector<std::string>& ids, std::uint16_t index,
                      std::size_t language) {
  for (const Question& question : instrument.questions) {
    if (question.answers && question.answers->choices.ids == ids)
      return in_language(question.answers->options[index].text, language);
  }
  return {};
}

// Any value as a person would write it; empty when it is missing. `option(index)` is what an option is
// called.
template <typename Option>
std::string in_words(const Value& seen, const Wording& wording, const Option& option) {
  const auto all = [&](const std::vector<std::uint16_t>& options) {
    std::vector<std::string> parts;
    for (const std::uint16_t index : options) parts.push_back(option(index));
    return parts;
  };
  return std::visit(
      [&]<typename T>(const T& of) -> std::string {
        if constexpr (std::is_same_v<T, Missing>) {
          return {};
        } else if constexpr (std::is_same_v<T, bool>) {
          return std::string(of ? wording.yes : wording.no);
        } else if constexpr (std::is_same_v<T, std::string>) {
          return of;
        } else if constexpr (std::is_same_v<T, Choice>) {
          return option(of.option);
        } else if constexpr (std::is_same_v<T, Choices>) {
          return joined(all(of.options));
        } else if constexpr (std::is_same_v<T, language::Ranking>) {
          return numbered(all(of.options));
        } else if constexpr (std::is_same_v<T, language::Number>) {
          return number_in_words(of.rounded(kMostDecimals), wording);
        } else if constexpr (std::is_same_v<T, language::Date>) {
          return date_in_words(of, wording);
        } else {
          return of.text();
        }
      },
      seen);
}

}  // namespace

std::string Interview::render(const model::Text& text, const Wording& wording,
                              std::optional<std::uint32_t> own) const {
  if (text.empty()) return {};
  const std::size_t wanted = language_index(wording);
  const std::size_t language = text.by_language[wanted].empty() ? 0 : wanted;
  if (text.templates.empty()) return text.by_language[language];
  std::string result;
  for (const auto& piece : text.templates[language]) {
    if (piece.interviewer) {
      result += wording.interviewer.empty() ? std::string_view(piece.literal) : wording.interviewer;
    } else if (piece.answer) {
      result += own ? words(*own, wording) : piece.literal;
    } else if (piece.slot) {
      const std::string named = words_at(*piece.slot, wording);
      result += named.empty() ? piece.literal : named;
    } else {
      result += piece.literal;
    }
  }
  return result;
}

std::string Interview::question_text(std::uint32_t question, const Wording& wording) const {
  const Question& asked = instrument_->questions[question];
  if (!asked.grid) return render(asked.text, wording);
  return render(instrument_->grids[*asked.grid].text, wording) + "\n" + render(asked.text, wording);
}

// What stands at a slot, for a text that names it; empty when it is missing.
std::string Interview::words_at(std::uint32_t slot, const Wording& wording) const {
  const Value& seen = value(slot);
  if (language::is_missing(seen)) return {};
  const auto question = std::ranges::find(instrument_->questions, slot, &Question::slot);
  if (question != instrument_->questions.end()) {
    return words(static_cast<std::uint32_t>(question - instrument_->questions.begin()), wording);
  }
  const auto outside = std::ranges::find(instrument_->outside, slot, &model::Outside::slot);
  if (outside != instrument_->outside.end()) return words_of(*outside, seen, wording);
  return in_words(seen, wording, [&](std::uint16_t index) { return words_of_option(slot, index, wording); });
}

// In the texts of the instrument that was answered, in the same language where it speaks that one.
std::string Interview::words_of(const model::Outside& outside, const Value& seen,
                                const Wording& wording) const {
  const auto from =
      std::ranges::find(instrument_->from, outside.id.substr(0, outside.id.find('.')), &model::From::alias);
  const Instrument& other = from == instrument_->from.end() ? *instrument_ : *from->instrument;
  const std::size_t language = other.language_index(instrument_->languages[language_index(wording)]);
  return in_words(seen, wording, [&](std::uint16_t index) {
    if (outside.question != nullptr)
      return in_language(outside.question->answers->options[index].text, language);
    if (outside.score != nullptr) return band_in(*outside.score, index, language);
    const std::string words = option_in(other, outside.type.set->ids, index, language);
    return words.empty() ? outside.type.set->ids[index] : words;
  });
}

// What no question offers itself: a band, what an instance is about, or the option that a value computed.
std::string Interview::words_of_option(std::uint32_t slot, std::uint16_t option,
                                       const Wording& wording) const {
  for (const model::Score& score : instrument_->scores) {
    if (slot != score.slot + 1) continue;
    return band_in(score, option, language_index(wording));
  }
  for (const model::Instance& instance : instrument_->instances) {
    if (instance.slot + 2 != slot) continue;
    const model::Repeat* repeat = &instrument_->repeats[instance.repeat];
    while (repeat->of) repeat = &instrument_->repeats[*repeat->of];
    return in_language(repeat->options->options[option].text, language_index(wording));
  }
  const auto named = std::ranges::find(instrument_->values, slot, &model::NamedValue::slot);
  if (named == instrument_->values.end()) return {};
  return option_in(*instrument_, named->value.type().set->ids, option, language_index(wording));
}

std::string Interview::title(std::uint32_t instance, const Wording& wording) const {
  const model::Instance& here = instrument_->instances[instance];
  if (!here.title.empty()) return render(here.title, wording);
  return words_at(here.slot + 2, wording);
}

std::string Interview::words(std::uint32_t question, const Wording& wording) const {
  const Question& asked = instrument_->questions[question];
  const Answer* said = answer(question);
  if (said == nullptr || language::is_missing(said->value)) return {};
  const auto option_words = [&](std::uint16_t option) {
    const auto& id = asked.answers->options[option].id;
    const auto own = std::ranges::find(said->own_words, id, &OwnWords::option);
    return own != said->own_words.end()
               ? own->words
               : in_language(asked.answers->options[option].text, language_index(wording));
  };
  // Only what counts now: an option that is not offered any more is not said.
  const Value& seen = value(asked.slot);
  if (language::is_missing(seen)) return {};
  if (asked.type == model::QuestionType::Drawing) return std::string(wording.drawing);
  if (const auto* number = std::get_if<language::Number>(&seen)) {
    const auto face = static_cast<std::size_t>(number->whole() - 1);
    if (asked.type == model::QuestionType::Faces && face < asked.face_labels.size()) {
      return in_language(asked.face_labels[face], language_index(wording));
    }
    const std::string text = number_in_words(*number, wording);
    return asked.unit.empty() ? text : text + " " + in_language(asked.unit, language_index(wording));
  }
  return in_words(seen, wording, option_words);
}

}  // namespace doorstep::interview
