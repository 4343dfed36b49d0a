// The project's own text files, as the rules of the house read them.
//
// Invariant: paths are relative to the root, with '/' between their parts, sorted.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace doorstep::house {

struct TextFile {
  std::string path;
  std::vector<std::string> lines;
};

struct Tree {
  std::vector<std::string>
      top_names;                // files and folders in the root; not `build`, nor names that begin with a dot
  std::vector<TextFile> files;  // texts only; nothing of `build` and `.git`
};

// Reads the tree under `root`. A file that cannot be read is a failed assertion of the running test.
Tree read_tree(const std::filesystem::path& root);

}  // namespace doorstep::house
