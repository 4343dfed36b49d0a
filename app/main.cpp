// An empty shell over app/command.

#include <exception>

#include <fmt/format.h>

#include "app/command/command.h"

int main(int count, char** arguments) {
  try {
    return static_cast<int>(doorstep::command::run(count, arguments, DOORSTEP_VERSION));
  } catch (const std::exception& unexpected) {
    // Nothing should come here: libraries hand errors back as values. Out of memory may.
    fmt::print(stderr, "doorstep: stopped by a fault in the program: {}\n", unexpected.what());
    return static_cast<int>(doorstep::command::Exit::Failed);
  }
}
