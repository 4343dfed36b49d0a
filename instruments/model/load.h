// From an author's YAML text to an Instrument, or to all that is wrong with it.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "instruments/model/instrument.h"
#include "instruments/model/pictures.h"
#include "instruments/model/yaml.h"

namespace doorstep::model {

// How much of an instrument is said in one of its languages.
struct Translated {
  std::string language;
  std::size_t texts = 0;    // that it has
  std::size_t missing = 0;  // of those

  // Rounded down, so that 100 is all of them.
  [[nodiscard]] std::size_t percent() const { return texts == 0 ? 100 : 100 * (texts - missing) / texts; }
};

struct Loaded {
  std::shared_ptr<const Instrument> instrument;  // null when any problem is an error
  std::vector<yaml::Problem> problems;           // sorted by line and column; each mistake once
  std::vector<Translated> translated{};          // by language, the source first; empty without an instrument
};

// The instrument with this id, for one that reads from it (`from`); null when there is none.
using FindInstrument = std::function<std::shared_ptr<const Instrument>(std::string_view id)>;

// Loads an instrument. `file_name` only appears in problems. Pure: reads no other file but through `find`,
// and `pictures` for those that the text does not carry. Examples are carried along but not run:
// check::check() does that. `splitting` is for tests: an interview goes the same way with any.
[[nodiscard]] Loaded load(std::string_view text, std::string_view file_name, const FindInstrument& find = {},
                          const Pictures& pictures = {}, const language::Splitting& splitting = {});

}  // namespace doorstep::model
