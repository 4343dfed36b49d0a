#include "app/screen/preview.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/neutral_screen.h"
#include "app/screen/preview_reasons.h"
#include "app/screen/screen_language.h"

namespace doorstep::screen {
namespace {

using interview::Phase;
using model::Step;
using touch::Rect;
using touch::Size;
using touch::Ui;

constexpr float kWideFrom = 1100;        // px of the window: the column stands beside the page
constexpr float kWideMillimetres = 180;  // and this at 100 %
constexpr float kSideColumn = 0.34F;     // of the window's width
constexpr float kLeastColumn = 72;       // mm at 100 %
constexpr float kMostColumn = 115;
constexpr float kWhy = 0.3F;         // of the window's height, below the page
constexpr float kWhyBeside = 0.36F;  // of the width that is left, beside one that stands
constexpr float kBezel = 2;          // mm around the respondent's page
constexpr float kScaleStep = 0.25F;

// Of a 10-inch tablet and of a small screen, in the respondent's own millimetres.
Size size_of(PreviewShape shape) {
  switch (shape) {
    case PreviewShape::Standing:
      return {136, 217};
    case PreviewShape::Small:
      return {136, 81};
    case PreviewShape::Lying:
      break;
  }
  return {217, 136};
}

int line_of(const model::Instrument& instrument, const Step& step) {
  return step.kind == Step::Kind::Page ? instrument.pages[step.index].place.line
                                       : instrument.questions[step.index].place.line;
}

std::string clock(std::time_t when) {
  std::tm local{};
  localtime_r(&when, &local);
  return fmt::format("{:02}.{:02}", local.tm_hour, local.tm_min);
}

}  // namespace

Result<std::unique_ptr<Preview>> Preview::create(PreviewOptions options) {
  auto file = PreviewFile::open(options.file, options.shipped);
  if (!file) return tl::unexpected(file.error());
  auto words = words::Words::load(options.assets);
  if (!words) return tl::unexpected(words.error());
  return std::unique_ptr<Preview>(new Preview(std::move(options), std::move(*file), std::move(*words)));
}

Preview::Preview(PreviewOptions options, PreviewFile file, words::Words words)
    : options_(std::move(options)),
      file_(std::move(file)),
      words_(std::move(words)),
      say_(words_.in(options_.language)),
      shown_(words_, say_.code(), options_.today) {
  shown_.begin(file_.instrument());
}

bool Preview::has_news() {
  if (!file_.look()) return false;
  stale_ = true;
  if (file_.is_current()) {
    shown_.follow(file_.instrument());
    no_way_ = false;  // perhaps there is one now
  }
  return true;
}

void Preview::forget_why() {
  why_.clear();
  no_way_ = false;
}

// ---- what the column says ----

// The page or question that begins at that line or last before it.
std::optional<std::size_t> Preview::step_at_line(int line) const {
  if (!shown_.get() || !file_.is_current()) return std::nullopt;
  const auto& instrument = shown_.get()->instrument();
  std::optional<std::size_t> found;
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    const int begins = line_of(instrument, instrument.steps[step]);
    if (begins <= line && (!found || begins > line_of(instrument, instrument.steps[*found]))) found = step;
  }
  return found;
}

PreviewPlace Preview::place_of(std::size_t step, const RespondentView& seen) const {
  using State = PreviewPlace::State;
  const auto& instrument = seen.instrument();
  const Step& there = instrument.steps[step];
  PreviewPlace place{.step = step, .id = id_of_step(instrument, step)};
  if (there.kind == Step::Kind::Page) {
    place.words = seen.text(instrument.pages[there.index].text);
    if (place.words.empty()) place.words = place.id;
    place.words = yaml::shortened(place.words);
  } else {
    place.words = seen.question_text(there.index);
    place.answer = seen.interview.words(there.index, seen.wording());
    if (!seen.interview.is_asked(there.index)) place.state = State::NotAsked;
  }
  const bool going = seen.interview.phase() == Phase::Going;
  if (going && seen.interview.position() == step) place.state = State::Here;
  return place;
}

void Preview::add_interview(PreviewView& view) const {
  const interview::Interview& interview = *shown_.get();
  const model::Instrument& instrument = interview.instrument();
  view.questions = instrument.count_written_questions();
  const RespondentPeople people = shown_.people();
  const RespondentView seen(interview, shown_.ledger(), people, words_.in(interview.language()));
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    const Step& there = instrument.steps[step];
    const model::Question* question =
        there.kind == Step::Kind::Question ? &instrument.questions[there.index] : nullptr;
    // Of a repeat that nobody has come to, once is enough.
    const bool more = question != nullptr && question->instance && !interview.is_there(*question->instance) &&
                      instrument.instances[*question->instance].number > 1;
    if (more || (question != nullptr && question->one_more)) continue;
    view.places.push_back(place_of(step, seen));
  }
  if (const auto question = instrument.find_question(why_.empty() ? shown_.place() : why_))
    view.why = reasons_of(say_, seen, *question);
  view.why.no_way = no_way_;
  for (const std::string& code : instrument.languages)
    view.languages.emplace_back(code, words_.speaks(code) ? words_.in(code).name() : code);
  view.language = interview.language();
  view.age = interview.inputs().age;
  view.age_from = instrument.age_from;
  view.age_to = instrument.age_to;
}

PreviewView Preview::view() const {
  PreviewView view;
  view.tab = tab_;
  view.name = file_.path().filename().string();
  view.saved = clock(file_.saved_at());
  view.shows_nothing = shown_.get() == nullptr;
  view.shows_last_good = !view.shows_nothing && !file_.is_current();
  view.by_example = shown_.by_example();
  view.translated = file_.translated();
  view.tried = file_.tried();
  for (const Unrecorded& missing : file_.unrecorded())
    view.unrecorded.push_back(screen::line_of(say_, missing, Naming::First));
  for (const yaml::Problem& problem : file_.problems()) {
    view.problems.push_back({problem.place.line, problem.severity == yaml::Severity::Error,
                             say_.explain(problem), step_at_line(problem.place.line)});
  }
  view.text_scale = text_scale_;
  view.shape = shape_;
  if (!view.shows_nothing) add_interview(view);
  return view;
}

// ---- drawing ----

void Preview::frame(Ui& ui) {
  if (ui.language() != say_.code()) use_language(ui, say_, say_.code());
  ui.set_density(touch::Density::Team);
  ui.set_text_scale(options_.text_scale);
  ui.screen("preview", touch::Entrance::Instant);
  if (shown_.take_moved()) {
    forget_why();
    stale_ = true;
  }
  if (std::exchange(stale_, false)) view_ = view();
  const Rect all = ui.viewport();
  const bool wide =
      all.width * ui.pixels_per_mm() >= kWideFrom && all.width >= kWideMillimetres * ui.text_scale();
  return wide ? draw_beside(ui, all) : draw_in_tabs(ui, all.shrunk(ui.metrics().margin));
}

void Preview::draw_beside(Ui& ui, Rect all) {
  const bool is_tab = tab_ == PreviewTab::Problems || tab_ == PreviewTab::Places || tab_ == PreviewTab::As;
  view_.tab = is_tab ? tab_ : PreviewTab::Problems;
  const float margin = ui.metrics().margin;
  const float scale = ui.text_scale();
  const float width = std::clamp(all.width * kSideColumn, kLeastColumn * scale, kMostColumn * scale);
  const Rect side = all.take_start(width);
  ui.canvas().fill(side, ui.colour(touch::Token::Side));
  action_ = draw_preview_column(ui, say_, view_, side.shrunk(margin), PreviewTabs::WithoutPage);
  all = all.shrunk(margin);
  if (!view_.shows_nothing) {
    const Rect place = shape_ == PreviewShape::Standing
                           ? all.take_end(all.width * kWhyBeside, margin)
                           : all.take_bottom(ui.viewport().height * kWhy, margin);
    touch::pan_region(ui, "why:region", place,
                      [&](Rect area) { return draw_preview_why(ui, say_, view_.why, area, action_); });
  }
  draw_device(ui, all);
}

void Preview::draw_in_tabs(Ui& ui, Rect all) {
  view_.tab = tab_;
  all.take_top(draw_preview_tabs(ui, say_, view_, all, PreviewTabs::WithPage, action_), ui.metrics().gap);
  if (tab_ == PreviewTab::Page) return draw_device(ui, all);
  reading_.be_silent();
  if (auto action = draw_preview_column(ui, say_, view_, all, PreviewTabs::WithPage)) action_ = action;
}

// As large as it can be; what stands on it keeps its proportions.
void Preview::draw_device(Ui& ui, Rect area) {
  if (view_.shows_nothing) {
    const touch::TextLook look{.role = touch::TextRole::Title, .align = touch::Align::Center};
    const std::string words = say_("team.preview.nothing_yet");
    const float height = touch::text_height(ui, words, area.width, look);
    (void)touch::text_block(ui, "nothing_yet", area.centered({area.width, height}), words, look);
    return;
  }
  const Size size = size_of(shape_);
  const float scale =
      std::min((area.width - 2 * kBezel) / size.width, (area.height - 2 * kBezel) / size.height);
  const Rect body = area.centered({size.width * scale + 2 * kBezel, size.height * scale + 2 * kBezel});
  ui.canvas().fill(body, ui.colour(touch::Token::Text), 2 * kBezel);
  ui.emit("device", touch::Role::Image, say_("team.preview.tabs.page"), body, touch::Touch::None);
  if (!device_) {
    device_ = std::make_unique<Ui>(ui.text(), ui.theme());
    device_->set_keyboards(touch::Keyboards::load(options_.assets / "keyboards").keyboards);
  }
  device_->set_motion(ui.motion());
  device_->set_text_scale(text_scale_);
  ui.host(*device_, body.shrunk(kBezel), ui.pixels_per_mm() * scale,
          [this](Ui& device) { draw_page(device); });
}

void Preview::draw_page(Ui& device) {
  const interview::Interview& interview = *shown_.get();
  if (shown_.is_covered()) {
    reading_.stop(device);
    if (draw(device, words_.in(interview.language()), NeutralPage())) uncover_ = true;
    return;
  }
  shown_.respondent().draw(device);
  reading_.set_instrument(interview.instrument().id);
  reading_.follow(device, options_.read_aloud, options_.pace);
  if (reading_.has_read_page()) shown_.respondent().note_read_aloud();
}

// ---- acting ----

void Preview::after_frame(Ui& ui) {
  if (const auto action = std::exchange(action_, std::nullopt)) {
    stale_ = true;
    act(*action);
    ui.request_frame();
  }
  if (std::exchange(uncover_, false)) shown_.uncover();
  if (!shown_.get() || shown_.is_covered()) return;
  if (const auto wish = shown_.respondent().act()) {
    stale_ = true;
    act(*wish);
    ui.request_frame();
  }
}

void Preview::act(Respondent::Wish wish) {
  switch (wish) {
    case Respondent::Wish::Hide:
      reading_.be_silent();
      return shown_.cover();
    case Respondent::Wish::BiggerText:
      text_scale_ = text_scale_ >= 2 ? 1 : text_scale_ + kScaleStep;
      return;
    case Respondent::Wish::NotNow:
    case Respondent::Wish::HandBack:
    case Respondent::Wish::Stopped:
    case Respondent::Wish::Finished:
      return shown_.begin(file_.instrument());
  }
}

void Preview::go_to(std::size_t step) {
  const std::string id = id_of_step(shown_.get()->instrument(), step);
  no_way_ = !shown_.go_to(step);
  why_ = no_way_ ? id : std::string();
}

void Preview::act(const PreviewAction& action) {
  if (const auto* shown = std::get_if<ShowTab>(&action)) tab_ = shown->tab;
  if (const auto* large = std::get_if<WriteLarge>(&action)) text_scale_ = large->scale;
  if (const auto* held = std::get_if<Hold>(&action)) shape_ = held->shape;
  if (const auto* asks = std::get_if<AskWhy>(&action)) {
    why_ = id_of_step(shown_.get()->instrument(), asks->step);
    no_way_ = false;
    if (asks->then == Then::ShowPage) tab_ = PreviewTab::Why;
  }
  if (const auto* goes = std::get_if<GoToStep>(&action)) {
    go_to(goes->step);
    if (goes->then == Then::ShowPage) tab_ = no_way_ ? PreviewTab::Why : PreviewTab::Page;
  }
  if (const auto* speaks = std::get_if<SpeakAs>(&action)) (void)shown_.speak(speaks->language);
  if (const auto* old = std::get_if<BeOld>(&action)) shown_.be_old(old->years);
  if (std::holds_alternative<BeginAgain>(action)) shown_.begin(file_.instrument());
  if (std::holds_alternative<BeOld>(action) || std::holds_alternative<BeginAgain>(action)) forget_why();
}

}  // namespace doorstep::screen
