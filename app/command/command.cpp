#include "app/command/command.h"

#include <iostream>

#include <fmt/format.h>

#include "app/command/places.h"
#include "app/command/start.h"
#include "storage/vault/secret.h"

namespace doorstep::command {

Exit say(const Error& error) {
  fmt::print(stderr, "doorstep: {}{}{}\n", error.message, error.remedy.empty() ? "" : " ", error.remedy);
  return Exit::Failed;
}

Exit say(const words::Language& words, const Error& error) {
  const words::Explained explained = words.explain(error);
  return say({error.code, explained.message, explained.remedy});
}

Exit run(int count, char** arguments, const std::string& version) {
  if (auto hardened = vault::harden_process(); !hardened) return say(hardened.error());
  // Passphrases lie in guarded memory from the first byte on.
  if (!vault::prepare_cryptography()) {
    return say({"cipher_off", "Encryption does not work on this computer.", "Install Doorstep again."});
  }
  CLI::App app("Structured interviews with children and parents who live through a separation.", "doorstep");
  Exit exit = Exit::Done;
  StartOptions options;
  options.vault = usual_vault();
  app.set_version_flag(
      "--version", [&version] { return versions(version); }, "The program's and its libraries' versions");
  app.add_flag("--demo", options.demo, "Open a throw-away vault with made-up families");
  app.add_option("--vault", options.vault, "The vault's folder")->capture_default_str();
  app.add_option("--language", options.language,
                 "The interface's language; otherwise that of the environment");
  app.require_subcommand(0, 1);
  add_check(app, exit);
  add_walk(app, exit);
  add_diff(app, exit);
  add_preview(app, exit);
  add_interview(app, exit);
  add_account(app, exit);
  add_export(app, exit);
  add_vault(app, exit);
  // Options of the program itself would be passed over there in silence, and another vault be worked on.
  for (CLI::App* command : app.get_subcommands({})) {
    for (const char* own : {"--demo", "--vault", "--language"}) command->excludes(app.get_option(own));
  }
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    // Help and version come this way too, with the code 0.
    const bool asked = error.get_exit_code() == 0;
    (void)app.exit(error, std::cout, std::cerr);
    return asked ? Exit::Done : Exit::Failed;
  }
  return app.get_subcommands().empty() ? start(options) : exit;
}

}  // namespace doorstep::command
