// What one frame costs the processor besides drawing it: layout, text, the semantics tree and ImGui's
// vertices, on every page of the team and of a child's interview, at rest and on the dearest frame of the way
// there. Prints what it measured; asserts nothing about it. The design's target: 4 ms a frame.
#include <algorithm>
#include <ctime>
#include <utility>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/respondent_pictures/samples.h"
#include "tests/team_pictures/samples.h"

namespace doorstep::bench {
namespace {

constexpr int kFrames = 60;    // at rest, a page
constexpr double kTarget = 4;  // ms

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Cost {
  std::string page;
  double dearest = 0, at_rest = 0;  // ms
};

// The program, with a clock around each of its frames.
class Timed : public touch::App {
 public:
  explicit Timed(touch::App& app) : app_(app) {}

  void frame(touch::Ui& ui) override {
    const double began = cpu_milliseconds();
    app_.frame(ui);
    each_.push_back(cpu_milliseconds() - began);
  }
  void after_frame(touch::Ui& ui) override { app_.after_frame(ui); }
  [[nodiscard]] std::optional<double> next_deadline() const override { return app_.next_deadline(); }

  // The frames since the last call.
  [[nodiscard]] std::vector<double> take() { return std::exchange(each_, {}); }

 private:
  touch::App& app_;
  std::vector<double> each_;
};

// `screen` has come to the page already, in the frames that `timed` still holds.
Cost cost_of(harness::Harness& screen, Timed& timed, const std::string& page) {
  screen.frames(5);
  Cost cost{.page = page, .dearest = std::ranges::max(timed.take())};
  screen.frames(kFrames);
  std::vector<double> each = timed.take();
  std::ranges::sort(each);
  cost.at_rest = each[each.size() / 2];
  return cost;
}

void print(const char* what, const std::vector<Cost>& costs) {
  const auto most = [&](double Cost::*part) { return *std::ranges::max_element(costs, {}, part); };
  const Cost rest = most(&Cost::at_rest);
  const Cost dearest = most(&Cost::dearest);
  fmt::print(
      "{}, {} pages: a frame at rest {:.2f} ms at most ({}), the dearest on the way to a page {:.2f} ms "
      "({}), {} over {} ms\n",
      what, costs.size(), rest.at_rest, rest.page, dearest.dearest, dearest.page,
      std::ranges::count_if(costs, [](const Cost& cost) { return cost.dearest > kTarget; }), kTarget);
}

const words::Words& all_words() {
  static const words::Words kWords = *words::Words::load(*text::assets_folder());
  return kWords;
}

}  // namespace

TEST_CASE("a frame of the team's pages", "[bench]") {
  for (const char* language : {"sv", "ar"}) {
    team::Samples samples(all_words(), language);
    samples.show("unlock");
    Timed timed(samples);
    harness::Harness screen(timed);
    const Cost opening = cost_of(screen, timed, "unlock");
    fmt::print("team, {}: the first page of all, which opens the fonts, {:.2f} ms\n", language,
               opening.dearest);
    std::vector<Cost> costs;
    for (const std::string& name : samples.names()) {
      samples.show(name);
      costs.push_back(cost_of(screen, timed, name));
    }
    print(fmt::format("team, {}", language).c_str(), costs);
  }
}

TEST_CASE("a frame of a child's pages", "[bench]") {
  sample::Session session(all_words());
  Timed timed(session);
  harness::Harness screen(timed);
  std::vector<Cost> costs;
  for (const sample::Stop& stop : sample::childs_way()) {
    for (const auto& act : stop.before) {
      if (act.kind == sample::Stop::Act::Kind::Tap) screen.read_and_tap(act.what);
      if (act.kind == sample::Stop::Act::Kind::Type) screen.type(act.what);
    }
    costs.push_back(cost_of(screen, timed, stop.name));
  }
  print("a child, sv", costs);
}

}  // namespace doorstep::bench
