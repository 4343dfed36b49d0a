#include "app/command/speech.h"

#include <iostream>
#include <utility>

#include <unistd.h>

#include "app/command/places.h"
#include "app/text/assets.h"

namespace doorstep::command {

Result<Speech> Speech::in(const std::string& language) {
  auto assets = text::assets_folder();
  if (!assets) return tl::unexpected(assets.error());
  auto words = words::Words::load(*assets);
  if (!words) return tl::unexpected(words.error());
  const words::Language& spoken = words->in(language.empty() ? language_of_environment() : language);
  return Speech{*std::move(assets), *std::move(words), spoken};
}

Console standard_console() {
  const bool is_terminal = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
  return {std::cin, std::cout, is_terminal ? Console::Kind::Terminal : Console::Kind::Stream};
}

}  // namespace doorstep::command
