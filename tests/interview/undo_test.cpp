// Undo and redo: every move on a way through the small story, taken back and done again.

#include <functional>

#include "tests/interview/scenario.h"
#include "tests/interview/small_story.h"

namespace doorstep::interview {
namespace {

const Move kUndo{.kind = EventKind::Undone};
const Move kRedo{.kind = EventKind::Redone};

struct State {
  Phase phase;
  std::size_t position;
  bool complete;
  std::vector<std::uint32_t> route;
  std::vector<Value> values;
  std::vector<bool> flags;
  friend bool operator==(const State&, const State&) = default;
};

State state(const Scenario& scenario) {
  const Interview& now = scenario.interview();
  State state{now.phase(), now.position(), now.is_complete(), now.route(), {}, {}};
  for (std::uint32_t slot = 0; slot < scenario.instrument().slot_count; ++slot)
    state.values.push_back(now.value(slot));
  for (std::uint32_t flag = 0; flag < scenario.instrument().flags.size(); ++flag)
    state.flags.push_back(now.is_raised(flag));
  return state;
}

using Step = std::function<void(Scenario&)>;

const std::vector<Step>& way() {
  static const std::vector<Step> steps = {
      [](Scenario& s) { s.page(EventKind::Informed); },
      [](Scenario& s) { s.page(EventKind::Understood, true); },
      [](Scenario& s) { s.page(EventKind::Informed); },
      [](Scenario& s) { s.page(EventKind::Understood, false); },
      [](Scenario& s) { s.page(EventKind::Assented, true); },
      [](Scenario& s) { s.answer("lives", "both"); },
      [](Scenario& s) { s.answer("packing", 2); },
      [](Scenario& s) { s.answer("lives", "mum"); },
      [](Scenario& s) { s.non_answer("siblings", "dont_know"); },
      [](Scenario& s) { s.back(); },
      [](Scenario& s) { s.answer("siblings", 2); },
      [](Scenario& s) { s.go_to("lives"); },
      [](Scenario& s) { s.answer("lives", "both"); },
  };
  return steps;
}

TEST_CASE("undo after any move gives the state before it, and redo the state after it") {
  Scenario scenario(kSmallStory);
  for (std::size_t i = 0; i < way().size(); ++i) {
    CAPTURE(i);
    const State before = state(scenario);
    way()[i](scenario);
    const State after = state(scenario);
    scenario.does(kUndo);
    CHECK(state(scenario) == before);
    scenario.does(kRedo);
    CHECK(state(scenario) == after);
  }
}

TEST_CASE("the whole way can be undone to its beginning and done again") {
  Scenario scenario(kSmallStory);
  const State beginning = state(scenario);
  for (const Step& step : way()) step(scenario);
  const State end = state(scenario);
  for (std::size_t i = 0; i < way().size(); ++i) scenario.does(kUndo);
  CHECK(state(scenario) == beginning);
  CHECK(scenario.refusal(kUndo) == "nothing_to_undo");
  for (std::size_t i = 0; i < way().size(); ++i) scenario.does(kRedo);
  CHECK(state(scenario) == end);
  CHECK(scenario.refusal(kRedo) == "nothing_to_redo");
}

TEST_CASE("after another move there is nothing to do again") {
  Scenario scenario(kSmallStory);
  for (std::size_t i = 0; i < 6; ++i) way()[i](scenario);
  scenario.does(kUndo).answer("lives", "mum");
  CHECK(scenario.refusal(kRedo) == "nothing_to_redo");
}

TEST_CASE("what was only noted is neither undone nor in the way") {
  Scenario scenario(kSmallStory);
  for (std::size_t i = 0; i < 6; ++i) way()[i](scenario);
  scenario.language("en").does({.kind = EventKind::Paused}).does(kUndo);
  CHECK(scenario.position() == "lives");
  CHECK(scenario.interview().language() == "en");
}

TEST_CASE("a refusal can be undone, a stopped interview cannot") {
  Scenario scenario(kSmallStory);
  scenario.page(EventKind::Informed).page(EventKind::Understood, false).page(EventKind::Assented, false);
  CHECK(scenario.interview().phase() == Phase::Declined);
  scenario.does(kUndo);
  CHECK(scenario.position() == "talk");
  scenario.does({.kind = EventKind::Stopped});
  CHECK(scenario.refusal(kUndo) == "ended");
}

TEST_CASE("a history with undone moves replays to the same state") {
  Scenario scenario(kSmallStory);
  for (const Step& step : way()) step(scenario);
  scenario.does(kUndo).does(kUndo).does(kRedo).answer("siblings", 3).does(kUndo);
  const auto again = Interview::replay(scenario.shared(), scenario.interview().history());
  REQUIRE(again);
  CHECK(again->route() == scenario.interview().route());
  CHECK(again->position() == scenario.interview().position());
  CHECK((again->undoable() == nullptr) == (scenario.interview().undoable() == nullptr));
}

}  // namespace
}  // namespace doorstep::interview
