#include "app/screen/message_page.h"

#include <algorithm>

#include "app/screen/door_picture.h"

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

constexpr float kTextWidth = 155;     // mm; about 45 characters
constexpr float kPictureHeight = 36;  // mm
constexpr float kWayWidth = 100;      // mm

const touch::TextLook kTitle{.role = touch::TextRole::Question, .align = touch::Align::Center};
const touch::TextLook kText{.role = touch::TextRole::Option, .align = touch::Align::Center};
const touch::TextLook kNote{
    .role = touch::TextRole::Body, .colour = touch::Token::Muted, .align = touch::Align::Center};

float text_part_height(Ui& ui, const std::string& words, float width, const touch::TextLook& look) {
  return words.empty() ? 0 : touch::text_height(ui, words, width, look) + 3 * ui.metrics().gap;
}

float way_height(Ui& ui, const MessagePage& page, float width) {
  float height = 0;
  for (const auto& way : page.ways)
    height = std::max(height, touch::button_size(ui, way.label, way.look, width).height);
  return height;
}

float needed_height(Ui& ui, const MessagePage& page, float width, float way_width) {
  const float ways =
      static_cast<float>(page.ways.size()) * (way_height(ui, page, way_width) + ui.metrics().gap * 1.5F);
  return text_part_height(ui, page.title, width, kTitle) + text_part_height(ui, page.text, width, kText) +
         text_part_height(ui, page.note, width, kNote) + ways;
}

// With the gap below it; 0 when there is no room.
float picture_height(Ui& ui, const MessagePage& page, float spare) {
  const float wanted = kPictureHeight + 3 * ui.metrics().gap;
  return page.picture == Picture::Door && spare >= 1.05F * wanted ? wanted : 0;
}

}  // namespace

std::string message_page(Ui& ui, const words::Language& say, const RespondentFrame& frame,
                         const MessagePage& page) {
  std::string pressed;
  const std::string framed = respondent_frame(ui, say, frame, [&](Rect area) {
    const Rect words = narrowed(ui, area, kTextWidth);
    const Rect ways = narrowed(ui, area, kWayWidth);
    const float needed = needed_height(ui, page, words.width, ways.width);
    touch::Column column(words, 3 * ui.metrics().gap);
    const float picture = picture_height(ui, page, spare_height(area, needed));
    column.skip((spare_height(area, needed) - picture) * 0.4F);
    if (picture > 0) door_picture(ui, column.next(picture - 3 * ui.metrics().gap));
    column.next(touch::text_block(ui, "title", column.peek(), page.title, kTitle));
    if (!page.text.empty()) column.next(touch::text_block(ui, "text", column.peek(), page.text, kText));
    if (!page.note.empty()) column.next(touch::text_block(ui, "note", column.peek(), page.note, kNote));
    touch::Column buttons({ways.x, column.peek().y, ways.width, 0}, 1.5F * ui.metrics().gap);
    const float height = way_height(ui, page, ways.width);
    for (const auto& way : page.ways) {
      if (touch::button(ui, way.id, buttons.next(height), way.label, way.look)) pressed = way.id;
    }
    return std::max(column.used(), buttons.peek().y - area.y);
  });
  return pressed.empty() ? framed : pressed;
}

}  // namespace doorstep::screen
