// What an interview is given of other interviews when it starts.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "instruments/interview/interview.h"

namespace doorstep::interview {

// Another interview, under the name that the instrument has for it: "last_round", or one of its `from`.
struct Other {
  std::string_view name;
  const Interview* interview = nullptr;
};

// What `instrument` uses of `others`, as those see it now; what is in none of them is left out.
[[nodiscard]] std::vector<OutsideValue> outside_values(const Instrument& instrument,
                                                       std::span<const Other> others);

// A value in the form that walks and histories have: an answer with its reason, also one of the author's own.
[[nodiscard]] nlohmann::json to_json(const Value& value, const model::Outside& outside);

// One such value from the form that walks and histories have. Errors: "unknown_question" (the instrument uses
// nothing of that name), and those of answer_from_json().
[[nodiscard]] Result<OutsideValue> outside_from_json(const nlohmann::json& json, std::string_view id,
                                                     const Instrument& instrument);

}  // namespace doorstep::interview
