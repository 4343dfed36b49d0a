#include "app/screen/team_frame.h"

#include <algorithm>
#include <cmath>

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Ui;

constexpr float kFormWidth = 110;       // mm; about 50 characters of body text
constexpr float kTwoColumnsFrom = 150;  // mm at 100 %

touch::TopBar top_bar_of(const words::Language& say, const TeamFrame& frame) {
  touch::TopBar bar;
  if (!frame.back.empty()) {
    bar.back =
        touch::BarButton{"back", frame.back, {.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Back}};
  }
  bar.icons = {{"display", touch::Icon::BiggerText, say("team.display.open")}};
  bar.title = frame.title;
  bar.subtitle = frame.subtitle;
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

}  // namespace

FrameTouched team_frame(Ui& ui, const words::Language& say, const TeamFrame& frame,
                        const std::function<void(Rect)>& middle) {
  ui.screen(frame.key);
  const touch::TopBar top = top_bar_of(say, frame);
  const float width = ui.viewport().width;
  const bool has_bottom = holds_anything(frame.bottom);
  const touch::PageParts page =
      touch::page_parts(ui, touch::top_bar_height(ui, top, width),
                        has_bottom ? touch::action_bar_height(ui, frame.bottom, width) : 0);
  FrameTouched touched = meaning_of(touch::top_bar(ui, page.top, top));
  middle(page.middle.shrunk(ui.metrics().margin, 0));
  if (has_bottom) {
    if (const auto pressed = touch::action_bar(ui, page.bottom, frame.bottom)) touched = meaning_of(pressed);
  }
  return touched;
}

Rect form_column(const Ui& ui, Rect area) {
  const float width = std::min(area.width, kFormWidth * ui.text_scale());
  return {area.x + (area.width - width) / 2, area.y, width, area.height};
}

bool has_two_columns(const Ui& ui) { return ui.viewport().width / ui.text_scale() >= kTwoColumnsFrom; }

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
  const float used = touch::text_block(ui, id, place, words,
                                       {.role = touch::TextRole::Title, .colour = touch::Token::Muted});
  return used + ui.metrics().gap;
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
