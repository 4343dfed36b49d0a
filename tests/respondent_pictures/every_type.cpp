#include "tests/respondent_pictures/every_type.h"

#include <algorithm>

namespace doorstep::sample {

const std::string kEveryType = R"(instrument: allt_mojligt
version: 1.0
title: {sv: Alla sorters frågor, en: Every type of question, ar: كل أنواع الأسئلة}
respondent: child
ages: 10-17
languages: [sv, en, ar]
licence: {permission: own, text: "Own wording."}
answer_sets:
  how_often:
    - {id: never, text: {sv: Aldrig, en: Never, ar: أبداً}, value: 0}
    - {id: sometimes, text: {sv: Ibland, en: Sometimes, ar: أحياناً}, value: 1}
    - {id: often, text: {sv: Ofta, en: Often, ar: غالباً}, value: 2}
    - {id: always, text: {sv: Nästan alltid, en: Almost always, ar: دائماً تقريباً}, value: 3}
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
  share: never
sections:
  - section: pictures
    title: {sv: Bilder, en: Pictures, ar: صور}
    questions:
      - id: where_body
        type: picture
        picture: body.svg
        pick: one
        text: {sv: "Var i kroppen känns det mest?", en: "Where in your body do you feel it most?", ar: "أين تشعر به أكثر في جسمك؟"}
      - id: where_home
        type: picture
        picture: two_homes.svg
        pick: many
        text: {sv: "Var trivs du bäst?", en: "Where do you like it best?", ar: "أين ترتاح أكثر؟"}
      - id: home
        type: drawing
        text: {sv: "Rita ditt hem som du vill ha det.", en: "Draw your home the way you want it.", ar: "ارسم بيتك كما تريده."}
        identifies: free_text
  - section: rows
    title: {sv: Rader, en: Rows, ar: صفوف}
    questions:
      - id: felt
        type: grid
        answers: how_often
        text: {sv: "Hur ofta har du känt så här den senaste veckan?", en: "How often have you felt like this in the last week?", ar: "كم مرة شعرت بهذا في الأسبوع الماضي؟"}
        rows:
          - {id: sad, text: {sv: Ledsen, en: Sad, ar: حزين}}
          - {id: glad, text: {sv: Glad, en: Glad, ar: سعيد}}
          - {id: angry, text: {sv: Arg på någon hemma, en: Angry with somebody at home, ar: غاضب من أحد في البيت}}
          - {id: calm, text: {sv: Lugn, en: Calm, ar: هادئ}}
      - id: matters
        type: rank
        text: {sv: "Vad är viktigast för dig?", en: "What matters most to you?", ar: "ما الأهم بالنسبة لك؟"}
        options:
          - {id: same_school, text: {sv: Att gå kvar i min skola, en: To stay at my school, ar: أن أبقى في مدرستي}}
          - {id: both, text: {sv: Att träffa båda ofta, en: To see both often, ar: أن أرى كليهما كثيراً}}
          - {id: friends, text: {sv: Att bo nära kompisar, en: To live near friends, ar: أن أسكن قرب أصدقائي}}
          - {id: things, text: {sv: Att ha mina saker, en: To have my things, ar: أن تكون أشيائي معي}}
      - id: rises
        type: time
        text: {sv: "När går du upp på en skoldag?", en: "When do you get up on a school day?", ar: "متى تستيقظ في يوم المدرسة؟"}
      - id: mood
        type: faces
        steps: 5
        text: {sv: "Hur mår du i dag?", en: "How are you today?", ar: "كيف حالك اليوم؟"}
      - id: nights
        type: many_of
        text: {sv: "Vilka får du prata med när något känns svårt?", en: "Whom can you talk to when something is hard?", ar: "مع من تتكلم حين يصعب عليك شيء؟"}
        options:
          - {id: school, text: {sv: Någon i skolan, en: Somebody at school, ar: شخص في المدرسة}}
          - {id: friend, text: {sv: En kompis, en: A friend, ar: صديق}}
          - {id: family, text: {sv: Någon i familjen, en: Somebody in the family, ar: شخص من العائلة}}
          - {id: other, text: {sv: Någon annan, en: Somebody else, ar: شخص آخر}, own_words: true}
          - {id: nobody, text: {sv: Ingen, en: Nobody, ar: لا أحد}, exclusive: true}
      - id: best
        type: one_of
        options_from: nights
        text: {sv: "Vem av dem är bäst på att lyssna?", en: "Which of them listens best?", ar: "من منهم يستمع أفضل؟"}
      - id: bedtime_ok
        type: one_of
        answers: how_often
        suggest: sometimes
        text: {sv: "Hur ofta sover du bra?", en: "How often do you sleep well?", ar: "كم مرة تنام جيداً؟"}
  - section: siblings
    title: {sv: Syskon, en: Brothers and sisters, ar: الإخوة}
    questions:
      - repeat: sibling
        for_each: {ask: {sv: "Har du ett syskon till?", en: "Do you have another brother or sister?", ar: "هل لديك أخ آخر أو أخت أخرى؟"}}
        at_least: 1
        at_most: 6
        title: {sv: "{name}", en: "{name}", ar: "{name}"}
        questions:
          - {id: name, type: text, identifies: direct, text: {sv: "Vad heter ditt syskon?", en: "What is the name of your brother or sister?", ar: "ما اسم أخيك أو أختك؟"}}
          - {id: years, type: number, range: 0-30, unit: {sv: år, en: years, ar: سنة}, text: {sv: "Hur gammal är {name|ditt syskon}?", en: "How old is {name|your brother or sister}?", ar: "كم عمر {name|أخيك أو أختك}؟"}}
      - {id: end, type: yes_no, text: {sv: "Har du mer att säga?", en: "Is there more that you want to say?", ar: "هل تريد قول شيء آخر؟"}}
)";

namespace {

Stop::Act tap(std::string id) { return {Stop::Act::Kind::Tap, std::move(id)}; }
Stop::Act type(std::string words) { return {Stop::Act::Kind::Type, std::move(words)}; }
Stop::Act draw(std::vector<touch::Point> line) {
  return {Stop::Act::Kind::Draw, "answer:home:sheet", std::move(line)};
}

}  // namespace

std::vector<Stop> rows_one_by_one() {
  const Stop::Act next = tap("next");
  return {
      {"t10_second_row", {tap("answer:felt.sad:sometimes"), next}},
      {"t11_third_row",
       {tap("answer:felt.glad:often"), next, tap("answer:felt.angry:never"), next,
        tap("answer:felt.calm:often"), next}},
  };
}

std::vector<Stop> rows_as_table() {
  return {
      {"t12_table",
       {tap("answer:felt.sad:sometimes"), tap("answer:felt.glad:often"), tap("answer:felt.angry:wont_say")}},
      {"t13_table_full", {tap("answer:felt.calm:always")}},
      {"t14_behind_table", {tap("next")}},
  };
}

std::vector<Stop> every_types_way(touch::Density density) {
  // For the youngest a tablet's body is too small to touch, and they get the list first.
  const bool young = density == touch::Density::YoungChild;
  const Stop::Act next = tap("next");
  return {
      {"t01_body", {tap("start")}},
      {"t02_body_chosen", {tap("answer:where_body:belly")}},
      {"t03_body_other_way", {tap(young ? "answer:where_body:as_picture" : "answer:where_body:as_list")}},
      {"t04_homes", {tap("answer:where_body:head"), next}},
      {"t05_homes_chosen", {tap("answer:where_home:kitchen"), tap("answer:where_home:my_other_room")}},
      {"t06_drawing", {next}},
      {"t07_drawn",
       {draw({{0.3F, 0.8F}, {0.3F, 0.45F}, {0.5F, 0.2F}, {0.7F, 0.45F}, {0.7F, 0.8F}, {0.3F, 0.8F}}),
        tap("answer:home:pen:red"), draw({{0.28F, 0.46F}, {0.5F, 0.17F}, {0.72F, 0.46F}}),
        tap("answer:home:pen:yellow"), tap("answer:home:width:thick"), draw({{0.85F, 0.18F}}),
        tap("answer:home:pen:green"), tap("answer:home:width:middle"),
        draw({{0.05F, 0.82F}, {0.2F, 0.8F}, {0.4F, 0.83F}, {0.6F, 0.81F}, {0.8F, 0.84F}, {0.95F, 0.82F}})}},
      {"t08_clear", {tap("answer:home:clear")}},
      {"t09_row", {tap("answer:home:ask:no"), next}},
  };
}

std::vector<Stop> every_types_way_on() {
  const Stop::Act next = tap("next");
  return {
      {"t20_rank", {}},
      {"t21_ranked",
       {tap("answer:matters:both"), tap("answer:matters:things"), tap("answer:matters:same_school"),
        tap("answer:matters:both"), tap("answer:matters:friends")}},
      {"t22_time", {tap("answer:matters:both"), next}},
      {"t23_time_given", {tap("answer:rises:hour:less"), tap("answer:rises:minute:less")}},
      {"t24_faces", {next, tap("answer:mood:4")}},
      {"t25_own_words",
       {next, tap("answer:nights:friend"), tap("answer:nights:family"), tap("answer:nights:other"),
        tap("answer:nights:other:words"), type("Min kusin")}},
      {"t26_options_from", {next}},
      {"t27_suggested", {tap("answer:best:friend"), next}},
      {"t28_suggestion_changed", {tap("answer:bedtime_ok:often")}},
      {"t29_first_name", {next}},
      {"t30_about", {tap("answer:sibling[1].name"), type("Alma"), next}},
      {"t31_one_more", {tap("answer:sibling[1].years:more"), tap("answer:sibling[1].years:more"), next}},
      {"t32_second",
       {tap("answer:sibling[2].one_more:yes"), next, tap("answer:sibling[2].name"), type("Bo"), next}},
      {"t33_two", {tap("answer:sibling[2].years:more"), next}},
      {"t34_taken_away", {tap("take_away:sibling[1]")}},
      {"t35_put_back", {tap("put_back:sibling[1]")}},
      {"t36_last", {tap("answer:sibling[3].one_more:no"), next}},
      {"t37_changed", {tap("back"), tap("back"), tap("answer:sibling[2].years:more"), next}},
      {"t38_pause", {tap("pause")}},
      {"t39_undone", {tap("undo")}},
  };
}

std::string key_before(const std::string& pen) {
  const std::size_t part = std::min(pen.find(":pen:"), pen.find(":width:"));
  return part == std::string::npos ? std::string() : pen.substr(0, part) + ":pens";
}

}  // namespace doorstep::sample
