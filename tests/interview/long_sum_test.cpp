// Sums and conditions over more than is computed in one go.

#include <fmt/format.h>

#include "instruments/interview/why.h"
#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

constexpr int kCount = 300;

// Three hundred numbers; a score, a value and a flag over all of them, and a last question that asks about
// them.
std::string many() {
  std::string yaml =
      "instrument: many\nversion: \"1\"\ntitle: T\nrespondent: parent\nlanguages: [sv]\n"
      "licence: {permission: own, text: own}\n"
      "defaults: {non_answers: [dont_know], identifies: none, share: never}\n"
      "sections:\n  - section: only\n    questions:\n";
  std::string items;
  std::string terms;
  std::string conditions;
  for (int i = 0; i < kCount; ++i) {
    yaml += fmt::format("      - {{id: q{}, type: number, range: 0-9, text: a}}\n", i);
    items += fmt::format("{}q{}", i == 0 ? "" : ", ", i);
    terms += fmt::format("{}q{}", i == 0 ? "" : " + ", i);
    conditions += fmt::format("{}q{} == 9", i == 0 ? "" : " or ", i);
  }
  yaml += fmt::format("      - {{id: nine, type: yes_no, text: a, when: {}}}\n", conditions);
  yaml += fmt::format("values:\n  together: {}\n  largest: max({})\n", terms, items);
  yaml += fmt::format("scores:\n  total: {{sum: [{}], missing: {{rule: prorate, at_most: 2}}}}\n", items);
  return yaml + "flags:\n  - {flag: high, when: total > 600, level: note, prompt: b}\n";
}

Scenario answered() {
  Scenario scenario(many());
  for (int i = 0; i < kCount; ++i) scenario.answer(fmt::format("q{}", i), 2);
  return scenario;
}

nlohmann::json value(const Scenario& scenario, std::size_t index) {
  return to_json(scenario.interview().value(scenario.instrument().values[index].slot), nullptr);
}

nlohmann::json total(const Scenario& scenario) {
  return to_json(scenario.interview().score(0).value, nullptr);
}

}  // namespace

TEST_CASE("what goes over 300 answers follows each of them") {
  Scenario scenario = answered();
  CHECK(value(scenario, 0) == 600);
  CHECK(value(scenario, 1) == 2);
  CHECK(total(scenario) == 600);
  CHECK_FALSE(scenario.interview().is_raised(0));
  scenario.answer("q299", 3);
  CHECK(value(scenario, 0) == 601);
  CHECK(value(scenario, 1) == 3);
  CHECK(scenario.interview().is_raised(0));
  scenario.answer("q150", 9);
  CHECK(scenario.route().back() == "nine");
  scenario.answer("q150", 0);
  CHECK(scenario.route().back() == "q299");
  CHECK(value(scenario, 0) == 599);
}

TEST_CASE("what is missing among 300 answers is missing for the first one's reason, and the score prorates") {
  Scenario scenario = answered();
  scenario.non_answer("q200", "skipped").non_answer("q20", "dont_know");
  CHECK(value(scenario, 0) == nlohmann::json{{"non_answer", "dont_know"}});
  CHECK(total(scenario) == 600);
  CHECK(scenario.interview().score(0).missing == 2);
  scenario.non_answer("q7", "skipped");
  CHECK(total(scenario) == nlohmann::json{{"non_answer", "skipped"}});
  scenario.does({.kind = EventKind::Undone}).does({.kind = EventKind::Undone});
  CHECK(value(scenario, 0) == nlohmann::json{{"non_answer", "skipped"}});
}

TEST_CASE("why a question is asked shows the author's whole condition, however it was computed") {
  Scenario scenario = answered();
  scenario.answer("q150", 9);
  const auto parts = why(scenario.interview(), *scenario.instrument().find_question("nine")).parts;
  REQUIRE(parts.size() == 1 + 2 * kCount);
  CHECK(parts[1 + 2 * 150].text == "q150 == 9");
  CHECK(parts[1 + 2 * 150].value == Value(true));
  CHECK(parts[2 + 2 * 150].event == 302);
}

}  // namespace doorstep::interview
