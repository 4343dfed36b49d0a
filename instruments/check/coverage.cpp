#include "instruments/check/coverage.h"

#include <set>

#include <fmt/format.h>

namespace doorstep::check {

Coverage::Coverage(const Instrument& instrument) {
  std::set<const model::AnswerSet*> seen;  // a shared set's options are conditions once
  for (const model::Section& section : instrument.sections)
    add_condition(section.when, section.place, fmt::format("the section `{}`", section.id), section.id);
  for (const model::Repeat& repeat : instrument.repeats)
    add_condition(repeat.when, repeat.place, fmt::format("the repeat `{}`", repeat.label), repeat.label);
  for (const model::Question& question : instrument.questions) {
    if (question.one_more) continue;
    const std::string label = question.id.substr(question.id.rfind(']') + (question.instance ? 2 : 1));
    add_condition(question.when, question.place, fmt::format("`{}`", label), label);
    if (!question.answers || !seen.insert(question.answers.get()).second) continue;
    for (const model::Option& option : question.answers->options) {
      add_condition(option.when, question.place, fmt::format("option `{}` of `{}`", option.id, label),
                    fmt::format("{}.{}", label, option.id));
    }
  }
  for (const model::Flag& flag : instrument.flags) {
    conditions_.push_back({{&flag.when}, flag.place, fmt::format("flag `{}`", flag.id), flag.id});
  }
}

void Coverage::add_condition(const std::optional<language::Expression>& when, yaml::Place place,
                             std::string name, std::string id) {
  if (!when) return;
  const auto [known, is_new] = known_.try_emplace({place, name}, conditions_.size());
  if (is_new) conditions_.push_back({{}, place, std::move(name), std::move(id)});
  conditions_[known->second].when.push_back(&*when);
}

void Coverage::add(const WalkResult& result) {
  for (Condition& condition : conditions_) {
    for (const language::Expression* when : condition.when) {
      const language::Value value = evaluator_.evaluate(*when, result.slots);
      const bool* holds = std::get_if<bool>(&value);
      if (holds == nullptr) continue;
      (*holds ? condition.was_true : condition.was_false) = true;
    }
  }
}

std::vector<Coverage::Gap> Coverage::gaps() const {
  std::vector<Gap> gaps;
  for (const Condition& condition : conditions_) {
    if (condition.was_true && condition.was_false) continue;
    const bool neither = !condition.was_true && !condition.was_false;
    const std::string missing = neither ? "true or false" : condition.was_true ? "false" : "true";
    gaps.push_back({condition.place, condition.name, condition.id, missing});
  }
  return gaps;
}

}  // namespace doorstep::check
