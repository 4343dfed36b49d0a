// Locking and hiding: the screen is covered first, and then what is slow happens.
#include <algorithm>
#include <utility>

#include "app/screen/shell.h"

namespace doorstep::screen {
namespace {

constexpr double kSecondsPerMinute = 60;

}  // namespace

// The idle lock, and the hands of the neutral page's clock.
void Shell::watch_time(touch::Ui& ui) {
  const bool idle = ui.idle_seconds() >= options_.idle_lock;
  if (idle && (desk_.is_open() || is_respondents())) lock(UnlockFor::Return);
  if (idle) wipe_secrets();
  idle_at_ = idle ? std::nullopt : std::optional(ui.now() - ui.idle_seconds() + options_.idle_lock);
  minute_at_.reset();
  if (auto* neutral = std::get_if<NeutralPage>(&page_)) {
    const LocalTime time = desk_.local_time();
    *neutral = {.hour = time.hour, .minute = time.minute};
    minute_at_ = ui.now() + kSecondsPerMinute;
  }
}

std::optional<double> Shell::next_deadline() const {
  std::optional<double> next = idle_at_;
  for (const auto& at : {minute_at_, turn_ ? turn_->keep_at : std::nullopt}) {
    if (at) next = std::min(next.value_or(*at), *at);
  }
  return next;
}

void Shell::on_iconify() {
  if (desk_.is_open() || is_respondents()) lock(UnlockFor::Return);
}

void Shell::on_close() {
  wipe_secrets();
  page_.emplace<NeutralPage>();
  close_vault();
}

void Shell::ask_passphrase(UnlockFor purpose) {
  keep_note();
  set_title(say()("team.product"));
  auto& page = page_.emplace<UnlockPage>();
  page.purpose = purpose;
  auto people = desk_.people_with_a_way_in();
  if (people) {
    page.people = std::move(*people);
    const auto last = std::ranges::find(page.people, last_person_);
    if (last != page.people.end()) page.chosen = static_cast<std::size_t>(last - page.people.begin());
  } else {
    tell(people.error());
  }
}

void Shell::lock(UnlockFor purpose) {
  ask_passphrase(purpose);
  close_vault();
}

void Shell::hide() {
  // Before a vault was opened there is nothing to hide, and no way back that the neutral page could lead to.
  if (!desk_.is_open() && !is_respondents()) return;
  keep_note();
  set_title(say()("team.neutral.title"));
  page_.emplace<NeutralPage>();
  close_vault();
}

// Whatever page there was is gone already. An interview notes that it was covered, which needs the vault once
// more.
void Shell::close_vault() {
  reading_.be_silent();
  pending_.reset();
  turn_wish_.reset();
  slow_.reset();
  if (account_ && account_->handed_over) place_.handed_over = true;
  account_.reset();
  forget_texts_ = true;
  display_changed_ = true;  // the respondent's language may have been another
  if (turn_) {
    if (keeps_drafts()) keep_drafts();
    turn_->respondent->note_hidden();
    covered_ = std::make_unique<CoveredTurn>(
        CoveredTurn{turn_->live.record().id.text, std::move(*turn_->respondent).take_draft()});
    turn_.reset();
  }
  if (told_back_ && told_back_->was_seen) {
    if (auto noted = note_told_back(); !noted) notices_.push_back(noted.error());
  }
  told_back_.reset();
  desk_.close();
}

// A passphrase that somebody left half typed.
void Shell::wipe_secrets() {
  if (auto* unlock = std::get_if<UnlockPage>(&page_)) unlock->passphrase.wipe();
  if (auto* make = std::get_if<MakeVaultPage>(&page_)) {
    make->passphrase.wipe();
    make->again.wipe();
  }
}

}  // namespace doorstep::screen
