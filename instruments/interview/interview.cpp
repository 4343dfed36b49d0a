#include "instruments/interview/interview.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/interview/kinds.h"
#include "instruments/interview/orders.h"

namespace doorstep::interview {
namespace {

using model::Page;
using model::PageKind;
using model::Step;

// What a program may have become stricter about. An option that is not offered is none of it: it may be no
// option at all.
bool is_rule(std::string_view code) {
  static constexpr std::array<std::string_view, 8> kRules = {"out_of_range", "too_few",      "too_many",
                                                             "exclusive",    "required",     "too_long",
                                                             "no_own_words", "large_drawing"};
  return std::ranges::find(kRules, code) != kRules.end();
}

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
      flag_shown_(instrument_->flags.size(), false),
      was_raised_(instrument_->flags.size(), false) {
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
  started.instrument = id_and_version(*instrument);
  started.language = instrument->languages[instrument->language_index(language)];
  started.stamp = stamp;
  return {std::move(instrument), started};
}

Result<Interview> Interview::replay(std::shared_ptr<const Instrument> instrument,
                                    std::span<const Event> history, HistoryFrom from) {
  if (history.empty() || history.front().kind != EventKind::Started || !history.front().inputs ||
      history.front().number != 1) {
    return fail("empty_history", "This interview's history has no beginning.", "Restore it from a backup.");
  }
  if (auto same = is_made_with(history.front(), *instrument); !same) return tl::unexpected(same.error());
  Interview interview(std::move(instrument), history.front());
  for (const Event& event : history.subspan(1)) {
    if (const auto done = interview.apply(event, from); !done) {
      return fail("bad_history",
                  fmt::format("Event {} of the history could not have happened: {}", event.number,
                              done.error().message),
                  "The history was changed outside of this program. Restore it from a backup.");
    }
  }
  return interview;
}

std::size_t Interview::language_index(const Wording& wording) const {
  return instrument_->language_index(wording.language.empty() ? std::string_view(language_)
                                                              : wording.language);
}

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

Result<void> Interview::apply(const Event& event) { return apply(event, HistoryFrom::Outside); }

Result<void> Interview::apply(const Event& event, HistoryFrom from) {
  if (event.number != history_.size() + 1) {
    return fail("out_of_order",
                fmt::format("Event {} cannot follow event {}.", event.number, history_.size()),
                "Open the interview again.");
  }
  const bool kept = from == HistoryFrom::Vault;
  if (auto possible = check(event); !possible && !(kept && is_rule(possible.error().code))) return possible;
  if (is_undo(event.kind)) {
    take_back(event);
  } else {
    take(event);
    remember(event);
  }
  note_raised_flags();
  return {};
}

void Interview::note_raised_flags() {
  for (const std::uint32_t flag : evaluation_.take_newly_raised()) {
    if (is_raised(flag)) was_raised_[flag] = true;
  }
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
      return go_further(position_);
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
      return evaluation_.end();
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
  // What stands before the first question is gone through, whatever is known already.
  if (const Page* page = page_here(); page != nullptr && page->before) return;
  if (!concerns(question).empty()) {
    // The answer is kept and marked; a question whose answer does not fit holds the page, or asks.
    if (step > position_) go_to(step);
    return;
  }
  if (step < position_) return stay_or_go_on(reopened);
  if (first_time) return go_on(step);
  go_further(step);
}

// One step on, whether it was passed or not; at the end, to what is still open.
void Interview::go_further(std::size_t from) {
  const std::size_t next = next_visible(from + 1);
  return next == instrument_->steps.size() ? go_on(from) : go_to(next);
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
  const std::size_t explained = !page.again ? 0 : places_.empty() ? *page.again : places_[*page.again];
  if (!right && page.again && is_visible(explained) && misunderstood_[index]++ == 0) {
    passed_[explained] = false;
    return go_to(explained);
  }
  pass_here();
}

void Interview::pass_here() {
  passed_[position_] = true;
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

}  // namespace doorstep::interview
