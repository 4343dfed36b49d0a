// Why a question is asked or not, in repeats, sections and grids, and what its answer has a part in.

#include "tests/preview/author.h"

namespace doorstep::preview {
namespace {

const std::string kFamily = R"(instrument: small
version: 1.0
title: {sv: Liten, en: Small}
respondent: child
ages: 6-14
languages: [sv, en]
licence: {permission: own, text: "Own wording."}
defaults: {non_answers: [dont_know, wont_say], identifies: none, share: ask}
domains: [conflict]
topics:
  homes: {text: {sv: Mina hem, en: My homes}}
answer_sets:
  often:
    - {id: never, text: {sv: Aldrig, en: Never}, value: 0}
    - {id: often, text: {sv: Ofta, en: Often}, value: 1}
sections:
  - section: home
    topic: homes
    title: {sv: Hem, en: Home}
    questions:
      - {id: siblings, type: number, range: 0-5, identifies: quasi, text: {sv: "Hur många syskon har du?", en: "How many?"}}
      - repeat: sibling
        for_each: siblings
        questions:
          - {id: name, type: text, share: never, identifies: direct, text: {sv: "Vad heter syskonet?", en: "Name?"}}
          - {id: same_home, type: yes_no, text: {sv: "Bor {name|syskonet} hos dig?", en: "With you?"}}
      - {id: hears, type: one_of, answers: often, identifies: sensitive, text: {sv: "Hör du bråk?", en: "Arguments?"}}
  - section: loud
    topic: homes
    title: {sv: Bråk, en: Arguments}
    when: hears == often
    questions:
      - id: feels
        type: grid
        answers: often
        text: {sv: "Hur ofta?", en: "How often?"}
        rows:
          - {id: sad, text: {sv: Ledsen, en: Sad}}
          - {id: angry, text: {sv: Arg, en: Angry}}
scores:
  noise: {sum: [hears, feels.sad], missing: none}
flags:
  - {flag: loud_home, when: noise > 1, level: note, prompt: {sv: Tala om det., en: Talk about it.}}
)";

void ask_why(Author& author, const std::string& id) {
  author.app().tap("tab:places");
  author.app().tap("go:" + id);
}

TEST_CASE("a question in a repeat over nobody is not asked because of the number that the repeat goes over") {
  Author author(kFamily);
  author.touch_page("start");
  for (int i = 0; i < 1; ++i) author.touch_page("answer:siblings:more");
  author.touch_page("answer:siblings:less");
  author.touch_page("next");
  ask_why(author, "sibling[1].name");
  CHECK(author.app().node("why").label == "sibling[1].name ställs inte, eftersom");
  CHECK(author.app().node("why:0").label ==
        "upprepningen sibling upprepas för  siblings  →  0  (svar på ”Hur många syskon har du?”: 0)");
}

TEST_CASE("a repeat whose number nobody has said yet says so") {
  Author author(kFamily);
  ask_why(author, "sibling[1].name");
  CHECK(author.app().node("why:0").label ==
        "upprepningen sibling upprepas för  siblings  →  okänt (inte besvarat än)  (inget svar på ”Hur många "
        "syskon har "
        "du?”)");
}

TEST_CASE("a question in a repeat that goes over somebody is asked because of it") {
  Author author(kFamily);
  ask_why(author, "sibling[1].same_home");
  author.app().tap("why:go");
  CHECK(author.page() == "question:sibling[1].same_home");
  CHECK(author.app().node("why").label == "sibling[1].same_home ställs, eftersom");
  CHECK(author.app().node("why:0").label.find("siblings  →  ") != std::string::npos);
}

TEST_CASE("a row of a grid in a section names the section and its condition") {
  Author author(kFamily);
  ask_why(author, "feels.sad");
  CHECK(author.app().node("why").label == "feels.sad ställs inte, eftersom");
  CHECK(author.app().node("why:0").label.starts_with("avsnittet loud:  hears == often  →  okänt"));
}

TEST_CASE("what the answer has a part in stands below: conditions, words, scores, flags, summary, extract") {
  Author author(kFamily);
  ask_why(author, "feels.sad");
  CHECK(author.app().node("why:affects").label ==
        "Påverkar: poängen noise · flaggan loud_home · sammanfattningen homes");
  author.app().tap("go:hears");
  const std::string affects = author.app().node("why:affects").label;
  CHECK(affects.find("om feels.sad, feels.angry ställs") != std::string::npos);
  CHECK(affects.find("avsnittet loud") != std::string::npos);
  CHECK(affects.find("poängen noise") != std::string::npos);
  CHECK(author.app().node("why:export").label.find("känsligt") != std::string::npos);
  author.app().tap("go:siblings");
  CHECK(author.app().node("why:affects").label.find("upprepningen sibling") != std::string::npos);
  ask_why(author, "sibling[1].name");
  CHECK(author.app().node("why:affects").label == "Påverkar: orden i sibling.same_home");
  CHECK(author.app().node("why:export").label.find("aldrig") != std::string::npos);
}

TEST_CASE("what an extract holds of a question is told as the extract has it") {
  const std::string since = R"(- {id: since, type: date, text: {sv: "Sedan när?", en: "Since when?"}})";
  Author author(with("- {id: hears", since + "\n      - {id: hears",
                     with("when: hears == often", "when: since < 2020-01-01", kFamily)));
  const auto extract = [&](const std::string& id) {
    ask_why(author, id);
    return author.app().node("why:export").label;
  };
  CHECK(extract("siblings").find("skiljas åt") != std::string::npos);
  CHECK(extract("hears").find("känsligt") != std::string::npos);
  CHECK(extract("since").find("hela år") != std::string::npos);
  CHECK(extract("feels.sad").find("att den ställs") != std::string::npos);  // which tells the day
}

}  // namespace
}  // namespace doorstep::preview
