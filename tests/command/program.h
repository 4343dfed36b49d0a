// Runs the real program, as a person or a script would.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace doorstep::test {

struct Ran {
  int exit = -1;  // 128 + n when it ended by signal n
  std::string out;
  std::string errors;
};

// `input` is its standard input; there is neither a display nor a terminal. `home`, when it is not empty, is
// the only folder that the program knows of: for the user, and for what is temporary.
[[nodiscard]] Ran run(const std::vector<std::string>& arguments, const std::string& input = {},
                      const std::string& home = {});

// A folder that goes with its object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  // Writes a file and returns its path.
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path folder_;
};

// A shipped instrument's path.
[[nodiscard]] std::string shipped(const std::string& name);

}  // namespace doorstep::test
