// How fast the engine is, each figure beside its target and beside a floor measured in the same run:
// yaml-cpp's bare parse of the same file, and a hand-written loop over arrays that follows the same
// dependencies without YAML, events or texts. Two passes, the better one. Prints a table; exits 1 when a
// target is missed.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <new>

#include <malloc.h>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "instruments/interview/interview.h"
#include "instruments/model/load.h"
#include "tests/bench/shapes.h"

namespace {

std::size_t live_bytes = 0;  // as the allocator hands them out, its rounding included

void* counted(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  live_bytes += malloc_usable_size(memory);
  return memory;
}

void uncounted(void* memory) noexcept {
  live_bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { uncounted(memory); }
void operator delete(void* memory, std::size_t) noexcept { uncounted(memory); }

namespace doorstep::bench {
namespace {

using interview::Answer;
using interview::Event;
using interview::EventKind;
using interview::Interview;
using model::Instrument;

using Loaded = std::shared_ptr<const Instrument>;

// The shortest of several goes, in milliseconds: what else the machine does only ever adds.
double shortest(int times, const std::function<void()>& does) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    does();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
  }
  return best;
}

struct Row {
  std::string what;
  std::string unit;
  double measured = 0;
  double target = 0;
  std::string beside;  // the peer or floor and what it took
};

bool all_reached = true;

void print(const Row& row) {
  const bool reached = row.measured <= row.target;
  all_reached = all_reached && reached;
  fmt::print("  {:<44} {:>10.4g} {:<3} {:>8.4g}  {:<6} {}\n", row.what, row.measured, row.unit, row.target,
             reached ? "yes" : "NO", row.beside);
}

Loaded load(const std::string& yaml) { return model::load(yaml, "bench.yaml").instrument; }

Interview started(const Loaded& loaded) {
  return Interview::start(loaded, {40, *language::Date::parse("2026-11-21")}, "en", {});
}

void say(Interview& interview, std::string_view question, Answer answer) {
  const auto event = interview.plan(
      {.kind = EventKind::Answered, .at = std::string(question), .answer = std::move(answer)}, {});
  if (!event || !interview.apply(*event)) {
    fmt::print(stderr, "{} was refused\n", question);
    std::exit(2);
  }
}

// Answers what is on screen until nothing is.
Interview walked(const Loaded& loaded) {
  Interview interview = started(loaded);
  while (interview.phase() == interview::Phase::Going) {
    const auto& question = loaded->questions[loaded->steps[interview.position()].index];
    say(interview, question.id, usual_answer(question));
  }
  return interview;
}

struct Targets {
  double set_one;  // µs
  double set_all;  // ms
  double walk;     // ms
  double resume;   // ms
  double memory;   // MB
};

void measure(Shape shape, int count, const Targets& targets) {
  const std::string yaml = instrument(shape, count);
  fmt::print("{} of {} questions\n", name_of(shape), count);
  const int times = count > 1000 ? 5 : 20;

  const double parse = shortest(times, [&] { (void)YAML::Load(yaml); });
  const double loading = shortest(times, [&] { (void)started(load(yaml)).phase(); });
  print({"load, text to settled interview", "x", loading / parse, 1.5,
         fmt::format("{:.4g} ms; yaml-cpp's bare parse {:.4g} ms", loading, parse)});

  const std::size_t before = live_bytes;
  const Loaded loaded = load(yaml);
  Interview interview = walked(loaded);
  print({"memory, instrument and full interview", "MB", static_cast<double>(live_bytes - before) / 1e6,
         targets.memory, ""});

  print({"walk all, events made", "ms", shortest(times, [&] { (void)walked(loaded).history(); }),
         targets.walk, ""});
  const std::vector<Event> history(interview.history().begin(), interview.history().end());
  print({"resume from history", "ms",
         shortest(times, [&] { (void)Interview::replay(loaded, history).value().history(); }), targets.resume,
         ""});

  bool turn = false;
  const auto& last = loaded->questions.back();
  const double one = shortest(200, [&] {
    for (int i = 0; i < 10; ++i) {
      turn = !turn;
      say(interview, last.id, turn ? other_answer(last) : usual_answer(last));
    }
  });
  print({"set an answer that changes nothing else", "µs", one / 10 * 1000, targets.set_one, ""});

  const auto& first = loaded->questions.front();
  const double all = shortest(times * 4, [&] {
    turn = !turn;
    say(interview, first.id, turn ? other_answer(first) : usual_answer(first));
  });
  Floor floor(shape, count);
  const double bare = shortest(times * 4, [&] {
    turn = !turn;
    floor.set_first(turn);
  });
  print({"set the answer that everything follows", "ms", all, targets.set_all,
         fmt::format("loop over arrays {:.4g} ms", bare)});
}

void run_a_hundred_thousand() {
  const std::string yaml = instrument(Shape::Chain, 100'000);
  Loaded loaded;
  const double loading = shortest(1, [&] { loaded = load(yaml); });
  if (loaded == nullptr) {
    fmt::print("100,000 questions do not load\n");
    all_reached = false;
    return;
  }
  std::size_t events = 0;
  const double walking = shortest(1, [&] { events = walked(loaded).history().size(); });
  fmt::print("chain of 100000 questions: loads in {:.4g} s, walked in {:.4g} s ({} events)\n", loading / 1000,
             walking / 1000, events);
}

}  // namespace
}  // namespace doorstep::bench

int main(int argc, char** argv) {
  using namespace doorstep::bench;
  fmt::print("  {:<44} {:>10} {:<3} {:>8}  {:<6} {}\n", "", "measured", "", "target", "there", "beside it");
  const int most = argc > 1 ? std::atoi(argv[1]) : 10'000;
  for (const Shape shape : kShapes) {
    measure(shape, 1000, {5, 0.2, 20, 20, 10});
    if (most >= 10'000) measure(shape, 10'000, {10, 2, 300, 300, 60});
  }
  if (most >= 10'000) run_a_hundred_thousand();
  return all_reached ? 0 : 1;
}
