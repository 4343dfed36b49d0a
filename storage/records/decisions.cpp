#include "storage/records/decisions.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace doorstep::records {

Result<Decisions> decisions_of(vault::Vault& vault, const FamilyId& family) {
  const auto list = sharing(vault, family);
  if (!list) return tl::unexpected(list.error());
  Decisions decisions;
  for (const nlohmann::json& each : *list) {
    auto event = sharing::event_from_json(each);
    if (!event) return tl::unexpected(event.error());
    decisions[InterviewId{each.value(kDecisionsInterview, "")}].push_back(std::move(*event));
  }
  return decisions;
}

}  // namespace doorstep::records
