// The types of questions, and which keys each of them has.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/model/words.h"

namespace doorstep::model {

constexpr Words<QuestionType, 12> kTypes = {{{"yes_no", QuestionType::YesNo},
                                             {"one_of", QuestionType::OneOf},
                                             {"many_of", QuestionType::ManyOf},
                                             {"scale", QuestionType::Scale},
                                             {"faces", QuestionType::Faces},
                                             {"number", QuestionType::Number},
                                             {"date", QuestionType::Date},
                                             {"text", QuestionType::Text},
                                             {"picture", QuestionType::Picture},
                                             {"drawing", QuestionType::Drawing},
                                             {"rank", QuestionType::Rank},
                                             {"time", QuestionType::Time}}};
// Not a type of one question but of many: its rows are questions of the types that kRowTypes names.
constexpr std::string_view kGrid = "grid";

// A key that only questions of some types have.
struct TypeKey {
  std::string_view word;
  std::uint32_t types;  // a bit for each QuestionType

  [[nodiscard]] bool belongs_to(QuestionType type) const {
    return (types >> static_cast<unsigned>(type) & 1U) != 0;
  }
};

// The keys by which a grid says what type its rows are; it has those of one type.
constexpr Words<QuestionType, 4> kRowTypes = {{{"answers", QuestionType::OneOf},
                                               {"options", QuestionType::OneOf},
                                               {"from", QuestionType::Scale},
                                               {"steps", QuestionType::Faces}}};

// nullptr for a key that every question has, and for one that none has.
[[nodiscard]] const TypeKey* find_type_key(std::string_view word);
// All keys that a question of any type can have.
[[nodiscard]] std::span<const std::string_view> question_keys();
// All that a grid can have beside the keys of its rows' type, and all that a row can say of itself.
[[nodiscard]] std::span<const std::string_view> grid_keys();
[[nodiscard]] std::span<const std::string_view> row_keys();
// The words that `type` can have.
[[nodiscard]] std::vector<std::string_view> type_words();
[[nodiscard]] std::string_view word_of(QuestionType type);
// "number", "one_of and many_of".
[[nodiscard]] std::string types_with(const TypeKey& key);

}  // namespace doorstep::model
