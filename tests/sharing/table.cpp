#include "tests/sharing/table.h"

#include <fstream>
#include <sstream>
#include <vector>

namespace doorstep::sharing {
namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" *");
  return first == std::string::npos ? std::string()
                                    : text.substr(first, text.find_last_not_of(" *") - first + 1);
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream stream(row.substr(1));
  for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(trimmed(cell));
  return cells;
}

}  // namespace

Table table_of_readme(const std::string& corner) {
  std::ifstream file(DOORSTEP_SOURCE_DIR "/instruments/sharing/README.md");
  Table table;
  std::vector<std::string> header;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("|")) {
      header.clear();
      continue;
    }
    if (line.starts_with("| ---")) continue;
    const auto cells = cells_of(line);
    if (header.empty()) {
      header = cells;
    } else if (header.front() == corner) {
      for (std::size_t i = 1; i < cells.size() && i < header.size(); ++i)
        table[cells.front()][header[i]] = cells[i];
    }
  }
  return table;
}

}  // namespace doorstep::sharing
