#include <fmt/format.h>

#include "app/screen/line_card.h"
#include "app/screen/message_page.h"
#include "app/screen/sharing_pages.h"

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

constexpr float kWidth = 190;  // mm

touch::BarButton way(std::string id, std::string label) {
  return {std::move(id), std::move(label), {.role = touch::TextRole::Body}};
}

LineCard card_of(const RespondentView& view, const sharing::Line& line) {
  LineCard card{.id = "line:" + line.id, .words = line.text};
  if (line.struck_out) {
    card.caption = view.say("respondent.summary.struck_out");
    card.tone = LineCard::Tone::Aside;
    card.buttons = {way("restore:" + line.id, view.say("respondent.summary.restore"))};
  } else {
    card.buttons = {way("correct:" + line.id, view.say("respondent.summary.correct")),
                    way("strike:" + line.id, view.say("respondent.summary.strike"))};
  }
  return card;
}

// The line that was just written, with what can be done about it.
void come_into_sight(Ui& ui, LineToShow& show) {
  const touch::Node* line = show.frames > 0 ? ui.tree().find("line:" + show.id) : nullptr;
  if (line == nullptr) return;
  --show.frames;
  ui.keep_in_sight(line->rect.shrunk(0, -touch::card_padding(ui)));
  for (const char* way : {"correct:", "strike:"}) {
    if (const touch::Node* button = ui.tree().find(way + show.id)) ui.also_in_sight(button->rect);
  }
}

}  // namespace

std::string quoted(const words::Language& say, const std::vector<std::string>& lines) {
  return say("common.quote", fmt::format("{}", fmt::join(lines, "\n")));
}

std::string summary_page(Ui& ui, const RespondentView& view, const sharing::TopicSummary& topic,
                         LineToShow& show, RespondentFrame frame) {
  frame.key = "summary:" + topic.topic;
  frame.next = next_button(view.say);
  std::vector<LineCard> cards;
  for (const sharing::Line& line : topic.lines) cards.push_back(card_of(view, line));
  frame.asides = {{"add", view.say("respondent.summary.add")}};  // in sight however long the topic is
  const std::string& lead = view.say("respondent.summary.lead");
  std::string pressed;
  const std::string framed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    const Rect place = narrowed(ui, area, kWidth);
    const touch::TextLook muted{.colour = touch::Token::Muted};
    const float parts = touch::text_height(ui, topic.title, place.width, {.role = touch::TextRole::Title}) +
                        touch::text_height(ui, lead, place.width, muted) +
                        line_cards_height(ui, cards, place.width);
    touch::Column column(place, fitting_gap(ui, 2 * ui.metrics().gap, 2, parts, area.height));
    column.next(touch::text_block(ui, "topic", column.peek(), topic.title, {.role = touch::TextRole::Title}));
    column.next(touch::text_block(ui, "lead", column.peek(), lead, muted));
    pressed = line_cards(ui, cards, column.next(line_cards_height(ui, cards, column.width())));
    come_into_sight(ui, show);
    return column.used();
  });
  return pressed.empty() ? framed : pressed;
}

std::string own_wording_page(Ui& ui, const RespondentView& view, const OwnWordingPage& page,
                             std::string& words, RespondentFrame frame) {
  frame.key = "own_wording";
  const bool blank = words.find_first_not_of(" \t\n") == std::string::npos;
  frame.back = touch::BarButton{"cancel", view.say("common.cancel"), {.kind = touch::ButtonKind::Quiet}};
  frame.next = next_button(view.say, blank ? touch::Enabled::No : touch::Enabled::Yes);
  frame.next->id = "save";
  frame.next->label = view.say("common.save");
  const touch::FieldLook look{
      .placeholder = view.say_to_respondent("respondent.write_here", view.people.interviewer),
      .lines = touch::FieldLines::Many,
      .max_bytes = 4000,
      .visible_lines = 3};
  return respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, 160), 2 * ui.metrics().gap);
    column.next(touch::text_block(ui, "title", column.peek(), page.title, {.role = touch::TextRole::Title}));
    if (!page.original.empty()) {
      column.next(
          touch::text_block(ui, "original", column.peek(), page.original, {.colour = touch::Token::Muted}));
    }
    if (ui.entered()) ui.set_focus("words");  // one can write at once
    (void)touch::text_field(ui, "words", column.next(touch::field_height(ui, look, column.width(), words)),
                            words, look);
    return column.used();
  });
}

std::string nothing_to_share_page(Ui& ui, const RespondentView& view, RespondentFrame frame) {
  frame.key = "nothing_to_share";
  frame.next = next_button(view.say);
  return message_page(
      ui, view.say, frame,
      {.title = view.say("respondent.sharing.nothing"), .text = view.say("respondent.sharing.nothing_text")});
}

}  // namespace doorstep::screen
