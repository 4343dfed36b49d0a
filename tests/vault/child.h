// A piece of the test in a process of its own.
#pragma once

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::testing {

// Runs `body` in a forked process that ends with its result and without running anything of the parent's.
inline pid_t start_child(const std::function<int()>& body) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // Catch2's own handlers would report the parent's test as failed when the child is killed.
    std::signal(SIGTERM, SIG_DFL);
    _exit(body());
  }
  return child;
}

// The child's exit code, or minus the signal that ended it.
inline int wait_for(pid_t child) {
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

inline int run_child(const std::function<int()>& body) { return wait_for(start_child(body)); }

// A pipe whose ends close themselves.
class Pipe {
 public:
  Pipe() { REQUIRE(pipe(ends_) == 0); }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_writing() { close_end(1); }
  [[nodiscard]] int reading() const { return ends_[0]; }

  // For the child: true when the byte is on its way.
  [[nodiscard]] bool send() const { return write(ends_[1], "x", 1) == 1; }
  // For the parent: waits for one byte; false at the end.
  [[nodiscard]] bool receive() const {
    char byte = 0;
    return read(ends_[0], &byte, 1) == 1;
  }

 private:
  void close_end(int end) {
    if (ends_[end] >= 0) {
      close(ends_[end]);
      ends_[end] = -1;
    }
  }
  int ends_[2] = {-1, -1};
};

}  // namespace doorstep::testing
