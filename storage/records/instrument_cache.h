// The instruments that were loaded last, by the hash of their text (private to this folder).
//
// An instrument is its text and nothing else, and never changes: a thousand interviews share one. Those that
// read from other instruments depend on more than their own text and are not kept here. One thread at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/model/instrument.h"

namespace doorstep::records {

class InstrumentCache {
 public:
  // More than a team uses at a time; one takes some megabytes.
  static constexpr std::size_t kMost = 16;

  // nullptr when it was not loaded lately.
  [[nodiscard]] std::shared_ptr<const model::Instrument> find(std::string_view hash);
  void keep(std::string hash, std::shared_ptr<const model::Instrument> instrument);

 private:
  std::vector<std::pair<std::string, std::shared_ptr<const model::Instrument>>> latest_last_;
};

// The program's own.
[[nodiscard]] InstrumentCache& loaded_instruments();

}  // namespace doorstep::records
