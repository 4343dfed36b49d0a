// Random orders: drawn once, the same for ever, and never across what has to stay together.

#include "instruments/interview/orders.h"

#include <algorithm>
#include <map>

#include "tests/interview/scenario.h"

namespace doorstep::interview {
namespace {

using Ids = std::vector<std::string>;

const std::string kShuffled = R"yaml(
instrument: sample
version: 1.0
title: Sample
respondent: parent
languages: [sv]
licence: {permission: own, text: Own.}
defaults: {identifies: none}
order: random
sections:
  - section: one
    title: a
    order: random
    questions:
      - {id: q1, type: yes_no, text: a}
      - {id: felt, type: grid, text: a, steps: 3, rows: [{id: sad, text: a}, {id: glad, text: a}]}
      - {inform: rest, text: a}
      - {id: q2, type: one_of, text: a, order: random, options: [{id: a, text: a}, {id: b, text: a}, {id: c, text: a}, {id: d, text: a}, {id: other, text: a, own_words: true}]}
      - {id: q3, type: yes_no, text: a}
  - section: two
    title: a
    questions:
      - {id: q4, type: yes_no, text: a}
      - {id: q5, type: yes_no, text: a, when: q4}
  - section: three
    title: a
    questions:
      - {id: q6, type: yes_no, text: a}
after:
  - {inform: thanks, text: a}
)yaml";

std::shared_ptr<const Instrument> shuffled() { return Scenario(kShuffled).shared(); }

Interview begun(std::uint32_t seed) {
  return Interview::start(shuffled(), {.age = 40, .today = *Date::parse("2026-11-21"), .seed = seed}, "sv",
                          {});
}

Ids route_of(const Interview& interview) {
  Ids ids;
  for (const auto question : interview.route()) ids.push_back(interview.instrument().questions[question].id);
  return ids;
}

std::size_t at(const Ids& ids, const std::string& id) {
  return static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
}

void answer_here(Interview& interview) {
  const auto [kind, index] = interview.instrument().steps[interview.position()];
  const bool page = kind == model::Step::Kind::Page;
  const auto event = interview.plan({.kind = page ? EventKind::Informed : EventKind::Answered,
                                     .answer = page ? std::optional<Answer>() : Answer{Missing::Skipped, {}}},
                                    {});
  REQUIRE(event);
  REQUIRE(interview.apply(*event));
}

}  // namespace

TEST_CASE("the generator and the shuffle give what they have always given") {
  // Computed apart from the program, in another language; another result would change interviews that are
  // kept.
  CHECK(random_order(0, "one", 4) == std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(random_order(1, "one", 8) == std::vector<std::uint32_t>{4, 3, 5, 6, 1, 7, 0, 2});
  CHECK(random_order(2, "one", 8) == std::vector<std::uint32_t>{5, 6, 3, 0, 1, 7, 2, 4});
  CHECK(random_order(1, "two", 8) == std::vector<std::uint32_t>{4, 0, 3, 5, 6, 7, 2, 1});
}

TEST_CASE("every order of three comes up about as often as any other") {
  std::map<std::vector<std::uint32_t>, int> counts;
  for (std::uint32_t seed = 1; seed <= 6000; ++seed) ++counts[random_order(seed, "x", 3)];
  CHECK(counts.size() == 6);
  for (const auto& [order, count] : counts) CHECK((count > 850 && count < 1150));
}

TEST_CASE("without a seed everything stands as written") {
  CHECK(route_of(begun(0)) == Ids{"q1", "felt.sad", "felt.glad", "q2", "q3", "q4", "q6"});
}

TEST_CASE("sections, and questions in them, change places; what belongs together stays together") {
  std::vector<Ids> seen;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const Ids route = route_of(begun(seed));
    REQUIRE(route.size() == 7);
    CHECK(at(route, "felt.glad") == at(route, "felt.sad") + 1);
    const std::size_t first =
        std::ranges::min({at(route, "q1"), at(route, "q2"), at(route, "q3"), at(route, "felt.sad")});
    const std::size_t last =
        std::ranges::max({at(route, "q1"), at(route, "q2"), at(route, "q3"), at(route, "felt.glad")});
    CHECK(last - first == 4);
    if (std::ranges::find(seen, route) == seen.end()) seen.push_back(route);
  }
  CHECK(seen.size() > 20);
}

TEST_CASE("an interview goes through its own order to the end, and back") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    Interview interview = begun(seed);
    Ids asked;
    while (interview.phase() == Phase::Going) {
      const auto [kind, index] = interview.instrument().steps[interview.position()];
      if (kind == model::Step::Kind::Question) asked.push_back(interview.instrument().questions[index].id);
      answer_here(interview);
    }
    CHECK(asked == route_of(interview));
    CHECK(interview.is_complete());
    Ids back;
    while (const auto behind = interview.behind()) {
      const auto event = interview.plan({.kind = EventKind::MovedBack}, {});
      REQUIRE(event);
      REQUIRE(interview.apply(*event));
      CHECK(interview.position() == *behind);
      const auto [kind, index] = interview.instrument().steps[*behind];
      if (kind == model::Step::Kind::Question) back.push_back(interview.instrument().questions[index].id);
    }
    std::ranges::reverse(back);
    CHECK(back == asked);
  }
}

TEST_CASE("a history replays to the same order, and its seed is kept") {
  Interview interview = begun(7);
  for (int i = 0; i < 5; ++i) answer_here(interview);
  std::vector<Event> stored;
  for (const Event& event : interview.history()) {
    const auto read = event_from_json(to_json(event, interview.instrument()), interview.instrument());
    REQUIRE(read);
    stored.push_back(*read);
  }
  CHECK(stored.front().inputs->seed == 7);
  const auto replayed = Interview::replay(shuffled(), stored);
  REQUIRE(replayed);
  CHECK(replayed->position() == interview.position());
  CHECK(route_of(*replayed) == route_of(interview));
}

TEST_CASE("options change places, but not the one in own words") {
  const auto instrument = shuffled();
  const auto q2 = instrument->find_question("q2").value();
  std::vector<std::vector<std::uint16_t>> seen;
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    auto order = begun(seed).offered(q2);
    REQUIRE(order.size() == 5);
    CHECK(order.back() == 4);
    if (std::ranges::find(seen, order) == seen.end()) seen.push_back(order);
    std::ranges::sort(order);
    CHECK(order == std::vector<std::uint16_t>{0, 1, 2, 3, 4});
  }
  CHECK(seen.size() > 10);
}

}  // namespace doorstep::interview
