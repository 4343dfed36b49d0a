// Undo and redo: a move that is undone stays in the history and is left out of the fold.

#include "instruments/interview/interview.h"
#include "instruments/interview/kinds.h"

namespace doorstep::interview {

const Event* Interview::undoable() const { return done_.empty() ? nullptr : &history_[done_.back()]; }

const Event* Interview::redoable() const { return undone_.empty() ? nullptr : &history_[undone_.back()]; }

std::vector<const Event*> Interview::counting() const {
  std::vector<const Event*> events;
  for (std::size_t i = 0; i < history_.size(); ++i) {
    if (!struck_[i]) events.push_back(&history_[i]);
  }
  return events;
}

void Interview::remember(const Event& event) {
  if (is_move(event.kind)) {
    done_.push_back(history_.size());
    undone_.clear();
  }
  history_.push_back(event);
  struck_.push_back(false);
}

// A state has no inverse of its own; it is the fold over what is left.
void Interview::take_back(const Event& event) {
  const bool undo = event.kind == EventKind::Undone;
  std::vector<std::size_t>& from = undo ? done_ : undone_;
  std::vector<std::size_t>& to = undo ? undone_ : done_;
  struck_[from.back()] = undo;
  to.push_back(from.back());
  from.pop_back();
  history_.push_back(event);
  struck_.push_back(true);
  Interview fresh(instrument_, history_.front());
  for (std::size_t i = 1; i < history_.size(); ++i) {
    if (!struck_[i]) fresh.take(history_[i]);
  }
  fresh.history_ = std::move(history_);
  fresh.done_ = std::move(done_);
  fresh.undone_ = std::move(undone_);
  fresh.struck_ = std::move(struck_);
  fresh.was_raised_ = std::move(was_raised_);
  *this = std::move(fresh);
}

}  // namespace doorstep::interview
