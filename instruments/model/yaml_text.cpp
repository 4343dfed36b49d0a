#include "instruments/model/yaml_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace doorstep::yaml {
namespace {

constexpr std::size_t kLongestFragment = 40;  // bytes; enough to find the place, short enough for one line

unsigned char byte_at(std::string_view text, std::size_t index) {
  return index < text.size() ? static_cast<unsigned char>(text[index]) : 0;
}

bool continues(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// Bytes of the well-formed UTF-8 character at `index` (Unicode 15, table 3-7), or 0 when there is none.
std::size_t character_length(std::string_view text, std::size_t index) {
  const unsigned char first = byte_at(text, index);
  const unsigned char second = byte_at(text, index + 1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !continues(second)) return 0;
  if (first < 0xE0) return 2;
  if (!continues(byte_at(text, index + 2))) return 0;
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool no_character = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
  if (overlong || no_character) return 0;
  if (first < 0xF0) return 3;
  return continues(byte_at(text, index + 3)) ? 4 : 0;
}

// A lone carriage return would break a line for YAML that no editor and no place of ours counts.
bool is_control(std::string_view text, std::size_t index) {
  const unsigned char byte = byte_at(text, index);
  if (byte == '\r') return byte_at(text, index + 1) != '\n';
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

}  // namespace

Place place_at(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  return {static_cast<int>(std::ranges::count(before, '\n')) + 1,
          static_cast<int>(before.size() - line_start) + 1};
}

std::string_view line_of(std::string_view text, int line) {
  std::size_t start = 0;
  for (int current = 1; current < line; ++current) {
    start = text.find('\n', start);
    if (start == std::string_view::npos) return {};
    ++start;
  }
  return text.substr(start, text.find_first_of("\r\n", start) - start);
}

std::optional<Problem> forbidden_byte(std::string_view text) {
  std::size_t index = 0;
  while (index < text.size()) {
    const std::size_t length = character_length(text, index);
    if (length == 0) {
      return Problem{{},
                     place_at(text, index),
                     Severity::Error,
                     "invalid_utf8",
                     "",
                     "The file is not UTF-8 text: the bytes here are no character.",
                     "Save the file as UTF-8 in your editor."};
    }
    if (length == 1 && is_control(text, index)) {
      return Problem{
          {},
          place_at(text, index),
          Severity::Error,
          "control_character",
          "",
          fmt::format("There is an invisible control character here (byte {}).", byte_at(text, index)),
          "Delete it; often it came along when text was pasted."};
    }
    index += length;
  }
  return std::nullopt;
}

std::optional<Problem> line_too_long(std::string_view text) {
  std::size_t start = 0;
  for (int line = 1; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end - start > kLongestLine) {
      return Problem{{},
                     {line, 1},
                     Severity::Error,
                     "line_too_long",
                     shortened(text.substr(start, kLongestFragment)),
                     fmt::format("This line has {} bytes; at most {} are read.", end - start, kLongestLine),
                     "Break it into several lines; a list may go on after any comma."};
    }
    start = end + 1;
  }
  return std::nullopt;
}

std::string shortened(std::string_view text) {
  std::string result(text.substr(0, kLongestFragment));
  if (text.size() > kLongestFragment) {
    std::size_t end = kLongestFragment;
    while (end > 0 && continues(byte_at(text, end))) --end;
    result.resize(end);
    result += "...";
  }
  std::ranges::replace_if(
      result, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return result;
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

Place place_inside(const Node& scalar, std::size_t offset, std::string_view source) {
  const Place place = scalar.place();
  std::size_t position = scalar.position();
  const char quote = position < source.size() ? source[position] : '\0';
  if (quote == '|' || quote == '>') return place;
  const bool quoted = scalar.quoted();
  if (quoted) ++position;
  // An escape is two bytes of the source for one of the text; longer ones (\u00e5) are not followed exactly.
  for (std::size_t passed = 0; passed < offset && position < source.size(); ++passed) {
    if (source[position] == '\n') return place;
    const bool escaped = (quoted && quote == '"' && source[position] == '\\') ||
                         (quoted && quote == '\'' && source.substr(position, 2) == "''");
    position += escaped ? 2 : 1;
  }
  return {place.line, place.column + static_cast<int>(position - scalar.position())};
}

}  // namespace doorstep::yaml
