// An instrument that has one of most things, for scenarios.
#pragma once

#include <string_view>

namespace doorstep::interview {

inline constexpr std::string_view kSmallStory = R"yaml(
instrument: small_story
version: "1.0"
title: {sv: Liten berättelse, en: Small story}
respondent: child
ages: 8-12
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
domains: [conflict, child_safety]
topics:
  homes: {text: {sv: Mina hem, en: My homes}}
  noise: {text: {sv: Bråk, en: Arguments}}
answer_sets:
  how_often:
    - {id: never, text: {sv: Aldrig, en: Never}, value: 0}
    - {id: sometimes, text: {sv: Ibland, en: Sometimes}, value: 1}
    - {id: often, text: {sv: Ofta, en: Often}, value: 2}
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
  share: ask
before:
  - inform: limits
    text: {sv: "Om någon gör dig illa måste jag berätta det.", en: "If somebody hurts you, I have to tell."}
  - understood: limits_understood
    text: {sv: "Kan jag hålla allt hemligt?", en: "Can I keep everything secret?"}
    right: no
    again: limits
  - assent: talk
    text: {sv: "Vill du prata med mig i dag?", en: "Do you want to talk with me today?"}
sections:
  - section: homes
    topic: homes
    title: {sv: Mina hem, en: My homes}
    questions:
      - id: lives
        type: one_of
        text: {sv: "Var bor du?", en: "Where do you live?"}
        options:
          - {id: mum, text: {sv: Hos mamma, en: With mum}}
          - {id: both, text: {sv: Hos båda, en: With both}, summary: {sv: "Jag bor hos båda.", en: "I live with both."}}
          - {id: other, text: {sv: På ett annat sätt, en: In another way}, own_words: true}
      - id: packing
        type: faces
        steps: 3
        when: lives == both
        text: {sv: "Hur känns det att byta hem?", en: "How does it feel to change homes?"}
      - id: siblings
        type: number
        range: 0-12
        text: {sv: "Hur många syskon har du?", en: "How many brothers and sisters do you have?"}
        unit: {sv: syskon, en: siblings}
      - id: nights
        type: number
        range: 0-14
        when: lives in [mum, both]
        check: {rule: "lives != mum or nights < 7", text: {sv: "Stämmer det?", en: "Is that right?"}, strict: false}
        text: {sv: "Hur många nätter?", en: "How many nights?"}
      - id: more_nights
        type: number
        range: 0-14
        check: {rule: "more_nights >= nights", text: {sv: "Det är färre.", en: "That is fewer."}, strict: true}
        text: {sv: "Hur många nätter vill du?", en: "How many nights do you want?"}
  - section: noise
    topic: noise
    title: {sv: Bråk, en: Arguments}
    questions:
      - id: hears
        type: one_of
        answers: how_often
        text: {sv: "Hör du bråk?", en: "Do you hear arguments?"}
        summary: {sv: "Jag hör bråk: {answer}.", en: "I hear arguments: {answer}."}
      - id: then
        type: many_of
        when: hears in [sometimes, often]
        at_most: 2
        text: {sv: "Vad gör du då?", en: "What do you do then?"}
        options:
          - {id: room, text: {sv: Går till mitt rum, en: I go to my room}}
          - {id: sibling, text: {sv: Är med mina syskon, en: I stay with my siblings}, when: siblings > 0}
          - {id: stop, text: {sv: Försöker stoppa, en: I try to stop it}}
          - {id: nothing, text: {sv: Inget, en: Nothing}, exclusive: true}
      - id: room_door
        type: yes_no
        when: room in then
        text: {sv: "Stänger du dörren?", en: "Do you close the door?"}
      - id: messages
        type: one_of
        answers: how_often
        text: {sv: "Tar du med hälsningar?", en: "Do you carry messages?"}
      - id: wish
        type: text
        identifies: free_text
        text: {sv: "Vad önskar du?", en: "What do you wish?"}
      - id: since
        type: date
        precision: month
        latest: today
        text: {sv: "Sedan när?", en: "Since when?"}
after:
  - inform: help
    text: {sv: "Tack.", en: "Thank you."}
  - sharing: topics
  - assent: sharing
    text: {sv: "Får jag berätta det?", en: "May I tell that?"}
values:
  uneasy: "hears == often"
scores:
  conflict:
    sum: [hears, messages]
    missing: {at_most: 1, rule: prorate, round: half_up}
    range: 0-4
    bands: [{from: 0, id: low}, {from: 2, id: some}, {from: 4, id: high}]
flags:
  - flag: loud
    when: uneasy
    level: act_now
    domain: conflict
    prompt: {sv: "Följ upp.", en: "Follow up."}
)yaml";

}  // namespace doorstep::interview
