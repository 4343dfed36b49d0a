// Any bytes as an instrument: either it loads and an interview can begin, or every problem can be shown.
#include <algorithm>

#include "instruments/interview/interview.h"
#include "instruments/model/load.h"
#include "tests/fuzz/expect.h"

using doorstep::interview::Interview;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto loaded = doorstep::model::load(text, "fuzzed.yaml");
  bool refused = false;
  for (const auto& problem : loaded.problems) {
    refused = refused || problem.severity == doorstep::yaml::Severity::Error;
    DOORSTEP_EXPECT(problem.place.line >= 1 && problem.place.column >= 1);
    DOORSTEP_EXPECT(!problem.code.empty() && !problem.message.empty() && !problem.remedy.empty());
  }
  DOORSTEP_EXPECT(refused == (loaded.instrument == nullptr));
  if (refused) return 0;
  const auto today = *doorstep::language::Date::parse("2026-11-21");
  const Interview interview = Interview::start(loaded.instrument, {10, today}, "sv", {});
  const auto& steps = loaded.instrument->steps;
  DOORSTEP_EXPECT(interview.position() <= steps.size());
  for (const std::uint32_t question : interview.route())
    (void)interview.render(loaded.instrument->questions[question].text, {"Alva", "ja", "nej"}, question);
  return 0;
}
