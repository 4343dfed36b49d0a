// Everything that can be known of an instrument without a respondent: what is wrong with the file, whether
// its examples come out as they say, and what no example tries. The one way from a text to an instrument that
// may be used: an instrument whose examples fail does not open.
//
// Pure: reads no file, and no clock. An example that names no `date` takes place on kExampleDay, so that an
// instrument which opens today opens tomorrow.
#pragma once

#include <string_view>
#include <vector>

#include "instruments/model/load.h"

namespace doorstep::check {

constexpr std::string_view kExampleDay = "2026-11-21";

// Loads and checks an instrument, which may read from those that `find` finds and shows the `pictures`; null
// when any problem is an error. `file_name` only appears in problems, which are those of model::load and,
// when the file itself has no error, of its examples: "example_failed" at the expectation that is not met,
// and the warning "not_covered" at a condition that no example makes true, or none makes false.
[[nodiscard]] model::Loaded open(std::string_view text, std::string_view file_name,
                                 const model::FindInstrument& find = {},
                                 const model::Pictures& pictures = {});

// What the examples say of the file.
struct Tried {
  std::size_t examples = 0;
  std::size_t agree = 0;       // come out as they say
  std::size_t conditions = 0;  // of questions, options, sections, repeats and flags
  std::size_t both_ways = 0;   // of those: true in some example and false in some
};

struct Looked {
  model::Loaded loaded;
  Tried tried;
};

// The same for an author who is still writing: the instrument is there also when its examples fail.
[[nodiscard]] Looked look(std::string_view text, std::string_view file_name,
                          const model::FindInstrument& find = {}, const model::Pictures& pictures = {});

// The problems alone, by line and column.
[[nodiscard]] std::vector<yaml::Problem> check(std::string_view text, std::string_view file_name,
                                               const model::FindInstrument& find = {},
                                               const model::Pictures& pictures = {});

}  // namespace doorstep::check
