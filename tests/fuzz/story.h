// The instrument that fuzzed walks and histories are about.
#pragma once

#include <memory>

#include "instruments/model/load.h"
#include "tests/interview/small_story.h"

namespace doorstep::fuzz {

inline const std::shared_ptr<const model::Instrument>& story() {
  static const auto instrument = model::load(interview::kSmallStory, "story.yaml").instrument;
  return instrument;
}

}  // namespace doorstep::fuzz
