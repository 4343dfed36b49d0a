#include "tests/command/terminal.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::test {
namespace {

constexpr int kPatience = 60 * 1000;  // milliseconds; only a program that hangs takes so long

// A bare chroot has none; what else keeps a terminal from the program is a failure.
bool has_pseudo_terminals() {
  const int master = posix_openpt(O_RDWR | O_NOCTTY);
  const char* name = master < 0 ? nullptr : ptsname(master);
  const bool there = name != nullptr && access(name, R_OK | W_OK) == 0;
  if (master >= 0) close(master);
  return there;
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const std::string& temporary) {
  unsetenv("DISPLAY");
  setenv("LC_ALL", "C", 1);
  if (!temporary.empty()) setenv("TMPDIR", temporary.c_str(), 1);
  std::vector<char*> words = {const_cast<char*>(DOORSTEP_PROGRAM)};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

}  // namespace

Terminal::Terminal(const std::vector<std::string>& arguments, const std::string& temporary) {
  if (!has_pseudo_terminals()) SKIP("this machine has no pseudo-terminals (/dev/ptmx with /dev/pts)");
  child_ = forkpty(&master_, nullptr, nullptr, nullptr);
  REQUIRE(child_ >= 0);
  if (child_ == 0) become(arguments, temporary);
}

Terminal::~Terminal() {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close(master_);
}

bool Terminal::read_more() {
  pollfd waited{master_, POLLIN, 0};
  if (poll(&waited, 1, kPatience) <= 0) return false;
  char bytes[4096];
  const ssize_t count = read(master_, bytes, sizeof bytes);
  if (count <= 0) return false;  // a terminal whose program ended is an error to read
  written_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::string Terminal::expect(std::string_view text) {
  std::size_t found = written_.find(text, expected_);
  while (found == std::string::npos && read_more()) found = written_.find(text, expected_);
  INFO("expected: " << text << "\nwritten: " << written_.substr(expected_));
  REQUIRE(found != std::string::npos);
  const std::size_t end = found + text.size();
  const std::string between = written_.substr(expected_, end - expected_);
  expected_ = end;
  return between;
}

void Terminal::write(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t count = ::write(master_, text.data(), text.size());
    REQUIRE(count > 0);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Terminal::signal(int number) const { REQUIRE(kill(child_, number) == 0); }

int Terminal::end() {
  while (read_more()) {
  }
  int status = 0;
  REQUIRE(waitpid(child_, &status, 0) == child_);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace doorstep::test
