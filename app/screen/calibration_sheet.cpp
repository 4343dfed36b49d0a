#include "app/screen/calibration_sheet.h"

#include <algorithm>
#include <array>

#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr float kCardCorner = 3.18F;  // mm, as on every bank card
constexpr float kFrameLine = 3;       // px
constexpr float kMostGrown =
    1.7F;                          // beside the size that the system claims: a tablet may tell half the truth
constexpr float kLeastShown = 16;  // mm of the card's height: its long edges are what is compared

struct Step {
  const char* id;
  touch::Icon icon;
  float factor;
  const char* words;
};
// Two to come near, two to meet: a hundredth is less than a millimetre of the card. Smaller where reading
// starts, larger at the end.
constexpr std::array<Step, 4> kSteps{
    {{"scale:much_less", touch::Icon::Minus, 1 / 1.08F, "team.calibrate.much_less"},
     {"scale:less", touch::Icon::Minus, 1 / 1.01F, "team.calibrate.less"},
     {"scale:more", touch::Icon::Plus, 1.01F, "team.calibrate.more"},
     {"scale:much_more", touch::Icon::Plus, 1.08F, "team.calibrate.much_more"}}};

// In the millimetres of the scale that holds now; once it is right, the frame is as large as a card.
touch::Size card_size(const Ui& ui, const DisplaySettings& settings) {
  const float grown = settings.tried_px_per_mm.value_or(ui.pixels_per_mm()) / ui.pixels_per_mm();
  return {kCardWidth * grown, kCardHeight * grown};
}

void draw_card(Ui& ui, const words::Language& say, Rect place, touch::Size card) {
  const Rect frame = place.centered({card.width, std::min(card.height, place.height)});
  ui.emit("scale:card", touch::Role::Image, say("team.calibrate.card"), frame.intersection(place),
          touch::Touch::None);
  ui.canvas().fill(frame, ui.colour(touch::Token::Selected), kCardCorner);
  ui.canvas().outline(frame, ui.colour(touch::Token::Accent), kCardCorner, kFrameLine);
}

touch::ButtonLook step_look(const Step& step) {
  return {.before = step.icon, .role = touch::TextRole::Caption};
}

// Of the steps in a row: four, or two where their words need the width.
struct StepPlan {
  std::size_t in_row = kSteps.size();
  float width = 0, height = 0;  // mm, of each

  [[nodiscard]] float all(float gap) const {
    const auto rows = static_cast<float>(kSteps.size() / in_row);
    return rows * height + (rows - 1) * gap;
  }
};

StepPlan plan_steps(Ui& ui, const words::Language& say, float width) {
  const float gap = ui.metrics().gap;
  StepPlan plan;
  for (const std::size_t in_row : {kSteps.size(), kSteps.size() / 2}) {
    const auto count = static_cast<float>(in_row);
    plan = {.in_row = in_row, .width = (width - (count - 1) * gap) / count};
    bool whole = true;
    for (const Step& step : kSteps) {
      const touch::Size needs = touch::button_size(ui, say(step.words), step_look(step));
      whole = whole && needs.width <= plan.width;
      plan.height =
          std::max(plan.height, touch::button_size(ui, say(step.words), step_look(step), plan.width).height);
    }
    if (whole) break;
  }
  return plan;
}

std::optional<Action> draw_steps(Ui& ui, const words::Language& say, Rect area, const StepPlan& plan,
                                 const DisplaySettings& settings) {
  const float now = settings.tried_px_per_mm.value_or(ui.pixels_per_mm());
  const float gap = ui.metrics().gap;
  std::optional<Action> action;
  Rect row;
  for (std::size_t index = 0; index < kSteps.size(); ++index) {
    const Step& step = kSteps[index];
    if (index % plan.in_row == 0) row = area.take_top(plan.height, gap);
    if (touch::button(ui, step.id, row.take_start(plan.width, gap), say(step.words), step_look(step)))
      action = TryScale{now * step.factor};
  }
  return action;
}

}  // namespace

std::optional<Action> draw_calibration_sheet(Ui& ui, const words::Language& say,
                                             const DisplaySettings& settings) {
  const touch::Size room = touch::sheet_room(ui);
  const touch::Size card = card_size(ui, settings);
  const float gap = ui.metrics().gap;
  const float width = std::min(room.width, std::max(kCardWidth * kMostGrown, 110 * ui.text_scale()));
  const std::string explanation = say("team.calibrate.text");
  const float words = touch::text_height(ui, explanation, width);
  const StepPlan plan = plan_steps(ui, say, width);
  const float steps = plan.all(gap);
  const touch::ButtonLook primary{.kind = touch::ButtonKind::Primary};
  const touch::Size done = touch::button_size(ui, say("common.save"), primary);
  const touch::Size cancel = touch::button_size(ui, say("common.cancel"));
  const touch::ButtonLook quiet{.kind = touch::ButtonKind::Quiet};
  const touch::Size forget = touch::button_size(ui, say("team.calibrate.forget"), quiet, width);
  const float answers = cancel.width + gap + done.width;
  const bool beside = forget.width + gap + answers <= width;
  const float rest = words + steps + 2 * gap + (beside ? 0 : done.height + gap);
  // Where the window is low the frame shows less of the card's height; the sheet never pans away from its
  // keys.
  const std::string title = say("team.calibrate.title");
  const float around = ui.measure_text(title, {.role = touch::TextRole::Option}, width).height + done.height;
  const float shown =
      std::max(kLeastShown, std::min(kCardHeight * kMostGrown, room.height - rest - around - 6 * gap));
  std::optional<Action> action;
  const auto forgets = [&](Rect place) {
    if (!touch::button(ui, "scale:forget", place, say("team.calibrate.forget"), quiet)) return;
    action = ForgetScale{};
    ui.close_sheet();
  };
  const auto draw_content = [&](Rect inside) {
    Column column(inside, gap);
    column.next(touch::text_block(ui, "scale:text", column.peek(), explanation));
    draw_card(ui, say, column.next(shown), card);
    if (const auto stepped = draw_steps(ui, say, column.next(steps), plan, settings)) action = stepped;
    if (!beside) forgets(column.next(done.height).take_start(forget.width));
  };
  const auto draw_foot = [&](Rect foot) {
    if (beside) forgets(foot.take_start(forget.width, gap));
    if (touch::button(ui, "scale:keep", foot.take_end(done.width, gap), say("common.save"), primary)) {
      action = KeepScale{};
      ui.close_sheet();
    }
    if (touch::button(ui, "scale:cancel", foot.take_end(cancel.width), say("common.cancel")))
      ui.close_sheet();
  };
  touch::sheet(ui, kCalibrationSheet, title, {width, rest + shown}, draw_content,
               {{beside ? width : answers, done.height}, touch::Align::End, draw_foot});
  return action;
}

}  // namespace doorstep::screen
