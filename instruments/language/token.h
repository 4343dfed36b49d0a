// The words of an expression.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "instruments/language/expression.h"

namespace doorstep::language {

struct Token {
  enum class Kind : std::uint8_t { Name, Number, Text, Date, Time, Symbol, End };
  Kind kind = Kind::End;
  std::size_t offset = 0;
  std::string_view text;  // as written; a Text with its quotes. Refers to the source.

  [[nodiscard]] bool is(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
  [[nodiscard]] bool is_word(std::string_view word) const { return kind == Kind::Name && text == word; }
};

// Splits `source`, which must outlive the tokens; the last token is End. Names may have dotted parts
// (`conflict.band`).
[[nodiscard]] tl::expected<std::vector<Token>, ExpressionProblem> tokenize(std::string_view source);

// The names in `text` that an aggregate goes over where they are repeated: `children` of
// `count(children, age < 7)`.
[[nodiscard]] std::vector<std::string> repeats_in(std::string_view text);

}  // namespace doorstep::language
