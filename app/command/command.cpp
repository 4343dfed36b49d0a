#include "app/command/command.h"

#include <iostream>

#include <fmt/format.h>

namespace doorstep::command {

Exit say(const Error& error) {
  fmt::print(stderr, "doorstep: {}{}{}\n", error.message, error.remedy.empty() ? "" : " ", error.remedy);
  return Exit::Failed;
}

Exit run(int count, char** arguments, const std::string& version) {
  CLI::App app("Structured interviews with children and parents who live through a separation.", "doorstep");
  Exit exit = Exit::Done;
  app.set_version_flag(
      "--version", [&version] { return versions(version); }, "The program's and its libraries' versions");
  app.require_subcommand(0, 1);
  add_check(app, exit);
  add_walk(app, exit);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    // Help and version come this way too, with the code 0.
    const bool asked = error.get_exit_code() == 0;
    (void)app.exit(error, std::cout, std::cerr);
    return asked ? Exit::Done : Exit::Failed;
  }
  return exit;
}

}  // namespace doorstep::command
