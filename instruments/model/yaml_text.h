// The bytes of a file before YAML has a say: what may not stand in any text, and lines by position.
#pragma once

#include <optional>
#include <string_view>

#include "instruments/model/yaml.h"

namespace doorstep::yaml {

// The first byte that may not stand in a file: NUL and other control characters, or invalid UTF-8. The
// problem has no file yet.
[[nodiscard]] std::optional<Problem> forbidden_byte(std::string_view text);

// The first line that is longer than kLongestLine. The problem has no file yet.
[[nodiscard]] std::optional<Problem> line_too_long(std::string_view text);

// Line and column of byte `position`; past the end counts as the end.
[[nodiscard]] Place place_at(std::string_view text, std::size_t position);

// The line (from 1) without its end; empty when there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, int line);

}  // namespace doorstep::yaml
