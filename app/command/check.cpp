// doorstep check FILE...: everything that is wrong with instruments.

#include "instruments/check/check.h"

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command/command.h"
#include "app/command/files.h"
#include "app/command/places.h"
#include "app/command/speech.h"
#include "app/screen/recordings.h"
#include "app/text/assets.h"

namespace doorstep::command {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string language;
  bool recordings = false;
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

// What has no recording, as a problem that is none: it does not make the file wrong.
nlohmann::ordered_json to_json(const std::string& file, const screen::Unrecorded& missing) {
  return {{"file", file},
          {"line", 0},
          {"column", 0},
          {"severity", "note"},
          {"code", "unrecorded"},
          {"message", fmt::format("{} {} no recording in {}: {}", missing.texts.size(),
                                  missing.texts.size() == 1 ? "text has" : "texts have", missing.language,
                                  fmt::join(missing.texts, ", "))},
          {"remedy", ""}};
}

struct Found {
  std::vector<yaml::Problem> problems;
  std::vector<std::pair<std::string, screen::Unrecorded>> unrecorded;  // by file
};

void look_at(const std::string& file, const std::string& text, Found& found) {
  auto looked = check::look(text, file, instruments_beside(file), text::pictures_of(file));
  std::ranges::move(looked.loaded.problems, std::back_inserter(found.problems));
  if (!looked.loaded.instrument || file == "-") return;
  for (auto& missing : screen::unrecorded(*looked.loaded.instrument, file))
    found.unrecorded.emplace_back(file, std::move(missing));
}

void print_json(const Found& found, const Options& options) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& problem : found.problems) list.push_back(to_json(problem));
  for (const auto& [file, missing] : found.unrecorded) {
    if (options.recordings) list.push_back(to_json(file, missing));
  }
  fmt::print("{}\n", list.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

// `say` as the author reads; JSON is the same for everybody.
void print(const Found& found, const Options& options, const words::Language& say) {
  for (const auto& problem : found.problems) fmt::print("{}\n", line_of(say, problem));
  for (const auto& [file, missing] : found.unrecorded) {
    const auto naming = options.recordings ? screen::Naming::All : screen::Naming::First;
    fmt::print("{}: {}\n", file, screen::line_of(say, missing, naming));
  }
}

// A file that cannot be read does not keep the others from being checked.
Exit check_files(const Options& options, const words::Language& say) {
  Found found;
  Exit unreadable = Exit::Done;
  for (const std::string& file : options.files) {
    if (const auto text = read_file(file)) {
      look_at(file, *text, found);
    } else {
      unreadable = command::say(text.error());
    }
  }
  if (options.json) {
    print_json(found, options);
  } else {
    print(found, options, say);
  }
  if (unreadable != Exit::Done) return unreadable;
  bool errors = false;
  std::set<std::string> unread;  // files whose examples could not be tried
  for (const auto& problem : found.problems) {
    if (problem.severity != yaml::Severity::Error) continue;
    errors = true;
    if (problem.code != "example_failed") unread.insert(problem.file);
  }
  for (const std::string& file : unread)
    fmt::print(stderr, "doorstep: {}: {}\n", file, say("terminal.check.examples_untried"));
  if (!errors && !options.json) fmt::print("{}\n", say("terminal.check.no_errors", options.files.size()));
  return errors ? Exit::NotRight : Exit::Done;
}

}  // namespace

void add_check(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("check", "List everything that is wrong with instruments, examples included");
  command->add_option("FILE", options->files, "Instruments to check; - is the standard input")->required();
  command->add_option("--language", options->language, "Of what is said; otherwise that of the environment");
  command->add_flag("--recordings", options->recordings,
                    "Name every text without a recording, where the instrument has any in a language");
  command->add_flag("--json", options->json,
                    "A list of {file, line, column, severity, code, message, remedy}");
  command->callback([options, &exit] {
    const auto speech = Speech::in(options->language);
    exit = speech ? check_files(*options, speech->language) : say(speech.error());
  });
}

}  // namespace doorstep::command
