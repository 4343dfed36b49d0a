#include "storage/export/csv.h"

#include <array>
#include <span>

#include <fmt/format.h>

namespace doorstep::extract {
namespace {

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string result = "\"";
  for (const char character : cell) {
    if (character == '"') result += '"';
    result += character;
  }
  return result + '"';
}

void append_line(std::string& csv, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) csv += ',';
    csv += quoted(cells[i]);
  }
  csv += "\r\n";
}

bool is_formula(const std::string& text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string counted_as(Counted counted) {
  switch (counted) {
    case Counted::No:
      break;
    case Counted::Asked:
      return "counted as a quasi-identifier: whether it was asked";
    case Counted::Value:
      return "quasi-identifier";
  }
  return {};
}

}  // namespace

std::string to_csv(const Table& table) {
  std::string csv;
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  append_line(csv, names);
  for (const Row& row : table.rows) append_line(csv, row.cells);
  return csv;
}

Result<std::string> codebook(const Table& table) {
  std::string csv;
  append_line(csv, std::array<std::string, 4>{"variable", "label", "code", "meaning"});
  for (const Column& column : table.columns) {
    if (is_formula(column.label)) {
      return fail(
          "formula",
          fmt::format("The text of `{}` begins with a sign that a spreadsheet would run.", column.name),
          "Let the text in the instrument begin with a letter.");
    }
    append_line(csv, std::array<std::string, 4>{column.name, column.label, "", counted_as(column.counted)});
    for (const auto& [code, meaning] : column.codes) {
      if (is_formula(meaning)) {
        return fail(
            "formula",
            fmt::format("An option of `{}` begins with a sign that a spreadsheet would run.", column.name),
            "Let the text in the instrument begin with a letter.");
      }
      append_line(csv, std::array<std::string, 4>{column.name, "", code, meaning});
    }
  }
  const std::array<std::pair<int, std::string>, 4> missing = {{{kNotAsked, "not asked"},
                                                               {kSkipped, "skipped"},
                                                               {kDontKnow, "does not know"},
                                                               {kWontSay, "does not want to say"}}};
  for (const auto& [code, meaning] : missing) {
    append_line(csv, std::array<std::string, 4>{"(every question)", "", std::to_string(code), meaning});
  }
  append_line(csv, std::array<std::string, 4>{"(every question)", "", "",
                                              "never reached: not part of this interview"});
  return csv;
}

}  // namespace doorstep::extract
