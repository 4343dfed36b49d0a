// The instruments that fuzzed walks and histories are about.
#pragma once

#include <memory>
#include <vector>

#include "instruments/model/load.h"
#include "tests/interview/small_story.h"

namespace doorstep::fuzz {

// What the small story has none of.
inline constexpr std::string_view kFamily = R"yaml(
instrument: family
version: 1.0
title: {en: Family}
respondent: parent
languages: [en]
licence: {permission: own, text: Own.}
defaults: {identifies: none, non_answers: [dont_know, not_relevant]}
non_answers: {not_relevant: {text: {en: Not relevant}}}
topics: {home: {text: {en: Home}}}
answer_sets:
  how_often: [{id: never, text: {en: Never}, value: 0}, {id: often, text: {en: Often}, value: 2}]
sections:
  - section: people
    questions:
      - {id: members, type: number, range: 0-3, text: {en: "How many?"}, required: yes}
      - repeat: member
        for_each: members
        title: {en: "{member}: {name|not named}"}
        questions:
          - {id: name, type: text, text: {en: "Name?"}}
          - {id: years, type: number, range: 0-120, text: {en: "How old is {name}?"}}
          - {id: twins, type: yes_no, when: years == previous.years, text: {en: "Twins of {previous.name}?"}}
          - {inform: thanks, text: {en: "Thanks for {name}"}}
          - repeat: pet
            ask: {en: "One more pet?"}
            at_least: 0
            at_most: 2
            questions:
              - {id: kind, type: one_of, text: {en: "Which?"}, options: [{id: cat, text: {en: Cat}, value: 1}, {id: dog, text: {en: Dog}, value: 2, when: years > 10}]}
            values: {so_far: "or_else(previous.so_far, 0) + value(kind)"}
        values: {sum_so_far: "or_else(previous.sum_so_far, 0) + years"}
      - {id: alone, type: yes_no, when: "count(member) == 1 and not any(member, years < 18)", text: {en: "Alone?"}}
  - section: care
    topic: home
    order: random
    questions:
      - {id: who, type: many_of, text: {en: "Who?"}, order: random, options: [{id: mum, text: {en: Mum}}, {id: dad, text: {en: Dad}}, {id: none, text: {en: Nobody}, exclusive: yes}]}
      - {id: rises, type: time, text: {en: "When?"}, earliest: "05:00", latest: "12:00", suggest: "07:00"}
      - {id: home, type: drawing, text: {en: Draw}, identifies: free_text}
      - {id: where, type: picture, picture: rooms.svg, text: {en: Point}, pick: many, at_most: 2, regions: [{id: room, text: {en: Room}}, {id: hall, text: {en: Hall}}]}
      - {id: felt, type: grid, text: {en: Felt}, answers: how_often, when: rises_early, rows: [{id: sad, text: {en: Sad}}, {id: calm, text: {en: Calm}, when: felt.sad == never}]}
  - section: after_care
    questions:
      - repeat: carer
        for_each: who
        questions: [{id: calm, type: yes_no, text: {en: "Calm with {carer}?"}, check: {rule: calm or carer != mum, text: {en: "Really?"}, strict: no}}]
      - repeat: again
        for_each: carer
        when: count(carer) > 1
        questions: [{id: better, type: scale, from: 0, to: 10, when: not calm, text: {en: "Better with {again}?"}}]
      - {id: places, type: rank, text: {en: Order}, options_from: who, at_least: 1, when: picked(who) > 1}
      - {id: best, type: one_of, text: {en: Best}, options_from: who, suggest: first(places)}
after:
  - {sharing: topics}
  - {assent: sharing}
values:
  rises_early: or_else(members, 0) > 1
  dogs: sum(member, count(pet, kind == dog))
scores:
  felt_bad: {sum: [felt], missing: {rule: prorate, round: half_up}, range: 0-4, bands: [{from: 0, id: low}, {from: 2, id: high}]}
flags:
  - {flag: unrest, when: "any(carer, not calm)", level: note, prompt: {en: Talk.}}
)yaml";

inline const std::vector<std::shared_ptr<const model::Instrument>>& stories() {
  static const std::vector all = {model::load(interview::kSmallStory, "story.yaml").instrument,
                                  model::load(kFamily, "family.yaml").instrument};
  return all;
}

}  // namespace doorstep::fuzz
