// What yaml-cpp's complaint means to a person who writes questionnaires.
#pragma once

#include <string_view>

#include "instruments/model/yaml.h"

namespace doorstep::yaml {

// The problem behind yaml-cpp's message `complaint` at `place` of `text`; `last_good` is where the last thing
// stands that was read (bytes). yaml-cpp names what its grammar missed; an author needs what to change, and
// mostly it is one of five slips: a tab, a colon or quote inside an unquoted text, a missing quote, a bracket
// or an indentation.
[[nodiscard]] Problem advice(std::string_view complaint, Place place, std::string_view text,
                             std::size_t last_good);

// The quote at `position` of `text`, when nothing closes it: yaml-cpp lets the end of the file do so.
[[nodiscard]] std::optional<Problem> unclosed_quote(std::string_view text, std::size_t position);

}  // namespace doorstep::yaml
