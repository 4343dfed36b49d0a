#include "instruments/model/question_keys.h"

#include <algorithm>
#include <vector>

#include <fmt/ranges.h>

namespace doorstep::model {
namespace {

constexpr std::uint32_t bits(std::initializer_list<QuestionType> types) {
  unsigned result = 0;
  for (const QuestionType type : types) result |= 1U << static_cast<unsigned>(type);
  return result;
}

constexpr std::array<TypeKey, 22> kTypeKeys = {{
    {"answers", bits({QuestionType::OneOf, QuestionType::ManyOf, QuestionType::Rank})},
    {"options", bits({QuestionType::OneOf, QuestionType::ManyOf, QuestionType::Rank})},
    {"options_from", bits({QuestionType::OneOf, QuestionType::ManyOf, QuestionType::Rank})},
    {"order", bits({QuestionType::OneOf, QuestionType::ManyOf, QuestionType::Rank})},
    {"at_least", bits({QuestionType::ManyOf, QuestionType::Picture, QuestionType::Rank})},
    {"at_most", bits({QuestionType::ManyOf, QuestionType::Picture, QuestionType::Rank})},
    {"from", bits({QuestionType::Scale})},
    {"to", bits({QuestionType::Scale})},
    {"step", bits({QuestionType::Scale, QuestionType::Number})},
    {"low", bits({QuestionType::Scale, QuestionType::Faces})},
    {"high", bits({QuestionType::Scale, QuestionType::Faces})},
    {"steps", bits({QuestionType::Faces})},
    {"labels", bits({QuestionType::Faces})},
    {"range", bits({QuestionType::Number})},
    {"unit", bits({QuestionType::Number, QuestionType::Scale})},
    {"precision", bits({QuestionType::Date})},
    {"earliest", bits({QuestionType::Date, QuestionType::Time})},
    {"latest", bits({QuestionType::Date, QuestionType::Time})},
    {"long", bits({QuestionType::Text})},
    {"picture", bits({QuestionType::Picture})},
    {"pick", bits({QuestionType::Picture})},
    {"regions", bits({QuestionType::Picture})},
}};

constexpr std::array<std::string_view, 35> kAllKeys = {
    "id",      "type",       "text",    "help",         "summary",  "when",     "check",
    "domain",  "identifies", "share",   "non_answers",  "answers",  "options",  "at_least",
    "at_most", "from",       "to",      "step",         "low",      "high",     "steps",
    "labels",  "range",      "unit",    "precision",    "earliest", "latest",   "long",
    "picture", "pick",       "regions", "options_from", "order",    "required", "suggest"};

constexpr std::array<std::string_view, 20> kGridKeys = {
    "id",      "type",    "text", "help", "when", "domain", "identifies", "share", "non_answers", "rows",
    "answers", "options", "from", "to",   "step", "low",    "high",       "unit",  "steps",       "labels"};
constexpr std::array<std::string_view, 12> kRowKeys = {"id",    "text",        "help",     "summary",
                                                       "when",  "check",       "domain",   "identifies",
                                                       "share", "non_answers", "required", "suggest"};

}  // namespace

const TypeKey* find_type_key(std::string_view word) {
  const auto* found = std::ranges::find(kTypeKeys, word, &TypeKey::word);
  return found == kTypeKeys.end() ? nullptr : found;
}

std::span<const std::string_view> question_keys() { return kAllKeys; }

std::span<const std::string_view> grid_keys() { return kGridKeys; }

std::span<const std::string_view> row_keys() { return kRowKeys; }

std::vector<std::string_view> type_words() {
  std::vector<std::string_view> words;
  for (const auto& [word, type] : kTypes) words.push_back(word);
  words.push_back(kGrid);
  return words;
}

std::string_view word_of(QuestionType type) { return kTypes[static_cast<std::size_t>(type)].first; }

std::string types_with(const TypeKey& key) {
  std::vector<std::string_view> types;
  for (const auto& [word, type] : kTypes) {
    if (key.belongs_to(type)) types.push_back(word);
  }
  return fmt::format("{}", fmt::join(types, " and "));
}

}  // namespace doorstep::model
