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
constexpr float kLeastWay = 60;       // mm; narrower ones stay below each other
constexpr float kMostForWays = 0.6F;  // of the page's height, where they stand and only the words pan

const touch::TextLook kTitle{.role = touch::TextRole::Question, .align = touch::Align::Center};
const touch::TextLook kText{.role = touch::TextRole::Option, .align = touch::Align::Center};
const touch::TextLook kNote{
    .role = touch::TextRole::Body, .colour = touch::Token::Muted, .align = touch::Align::Center};

float text_part_height(Ui& ui, const std::string& words, float width, const touch::TextLook& look,
                       float gap) {
  return words.empty() ? 0 : touch::text_height(ui, words, width, look) + gap;
}

float way_height(Ui& ui, const MessagePage& page, float width) {
  float height = 0;
  for (const auto& way : page.ways)
    height = std::max(height, touch::button_size(ui, way.label, way.look, width).height);
  return height;
}

// With a gap below each.
float words_height(Ui& ui, const MessagePage& page, float width, float gap) {
  return text_part_height(ui, page.title, width, kTitle, gap) +
         text_part_height(ui, page.text, width, kText, gap) +
         text_part_height(ui, page.note, width, kNote, gap);
}

// The ways below each other, or two beside each other where they would not all be seen.
struct Ways {
  std::size_t columns = 1;
  float width = 0, height = 0;  // of one
  float gap = 0;

  [[nodiscard]] float all(std::size_t count) const {
    return static_cast<float>((count + columns - 1) / columns) * (height + gap);
  }
};

Ways plan_ways(Ui& ui, const MessagePage& page, Rect area, float above) {
  Ways ways{.width = narrowed(ui, area, kWayWidth).width, .gap = 1.5F * ui.metrics().gap};
  ways.height = way_height(ui, page, ways.width);
  const bool low = above + ways.all(page.ways.size()) > area.height;
  if (low) ways.gap = ui.metrics().gap;
  if (page.ways.size() < 2 || !low) return ways;
  const float half = std::min(ways.width, (area.width - ways.gap) / 2);
  if (half < kLeastWay * ui.text_scale()) return ways;
  ways.columns = 2;
  ways.width = half;
  ways.height = way_height(ui, page, half);
  return ways;
}

float usual_gap(const Ui& ui) { return 3 * ui.metrics().gap; }

// Below each text; less of it where words and ways are seen together then.
float gap_of(Ui& ui, const MessagePage& page, float words, float ways, float room) {
  const int texts = static_cast<int>(!page.title.empty()) + static_cast<int>(!page.text.empty()) +
                    static_cast<int>(!page.note.empty());
  return fitting_gap(ui, usual_gap(ui), std::max(texts, 1), words_height(ui, page, words, 0) + ways, room);
}

// With the gap below it; 0 when there is no room.
float picture_height(Ui& ui, const MessagePage& page, float spare) {
  const float wanted = kPictureHeight + usual_gap(ui);
  return page.picture == Picture::Door && spare >= 1.05F * wanted ? wanted : 0;
}

// As wide as reads well; as wide as the page where that keeps words and ways in sight together.
float words_width(Ui& ui, const MessagePage& page, Rect room) {
  const float usual = narrowed(ui, room, kTextWidth).width;
  const float gaps = ui.metrics().gap;
  const Ways ways = plan_ways(ui, page, room, words_height(ui, page, usual, gaps));
  const float block = page.ways.empty() ? 0 : ways.all(page.ways.size()) - ways.gap;
  const auto fits = [&](float width) { return words_height(ui, page, width, gaps) + block <= room.height; };
  return !fits(usual) && fits(room.width) ? room.width : usual;
}

// In the middle of `area`, from its top. The id of what was pressed.
std::string draw_ways(Ui& ui, const MessagePage& page, const Ways& ways, Rect area) {
  std::string pressed;
  const auto columns = static_cast<float>(ways.columns);
  const float across = columns * (ways.width + ways.gap) - ways.gap;
  const Rect top{area.x + (area.width - across) / 2, area.y, ways.width, ways.height};
  for (std::size_t i = 0; i < page.ways.size(); ++i) {
    const auto& way = page.ways[i];
    const Rect place = top.moved(static_cast<float>(i % ways.columns) * (ways.width + ways.gap),
                                 static_cast<float>(i / ways.columns) * (ways.height + ways.gap));
    if (touch::button(ui, way.id, place, way.label, way.look)) pressed = way.id;
  }
  return pressed;
}

}  // namespace

std::string message_page(Ui& ui, const words::Language& say, RespondentFrame frame, const MessagePage& page) {
  std::string pressed;
  const auto take_ways = [&](const Ways& ways, Rect area) {
    if (std::string way = draw_ways(ui, page, ways, area); !way.empty()) pressed = std::move(way);
  };
  const Rect room = page_room(ui, say, frame);
  const float width = words_width(ui, page, room);
  const Ways standing = plan_ways(ui, page, room, words_height(ui, page, width, usual_gap(ui)));
  const float block = standing.all(page.ways.size()) - standing.gap;
  const float words_above = words_height(ui, page, width, gap_of(ui, page, width, block, room.height));
  // What is to be decided is in sight together; only the words pan.
  const bool stands =
      !page.ways.empty() && words_above + block > room.height && block <= kMostForWays * room.height;
  if (stands) frame.standing = {block, [&](Rect area) { take_ways(standing, area); }};
  const std::string framed = respondent_frame(ui, say, frame, [&](Rect area) {
    const Rect words = narrowed(ui, area, width / ui.text_scale());
    const Ways ways = plan_ways(ui, page, area, words_height(ui, page, words.width, usual_gap(ui)));
    const float below = stands || page.ways.empty() ? 0 : ways.all(page.ways.size()) - ways.gap;
    const float gap = gap_of(ui, page, words.width, below, area.height);
    const float needed = words_height(ui, page, words.width, gap) + below;
    touch::Column column(words, gap);
    const float picture = picture_height(ui, page, spare_height(area, needed));
    column.skip((spare_height(area, needed) - picture) * 0.4F);
    if (picture > 0) door_picture(ui, column.next(picture - usual_gap(ui)));
    column.next(touch::text_block(ui, "title", column.peek(), page.title, kTitle));
    if (!page.text.empty()) column.next(touch::text_block(ui, "text", column.peek(), page.text, kText));
    if (!page.note.empty()) column.next(touch::text_block(ui, "note", column.peek(), page.note, kNote));
    if (stands) return column.used();
    const float top = column.peek().y;
    take_ways(ways, {area.x, top, area.width, area.height});
    return std::max(column.used(), top + below - area.y);
  });
  return pressed.empty() ? framed : pressed;
}

}  // namespace doorstep::screen
