#include "instruments/interview/interview.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/interview/answers.h"
#include "instruments/interview/orders.h"

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

// What may also be noted when nothing is asked any more.
bool is_note(EventKind kind) {
  return kind == EventKind::Paused || kind == EventKind::Resumed || kind == EventKind::Hidden ||
         kind == EventKind::FlagShown || kind == EventKind::LanguageChosen;
}

bool is_undo(EventKind kind) { return kind == EventKind::Undone || kind == EventKind::Redone; }

Result<void> said_yes_or_no(const Event& event) {
  if (event.answer && std::holds_alternative<bool>(event.answer->value)) return {};
  return fail("no_answer", fmt::format("`{}` needs a yes or a no.", event.at), "Answer it with yes or no.");
}

std::string title_of(const Instrument& instrument) { return instrument.id + " " + instrument.version; }

}  // namespace

bool is_over(Phase phase) {
  return phase == Phase::Finished || phase == Phase::Stopped || phase == Phase::Declined;
}

Interview::Interview(std::shared_ptr<const Instrument> instrument, const Event& started)
    : instrument_(std::move(instrument)),
      inputs_(*started.inputs),
      language_(instrument_->languages[instrument_->language_index(started.language)]),
      evaluation_(*instrument_, inputs_),
      answers_(instrument_->questions.size(), Answer{Missing::NotReached, {}}),
      confirmed_(instrument_->questions.size(), false),
      passed_(instrument_->steps.size(), false),
      misunderstood_(instrument_->pages.size(), 0),
      flag_shown_(instrument_->flags.size(), false) {
  order_ = order_of_steps(*instrument_, inputs_.seed);
  places_.resize(order_.size());
  for (std::uint32_t place = 0; place < order_.size(); ++place) places_[order_[place]] = place;
  history_.push_back(started);
  struck_.push_back(false);
  go_to(next_visible(0));
}

Interview Interview::start(std::shared_ptr<const Instrument> instrument, const Inputs& inputs,
                           std::string_view language, Stamp stamp) {
  Event started;
  started.number = 1;
  started.kind = EventKind::Started;
  started.inputs = inputs;
  started.instrument = title_of(*instrument);
  started.language = instrument->languages[instrument->language_index(language)];
  started.stamp = stamp;
  return {std::move(instrument), started};
}

Result<Interview> Interview::replay(std::shared_ptr<const Instrument> instrument,
                                    std::span<const Event> history) {
  if (history.empty() || history.front().kind != EventKind::Started || !history.front().inputs ||
      history.front().number != 1) {
    return fail("empty_history", "This interview's history has no beginning.", "Restore it from a backup.");
  }
  if (history.front().instrument != title_of(*instrument)) {
    return fail("other_instrument",
                fmt::format("This interview was made with {}, not with {}.", history.front().instrument,
                            title_of(*instrument)),
                "Open it with the version that it was made with.");
  }
  Interview interview(std::move(instrument), history.front());
  for (const Event& event : history.subspan(1)) {
    if (const auto done = interview.apply(event); !done) {
      return fail("bad_history",
                  fmt::format("Event {} of the history could not have happened: {}", event.number,
                              done.error().message),
                  "The history was changed outside of this program. Restore it from a backup.");
    }
  }
  return interview;
}

std::size_t Interview::language_index() const { return instrument_->language_index(language_); }

const Page* Interview::page_here() const {
  if (phase_ != Phase::Going || step_at(position_).kind != Step::Kind::Page) return nullptr;
  return &instrument_->pages[step_at(position_).index];
}

Result<Event> Interview::plan(const Move& move, Stamp stamp) const {
  Event event;
  event.number = static_cast<std::uint32_t>(history_.size() + 1);
  event.kind = move.kind;
  event.at = move.at;
  event.answer = move.answer;
  event.language = move.kind == EventKind::LanguageChosen ? move.language : language_;
  event.read_aloud = move.read_aloud;
  event.stamp = stamp;
  if (event.at.empty() && phase_ == Phase::Going && !is_note(move.kind) && !is_undo(move.kind)) {
    const Step& step = step_at(position_);
    event.at = step.kind == Step::Kind::Page ? instrument_->pages[step.index].id
                                             : instrument_->questions[step.index].id;
  }
  if (auto possible = check(event); !possible) return tl::unexpected(possible.error());
  if (event.kind == EventKind::Answered) {
    const auto suggested = suggestion(*instrument_->find_question(event.at));
    if (suggested) event.suggested = *suggested == event.answer->value ? Suggested::Kept : Suggested::Changed;
  }
  return event;
}

Move Interview::move_at_end() const {
  const auto open = first_open();
  if (!open) return {.kind = EventKind::Finished};
  return {.kind = EventKind::MovedTo, .at = instrument_->questions[*open].id};
}

Result<void> Interview::apply(const Event& event) {
  if (event.number != history_.size() + 1) {
    return fail("out_of_order",
                fmt::format("Event {} cannot follow event {}.", event.number, history_.size()),
                "Open the interview again.");
  }
  if (auto possible = check(event); !possible) return possible;
  if (is_undo(event.kind)) {
    take_back(event);
  } else {
    take(event);
    remember(event);
  }
  return {};
}

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
    if (phase_ == Phase::AtEnd && is_complete()) return {};
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

void Interview::take(const Event& event) {
  switch (event.kind) {
    case EventKind::Informed:
    case EventKind::Shared:
      return pass_here();
    case EventKind::Understood:
      return take_understood(event);
    case EventKind::Assented:
      if (page_here()->before && !std::get<bool>(event.answer->value)) {
        phase_ = Phase::Declined;
        return;
      }
      return pass_here();
    case EventKind::Answered:
      return take_answer(event);
    case EventKind::Confirmed:
      confirmed_[*instrument_->find_question(event.at)] = true;
      if (place_of(*instrument_->find_question(event.at)) == position_) go_on(position_);
      return;
    case EventKind::TakenAway:
    case EventKind::PutBack:
      return take_presence(event);
    case EventKind::MovedBack:
      return go_to(*place_behind());
    case EventKind::MovedTo:
      return go_to(place_of(*instrument_->find_question(event.at)));
    case EventKind::MovedOn:
      return go_to(next_visible(position_ + 1));
    case EventKind::LanguageChosen:
      language_ = event.language;
      return;
    case EventKind::FlagShown: {
      const auto flag = std::ranges::find(instrument_->flags, event.at, &model::Flag::id);
      flag_shown_[static_cast<std::size_t>(flag - instrument_->flags.begin())] = true;
      return;
    }
    case EventKind::Stopped:
      phase_ = Phase::Stopped;
      return;
    case EventKind::Finished:
      phase_ = Phase::Finished;
      return;
    default:
      return;
  }
}

void Interview::take_answer(const Event& event) {
  const std::uint32_t question = *instrument_->find_question(event.at);
  const std::size_t step = place_of(question);
  const bool first_time = answer(question) == nullptr;
  if (first_time || !(answers_[question] == *event.answer)) confirmed_[question] = false;
  const bool changed = !(answers_[question] == *event.answer);
  const bool reopened = changed && !instrument_->is_closing(step) && reopen_sharing();
  answers_[question] = *event.answer;
  evaluation_.set_answer(question, event.answer->value);
  if (!concerns(question).empty()) {
    // The answer is kept and marked; a question whose answer does not fit holds the page, or asks.
    if (step > position_) go_to(step);
    return;
  }
  if (step < position_) return stay_or_go_on(reopened);
  if (first_time) return go_on(step);
  go_to(next_visible(step + 1));
}

// A change of something earlier stays where it was, unless that is no longer asked.
void Interview::stay_or_go_on(bool reopened) {
  if (phase_ == Phase::Going && !is_visible(position_)) go_on(position_);
  if (phase_ == Phase::AtEnd && (reopened || evaluation_.has_opened())) go_on(position_);
}

void Interview::take_presence(const Event& event) {
  const bool reopened = reopen_sharing();
  evaluation_.set_presence(*instrument_->find_instance(event.at), event.kind == EventKind::TakenAway
                                                                      ? Evaluation::Presence::TakenAway
                                                                      : Evaluation::Presence::PutBack);
  stay_or_go_on(reopened);
}

// What was agreed to be told was made from other answers: the sharing and the assent to it have to be gone
// through again.
bool Interview::reopen_sharing() {
  bool reopened = false;
  for (std::size_t step = instrument_->first_closing_step; step < passed_.size(); ++step) {
    const auto [kind, index] = instrument_->steps[step];
    if (kind != Step::Kind::Page) continue;
    const PageKind page = instrument_->pages[index].kind;
    if (page != PageKind::Sharing && page != PageKind::Assent) continue;
    reopened = reopened || passed_[step];
    passed_[step] = false;
  }
  return reopened;
}

void Interview::take_understood(const Event& event) {
  const Page& page = *page_here();
  const auto index = step_at(position_).index;
  const bool right = std::get<bool>(event.answer->value) == page.right;
  // Shown once more, not for ever: a second other answer goes on, and the team sees both.
  if (!right && page.again && misunderstood_[index]++ == 0) {
    return_to_ = position_;
    return go_to(places_.empty() ? *page.again : places_[*page.again]);
  }
  pass_here();
}

void Interview::pass_here() {
  passed_[position_] = true;
  if (return_to_) {
    const std::size_t back = *return_to_;
    return_to_.reset();
    return go_to(back);
  }
  go_on(position_);
}

void Interview::go_to(std::size_t step) {
  position_ = step;
  phase_ = step < instrument_->steps.size() ? Phase::Going : Phase::AtEnd;
}

// To the next step that was not gone through; before the closing pages and at the end, to what an earlier
// change left open.
void Interview::go_on(std::size_t from) {
  const std::size_t end = instrument_->steps.size();
  std::size_t next = from >= end ? end : next_visible(from + 1);
  while (next < end && is_passed(next)) next = next_visible(next + 1);
  const bool leaves_questions = instrument_->is_closing(next) && !instrument_->is_closing(from);
  if (leaves_questions || next == end) {
    for (std::size_t step = next_visible(0); step < next; step = next_visible(step + 1)) {
      if (!is_passed(step)) return go_to(step);
    }
  }
  go_to(next);
}

const Step& Interview::step_at(std::size_t place) const {
  return instrument_->steps[order_.empty() ? place : order_[place]];
}

std::size_t Interview::position() const {
  return order_.empty() || position_ == order_.size() ? position_ : order_[position_];
}

std::optional<std::size_t> Interview::behind() const {
  const auto place = place_behind();
  return !place || order_.empty() ? place : std::optional<std::size_t>(order_[*place]);
}

std::optional<std::size_t> Interview::place_behind() const {
  for (std::size_t step = is_over(phase_) ? 0 : position_; step-- > 0;) {
    if (!is_visible(step)) continue;
    const auto [kind, index] = step_at(step);
    const bool gate = kind == Step::Kind::Page && (instrument_->pages[index].kind == PageKind::Assent ||
                                                   instrument_->pages[index].kind == PageKind::Understood);
    return gate ? std::nullopt : std::optional(step);
  }
  return std::nullopt;
}

bool Interview::is_visible(std::size_t place) const {
  const auto [kind, index] = step_at(place);
  return kind == Step::Kind::Page ? evaluation_.is_present(instrument_->pages[index].presence)
                                  : is_asked(index);
}

bool Interview::is_passed(std::size_t place) const {
  const auto [kind, index] = step_at(place);
  return kind == Step::Kind::Page ? passed_[place]
                                  : answer(index) != nullptr && !is_unanswered(index) && !is_held(index);
}

// What was said names only options that are not offered any more.
bool Interview::is_unanswered(std::uint32_t question) const {
  const Value& seen = value(instrument_->questions[question].slot);
  return is_asked(question) && seen == Value(Missing::NotReached);
}

bool Interview::is_held(std::uint32_t question) const {
  const auto open = concerns(question);
  return std::ranges::any_of(open, &Concern::strict);
}

std::size_t Interview::place_of(std::uint32_t question) const {
  const std::uint32_t step = instrument_->questions[question].step_index;
  return places_.empty() ? step : places_[step];
}

std::size_t Interview::next_visible(std::size_t from) const {
  while (from < instrument_->steps.size() && !is_visible(from)) ++from;
  return from;
}

const Answer* Interview::answer(std::uint32_t question) const {
  const Answer& said = answers_[question];
  return said.value == Value(Missing::NotReached) ? nullptr : &said;
}

std::vector<std::uint32_t> Interview::route() const {
  std::vector<std::uint32_t> asked;
  for (std::size_t place = 0; place < instrument_->steps.size(); ++place) {
    const Step& step = step_at(place);
    if (step.kind == Step::Kind::Question && is_asked(step.index) &&
        !instrument_->questions[step.index].one_more) {
      asked.push_back(step.index);
    }
  }
  return asked;
}

bool Interview::is_complete() const { return !first_open(); }

std::optional<std::uint32_t> Interview::first_open() const {
  for (std::size_t place = 0; place < instrument_->steps.size(); ++place) {
    const auto [kind, index] = step_at(place);
    if (kind == Step::Kind::Question && is_asked(index) && !is_passed(place)) return index;
  }
  return std::nullopt;
}

std::vector<std::uint16_t> Interview::offered(std::uint32_t question) const {
  std::vector<std::uint16_t> options;
  const model::Question& asked = instrument_->questions[question];
  if (!asked.answers) return options;
  for (const std::uint16_t option : order_of_options(asked, inputs_.seed)) {
    if (evaluation_.is_offered(question, option)) options.push_back(option);
  }
  return options;
}

std::optional<Value> Interview::suggestion(std::uint32_t question) const {
  const model::Question& asked = instrument_->questions[question];
  std::optional<Value> value;
  if (asked.suggested_option) value = *asked.suggested_option;
  if (asked.suggestion) value = evaluation_.value_of(*asked.suggestion);
  if (!value || language::is_missing(*value)) return std::nullopt;
  return may_answer(*instrument_, evaluation_, question, {*value, {}}) ? value : std::nullopt;
}

std::vector<Concern> Interview::concerns(std::uint32_t question) const {
  std::vector<Concern> open;
  const auto& checks = instrument_->questions[question].checks;
  if (checks.empty() || !is_asked(question) || answer(question) == nullptr) return open;
  for (std::uint32_t i = 0; i < checks.size(); ++i) {
    // An unknown check passes.
    const bool broken = evaluation_.holds(checks[i].rule) == false;
    if (broken && (checks[i].strict || !confirmed_[question]))
      open.push_back({question, i, checks[i].strict});
  }
  return open;
}

std::vector<std::uint32_t> Interview::flags_to_show() const {
  std::vector<std::uint32_t> flags;
  for (std::uint32_t flag = 0; flag < flag_shown_.size(); ++flag) {
    if (is_raised(flag) && !flag_shown_[flag]) flags.push_back(flag);
  }
  return flags;
}

}  // namespace doorstep::interview
