// However questions depend on each other, the route never holds one whose condition is not true.

#include <random>

#include <fmt/format.h>

#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

constexpr int kQuestions = 5;

// Five yes/no questions; each later one depends on earlier ones in a way that `shape` picks.
std::string instrument(unsigned shape) {
  std::string yaml =
      "instrument: shapes\nversion: \"1\"\ntitle: {en: Shapes}\nrespondent: parent\nlanguages: [en]\n"
      "licence: {permission: own, text: own}\ndefaults: {non_answers: [dont_know], identifies: none, share: "
      "never}\n"
      "sections:\n  - section: one\n    title: {en: All}\n    questions:\n";
  for (int question = 0; question < kQuestions; ++question) {
    yaml += fmt::format("      - {{id: q{}, type: yes_no, text: {{en: \"Q\"}}", question);
    if (question > 0) {
      const int earlier = static_cast<int>(shape % static_cast<unsigned>(question));
      const int other = static_cast<int>((shape / 3) % static_cast<unsigned>(question));
      const std::string rules[] = {
          fmt::format("q{} == yes", earlier),        fmt::format("not q{}", earlier),
          fmt::format("q{} or q{}", earlier, other), fmt::format("q{} and not q{}", earlier, other),
          fmt::format("answered(q{})", earlier),     fmt::format("dont_know(q{}) or q{}", other, earlier)};
      yaml += fmt::format(", when: \"{}\"", rules[(shape / (1U << static_cast<unsigned>(question))) % 6]);
    }
    yaml += "}\n";
  }
  return yaml;
}

}  // namespace

TEST_CASE("a route never holds a question whose condition is not true, whatever is answered") {
  const std::vector<nlohmann::json> answers = {
      true, false, {{"non_answer", "dont_know"}}, {{"non_answer", "skipped"}}};
  for (unsigned shape = 0; shape < 24; ++shape) {
    const std::string yaml = instrument(shape);
    // Every way of answering: four answers to each of five questions.
    const Scenario fresh(yaml);
    language::Evaluator evaluator;
    for (unsigned way = 0; way < 1024; ++way) {
      Scenario scenario = fresh;
      for (unsigned question = 0; question < kQuestions; ++question) {
        const std::string id = fmt::format("q{}", question);
        const auto& answer = answers[(way >> (2 * question)) & 3U];
        if (scenario.interview().is_asked(question)) scenario.answer(id, answer);
      }
      std::vector<Value> slots;
      for (std::uint32_t slot = 0; slot < scenario.instrument().slot_count; ++slot) {
        slots.push_back(scenario.interview().value(slot));
      }
      for (std::uint32_t question = 0; question < kQuestions; ++question) {
        const auto& when = scenario.instrument().questions[question].when;
        const bool wanted = !when || evaluator.evaluate(*when, slots) == Value(true);
        if (scenario.interview().is_asked(question) != wanted) FAIL("shape " << shape << " way " << way);
      }
    }
  }
  SUCCEED();
}

}  // namespace doorstep::interview
