// Reading SVG that others wrote: which parts of a picture can be touched, and whether a drawing is only
// strokes.
//
// A small scanner, not an XML parser: it knows tags, attributes, comments and texts, keeps no tree, and
// refuses whatever a picture does not need. Linear in the text's size; no recursion.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/result.h"

namespace doorstep::model {

// Bytes. Small enough to be kept inside an instrument's text, in the vault.
constexpr std::size_t kLargestPicture = std::size_t{48} * 1024;
constexpr std::size_t kMostRegions = 100;  // a finger cannot tell more apart
// Bytes. Some hundred strokes of a finger; the longest line of an interview's history.
constexpr std::size_t kLargestDrawing = std::size_t{64} * 1024;

// A part of a picture that can be touched.
struct Region {
  std::string id;
  std::vector<std::pair<std::string, std::string>> titles;  // by the language of <title lang="sv">; may be ""
};

// The groups and shapes of `svg` that have an id: when some have a <title>, only those. Nothing in <defs>.
// Errors: "large_picture", "no_picture" (not an <svg>, or broken), "unsafe_picture" (scripts, entities,
// styles, embedded images, links to anything outside), "too_many_regions".
[[nodiscard]] Result<std::vector<Region>> regions_of(std::string_view svg);

// Whether `svg` holds nothing but strokes: an <svg> with <path> and <polyline>, numbers and colours. Errors:
// "large_drawing", "no_drawing".
[[nodiscard]] Result<void> check_drawing(std::string_view svg);

}  // namespace doorstep::model
