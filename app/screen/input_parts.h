// What the inputs of answers have in common. Not for pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "app/screen/respondent_view.h"
#include "app/touch/options.h"

namespace doorstep::screen {

[[nodiscard]] inline const model::Question& question_of(const RespondentView& view, std::uint32_t question) {
  return view.instrument().questions[question];
}

[[nodiscard]] inline std::string node_id(const model::Question& asked, std::string_view part = {}) {
  return part.empty() ? "answer:" + asked.id : fmt::format("answer:{}:{}", asked.id, part);
}

}  // namespace doorstep::screen
