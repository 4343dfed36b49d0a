// doorstep export: finished interviews as tables for a coordinator.

#include <memory>

#include <fmt/format.h>

#include "app/command/command.h"
#include "app/command/extract.h"
#include "app/command/opening.h"
#include "app/command/places.h"
#include "app/command/today.h"

namespace doorstep::command {
namespace {

struct Options {
  VaultChoice vault;
  std::string folder;
  int age_years = 1;
  std::vector<std::string> left_out;
};

Exit write(const Options& options) {
  const auto vault = options.vault.open();
  if (!vault) return say(vault.error());
  ExtractWish wish;
  wish.folder = options.folder;
  wish.coarsening.age_years = options.age_years;
  wish.coarsening.left_out = {options.left_out.begin(), options.left_out.end()};
  const auto outcome = write_extract(**vault, wish, now());
  if (!outcome) {
    (void)say(outcome.error());
    return outcome.error().code == "nothing_to_export" ? Exit::NotRight : Exit::Failed;
  }
  for (const Withheld& each : outcome->withheld)
    fmt::print(stderr, "doorstep: {}: {}\n", each.table, each.why);
  if (outcome->unreadable > 0) {
    fmt::print(stderr,
               "doorstep: {} finished interview(s) could not be read. `doorstep vault verify` says why.\n",
               outcome->unreadable);
  }
  if (!outcome->withheld.empty()) {
    const char* done = outcome->written.empty() ? "Nothing was written." : "The other tables were written.";
    fmt::print(stderr, "doorstep: {} Coarsen with --age-years, or leave columns out with --leave-out.\n",
               done);
  }
  for (const auto& file : outcome->written) fmt::print("{}\n", file.string());
  return outcome->withheld.empty() && outcome->unreadable == 0 ? Exit::Done : Exit::NotRight;
}

}  // namespace

void add_export(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("export", "Write finished interviews as tables without names");
  options->vault.add_to(*command);
  command->add_option("--to", options->folder, "A new folder for the tables and codebooks")->required();
  command->add_option("--age-years", options->age_years, "Ages in bands of so many years")
      ->check(CLI::Range(1, 10))
      ->capture_default_str();
  command->add_option("--leave-out", options->left_out, "Columns to leave out");
  command->callback([options, &exit] { exit = write(*options); });
}

}  // namespace doorstep::command
