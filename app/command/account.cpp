// doorstep account: what one adult may hear of a child's account, in the terminal or as a PDF; and the
// history of what was told.

#include <memory>

#include <fmt/format.h>

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/history_document.h"
#include "app/command/opening.h"
#include "app/command/speech.h"
#include "app/print/account_document.h"
#include "app/screen/desk.h"

namespace doorstep::command {
namespace {

using print::Block;
using screen::Desk;

struct Options {
  VaultChoice vault;
  std::string language;   // the team's; empty: the environment's
  std::string interview;  // empty: asked for
  std::string adult;      // empty: asked for
  std::filesystem::path to;
  bool history = false;
};

// One of those whom the team can show something of: "Lind: Elsa".
Result<std::string> choose_interview(Desk& desk, Console& console, const words::Language& say) {
  const auto families = desk.families();
  if (!families) return tl::unexpected(families.error());
  std::vector<std::string> ids;
  std::vector<std::string> names;
  for (const auto& line : *families) {
    const auto family = desk.family(line.id, say.code());
    if (!family) return tl::unexpected(family.error());
    for (const auto& tells : family->tells) {
      ids.push_back(tells.interview);
      names.push_back(line.name + ": " + tells.child);
    }
  }
  if (ids.empty()) {
    return fail("no_child_asked", "No child has been asked yet what may be told.",
                "Hold an interview with a child to its end first.");
  }
  console.say(say("sharing.account.whose"));
  const auto chosen = console.choose(names, say("terminal.your_choice"), say("terminal.a_number"));
  if (!chosen) return tl::unexpected(chosen.error());
  return ids[*chosen];
}

Result<std::string> choose_adult(Desk& desk, Console& console, const words::Language& say,
                                 const std::string& interview) {
  const auto live = desk.open_interview(interview);
  if (!live) return tl::unexpected(live.error());
  const auto people = desk.people_of(*live);
  if (!people) return tl::unexpected(people.error());
  std::vector<std::string> names;
  for (const auto& adult : people->parents) names.push_back(adult.name);
  console.say(say("sharing.account.for_whom"));
  const auto chosen = console.choose(names, say("terminal.your_choice"), say("terminal.a_number"));
  if (!chosen) return tl::unexpected(chosen.error());
  return people->parents[*chosen].id;
}

void print_lines(Console& console, const print::Document& document) {
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::Title || block.kind == Block::Kind::Heading)
      console.title(block.words);
    else
      console.say(block.kind == Block::Kind::Quote ? "  " + block.words : block.words, "  ");
  }
}

Result<void> deliver(Console& console, const words::Language& say, const std::filesystem::path& assets,
                     const Options& options, const print::Document& document) {
  if (options.to.empty()) {
    print_lines(console, document);
    return {};
  }
  const auto pdf = print::to_pdf(document, assets / "fonts");
  if (!pdf) return tl::unexpected(pdf.error());
  if (auto written = print::write_private(options.to, *pdf); !written) return written;
  console.say(say("sharing.account.written", options.to.string()));
  return {};
}

Result<void> show(Console& console, const Speech& speech, const Options& options) {
  const auto& [assets, words, say] = speech;
  Desk desk({.vault = options.vault.folder, .instruments = {}});
  if (auto opened = options.vault.open(desk); !opened) return opened;
  auto interview = options.interview.empty() ? choose_interview(desk, console, say)
                                             : Result<std::string>(options.interview);
  if (!interview) return tl::unexpected(interview.error());
  if (options.history) {
    const auto history = desk.sharing_history(*interview, say);
    if (!history) return tl::unexpected(history.error());
    return deliver(console, say, assets, options, document_of(*history, say));
  }
  const auto adult = options.adult.empty() ? choose_adult(desk, console, say, *interview)
                                           : Result<std::string>(options.adult);
  if (!adult) return tl::unexpected(adult.error());
  const auto account = desk.account(*interview, *adult);
  if (!account) return tl::unexpected(account.error());
  desk.close();  // from here on there is the account, and nothing else of the child's
  const words::Language& spoken =
      options.language.empty() && words.speaks(account->language) ? words.in(account->language) : say;
  console.clear();
  return deliver(console, say, assets, options,
                 print::document_of(account->account, account->parent, account->child, desk.today(), spoken));
}

Exit account(const Options& options) {
  const auto speech = Speech::in(options.language);
  if (!speech) return say(speech.error());
  Console console = standard_console();
  const auto done = show(console, *speech, options);
  return done ? Exit::Done : say(speech->language, done.error());
}

}  // namespace

void add_account(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("account", "Show or print what an adult may hear of a child's account");
  options->vault.add_to(*command);
  command->add_option("--language", options->language,
                      "The interface's language; otherwise that of the adult, or of the environment");
  command->add_option("--interview", options->interview,
                      "The child's interview, by its id; otherwise asked for");
  command->add_option("--for", options->adult, "The adult, by the person's id; otherwise asked for");
  command->add_option("--to", options->to, "Write a PDF to this new file");
  command->add_flag("--history", options->history,
                    "Instead, everything that was told and how it came to that, compared with the log");
  command->callback([options, &exit] { exit = account(*options); });
}

}  // namespace doorstep::command
