// doorstep interview FILE: the whole flow in the terminal.

#include <memory>

#include "app/command/conversation.h"
#include "app/command/places.h"

namespace doorstep::command {

void add_interview(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<ConversationOptions>();
  options->vault = usual_vault();
  CLI::App* command =
      app.add_subcommand("interview", "Conduct an interview in the terminal, kept in a vault");
  command->add_option("FILE", options->instrument, "The instrument")->required();
  command->add_option("--vault", options->vault, "The vault's folder; it is made when it is not there")
      ->capture_default_str();
  command->add_option("--person", options->person, "Who opens the vault");
  command->add_option("--language", options->language,
                      "The team's language; otherwise that of the environment");
  options->passphrase.add_to(*command);
  command->callback([options, &exit] { exit = converse(*options); });
}

}  // namespace doorstep::command
