// What one frame costs the processor besides drawing it: layout, text, the semantics tree and ImGui's
// vertices, on every page of the team and of a child's interview, at rest and on the frame that a page comes
// in with. Prints what it measured; asserts nothing about it. The design's target: 4 ms a frame.
#include <algorithm>
#include <ctime>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/respondent_pictures/samples.h"
#include "tests/team_pictures/samples.h"

namespace doorstep::bench {
namespace {

constexpr int kFrames = 60;  // at rest, a page

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Cost {
  std::string page;
  double first = 0, at_rest = 0;  // ms
};

Cost cost_of(harness::Harness& screen, const std::string& page) {
  Cost cost{.page = page};
  double began = cpu_milliseconds();
  screen.frames(1);
  cost.first = cpu_milliseconds() - began;
  screen.frames(5);
  std::vector<double> each;
  for (int frame = 0; frame < kFrames; ++frame) {
    began = cpu_milliseconds();
    screen.frames(1);
    each.push_back(cpu_milliseconds() - began);
  }
  std::ranges::sort(each);
  cost.at_rest = each[each.size() / 2];
  return cost;
}

void print(const char* what, const std::vector<Cost>& costs) {
  const auto most = [&](double Cost::*part) { return *std::ranges::max_element(costs, {}, part); };
  const Cost rest = most(&Cost::at_rest);
  const Cost first = most(&Cost::first);
  fmt::print("{}, {} pages: a frame at rest {:.2f} ms at most ({}), a page's first {:.2f} ms at most ({})\n",
             what, costs.size(), rest.at_rest, rest.page, first.first, first.page);
}

const words::Words& all_words() {
  static const words::Words kWords = *words::Words::load(*text::assets_folder());
  return kWords;
}

}  // namespace

TEST_CASE("a frame of the team's pages", "[bench]") {
  for (const char* language : {"sv", "ar"}) {
    team::Samples samples(all_words(), language);
    samples.show(samples.names().front());
    harness::Harness screen(samples);
    std::vector<Cost> costs;
    for (const std::string& name : samples.names()) {
      samples.show(name);
      costs.push_back(cost_of(screen, name));
    }
    print(fmt::format("team, {}", language).c_str(), costs);
  }
}

TEST_CASE("a frame of a child's pages", "[bench]") {
  sample::Session session(all_words());
  harness::Harness screen(session);
  std::vector<Cost> costs;
  for (const sample::Stop& stop : sample::childs_way()) {
    for (const auto& act : stop.before) {
      if (act.kind == sample::Stop::Act::Kind::Tap) screen.read_and_tap(act.what);
      if (act.kind == sample::Stop::Act::Kind::Type) screen.type(act.what);
    }
    costs.push_back(cost_of(screen, stop.name));
  }
  print("a child, sv", costs);
}

}  // namespace doorstep::bench
