#include "tests/house/tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::house {
namespace {

// Scripts and lists have no extension; fonts and pictures have others and say nothing to read.
bool is_text(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 14> kExtensions = {"",      ".h",    ".cpp",   ".md",  ".txt",
                                                                   ".yaml", ".json", ".sh",    ".sql", ".svg",
                                                                   ".po",   ".xml",  ".cmake", ".csv"};
  return std::ranges::find(kExtensions, path.extension().string()) != kExtensions.end();
}

bool is_left_out(const std::string& name) { return name == "build" || name == ".git"; }

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  INFO("the file " << path.string());
  REQUIRE(stream.good());
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void add_file(const std::filesystem::path& root, const std::filesystem::path& path, Tree& tree) {
  if (is_text(path)) tree.files.push_back({path.lexically_relative(root).generic_string(), lines_of(path)});
}

}  // namespace

Tree read_tree(const std::filesystem::path& root) {
  Tree tree;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (is_left_out(name)) continue;
    if (!name.starts_with('.')) tree.top_names.push_back(name);
    if (entry.is_regular_file()) add_file(root, entry.path(), tree);
    if (!entry.is_directory()) continue;
    for (const auto& inner : std::filesystem::recursive_directory_iterator(entry.path())) {
      if (inner.is_regular_file()) add_file(root, inner.path(), tree);
    }
  }
  std::ranges::sort(tree.top_names);
  std::ranges::sort(tree.files, {}, &TextFile::path);
  return tree;
}

}  // namespace doorstep::house
