// What a move does: where one is afterwards, and what was said.
#include "tests/made_up/naive.h"

namespace doorstep::made_up {

bool is_note(const Move& move) {
  return move.kind == "paused" || move.kind == "resumed" || move.kind == "hidden" ||
         move.kind == "flag_shown" || move.kind == "language_chosen";
}

bool is_undoable(const Move& move) {
  return !is_note(move) && move.kind != "finished" && move.kind != "stopped";
}

std::string Naive::take(const Move& given) {
  Move move = given;
  const bool is_undo = move.kind == "undone" || move.kind == "redone";
  if (move.at.empty() && going() && !is_note(move) && !is_undo) move.at = id_of(position_);
  const std::string refused = refusal(move);
  if (!refused.empty()) return refused;
  if (is_undo) return take_back(move.kind == "undone");
  make(move);
  made_.push_back({move, false});
  if (is_undoable(move)) undone_.clear();
  return "";
}

// Begins again, and leaves out what is undone.
std::string Naive::take_back(bool undo) {
  std::vector<Made> made = made_;
  std::vector<std::size_t> undone = undone_;
  if (undo) {
    std::size_t last = made.size() - 1;
    while (made[last].struck || !is_undoable(made[last].move)) --last;
    made[last].struck = true;
    undone.push_back(last);
  } else {
    made[undone.back()].struck = false;
    undone.pop_back();
  }
  *this = Naive(*subject_, given_);
  for (const Made& each : made) {
    if (!each.struck) make(each.move);
  }
  made_ = std::move(made);
  undone_ = std::move(undone);
  return "";
}

void Naive::make(const Move& move) {
  if (move.kind == "language_chosen") language_ = move.language;
  if (move.kind == "stopped") {
    phase_ = "stopped";
    recompute();
  }
  if (move.kind == "finished") phase_ = "finished";
  if (move.kind == "informed" || move.kind == "shared") pass();
  if (move.kind == "understood") understood(move.said->truth);
  if (move.kind == "assented") {
    if (position_ < static_cast<int>(subject_->before.size()) && !move.said->truth) {
      phase_ = "declined";
    } else {
      pass();
    }
  }
  if (move.kind == "moved_back") go_to(behind());
  if (move.kind == "moved_to") go_to(step_of(Shown::Question, move.at));
  if (move.kind == "moved_on") go_further(position_);
  if (move.kind == "confirmed") {
    confirmed_.insert(move.at);
    if (step_of(Shown::Question, move.at) == position_) go_on(position_);
  }
  if (move.kind == "answered") answer(move);
  if (move.kind == "taken_away" || move.kind == "put_back") take_away_or_put_back(move);
}

// What was agreed to be told was made from other answers.
bool Naive::reopen_sharing() {
  bool reopened = false;
  for (int step = first_closing_; step < end(); ++step) {
    const Page* page = is_page(step) ? page_called(id_of(step)) : nullptr;
    if (page != nullptr && (page->kind == "sharing" || page->kind == "assent"))
      reopened = passed_pages_.erase(page->id) > 0 || reopened;
  }
  return reopened;
}

// Whether something is asked now and was not before; or what was said names nothing any more that is offered.
bool Naive::opened_since(const State& before) const {
  for (const Page& page : subject_->pages) {
    const auto shown = [&](const State& state) {
      return evaluate(*page.when, state.seen, *subject_) == truth(true);
    };
    if (page.when && shown(state_) && !shown(before)) return true;
  }
  for (const auto& [id, asked] : state_.asked) {
    const bool waits = asked && state_.seen.at(id) == missing("not_reached");
    if (asked && (!before.asked.at(id) || (waits && !(before.seen.at(id) == missing("not_reached")))))
      return true;
  }
  return false;
}

// After a change of something earlier one stays where one was, unless that is not asked any more.
void Naive::stay_or_go_on(bool opened) {
  if (phase_ == "going" && !visible(position_)) return go_on(position_);
  if (phase_ == "at_end" && opened) go_on(position_);
}

void Naive::take_away_or_put_back(const Move& move) {
  const State before = state_;
  const bool reopened = reopen_sharing();
  if (move.kind == "taken_away") taken_away_.insert(move.at);
  if (move.kind == "put_back") taken_away_.erase(move.at);
  recompute();
  stay_or_go_on(reopened || opened_since(before));
}

void Naive::answer(const Move& move) {
  const int step = step_of(Shown::Question, move.at);
  const Said said = {*move.said, move.own_words};
  const bool first = !has_answer(move.at);
  const bool changed = first || !(said_.at(move.at) == said);
  if (changed) confirmed_.erase(move.at);
  const bool reopened = changed && !closing(step) && reopen_sharing();
  const State before = state_;
  said_[move.at] = said;
  recompute();
  // What stands before the first question is gone through, whatever is known already.
  if (going() && position_ < static_cast<int>(subject_->before.size())) return;
  if (!open_checks(*question_called(move.at)).empty()) {
    if (step > position_) go_to(step);
    return;
  }
  if (step < position_) return stay_or_go_on(reopened || opened_since(before));
  if (first) return go_on(step);
  go_further(step);
}

// To the next thing there is; at the end, to what is still open.
void Naive::go_further(int from) {
  const int next = next_visible(from + 1);
  if (next == end()) return go_on(from);
  go_to(next);
}

void Naive::understood(bool right) {
  const Page& page = *page_called(id_of(position_));
  // What explains it is gone through once more.
  if (right != page.right && !page.again.empty() && visible(step_of(Shown::Page, page.again)) &&
      misunderstood_.insert(page.id).second) {
    passed_pages_.erase(page.again);
    return go_to(step_of(Shown::Page, page.again));
  }
  pass();
}

void Naive::pass() {
  passed_pages_.insert(id_of(position_));
  go_on(position_);
}

bool Naive::closing(int step) const { return step >= first_closing_; }
bool Naive::visible(int step) const {
  return is_page(step) ? is_true(page_called(id_of(step))->when) : state_.asked.at(id_of(step));
}

bool Naive::passed(int step) const {
  if (is_page(step)) return passed_pages_.contains(id_of(step));
  const Question& question = *question_called(id_of(step));
  const bool gone = state_.asked.at(question.id) && state_.seen.at(question.id) == missing("not_reached");
  return has_answer(question.id) && !gone && !held(question);
}

bool Naive::complete() const {
  for (int step = 0; step < end(); ++step) {
    if (!is_page(step) && visible(step) && !passed(step)) return false;
  }
  return true;
}

bool Naive::passed_all_pages() const {
  for (int step = 0; step < end(); ++step) {
    if (is_page(step) && visible(step) && !passed(step)) return false;
  }
  return true;
}

int Naive::next_visible(int from) const {
  while (from < end() && !visible(from)) ++from;
  return from;
}

void Naive::go_to(int step) {
  position_ = step;
  phase_ = step < end() ? "going" : "at_end";
}

void Naive::go_on(int from) {
  int next = from >= end() ? end() : next_visible(from + 1);
  while (next < end() && passed(next)) next = next_visible(next + 1);
  // Before the closing pages, and at the end, comes whatever is still open.
  if (next == end() || (closing(next) && !closing(from))) {
    for (int step = next_visible(0); step < next; step = next_visible(step + 1)) {
      if (!passed(step)) return go_to(step);
    }
  }
  go_to(next);
}

int Naive::behind() const {
  for (int step = position_ - 1; step >= 0; --step) {
    if (!visible(step)) continue;
    const Page* page = is_page(step) ? page_called(id_of(step)) : nullptr;
    const bool gate = page != nullptr && (page->kind == "assent" || page->kind == "understood");
    return gate ? -1 : step;
  }
  return -1;
}

}  // namespace doorstep::made_up
