// What a command needs to talk with a person: the program's texts, and the standard streams.
#pragma once

#include <filesystem>
#include <string>

#include "app/command/console.h"
#include "app/words/words.h"
#include "instruments/result.h"

namespace doorstep::command {

struct Speech {
  std::filesystem::path assets;
  words::Words words;
  const words::Language& language;  // lives as long as any copy of `words`

  // In the language named, or in the environment's when none is. Errors as text::assets_folder() and
  // words::Words::load().
  [[nodiscard]] static Result<Speech> in(const std::string& language);
};

// A terminal when standard input and output both are one, otherwise a stream.
[[nodiscard]] Console standard_console();

}  // namespace doorstep::command
