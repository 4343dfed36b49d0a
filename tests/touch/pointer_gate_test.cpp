// What a finger means. Places in mm, times in s.
#include "app/touch/pointer_gate.h"

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace doorstep::touch {
namespace {

enum class Act { Down, Move, Up };

struct Step {
  Act act;
  float x, y;
  double at;
  int contact = 0;
};

struct Outcome {
  int taps = 0;
  int repeats = 0;
  float dx = 0, dy = 0;
};

void play(PointerGate& gate, const Step& step) {
  const Point place{step.x, step.y};
  if (step.act == Act::Down) gate.down(step.contact, place, step.at);
  if (step.act == Act::Move) gate.move(step.contact, place, step.at);
  if (step.act == Act::Up) gate.up(step.contact, place, step.at);
}

void collect(Outcome& outcome, const Gestures& gestures) {
  for (const Tap& tap : gestures.taps) (tap.repeat == Repeat::Yes ? outcome.repeats : outcome.taps) += 1;
  if (gestures.pan) {
    outcome.dx += gestures.pan->dx;
    outcome.dy += gestures.pan->dy;
  }
}

// Drains after every step, as a frame per event would.
Outcome run(PointerGate& gate, const std::vector<Step>& steps) {
  Outcome outcome;
  for (const Step& step : steps) {
    play(gate, step);
    collect(outcome, gate.drain(step.at));
  }
  return outcome;
}

using enum Act;

TEST_CASE("what counts as a tap") {
  struct Row {
    const char* name;
    std::vector<Step> steps;
    int taps, repeats;
  };
  const std::vector<Row> rows{
      {"down and up", {{Down, 10, 10, 1}, {Up, 10, 10, 1.1}}, 1, 0},
      {"down and up at the same moment", {{Down, 10, 10, 1}, {Up, 10, 10, 1}}, 1, 0},
      {"a shaky finger within the slop",
       {{Down, 10, 10, 1}, {Move, 11, 9, 1.1}, {Move, 9, 11, 1.2}, {Up, 11, 11, 1.3}},
       1,
       0},
      {"a press of ten seconds", {{Down, 10, 10, 1}, {Up, 10, 10, 11}}, 1, 0},
      {"a pan over a button",
       {{Down, 10, 10, 1}, {Move, 10, 14, 1.05}, {Move, 10, 40, 1.1}, {Up, 10, 40, 1.5}},
       0,
       0},
      {"a pan that comes back",
       {{Down, 10, 10, 1}, {Move, 10, 40, 1.1}, {Move, 10, 10, 1.2}, {Up, 10, 10, 1.3}},
       0,
       0},
      {"leaving the slop in the last step", {{Down, 10, 10, 1}, {Up, 10, 20, 1.1}}, 0, 0},
      {"two taps too close in time",
       {{Down, 10, 10, 1}, {Up, 10, 10, 1.05}, {Down, 10, 10, 1.15}, {Up, 10, 10, 1.2}},
       1,
       1},
      {"two taps apart",
       {{Down, 10, 10, 1}, {Up, 10, 10, 1.05}, {Down, 10, 10, 1.25}, {Up, 10, 10, 1.31}},
       2,
       0},
      {"a palm beside the finger",
       {{Down, 10, 10, 1},
        {Down, 50, 80, 1.02, 1},
        {Move, 60, 80, 1.05, 1},
        {Up, 60, 80, 1.1, 1},
        {Up, 10, 10, 1.2}},
       1,
       0},
      {"a palm that stays after the finger",
       {{Down, 10, 10, 1}, {Down, 50, 80, 1.02, 1}, {Up, 10, 10, 1.1}, {Up, 50, 80, 1.6, 1}},
       1,
       0},
      {"up without down", {{Up, 10, 10, 1}}, 0, 0},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.name) {
      PointerGate gate;
      const Outcome outcome = run(gate, row.steps);
      CHECK(outcome.taps == row.taps);
      CHECK(outcome.repeats == row.repeats);
    }
  }
}

TEST_CASE("a tap tells where it began, so a finger that rolls still hits what it aimed at") {
  PointerGate gate;
  gate.down(0, {10, 10}, 1);
  gate.up(0, {11.5F, 10}, 1.1);
  const Gestures gestures = gate.drain(1.1);
  REQUIRE(gestures.taps.size() == 1);
  CHECK(gestures.taps[0].place == Point{10, 10});
}

TEST_CASE("a child's finger may wander further") {
  const std::vector<Step> steps{{Down, 10, 10, 1}, {Move, 13.5F, 10, 1.1}, {Up, 13.5F, 10, 1.2}};
  PointerGate adult;
  CHECK(run(adult, steps).taps == 0);
  PointerGate child(GateConfig{.slop = 4});
  CHECK(run(child, steps).taps == 1);
}

TEST_CASE("taps that begin right after a change of screen are nobody's") {
  PointerGate gate;
  gate.screen_changed(5);
  CHECK(run(gate, {{Down, 10, 10, 5.29}, {Up, 10, 10, 5.4}}).taps == 0);
  CHECK(run(gate, {{Down, 10, 10, 5.31}, {Up, 10, 10, 5.4}}).taps == 1);
}

TEST_CASE("a finger that was down when the screen changed does nothing there") {
  PointerGate gate;
  gate.down(0, {10, 10}, 1);
  gate.screen_changed(1.1);
  CHECK(run(gate, {{Move, 10, 30, 1.2}, {Up, 10, 30, 9}}).taps == 0);
  CHECK(run(gate, {{Down, 10, 10, 10}, {Up, 10, 10, 10.1}}).taps == 1);
}

TEST_CASE("a pan moves as far as the finger, less the slop step") {
  PointerGate gate;
  const Outcome outcome = run(
      gate,
      {{Down, 10, 50, 1}, {Move, 10, 47, 1.1}, {Move, 10, 30, 1.2}, {Move, 10, 20, 1.3}, {Up, 10, 20, 2}});
  CHECK(outcome.dy == -27);
  CHECK(outcome.dx == 0);
}

TEST_CASE("a pan that starts steeply keeps to its axis") {
  PointerGate gate;
  const Outcome outcome =
      run(gate, {{Down, 10, 50, 1}, {Move, 11, 46, 1.1}, {Move, 25, 30, 1.2}, {Up, 25, 30, 2}});
  CHECK(outcome.dx == 0);
  CHECK(outcome.dy == -16);
}

TEST_CASE("a quick pan goes on by itself, slows down and stops") {
  PointerGate gate;
  run(gate, {{Down, 10, 90, 1},
             {Move, 10, 80, 1.02},
             {Move, 10, 70, 1.04},
             {Move, 10, 60, 1.06},
             {Up, 10, 60, 1.06}});
  REQUIRE(gate.next_wake().has_value());
  float travelled = 0;
  float first = 0;
  float last = 0;
  int frames = 0;
  for (double now = 1.08; gate.next_wake(); now += 0.02) {
    const Gestures gestures = gate.drain(now);
    REQUIRE(gestures.pan.has_value());
    last = -gestures.pan->dy;
    if (frames++ == 0) first = last;
    travelled += last;
    REQUIRE(frames < 200);
  }
  CHECK(travelled > 50);
  CHECK(travelled < 500 * 0.325F);  // never further than speed times decay
  CHECK(last < first / 10);
}

TEST_CASE("a touch stops a fling and is no tap") {
  PointerGate gate;
  run(gate, {{Down, 10, 90, 1}, {Move, 10, 80, 1.02}, {Move, 10, 60, 1.04}, {Up, 10, 60, 1.04}});
  const Outcome outcome = run(gate, {{Down, 10, 50, 1.2}, {Up, 10, 50, 1.3}});
  CHECK(outcome.taps == 0);
  CHECK_FALSE(gate.next_wake().has_value());
}

TEST_CASE("a pan that rests before lifting does not fling") {
  PointerGate gate;
  run(gate, {{Down, 10, 90, 1}, {Move, 10, 80, 1.02}, {Move, 10, 60, 1.04}, {Up, 10, 60, 1.2}});
  CHECK_FALSE(gate.next_wake().has_value());
}

TEST_CASE("the pressed look waits for stillness and ends with the press") {
  PointerGate gate;
  gate.down(0, {10, 10}, 1);
  CHECK_FALSE(gate.drain(1.02).pressed.has_value());
  CHECK(gate.next_wake() == 1.08);
  CHECK(gate.drain(1.08).pressed == Point{10, 10});
  CHECK_FALSE(gate.next_wake().has_value());
  gate.move(0, {10, 20}, 1.2);
  CHECK_FALSE(gate.drain(1.2).pressed.has_value());
}

TEST_CASE("a contact that begins in a drag area drags from the start") {
  PointerGate gate;
  gate.set_drag_areas({{0, 0, 20, 20}});
  gate.down(0, {10, 10}, 1);
  CHECK(gate.drain(1).drags.at(0).trail == std::vector<Point>{{10, 10}});
  gate.move(0, {12, 10}, 1.1);
  gate.move(0, {13, 11}, 1.1);
  CHECK(gate.drain(1.1).drags.at(0).trail == std::vector<Point>{{12, 10}, {13, 11}});
  gate.up(0, {30, 10}, 1.2);
  const Gestures end = gate.drain(1.2);
  CHECK(end.drags.at(0).phase == Drag::Phase::Ended);
  CHECK(end.taps.empty());
  CHECK(gate.drain(1.3).drags.empty());
}

TEST_CASE("two drags between two frames are two, and nothing of them is lost") {
  PointerGate gate;
  gate.set_drag_areas({{0, 0, 20, 20}});
  gate.down(0, {1, 1}, 1);
  gate.up(0, {2, 2}, 1);
  gate.down(0, {5, 5}, 1);
  gate.move(0, {6, 6}, 1);
  const auto drags = gate.drain(1).drags;
  REQUIRE(drags.size() == 2);
  CHECK(drags[0].trail == std::vector<Point>{{1, 1}, {2, 2}});
  CHECK(drags[0].phase == Drag::Phase::Ended);
  CHECK(drags[1].trail == std::vector<Point>{{5, 5}, {6, 6}});
  CHECK(drags[1].phase == Drag::Phase::Moving);
}

TEST_CASE("a contact that begins while another page appears draws nothing") {
  PointerGate gate;
  gate.set_drag_areas({{0, 0, 20, 20}});
  gate.screen_changed(1);
  gate.down(0, {10, 10}, 1.1);
  CHECK(gate.drain(1.1).drags.empty());
}

TEST_CASE("a cancelled contact is forgotten") {
  PointerGate gate;
  gate.down(0, {10, 10}, 1);
  gate.cancel();
  CHECK(run(gate, {{Up, 10, 10, 1.1}}).taps == 0);
}

}  // namespace
}  // namespace doorstep::touch
