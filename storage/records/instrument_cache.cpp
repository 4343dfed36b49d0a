#include "storage/records/instrument_cache.h"

#include <algorithm>

namespace doorstep::records {

std::shared_ptr<const model::Instrument> InstrumentCache::find(std::string_view hash) {
  const auto found = std::ranges::find(latest_last_, hash, [](const auto& entry) { return entry.first; });
  if (found == latest_last_.end()) return nullptr;
  std::rotate(found, found + 1, latest_last_.end());
  return latest_last_.back().second;
}

void InstrumentCache::keep(std::string hash, std::shared_ptr<const model::Instrument> instrument) {
  if (!instrument->from.empty() || find(hash)) return;
  if (latest_last_.size() == kMost) latest_last_.erase(latest_last_.begin());
  latest_last_.emplace_back(std::move(hash), std::move(instrument));
}

InstrumentCache& loaded_instruments() {
  static InstrumentCache cache;
  return cache;
}

}  // namespace doorstep::records
