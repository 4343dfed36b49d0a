#include "app/screen/preview.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/screen/preview_way.h"
#include "app/screen/screen_language.h"
#include "instruments/interview/migration.h"

namespace doorstep::screen {
namespace {

using interview::EventKind;
using interview::Interview;
using interview::Phase;
using model::Step;
using touch::Rect;
using touch::Size;
using touch::Ui;

constexpr float kWideFrom = 1100;        // px of the window: the column stands beside the page
constexpr float kWideMillimetres = 180;  // and this at 100 %
constexpr float kColumn = 0.34F;         // of the window's width
constexpr float kLeastColumn = 72;       // mm at 100 %
constexpr float kMostColumn = 115;
constexpr float kBezel = 2;  // mm around the respondent's page
constexpr float kScaleStep = 0.25F;
constexpr int kUsualAge = 35;  // of a grown-up

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

std::string id_of(const model::Instrument& instrument, std::size_t step) {
  const Step& there = instrument.steps[step];
  return there.kind == Step::Kind::Page ? instrument.pages[there.index].id
                                        : instrument.questions[there.index].id;
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

bool takes_the_same(const model::Question& before, const model::Question& after) {
  if (before.type != after.type || (before.answers == nullptr) != (after.answers == nullptr)) return false;
  return before.answers == nullptr || before.answers->choices.ids == after.answers->choices.ids;
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
      language_(say_.code()) {
  begin();
}

// ---- the interview that nobody keeps ----

RespondentPeople Preview::people() const {
  const words::Language& say = words_.in(interview_->language());
  RespondentPeople people{
      "respondent", say("team.preview.respondent"), say("team.preview.interviewer"), {}, {}};
  if (interview_->instrument().respondent == model::Respondent::Child) {
    people.parents = {{"mother", say("team.preview.mother"), {}}, {"father", say("team.preview.father"), {}}};
  }
  return people;
}

touch::Density Preview::density() const {
  const bool child = interview_->instrument().respondent == model::Respondent::Child;
  return child && interview_->inputs().age ? touch::density_for_age(*interview_->inputs().age)
                                           : touch::Density::Adult;
}

std::optional<int> Preview::fitting_age() const {
  const model::Instrument& instrument = *file_.instrument();
  if (instrument.respondent == model::Respondent::Organisation) return std::nullopt;
  const bool child = instrument.respondent == model::Respondent::Child;
  const int usual = child ? (instrument.age_from + instrument.age_to) / 2 : kUsualAge;
  return std::clamp(age_.value_or(usual), instrument.age_from, instrument.age_to);
}

void Preview::begin() {
  stale_ = true;
  respondent_.reset();
  interview_.reset();
  hidden_.reset();
  ledger_ = {};
  by_example_.clear();
  if (!file_.instrument()) return;
  interview_.emplace(Interview::start(file_.instrument(), {fitting_age(), options_.today}, language_, {}));
  show(RespondentDraft());
}

void Preview::show(RespondentDraft draft) {
  stale_ = true;
  hidden_.reset();
  respondent_.reset();
  const auto decide = [this](sharing::Event event) {
    event.number = ledger_.next_number();
    return ledger_.apply(event);
  };
  respondent_.emplace(*interview_, ledger_, people(), words_, density(),
                      RespondentActions{[this](const interview::Move& move) { return make(move); }, decide},
                      std::move(draft));
}

void Preview::show(Interview interview, RespondentDraft draft) {
  respondent_.reset();  // it reads the one that goes
  interview_.emplace(std::move(interview));
  show(std::move(draft));
}

Result<void> Preview::make(const interview::Move& move) {
  const auto event = interview_->plan(move, {});
  if (!event) return tl::unexpected(event.error());
  auto applied = interview_->apply(*event);
  stale_ = true;
  why_.clear();
  no_way_ = false;
  return applied;
}

// What was given and not sent off, as far as `next` takes it.
RespondentDraft Preview::take_draft(const model::Instrument& next) {
  const model::Instrument& last = interview_->instrument();
  RespondentDraft before = hidden_ ? std::move(*hidden_) : std::move(*respondent_).take_draft();
  RespondentDraft after{.had_begun = before.had_begun};
  for (auto& [question, answer] : before.answers) {
    const auto same = next.find_question(last.questions[question].id);
    if (same && takes_the_same(last.questions[question], next.questions[*same]))
      after.answers.emplace(*same, std::move(answer));
  }
  return after;
}

void Preview::retrace(const std::shared_ptr<const model::Instrument>& next) {
  const std::string here = place_id();
  auto again =
      interview::retrace(interview_->shared_instrument(), interview_->history(), next, fitting_age());
  if (!again) return begin();
  RespondentDraft draft = take_draft(*next);
  show(std::move(*again), {.had_begun = draft.had_begun});
  const auto step = step_called(here);
  if (auto there = step ? straight_way_to(*interview_, *step) : std::nullopt) {
    show(std::move(*there), std::move(draft));
  } else {
    show(std::move(draft));
  }
}

bool Preview::has_news() {
  if (!file_.look()) return false;
  stale_ = true;
  if (!file_.is_current()) return true;
  if (interview_) {
    retrace(file_.instrument());
  } else {
    begin();
  }
  return true;
}

// ---- where things are ----

std::string Preview::place_id() const {
  return interview_ && interview_->phase() == Phase::Going
             ? id_of(interview_->instrument(), interview_->position())
             : std::string();
}

std::optional<std::size_t> Preview::step_called(const std::string& id) const {
  const auto& steps = interview_->instrument().steps;
  for (std::size_t step = 0; step < steps.size(); ++step) {
    if (id_of(interview_->instrument(), step) == id) return step;
  }
  return std::nullopt;
}

// The page or question that begins at that line or last before it.
std::optional<std::size_t> Preview::step_at_line(int line) const {
  if (!interview_ || !file_.is_current()) return std::nullopt;
  const auto& instrument = interview_->instrument();
  std::optional<std::size_t> found;
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    const int begins = line_of(instrument, instrument.steps[step]);
    if (begins <= line && (!found || begins > line_of(instrument, instrument.steps[*found]))) found = step;
  }
  return found;
}

// ---- what the column says ----

PreviewPlace Preview::place_of(std::size_t step, const RespondentView& seen) const {
  using State = PreviewPlace::State;
  const auto& instrument = interview_->instrument();
  const Step& there = instrument.steps[step];
  PreviewPlace place{.step = step, .id = id_of(instrument, step)};
  if (there.kind == Step::Kind::Page) {
    place.words = seen.text(instrument.pages[there.index].text);
    if (place.words.empty()) place.words = place.id;
    place.words = yaml::shortened(place.words);
  } else {
    place.words = seen.question_text(there.index);
    place.answer = interview_->words(there.index, seen.wording());
    if (!interview_->is_asked(there.index)) place.state = State::NotAsked;
  }
  const bool going = interview_->phase() == Phase::Going;
  if (going && interview_->position() == step) place.state = State::Here;
  return place;
}

std::string Preview::words_of(const interview::WhyPart& part) const {
  if (const bool* truth = std::get_if<bool>(&part.value)) return say_(*truth ? "common.yes" : "common.no");
  if (const auto* reason = std::get_if<language::Missing>(&part.value)) {
    const std::string word(interview_->instrument().reasons->word(*reason));
    return say_("team.preview.unknown", word);
  }
  const nlohmann::json value = interview::to_json(part.value, part.set);
  return value.is_string() ? value.get<std::string>() : value.dump();
}

PreviewWhy Preview::why() const {
  PreviewWhy shown{.id = why_.empty() ? place_id() : why_, .no_way = no_way_};
  const auto question = interview_->instrument().find_question(shown.id);
  if (!question) return {};
  shown.asked = interview_->is_asked(*question);
  shown.step = interview_->instrument().questions[*question].step_index;
  for (const interview::WhyPart& part : interview::why(*interview_, *question).parts) {
    const bool* truth = std::get_if<bool>(&part.value);
    shown.parts.push_back(
        {part.depth, part.text, words_of(part), truth == nullptr ? !is_missing(part.value) : *truth});
  }
  return shown;
}

PreviewView Preview::view() const {
  PreviewView view;
  view.tab = tab_;
  view.name = file_.path().filename().string();
  view.saved = clock(file_.saved_at());
  view.shows_last_good = interview_ && !file_.is_current();
  view.shows_nothing = !interview_;
  view.by_example = by_example_;
  for (const yaml::Problem& problem : file_.problems())
    view.problems.push_back({&problem, step_at_line(problem.place.line)});
  view.language = language_;
  view.text_scale = text_scale_;
  view.shape = shape_;
  if (!interview_) return view;
  const model::Instrument& instrument = interview_->instrument();
  view.questions = instrument.count_written_questions();
  const RespondentPeople people = this->people();
  const RespondentView seen(*interview_, ledger_, people, words_.in(interview_->language()));
  for (std::size_t step = 0; step < instrument.steps.size(); ++step) {
    const Step& there = instrument.steps[step];
    const model::Question* question =
        there.kind == Step::Kind::Question ? &instrument.questions[there.index] : nullptr;
    // Of a repeat that nobody has come to, once is enough.
    const bool more = question != nullptr && question->instance &&
                      !interview_->is_there(*question->instance) &&
                      instrument.instances[*question->instance].number > 1;
    if (more || (question != nullptr && question->one_more)) continue;
    view.places.push_back(place_of(step, seen));
  }
  view.why = why();
  for (const std::string& code : instrument.languages)
    view.languages.emplace_back(code, words_.speaks(code) ? words_.in(code).name() : code);
  view.language = interview_->language();
  view.age = interview_->inputs().age;
  view.age_from = instrument.age_from;
  view.age_to = instrument.age_to;
  return view;
}

// ---- drawing ----

void Preview::frame(Ui& ui) {
  if (ui.language() != say_.code()) use_language(ui, say_, say_.code());
  ui.set_density(touch::Density::Team);
  ui.set_text_scale(options_.text_scale);
  ui.screen("preview", touch::Entrance::Instant);
  if (std::exchange(stale_, false)) view_ = view();
  Rect all = ui.viewport();
  const float margin = ui.metrics().margin;
  const float scale = ui.text_scale();
  if (all.width * ui.pixels_per_mm() >= kWideFrom && all.width >= kWideMillimetres * scale) {
    view_.tab = tab_ == PreviewTab::Page ? PreviewTab::Problems : tab_;
    const float width = std::clamp(all.width * kColumn, kLeastColumn * scale, kMostColumn * scale);
    const Rect side = all.take_end(width);
    ui.canvas().fill(side, ui.colour(touch::Token::Side));
    draw_device(ui, all.shrunk(margin));
    action_ = draw_preview_column(ui, say_, view_, side.shrunk(margin), PreviewTabs::WithoutPage);
    return;
  }
  view_.tab = tab_;
  all = all.shrunk(margin);
  all.take_top(draw_preview_tabs(ui, say_, view_, all, PreviewTabs::WithPage, action_), ui.metrics().gap);
  if (tab_ == PreviewTab::Page) return draw_device(ui, all);
  if (auto action = draw_preview_column(ui, say_, view_, all, PreviewTabs::WithPage)) action_ = action;
}

// As large as it can be; what stands on it keeps its proportions.
void Preview::draw_device(Ui& ui, Rect area) {
  if (!interview_) {
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
  if (!hidden_) return respondent_->draw(device);
  if (draw(device, words_.in(interview_->language()), NeutralPage())) uncover_ = true;
}

// ---- acting ----

void Preview::after_frame(Ui& ui) {
  if (const auto action = std::exchange(action_, std::nullopt)) {
    stale_ = true;
    act(*action);
    ui.request_frame();
  }
  if (std::exchange(uncover_, false) && hidden_) show(std::move(*hidden_));
  if (!interview_ || hidden_) return;
  if (const auto wish = respondent_->act()) {
    act(*wish);
    ui.request_frame();
  }
}

void Preview::act(Respondent::Wish wish) {
  switch (wish) {
    case Respondent::Wish::Hide:
      respondent_->note_hidden();
      hidden_ = std::move(*respondent_).take_draft();
      return;
    case Respondent::Wish::BiggerText:
      text_scale_ = text_scale_ >= 2 ? 1 : text_scale_ + kScaleStep;
      stale_ = true;
      return;
    case Respondent::Wish::HandBack:
    case Respondent::Wish::Stopped:
    case Respondent::Wish::Finished:
      return begin();
  }
}

void Preview::go_to(std::size_t step) {
  auto there = way_to(*interview_, step);
  no_way_ = !there;
  why_ = there ? std::string() : id_of(interview_->instrument(), step);
  tab_ = no_way_ ? PreviewTab::Why : tab_;
  if (!there) return;
  RespondentDraft draft = take_draft(interview_->instrument());
  draft.had_begun = true;
  if (!there->example.empty()) draft.answers.clear();
  by_example_ = there->example;
  show(std::move(there->interview), std::move(draft));
}

void Preview::act(const PreviewAction& action) {
  if (const auto* shown = std::get_if<ShowTab>(&action)) tab_ = shown->tab;
  if (const auto* large = std::get_if<WriteLarge>(&action)) text_scale_ = large->scale;
  if (const auto* held = std::get_if<Hold>(&action)) shape_ = held->shape;
  if (const auto* asks = std::get_if<AskWhy>(&action)) {
    why_ = id_of(interview_->instrument(), asks->step);
    no_way_ = false;
    tab_ = PreviewTab::Why;
  }
  if (const auto* goes = std::get_if<GoToStep>(&action)) {
    go_to(goes->step);
    if (!no_way_ && goes->then == Then::ShowPage) tab_ = PreviewTab::Page;
  }
  if (const auto* speaks = std::get_if<SpeakAs>(&action)) {
    language_ = speaks->language;
    (void)make({.kind = EventKind::LanguageChosen, .language = language_});
  }
  if (const auto* old = std::get_if<BeOld>(&action)) {
    age_ = old->years;
    retrace(interview_->shared_instrument());
  }
  if (std::holds_alternative<BeginAgain>(action)) begin();
}

}  // namespace doorstep::screen
