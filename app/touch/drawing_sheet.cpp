#include "app/touch/drawing_sheet.h"

#include <algorithm>
#include <cmath>

#include "app/text/pictures.h"
#include "app/touch/parts.h"
#include "app/touch/steppers.h"
#include "app/touch/texts.h"

namespace doorstep::touch {
namespace {

const TextLook kInvitationLook{.role = TextRole::Body, .colour = Token::SheetMuted, .align = Align::Center};
const TextLook kNoteLook{.role = TextRole::Caption, .colour = Token::SheetMuted, .align = Align::Center};

// As librsvg draws it later: round ends and corners.
void draw_line(Ui& ui, Rect place, const DrawingLook& look) {
  const float width = look.pen_width * place.width;
  const float total = ui.viewport().width;
  const Rect physical = mirrored(place, total, ui.flow());
  std::vector<Point> points;
  for (const Point& point : look.line) {
    points.push_back(
        mirrored(Point{physical.x + point.x * physical.width, physical.y + point.y * physical.height}, total,
                 ui.flow()));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    ui.canvas().circle(points[i], width / 2, look.pen);
    if (i > 0)
      ui.canvas().polyline(std::span(points).subspan(i - 1, 2), look.pen, width * ui.pixels_per_mm());
  }
}

void invite(Ui& ui, const DrawingLook& look, Rect place) {
  const float words = text_height(ui, look.invitation, place.width, kInvitationLook);
  const float note = look.note.empty() ? 0 : text_height(ui, look.note, place.width, kNoteLook);
  Rect middle = place.centered({place.width, std::min(place.height, words + note)});
  (void)text_block(ui, look.id + ":invitation", middle.take_top(words), look.invitation, kInvitationLook);
  if (note > 0) (void)text_block(ui, look.id + ":note", middle, look.note, kNoteLook);
}

}  // namespace

std::vector<DrawnLine> drawing_sheet(Ui& ui, Rect place, const DrawingLook& look) {
  surface(ui, place, Token::Sheet, Token::Outline, kCardRadius, line(ui, kLine));
  Node& node = ui.emit(look.id, Role::Image, look.label, place, Touch::None);
  ui.claim_drags(node);
  if (look.svg.empty() && look.line.empty()) {
    invite(ui, look, place.shrunk(kCardRadius));
  } else if (!look.svg.empty()) {
    const auto width = static_cast<int>(std::lround(place.width * ui.pixels_per_mm()));
    const auto height = static_cast<int>(std::lround(place.height * ui.pixels_per_mm()));
    ui.canvas().picture(ui.text().pictures().texture(look.svg, width, height), place);
  }
  ui.canvas().push_clip(place);
  draw_line(ui, place, look);
  ui.canvas().pop_clip();

  const Rect physical = mirrored(place, ui.viewport().width, ui.flow());
  std::vector<DrawnLine> lines;
  for (const Drag& drag : ui.drags_of(look.id)) {
    DrawnLine drawn;
    if (drag.begins) drawn.begins = DrawnLine::Begins::Yes;
    if (drag.phase == Drag::Phase::Ended) drawn.ends = DrawnLine::Ends::Yes;
    for (const Point& point : drag.trail)
      drawn.points.push_back({std::clamp((point.x - physical.x) / physical.width, 0.0F, 1.0F),
                              std::clamp((point.y - physical.y) / physical.height, 0.0F, 1.0F)});
    lines.push_back(std::move(drawn));
  }
  return lines;
}

bool pen_key(Ui& ui, Rect place, const PenLook& look) {
  Node& node = ui.emit(look.id, Role::Key, look.label, place, Touch::Taps);
  node.selected = look.chosen;
  const Touchable touchable(ui, look.id, place, kCardRadius);
  surface(ui, place, Token::Sheet, look.chosen ? Token::SheetAccent : Token::Outline, kCardRadius,
          line(ui, look.chosen ? kSelectedLine : kLine));
  ui.canvas().circle(place.center(), std::min(look.width, place.width * 0.6F) / 2, look.colour);
  return ui.activated(look.id);
}

bool tool_key(Ui& ui, Rect place, const std::string& id, Icon icon, std::string_view label, Enabled enabled) {
  return square_key(ui, id, place, icon, label, enabled);
}

}  // namespace doorstep::touch
