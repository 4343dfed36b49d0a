// While a respondent has the device. The only ways out are to hide, and to hand it back, which asks for the
// passphrase. Where the team answers itself, nobody else had it, and the way back is open.
#include <utility>

#include "app/screen/shell.h"
#include "app/screen/wording.h"

namespace doorstep::screen {
namespace {

constexpr float kLargestScale = 2;
constexpr float kScaleStep = 0.25F;
constexpr double kSecondsToDraft = 3;  // a write takes a few frames' time, and so much is said again easily

// One size larger; after the largest the smallest.
float next_scale(float scale) { return scale >= kLargestScale ? 1 : scale + kScaleStep; }

touch::Density density_of(const interview::Interview& interview) {
  const bool child = interview.instrument().respondent == model::Respondent::Child;
  const auto age = interview.inputs().age;
  return child ? touch::density_for_age(age.value_or(interview.instrument().age_from))
               : touch::Density::Adult;
}

}  // namespace

Result<void> Shell::show_interview(const Place& place) {
  auto live = desk_.open_interview(place.interview);
  if (!live) return tl::unexpected(live.error());
  auto people = desk_.people_of(*live);
  if (!people) return tl::unexpected(people.error());
  // Where what was being given cannot be read, the interview goes on all the same.
  auto kept = live->drafts();
  if (!kept) notices_.push_back(kept.error());
  turn_ = std::make_unique<InterviewTurn>(
      InterviewTurn{.live = std::move(*live), .kept = std::move(kept).value_or(records::Drafts())});
  begin_turn(std::move(*people));
  page_.emplace<InterviewPage>();
  return {};
}

// From the hand-over; or, after the screen was covered or where nothing is handed over, from where the
// interview is.
void Shell::begin_turn(RespondentPeople people) {
  const interview::Interview& interview = turn_->live.interview();
  const sharing::Ledger& ledger = turn_->live.ledger();
  const touch::Density density = density_of(interview);
  reading_.set_instrument(interview.instrument().id);
  const auto covered = std::exchange(covered_, nullptr);
  RespondentDraft draft{
      .purpose = place_.kind == Place::Kind::Choices ? Purpose::ChangeChoices : Purpose::Interview,
      .had_begun = answered_by(interview.instrument()) == AnsweredBy::Team};
  if (covered && covered->interview == turn_->live.record().id.text) {
    const bool had_begun = draft.had_begun;
    draft = std::move(covered->draft);
    draft.had_begun = draft.had_begun || had_begun;
  } else {
    const auto& questions = interview.instrument().questions;
    for (const auto& [question, answer] : turn_->kept)
      draft.answers.emplace(question, draft_of(&answer, questions[question]));
  }
  turn_->respondent = std::make_unique<Respondent>(interview, ledger, std::move(people), words_, density,
                                                   respondent_actions(), std::move(draft));
}

bool Shell::keeps_drafts() const { return turn_->live.record().state == records::InterviewState::Open; }

void Shell::watch_drafts(touch::Ui& ui) {
  if (!turn_ || !keeps_drafts()) return;
  if (turn_->respondent->given() == turn_->kept) {
    turn_->keep_at.reset();
    return;
  }
  if (!turn_->keep_at) turn_->keep_at = ui.now() + kSecondsToDraft;
  if (ui.now() >= *turn_->keep_at) keep_drafts();
}

// Who is answering is not told of a disk that does not take it: what is sent off is.
void Shell::keep_drafts() {
  turn_->keep_at.reset();
  auto given = turn_->respondent->given();
  if (given == turn_->kept) return;
  if (auto kept = turn_->live.keep_drafts(given); !kept && notices_.empty()) notices_.push_back(kept.error());
  turn_->kept = std::move(given);
}

RespondentActions Shell::respondent_actions() {
  return {
      .make = [this](const interview::Move& move) { return turn_->live.make(move, desk_.now()); },
      .decide = [this](sharing::Event event) { return turn_->live.decide(std::move(event), desk_.now()); }};
}

Result<void> Shell::show_account(const Place& place) {
  auto family = desk_.family(place.family, display_.language);
  if (!family) return tl::unexpected(family.error());
  auto view = desk_.account(place.interview, place.person);
  if (!view) return tl::unexpected(view.error());
  const bool anything_new = has_news_for(*family, place.interview, place.person);
  close_vault();
  reading_.set_instrument({});  // no recording was made of it
  account_ = std::make_unique<AccountTurn>(AccountTurn{{}, std::move(*view), anything_new});
  page_.emplace<AccountPageShown>();
  return {};
}

void Shell::fulfil(Respondent::Wish wish) {
  switch (wish) {
    case Respondent::Wish::Hide:
      hide();
      return;
    case Respondent::Wish::BiggerText:
      make_text_bigger();
      return;
    case Respondent::Wish::NotNow:
    case Respondent::Wish::HandBack:
    case Respondent::Wish::Stopped:
    case Respondent::Wish::Finished:
      if (wish == Respondent::Wish::NotNow) withdraw_unbegun();
      if (answered_by(turn_->live.interview().instrument()) == AnsweredBy::Team) {
        leave_own_interview();
      } else {
        hand_back(place_.kind == Place::Kind::Choices ? Place::Kind::Follow : Place::Kind::Family,
                  wish == Respondent::Wish::NotNow ? UnlockFor::Return : UnlockFor::HandedBack);
      }
      return;
  }
}

// An interview that was handed to nobody leaves no line to go on with.
void Shell::withdraw_unbegun() {
  const auto withdrawn = turn_->live.withdraw(desk_.now().utc_milliseconds);
  if (!withdrawn) notices_.push_back(withdrawn.error());
}

// The Respondent is gone before the page of the team is drawn; the vault stays open.
void Shell::leave_own_interview() {
  page_.emplace<TodayPage>();
  if (keeps_drafts()) keep_drafts();
  turn_.reset();
  respondents_scale_.reset();
  display_changed_ = true;
  go({.kind = Place::Kind::Family, .family = place_.family});
}

// For who has the device now; the team's pages stay as they are, and so does the next one's.
void Shell::make_text_bigger() {
  respondents_scale_ = next_scale(text_scale());
  display_changed_ = true;
}

float Shell::text_scale() const {
  return is_respondents() ? respondents_scale_.value_or(display_.text_scale) : display_.text_scale;
}

void Shell::fulfil(TurnWish wish) {
  switch (wish) {
    case TurnWish::Hide:
      hide();
      return;
    case TurnWish::BiggerText:
      make_text_bigger();
      return;
    case TurnWish::Done:
      told_back_ ? leave_told_back() : leave_account();
      return;
  }
}

void Shell::leave_account() {
  const bool had_it = account_->handed_over || place_.handed_over;
  hand_back(account_->anything_new && had_it ? Place::Kind::Told : Place::Kind::Family,
            had_it ? UnlockFor::HandedBack : UnlockFor::Return);
}

// The words are shown to the child as they stand on the page. Until they were, they stay where they are
// written.
Result<void> Shell::tell_child(const NotePage& page) {
  const auto live = desk_.open_interview(page.interview);
  if (!live) return tl::unexpected(live.error());
  auto turn = std::make_unique<ToldBackTurn>();
  turn->interview = page.interview;
  turn->report = page.report;
  turn->page.words = page.words;
  turn->child = page.child;
  turn->language = live->interview().language();
  turn->density = density_of(live->interview());
  for (const ToldTo& to : page.told)
    turn->page.heard.push_back({.person = to.person, .called = to.called, .heard = to.heard});
  reading_.set_instrument(live->interview().instrument().id);
  keep_note();
  turn->note = place_;
  place_ = {.kind = Place::Kind::Follow, .family = place_.family, .interview = turn->interview};
  told_back_ = std::move(turn);
  page_.emplace<ToldBackShown>();
  return {};
}

Result<void> Shell::note_told_back() {
  const Retelling how = told_back_->was_read ? Retelling::Both : Retelling::Shown;
  auto noted = desk_.tell_back(told_back_->interview, told_back_->page.words, how, told_back_->report);
  if (noted) forget_note(told_back_->note);
  return noted;
}

void Shell::leave_told_back() {
  const bool had_it = told_back_->handed_over;
  if (had_it) {
    if (auto noted = note_told_back(); !noted) {
      told_back_->problem = noted.error();
      return;
    }
  }
  told_back_.reset();
  hand_back(Place::Kind::Follow, had_it ? UnlockFor::HandedBack : UnlockFor::Return);
}

// What the respondent had is gone before anybody is asked for the passphrase.
void Shell::hand_back(Place::Kind next, UnlockFor purpose) {
  page_.emplace<UnlockPage>();
  if (turn_ && keeps_drafts()) keep_drafts();
  turn_.reset();
  respondents_scale_.reset();
  place_.kind = next;
  lock(purpose);
}

}  // namespace doorstep::screen
