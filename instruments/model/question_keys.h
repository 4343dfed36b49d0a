// The types of questions, and which keys each of them has.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "instruments/model/words.h"

namespace doorstep::model {

constexpr Words<QuestionType, 8> kTypes = {{{"yes_no", QuestionType::YesNo},
                                            {"one_of", QuestionType::OneOf},
                                            {"many_of", QuestionType::ManyOf},
                                            {"scale", QuestionType::Scale},
                                            {"faces", QuestionType::Faces},
                                            {"number", QuestionType::Number},
                                            {"date", QuestionType::Date},
                                            {"text", QuestionType::Text}}};
// Described by the language, and not in this version.
constexpr std::array<std::string_view, 4> kLaterTypes = {"grid", "rank", "picture", "drawing"};

// A key that only questions of some types have.
struct TypeKey {
  std::string_view word;
  std::uint8_t types;  // a bit for each QuestionType

  [[nodiscard]] bool belongs_to(QuestionType type) const {
    return (types >> static_cast<unsigned>(type) & 1U) != 0;
  }
};

// nullptr for a key that every question has, and for one that none has.
[[nodiscard]] const TypeKey* find_type_key(std::string_view word);
// All keys that a question of any type can have.
[[nodiscard]] std::span<const std::string_view> question_keys();
[[nodiscard]] std::string_view word_of(QuestionType type);
// "number", "one_of and many_of".
[[nodiscard]] std::string types_with(const TypeKey& key);

}  // namespace doorstep::model
