#include "app/screen/told_screen.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::array<std::string_view, 4> kWays{"shown", "read_aloud", "both", "printed"};
constexpr std::size_t kLongestResponse = 2000;  // bytes

float form(Ui& ui, const words::Language& say, ToldPage& page, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  if (!page.paper.empty()) {
    const std::string words = say("team.paper.made", page.paper);
    touch::notice(ui, "paper", column.next(touch::notice_height(ui, words, column.width())), words, {}, 0,
                  touch::NoticeTone::Known);
  }
  column.next(touch::text_block(ui, "told:question", column.peek(), say("team.told.question", page.called),
                                {.role = touch::TextRole::Question}));
  const std::string count = say(page.items == 1 ? "team.told.one" : "team.told.count", page.items);
  column.next(touch::text_block(ui, "told:count", column.peek(), count));
  touch::OptionSet set{.group = "how", .layout = touch::OptionLayout::Rows};
  for (std::size_t index = 0; index < kWays.size(); ++index) {
    const bool chosen = page.how && static_cast<std::size_t>(*page.how) == index;
    set.options.push_back({.id = fmt::format("how:{}", kWays[index]),
                           .label = say(fmt::format("team.told.{}", kWays[index])),
                           .selected = chosen ? touch::Selected::Yes : touch::Selected::No});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (touched.chosen) page.how = static_cast<Retelling>(*touched.chosen);
  const touch::FieldLook look{.label = say("team.told.response", page.called),
                              .lines = touch::FieldLines::Many,
                              .max_bytes = kLongestResponse,
                              .visible_lines = 2};
  (void)touch::text_field(ui, "response",
                          column.next(touch::field_height(ui, look, column.width(), page.response)),
                          page.response, look);
  column.next(touch::text_block(ui, "told:final", column.peek(), say("team.told.final", page.child),
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  column.next(problem_notice(ui, column.peek(), page.problem));
  return column.used();
}

}  // namespace

std::optional<Action> draw(Ui& ui, const words::Language& say, ToldPage& page) {
  TeamFrame frame{.key = "told", .title = say("team.told.title", page.called)};
  const auto ready = page.how ? touch::Enabled::Yes : touch::Enabled::No;
  frame.bottom.start =
      touch::BarButton{"not_told", say("team.told.not_told"), {.kind = touch::ButtonKind::Quiet}};
  frame.bottom.end = touch::BarButton{
      "mark_told", say("team.told.mark"), {.kind = touch::ButtonKind::Primary, .enabled = ready}};
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    return form_card(ui, area, kFormWidth, [&](Rect inside) { return form(ui, say, page, inside); });
  });
  if (touched.button == "mark_told") return MarkTold{};
  if (touched.button == "not_told") return GoBack{};
  return touched.action;
}

}  // namespace doorstep::screen
