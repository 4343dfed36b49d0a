#include "tests/bench/shapes.h"

#include <fmt/format.h>

namespace doorstep::bench {

std::string_view name_of(Shape shape) {
  constexpr std::array<std::string_view, 3> kNames = {"chain", "fan", "sum"};
  return kNames[static_cast<std::size_t>(shape)];
}

std::string instrument(Shape shape, int count) {
  std::string yaml =
      "instrument: bench\nversion: \"1\"\ntitle: {en: Bench}\nrespondent: parent\nlanguages: [en]\n"
      "licence: {permission: own, text: own}\ndefaults: {non_answers: [dont_know], identifies: none, share: "
      "never}\n"
      "sections:\n  - section: one\n    title: {en: One}\n    questions:\n";
  for (int i = 0; i < count; ++i) {
    yaml += fmt::format(
        "      - id: q{}\n        type: yes_no\n        text: {{en: \"Question number {}?\"}}\n", i, i);
    if (shape == Shape::Chain && i > 0) yaml += fmt::format("        when: q{} == yes\n", i - 1);
    if (shape == Shape::Fan && i > 0) yaml += "        when: q0 == yes\n";
  }
  if (shape == Shape::Sum) {
    yaml += "scores:\n  total:\n    sum: [";
    for (int i = 0; i < count; ++i) yaml += fmt::format("{}q{}", i == 0 ? "" : ", ", i);
    yaml += "]\n    missing: {rule: as_zero}\n";
  }
  return yaml;
}

interview::Answer usual_answer(const model::Question& /*question*/) { return {true, {}}; }
interview::Answer other_answer(const model::Question& /*question*/) { return {false, {}}; }

Floor::Floor(Shape shape, int count)
    : shape_(shape), said_(static_cast<std::size_t>(count), 1), asked_(static_cast<std::size_t>(count), 1) {}

void Floor::set_first(bool yes) {
  said_[0] = yes ? 1 : 0;
  long total = said_[0];
  for (std::size_t i = 1; i < asked_.size(); ++i) {
    const bool follows =
        shape_ == Shape::Sum || (shape_ == Shape::Fan ? yes : asked_[i - 1] != 0 && said_[i - 1] != 0);
    asked_[i] = follows ? 1 : 0;
    total += follows ? said_[i] : 0;
  }
  total_ = total;
}

}  // namespace doorstep::bench
