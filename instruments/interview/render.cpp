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

}  // namespace

std::string Interview::render(const model::Text& text, const Wording& wording,
                              std::optional<std::uint32_t> own) const {
  if (text.empty()) return {};
  const std::size_t wanted = language_index();
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
  for (const model::Score& score : instrument_->scores) {
    if (slot != score.slot + 1) continue;
    const auto& band = score.bands[std::get<Choice>(seen).option];
    return band.text.empty() ? band.id : in_language(band.text, language_index());
  }
  if (const auto* choice = std::get_if<Choice>(&seen)) return words_of_option(slot, *choice);
  if (const auto* number = std::get_if<language::Number>(&seen)) return number->text();
  if (const auto* date = std::get_if<Date>(&seen)) return date->text();
  if (const auto* time = std::get_if<language::Time>(&seen)) return time->text();
  if (const auto* text = std::get_if<std::string>(&seen)) return *text;
  return {};
}

// In its own texts where it is an answer of this instrument's; else as it is written.
std::string Interview::words_of(const model::Outside& outside, const Value& seen,
                                const Wording& wording) const {
  const bool own = outside.question != nullptr && outside.id.starts_with("last_round.");
  const auto option = [&](std::uint16_t index) {
    return own ? in_language(outside.question->answers->options[index].text, language_index())
               : outside.type.set->ids[index];
  };
  if (const auto* yes = std::get_if<bool>(&seen)) return std::string(*yes ? wording.yes : wording.no);
  if (const auto* choice = std::get_if<Choice>(&seen)) return option(choice->option);
  if (const auto* several = std::get_if<Choices>(&seen)) {
    std::vector<std::string> parts;
    for (const std::uint16_t index : several->options) parts.push_back(option(index));
    return joined(parts);
  }
  if (const auto* number = std::get_if<language::Number>(&seen)) return number->text();
  if (const auto* date = std::get_if<Date>(&seen)) return date->text();
  return std::get<std::string>(seen);
}

// The option that the instance with this slot is about.
std::string Interview::words_of_option(std::uint32_t slot, Choice choice) const {
  for (const model::Instance& instance : instrument_->instances) {
    if (instance.slot + 2 != slot) continue;
    const model::Repeat* repeat = &instrument_->repeats[instance.repeat];
    while (repeat->of) repeat = &instrument_->repeats[*repeat->of];
    return in_language(repeat->options->options[choice.option].text, language_index());
  }
  return {};
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
    return own != said->own_words.end() ? own->words
                                        : in_language(asked.answers->options[option].text, language_index());
  };
  // Only what counts now: an option that is not offered any more is not said.
  const Value& seen = value(asked.slot);
  if (language::is_missing(seen)) return {};
  if (const auto* choice = std::get_if<Choice>(&seen)) return option_words(choice->option);
  const auto all_words = [&](const std::vector<std::uint16_t>& options) {
    std::vector<std::string> parts;
    for (const std::uint16_t option : options) parts.push_back(option_words(option));
    return parts;
  };
  if (const auto* several = std::get_if<Choices>(&seen)) return joined(all_words(several->options));
  if (const auto* ranking = std::get_if<language::Ranking>(&seen))
    return numbered(all_words(ranking->options));
  if (asked.type == model::QuestionType::Drawing) return std::string(wording.drawing);
  if (const auto* number = std::get_if<language::Number>(&said->value)) {
    const auto face = static_cast<std::size_t>(number->whole() - 1);
    if (asked.type == model::QuestionType::Faces && face < asked.face_labels.size()) {
      return in_language(asked.face_labels[face], language_index());
    }
    return asked.unit.empty() ? number->text()
                              : number->text() + " " + in_language(asked.unit, language_index());
  }
  if (const auto* date = std::get_if<Date>(&said->value)) return date->text();
  if (const auto* time = std::get_if<language::Time>(&said->value)) return time->text();
  if (const auto* text = std::get_if<std::string>(&said->value)) return *text;
  return std::string(std::get<bool>(said->value) ? wording.yes : wording.no);
}

}  // namespace doorstep::interview
