// What a respondent's touches on a question become: answers, steps, and taking them back.
#include <utility>

#include "app/screen/grid_table.h"
#include "app/screen/instance_list.h"
#include "app/screen/pause_page.h"
#include "app/screen/question_page.h"
#include "app/screen/respondent.h"

namespace doorstep::screen {

using interview::EventKind;

void Respondent::act_on_question(std::uint32_t question, const std::string& pressed) {
  if (const auto reason = interview_.instrument().reasons->non_answer(pressed)) {
    choose_non_answer(draft_for(question), *reason);
    error_.reset();
    return;
  }
  if (pressed == "back") {
    (void)record({.kind = EventKind::MovedBack});
    return;
  }
  if (pressed.starts_with(kTakeAway) || pressed.starts_with(kPutBack)) return take_away_or_put_back(pressed);
  if (pressed == "undo") return take_back(EventKind::Undone);
  if (pressed == "redo") return take_back(EventKind::Redone);
  if (pressed == "next") go_on_from(question);
  if (pressed == "rows:next") go_on_from_rows(question);
  if (pressed == "rows:back") go_back_from_rows(question);
}

// Records what is new in a table, row by row, and goes on behind it.
void Respondent::go_on_from_rows(std::uint32_t question) {
  const RespondentView view = this->view();
  bool changes = false;
  bool says_more = false;
  for (const std::uint32_t row : rows_of_grid(view, question)) {
    const auto answer = answer_of(draft_for(row), interview_.instrument().questions[row]);
    if (!answer || is_recorded(view, row, draft_for(row))) continue;
    changes = changes || interview_.answer(row) != nullptr;
    if (!record(
            {.kind = EventKind::Answered, .at = interview_.instrument().questions[row].id, .answer = answer}))
      return;
    says_more = true;
    draft_.answers.erase(row);
  }
  while (const auto here = row_here(question)) {
    if (interview_.answer(*here) == nullptr) break;  // a row that these answers brought up
    const bool asked = !interview_.concerns(*here).empty();
    if (asked && says_more) break;  // "is that right?" is read before it is confirmed
    if (!record({.kind = asked ? EventKind::Confirmed : EventKind::MovedOn})) return;
  }
  if (changes) done_ = "changed";
}

void Respondent::go_back_from_rows(std::uint32_t question) {
  while (row_here(question) && interview_.behind()) {
    if (!record({.kind = EventKind::MovedBack})) return;
  }
}

// The row on screen, while that is one of the same grid as `question`.
std::optional<std::uint32_t> Respondent::row_here(std::uint32_t question) const {
  const auto here = question_here();
  const auto& questions = interview_.instrument().questions;
  return here && questions[*here].grid == questions[question].grid ? here : std::nullopt;
}

void Respondent::go_on_from(std::uint32_t question) {
  AnswerDraft& draft = draft_for(question);
  const auto answer = answer_of(draft, interview_.instrument().questions[question]);
  if (!answer) return;
  const bool stands = is_recorded(view(), question, draft);
  const bool changes = !stands && interview_.answer(question) != nullptr;
  const std::string& id = interview_.instrument().questions[question].id;
  bool done = false;
  if (!stands) {
    done = record({.kind = EventKind::Answered, .at = id, .answer = answer});
  } else if (!interview_.concerns(question).empty()) {
    done = record({.kind = EventKind::Confirmed, .at = id});
  } else {
    done = record({.kind = EventKind::MovedOn});
  }
  if (!done) return;
  draft_.answers.erase(question);
  if (changes) done_ = "changed";
}

void Respondent::take_away_or_put_back(const std::string& pressed) {
  const bool away = pressed.starts_with(kTakeAway);
  const std::string instance = pressed.substr(away ? kTakeAway.size() : kPutBack.size());
  (void)record({.kind = away ? EventKind::TakenAway : EventKind::PutBack, .at = instance});
}

// What stands in progress at the question of that move belongs to what is taken back with it.
void Respondent::take_back(EventKind kind) {
  const bool undoes = kind == EventKind::Undone;
  const interview::Event* event = undoes ? interview_.undoable() : interview_.redoable();
  if (event == nullptr) return;
  const auto question = interview_.instrument().find_question(event->at);
  if (!record({.kind = kind})) return;
  if (question) draft_.answers.erase(*question);
  if (undoes) done_ = "undone";
}

FrameMessage Respondent::what_was_done() const {
  if (done_.empty() || stage_ != Stage::Going) return {};
  const words::Language& say = words_.in(interview_.language());
  const bool undone = done_ == "undone";
  if (undone ? !can_redo(interview_) : !can_undo(interview_)) return {};
  return {FrameMessage::Kind::Done, say("respondent.undo." + done_), undone ? "redo" : "undo",
          say(undone ? "respondent.undo.redo" : "respondent.undo.undo")};
}

}  // namespace doorstep::screen
