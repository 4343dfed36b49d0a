#include "app/screen/respondent.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/screen/hand_over_page.h"
#include "app/screen/pause_page.h"
#include "app/screen/question_page.h"
#include "app/screen/screen_language.h"
#include "app/screen/told_pages.h"

namespace doorstep::screen {
namespace {

using interview::EventKind;
using interview::Move;
using interview::Phase;
using model::PageKind;
using model::Step;
using touch::Rect;
using touch::Ui;

constexpr std::string_view kLanguages = "languages";  // the sheet
constexpr float kSheetWidth = 90;                     // mm

// Null when the instrument has none.
const model::Page* sharing_page(const model::Instrument& instrument) {
  const auto found = std::ranges::find(instrument.pages, PageKind::Sharing, &model::Page::kind);
  return found == instrument.pages.end() ? nullptr : &*found;
}

const model::Page* sharing_assent(const model::Instrument& instrument) {
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    const auto [kind, index] = instrument.steps[step];
    if (kind == Step::Kind::Page && instrument.pages[index].kind == PageKind::Assent &&
        sharing::is_assent_to_sharing(instrument, step))
      return &instrument.pages[index];
  }
  return nullptr;
}

}  // namespace

Respondent::Respondent(const interview::Interview& interview, const sharing::Ledger& ledger,
                       RespondentPeople people, const words::Words& words, touch::Density density,
                       RespondentActions actions)
    : interview_(interview),
      ledger_(ledger),
      people_(std::move(people)),
      words_(words),
      density_(density),
      actions_(std::move(actions)) {}

Respondent::Respondent(const interview::Interview& interview, const sharing::Ledger& ledger,
                       RespondentPeople people, const words::Words& words, touch::Density density,
                       RespondentActions actions, RespondentDraft draft)
    : Respondent(interview, ledger, std::move(people), words, density, std::move(actions)) {
  if (!draft.had_begun) {
    draft_.purpose = draft.purpose;
    draft_.answers = std::move(draft.answers);
    return;
  }
  draft_ = std::move(draft);
  step_shown_ = interview_.position();  // the same page as before: what was given there stands
  begin();
  if (draft_.ended) stage_ = Stage::Ended;
}

RespondentView Respondent::view() const {
  return {interview_, ledger_, people_, words_.in(interview_.language())};
}

RespondentFrame Respondent::frame() const {
  RespondentFrame frame;
  const bool several = interview_.instrument().languages.size() > 1 && !changes_choices();
  frame.languages = several ? Languages::Several : Languages::One;
  if (interview_.behind() || changes_choices()) frame.back = back_button(words_.in(interview_.language()));
  if (!error_) {
    frame.message = what_was_done();
    return frame;
  }
  const words::Language& say = words_.in(interview_.language());
  const std::string key = "respondent.problem." + error_->code;
  frame.message.kind = say.has(key) ? FrameMessage::Kind::Asks : FrameMessage::Kind::Problem;
  if (say.has(key)) {
    frame.message.words = say(key);
  } else {
    const words::Explained explained = say.explain(*error_);
    frame.message.words = fmt::format("{} {}", explained.message, explained.remedy);
    if (interview_.phase() != Phase::AtEnd) {
      frame.message.words =
          fmt::format("{} {}", say("respondent.not_saved", people_.interviewer), frame.message.words);
    }
  }
  return frame;
}

const model::Page* Respondent::page_here() const {
  const model::Instrument& instrument = interview_.instrument();
  if (changes_choices()) return draft_.agreeing ? sharing_assent(instrument) : sharing_page(instrument);
  if (interview_.phase() != Phase::Going) return nullptr;
  const Step& step = instrument.steps[interview_.position()];
  return step.kind == Step::Kind::Page ? &instrument.pages[step.index] : nullptr;
}

std::optional<std::uint32_t> Respondent::question_here() const {
  if (interview_.phase() != Phase::Going || changes_choices()) return std::nullopt;
  const Step& step = interview_.instrument().steps[interview_.position()];
  return step.kind == Step::Kind::Question ? std::optional(step.index) : std::nullopt;
}

AnswerDraft& Respondent::draft_for(std::uint32_t question) {
  const auto found = draft_.answers.find(question);
  if (found != draft_.answers.end()) return found->second;
  AnswerDraft draft = draft_of(interview_.answer(question), interview_.instrument().questions[question]);
  // What is suggested is there to begin with, and becomes an answer only when the respondent goes on with it.
  if (const auto suggested = interview_.suggestion(question); suggested && !interview_.answer(question))
    draft.value = *suggested;
  // An option that is no longer offered is not shown as chosen.
  if (interview_.answer(question) != nullptr)
    draft.value = interview_.value(interview_.instrument().questions[question].slot);
  return draft_.answers.emplace(question, std::move(draft)).first->second;
}

std::map<std::uint32_t, interview::Answer> Respondent::given() const {
  std::map<std::uint32_t, interview::Answer> given;
  const RespondentView view = this->view();
  for (const auto& [question, draft] : draft_.answers) {
    auto answer = answer_of(draft, interview_.instrument().questions[question]);
    if (answer && !is_recorded(view, question, draft)) given.emplace(question, std::move(*answer));
  }
  return given;
}

// ---- drawing ----

void Respondent::speak(Ui& ui) const {
  ui.set_density(density_);
  if (ui.language() != interview_.language())
    use_language(ui, words_.in(interview_.language()), interview_.language());
}

void Respondent::draw(Ui& ui) {
  speak(ui);
  follow_position();
  const std::string pressed = draw_stage(ui, view());
  if (pressed == "language") {
    ui.open_sheet(kLanguages);
  } else if (!pressed.empty()) {
    pressed_ = pressed;
  }
  draw_languages(ui);
}

std::string Respondent::draw_stage(Ui& ui, const RespondentView& view) {
  RespondentFrame frame = this->frame();
  if (stage_ != Stage::Going) frame.back.reset();
  switch (stage_) {
    case Stage::HandOver:
      return hand_over_page(ui, view, std::move(frame));
    case Stage::Paused:
      return pause_page(ui, view, std::move(frame));
    case Stage::Stopping:
      return stop_page(ui, view, std::move(frame));
    case Stage::Ended:
      return closing_page(ui, view, std::move(frame));
    case Stage::Going:
      break;
  }
  return draw_step(ui, view);
}

std::string Respondent::draw_step(Ui& ui, const RespondentView& view) {
  RespondentFrame frame = this->frame();
  if (draft_.closing) return draft_.closing->draw(ui, view, std::move(frame));
  if (const auto question = question_here())
    return question_page(
        ui, view, *question, [this](std::uint32_t row) -> AnswerDraft& { return draft_for(row); },
        std::move(frame));
  const model::Page* page = page_here();
  if (page == nullptr) return unfinished_page(ui, view, std::move(frame));
  switch (page->kind) {
    case PageKind::Sharing:
      return draft_.sharing.draw(ui, view, std::move(frame));
    case PageKind::Inform:
      frame.next = next_button(view.say);
      return inform_page(ui, view, *page, std::move(frame));
    case PageKind::Understood:
    case PageKind::Assent:
      break;
  }
  return yes_no_page(ui, view, *page, std::move(frame), yes_no_);
}

void Respondent::draw_languages(Ui& ui) {
  if (!ui.sheet_open(kLanguages)) return;
  const words::Language& say = words_.in(interview_.language());
  touch::OptionSet set{.group = "languages", .layout = touch::OptionLayout::Rows};
  for (const std::string& code : interview_.instrument().languages) {
    const bool now = code == interview_.language();
    set.options.push_back({"language:" + code, words_.speaks(code) ? words_.in(code).name() : code,
                           now ? touch::Selected::Yes : touch::Selected::No});
  }
  const float width = std::min(kSheetWidth * ui.text_scale(), ui.viewport().width * 0.75F);
  const float options = touch::options_height(ui, set, width);
  const touch::Size cancel = touch::button_size(ui, say("common.cancel"), {}, width);
  const auto draw_options = [&](Rect area) {
    if (const auto chosen = touch::answer_options(ui, area, set).chosen) pressed_ = set.options[*chosen].id;
  };
  const auto draw_foot = [&](Rect foot) {
    const Rect place = foot.take_start(cancel.width);
    if (touch::button(ui, "languages:cancel", place, say("common.cancel")) || !pressed_.empty())
      ui.close_sheet();
  };
  touch::sheet(ui, kLanguages, say("common.language"), {width, options}, draw_options,
               {cancel, touch::Align::Start, draw_foot});
}

// ---- acting ----

bool Respondent::record(const Move& move) {
  done_.clear();
  if (const auto made = actions_.make(move); !made) {
    show(made.error());
    return false;
  }
  error_.reset();
  return true;
}

void Respondent::show(const Error& error) { error_ = error; }

// Another page is on screen: what was touched on the one before says nothing about this one.
void Respondent::follow_position() {
  if (is_over(interview_.phase()) && !changes_choices()) stage_ = Stage::Ended;
  if (interview_.position() == step_shown_) return;
  step_shown_ = interview_.position();
  heard_ = false;
  yes_no_.reset();
  error_.reset();
  draft_.closing.reset();
  draft_.sharing.enter_at_start();
}

std::optional<Respondent::Wish> Respondent::act() {
  const std::string pressed = std::exchange(pressed_, {});
  if (pressed.empty()) return std::nullopt;
  if (pressed == "hide") return Wish::Hide;
  if (pressed == "bigger") return Wish::BiggerText;
  if (pressed.starts_with("language:")) {
    choose_language(pressed.substr(pressed.find(':') + 1));
    return std::nullopt;
  }
  return act_on_stage(pressed);
}

std::optional<Respondent::Wish> Respondent::act_on_stage(const std::string& pressed) {
  switch (stage_) {
    case Stage::HandOver:
      if (pressed == "hand_back") return Wish::NotNow;
      begin();
      return std::nullopt;
    case Stage::Paused:
    case Stage::Stopping:
      return act_on_pause(pressed);
    case Stage::Ended:
      return interview_.phase() == Phase::Finished ? Wish::Finished : Wish::Stopped;
    case Stage::Going:
      if (pressed == "hand_back") return Wish::HandBack;
      if (pressed != "pause") {
        act_on_step(pressed);
      } else if (changes_choices() || record({.kind = EventKind::Paused})) {
        stage_ = Stage::Paused;
      }
  }
  return std::nullopt;
}

void Respondent::begin() {
  const bool goes_on = interview_.history().size() > 1 && !changes_choices();
  if (goes_on && !is_over(interview_.phase()) && !record({.kind = EventKind::Resumed})) return;
  stage_ = Stage::Going;
  finish_at_the_end();
}

std::optional<Respondent::Wish> Respondent::act_on_pause(const std::string& pressed) {
  if (pressed == "hand_back") return Wish::HandBack;
  if (changes_choices()) {  // whatever was chosen stands, and there is no interview that could be stopped
    if (pressed == "stop") return Wish::HandBack;
    stage_ = Stage::Going;
    return std::nullopt;
  }
  if (pressed == "stop") stage_ = Stage::Stopping;
  if (pressed == "undo" || pressed == "redo") {
    take_back(pressed == "undo" ? EventKind::Undone : EventKind::Redone);
    const std::string done = std::exchange(done_, {});
    if (!error_ && record({.kind = EventKind::Resumed})) stage_ = Stage::Going;
    done_ = done;
  }
  if (pressed == "go_on" || pressed == "stop:no") {
    if (record({.kind = EventKind::Resumed})) stage_ = Stage::Going;
  }
  if (pressed == "stop:yes" && record({.kind = EventKind::Stopped})) stage_ = Stage::Ended;
  return std::nullopt;
}

void Respondent::act_on_step(const std::string& pressed) {
  if (draft_.closing) {
    act_on_closing(pressed);
  } else if (const auto question = question_here()) {
    act_on_question(*question, pressed);
  } else if (const model::Page* page = page_here()) {
    act_on_page(*page, pressed);
  }
  finish_at_the_end();
}

void Respondent::act_on_page(const model::Page& page, const std::string& pressed) {
  if (pressed == "undo") return take_back(EventKind::Undone);
  if (pressed == "redo") return take_back(EventKind::Redone);
  if (page.kind == PageKind::Sharing) {
    act_on_sharing(pressed);
  } else if (pressed == "back" && changes_choices()) {
    yes_no_.reset();  // what is chosen now may be something else
    draft_.agreeing = false;
  } else if (pressed == "back") {
    (void)record({.kind = EventKind::MovedBack});
  } else if (page.kind == PageKind::Inform) {
    (void)record({.kind = EventKind::Informed, .at = page.id, .read_aloud = heard_});
  } else {
    answer_yes_no(page);
  }
}

void Respondent::answer_yes_no(const model::Page& page) {
  if (!yes_no_) return;
  const bool yes = *yes_no_;
  const bool to_sharing =
      changes_choices() || (page.kind == PageKind::Assent &&
                            sharing::is_assent_to_sharing(interview_.instrument(), interview_.position()));
  if (to_sharing) {
    // First, so that a crash between the two asks again instead of losing a no.
    const auto decided = actions_.decide(view().said({.kind = sharing::Kind::Assented, .assented = yes}));
    if (!decided) return show(decided.error());
    error_.reset();
    const bool asks = changes_choices() || !sharing::asks_outcome(interview_.instrument());
    if (asks && !people_.parents.empty()) {
      draft_.closing.emplace();
      return;
    }
  }
  go_on_from_assent(page, yes);
}

void Respondent::go_on_from_assent(const model::Page& page, bool yes) {
  if (changes_choices()) {
    yes_no_.reset();
    draft_.closing.reset();
    draft_.ended = true;
    stage_ = Stage::Ended;
    return;
  }
  const EventKind kind = page.kind == PageKind::Assent ? EventKind::Assented : EventKind::Understood;
  if (!record({.kind = kind, .at = page.id, .answer = interview::Answer{yes, {}}, .read_aloud = heard_}))
    return;
  yes_no_.reset();
  draft_.closing.reset();
}

void Respondent::act_on_closing(const std::string& pressed) {
  const auto outcome = draft_.closing->act(pressed, view(), actions_.decide);
  if (!outcome) return show(outcome.error());
  error_.reset();
  if (*outcome == SharingFlow::Outcome::Stays) return;
  const model::Page* page = page_here();
  yes_no_ = ledger_.assent();  // what the child said there, also when the screen was covered since
  if (*outcome == SharingFlow::Outcome::LeavesBack) {
    draft_.closing.reset();
  } else if (page != nullptr) {
    go_on_from_assent(*page, ledger_.has_assent());
  }
}

// Whoever stops before it agrees anew has told nobody more.
Result<void> Respondent::decide(sharing::Event event) {
  if (changes_choices() && sharing::needs_assent_again(ledger_, event)) {
    if (auto again = actions_.decide(view().said({.kind = sharing::Kind::Reopened})); !again) return again;
  }
  return actions_.decide(std::move(event));
}

void Respondent::act_on_sharing(const std::string& pressed) {
  const auto outcome =
      draft_.sharing.act(pressed, view(), [this](sharing::Event event) { return decide(std::move(event)); });
  if (!outcome) return show(outcome.error());
  error_.reset();
  if (changes_choices()) {
    if (*outcome == SharingFlow::Outcome::LeavesBack) stage_ = Stage::HandOver;
    draft_.agreeing = *outcome == SharingFlow::Outcome::LeavesOn;
    return;
  }
  if (*outcome == SharingFlow::Outcome::LeavesBack) (void)record({.kind = EventKind::MovedBack});
  if (*outcome == SharingFlow::Outcome::LeavesOn) (void)record({.kind = EventKind::Shared});
}

void Respondent::choose_language(const std::string& code) {
  if (code == interview_.language()) return;
  (void)record({.kind = EventKind::LanguageChosen, .language = code});
}

// Past the last page the interview is finished; what an earlier change left open is asked first.
void Respondent::finish_at_the_end() {
  if (interview_.phase() != Phase::AtEnd || changes_choices()) return;
  follow_position();  // so that an error of what follows stays on the screen
  (void)record(interview_.move_at_end());
}

void Respondent::note_hidden() {
  if (!changes_choices()) (void)actions_.make({.kind = EventKind::Hidden});
}

RespondentDraft Respondent::take_draft() && {
  draft_.had_begun = stage_ != Stage::HandOver;
  return std::move(draft_);
}

}  // namespace doorstep::screen
