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
                        std::move(mismatch.remedy), std::move(mismatch.variant), std::move(mismatch.values)});
    auto& values = problems.back().values;
    values.insert(values.begin(), yaml::shortened(example.id));
  }
  return problems;
}

// Nobody of that age would be asked.
std::optional<Problem> age_problem(const model::Example& example, std::optional<int> age,
                                   const Instrument& instrument, std::string_view file) {
  if (!age || (*age >= instrument.age_from && *age <= instrument.age_to)) return std::nullopt;
  const auto message =
      fmt::format("{} years is outside of `ages`, {}-{}.", *age, instrument.age_from, instrument.age_to);
  return Problem{std::string(file),
                 example.node.find("age").place(),
                 Severity::Error,
                 "example_failed",
                 std::to_string(*age),
                 fmt::format("Example \"{}\": {}", yaml::shortened(example.id), message),
                 "Change the age, or `ages`.",
                 "other",
                 {yaml::shortened(example.id), message}};
}

std::vector<Problem> problems_of(const Coverage& coverage, const Instrument& instrument,
                                 std::string_view file) {
  const auto warning = [&](yaml::Place place, std::string message, std::string remedy, std::string variant,
                           std::vector<std::string> values) {
    return Problem{std::string(file),
                   place,
                   Severity::Warning,
                   "not_covered",
                   {},
                   std::move(message),
                   std::move(remedy),
                   std::move(variant),
                   std::move(values)};
  };
  std::vector<Problem> problems;
  const auto gaps = coverage.gaps();
  if (instrument.examples.empty() && !gaps.empty()) {
    // One line for a file that has none, not one for each of its conditions.
    problems.push_back(
        warning(gaps.front().place,
                fmt::format("There is no example, so nothing tries the {} condition(s).", gaps.size()),
                "Add `examples` at the end, walks with what should come out.", "no_example",
                {std::to_string(gaps.size())}));
    return problems;
  }
  for (const Coverage::Gap& gap : gaps) {
    std::string variant = gap.missing;
    std::ranges::replace(variant, ' ', '_');
    problems.push_back(warning(gap.place,
                               fmt::format("No example makes the condition of {} {}.", gap.name, gap.missing),
                               "Add an example in which it is.", "never_" + variant, {gap.id}));
  }
  return problems;
}

void append(std::vector<Problem>& all, std::vector<Problem> more) {
  std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

Looked look(std::string_view text, std::string_view file_name, const model::FindInstrument& find,
            const model::Pictures& pictures) {
  Looked looked{model::load(text, file_name, find, pictures), {}};
  model::Loaded& loaded = looked.loaded;
  if (!loaded.instrument) return looked;
  const Date day = Date::parse(kExampleDay).value_or(Date());
  Coverage coverage(*loaded.instrument);
  for (const model::Example& example : loaded.instrument->examples) {
    const Walk walk = read_walk(example.node, day);
    const WalkResult result = run(loaded.instrument, walk);
    coverage.add(result);
    auto problems = problems_of(example, result, file_name);
    if (auto age = age_problem(example, walk.age, *loaded.instrument, file_name))
      problems.push_back(std::move(*age));
    ++looked.tried.examples;
    if (problems.empty()) ++looked.tried.agree;
    append(loaded.problems, std::move(problems));
  }
  looked.tried.conditions = coverage.count();
  looked.tried.both_ways = coverage.count() - coverage.gaps().size();
  append(loaded.problems, problems_of(coverage, *loaded.instrument, file_name));
  std::ranges::stable_sort(loaded.problems, {}, &Problem::place);
  return looked;
}

model::Loaded open(std::string_view text, std::string_view file_name, const model::FindInstrument& find,
                   const model::Pictures& pictures) {
  model::Loaded loaded = look(text, file_name, find, pictures).loaded;
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
