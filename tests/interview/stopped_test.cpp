// What a stopped interview comes to: no answer comes any more, and nothing waits for one.

#include <algorithm>

#include "instruments/interview/migration.h"
#include "instruments/interview/why.h"
#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

constexpr std::string_view kYaml = R"yaml(
instrument: hurt
version: "1"
title: Hurt
respondent: child
languages: [en]
licence: {permission: own, text: own}
defaults: {non_answers: [dont_know], identifies: none, share: never}
sections:
  - section: only
    title: Only
    questions:
      - {id: a, type: number, range: 0-4, text: a}
      - {id: b, type: number, range: 0-4, text: b}
      - {id: c, type: number, range: 0-4, text: c}
      - {id: after, type: yes_no, text: d, when: low == 1}
      - {id: unless, type: yes_no, text: e, when: not answered(total)}
values:
  low: if(or_else(c, 0) < 2, 1, 0)
  either: or_else(c > 2 or b > 3, no)
  open: not_reached(c)
scores:
  total: {sum: [a, b, c], missing: {rule: prorate, at_most: 1}, range: 0-12,
          bands: [{id: some, from: 0}, {id: much, from: 6}]}
  all_of: {sum: [a, b, c], missing: none, range: 0-12}
flags:
  - {flag: hit, when: total.band == much, level: act_now, prompt: p}
  - {flag: one_left, when: total.missing == 1, level: note, prompt: p}
)yaml";

Value named(const Scenario& scenario, std::string_view id) {
  for (const model::NamedValue& value : scenario.instrument().values) {
    if (value.id == id) return scenario.interview().value(value.slot);
  }
  return std::string("no such value");
}

Scenario two_of_three() {
  Scenario scenario(kYaml, 9, "en");
  scenario.answer("a", 4).answer("b", 4);
  return scenario;
}

Scenario stopped() {
  Scenario scenario = two_of_three();
  scenario.does({.kind = EventKind::Stopped});
  return scenario;
}

TEST_CASE("a score waits while an answer may come and is computed without it once the interview is stopped") {
  const Scenario before = two_of_three();
  CHECK(before.interview().score(0).reason == "not_reached");
  CHECK_FALSE(before.interview().is_raised(0));
  const Scenario after = stopped();
  CHECK(after.interview().score(0).value == Value(language::Number(12)));
  CHECK(after.interview().score(0).band == Value(language::Choice{1}));
  CHECK(after.interview().score(0).missing == 1);
  CHECK(after.interview().score(1).reason == "missing_items");
}

TEST_CASE("what must be acted on is raised when the child stops and not lost") {
  const Scenario after = stopped();
  CHECK(after.interview().is_raised(0));
  CHECK(after.interview().was_raised(0));
  CHECK(after.interview().is_raised(1));
  CHECK(after.interview().flags_to_show() == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("what stands for a missing answer does so once no answer comes any more") {
  CHECK(named(two_of_three(), "low") == Value(Missing::NotReached));
  CHECK(named(stopped(), "low") == Value(language::Number(1)));
  Scenario calm(kYaml, 9, "en");
  calm.answer("a", 0).answer("b", 0);
  CHECK(named(calm, "either") == Value(Missing::NotReached));
  calm.does({.kind = EventKind::Stopped});
  CHECK(named(calm, "either") == Value(false));
}

TEST_CASE("a question that was not reached stays so and nothing else is asked because of a stop") {
  const Scenario before = two_of_three();
  const Scenario after = stopped();
  CHECK(after.route() == before.route());
  for (const char* question : {"c", "after", "unless"}) CHECK(after.seen(question) == before.seen(question));
  CHECK(named(after, "open") == Value(true));
  CHECK_FALSE(after.interview().is_complete());
}

TEST_CASE("a stopped interview is the same when it is read again") {
  const Scenario after = stopped();
  const auto again = Interview::replay(after.shared(), after.interview().history());
  REQUIRE(again);
  CHECK(std::ranges::equal(again->values(), after.interview().values()));
  CHECK(again->was_raised(0));
}

TEST_CASE("a stopped interview that an author goes through again waits for answers again") {
  const Scenario after = stopped();
  const auto again = retrace(after.shared(), after.interview().history(), after.shared(), 9);
  REQUIRE(again);
  CHECK(again->phase() == Phase::Going);
  CHECK(again->score(0).reason == "not_reached");
  CHECK_FALSE(again->is_raised(0));
}

TEST_CASE("why a value is what it is says the same after a stop as the value itself") {
  const Scenario after = stopped();
  for (const model::NamedValue& value : after.instrument().values)
    CHECK(why(after.interview(), value.id).front().parts.front().value ==
          after.interview().value(value.slot));
}

}  // namespace
}  // namespace doorstep::interview
