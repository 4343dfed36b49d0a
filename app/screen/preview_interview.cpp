#include "app/screen/preview_interview.h"

#include <algorithm>
#include <utility>

#include "app/screen/preview_way.h"
#include "instruments/interview/migration.h"

namespace doorstep::screen {
namespace {

using interview::EventKind;
using interview::Interview;
using interview::Phase;
using model::Instrument;
using model::Step;

constexpr int kUsualAge = 35;            // of a grown-up
constexpr std::size_t kMostEarlier = 8;  // versions whose answers wait; nobody undoes further

bool takes_the_same(const model::Question& before, const model::Question& after) {
  if (before.type != after.type || (before.answers == nullptr) != (after.answers == nullptr)) return false;
  return before.answers == nullptr || before.answers->choices.ids == after.answers->choices.ids;
}

}  // namespace

const std::string& id_of_step(const Instrument& instrument, std::size_t step) {
  const Step& there = instrument.steps[step];
  return there.kind == Step::Kind::Page ? instrument.pages[there.index].id
                                        : instrument.questions[there.index].id;
}

std::optional<std::size_t> step_called(const Instrument& instrument, const std::string& id) {
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    if (id_of_step(instrument, step) == id) return step;
  }
  return std::nullopt;
}

RespondentPeople PreviewInterview::people() const {
  const words::Language& say = words_.in(interview_->language());
  RespondentPeople people{
      "respondent", say("team.preview.respondent"), say("team.preview.interviewer"), {}, {}};
  if (interview_->instrument().respondent == model::Respondent::Child) {
    people.parents = {{"mother", say("team.preview.mother"), {}}, {"father", say("team.preview.father"), {}}};
  }
  return people;
}

touch::Density PreviewInterview::density() const {
  const bool child = interview_->instrument().respondent == model::Respondent::Child;
  return child && interview_->inputs().age ? touch::density_for_age(*interview_->inputs().age)
                                           : touch::Density::Adult;
}

std::optional<int> PreviewInterview::fitting_age(const Instrument& instrument) const {
  if (instrument.respondent == model::Respondent::Organisation) return std::nullopt;
  const bool child = instrument.respondent == model::Respondent::Child;
  const int usual = child ? (instrument.age_from + instrument.age_to) / 2 : kUsualAge;
  return std::clamp(age_.value_or(usual), instrument.age_from, instrument.age_to);
}

std::string PreviewInterview::place() const {
  return interview_ && interview_->phase() == Phase::Going
             ? id_of_step(interview_->instrument(), interview_->position())
             : std::string();
}

bool PreviewInterview::take_moved() { return std::exchange(moved_, false); }

// ---- what is shown ----

void PreviewInterview::begin(std::shared_ptr<const Instrument> instrument) {
  respondent_.reset();
  interview_.reset();
  covered_.reset();
  ledger_ = {};
  earlier_.clear();
  made_up_.clear();
  by_example_.clear();
  if (!instrument) return;
  interview_.emplace(begun(instrument));
  show(RespondentDraft());
}

Interview PreviewInterview::begun(const std::shared_ptr<const Instrument>& instrument) const {
  return Interview::start(instrument, {fitting_age(*instrument), today_}, language_, {});
}

void PreviewInterview::show(RespondentDraft draft) {
  covered_.reset();
  respondent_.reset();
  const auto decide = [this](sharing::Event event) {
    event.number = ledger_.next_number();
    return ledger_.apply(event);
  };
  respondent_.emplace(*interview_, ledger_, people(), words_, density(),
                      RespondentActions{[this](const interview::Move& move) { return make(move); }, decide},
                      std::move(draft));
}

void PreviewInterview::show(Interview interview, RespondentDraft draft) {
  respondent_.reset();  // it reads the one that goes
  interview_.emplace(std::move(interview));
  show(std::move(draft));
}

void PreviewInterview::cover() {
  respondent_->note_hidden();
  covered_ = std::move(*respondent_).take_draft();
}

void PreviewInterview::uncover() {
  if (covered_) show(std::move(*covered_));
}

Result<void> PreviewInterview::make(const interview::Move& move) {
  const auto event = interview_->plan(move, {});
  if (!event) return tl::unexpected(event.error());
  moved_ = true;
  if (move.kind == EventKind::Answered) made_up_.erase(event->at);
  return interview_->apply(*event);
}

Result<void> PreviewInterview::speak(const std::string& language) {
  language_ = language;
  return make({.kind = EventKind::LanguageChosen, .language = language});
}

// ---- what stays ----

// What was given and not sent off, as far as `next` takes it.
RespondentDraft PreviewInterview::take_draft(const Instrument& next) {
  const Instrument& last = interview_->instrument();
  RespondentDraft before = covered_ ? std::move(*covered_) : std::move(*respondent_).take_draft();
  RespondentDraft after{.had_begun = before.had_begun};
  for (auto& [question, answer] : before.answers) {
    const auto same = next.find_question(last.questions[question].id);
    if (same && takes_the_same(last.questions[question], next.questions[*same]))
      after.answers.emplace(*same, std::move(answer));
  }
  return after;
}

// What waits, from the latest version back, where nothing is answered.
void PreviewInterview::bring_back(Interview& fresh) {
  for (auto earlier = earlier_.rbegin(); earlier != earlier_.rend(); ++earlier) {
    const auto again = interview::retrace(earlier->shared_instrument(), earlier->history(),
                                          fresh.shared_instrument(), fresh.inputs().age);
    if (!again) continue;
    // In the order of the questions, so that those that decide whether one is asked stand before it.
    for (const Step& step : fresh.instrument().steps) {
      if (step.kind != Step::Kind::Question) continue;
      const std::string& id = fresh.instrument().questions[step.index].id;
      const interview::Answer* answer = again->answer(step.index);
      if (answer == nullptr || (fresh.answer(step.index) != nullptr && !made_up_.contains(id))) continue;
      const auto event = fresh.plan({.kind = EventKind::Answered, .at = id, .answer = *answer}, {});
      if (event && fresh.apply(*event)) made_up_.erase(id);
    }
  }
}

// Whether everything that was said in `before` is said in `after`, by answers of the same kind.
bool PreviewInterview::has_all(const Interview& before, const Interview& after) const {
  const auto& questions = before.instrument().questions;
  for (std::uint32_t i = 0; i < questions.size(); ++i) {
    if (before.answer(i) == nullptr || made_up_.contains(questions[i].id)) continue;
    const auto same = after.instrument().find_question(questions[i].id);
    if (!same || after.answer(*same) == nullptr) return false;
    if (!takes_the_same(questions[i], after.instrument().questions[*same])) return false;
  }
  return true;
}

void PreviewInterview::note_made_up(const Interview& before, const Interview& after) {
  const auto& questions = after.instrument().questions;
  for (std::uint32_t i = 0; i < questions.size(); ++i) {
    if (after.answer(i) != nullptr && before.answer(i) == nullptr) made_up_.insert(questions[i].id);
  }
}

void PreviewInterview::remember(const Interview& before, const Interview& after) {
  std::erase_if(earlier_, [&](const Interview& earlier) { return has_all(earlier, after); });
  if (has_all(before, after)) return;
  if (earlier_.size() == kMostEarlier) earlier_.erase(earlier_.begin());
  earlier_.push_back(before);
}

void PreviewInterview::follow(std::shared_ptr<const Instrument> next) {
  if (!interview_) return begin(next);
  const std::string here = place();
  const bool was_covered = is_covered();
  auto again =
      interview::retrace(interview_->shared_instrument(), interview_->history(), next, fitting_age(*next));
  Interview fresh = again ? std::move(*again) : begun(next);
  bring_back(fresh);
  remember(*interview_, fresh);
  RespondentDraft draft = take_draft(*next);
  const auto step = step_called(*next, here);
  auto there = step ? straight_way_to(fresh, *step) : std::nullopt;
  if (there) note_made_up(fresh, *there);
  show(there ? std::move(*there) : std::move(fresh), std::move(draft));
  if (was_covered) cover();
}

void PreviewInterview::be_old(int years) {
  age_ = years;
  follow(interview_->shared_instrument());
}

bool PreviewInterview::go_to(std::size_t step) {
  auto there = way_to(*interview_, step);
  if (!there) return false;
  RespondentDraft draft = take_draft(interview_->instrument());
  draft.had_begun = true;
  if (!there->example.empty()) draft.answers.clear();
  note_made_up(*interview_, there->interview);
  by_example_ = there->example;
  show(std::move(there->interview), std::move(draft));
  return true;
}

}  // namespace doorstep::screen
