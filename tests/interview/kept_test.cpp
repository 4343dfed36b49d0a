// Histories that were kept before a rule became stricter.

#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

std::string story(std::string_view range, std::string_view at_most) {
  return std::string(R"yaml(
instrument: kept
version: "1.0"
title: {en: Kept}
respondent: parent
languages: [en]
licence: {permission: own, text: own}
defaults: {non_answers: [dont_know], identifies: none, share: never}
sections:
  - section: one
    title: {en: One}
    questions:
      - {id: kids, type: number, range: )yaml") +
         std::string(range) + R"yaml(, text: {en: Kids}}
      - {id: does, type: many_of, at_most: )yaml" +
         std::string(at_most) +
         R"yaml(, text: {en: Does}, options: [{id: a, text: {en: A}}, {id: b, text: {en: B}}]}
)yaml";
}

Scenario told() {
  Scenario scenario(story("0-12", "2"), 40, "en");
  scenario.answer("kids", 9).answer("does", {"a", "b"});
  return scenario;
}

}  // namespace

TEST_CASE("what was kept is read though a rule of today would not take it; what comes from outside is not") {
  const Scenario before = told();
  const Scenario stricter(story("0-5", "1"), 40, "en");
  const auto kept = Interview::replay(stricter.shared(), before.interview().history(), HistoryFrom::Vault);
  REQUIRE(kept);
  CHECK(kept->history().size() == before.interview().history().size());
  CHECK(kept->answer(0)->value == language::Value(language::Number(9)));
  const auto foreign = Interview::replay(stricter.shared(), before.interview().history());
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().code == "bad_history");
}

TEST_CASE("what makes no sense is refused although it was kept") {
  const Scenario before = told();
  std::vector<Event> history(before.interview().history().begin(), before.interview().history().end());
  history[1].answer = Answer{true, {}};
  CHECK_FALSE(Interview::replay(before.shared(), history, HistoryFrom::Vault));
  history[1].answer = before.interview().history()[1].answer;
  history[1].at = "nowhere";
  CHECK_FALSE(Interview::replay(before.shared(), history, HistoryFrom::Vault));
}

}  // namespace doorstep::interview
