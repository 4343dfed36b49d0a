// The real program at a terminal of its own, as a person would use it there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace doorstep::test {

class Terminal {
 public:
  // Starts the program without a display; TMPDIR is `temporary` when that is not empty.
  explicit Terminal(const std::vector<std::string>& arguments, const std::string& temporary = {});
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  // Waits until `text` was written after what was expected last; fails the test when the program ends or a
  // minute passes before. What was written in between, `text` included.
  std::string expect(std::string_view text);
  void write(std::string_view text) const;
  void signal(int number) const;
  // Waits for the end: the exit code, or 128 + n when it ended by signal n.
  [[nodiscard]] int end();

 private:
  [[nodiscard]] bool read_more();

  pid_t child_ = -1;
  int master_ = -1;
  std::string written_{};
  std::size_t expected_ = 0;  // up to here
};

}  // namespace doorstep::test
