// Editing of UTF-8 by whole characters; a caret is a byte index on a character border. Indexes beyond the end
// count as the end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace doorstep::touch {

[[nodiscard]] std::string encode_utf8(
    char32_t character);  // empty for what is no character (surrogates, beyond Unicode)

[[nodiscard]] std::size_t previous_character(std::string_view text, std::size_t caret);
[[nodiscard]] std::size_t next_character(std::string_view text, std::size_t caret);
// A border at or before `caret`.
[[nodiscard]] std::size_t character_border(std::string_view text, std::size_t caret);

// Each returns the new caret.
[[nodiscard]] std::size_t insert_character(std::string& text, std::size_t caret, char32_t character);
[[nodiscard]] std::size_t erase_before(std::string& text, std::size_t caret);
[[nodiscard]] std::size_t erase_after(std::string& text, std::size_t caret);

}  // namespace doorstep::touch
