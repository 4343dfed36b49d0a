// No page of the team breaks a rule of targets, gaps, overlaps and words, whatever the window, the text's
// size and the language.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/text/assets.h"
#include "tests/harness/harness.h"
#include "tests/team_pictures/samples.h"

namespace doorstep::team {
namespace {

const words::Words& all_words() {
  static const words::Words kWords = words::Words::load(text::assets_folder().value()).value();
  return kWords;
}

}  // namespace

TEST_CASE("every page of the team passes the audit in every window, text size and language") {
  const auto [width, height] =
      GENERATE(std::pair{800, 480}, std::pair{1024, 600}, std::pair{1280, 800}, std::pair{800, 1280});
  const float scale = GENERATE(1.0F, 1.5F, 2.0F);
  const std::string language = GENERATE("sv", "en", "ar");
  Samples samples(all_words(), language);
  samples.show(samples.names().front());
  harness::Harness harness(samples, {.width = width, .height = height});
  harness.set_scale(scale);
  for (const std::string& name : samples.names()) {
    samples.show(name);
    harness.frames(8);
    INFO(name << " at " << width << "x" << height << ", " << scale << ", " << language);
    for (const std::string& violation : harness.audit()) FAIL_CHECK(violation);
    CHECK_FALSE(harness.shows("[team."));  // a key that nobody has words for
  }
}

TEST_CASE("every page of the team passes the audit with roomy text") {
  const float scale = GENERATE(1.0F, 1.5F);
  const std::string language = GENERATE("sv", "ar");
  Samples samples(all_words(), language);
  samples.show(samples.names().front());
  harness::Harness harness(samples);
  harness.set_scale(scale);
  harness.ui().set_spacing(touch::Spacing::Roomy);
  for (const std::string& name : samples.names()) {
    samples.show(name);
    harness.frames(8);
    INFO(name << " " << scale << ", " << language);
    for (const std::string& violation : harness.audit()) FAIL_CHECK(violation);
  }
}

}  // namespace doorstep::team
