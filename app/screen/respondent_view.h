// What the pages of a respondent read. Nothing here is changed by drawing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screen/wording.h"
#include "app/words/words.h"
#include "instruments/interview/interview.h"
#include "instruments/sharing/ledger.h"
#include "instruments/sharing/summary.h"

namespace doorstep::screen {

// A parent whom a child decides about.
struct ParentOfChild {
  std::string id;
  std::string called;  // what the child says: "mamma"; stands inside sentences
  std::string name;    // "Karin"

  [[nodiscard]] const std::string& spoken() const { return called.empty() ? name : called; }
};

struct RespondentPeople {
  std::string id;                        // of the person who answers
  std::string name;                      // "Elsa"
  std::string interviewer;               // "Johan"
  std::vector<ParentOfChild> parents{};  // of a child who answers; whom it may share with
  sharing::Ledger last_choices{};        // of the round before; shown, and counts for nothing
};

struct RespondentView : ProgramWords {
  RespondentView(const interview::Interview& the_interview, const sharing::Ledger& the_ledger,
                 const RespondentPeople& the_people, const words::Language& language)
      : ProgramWords(language),
        interview(the_interview),
        ledger(the_ledger),
        people(the_people),
        say(language) {}

  const interview::Interview& interview;
  const sharing::Ledger& ledger;
  const RespondentPeople& people;
  const words::Language& say;

  [[nodiscard]] interview::Wording wording() const { return with(people.interviewer); }
  [[nodiscard]] const model::Instrument& instrument() const { return interview.instrument(); }
  [[nodiscard]] bool asks_a_child() const { return instrument().respondent == model::Respondent::Child; }
  [[nodiscard]] std::string question_text(std::uint32_t question) const {
    return interview.question_text(question, wording());
  }
  [[nodiscard]] std::string text(const model::Text& text) const { return interview.render(text, wording()); }
  [[nodiscard]] bool asks_the_team() const {
    return instrument().respondent == model::Respondent::Practitioner;
  }
  // `key`, or `key`_adult where a grown-up is told it differently, or `key`_team.
  template <typename... Values>
  [[nodiscard]] std::string say_to_respondent(const std::string& key, const Values&... values) const {
    const std::string adult = key + "_adult";
    const std::string team = key + "_team";
    if (asks_the_team() && say.has(team)) return say(team, values...);
    return say(!asks_a_child() && say.has(adult) ? adult : key, values...);
  }
  // What a respondent chooses instead of an answer.
  [[nodiscard]] std::string non_answer(language::Missing reason) const {
    const model::Text* own = instrument().text_of(reason);
    if (own != nullptr) return text(*own);
    return say_to_respondent("respondent.non_answers." + std::string(instrument().reasons->word(reason)));
  }
  // What is offered besides an answer. Nobody is forced: where the author offers nothing, the question can be
  // skipped.
  [[nodiscard]] static std::vector<language::Missing> ways_without_answer(const model::Question& question) {
    if (question.non_answers.empty() && !question.required) return {language::Missing::Skipped};
    return question.non_answers;
  }
  // The child's lines by topic, as they may be told now; topics without a line are left out.
  [[nodiscard]] std::vector<sharing::TopicSummary> topics() const {
    return sharing::summary(interview, ledger, wording());
  }
  // `event` as the respondent's own, in the language on screen.
  [[nodiscard]] sharing::Event said(sharing::Event event) const {
    event.by = people.id;
    event.language = interview.language();
    return event;
  }
};

}  // namespace doorstep::screen
