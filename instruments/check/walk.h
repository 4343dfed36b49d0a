// A walk: a scripted pass through an instrument, on the same engine that runs a real interview.
//
// As YAML it is `steps:`, a list of {answer: {id: value}}, {change: {id: value}}, {back: 1}, {goto: id},
// {language: en}, {understood: {page: yes}}, {assent: {page: no}}, {take_away: children[2]}, {put_back:
// children[2]}, {undo: 1}, {redo: 1}; or the short form `answers: {id: value,
// ...}`, which answers each question as it comes up. Beside them stand `language`, `age`, `date` and `seed`,
// and what other interviews said, `last_round: {id: value}` and `from: {door: {id: value}}`. An instrument's
// examples are walks too.
//
// Inside a repeat an id is `children[2].age`, by the place among those that are there; "one more?" is
// answered with yes on the way to an instance that a step names, and else with no.
//
// Rules. Steps are numbered from 1; in the short form the n-th pair of `answers` is step n. What cannot be
// taken is a problem, and the walk goes on. Pages in the way are taken as read, understood and assented to,
// unless a step says otherwise before or when they come up; those after the last question only once
// everything is answered. A soft check is taken as confirmed. Pure: the day is an input.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/interview/interview.h"
#include "instruments/interview/why.h"
#include "instruments/model/instrument.h"
#include "instruments/model/yaml.h"

namespace doorstep::check {

using language::Date;
using model::Instrument;

struct WalkProblem {
  int step = 0;  // 0: the walk as a whole
  std::string code;
  std::string message;
  friend bool operator==(const WalkProblem&, const WalkProblem&) = default;
};

struct WalkStep {
  enum class Kind : std::uint8_t {
    Answer,
    Change,
    Back,
    Goto,
    Language,
    Understood,
    Assent,
    TakeAway,
    PutBack,
    Undo,
    Redo
  };
  int number = 0;
  Kind kind = Kind::Answer;
  std::string at;    // the question or page; for Language the language
  yaml::Node value;  // Answer and Change: as it was written
  int count = 0;     // Back, Undo and Redo: how often
  bool yes = false;  // Understood and Assent
};

struct Walk {
  enum class Form : std::uint8_t { Steps, AsTheyComeUp };
  std::string language;  // empty: the instrument's source language
  std::optional<int> age;
  Date today;
  std::optional<language::Time> now;  // on the wall clock when it starts; nullopt: not known
  std::uint32_t seed = 0;             // of random orders; 0: all stands as written
  Form form = Form::Steps;
  yaml::Node last_round;  // {question: answer} of the round before
  yaml::Node from;        // {name: {question: answer}} of other interviews
  std::vector<WalkStep> steps;
  std::vector<std::string> why;       // ids of questions, values, scores and flags to explain at the end
  std::vector<WalkProblem> problems;  // what could not be read; those parts are left out
};

// Reads a walk. `today` is the day of a walk that names none. A null node is an empty walk. Codes of
// problems: "bad_walk", "bad_step", "unknown_key", "both_forms", "bad_age", "bad_date", "bad_time",
// "bad_seed".
[[nodiscard]] Walk read_walk(const yaml::Node& node, Date today);

// An answer as a walk writes it. Errors as interview::answer_from_json().
[[nodiscard]] Result<interview::Answer> read_answer(const yaml::Node& value, const model::Question& question);

// Where a walk ended, and what follows from its answers.
struct WalkResult {
  struct Given {
    std::uint32_t question = 0;
    interview::Answer answer;
    std::string id;
  };
  // A named expression's value; `set` is what a choice is one of.
  struct Named {
    std::string id;
    language::Value value;
    const language::ChoiceSet* set = nullptr;
  };
  std::shared_ptr<const Instrument> instrument;
  bool complete = false;
  std::optional<std::string>
      position;                    // the question or page on screen; nullopt at the end and after a refusal
  std::vector<std::string> route;  // the questions that are asked, in order
  std::vector<std::string> off_route;          // those that have an answer and are not asked
  std::vector<Given> answers;                  // on the route, in order
  std::vector<interview::ScoreResult> scores;  // as in instrument->scores
  std::vector<Named> values;                   // as in instrument->values, of the instances that are there
  std::vector<std::string> flags;              // those that are raised
  std::vector<std::string> flags_taken_back;   // those that were, and are not any more
  std::vector<language::Value> slots;          // every current value, as conditions see it
  std::vector<interview::Why> why;             // of Walk::why, in that order
  std::vector<WalkProblem> problems;           // by step
  std::vector<interview::Event> history;       // what was kept
};

// What `interview`, which is one with `instrument`, has come to, and why what is named in `why`. Codes of
// problems: "unknown_name" (of `why`).
[[nodiscard]] WalkResult result_of(const std::shared_ptr<const Instrument>& instrument,
                                   const interview::Interview& interview,
                                   const std::vector<std::string>& why = {});

// Runs `walk`. Codes of problems: those of Walk::problems and of Interview::plan(), "unknown_language",
// "not_reached" (a page that never came up), and "unknown_name" (of Walk::why).
[[nodiscard]] WalkResult run(const std::shared_ptr<const Instrument>& instrument, const Walk& walk);

// The contract of `doorstep walk --json`: one object, numbers as exact as they are.
[[nodiscard]] std::string to_json(const WalkResult& result);

// The same for people: a line for each part.
[[nodiscard]] std::string to_text(const WalkResult& result);

}  // namespace doorstep::check
