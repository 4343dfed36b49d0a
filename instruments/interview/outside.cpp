#include "instruments/interview/outside.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace doorstep::interview {
namespace {

using language::Kind;
using nlohmann::json;

std::optional<Value> score_value(const Interview& other, std::string_view name) {
  const std::string_view base = name.substr(0, name.find('.'));
  const auto& scores = other.instrument().scores;
  const auto score = std::ranges::find(scores, base, &model::Score::id);
  if (score == scores.end()) return std::nullopt;
  return other.value(score->slot + (base == name ? 0 : 1));
}

std::optional<Value> value_in(const Interview& other, std::string_view name) {
  const Instrument& instrument = other.instrument();
  if (const auto question = instrument.find_question(name))
    return other.value(instrument.questions[*question].slot);
  const auto value = std::ranges::find(instrument.values, name, &model::NamedValue::id);
  if (value != instrument.values.end()) return other.value(value->slot);
  const auto flag = std::ranges::find(instrument.flags, name, &model::Flag::id);
  if (flag != instrument.flags.end())
    return other.is_raised(static_cast<std::uint32_t>(flag - instrument.flags.begin()));
  return score_value(other, name);
}

// What a value or a score's band is one of; null for everything else.
const language::ChoiceSet* set_in(const Instrument& instrument, std::string_view name) {
  const auto value = std::ranges::find(instrument.values, name, &model::NamedValue::id);
  if (value != instrument.values.end()) return value->value.type().set;
  const auto score = std::ranges::find(instrument.scores, name.substr(0, name.find('.')), &model::Score::id);
  return score == instrument.scores.end() ? nullptr : &score->band_choices;
}

Result<Value> value_from_json(const json& value, const model::Outside& outside) {
  if (outside.question != nullptr) {
    auto answer = answer_from_json(value, *outside.question);
    if (!answer) return tl::unexpected(answer.error());
    return answer->value;
  }
  if (value.is_null()) return Value(Missing::NotAsked);
  switch (outside.type.kind) {
    case Kind::Boolean:
      if (value.is_boolean()) return Value(value.get<bool>());
      if (value == "yes" || value == "no") return Value(value == "yes");
      break;
    case Kind::Number:
      if (const auto number = language::Number::parse(value.is_string() ? value.get_ref<const std::string&>()
                                                                        : value.dump())) {
        return Value(*number);
      }
      break;
    case Kind::Choice:
      if (const auto option = value.is_string() ? outside.type.set->find(value.get_ref<const std::string&>())
                                                : std::nullopt) {
        return Value(language::Choice{*option});
      }
      break;
    case Kind::Date:
      if (const auto date =
              value.is_string() ? Date::parse(value.get_ref<const std::string&>()) : std::nullopt) {
        return Value(*date);
      }
      break;
    case Kind::Time:
      if (const auto time =
              value.is_string() ? language::Time::parse(value.get_ref<const std::string&>()) : std::nullopt) {
        return Value(*time);
      }
      break;
    default:
      if (value.is_string()) return Value(value.get<std::string>());
  }
  return fail("wrong_type", fmt::format("`{}` cannot have that value.", outside.id),
              fmt::format("Give {}.", language::describe(outside.type.kind)));
}

// As the other interview would write it: a question's answer with that instrument's own reasons.
json written_in(const Interview& other, std::string_view name, const Value& seen) {
  const Instrument& instrument = other.instrument();
  if (const auto question = instrument.find_question(name))
    return to_json(Answer{seen, {}}, instrument.questions[*question]);
  return to_json(seen, set_in(instrument, name));
}

}  // namespace

json to_json(const Value& value, const model::Outside& outside) {
  return outside.question != nullptr ? to_json(Answer{value, {}}, *outside.question)
                                     : to_json(value, outside.type.set);
}

std::vector<OutsideValue> outside_values(const Instrument& instrument, std::span<const Other> others) {
  std::vector<OutsideValue> values;
  for (const model::Outside& outside : instrument.outside) {
    const std::string_view id = outside.id;
    const auto other = std::ranges::find(others, id.substr(0, id.find('.')), &Other::name);
    if (other == others.end() || other->interview == nullptr) continue;
    const std::string_view name = id.substr(id.find('.') + 1);
    const auto seen = value_in(*other->interview, name);
    if (!seen || (language::is_missing(*seen) && outside.question == nullptr)) continue;
    // By way of its written form, which is the same in every version that still has such an answer.
    const auto same = value_from_json(written_in(*other->interview, name, *seen), outside);
    if (same) values.push_back({outside.id, *same});
  }
  std::ranges::sort(values, {}, &OutsideValue::id);  // as they are read again
  return values;
}

Result<OutsideValue> outside_from_json(const json& value, std::string_view id, const Instrument& instrument) {
  const auto outside = std::ranges::find(instrument.outside, id, &model::Outside::id);
  if (outside == instrument.outside.end()) {
    return fail("unknown_question", fmt::format("`{}` uses nothing called `{}`.", instrument.id, id),
                "Name what its conditions and texts use.");
  }
  auto found = value_from_json(value, *outside);
  if (!found) return tl::unexpected(found.error());
  return OutsideValue{outside->id, std::move(*found)};
}

}  // namespace doorstep::interview
