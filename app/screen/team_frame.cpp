#include "app/screen/team_frame.h"

#include <algorithm>
#include <cmath>

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

constexpr float kWordsFrom = 100;        // mm at 100 %: room for the way back in words
constexpr float kLeastMiddle = 34;       // mm between the bars: three lines to touch
constexpr float kLeastWordsBeside = 60;  // mm at 100 %: fewer, and the way on stands below the words
constexpr float kHeadingScale = 0.82F;   // of a title: a card's heading is quieter than the page's
constexpr float kTwoColumnsFrom = 150;   // mm at 100 %
constexpr float kColumnsHighFrom = 115;  // mm of height at 100 %, below which a page pans as one

// Where there is little room the way back is an arrow; its words are still said.
touch::TopBar top_bar_of(const Ui& ui, const words::Language& say, const TeamFrame& frame) {
  touch::TopBar bar;
  const bool roomy = ui.viewport().width / ui.text_scale() >= kWordsFrom;
  if (!frame.back.empty() && roomy) {
    bar.back =
        touch::BarButton{"back", frame.back, {.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Back}};
  } else if (!frame.back.empty()) {
    bar.icons.push_back({"back", touch::Icon::Back, frame.back});
  }
  bar.end_icons.push_back({"display", touch::Icon::BiggerText, say("team.display.open")});
  bar.title = frame.title;
  bar.subtitle = frame.subtitle;
  if (!bar.icons.empty() && !bar.subtitle.empty()) {  // a title in the middle has nothing beside it
    bar.title = say("team.joined", frame.title, frame.subtitle);
    bar.subtitle.clear();
  }
  if (frame.lock == Lockable::Yes) {
    bar.end = touch::BarButton{"lock", say("team.lock"), {.kind = touch::ButtonKind::Hide}};
  }
  return bar;
}

FrameTouched meaning_of(const std::optional<std::string>& pressed) {
  if (!pressed) return {};
  if (*pressed == "lock") return {.action = LockNow{}};
  if (*pressed == "back") return {.action = GoBack{}};
  if (*pressed == "display") return {.action = ShowDisplay{}};
  return {.button = *pressed};
}

bool holds_anything(const touch::ActionBar& bar) { return bar.start || !bar.middle.empty() || bar.end; }

void pan_with_bottom(Ui& ui, const TeamFrame& frame, Rect place, const std::function<float(Rect)>& middle,
                     FrameTouched& touched) {
  touch::pan_region(ui, "page", place, [&](Rect area) {
    const float used = middle(area) + ui.metrics().gap * 2;
    const float height = touch::action_bar_height(ui, frame.bottom, area.width);
    const auto pressed = touch::action_bar(ui, {area.x, area.y + used, area.width, height}, frame.bottom);
    if (pressed) touched = meaning_of(pressed);
    return used + height;
  });
}

}  // namespace

FrameTouched team_frame(Ui& ui, const words::Language& say, const TeamFrame& frame,
                        const std::function<float(Rect)>& middle) {
  ui.screen(frame.key);
  const touch::TopBar top = top_bar_of(ui, say, frame);
  const float width = ui.viewport().width;
  const float top_height = touch::top_bar_height(ui, top, width);
  const float bottom_height =
      holds_anything(frame.bottom) ? touch::action_bar_height(ui, frame.bottom, width) : 0;
  touch::PageParts page = touch::page_parts(ui, top_height, bottom_height);
  FrameTouched touched = meaning_of(touch::top_bar(ui, page.top, top));
  if (frame.pans == Pans::ByItself) {
    (void)middle(page.middle);
  } else if (bottom_height > 0 && page.middle.height < kLeastMiddle) {
    page = touch::page_parts(ui, top_height, 0);
    pan_with_bottom(ui, frame, page.middle, middle, touched);
    return touched;
  } else {
    touch::Paging paging;
    if (bottom_height > 0)
      paging = touch::paging_at(touch::free_in_bar(ui, frame.bottom, page.bottom, touch::pager_size(ui, 0)));
    touch::pan_region(ui, "page", page.middle, middle, paging);
  }
  if (bottom_height > 0) {
    if (const auto pressed = touch::action_bar(ui, page.bottom, frame.bottom)) touched = meaning_of(pressed);
  }
  return touched;
}

Rect form_column(const Ui& ui, Rect area, float width) {
  const float fitting = std::min(area.width, width * ui.text_scale());
  return {area.x + (area.width - fitting) / 2, area.y, fitting, area.height};
}

float form_card(Ui& ui, Rect area, float width, const std::function<float(Rect)>& draw) {
  if (!has_room_beside(ui)) return draw(form_column(ui, area, width));
  const float gap = ui.metrics().gap * 2;
  Rect place = form_column(ui, area, width + 2 * touch::card_padding(ui) / ui.text_scale());
  place.y += gap;
  return gap + fitted_card(ui, "form", place, draw) + gap;
}

bool has_two_columns(const Ui& ui) { return ui.viewport().width / ui.text_scale() >= kTwoColumnsFrom; }

bool has_room_beside(const Ui& ui) {
  return has_two_columns(ui) && ui.viewport().height >= kColumnsHighFrom * ui.text_scale();
}

float fitted_card(Ui& ui, std::string_view id, Rect place, const std::function<float(Rect)>& draw) {
  const float padding = touch::card_padding(ui);
  const float remembered = ui.memory(id).content_height;
  touch::card(ui, {place.x, place.y, place.width, remembered + 2 * padding});
  const float used = draw({place.x + padding, place.y + padding, place.width - 2 * padding, remembered});
  if (std::abs(used - remembered) > 0.01F) {
    ui.memory(id).content_height = used;
    ui.request_frame();
  }
  return used + 2 * padding;
}

float card_heading(Ui& ui, std::string_view id, Rect place, std::string_view words) {
  const float used = touch::text_block(
      ui, id, place, words,
      {.role = touch::TextRole::Title, .colour = touch::Token::Muted, .scale = kHeadingScale});
  return used + ui.metrics().gap;
}

float notice_with_way(Ui& ui, const std::string& id, Rect area, const std::string& words,
                      const touch::TextLook& look, const std::string& way, const std::function<void()>& then,
                      touch::ButtonKind kind) {
  const float gap = ui.metrics().gap;
  const touch::ButtonLook button{.kind = kind, .after = touch::Icon::Next};
  const touch::Size size = touch::button_size(ui, way, button, area.width);
  const bool beside = area.width - size.width >= kLeastWordsBeside * ui.text_scale();
  const float edge = ui.metrics().body;  // as the words have on their side
  const float room = beside ? size.width + edge : 0;
  const float height =
      std::max(touch::notice_height(ui, words, area.width - room, look), beside ? size.height + 2 * gap : 0);
  const Rect box{area.x, area.y, area.width, height};
  touch::notice(ui, id, box, words, look, room);
  const Rect place = beside ? Rect{box.right() - edge - size.width, box.y + (height - size.height) / 2,
                                   size.width, size.height}
                            : Rect{area.x, box.bottom() + gap, size.width, size.height};
  if (touch::button(ui, id + ":way", place, way, button)) then();
  return beside ? height : place.bottom() - area.y;
}

float problem_notice(Ui& ui, Rect place, const words::Explained& problem) {
  if (problem.message.empty()) return 0;
  const std::string words = problem.remedy.empty() ? problem.message : problem.message + " " + problem.remedy;
  const touch::TextLook look{.bold = {{0, problem.message.size()}}};
  const float height = touch::notice_height(ui, words, place.width, look);
  touch::notice(ui, "problem", {place.x, place.y, place.width, height}, words, look);
  return height;
}

}  // namespace doorstep::screen
