// Whether an event could happen now, and why not.

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/interview/answers.h"
#include "instruments/interview/interview.h"
#include "instruments/interview/kinds.h"

namespace doorstep::interview {
namespace {

using model::Page;
using model::PageKind;
using model::Step;

// The page that an event is about is of this kind.
std::optional<PageKind> page_of(EventKind kind) {
  switch (kind) {
    case EventKind::Informed:
      return PageKind::Inform;
    case EventKind::Understood:
      return PageKind::Understood;
    case EventKind::Assented:
      return PageKind::Assent;
    case EventKind::Shared:
      return PageKind::Sharing;
    default:
      return std::nullopt;
  }
}

Result<void> said_yes_or_no(const Event& event) {
  if (event.answer && std::holds_alternative<bool>(event.answer->value)) return {};
  return fail("no_answer", fmt::format("`{}` needs a yes or a no.", event.at), "Answer it with yes or no.");
}

}  // namespace

Result<void> Interview::check(const Event& event) const {
  if (event.kind == EventKind::LanguageChosen) {
    if (std::ranges::find(instrument_->languages, event.language) != instrument_->languages.end()) return {};
    return fail("unknown_language",
                fmt::format("`{}` has no texts in `{}`.", instrument_->id, event.language),
                fmt::format("Choose one of {}.", fmt::join(instrument_->languages, ", ")));
  }
  if (event.kind == EventKind::FlagShown) {
    if (std::ranges::find(instrument_->flags, event.at, &model::Flag::id) != instrument_->flags.end())
      return {};
    return fail("unknown_flag", fmt::format("There is no flag `{}`.", event.at),
                "Name one of the instrument's flags.");
  }
  if (is_note(event.kind)) return {};
  // A refusal can be undone as well: a finger slips.
  if (is_undo(event.kind) && (!is_over(phase_) || phase_ == Phase::Declined)) return check_undo(event);
  if (is_over(phase_) || event.kind == EventKind::Started) {
    return fail("ended", "This interview is over.", "Start a new one, or a follow-up round.");
  }
  if (event.kind == EventKind::Stopped) return {};
  if (event.kind == EventKind::Finished) {
    if (phase_ == Phase::AtEnd && is_complete() && passed_all_pages()) return {};
    return fail("not_complete", "There are still questions or pages left.", "Go on to the last page first.");
  }
  return check_going(event);
}

Result<void> Interview::check_undo(const Event& event) const {
  if (event.kind == EventKind::Undone && undoable() == nullptr)
    return fail("nothing_to_undo", "There is nothing to undo.", "Go on.");
  if (event.kind == EventKind::Redone && redoable() == nullptr)
    return fail("nothing_to_redo", "There is nothing to do again.", "Go on.");
  return {};
}

Result<void> Interview::check_going(const Event& event) const {
  if (page_of(event.kind)) return check_page(event);
  switch (event.kind) {
    case EventKind::TakenAway:
    case EventKind::PutBack:
      return check_instance(event);
    case EventKind::MovedBack:
      if (place_behind()) return {};
      return fail("nothing_behind", "There is nothing to go back to from here.", "Go on.");
    case EventKind::MovedOn:
      if (phase_ == Phase::Going && is_passed(position_)) return {};
      return fail("no_answer", "What is on screen has no answer yet.", "Answer it, or give a non-answer.");
    default:
      return check_question(event);
  }
}

Result<void> Interview::check_page(const Event& event) const {
  const Page* page = page_here();
  const auto known = instrument_->find_page(event.at);
  if (!known) {
    return fail("no_such_page", fmt::format("There is no page `{}`.", event.at),
                "Name one of the instrument's pages.");
  }
  if (page == nullptr || page->id != event.at || page->kind != *page_of(event.kind)) {
    return fail("not_here", fmt::format("The page `{}` is not on screen.", event.at),
                "Go through the pages in order.");
  }
  const bool asks = page->kind == PageKind::Understood || page->kind == PageKind::Assent;
  return asks ? said_yes_or_no(event) : Result<void>();
}

Result<void> Interview::check_instance(const Event& event) const {
  const auto instance = instrument_->find_instance(event.at);
  const bool asks =
      instance && instrument_->repeats[instrument_->instances[*instance].repeat].over == model::Over::Ask;
  if (!asks || !is_reached(*instance)) {
    return fail("no_such_instance", fmt::format("`{}` is nothing that could be taken away.", event.at),
                "Change the answer that says how many there are.");
  }
  const bool away = evaluation_.is_taken_away(*instance);
  if (away == (event.kind == EventKind::PutBack)) return {};
  return fail(away ? "no_such_instance" : "nothing_to_put_back",
              fmt::format("`{}` is {} already.", event.at, away ? "taken away" : "there"), "Go on.");
}

Result<void> Interview::check_question(const Event& event) const {
  const auto question = instrument_->find_question(event.at);
  if (!question) {
    return fail("unknown_question", fmt::format("There is no question `{}`.", event.at),
                "Name one of the instrument's questions.");
  }
  switch (event.kind) {
    case EventKind::Answered:
      if (!event.answer) {
        return fail("no_answer", fmt::format("`{}` got no answer.", event.at),
                    "Give an answer or a non-answer.");
      }
      return may_answer(*instrument_, evaluation_, *question, *event.answer);
    case EventKind::Confirmed:
      if (concerns(*question).empty()) {
        return fail("nothing_to_confirm", fmt::format("Nothing asks about the answer to `{}`.", event.at),
                    "Go on.");
      }
      if (!is_held(*question)) return {};
      return fail("check_failed",
                  fmt::format("The answer to `{}` does not fit what was said before.", event.at),
                  "Change it, or give a non-answer.");
    case EventKind::MovedTo:
      return check_target(*question);
    default:
      return fail("not_here", fmt::format("This cannot be done at `{}`.", event.at), "Go on.");
  }
}

// One may jump to what was on screen before, and to the first question that is still open.
Result<void> Interview::check_target(std::uint32_t question) const {
  const std::string& id = instrument_->questions[question].id;
  if (!is_asked(question)) {
    return fail("not_asked", fmt::format("`{}` is not asked with these answers.", id),
                "Change what its `when` depends on.");
  }
  const std::size_t target = place_of(question);
  bool reached = answer(question) != nullptr || target == position_;
  if (!reached) {
    std::size_t open = next_visible(0);
    while (open < target && (is_passed(open) || step_at(open).kind == Step::Kind::Page)) {
      open = next_visible(open + 1);
    }
    reached = open == target;
  }
  if (reached) return {};
  return fail("not_reached", fmt::format("`{}` has not come up yet.", id),
              "Answer the questions before it first.");
}

}  // namespace doorstep::interview
