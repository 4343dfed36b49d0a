// Any bytes as a walk through each story: it never stops, and what came out can be written as JSON.
#include "instruments/check/walk.h"

#include <nlohmann/json.hpp>

#include "tests/fuzz/expect.h"
#include "tests/fuzz/stories.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = doorstep::yaml::parse(text, "walk.yaml");
  if (parsed.problem) return 0;
  const auto today = *doorstep::language::Date::parse("2026-11-21");
  auto walk = doorstep::check::read_walk(parsed.root, today);
  for (const auto& story : doorstep::fuzz::stories()) {
    walk.why.clear();
    for (const auto& flag : story->flags) walk.why.push_back(flag.id);
    for (const auto& score : story->scores) walk.why.push_back(score.id);
    const auto result = doorstep::check::run(story, walk);
    DOORSTEP_EXPECT(!nlohmann::json::parse(doorstep::check::to_json(result), nullptr, false).is_discarded());
    DOORSTEP_EXPECT(!doorstep::check::to_text(result).empty());
    for (const auto& problem : result.problems)
      DOORSTEP_EXPECT(!problem.code.empty() && !problem.message.empty());
  }
  return 0;
}
