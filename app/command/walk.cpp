// doorstep walk INSTRUMENT: a scripted pass, or a history once more, and what comes of it.

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
#include "instruments/interview/history.h"

namespace doorstep::command {
namespace {

struct Options {
  std::string instrument;
  std::string walk;
  std::string language;
  std::optional<int> age;
  std::string date;
  std::string time;
  std::vector<std::string> why;
  std::string history;
  std::string replay;
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
  if (!options.time.empty()) walk.now = language::Time::parse(options.time);
  if (!walk.now) walk.now = time_of_day();
  walk.why = options.why;
  return walk;
}

using Opened = std::shared_ptr<const model::Instrument>;

// What the walk came to; an error is about the walk's file.
Result<check::WalkResult> walked(const Options& options, const Opened& instrument) {
  const auto walk = read(options);
  if (!walk) return tl::unexpected(walk.error());
  return check::run(instrument, *walk);
}

// What a stored history comes to; an error is about what it says.
Result<check::WalkResult> replayed(const std::string& history, const Options& options,
                                   const Opened& instrument) {
  const auto events = interview::read_history(history, *instrument);
  if (!events) return tl::unexpected(events.error());
  const auto interview = interview::Interview::replay(instrument, *events);
  if (!interview) return tl::unexpected(interview.error());
  return check::result_of(instrument, *interview, options.why);
}

Exit show(const check::WalkResult& result, const Options& options) {
  fmt::print("{}", options.json ? check::to_json(result) : check::to_text(result));
  if (!options.history.empty()) {
    const auto lines = interview::write_history(result.history, *result.instrument);
    if (auto written = write_file(options.history, lines); !written) return say(written.error());
  }
  return result.problems.empty() ? Exit::Done : Exit::NotRight;
}

Exit take(const Options& options) {
  const auto text = read_file(options.instrument);
  if (!text) return say(text.error());
  const auto history = options.replay.empty() ? Result<std::string>() : read_file(options.replay);
  if (!history) return say(history.error());
  const auto loaded = check::open(*text, options.instrument, instruments_beside(options.instrument),
                                  text::pictures_of(options.instrument));
  if (!loaded.instrument) {
    for (const auto& problem : loaded.problems) fmt::print(stderr, "{}\n", line_of(problem));
    return Exit::NotRight;
  }
  if (options.replay.empty()) {
    const auto result = walked(options, loaded.instrument);
    return result ? show(*result, options) : say(result.error());
  }
  const auto result = replayed(*history, options, loaded.instrument);
  if (result) return show(*result, options);
  (void)say(result.error());
  return Exit::NotRight;
}

std::string day_or_complaint(const std::string& text) {
  const auto date = language::Date::parse(text);
  return date && date->precision() == language::DatePrecision::Day ? "" : "a date is written as 2026-11-21";
}

std::string time_or_complaint(const std::string& text) {
  return language::Time::parse(text) ? "" : "a time of day is written as 14:30";
}

}  // namespace

void add_walk(CLI::App& app, Exit& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("walk", "Run scripted answers through an instrument");
  command->add_option("INSTRUMENT", options->instrument, "The instrument")->required();
  CLI::Option* replay = command->add_option(
      "--replay", options->replay, "Instead of a walk: a history in JSON lines; - is the standard input");
  command
      ->add_option("--walk", options->walk,
                   "A walk in YAML; - is the standard input. Without it nothing is answered")
      ->excludes(replay);
  command->add_option("--language", options->language, "The language on screen")->excludes(replay);
  command->add_option("--age", options->age, "The respondent's age in years")
      ->check(CLI::Range(0, 150))
      ->excludes(replay);
  command->add_option("--date", options->date, "The day of the interview; otherwise the walk's, or today")
      ->check(CLI::Validator(day_or_complaint, "DATE"))
      ->excludes(replay);
  command->add_option("--time", options->time, "The time of day; otherwise the walk's, or now")
      ->check(CLI::Validator(time_or_complaint, "TIME"))
      ->excludes(replay);
  command->add_option("--why", options->why,
                      "Explain a question, value, score or flag at the end, part by part; may be repeated");
  command->add_option("--history", options->history, "A file for the history, as JSON lines");
  command->add_flag("--json", options->json, "The result as one JSON object");
  command->callback([options, &exit] { exit = take(*options); });
}

}  // namespace doorstep::command
