#include "app/screen/question_page.h"

#include <algorithm>
#include <utility>

#include "app/screen/answer_inputs.h"
#include "app/screen/input_parts.h"
#include "app/screen/instance_list.h"
#include "app/screen/picture_question.h"
#include "app/screen/question_words.h"

namespace doorstep::screen {
namespace {

using language::Missing;
using model::Question;
using touch::Rect;
using touch::Ui;

constexpr float kChildWidth = 184;  // mm: three cards with a face
constexpr float kAdultWidth = 176;  // mm: rows
constexpr float kListWidth = 130;   // mm: whom a repeat is about so far
constexpr float kMostAbove = 9;     // mm of air above the question
constexpr float kMostBetween = 20;  // mm of air between question and answers

std::vector<Aside> asides_of(const RespondentView& view, const Question& asked, const AnswerDraft& draft) {
  std::vector<Aside> asides;
  for (const Missing reason : RespondentView::ways_without_answer(asked)) {
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

// The question, what helps to understand it, and the input, one below the other.
float draw_parts(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                 const std::string& asks, Rect area, std::string& pressed) {
  if (has_picture(view, question)) {
    if (const auto used = picture_question(ui, view, question, draft, asks, area)) return *used;
  }
  const QuestionWords parts = words_of_question(view, question, draft, asks);
  const float usual = view.asks_a_child() ? kChildWidth : kAdultWidth;
  const Rect place = narrowed(ui, area, usual);
  const Rect wide = narrowed(ui, area, answer_input_width(view, question, usual));
  const float usual_gap = 2 * ui.metrics().gap;
  const float help = help_height(ui, parts, place.width);
  const float heading = heading_height(ui, parts, place.width);
  const Rect list = narrowed(ui, area, kListWidth);
  const float so_far = instance_list_height(ui, view, question, list.width);
  const int gaps = 1 + (help > 0 ? 1 : 0) + (so_far > 0 ? 1 : 0);
  const float above = heading + help + so_far;
  const float left = area.height - above - static_cast<float>(gaps) * usual_gap;
  const float input = answer_input_height(ui, view, question, draft, {wide.width, std::max(0.0F, left)});
  const float gap = fitting_gap(ui, usual_gap, gaps, above + input, area.height);
  const float needed = above + input + static_cast<float>(gaps) * gap;
  const float spare = spare_height(area, needed);
  touch::Column column(place, gap);
  column.skip(std::min(kMostAbove, spare * 0.16F));
  draw_heading(ui, parts, column.next(heading));
  column.skip(std::min(kMostBetween, spare * 0.42F));
  if (help > 0) draw_help(ui, parts, column.next(help));
  if (so_far > 0)
    pressed = instance_list(ui, view, question, {list.x, column.next(so_far).y, list.width, so_far});
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
  const auto sections_before = [&](std::size_t end) {
    int count = 0;
    for (std::uint32_t section = 0; section < end; ++section) count += view.interview.has_section(section);
    return count;
  };
  const int count = sections_before(instrument.sections.size());
  const bool closing = instrument.is_closing(asked.step_index);
  if (count < 2) return;
  if (view.asks_a_child()) {
    const int done = closing ? count : sections_before(asked.section);
    frame.doors = touch::Doors{count, done, view.say("respondent.part", std::min(done + 1, count), count)};
  } else if (!closing) {
    const auto& section = instrument.sections[asked.section];
    const int number = sections_before(asked.section) + 1;
    const std::string part = view.say("respondent.of", number, count);
    frame.title = section.title.empty() ? view.say("respondent.section", number, count)
                                        : view.text(section.title) + " · " + part;
  }
}

namespace {

// What asks about the answer to `question`; taken out of the frame when it belongs above the answers.
std::string take_asks(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft,
                      RespondentFrame& frame) {
  const bool quiet =
      frame.message.kind == FrameMessage::Kind::None || frame.message.kind == FrameMessage::Kind::Done;
  if (const auto concern = open_concern(view, question, draft); concern && quiet)
    show_concern(frame, view, question, *concern);
  if (frame.message.kind == FrameMessage::Kind::Asks) return std::exchange(frame.message, {}).words;
  return draft.sketch.full ? view.say("respondent.drawing.full") : std::string();
}

std::string table_page(Ui& ui, const RespondentView& view, std::uint32_t question,
                       const std::vector<std::uint32_t>& rows, const DraftOf& draft_of,
                       RespondentFrame frame) {
  frame.key = "grid:" + view.instrument().grids[*question_of(view, question).grid].id;
  const std::string asks = take_asks(view, question, draft_of(question), frame);
  const std::string pressed = respondent_frame(
      ui, view.say, frame, [&](Rect area) { return grid_table(ui, view, rows, draft_of, asks, area); });
  return pressed == "next" || pressed == "back" ? "rows:" + pressed : pressed;
}

}  // namespace

std::string question_page(Ui& ui, const RespondentView& view, std::uint32_t question, const DraftOf& draft_of,
                          RespondentFrame frame) {
  const Question& asked = question_of(view, question);
  show_progress(frame, view, question);
  const auto has_answer = [&](std::uint32_t row) {
    return answer_of(draft_of(row), question_of(view, row)).has_value();
  };
  if (const auto rows = rows_of_grid(view, question); !rows.empty()) {
    const bool all = std::ranges::all_of(rows, has_answer);
    frame.next = next_button(view.say, all ? touch::Enabled::Yes : touch::Enabled::No);
    if (table_fits(ui, view, rows, page_room(ui, view.say, frame)))
      return table_page(ui, view, question, rows, draft_of, std::move(frame));
  }
  AnswerDraft& draft = draft_of(question);
  frame.key = "question:" + asked.id;
  frame.next = next_button(view.say, has_answer(question) ? touch::Enabled::Yes : touch::Enabled::No);
  frame.asides = asides_of(view, asked, draft);
  const std::string asks = take_asks(view, question, draft, frame);
  show_field(ui, draft);
  come_into_sight(ui, asks);
  std::string pressed;
  const std::string framed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    return draw_parts(ui, view, question, draft, asks, area, pressed);
  });
  return pressed.empty() ? framed : pressed;
}

}  // namespace doorstep::screen
