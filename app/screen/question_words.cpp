#include "app/screen/question_words.h"

#include <algorithm>

#include "app/screen/answer_inputs.h"
#include "app/screen/input_parts.h"
#include "app/screen/recordings.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

const touch::ChipLook kAboutLook{.icon = touch::Icon::Person};
const touch::ChipLook kSuggestedLook{
    .fill = touch::Token::Side, .words = touch::Token::Muted, .role = touch::TextRole::Caption};

// What the instances around this one are called, the outermost first: "Alma, Pappa".
std::string titles(const RespondentView& view, std::uint32_t instance) {
  std::string all;
  std::optional<std::uint32_t> here = instance;
  while (here) {
    const std::string own = view.interview.title(*here, view.wording());
    if (!own.empty()) all = all.empty() ? own : own + ", " + all;
    here = view.instrument().repeats[view.instrument().instances[*here].repeat].outer;
  }
  return all;
}

// Which of how many it is. How many there will be is not known while one more can be added.
std::string about_words(const RespondentView& view, std::uint32_t instance) {
  const std::uint32_t repeat = view.instrument().instances[instance].repeat;
  const auto there = view.interview.instances(repeat);
  const auto found = std::ranges::find(there, instance);
  const auto place = static_cast<int>(found - there.begin()) + 1;
  const auto count = static_cast<int>(there.size());
  const std::string name = titles(view, instance);
  const bool open = view.instrument().repeats[repeat].over == model::Over::Ask;
  if (name.empty())
    return open ? view.say("respondent.about.number", place)
                : view.say("respondent.about.number_of", place, count);
  if (open) return view.say("respondent.about.name_number", name, place);
  return count < 2 ? view.say("respondent.about.name", name)
                   : view.say("respondent.about.name_of", name, place, count);
}

// Only while nothing was said yet: an answer that was given is the respondent's own.
std::string suggestion_words(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft) {
  if (view.interview.answer(question) != nullptr) return {};
  const auto suggested = view.interview.suggestion(question);
  if (!suggested) return {};
  return view.say(draft.value == *suggested ? "respondent.suggested.stands" : "respondent.suggested.changed");
}

touch::TextLook stem_look(const QuestionWords& words) {
  return {.role = touch::TextRole::Body, .align = words.words_look.align};
}

Rect aligned(const QuestionWords& words, Rect place, touch::Size size) {
  const bool middle = words.words_look.align == touch::Align::Center;
  return {place.x + (middle ? (place.width - size.width) / 2 : 0), place.y, size.width, size.height};
}

// A grown-up's hint is smaller than the answers, which are what is read.
touch::TextLook help_look(const Ui& ui, const QuestionWords& words) {
  touch::TextLook look = words.help_look;
  if (ui.density() != touch::Density::Adult) return look;
  look.role = touch::TextRole::Caption;
  look.scale = 1.1F;
  return look;
}

float plain_help_height(Ui& ui, const QuestionWords& words, float width) {
  if (!words.asks.empty()) return touch::toast_height(ui, words.asks, width);
  return words.help.empty() ? 0 : touch::text_height(ui, words.help, width, help_look(ui, words));
}

}  // namespace

QuestionWords words_of_question(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft,
                                const std::string& asks) {
  const model::Question& asked = question_of(view, question);
  QuestionWords words{.words = asked.grid ? view.text(asked.text) : view.question_text(question),
                      .help = view.text(asked.help),
                      .asks = asks,
                      .suggested = suggestion_words(view, question, draft)};
  if (asked.grid) {
    const auto& grid = view.instrument().grids[*asked.grid];
    words.stem = view.text(grid.text);
    words.stem_id = "grid:" + grid.id;
    if (const std::string help = view.text(grid.help); !help.empty()) {
      words.stem += " " + help;
      words.stem_id.append(":").append(kStemPart);
    }
  }
  if (asked.instance) words.about = about_words(view, *asked.instance);
  if (const std::string hint = picking_hint(view, question); !hint.empty()) {
    words.help += (words.help.empty() ? "" : " ") + hint;
  }
  if (view.asks_a_child()) words.words_look.align = words.help_look.align = touch::Align::Center;
  return words;
}

float heading_height(Ui& ui, const QuestionWords& words, float width) {
  const float about = words.about.empty() ? 0
                                          : touch::chip_size(ui, words.about, width, kAboutLook).height +
                                                1.5F * ui.metrics().gap;
  const float stem =
      words.stem.empty() ? 0 : touch::text_height(ui, words.stem, width, stem_look(words)) + ui.metrics().gap;
  return about + stem + touch::text_height(ui, words.words, width, words.words_look);
}

void draw_heading(Ui& ui, const QuestionWords& words, Rect place) {
  if (!words.about.empty()) {
    const touch::Size size = touch::chip_size(ui, words.about, place.width, kAboutLook);
    touch::chip(ui, "about", aligned(words, place.take_top(size.height, 1.5F * ui.metrics().gap), size),
                words.about, kAboutLook);
  }
  if (!words.stem.empty()) {
    const float stem = touch::text_height(ui, words.stem, place.width, stem_look(words));
    (void)touch::text_block(ui, words.stem_id, place.take_top(stem, ui.metrics().gap), words.stem,
                            stem_look(words));
  }
  (void)touch::text_block(ui, "question", place, words.words, words.words_look);
}

float help_height(Ui& ui, const QuestionWords& words, float width) {
  const float help = plain_help_height(ui, words, width);
  if (words.suggested.empty()) return help;
  return help + (help > 0 ? ui.metrics().gap : 0) +
         touch::chip_size(ui, words.suggested, width, kSuggestedLook).height;
}

void draw_help(Ui& ui, const QuestionWords& words, Rect place) {
  const Rect help = place.take_top(plain_help_height(ui, words, place.width));
  if (!words.asks.empty()) {
    touch::toast(ui, "message", help, words.asks);
  } else if (!words.help.empty()) {
    (void)touch::text_block(ui, "help", help, words.help, help_look(ui, words));
  }
  if (words.suggested.empty()) return;
  const touch::Size size = touch::chip_size(ui, words.suggested, place.width, kSuggestedLook);
  const Rect chip = aligned(words, {place.x, place.bottom() - size.height, place.width, size.height}, size);
  touch::chip(ui, "suggested", chip, words.suggested, kSuggestedLook);
}

}  // namespace doorstep::screen
