#include "app/command/console.h"

#include <sstream>

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::command {
namespace {

// Ends of a pipe, as a terminal that somebody may write at.
struct Pipe {
  Pipe() { REQUIRE(pipe(ends) == 0); }
  ~Pipe() {
    close(ends[0]);
    close(ends[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int ends[2] = {-1, -1};
};

}  // namespace

TEST_CASE("who writes nothing for too long is not waited for any more") {
  const Pipe terminal;
  std::istringstream in;
  std::ostringstream out;
  Console console(in, out, Console::Kind::Stream);
  console.set_idle_limit(std::chrono::milliseconds(1), terminal.ends[0]);
  const auto line = console.ask("Name:");
  REQUIRE_FALSE(line);
  CHECK(line.error().code == "idle");
}

TEST_CASE("a line that is there in time is taken") {
  const Pipe terminal;
  std::istringstream in("Elsa\n");
  std::ostringstream out;
  Console console(in, out, Console::Kind::Stream);
  console.set_idle_limit(std::chrono::milliseconds(1), terminal.ends[0]);
  REQUIRE(write(terminal.ends[1], "\n", 1) == 1);
  CHECK(console.ask("Name:") == "Elsa");
}

TEST_CASE("no control character gets to the terminal, of seven bits or of eight, and a tab is a blank") {
  std::istringstream in(
      "a\tb \xC2\x9B"
      "2Jc\n");
  std::ostringstream out;
  Console console(in, out, Console::Kind::Stream);
  console.say(
      "one\ttwo \x1B[2J \xC2\x9B"
      "2J \x9B"
      "2J \xC2\x85 \x7F");
  CHECK(out.str() == "one two [2J 2J 2J\n");
  CHECK(console.ask("") == "a b 2Jc");
  out.str({});
  console.say("\xC3\xA5\xC3\x84 \xE2\x80\xA6 \xF0\x9F\x98\x80 \xC2\xA0\xC2\xB7");
  CHECK(out.str() == "\xC3\xA5\xC3\x84 \xE2\x80\xA6 \xF0\x9F\x98\x80 \xC2\xA0\xC2\xB7\n");
}

}  // namespace doorstep::command
