// Two releases that are put side by side.

#include "storage/export/releases.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "storage/records/audit.h"
#include "tests/vault/scratch.h"

namespace doorstep::extract {
namespace {

// Interviews 0..count-1, each of a family of its own.
std::vector<Source> interviews(int count) {
  std::vector<Source> sources;
  for (int i = 0; i < count; ++i)
    sources.push_back({fmt::format("interview {}", i), fmt::format("family {}", i), "", 1, "text", nullptr});
  return sources;
}

Release release(const std::vector<Source>& sources, const Coarsening& coarsening = {}) {
  Table table;
  table.text = "text";
  table.coarsening = coarsening;
  return release_of(table, sources);
}

bool may_follow(const Release& next, const Release& before, const std::vector<Source>& sources) {
  return !objection(next, std::vector{before}, sources);
}

}  // namespace

TEST_CASE(
    "a release that leaves out something else than an earlier one is refused; one with more or less is not") {
  const auto sources = interviews(9);
  const auto ages = release(sources, {3, {}});
  const auto homes = release(sources, {1, {"lives"}});
  CHECK_FALSE(may_follow(homes, ages, sources));
  CHECK_FALSE(may_follow(release(sources, {2, {}}), ages, sources));
  CHECK(may_follow(ages, ages, sources));
  CHECK(may_follow(release(sources, {3, {"lives"}}), ages, sources));
  CHECK(may_follow(release(sources, {1, {}}), ages, sources));
  CHECK(may_follow(release(sources, {1, {"age"}}), ages, sources));
  auto other_text = homes;
  other_text.text = "another";
  CHECK(may_follow(other_text, ages, sources));
  CHECK(objection(homes, std::vector{ages}, sources)->find("--age-years 3") != std::string::npos);
}

TEST_CASE("one to four new families since an earlier release are refused; none and five are not") {
  const auto earlier = release(interviews(9));
  for (int count = 9; count <= 14; ++count) {
    CAPTURE(count);
    const auto sources = interviews(count);
    CHECK(may_follow(release(sources), earlier, sources) == (count == 9 || count == 14));
  }
  // A new round of a family that was there is as new, and so is one that is gone.
  auto again = interviews(10);
  again[9].family = again[0].family;
  CHECK_FALSE(may_follow(release(again), earlier, again));
  CHECK_FALSE(may_follow(release(interviews(8)), earlier, interviews(8)));
}

TEST_CASE("what left is read back from the audit") {
  const testing::ScratchFolder scratch(testing::Where::Memory);
  const auto vault = testing::new_vault(scratch.vault());
  const auto left = release(interviews(5), {2, {"lives", "kids"}});
  testing::must(records::audit(*vault, 1, "exported", {}, {{"rows", 5}}));  // of an older version
  testing::must(records::audit(*vault, 2, "exported", {}, {{"released", {to_json(left)}}}));
  testing::must(records::audit(*vault, 3, "export_refused", {}, {{"released", {to_json(left)}}}));
  const auto earlier = testing::must(earlier_releases(*vault));
  REQUIRE(earlier.size() == 1);
  CHECK(earlier[0].text == left.text);
  CHECK(earlier[0].coarsening == left.coarsening);
  CHECK(earlier[0].interviews == left.interviews);
}

}  // namespace doorstep::extract
