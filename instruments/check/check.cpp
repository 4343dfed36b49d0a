#include "instruments/check/check.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/check/coverage.h"
#include "instruments/check/expectations.h"
#include "instruments/check/walk.h"

namespace doorstep::check {
namespace {

using yaml::Problem;
using yaml::Severity;

std::vector<Problem> problems_of(const model::Example& example, const WalkResult& result,
                                 std::string_view file) {
  std::vector<Problem> problems;
  for (Mismatch& mismatch : mismatches(example.node, result)) {
    problems.push_back({std::string(file), mismatch.at.place(), Severity::Error, "example_failed",
                        yaml::shortened(mismatch.at.text()),
                        fmt::format("Example \"{}\": {}", yaml::shortened(example.id), mismatch.message),
                        std::move(mismatch.remedy)});
  }
  return problems;
}

std::vector<Problem> problems_of(const Coverage& coverage, const Instrument& instrument,
                                 std::string_view file) {
  const auto warning = [&](yaml::Place place, std::string message, std::string remedy) {
    return Problem{std::string(file), place, Severity::Warning, "not_covered", {}, std::move(message),
                   std::move(remedy)};
  };
  std::vector<Problem> problems;
  const auto gaps = coverage.gaps();
  if (instrument.examples.empty() && !gaps.empty()) {
    // One line for a file that has none, not one for each of its conditions.
    problems.push_back(
        warning(gaps.front().place,
                fmt::format("There is no example, so nothing tries the {} condition(s).", gaps.size()),
                "Add `examples` at the end, walks with what should come out."));
    return problems;
  }
  for (const Coverage::Gap& gap : gaps) {
    problems.push_back(warning(gap.place,
                               fmt::format("No example makes the condition of {} {}.", gap.name, gap.missing),
                               "Add an example in which it is."));
  }
  return problems;
}

void append(std::vector<Problem>& all, std::vector<Problem> more) {
  std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

model::Loaded open(std::string_view text, std::string_view file_name, const model::FindInstrument& find,
                   const model::Pictures& pictures) {
  model::Loaded loaded = model::load(text, file_name, find, pictures);
  if (!loaded.instrument) return loaded;
  const Date day = Date::parse(kExampleDay).value_or(Date());
  Coverage coverage(*loaded.instrument);
  for (const model::Example& example : loaded.instrument->examples) {
    const WalkResult result = run(loaded.instrument, read_walk(example.node, day));
    coverage.add(result);
    append(loaded.problems, problems_of(example, result, file_name));
  }
  append(loaded.problems, problems_of(coverage, *loaded.instrument, file_name));
  std::ranges::stable_sort(loaded.problems, {}, &Problem::place);
  const bool failed = std::ranges::any_of(
      loaded.problems, [](const Problem& problem) { return problem.severity == Severity::Error; });
  if (failed) loaded.instrument.reset();
  return loaded;
}

std::vector<Problem> check(std::string_view text, std::string_view file_name,
                           const model::FindInstrument& find, const model::Pictures& pictures) {
  return open(text, file_name, find, pictures).problems;
}

}  // namespace doorstep::check
