// doorstep walk INSTRUMENT: a scripted pass, and what comes of it.

#include "instruments/check/walk.h"

#include <chrono>
#include <memory>

#include <fmt/format.h>

#include "app/command/command.h"
#include "app/command/files.h"
#include "app/command/places.h"
#include "app/command/today.h"
#include "app/text/assets.h"
#include "instruments/check/check.h"

namespace doorstep::command {
namespace {

struct Options {
  std::string instrument;
  std::string walk;
  std::string language;
  std::optional<int> age;
  std::string date;
  std::vector<std::string> why;
  bool json = false;
};

// The walk as its file says, and the options over it.
Result<check::Walk> read(const Options& options) {
  yaml::Parsed parsed;
  if (!options.walk.empty()) {
    const auto text = read_file(options.walk);
    if (!text) return tl::unexpected(text.error());
    parsed = yaml::parse(*text, options.walk);
  }
  check::Walk walk = check::read_walk(parsed.root, today());
  if (parsed.problem && parsed.problem->code != "empty_file") {
    walk.problems.push_back(
        {0, "bad_walk",
         fmt::format("The walk is not YAML, at line {}, column {}: {}", parsed.problem->place.line,
                     parsed.problem->place.column, parsed.problem->message)});
  }
  if (!options.language.empty()) walk.language = options.language;
  if (options.age) walk.age = options.age;
  if (!options.date.empty()) walk.today = *language::Date::parse(options.date);
  walk.why = options.why;
  return walk;
}

Exit take(const Options& options) {
  const auto text = read_file(options.instrument);
  if (!text) return say(text.error());
  const auto walk = read(options);
  if (!walk) return say(walk.error());
  const auto loaded = check::open(*text, options.instrument, instruments_beside(options.instrument),
                                  text::pictures_of(options.instrument));
  if (!loaded.instrument) {
    for (const auto& problem : loaded.problems) fmt::print(stderr, "{}\n", line_of(problem));
    return Exit::NotRight;
  }
  const check::WalkResult result = check::run(loaded.instrument, *walk);
  fmt::print("{}", options.json ? check::to_json(result) : check::to_text(result));
  return result.problems.empty() ? Exit::Done : Exit::NotRight;
}

std::string day_or_complaint(const std::string& text) {
  const auto date = language::Date::parse(text);
  return date && date->precision() == language::DatePrecision::Day ? "" : "a date is written as 2026-11-21";
}

}  // namespace

void add_walk(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("walk", "Run scripted answers through an instrument");
  command->add_option("INSTRUMENT", options->instrument, "The instrument")->required();
  command->add_option("--walk", options->walk,
                      "A walk in YAML; - is the standard input. Without it nothing is answered");
  command->add_option("--language", options->language, "The language on screen");
  command->add_option("--age", options->age, "The respondent's age in years")->check(CLI::Range(0, 150));
  command->add_option("--date", options->date, "The day of the interview; otherwise the walk's, or today")
      ->check(CLI::Validator(day_or_complaint, "DATE"));
  command->add_option("--why", options->why,
                      "Explain a question, value, score or flag at the end, part by part; may be repeated");
  command->add_flag("--json", options->json, "The result as one JSON object");
  command->callback([options, &exit] { exit = take(*options); });
}

}  // namespace doorstep::command
