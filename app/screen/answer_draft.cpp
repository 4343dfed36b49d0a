#include "app/screen/answer_draft.h"

#include <algorithm>

namespace doorstep::screen {
namespace {

using interview::Answer;
using language::Choices;
using language::Missing;
using language::Ranking;
using model::Question;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\n");
  return first == std::string::npos ? std::string()
                                    : text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

bool is_nothing(const language::Value& value) {
  if (value == language::Value(Missing::NotReached)) return true;
  if (const auto* several = std::get_if<Choices>(&value)) return several->options.empty();
  if (const auto* ranking = std::get_if<Ranking>(&value)) return ranking->options.empty();
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && trimmed(*text).empty();
}

void turn_over(Choices& several, const Question& question, std::uint16_t option) {
  const auto place = std::ranges::lower_bound(several.options, option);
  if (place != several.options.end() && *place == option) {
    several.options.erase(place);
    return;
  }
  const auto& options = question.answers->options;
  const bool alone = options[option].exclusive;
  std::erase_if(several.options, [&](std::uint16_t other) { return alone || options[other].exclusive; });
  several.options.insert(std::ranges::lower_bound(several.options, option), option);
}

}  // namespace

AnswerDraft draft_of(const Answer* said, const Question& question) {
  AnswerDraft draft;
  if (said == nullptr) return draft;
  draft.value = said->value;
  for (const auto& [option, words] : said->own_words) draft.own_words[option] = words;
  const auto* svg = std::get_if<std::string>(&said->value);
  if (question.type == model::QuestionType::Drawing && svg != nullptr)
    draft.sketch.drawing = model::drawing_of(*svg).value_or(model::Drawing{});
  return draft;
}

std::optional<Answer> answer_of(const AnswerDraft& draft, const Question& question) {
  if (is_nothing(draft.value)) return std::nullopt;
  Answer answer{draft.value, {}};
  if (auto* text = std::get_if<std::string>(&answer.value)) *text = trimmed(*text);
  if (!question.answers) return answer;
  for (std::uint16_t option = 0; option < question.answers->options.size(); ++option) {
    const auto& offered = question.answers->options[option];
    const auto words = draft.own_words.find(offered.id);
    if (!offered.own_words || !is_chosen(draft, option) || words == draft.own_words.end()) continue;
    if (const std::string said = trimmed(words->second); !said.empty())
      answer.own_words.push_back({offered.id, said});
  }
  return answer;
}

void choose_option(AnswerDraft& draft, const Question& question, std::uint16_t option) {
  if (question.picking == model::Picking::One) {
    draft.value = language::Choice{option};
    return;
  }
  if (question.picking == model::Picking::Order) {
    Ranking ranking;
    if (const auto* chosen = std::get_if<Ranking>(&draft.value)) ranking = *chosen;
    if (std::erase(ranking.options, option) == 0) ranking.options.push_back(option);
    draft.value = std::move(ranking);
    return;
  }
  Choices several;
  if (const auto* chosen = std::get_if<Choices>(&draft.value)) several = *chosen;
  turn_over(several, question, option);
  draft.value = std::move(several);
}

bool is_chosen(const AnswerDraft& draft, std::uint16_t option) {
  if (const auto* choice = std::get_if<language::Choice>(&draft.value)) return choice->option == option;
  if (const auto* ranking = std::get_if<Ranking>(&draft.value))
    return std::ranges::find(ranking->options, option) != ranking->options.end();
  const auto* several = std::get_if<Choices>(&draft.value);
  return several != nullptr && std::ranges::binary_search(several->options, option);
}

std::size_t place_of(const AnswerDraft& draft, std::uint16_t option) {
  const auto* ranking = std::get_if<Ranking>(&draft.value);
  if (ranking == nullptr) return 0;
  const auto place = std::ranges::find(ranking->options, option);
  return place == ranking->options.end() ? 0 : static_cast<std::size_t>(place - ranking->options.begin() + 1);
}

void choose_non_answer(AnswerDraft& draft, Missing reason) {
  draft.value = reason;
  draft.date = {};
}

bool is_chosen(const AnswerDraft& draft, Missing reason) { return draft.value == language::Value(reason); }

}  // namespace doorstep::screen
