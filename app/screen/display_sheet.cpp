#include "app/screen/display_sheet.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/screen/calibration_sheet.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::array<int, 4> kPercents{100, 125, 150, 200};
constexpr std::array<std::string_view, 3> kThemes{"paper", "night", "high-contrast"};
constexpr float kSheetWidth = 110;  // mm

// One of the choices: its segments, and what each stands for.
struct Setting {
  std::string label;
  std::vector<touch::Segment> segments;
  std::vector<Action> actions;
};

Setting language_setting(const words::Language& say, const DisplaySettings& settings) {
  Setting setting{.label = say("team.display.language"), .segments = {}, .actions = {}};
  for (const LanguageChoice& choice : settings.languages) {
    setting.segments.push_back({"display:language:" + choice.code, choice.name,
                                touch::selected_if(choice.code == settings.language)});
    setting.actions.emplace_back(ChooseLanguage{choice.code});
  }
  return setting;
}

Setting scale_setting(const words::Language& say, const DisplaySettings& settings) {
  Setting setting{.label = say("team.display.text_size"), .segments = {}, .actions = {}};
  for (const int percent : kPercents) {
    const float scale = static_cast<float>(percent) / 100;
    setting.segments.push_back({fmt::format("display:scale:{}", percent), fmt::format("{} %", percent),
                                touch::selected_if(std::abs(settings.text_scale - scale) < 0.01F)});
    setting.actions.emplace_back(ChooseTextScale{scale});
  }
  return setting;
}

Setting theme_setting(const words::Language& say, const DisplaySettings& settings) {
  Setting setting{.label = say("team.display.colours"), .segments = {}, .actions = {}};
  for (const std::string_view theme : kThemes) {
    setting.segments.push_back({fmt::format("display:theme:{}", theme),
                                say(fmt::format("team.display.themes.{}", theme)),
                                touch::selected_if(settings.theme == theme)});
    setting.actions.emplace_back(ChooseTheme{std::string(theme)});
  }
  return setting;
}

Setting two_ways(const std::string& label, const std::string& id, const std::string& off,
                 const std::string& on, bool is_on) {
  return {.label = label,
          .segments = {{id + ":off", off, touch::selected_if(!is_on)},
                       {id + ":on", on, touch::selected_if(is_on)}},
          .actions = {}};
}

Setting motion_setting(const words::Language& say, const DisplaySettings& settings) {
  Setting setting = two_ways(say("team.display.motion"), "display:motion", say("team.display.motion_full"),
                             say("team.display.motion_reduced"), settings.motion == touch::Motion::Reduced);
  setting.actions = {ReduceMotion{Turned::Off}, ReduceMotion{Turned::On}};
  return setting;
}

Setting spacing_setting(const words::Language& say, const DisplaySettings& settings) {
  Setting setting =
      two_ways(say("team.display.spacing"), "display:spacing", say("team.display.spacing_usual"),
               say("team.display.spacing_roomy"), settings.spacing == touch::Spacing::Roomy);
  setting.actions = {SpaceText{Turned::Off}, SpaceText{Turned::On}};
  return setting;
}

Setting reading_setting(const words::Language& say, const DisplaySettings& settings) {
  constexpr std::array<std::string_view, 3> kWays{"off", "when_asked", "by_itself"};
  Setting setting{.label = say("team.display.reading"), .segments = {}, .actions = {}};
  if (!settings.has_voice) setting.label += ". " + say("team.display.no_voice");
  for (std::size_t way = 0; way < kWays.size(); ++way) {
    const auto when = static_cast<ReadAloud>(way);
    setting.segments.push_back({fmt::format("display:reading:{}", kWays[way]),
                                say(fmt::format("team.display.reading_ways.{}", kWays[way])),
                                touch::selected_if(settings.read_aloud == when)});
    setting.actions.emplace_back(ReadPages{when});
  }
  return setting;
}

Setting pace_setting(const words::Language& say, const DisplaySettings& settings) {
  Setting setting = two_ways(say("team.display.pace"), "display:pace", say("team.display.pace_normal"),
                             say("team.display.pace_slow"), settings.pace == voice::Pace::Slow);
  setting.actions = {ReadSlowly{Turned::Off}, ReadSlowly{Turned::On}};
  return setting;
}

float label_height(Ui& ui, const Setting& setting, float width) {
  return touch::text_height(ui, setting.label, width, {.role = touch::TextRole::Caption});
}

float height_of(Ui& ui, const std::vector<Setting>& all, float width) {
  float height = touch::button_size(ui, "A").height;
  for (const Setting& setting : all) {
    height += label_height(ui, setting, width) + touch::segments_height(ui, setting.segments, width) +
              2 * ui.metrics().gap;
  }
  return height;
}

void draw_setting(Ui& ui, const Setting& setting, Column& column, std::optional<Action>& action) {
  column.next(touch::text_block(ui, "label:" + setting.segments.front().id, column.peek(), setting.label,
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  const Rect place = column.next(touch::segments_height(ui, setting.segments, column.width()));
  if (const auto chosen = touch::segmented_choice(ui, place, setting.label, setting.segments))
    action = setting.actions[*chosen];
}

}  // namespace

std::optional<Action> draw_display_sheet(Ui& ui, const words::Language& say,
                                         const DisplaySettings& settings) {
  if (ui.sheet_open(kCalibrationSheet)) return draw_calibration_sheet(ui, say, settings);
  if (!ui.sheet_open(kDisplaySheet)) return std::nullopt;
  std::optional<Action> action;
  const std::vector<Setting> all{language_setting(say, settings), scale_setting(say, settings),
                                 theme_setting(say, settings),    motion_setting(say, settings),
                                 spacing_setting(say, settings),  reading_setting(say, settings),
                                 pace_setting(say, settings)};
  const float width = std::min(kSheetWidth * ui.text_scale(), ui.viewport().width - 8 * ui.metrics().margin);
  const touch::ButtonLook look{.kind = touch::ButtonKind::Primary};
  const touch::Size done = touch::button_size(ui, say("common.done"), look, width);
  touch::sheet(ui, kDisplaySheet, say("team.display.title"), {width, height_of(ui, all, width)},
               [&](Rect inside) {
                 Column column(inside, ui.metrics().gap);
                 for (const Setting& setting : all) draw_setting(ui, setting, column, action);
                 const std::string measure = say("team.display.measure");
                 const touch::Size measure_size = touch::button_size(ui, measure, {}, column.width());
                 if (touch::button(ui, "display:measure",
                                   column.next(measure_size.height).take_start(measure_size.width), measure))
                   action = ShowCalibration{};
               },
               {done, touch::Align::End, [&](Rect foot) {
                  if (touch::button(ui, "display:done", foot.take_end(done.width), say("common.done"), look))
                    ui.close_sheet();
                }});
  return action;
}

}  // namespace doorstep::screen
