#include "app/screen/question_page.h"

#include <algorithm>
#include <utility>

#include "app/screen/answer_inputs.h"
#include "app/screen/drawing_input.h"
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

constexpr float kChildWidth = 184;    // mm: three cards with a face
constexpr float kAdultWidth = 176;    // mm: rows
constexpr float kCrowdedWidth = 207;  // mm: as wide as a tablet, where answers would lie out of sight else
constexpr float kListWidth = 130;     // mm: whom a repeat is about so far
constexpr float kMostAbove = 9;       // mm of air above the question; more where it stands higher than this:
constexpr float kQuestionAt = 0.2F;   // of the window's height
constexpr float kHelpGap = 1.2F;      // gaps between the question and what helps to understand it
constexpr float kMostBetween = 20;    // mm of air between question and answers

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

struct AskedPage {
  const RespondentView& view;
  std::uint32_t question;
  const AnswerDraft& draft;
  QuestionWords words;
};

// How wide the page's column is, and how large the question.
struct ColumnSetting {
  float width = 0;
  float scale = 1;
};

// The page's parts in an area: heights, and what stands between them.
struct Arrangement {
  QuestionWords words;
  Rect place{}, wide{};  // of the words; of the input
  float heading = 0, help = 0, so_far = 0, input = 0;
  float gap = 0;
  float help_gap = 0;  // with its question: closer than to the answers
  float needed = 0;    // in all
};

Arrangement arranged(Ui& ui, const AskedPage& page, const ColumnSetting& setting, Rect area) {
  Arrangement parts{.words = page.words};
  parts.words.words_look.scale = setting.scale;
  parts.place = narrowed(ui, area, setting.width);
  parts.wide = narrowed(ui, area, answer_input_width(ui, page.view, page.question, area, setting.width));
  const float usual_gap = 2 * ui.metrics().gap;
  parts.help = help_height(ui, parts.words, parts.place.width);
  parts.heading = heading_height(ui, parts.words, parts.place.width);
  parts.so_far = instance_list_height(ui, page.view, page.question, narrowed(ui, area, kListWidth).width);
  const int gaps = 1 + (parts.so_far > 0 ? 1 : 0);
  parts.help_gap = parts.help > 0 ? kHelpGap * ui.metrics().gap : 0;
  const float above = parts.heading + parts.help_gap + parts.help + parts.so_far;
  // What the gaps can give goes to the answers, where they would not all be in sight else.
  for (const float between : {usual_gap, ui.metrics().gap}) {
    const float left = area.height - above - static_cast<float>(gaps) * between;
    parts.input = answer_input_height(ui, page.view, page.question, page.draft,
                                      {parts.wide.width, std::max(0.0F, left)});
    if (parts.input <= left) break;
  }
  parts.gap = fitting_gap(ui, usual_gap, gaps, above + parts.input, area.height);
  parts.needed = above + parts.input + static_cast<float>(gaps) * parts.gap;
  return parts;
}

// The usual one, or where answers would lie out of sight one in which they do not: wider, and the question a
// little smaller. The same whatever was answered, so that nothing moves then.
ColumnSetting setting_of(Ui& ui, const AskedPage& page, Rect area) {
  const float usual = page.view.asks_a_child() ? kChildWidth : kAdultWidth;
  const AnswerDraft blank;
  const AskedPage before{page.view, page.question, blank,
                         words_of_question(page.view, page.question, blank, {})};
  for (const ColumnSetting& setting :
       {ColumnSetting{usual}, ColumnSetting{kCrowdedWidth}, ColumnSetting{kCrowdedWidth, 0.93F},
        ColumnSetting{kCrowdedWidth, 0.86F}}) {
    if (arranged(ui, before, setting, area).needed <= area.height) return setting;
  }
  return {kCrowdedWidth, 0.86F};
}

// Of the strip that says what was just done: how high it is, and how much of that the page has given to it.
struct Strip {
  float height = 0, taken = 0;
};

Strip strip_of(Ui& ui, const RespondentView& view, RespondentFrame frame) {
  const bool there = frame.message.kind == FrameMessage::Kind::Done;
  const float now = page_room(ui, view.say, frame).height;
  frame.message = {};
  const float without = page_room(ui, view.say, frame).height;
  frame.message = {FrameMessage::Kind::Done, view.say("respondent.undo.changed"), "undo",
                   view.say("respondent.undo.undo")};
  const float with = page_room(ui, view.say, frame).height;
  return {std::max(without - with, there ? without - now : 0), there ? without - now : 0};
}

struct Air {
  float above = 0, between = 0;
};

// The question, what helps to understand it, and the input, one below the other.
float draw_parts(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                 const std::string& asks, Rect area, Rect page_place, const Strip& strip,
                 std::string& pressed) {
  if (has_picture(view, question)) {
    if (const auto used = picture_question(ui, view, question, draft, asks, area)) return *used;
  }
  if (question_of(view, question).type == model::QuestionType::Drawing) {
    const Rect whole{page_place.x, area.y, page_place.width, page_place.height};
    if (const auto used = drawing_question(ui, view, question, draft, asks, whole)) return *used;
  }
  const AskedPage page{view, question, draft, words_of_question(view, question, draft, asks)};
  const Rect full{area.x, area.y, area.width, area.height + strip.taken};
  const ColumnSetting setting = setting_of(ui, page, full);
  // As without the strip, where both have room: then nothing moves when it comes or goes.
  Arrangement parts = arranged(ui, page, setting, full);
  const float room = full.height - strip.height;
  const bool stays = parts.needed <= room;
  if (!stays && strip.taken > 0) parts = arranged(ui, page, setting, area);
  const float spare = spare_height(stays ? full : area, parts.needed);
  const float down = std::max(kMostAbove, kQuestionAt * ui.viewport().height - full.y);
  const Air wanted{std::min(down, spare * 0.3F), std::min(kMostBetween, spare * 0.42F)};
  const float most = stays ? room - parts.needed : spare;
  const float share = std::min(1.0F, most / std::max(0.1F, wanted.above + wanted.between));
  touch::Column column(parts.place, parts.gap);
  column.skip(wanted.above * share);
  const Rect heading = column.next(parts.heading);
  draw_heading(ui, parts.words, heading);
  if (parts.help > 0) {
    column.skip(parts.help_gap - parts.gap);
    draw_help(ui, parts.words, column.next(parts.help));
  }
  column.skip(wanted.between * share);
  if (parts.so_far > 0) {
    const Rect list = narrowed(ui, area, kListWidth);
    pressed =
        instance_list(ui, view, question, {list.x, column.next(parts.so_far).y, list.width, parts.so_far});
  }
  const Rect below = column.next(parts.input);
  answer_input(ui, view, question, draft, {parts.wide.x, below.y, parts.wide.width, parts.input});
  ui.also_in_sight(heading);  // who types sees what is asked
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
  if (std::exchange(draft.from_the_top, false)) ui.memory(kMiddle).scroll = 0;
  come_into_sight(ui, asks);
  std::string pressed;
  const Strip strip = strip_of(ui, view, frame);
  const Rect room = page_room(ui, view.say, frame);
  const std::string framed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    return draw_parts(ui, view, question, draft, asks, area, room, strip, pressed);
  });
  return pressed.empty() ? framed : pressed;
}

}  // namespace doorstep::screen
