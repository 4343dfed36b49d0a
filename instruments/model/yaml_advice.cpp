#include "instruments/model/yaml_advice.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/yaml_text.h"

namespace doorstep::yaml {
namespace {

constexpr std::string_view kQuoteIt = "Put double quotes around the whole text: \"...\".";

Problem problem(std::string code, Place place, std::string_view fragment, std::string message,
                std::string_view remedy) {
  return {{},
          place,
          Severity::Error,
          std::move(code),
          shortened(fragment),
          std::move(message),
          std::string(remedy)};
}

// Tabs look like spaces in an editor, and no other slip explains what they break.
std::optional<Problem> tab_in_indentation(std::string_view line, int number) {
  const std::size_t end = line.find_first_not_of(" \t");
  const std::size_t tab = line.substr(0, end).find('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  return problem("tab", {number, static_cast<int>(tab) + 1}, line.substr(tab),
                 "A tab stands where the line is indented.",
                 "Indent with spaces only; most editors can be told to do so.");
}

// `text: Who decides: mum or dad?`: the place of the second colon, which has to be quoted.
std::optional<std::size_t> colon_inside(std::string_view line) {
  const std::size_t first = line.find(": ");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t value = line.find_first_not_of(' ', first + 1);
  if (value == std::string_view::npos || line[value] == '"' || line[value] == '\'' || line[value] == '#')
    return std::nullopt;
  const std::size_t second = line.find(": ", value);
  const bool at_end = line.back() == ':' && line.size() - 1 > value;
  if (second == std::string_view::npos && !at_end) return std::nullopt;
  return second == std::string_view::npos ? line.size() - 1 : second;
}

// Where the quote opened that was never closed: the first one behind what was read.
std::size_t opening_quote(std::string_view text, std::size_t last_good) {
  std::size_t position = last_good;
  while (position < text.size()) {
    position = text.find_first_of("\"'", position);
    if (position == std::string_view::npos) break;
    const char before = position == 0 ? ' ' : text[position - 1];
    if (before == ' ' || before == '\n' || before == '{' || before == '[' || before == ',') return position;
    ++position;
  }
  return last_good;
}

Problem about_open_quote(std::string_view text, std::size_t quote) {
  quote = std::min(quote, text.size());
  return problem("open_quote", place_at(text, quote), text.substr(quote),
                 "This quote is opened and never closed.",
                 "Close it at the end of the text; inside a text in double quotes write \\\" for a quote.");
}

Problem about_colon(std::string_view line, Place place, std::size_t column) {
  return problem("colon_in_text", {place.line, static_cast<int>(column) + 1}, line.substr(column),
                 "A text with a colon followed by a space must be in quotes.", kQuoteIt);
}

Problem about_structure(std::string_view line, Place place) {
  const std::string_view fragment =
      line.substr(std::min(line.size(), static_cast<std::size_t>(place.column - 1)));
  if (std::ranges::count(line, '"') > 2) {
    return problem("quote_in_text", place, fragment, "Something follows after the closing quote.",
                   "Inside a text in double quotes write \\\" for a quote, or use other quotes: “...”.");
  }
  return problem("indentation", place, fragment, "This line does not belong to what stands above it.",
                 "Begin it in the same column as the lines it belongs with; after a key there must be a "
                 "colon and a space.");
}

Problem about_bracket(std::string_view line, Place place) {
  const std::string_view fragment =
      line.substr(std::min(line.size(), static_cast<std::size_t>(place.column - 1)));
  return problem(
      "open_bracket", place, fragment, "A list [...] or mapping {...} is not written as it should be here.",
      "Close every bracket, put commas between the parts, and put quotes around texts that have brackets, "
      "commas, colons or quotes in them.");
}

}  // namespace

std::optional<Problem> unclosed_quote(std::string_view text, std::size_t position) {
  const char quote = position < text.size() ? text[position] : ' ';
  if (quote != '"' && quote != '\'') return std::nullopt;
  for (std::size_t i = position + 1; i < text.size(); ++i) {
    const bool escape = quote == '"' ? text[i] == '\\' : text.substr(i, 2) == "''";
    if (escape) {
      ++i;
    } else if (text[i] == quote) {
      return std::nullopt;
    }
  }
  return about_open_quote(text, position);
}

Problem advice(std::string_view complaint, Place place, std::string_view text, std::size_t last_good) {
  const std::string_view line = line_of(text, place.line);
  if (auto tab = tab_in_indentation(line, place.line)) return *tab;
  const std::string_view fragment =
      line.substr(std::min(line.size(), static_cast<std::size_t>(place.column - 1)));
  if (complaint.starts_with("illegal EOF in scalar") || complaint.starts_with("illegal document indicator")) {
    return about_open_quote(text, opening_quote(text, last_good));
  }
  if (complaint.starts_with("unknown escape") || complaint.starts_with("bad character") ||
      complaint.starts_with("invalid unicode")) {
    // yaml-cpp is past the escape when it complains.
    const std::size_t backslash =
        std::min(line.substr(0, static_cast<std::size_t>(place.column)).rfind('\\'), line.size());
    return problem("unknown_escape", {place.line, static_cast<int>(backslash) + 1}, line.substr(backslash),
                   "A backslash in a text in double quotes begins an escape; this is none.",
                   "Write \\\\ for a backslash, or use single quotes.");
  }
  if (complaint.starts_with("cannot assign multiple") || complaint.find("tag") != std::string_view::npos) {
    return problem("tag", place, fragment, "Tags (!name) and anchors (&name) are not used in instruments.",
                   kQuoteIt);
  }
  if (complaint.starts_with("the referenced anchor") || complaint.starts_with("alias")) {
    return problem("alias", place, fragment, "A text cannot begin with * unless it is in quotes.", kQuoteIt);
  }
  // yaml-cpp takes ? for the end of a text within braces, and questions end so.
  if (fragment.starts_with('?') ||
      (place.column > 1 && line.substr(0, static_cast<std::size_t>(place.column - 1)).ends_with('?'))) {
    return problem("question_mark", place, fragment,
                   "A question mark ends a text that stands in braces without quotes.", kQuoteIt);
  }
  if (complaint.starts_with("unknown token") || complaint.starts_with("anchor not found")) {
    return problem("unknown_character", place, fragment,
                   "A text cannot begin with this character unless it is in quotes.", kQuoteIt);
  }
  const bool in_brackets = complaint.find("flow") != std::string_view::npos;
  if (in_brackets) return about_bracket(line, place);
  if (const auto column = colon_inside(line)) return about_colon(line, place, *column);
  return about_structure(line, place);
}

}  // namespace doorstep::yaml
