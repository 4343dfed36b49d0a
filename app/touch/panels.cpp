#include "app/touch/panels.h"

#include <algorithm>
#include <utility>

#include "app/touch/buttons.h"
#include "app/touch/icons.h"
#include "app/touch/parts.h"
#include "app/touch/texts.h"

namespace doorstep::touch {
namespace {

constexpr float kRingRoom = 1.9F;   // mm that a region's clip leaves beside it, for shadows and focus rings
constexpr float kPage = 0.8F;       // of the visible height that "more below" moves
constexpr float kAtEnd = 0.3F;      // mm: nearer to the end than this is the end
constexpr float kMostBeyond = 9;    // mm: a line
constexpr float kOverflow = 0.1F;   // mm: less than this beyond the region is not seen
constexpr float kLeastBeside = 60;  // mm of a region that has it
constexpr float kMostForPager = 0.12F;  // of a region's height; a higher button stands beside it
constexpr float kInitialCircle = 2.2F;  // em of the row's title
constexpr float kSheetMargin = 8;       // mm between a sheet and the window's edge at least
constexpr float kAskWidth = 105;        // mm at 100 %: of a question on a sheet
constexpr float kPillPadding = 1.1F;    // em
constexpr float kMarkRadius = 1.7F;     // mm, at 100 %
constexpr float kLeastWords = 7;        // em: a row's words beside its pill need this much
constexpr float kPillDistance = 1;      // mm

TextLook pill_look() { return {.role = TextRole::Caption, .align = Align::Center}; }
TextLook row_title_look() { return {.role = TextRole::Body}; }
TextLook row_subtitle_look() { return {.role = TextRole::Caption, .colour = Token::Muted}; }

// The button that pages through a region. At the end it leads back to the top, so that its place stays the
// same. Where height is dear it stands beside the region and is an arrow.
struct Pager {
  Rect place{};
  bool beside = false;
};

Pager take_pager(Ui& ui, Rect& visible) {
  const float gap = ui.metrics().gap;
  const Size size = pager_size(ui, visible.width);
  const float target = ui.metrics().min_target;
  const bool dear = size.height + gap > kMostForPager * visible.height;
  if (ui.board_shown() || (dear && visible.width - target - gap >= kLeastBeside * ui.text_scale())) {
    const Rect strip = visible.take_end(target, gap);
    return {
        {strip.x, strip.bottom() - std::min(target, strip.height), target, std::min(target, strip.height)},
        true};
  }
  return {visible.take_bottom(size.height, gap).centered(size)};
}

float page_button(Ui& ui, const std::string& region, const Pager& pager, float scroll, float most,
                  Rect visible) {
  const bool at_end = scroll >= most - kAtEnd;
  const std::string& words = at_end ? ui.words().back_to_top : ui.words().more_below;
  const Icon icon = at_end ? Icon::Up : Icon::Down;
  const ButtonLook look{.kind = ButtonKind::Secondary, .after = icon, .role = TextRole::Caption};
  const std::string id = pager_id(region);
  const bool pressed =
      pager.beside ? icon_button(ui, id, pager.place, icon, words) : button(ui, id, pager.place, words, look);
  ui.leave_focus(id);
  if (!pressed) return scroll;
  ui.request_frame();
  return at_end ? 0 : std::min(most, scroll + ui.whole_page(region, visible, kPage * visible.height));
}

}  // namespace

Rect card(Ui& ui, Rect place) {
  ui.canvas().shadow(place, kCardRadius, ui.colour(Token::Shadow));
  surface(ui, place, Token::Card, Token::Hairline, kCardRadius, line(ui, kHairLine));
  return place.shrunk(card_padding(ui));
}

bool tapped_card(Ui& ui, std::string_view id, Rect place, std::string_view label) {
  ui.emit(std::string(id), Role::Row, std::string(label), place, Touch::Taps);
  card(ui, place);
  const Touchable touchable(ui, id, place, kCardRadius);
  if (ui.pressed(id)) ui.canvas().fill(place, ui.colour(Token::Selected), kCardRadius);
  return ui.activated(id);
}

float card_padding(const Ui& ui) { return ui.density() == Density::Team ? 4.2F : 6; }

void hairline(Ui& ui, Rect place) {
  const float thickness = line(ui, kHairLine) / ui.pixels_per_mm();
  ui.canvas().fill({place.x, place.y, place.width, thickness}, ui.colour(Token::Hairline));
}

std::string pager_id(std::string_view region) { return std::string(region) + ":more"; }

Size pager_size(Ui& ui, float max_width) {
  const ButtonLook look{.after = Icon::Down, .role = TextRole::Caption};
  const Size more = button_size(ui, ui.words().more_below, look, max_width);
  const Size back = button_size(ui, ui.words().back_to_top, look, max_width);
  return {std::max(more.width, back.width), std::max(more.height, back.height)};
}

bool overflows(Ui& ui, std::string_view region, Rect place) {
  return ui.memory(region).content_height > place.height + kOverflow;
}

void page_down(Ui& ui, std::string_view region, Rect place) {
  ui.memory(region).scroll += ui.whole_page(region, place, kPage * place.height);
  ui.request_frame();
}

Paging paging_at(const std::optional<Rect>& place) {
  return place ? Paging{Paging::Button::AtPlace, *place} : Paging{};
}

void pan_region(Ui& ui, std::string_view id, Rect place, const std::function<float(Rect)>& draw,
                const Paging& paging) {
  const std::string name(id);
  WidgetMemory& memory = ui.memory(name);
  const bool overflows = touch::overflows(ui, id, place);
  Rect visible = place;
  Pager pager{paging.place};
  if (overflows && paging.button == Paging::Button::AtRegion) pager = take_pager(ui, visible);
  const float most = overflows ? memory.content_height - visible.height : 0;
  const float pan = ui.take_pan(name);
  const float wanted = memory.scroll - pan;
  const float revealed = ui.reveal_focus(name, visible);
  if (pan != 0 || !overflows) memory.beyond = 0;
  if (revealed > 0) memory.beyond = std::clamp(wanted + revealed - most, 0.0F, kMostBeyond);
  float scroll = std::clamp(wanted + revealed, 0.0F, most + memory.beyond);
  if (wanted < 0 || wanted > most + memory.beyond) ui.stop_fling();

  ui.emit(name, Role::Region, {}, visible, Touch::None);
  // What does not pan may throw its shadow over the edge; what does is cut there, and a line says so.
  ui.enter_region(name, visible.shrunk(-kRingRoom, overflows ? 0 : -kRingRoom));
  const float used = draw(visible.moved(0, -scroll));
  ui.leave_region();
  if (scroll > kAtEnd) hairline(ui, visible);
  if (scroll < most - kAtEnd) hairline(ui, {visible.x, visible.bottom(), visible.width, 0});
  if (overflows && paging.button != Paging::Button::OfCaller)
    scroll = page_button(ui, name, pager, scroll, most, visible);

  WidgetMemory& after = ui.memory(name);
  // Not before the content stands as it will stay.
  const bool settled = used == after.content_height;
  const bool at_end = settled && (!overflows || scroll >= most - kAtEnd);
  if (at_end && !std::exchange(after.was_at_end, true)) ui.request_frame();  // what waits for it opens
  if (!settled) ui.request_frame();  // the limits follow one frame later
  after.content_height = used;
  after.scroll = scroll;
}

bool was_seen_to_end(Ui& ui, std::string_view region) { return ui.memory(region).was_at_end; }

namespace {

// What stays above sheets is covered by none: they move away from it, or below it.
Rect beside_what_stays(Ui& ui, Rect place, Rect window) {
  if (!ui.above_sheets()) return place;
  const float gap = ui.metrics().gap;
  const Rect stays = *ui.above_sheets();
  const Rect shared = place.intersection(stays.shrunk(-gap));
  if (shared.width <= 0 || shared.height <= 0) return place;
  if (place.width + gap <= stays.x - gap) return place.moved(stays.x - gap - place.right(), 0);
  const float top = stays.bottom() + gap;
  const float height = std::min(place.height, window.bottom() - gap - top);
  return {place.x, top, place.width, height};
}

}  // namespace

Size sheet_room(Ui& ui) {
  const Rect window = ui.viewport();
  const float padding = 2 * card_padding(ui);
  Size room{window.width - 2 * kSheetMargin, window.height - kSheetMargin};
  // Beside what stays above sheets where there is width for that, else below it.
  if (const auto& stays = ui.above_sheets()) {
    if (window.width > window.height) {
      room.width = std::min(room.width, stays->x - 2 * ui.metrics().gap);
    } else {
      room.height = std::min(room.height, window.height - stays->bottom() - 2 * ui.metrics().gap);
    }
  }
  return {room.width - padding, room.height - padding};
}

void sheet(Ui& ui, std::string_view id, std::string_view title, Size content,
           const std::function<void(Rect)>& draw, const SheetFoot& foot) {
  if (!ui.sheet_open(id)) return;
  ui.enter_sheet();
  const Rect window = ui.viewport();
  const float padding = card_padding(ui);
  const TextLook title_look{.role = TextRole::Option};
  const Size room = sheet_room(ui);
  const float width = std::min(content.width + 2 * padding, window.width - 2 * kSheetMargin);
  const float title_height =
      title.empty() ? 0 : ui.measure_text(title, title_look, width - 2 * padding).height + ui.metrics().gap;
  const float below = foot.size.height > 0 ? foot.size.height + 2 * ui.metrics().gap : 0;
  const float height = std::min(content.height + title_height + below, room.height) + 2 * padding;
  const Rect place = beside_what_stays(ui, window.centered({width, height}), window);
  ui.canvas().fill(ui.window(), ui.colour(Token::Scrim));
  ui.draw_above_sheets();
  ui.emit(std::string(id), Role::Sheet, std::string(title), place, Touch::None);
  Rect inner = card(ui, place);
  if (!title.empty()) ui.draw_text(title, inner.take_top(title_height), title_look);
  const Rect foot_place = below > 0 ? inner.take_bottom(foot.size.height, below - foot.size.height) : Rect{};
  // Below the content, which was laid out for this width.
  const std::string region = std::string(id) + ":content";
  Paging paging;
  if (overflows(ui, region, inner)) {
    const Size size = pager_size(ui, inner.width);
    const bool beside_foot = below > 0 && foot.size.width + ui.metrics().gap + size.width <= inner.width;
    Rect row = beside_foot ? foot_place : inner.take_bottom(size.height, ui.metrics().gap);
    if (beside_foot) row = foot.from == Align::End ? row.take_start(size.width) : row.take_end(size.width);
    paging = paging_at(row.centered(size));
  }
  const auto draw_content = [&](Rect area) {
    draw({area.x, area.y, area.width, content.height});
    return content.height;
  };
  pan_region(ui, region, inner, draw_content, paging);
  if (below > 0) foot.draw(foot_place);
  ui.leave_sheet();
}

Asked ask_sheet(Ui& ui, const std::string& id, const AskLook& look) {
  Asked asked = Asked::NotYet;
  if (!ui.sheet_open(id)) return asked;
  const float width = std::min(kAskWidth * ui.text_scale(), sheet_room(ui).width);
  const float gap = ui.metrics().gap;
  const float button =
      std::max(button_size(ui, look.yes, {}, width).height, button_size(ui, look.no, {}, width).height);
  const float words = look.what.empty() ? 0 : text_height(ui, look.what, width) + 2 * gap;
  sheet(ui, id, look.title, {width, words + gap + 2 * button}, [&](Rect area) {
    if (!look.what.empty()) area.take_top(text_block(ui, id + ":what", area, look.what), 2 * gap);
    if (touch::button(ui, id + ":no", area.take_top(button, gap), look.no)) asked = Asked::No;
    if (touch::button(ui, id + ":yes", area.take_top(button), look.yes)) asked = Asked::Yes;
    if (asked != Asked::NotYet) ui.close_sheet();
  });
  return asked;
}

Size pill_size(Ui& ui, std::string_view words) {
  const float em = ui.em(pill_look());
  return {ui.measure_text(words, pill_look()).width + 2 * kPillPadding * em * 0.72F,
          std::max(2.1F * em, ui.measure_text(words, pill_look()).height + 0.6F * em)};
}

void pill(Ui& ui, Rect place, std::string_view words, PillLook look) {
  const float radius = std::min(kCardRadius, place.height * 0.4F);
  const bool done = look == PillLook::Done;
  if (done) {
    ui.canvas().fill(place, ui.colour(Token::Selected), radius);
  } else {
    surface(ui, place, Token::Card, Token::Outline, radius, line(ui, kHairLine));
  }
  TextLook text = pill_look();
  text.colour = done ? Token::Accent : Token::Muted;
  ui.draw_text_middle(words, place, text);
}

namespace {

struct RowPlan {
  float circle = 0;
  Size pill;
  bool pill_below = false;        // narrow rows: under the words, not beside them
  float words = 0;                // width
  float title = 0, subtitle = 0;  // heights
  float height = 0;
};

RowPlan plan_row(Ui& ui, const ListRow& row, float width) {
  RowPlan plan;
  const float gap = ui.metrics().gap;
  plan.circle = row.initial.empty() ? 0 : kInitialCircle * ui.em(row_title_look());
  if (!row.pill.empty()) plan.pill = pill_size(ui, row.pill);
  plan.words = width - (plan.circle > 0 ? plan.circle + gap * 1.25F : 0);
  const float beside = plan.words - plan.pill.width - gap;
  plan.pill_below = plan.pill.width > 0 && beside < kLeastWords * ui.em(row_title_look());
  if (plan.pill.width > 0 && !plan.pill_below) plan.words = beside;
  plan.title = ui.measure_text(row.title, row_title_look(), plan.words).height;
  if (!row.subtitle.empty())
    plan.subtitle = ui.measure_text(row.subtitle, row_subtitle_look(), plan.words).height;
  // The row's target leaves half a gap above and below, so that neighbours keep their distance.
  const float words = plan.title + plan.subtitle + (plan.pill_below ? plan.pill.height + kPillDistance : 0);
  plan.height = std::max({words + 1.2F, plan.circle + 2, plan.pill.height, ui.metrics().min_target}) + gap;
  return plan;
}

}  // namespace

float list_row_height(Ui& ui, const ListRow& row, float width) { return plan_row(ui, row, width).height; }

bool list_row(Ui& ui, Rect place, const ListRow& row, RowTouch touch) {
  const RowPlan plan = plan_row(ui, row, place.width);
  const Rect target = place.shrunk(0, ui.metrics().gap / 2);
  const bool taps = touch == RowTouch::Taps;
  Node& node =
      ui.emit(row.id, taps ? Role::Row : Role::Text, row.title, target, taps ? Touch::Taps : Touch::None);
  node.value = row.subtitle;
  if (!row.pill.empty()) node.value += node.value.empty() ? row.pill : ", " + row.pill;
  const Touchable touchable(ui, row.id, target, kCardRadius);
  if (ui.pressed(row.id)) ui.canvas().fill(target, ui.colour(Token::Selected), kCardRadius);
  Rect rest = target;
  if (plan.circle > 0) {
    const Rect circle = rest.take_start(plan.circle, ui.metrics().gap * 1.25F);
    ui.canvas().circle(circle.center(), plan.circle / 2, ui.colour(Token::Selected));
    ui.draw_text_middle(row.initial, circle,
                        {.role = TextRole::Body, .colour = Token::Accent, .align = Align::Center});
  }
  if (plan.pill_below) {
    pill(ui,
         {rest.x, rest.take_bottom(plan.pill.height + kPillDistance).y, plan.pill.width, plan.pill.height},
         row.pill, row.pill_look);
  } else if (plan.pill.width > 0) {
    pill(ui, rest.take_end(plan.pill.width, ui.metrics().gap).centered(plan.pill), row.pill, row.pill_look);
  }
  const Rect words = rest.centered({rest.width, plan.title + plan.subtitle});
  ui.draw_text(row.title, {words.x, words.y, words.width, plan.title}, row_title_look());
  if (!row.subtitle.empty())
    ui.draw_text(row.subtitle, {words.x, words.y + plan.title, words.width, plan.subtitle},
                 row_subtitle_look());
  return ui.activated(row.id);
}

void status_mark(Ui& ui, std::string_view id, Point center, StatusMark mark, std::string_view label) {
  const float r = kMarkRadius * ui.text_scale();
  Canvas& canvas = ui.canvas();
  ui.emit(std::string(id), Role::Image, std::string(label), {center.x - r, center.y - r, 2 * r, 2 * r},
          Touch::None);
  const float thick = line(ui, kLine);
  switch (mark) {
    case StatusMark::NotAsked:
      canvas.dashed_ring(center, r, ui.colour(Token::Outline), thick);
      break;
    case StatusMark::NotAnswered:
      canvas.ring(center, r, ui.colour(Token::Outline), thick);
      canvas.polyline(std::array<Point, 2>{{{center.x - r / 2, center.y}, {center.x + r / 2, center.y}}},
                      ui.colour(Token::Outline), thick);
      break;
    case StatusMark::Nothing:
      canvas.ring(center, r, ui.colour(Token::Outline), thick);
      break;
    case StatusMark::FollowUp:
      canvas.circle(center, r - 0.1F, ui.colour(Token::Card));
      canvas.half_circle(center, r - 0.1F, ui.colour(Token::FollowUp));
      canvas.ring(center, r, ui.colour(Token::FollowUpLine), thick);
      break;
    case StatusMark::Now: {
      const float d = r * 1.15F;
      const std::array<Point, 4> diamond{{{center.x, center.y - d},
                                          {center.x + d, center.y},
                                          {center.x, center.y + d},
                                          {center.x - d, center.y}}};
      canvas.polygon(diamond, ui.colour(Token::Now));
      break;
    }
  }
}

}  // namespace doorstep::touch
