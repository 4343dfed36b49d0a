#include "app/screen/shell.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "app/screen/moment_screen.h"
#include "app/screen/screen_language.h"

namespace doorstep::screen {
namespace {

// A passphrase takes its time on purpose; "one moment" is on the screen before that.
bool is_slow(const Action& action) {
  return std::holds_alternative<OpenVault>(action) || std::holds_alternative<MakeVault>(action);
}

}  // namespace

Result<std::unique_ptr<Shell>> Shell::create(ShellOptions options) {
  if (!options.words) {
    auto words = words::Words::load(options.assets);
    if (!words) return tl::unexpected(words.error());
    options.words = std::move(*words);
  }
  return std::unique_ptr<Shell>(new Shell(std::move(options)));
}

Shell::Shell(ShellOptions options)
    : options_(std::move(options)),
      words_(*options_.words),
      desk_(options_.desk),
      reading_(std::move(options_.voice)) {
  options_.idle_lock = std::clamp(options_.idle_lock, kShortestIdleLock, kLongestIdleLock);
  static_cast<DeviceSettings&>(display_) = options_.device;
  for (const LanguageChoice& language : spoken_languages()) {
    // A language that lacks the team's part is for who answers.
    if (words_.in(language.code).has("team.lock")) display_.languages.push_back(language);
  }
  const std::string& wanted = display_.language.empty() ? options_.language : display_.language;
  display_.language = words_.speaks(wanted) ? wanted : "en";
  kept_ = display_;
  auto boards = touch::Keyboards::load(options_.assets / "keyboards");
  keyboards_ = std::move(boards.keyboards);
  notices_ = std::move(boards.problems);
  if (desk_.has_vault()) {
    ask_passphrase(UnlockFor::Start);
  } else {
    page_.emplace<MakeVaultPage>();
  }
}

Shell::~Shell() = default;

std::vector<LanguageChoice> Shell::spoken_languages() const {
  std::vector<LanguageChoice> languages;
  for (const std::string& code : words_.codes()) languages.push_back({code, words_.in(code).name()});
  return languages;
}

bool Shell::is_respondents() const {
  return std::holds_alternative<InterviewPage>(page_) || std::holds_alternative<AccountPageShown>(page_) ||
         std::holds_alternative<ToldBackShown>(page_);
}

void Shell::frame(touch::Ui& ui) {
  if (ui.shift_three_times()) hide();
  watch_time(ui);
  if (std::exchange(forget_texts_, false)) ui.forget_texts();
  if (!keyboards_.empty()) ui.set_keyboards(std::exchange(keyboards_, {}));
  if (std::exchange(display_changed_, false)) show_display(ui);
  if (slow_) {
    ui.set_density(touch::Density::Team);
    draw_moment(ui, say());
    return;
  }
  if (std::exchange(comes_back_, false)) ui.come_back();
  draw_page(ui);
  read_aloud(ui);
  if (!sheet_wanted_.empty()) ui.open_sheet(std::exchange(sheet_wanted_, {}));
  if (const auto chosen = draw_display_sheet(ui, say(), display_)) pending_ = chosen;
}

// To respondents: on the team's pages there may be names, and somebody in the room.
void Shell::read_aloud(touch::Ui& ui) {
  if (!is_respondents()) {
    ui.set_reads_aloud(touch::ReadsAloud::No);
    reading_.stop(ui);
    display_.has_voice = reading_.has_voice(display_.language);
    return;
  }
  reading_.follow(ui, display_.read_aloud, display_.pace);
  if (turn_ && reading_.has_read_page()) turn_->respondent->note_read_aloud();
  // The hand-over before it may be read, too.
  if (told_back_ && ui.screen_key() == kToldBack)
    told_back_->was_read = told_back_->was_read || reading_.has_read_page();
}

void Shell::draw_page(touch::Ui& ui) {
  if (std::holds_alternative<InterviewPage>(page_)) {
    turn_->respondent->draw(ui);
    return;
  }
  if (std::holds_alternative<AccountPageShown>(page_)) {
    turn_wish_ = draw(ui, words_, say(), *account_);
    return;
  }
  if (std::holds_alternative<ToldBackShown>(page_)) {
    turn_wish_ = draw(ui, words_.in(told_back_->language), *told_back_);
    return;
  }
  ui.set_density(touch::Density::Team);
  pending_ = std::visit(
      [&](auto& page) -> std::optional<Action> {
        if constexpr (requires { draw(ui, say(), page); }) {
          return draw(ui, say(), page);
        } else {
          return std::nullopt;
        }
      },
      page_);
}

void Shell::after_frame(touch::Ui& ui) {
  const bool acted = take_action();
  watch_drafts(ui);
  if (!acted) return;
  keep_display();
  ui.request_frame();
}

// What was chosen is there again the next time. A disk that does not take it is told once, and stops nobody.
void Shell::keep_display() {
  const DeviceSettings& now = display_;
  if (now == kept_) return;
  kept_ = now;
  if (options_.settings_file.empty()) return;
  if (auto written = write_settings(options_.settings_file, now); !written) tell(written.error());
}

// Carries out what was touched; false when nothing was.
bool Shell::take_action() {
  if (slow_) {
    act(*std::exchange(slow_, std::nullopt));
    return true;
  }
  if (std::holds_alternative<InterviewPage>(page_)) {
    const auto wish = turn_->respondent->act();
    if (wish) fulfil(*wish);
    return wish.has_value();
  }
  if (turn_wish_) {
    const TurnWish wish = *std::exchange(turn_wish_, std::nullopt);
    fulfil(wish);
    return true;
  }
  if (!pending_) return false;
  if (is_slow(*pending_)) {
    slow_ = std::exchange(pending_, std::nullopt);
  } else {
    act(*std::exchange(pending_, std::nullopt));
  }
  return true;
}

// Brings language, text size and colours to the Ui. A theme that cannot be read leaves the one before.
void Shell::show_display(touch::Ui& ui) {
  use_language(ui, say(), display_.language);
  ui.set_text_scale(text_scale());
  ui.set_motion(display_.motion);
  ui.set_spacing(display_.spacing);
  if (ui.theme().name() == display_.theme) return;
  auto theme = touch::Theme::load(options_.assets / "themes" / (display_.theme + ".yaml"));
  if (theme) ui.set_theme(std::move(*theme));
}

void Shell::set_title(const std::string& title) const {
  if (options_.set_window_title) options_.set_window_title(title);
}

// Where the page on screen says what is wrong; null where it has no place for it.
words::Explained* Shell::problem() {
  return std::visit(
      [](auto& page) -> words::Explained* {
        if constexpr (requires { page.problem; }) {
          return &page.problem;
        } else {
          return nullptr;
        }
      },
      page_);
}

void Shell::tell(const Error& error) {
  if (words::Explained* const problem = this->problem()) *problem = say().explain(error);
}

// What the vault found odd is told after what the page has to tell already, and waits while a respondent has
// the device.
void Shell::tell_notices() {
  for (Error& odd : desk_.take_notices()) notices_.push_back(std::move(odd));
  words::Explained* const problem = this->problem();
  if (problem == nullptr) return;
  for (const Error& odd : std::exchange(notices_, {})) {
    const words::Explained told = say().explain(odd);
    if (problem->message.empty()) {
      *problem = told;
    } else {
      problem->remedy += fmt::format(" {} {}", told.message, told.remedy);
    }
  }
}

}  // namespace doorstep::screen
