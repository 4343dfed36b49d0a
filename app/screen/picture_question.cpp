#include "app/screen/picture_question.h"

#include <algorithm>

#include "app/screen/input_parts.h"
#include "app/screen/question_words.h"
#include "app/screen/respondent_frame.h"

namespace doorstep::screen {
namespace {

using model::Question;
using touch::Rect;
using touch::Size;
using touch::Ui;

constexpr float kColumn = 62;        // mm: the words beside a picture need this much
constexpr float kWidestColumn = 84;  // mm
constexpr float kLandscape = 1.25F;  // wider than high by this much: words and picture beside each other
constexpr float kNoLimit = 10000;    // mm

touch::PictureLook look_of(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft) {
  const Question& asked = question_of(view, question);
  touch::PictureLook look{
      .id = node_id(asked, "picture"),
      .group = asked.id,
      .label = view.text(asked.text),
      .svg = view.instrument().pictures[*asked.picture].svg,
      .mark = asked.picking == model::Picking::One ? touch::Mark::Radio : touch::Mark::Check};
  for (const std::uint16_t option : view.interview.offered(question)) {
    const auto& offered = asked.answers->options[option];
    look.parts.push_back({node_id(asked, offered.id), offered.id, view.text(offered.text),
                          touch::selected_if(is_chosen(draft, option))});
  }
  return look;
}

std::string chosen_words(const touch::PictureLook& look) {
  std::string words;
  for (const touch::PicturePart& part : look.parts) {
    if (part.selected == touch::Selected::Yes) words += (words.empty() ? "" : ", ") + part.label;
  }
  return words;
}

touch::ButtonLook way_look(touch::Icon icon) {
  return {.kind = touch::ButtonKind::Quiet, .before = icon, .role = touch::TextRole::Caption};
}

// The words around a picture, from the top of a column on. Drawn when `ui` may draw, else only measured.
struct Side {
  const RespondentView& view;
  const Question& asked;
  QuestionWords words;
  std::string chosen;

  [[nodiscard]] std::string way() const { return view.say("respondent.picture.as_list"); }
  [[nodiscard]] Size way_size(Ui& ui, float width) const {
    return touch::button_size(ui, way(), way_look(touch::Icon::List), width);
  }
  // Without what is chosen: that grows, and the picture must not go away under the finger that chooses.
  [[nodiscard]] float height(Ui& ui, float width) const {
    const float gap = ui.metrics().gap * 2;
    const float help = help_height(ui, words, width);
    return heading_height(ui, words, width) + (help > 0 ? help + gap : 0) + gap + way_size(ui, width).height;
  }
  void question(Ui& ui, touch::Column& column) const {
    const float heading = heading_height(ui, words, column.width());
    draw_heading(ui, words, column.next(heading));
    if (const float help = help_height(ui, words, column.width()); help > 0)
      draw_help(ui, words, column.next(help));
  }
  // Smaller where there is little room, and not at all where there is none: the picture shows it too.
  void say_chosen(Ui& ui, touch::Column& column, touch::Align align, float room) const {
    if (chosen.empty()) return;
    for (const touch::TextRole role : {touch::TextRole::Body, touch::TextRole::Caption}) {
      const touch::TextLook look{.role = role, .align = align, .weight = text::Weight::Bold};
      if (touch::text_height(ui, chosen, column.width(), look) > room) continue;
      column.next(touch::text_block(ui, "chosen", column.peek(), chosen, look));
      return;
    }
  }
  void ways(Ui& ui, AnswerDraft& draft, Rect place) const {
    const Size size = way_size(ui, place.width);
    const Rect there{place.x, place.y, size.width, size.height};
    if (touch::button(ui, node_id(asked, "as_list"), there, way(), way_look(touch::Icon::List))) {
      draft.picture_as = PictureAs::List;
      draft.from_the_top = true;
    }
  }
};

void choose_part(const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                 std::optional<std::size_t> touched) {
  if (touched) choose_option(draft, question_of(view, question), view.interview.offered(question)[*touched]);
}

// Words at the start, the picture as high as the page. Nullopt where the words need more than that.
std::optional<float> beside(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                            const touch::PictureLook& look, Side side, Rect area) {
  const float gap = ui.metrics().gap * 3;
  side.words.words_look.align = side.words.help_look.align = touch::Align::Start;
  const float least = kColumn * ui.text_scale();
  const Size sheet = touch::picture_size(ui, look, {area.width - least - gap, area.height});
  const float column_width = std::min(area.width - sheet.width - gap, kWidestColumn * ui.text_scale());
  const bool wanted = draft.picture_as == PictureAs::Picture || touch::picture_has_room(ui, look, sheet);
  if (!wanted || column_width < least || side.height(ui, column_width) > area.height) return std::nullopt;
  const float used = column_width + gap + sheet.width;
  Rect page{area.x + (area.width - used) / 2, area.y, used, area.height};
  const Rect words = page.take_start(column_width, gap);
  touch::Column column(words, ui.metrics().gap * 2);
  column.skip(std::min(ui.metrics().gap * 2, (area.height - side.height(ui, column_width)) / 2));
  side.question(ui, column);
  const float way = side.way_size(ui, column_width).height;
  side.say_chosen(ui, column, touch::Align::Start,
                  words.bottom() - way - 2 * ui.metrics().gap - column.peek().y);
  side.ways(ui, draft, {words.x, words.bottom() - way, column_width, way});
  const Rect place{page.x, page.y + (area.height - sheet.height) / 2, sheet.width, sheet.height};
  choose_part(view, question, draft, touch::picture_choice(ui, place, look));
  return area.height;
}

// The picture below the question. Where it was asked for and has no room, it is as wide as the page, which
// pans then.
std::optional<float> below(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                           const touch::PictureLook& look, const Side& side, Rect area) {
  const float gap = ui.metrics().gap * 2;
  // Kept free for what is chosen, however much that is: the picture's size must not follow it.
  const float chosen = touch::text_height(ui, "\n", area.width, {.role = touch::TextRole::Caption});
  const float room = area.height - side.height(ui, area.width) - chosen - 2 * gap;
  Size sheet = touch::picture_size(ui, look, {area.width, room});
  if (!touch::picture_has_room(ui, look, sheet)) {
    if (draft.picture_as != PictureAs::Picture) return std::nullopt;
    sheet = touch::picture_size(ui, look, {area.width, kNoLimit});
  }
  const touch::Align align = side.words.words_look.align;
  touch::Column column(area, gap);
  side.question(ui, column);
  const Rect row = column.next(sheet.height);
  const Rect place{row.x + (row.width - sheet.width) / 2, row.y, sheet.width, sheet.height};
  choose_part(view, question, draft, touch::picture_choice(ui, place, look));
  side.say_chosen(ui, column, align, chosen);
  const Size way = side.way_size(ui, area.width);
  const Rect last = column.next(way.height);
  const float indent = align == touch::Align::Center ? (area.width - way.width) / 2 : 0;
  side.ways(ui, draft, {last.x + indent, last.y, area.width - indent, way.height});
  return column.used();
}

}  // namespace

bool has_picture(const RespondentView& view, std::uint32_t question) {
  const auto& picture = question_of(view, question).picture;
  return picture && !view.instrument().pictures[*picture].svg.empty();
}

std::optional<float> picture_question(Ui& ui, const RespondentView& view, std::uint32_t question,
                                      AnswerDraft& draft, const std::string& asks, Rect area) {
  const touch::PictureLook look = look_of(view, question, draft);
  if (draft.picture_as == PictureAs::List || !touch::picture_can_be_drawn(ui, look)) return std::nullopt;
  const Side side{view, question_of(view, question), words_of_question(view, question, draft, asks),
                  chosen_words(look)};
  // By the window and not by the page's room: that shrinks when the page pans, and the two would alternate.
  if (ui.viewport().width >= kLandscape * ui.viewport().height) {
    if (auto used = beside(ui, view, question, draft, look, side, area)) return used;
  }
  return below(ui, view, question, draft, look, side, area);
}

float way_to_picture_height(Ui& ui, const RespondentView& view, std::uint32_t question) {
  if (!has_picture(view, question)) return 0;
  return 2 * ui.metrics().gap +
         touch::button_size(ui, view.say("respondent.picture.as_picture"), way_look(touch::Icon::Picture))
             .height;
}

void way_to_picture(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                    Rect place) {
  if (!has_picture(view, question)) return;
  const std::string words = view.say("respondent.picture.as_picture");
  const Size size = touch::button_size(ui, words, way_look(touch::Icon::Picture), place.width);
  const float indent = view.asks_a_child() ? (place.width - size.width) / 2 : 0;
  const Rect there{place.x + indent, place.y, size.width, size.height};
  if (touch::button(ui, node_id(question_of(view, question), "as_picture"), there, words,
                    way_look(touch::Icon::Picture))) {
    draft.picture_as = PictureAs::Picture;
    draft.from_the_top = true;
  }
}

}  // namespace doorstep::screen
