#include "instruments/model/next_round.h"

#include "instruments/language/number.h"
#include "instruments/model/yaml.h"

namespace doorstep::model {

std::optional<int> months_to_next_round(std::string_view text) {
  const yaml::Parsed parsed = yaml::parse(text, "");
  if (parsed.problem || !parsed.root.has("months_to_next_round")) return std::nullopt;
  const auto months = language::Number::parse(parsed.root.find("months_to_next_round").text());
  return months && months->is_whole() ? std::optional(static_cast<int>(months->whole())) : std::nullopt;
}

}  // namespace doorstep::model
