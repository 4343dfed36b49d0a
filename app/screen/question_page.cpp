#include "app/screen/question_page.h"

#include <algorithm>
#include <utility>

#include "app/screen/answer_inputs.h"

namespace doorstep::screen {
namespace {

using language::Missing;
using model::Question;
using touch::Rect;
using touch::Ui;

constexpr float kChildWidth = 184;  // mm: three cards with a face
constexpr float kAdultWidth = 176;  // mm: rows
constexpr float kMostAbove = 9;     // mm of air above the question
constexpr float kMostBetween = 20;  // mm of air between question and answers

const Question& question_of(const RespondentView& view, std::uint32_t question) {
  return view.instrument().questions[question];
}

// What is offered besides an answer. Nobody is forced: where the author offers nothing, the question can be
// skipped.
std::vector<Aside> asides_of(const RespondentView& view, const Question& asked, const AnswerDraft& draft) {
  std::vector<Missing> reasons = asked.non_answers;
  if (reasons.empty() && !asked.required) reasons.push_back(Missing::Skipped);
  std::vector<Aside> asides;
  for (const Missing reason : reasons) {
    const std::string id(asked.reasons->word(reason));
    asides.push_back(
        {id, view.non_answer(reason), is_chosen(draft, reason) ? touch::Selected::Yes : touch::Selected::No});
  }
  return asides;
}

// The author's "is that right?", once the answer that it is about was recorded and stands unchanged.
std::optional<interview::Concern> open_concern(const RespondentView& view, std::uint32_t question,
                                               const AnswerDraft& draft) {
  if (!is_recorded(view, question, draft)) return std::nullopt;
  const auto concerns = view.interview.concerns(question);
  const auto strict = std::ranges::find_if(concerns, &interview::Concern::strict);
  if (strict != concerns.end()) return *strict;
  return concerns.empty() ? std::nullopt : std::optional(concerns.front());
}

void show_concern(RespondentFrame& frame, const RespondentView& view, std::uint32_t question,
                  const interview::Concern& concern) {
  const auto& check = question_of(view, question).checks[concern.check];
  const std::string remedy =
      view.say_to_respondent(concern.strict ? "respondent.check.must_change" : "respondent.check.may_change");
  frame.message = {FrameMessage::Kind::Asks,
                   view.interview.render(check.text, view.wording(), question) + " " + remedy};
  if (concern.strict) {
    frame.next->look.enabled = touch::Enabled::No;
  } else {
    frame.next->label = view.say("respondent.check.stands");
  }
}

// The question, what helps to understand it, and the input, one below the other. What asks about the answer
// stands where the help was: the page stays as it is, and nothing is pushed out of sight.
struct Parts {
  std::string words, help, asks;
  touch::TextLook words_look{.role = touch::TextRole::Question};
  touch::TextLook help_look{.role = touch::TextRole::Body, .colour = touch::Token::Muted};
};

Parts parts_of(const RespondentView& view, std::uint32_t question) {
  const Question& asked = question_of(view, question);
  Parts parts{.words = view.question_text(question), .help = view.text(asked.help)};
  if (const std::string hint = picking_hint(view, question); !hint.empty()) {
    parts.help += (parts.help.empty() ? "" : " ") + hint;
  }
  if (view.asks_a_child()) parts.words_look.align = parts.help_look.align = touch::Align::Center;
  return parts;
}

float help_height(Ui& ui, const Parts& parts, float width) {
  if (!parts.asks.empty()) return touch::toast_height(ui, parts.asks, width);
  return parts.help.empty() ? 0 : touch::text_height(ui, parts.help, width, parts.help_look);
}

void draw_help(Ui& ui, const Parts& parts, Rect place) {
  if (!parts.asks.empty()) return touch::toast(ui, "message", place, parts.asks);
  (void)touch::text_block(ui, "help", place, parts.help, parts.help_look);
}

float draw_parts(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                 const std::string& asks, Rect area) {
  Parts parts = parts_of(view, question);
  parts.asks = asks;
  const float usual = view.asks_a_child() ? kChildWidth : kAdultWidth;
  const Rect place = narrowed(ui, area, usual);
  const Rect wide = narrowed(ui, area, answer_input_width(view, question, usual));
  const float gap = 2 * ui.metrics().gap;
  const float input = answer_input_height(ui, view, question, draft, wide.width);
  const float help = help_height(ui, parts, place.width);
  const float needed = touch::text_height(ui, parts.words, place.width, parts.words_look) + gap + input +
                       (help > 0 ? help + gap : 0);
  const float spare = spare_height(area, needed);
  touch::Column column(place, gap);
  column.skip(std::min(kMostAbove, spare * 0.16F));
  column.next(touch::text_block(ui, "question", column.peek(), parts.words, parts.words_look));
  column.skip(std::min(kMostBetween, spare * 0.42F));
  if (help > 0) draw_help(ui, parts, column.next(help));
  const Rect below = column.next(input);
  answer_input(ui, view, question, draft, {wide.x, below.y, wide.width, input});
  return column.used();
}

// What asks about the answer stands above it, and may lie out of sight where the page pans.
void come_into_sight(Ui& ui, const std::string& asks) {
  std::string& asked = ui.memory("message").draft;
  if (asked == asks) return;
  asked = asks;
  if (!asks.empty()) ui.memory(kMiddle).scroll = 0;
}

void show_field(Ui& ui, AnswerDraft& draft) {
  if (draft.field_to_show.empty()) return;
  ui.request_frame();
  if (--draft.frames_to_wait > 0) return;
  ui.set_focus(std::exchange(draft.field_to_show, {}));
}

}  // namespace

bool is_recorded(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft) {
  const interview::Answer* said = view.interview.answer(question);
  const auto given = answer_of(draft, question_of(view, question));
  return said != nullptr && given && *said == *given;
}

void show_progress(RespondentFrame& frame, const RespondentView& view, std::uint32_t question) {
  const auto& instrument = view.instrument();
  const Question& asked = question_of(view, question);
  const auto count = static_cast<int>(instrument.sections.size());
  const bool closing = instrument.is_closing(asked.step_index);
  const std::string about =
      asked.instance ? view.interview.title(*asked.instance, view.wording()) : std::string();
  frame.title = about;
  if (count < 2) return;
  if (view.asks_a_child()) {
    const int done = closing ? count : static_cast<int>(asked.section);
    frame.doors = touch::Doors{count, done, view.say("respondent.part", std::min(done + 1, count), count)};
  } else if (!closing && about.empty()) {
    const auto& section = instrument.sections[asked.section];
    const std::string part = view.say("respondent.of", asked.section + 1, count);
    frame.title = section.title.empty() ? view.say("respondent.section", asked.section + 1, count)
                                        : view.text(section.title) + " · " + part;
  }
}

std::string question_page(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                          RespondentFrame frame) {
  const Question& asked = question_of(view, question);
  frame.key = "question:" + asked.id;
  const bool has_answer = answer_of(draft, asked).has_value();
  frame.next = next_button(view.say, has_answer ? touch::Enabled::Yes : touch::Enabled::No);
  frame.asides = asides_of(view, asked, draft);
  show_progress(frame, view, question);
  const auto concern = open_concern(view, question, draft);
  if (concern && frame.message.kind == FrameMessage::Kind::None)
    show_concern(frame, view, question, *concern);
  show_field(ui, draft);
  std::string asks;
  if (frame.message.kind == FrameMessage::Kind::Asks) asks = std::exchange(frame.message, {}).words;
  come_into_sight(ui, asks);
  return respondent_frame(ui, view.say, frame,
                          [&](Rect area) { return draw_parts(ui, view, question, draft, asks, area); });
}

}  // namespace doorstep::screen
