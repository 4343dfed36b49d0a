// How fast the engine is, beside what it cannot be faster than: yaml-cpp's own parse of the same file, and a
// loop over arrays that does the same dependencies without YAML, events or texts. Prints what it measured;
// asserts nothing.

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "instruments/interview/interview.h"
#include "instruments/model/load.h"

namespace doorstep::interview {
namespace {

enum class Shape { Chain, Fan, Sum };

// `count` yes/no questions: each asked when the one before is yes, or all when the first is, or all in one
// score.
std::string instrument(Shape shape, int count) {
  std::string yaml =
      "instrument: bench\nversion: \"1\"\ntitle: {en: Bench}\nrespondent: parent\nlanguages: [en]\n"
      "licence: {permission: own, text: own}\ndefaults: {non_answers: [dont_know], identifies: none, share: "
      "never}\n"
      "sections:\n  - section: one\n    title: {en: One}\n    questions:\n";
  for (int i = 0; i < count; ++i) {
    yaml += fmt::format(
        "      - id: q{}\n        type: yes_no\n        text: {{en: \"Question number {}?\"}}\n", i, i);
    if (shape == Shape::Chain && i > 0) yaml += fmt::format("        when: q{} == yes\n", i - 1);
    if (shape == Shape::Fan && i > 0) yaml += "        when: q0 == yes\n";
  }
  if (shape == Shape::Sum) {
    yaml += "scores:\n  total:\n    sum: [";
    for (int i = 0; i < count; ++i) yaml += fmt::format("{}q{}", i == 0 ? "" : ", ", i);
    yaml += "]\n    missing: {at_most: " + std::to_string(count) + ", rule: as_zero}\n";
  }
  return yaml;
}

Answer yes() { return {true, {}}; }
Answer no() { return {false, {}}; }

void set(Interview& interview, std::uint32_t question, const Answer& answer) {
  const auto event = interview.plan(
      {.kind = EventKind::Answered, .at = interview.instrument().questions[question].id, .answer = answer},
      {});
  REQUIRE(event);
  REQUIRE(interview.apply(*event));
}

Interview walked(const std::shared_ptr<const Instrument>& loaded) {
  Interview interview = Interview::start(loaded, {40, *Date::parse("2026-11-21")}, "en", {});
  for (std::uint32_t question = 0; question < loaded->questions.size(); ++question)
    set(interview, question, yes());
  return interview;
}

// The floor: what is asked, as a loop over bytes.
std::size_t floor_flip(std::vector<char>& asked, Shape shape, bool first) {
  std::size_t shown = 0;
  asked[0] = 1;
  for (std::size_t i = 1; i < asked.size(); ++i) {
    asked[i] = static_cast<char>(shape == Shape::Sum ||
                                 (shape == Shape::Fan ? first : (i == 1 ? first : asked[i - 1] != 0)));
    shown += static_cast<std::size_t>(asked[i]);
  }
  return shown;
}

void run(const char* name, Shape shape, int count) {
  const std::string yaml = instrument(shape, count);
  BENCHMARK(fmt::format("{} {}: yaml-cpp's bare parse (the floor of loading)", name, count)) {
    return YAML::Load(yaml);
  };
  BENCHMARK(fmt::format("{} {}: load to a settled interview", name, count)) {
    const auto loaded = model::load(yaml, "bench.yaml").instrument;
    return Interview::start(loaded, {40, *Date::parse("2026-11-21")}, "en", {}).route().size();
  };
  const auto loaded = model::load(yaml, "bench.yaml").instrument;
  REQUIRE(loaded);
  BENCHMARK(fmt::format("{} {}: walk all", name, count)) { return walked(loaded).history().size(); };
  Interview interview = walked(loaded);
  const auto last = static_cast<std::uint32_t>(loaded->questions.size() - 1);
  bool turn = false;
  BENCHMARK(fmt::format("{} {}: set the last answer, nothing else changes", name, count)) {
    turn = !turn;
    set(interview, last, turn ? no() : yes());
    return interview.phase();
  };
  BENCHMARK(fmt::format("{} {}: set the first answer, all follow", name, count)) {
    turn = !turn;
    set(interview, 0, turn ? no() : yes());
    return interview.phase();
  };
  std::vector<char> asked(loaded->questions.size(), 1);
  BENCHMARK(fmt::format("{} {}: the same by a loop over arrays (the floor)", name, count)) {
    turn = !turn;
    return floor_flip(asked, shape, turn);
  };
  const Interview kept = walked(loaded);
  const std::vector<Event> history(kept.history().begin(), kept.history().end());
  BENCHMARK(fmt::format("{} {}: resume from its history", name, count)) {
    return Interview::replay(loaded, history).value().history().size();
  };
}

}  // namespace

TEST_CASE("engine", "[bench]") {
  for (const int count : {100, 1000, 10000}) {
    run("chain", Shape::Chain, count);
    run("fan", Shape::Fan, count);
    run("sum", Shape::Sum, count);
  }
}

}  // namespace doorstep::interview
