// What the answer to a question has a part in.
#include "instruments/check/affects.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/model/load.h"

namespace doorstep::check {
namespace {

constexpr std::string_view kYaml = R"yaml(
instrument: sample
version: 1.0
title: Sample
respondent: parent
languages: [en]
licence: {permission: own, text: Own.}
defaults: {identifies: none, share: never}
sections:
  - section: first
    title: First
    questions:
      - {id: children, type: number, range: 0-3, text: "How many?"}
      - repeat: child
        for_each: children
        questions:
          - {id: years, type: number, range: 0-20, text: "How old?"}
      - {id: tired, type: number, range: 0-4, text: "How tired?"}
      - {id: alone, type: yes_no, text: "Alone?"}
  - section: second
    title: Second
    when: worn
    questions:
      - {id: help, type: yes_no, text: "Help with {tired|this}?"}
      - {id: nights, type: number, range: 0-7, text: "Nights?", check: {rule: nights <= tired, text: "Sure?"}}
values:
  worn: tired > 2
  young: any(child, years < 6)
scores:
  load: {sum: [tired, nights], missing: none}
flags:
  - {flag: look, when: load > 5 or young, level: note, prompt: Look.}
)yaml";

struct Loaded {
  std::shared_ptr<const model::Instrument> instrument = model::load(kYaml, "x.yaml").instrument;
  [[nodiscard]] Affects of(std::string_view id) const {
    REQUIRE(instrument);
    return affects(*instrument, *instrument->find_question(id));
  }
  [[nodiscard]] std::vector<std::string> names(const std::vector<std::uint32_t>& questions) const {
    std::vector<std::string> names;
    for (const std::uint32_t question : questions) names.push_back(instrument->questions[question].id);
    return names;
  }
};

using Names = std::vector<std::string>;

TEST_CASE("an answer has a part in what reads it directly and by way of values and scores") {
  const Loaded loaded;
  const Affects tired = loaded.of("tired");
  CHECK(tired.values.size() == 1);
  CHECK(tired.scores.size() == 1);
  CHECK(tired.flags.size() == 1);
  CHECK(tired.sections == std::vector<std::uint32_t>{1});
  CHECK(loaded.names(tired.asked) == Names{"help", "nights"});
  CHECK(loaded.names(tired.worded) == Names{"help"});
  CHECK(loaded.names(tired.checked) == Names{"nights"});
}

TEST_CASE("how many decides how often the repeat is there, and what reads the repeat") {
  const Loaded loaded;
  const Affects children = loaded.of("children");
  CHECK(children.repeats.size() == 1);
  CHECK(loaded.names(children.asked) == Names{"child[1].years", "child[2].years", "child[3].years"});
  CHECK(children.flags.size() == 1);
  CHECK(children.scores.empty());
}

TEST_CASE("an answer inside a repeat has a part in what goes through it") {
  const Loaded loaded;
  const Affects years = loaded.of("child[2].years");
  CHECK(years.flags.size() == 1);
  CHECK(years.asked.empty());
}

TEST_CASE("an answer that nothing reads affects nothing") {
  const Loaded loaded;
  CHECK(loaded.of("alone").nothing());
}

}  // namespace
}  // namespace doorstep::check
