#include "tests/check/instruments.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "instruments/model/load.h"

namespace doorstep::test {

const std::string& sample_text() {
  static const std::string text = R"yaml(instrument: sample_child
version: 1.0
title: {sv: Min berättelse, en: My story}
respondent: child
ages: 8-12
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
answer_sets:
  how_often:
    - {id: never,     text: {sv: Aldrig, en: Never},     value: 0}
    - {id: sometimes, text: {sv: Ibland, en: Sometimes}, value: 1}
    - {id: often,     text: {sv: Ofta,   en: Often},     value: 2}
domains: [conflict, child_situation, child_safety]
topics:
  homes:  {text: {sv: Mina hem, en: My homes}}
  noise:  {text: {sv: Bråk, en: Arguments}}
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
before:
  - inform: who_and_why
    text: {sv: "Jag heter {interviewer}.", en: "My name is {interviewer}."}
  - inform: limits
    text: {sv: "Jag kan behöva berätta.", en: "I may have to tell."}
  - understood: limits_understood
    text: {sv: "Kan jag hålla allt hemligt?", en: "Can I keep everything secret?"}
    right: no
    again: limits
  - assent: talk
    text: {sv: "Vill du prata?", en: "Do you want to talk?"}
sections:
  - section: homes
    topic: homes
    title: {sv: Mina hem, en: My homes}
    questions:
      - id: lives
        type: one_of
        text: {sv: "Var bor du?", en: "Where do you live?"}
        options:
          - {id: mum,   text: {sv: Hos mamma, en: With mum}}
          - {id: both,  text: {sv: Hos båda, en: With both}}
          - {id: other, text: {sv: Annat, en: Other}, own_words: true}
      - id: packing
        type: faces
        steps: 3
        when: lives == both
        text: {sv: "Hur känns det att byta hem?", en: "How does it feel to change homes?"}
      - id: siblings
        type: number
        range: 0-12
        text: {sv: "Hur många syskon?", en: "How many siblings?"}
        check: {rule: "siblings < 8", text: {sv: "Stämmer det?", en: "Is that right?"}, strict: false}
      - id: meets
        type: number
        range: 0-14
        when: siblings > 0
        text: {sv: "Hur många träffar du?", en: "How many do you meet?"}
        check: {rule: "meets <= siblings", text: {sv: "Fler än du har?", en: "More than you have?"}}
  - section: arguments
    topic: noise
    title: {sv: Bråk, en: Arguments}
    questions:
      - inform: rest
        text: {sv: "En paus.", en: "A break."}
      - id: hears
        type: one_of
        answers: how_often
        domain: conflict
        text: {sv: "Hör du bråk?", en: "Do you hear arguments?"}
      - id: then
        type: many_of
        when: hears in [sometimes, often]
        at_most: 2
        text: {sv: "Vad gör du då?", en: "What do you do then?"}
        options:
          - {id: room,    text: {sv: Mitt rum, en: My room}}
          - {id: sibling, text: {sv: Syskon, en: Siblings}, when: siblings > 0}
          - {id: stop,    text: {sv: Stoppar, en: I stop them}}
          - {id: nothing, text: {sv: Inget, en: Nothing}, exclusive: true}
      - id: messages
        type: one_of
        answers: how_often
        domain: conflict
        text: {sv: "Får du ta hälsningar?", en: "Do you carry messages?"}
      - id: wish
        type: text
        identifies: free_text
        text: {sv: "Vad önskar du?", en: "What do you wish?"}
      - id: hours
        type: number
        range: 0-2
        step: 0.1
        text: {sv: "Hur länge?", en: "How long?"}
after:
  - inform: help
    text: {sv: "Hjälp.", en: "Help."}
  - sharing: topics
  - assent: sharing
    text: {sv: "Får jag berätta?", en: "May I tell?"}
values:
  uneasy: "hears == often"
  longer: "hours + 0.2"
scores:
  conflict_percent:
    value: "100 * (value(hears) + value(messages)) / 4"
  conflict:
    sum: [hears, messages]
    missing: {at_most: 1, rule: prorate, round: half_up}
    bands: [{from: 0, id: low}, {from: 2, id: some}, {from: 4, id: high}]
flags:
  - flag: loud
    when: hears == often
    level: follow_up
    domain: conflict
    prompt: {sv: "Följ upp.", en: "Follow up."}
)yaml";
  return text;
}

std::shared_ptr<const model::Instrument> sample() {
  static const model::Loaded loaded = model::load(sample_text(), "sample.yaml");
  for (const auto& problem : loaded.problems) UNSCOPED_INFO(problem.place.line << ": " << problem.message);
  REQUIRE(loaded.instrument != nullptr);
  return loaded.instrument;
}

check::WalkResult walk(const std::string& yaml) {
  const yaml::Parsed parsed = yaml::parse(yaml, "walk.yaml");
  REQUIRE_FALSE(parsed.problem.has_value());
  return check::run(sample(), check::read_walk(parsed.root, language::Date::parse("2026-11-21").value()));
}

std::vector<std::string> codes(const check::WalkResult& result) {
  std::vector<std::string> found;
  for (const auto& problem : result.problems)
    found.push_back(fmt::format("{} {}", problem.step, problem.code));
  return found;
}

}  // namespace doorstep::test
