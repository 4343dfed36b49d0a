// What `doorstep` does without a subcommand: the app; without a display the same interview in the terminal;
// without a terminal a walk through an example.
#pragma once

#include <filesystem>
#include <string>

#include "app/command/command.h"

namespace doorstep::command {

struct StartOptions {
  std::filesystem::path vault;
  std::string language;  // of the interface; empty: the environment's
  bool demo = false;     // a throw-away vault with made-up families
};

[[nodiscard]] Exit start(const StartOptions& options);

}  // namespace doorstep::command
