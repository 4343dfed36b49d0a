// doorstep check FILE...: everything that is wrong with instruments.

#include "instruments/check/check.h"

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command/command.h"
#include "app/command/files.h"
#include "app/command/places.h"
#include "app/text/assets.h"

namespace doorstep::command {
namespace {

struct Options {
  std::vector<std::string> files;
  bool json = false;
};

nlohmann::ordered_json to_json(const yaml::Problem& problem) {
  return {{"file", problem.file},
          {"line", problem.place.line},
          {"column", problem.place.column},
          {"severity", problem.severity == yaml::Severity::Error ? "error" : "warning"},
          {"code", problem.code},
          {"message", problem.message},
          {"remedy", problem.remedy}};
}

void print(const std::vector<yaml::Problem>& problems, const Options& options) {
  if (options.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& problem : problems) list.push_back(to_json(problem));
    fmt::print("{}\n", list.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
    return;
  }
  for (const auto& problem : problems) fmt::print("{}\n", line_of(problem));
}

// A file that cannot be read does not keep the others from being checked.
Exit check_files(const Options& options) {
  std::vector<yaml::Problem> problems;
  Exit unreadable = Exit::Done;
  for (const std::string& file : options.files) {
    const auto text = read_file(file);
    if (!text) {
      unreadable = say(text.error());
      continue;
    }
    std::ranges::move(check::check(*text, file, instruments_beside(file), text::pictures_of(file)),
                      std::back_inserter(problems));
  }
  print(problems, options);
  if (unreadable != Exit::Done) return unreadable;
  bool errors = false;
  std::set<std::string> unread;  // files whose examples could not be tried
  for (const auto& problem : problems) {
    if (problem.severity != yaml::Severity::Error) continue;
    errors = true;
    if (problem.code != "example_failed") unread.insert(problem.file);
  }
  for (const std::string& file : unread) {
    fmt::print(
        stderr,
        "doorstep: {}: When this is mended, the examples are tried too, and a slip in the YAML hides no "
        "other mistakes any more.\n",
        file);
  }
  if (!errors && !options.json) fmt::print("{} file(s) checked, no errors.\n", options.files.size());
  return errors ? Exit::NotRight : Exit::Done;
}

}  // namespace

void add_check(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("check", "List everything that is wrong with instruments, examples included");
  command->add_option("FILE", options->files, "Instruments to check; - is the standard input")->required();
  command->add_flag("--json", options->json,
                    "A list of {file, line, column, severity, code, message, remedy}");
  command->callback([options, &exit] { exit = check_files(*options); });
}

}  // namespace doorstep::command
