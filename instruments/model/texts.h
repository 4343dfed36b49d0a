// Texts in every language, and what stands in braces in them.
#pragma once

#include "instruments/model/loading.h"
#include "instruments/model/scope.h"

namespace doorstep::model {

// Reads {sv: ..., en: ...}, or a single text in the source language. Reports unknown languages and a missing
// source text; other missing languages are only counted. Templates are compiled later.
[[nodiscard]] Text read_text(Loading& loading, const yaml::Node& node, std::string_view what);
// The text at `key`, which `map` must have.
[[nodiscard]] Text require_text(Loading& loading, const yaml::Node& map, std::string_view key,
                                std::string_view what);
// The text at `key`, or an empty one.
[[nodiscard]] Text optional_text(Loading& loading, const yaml::Node& map, std::string_view key);

enum class OwnAnswer : std::uint8_t { Forbidden, Allowed };  // {answer}
// Turns braces into pieces: {name|fallback}, {interviewer}, {answer}. Reports braces that are not closed and
// names that the scope does not give.
void compile_text(Loading& loading, Text& text, const yaml::Node& node, const PlaceScope& scope,
                  OwnAnswer own_answer = OwnAnswer::Forbidden);

}  // namespace doorstep::model
