#include "app/screen/drawing_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "app/screen/input_parts.h"
#include "instruments/model/svg.h"

namespace doorstep::screen {
namespace {

using model::DrawnPoint;
using model::Stroke;
using touch::Enabled;
using touch::Rect;
using touch::Size;
using touch::Ui;

struct Pen {
  std::string_view name;
  std::uint32_t colour;
};
// Told apart by their lightness too, on white; none of them is a signal.
constexpr std::array<Pen, 6> kPens{{{"black", 0x22303A},
                                    {"blue", 0x2C6FAE},
                                    {"green", 0x3F8F52},
                                    {"yellow", 0xE3AB2B},
                                    {"red", 0xC0453A},
                                    {"brown", 0x8A5A3B}}};
struct Width {
  std::string_view name;
  int units;  // of a drawing
};
constexpr std::array<Width, 3> kWidths{{{"thin", 10}, {"middle", 22}, {"thick", 48}}};

constexpr int kTools = 12;
constexpr float kSheetShape = static_cast<float>(model::kDrawingWidth) / model::kDrawingHeight;
constexpr float kRounding = 0.01F;  // mm
constexpr float kLeastSheet = 80;   // mm wide; a smaller one is no fun, and the page pans instead
constexpr float kNearest = 5;       // units: points nearer to the last one say nothing
constexpr int kTolerance = 3;       // units that a kept line may differ from the finger's
constexpr float kUnitsPerMm = 10;

touch::Colour colour_of(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
          static_cast<std::uint8_t>(rgb & 0xFFU)};
}

// ---- where things lie ----

struct Plan {
  bool beside = false;  // the tools beside the sheet, else below it
  int columns = 6;
  Size tools{}, sheet{};
  float gap = 0;

  [[nodiscard]] float height() const {
    return beside ? std::max(tools.height, sheet.height) : sheet.height + gap + tools.height;
  }
};

Size tools_size(Ui& ui, int columns) {
  const float key = ui.metrics().min_target;
  const float gap = ui.metrics().gap;
  const auto across = static_cast<float>(columns);
  const auto down = static_cast<float>(kTools / columns);
  return {across * (key + gap) - gap, down * (key + gap) - gap};
}

Size sheet_in(float width, float height) {
  const float used = std::max(0.0F, std::min(width, height * kSheetShape));
  return {used, used / kSheetShape};
}

// The ways to put twelve tools: beside the sheet or below it, three, four or six a line.
std::vector<Plan> plans(Ui& ui) {
  std::vector<Plan> all;
  for (const bool beside : {true, false}) {
    for (const int columns : {3, 4, 6})
      all.push_back({.beside = beside,
                     .columns = columns,
                     .tools = tools_size(ui, columns),
                     .gap = 2 * ui.metrics().gap});
  }
  return all;
}

float width_for_sheet(const Plan& plan, float width) {
  if (plan.beside) return width - plan.tools.width - plan.gap;
  return plan.tools.width <= width ? width : 0;
}

// The largest sheet that the room has.
Plan largest(Ui& ui, Size room) {
  Plan best;
  for (Plan plan : plans(ui)) {
    const float below = plan.beside ? 0 : plan.tools.height + plan.gap;
    const bool fits = plan.tools.height <= room.height + kRounding;
    plan.sheet = fits ? sheet_in(width_for_sheet(plan, room.width), room.height - below) : Size{};
    if (plan.sheet.width > best.sheet.width) best = plan;
  }
  return best;
}

// Where that is too small, the lowest plan with a sheet that one can draw on: the page pans then.
Plan plan_of(Ui& ui, Size room) {
  const Plan best = largest(ui, room);
  const float least = std::min(kLeastSheet, room.width);
  if (best.sheet.width >= least - kRounding) return best;
  float lowest = std::numeric_limits<float>::max();
  for (Plan plan : plans(ui)) {
    if (width_for_sheet(plan, room.width) < least) continue;
    plan.sheet = sheet_in(least, least);
    lowest = std::min(lowest, plan.height());
  }
  return largest(ui, {room.width, lowest});
}

// ---- strokes ----

void keep(AnswerDraft& draft) {
  const std::string svg = model::svg_of(draft.sketch.drawing);
  draft.value = svg.empty() ? language::Value(language::Missing::NotReached) : language::Value(svg);
}

void begin_stroke(Sketch& sketch) {
  sketch.line = Stroke{kPens[sketch.pen].colour, kWidths[sketch.width].units, {}};
  sketch.full = false;
}

void add_point(Sketch& sketch, touch::Point point) {
  const DrawnPoint there{static_cast<int>(std::lround(point.x * model::kDrawingWidth)),
                         static_cast<int>(std::lround(point.y * model::kDrawingHeight))};
  auto& points = sketch.line->points;
  const bool says_something =
      points.empty() || std::hypot(static_cast<float>(there.x - points.back().x),
                                   static_cast<float>(there.y - points.back().y)) >= kNearest;
  if (says_something) points.push_back(there);
}

// A stroke that would make the drawing larger than it may be is not taken, and the respondent is told so.
void end_stroke(AnswerDraft& draft) {
  Sketch& sketch = draft.sketch;
  if (!sketch.line || sketch.line->points.empty()) return sketch.line.reset();
  Stroke stroke = std::move(*std::exchange(sketch.line, std::nullopt));
  stroke.points = model::smoothed(stroke.points, kTolerance);
  if (stroke.points.size() == 1) stroke.points.push_back(stroke.points.front());  // a dot
  sketch.drawing.strokes.push_back(std::move(stroke));
  sketch.full = model::svg_of(sketch.drawing).size() > model::kLargestDrawing;
  if (sketch.full) {
    sketch.drawing.strokes.pop_back();
    return;
  }
  sketch.undone.clear();
  keep(draft);
}

void take_lines(AnswerDraft& draft, const std::vector<touch::DrawnLine>& lines) {
  for (const touch::DrawnLine& line : lines) {
    if (line.begins == touch::DrawnLine::Begins::Yes) {
      end_stroke(draft);  // one whose end was lost, because the screen was covered
      begin_stroke(draft.sketch);
    }
    if (!draft.sketch.line) continue;
    for (const touch::Point& point : line.points) add_point(draft.sketch, point);
    if (line.ends == touch::DrawnLine::Ends::Yes) end_stroke(draft);
  }
}

void move_stroke(AnswerDraft& draft, std::vector<Stroke>& from, std::vector<Stroke>& to) {
  if (from.empty()) return;
  to.push_back(std::move(from.back()));
  from.pop_back();
  draft.sketch.full = false;
  keep(draft);
}

// ---- the sheet and its tools ----

void draw_sheet(Ui& ui, const RespondentView& view, const model::Question& asked, AnswerDraft& draft,
                Rect place) {
  Sketch& sketch = draft.sketch;
  const auto* svg = std::get_if<std::string>(&draft.value);
  std::vector<touch::Point> line;
  if (sketch.line) {
    for (const DrawnPoint& point : sketch.line->points)
      line.push_back({static_cast<float>(point.x) / model::kDrawingWidth,
                      static_cast<float>(point.y) / model::kDrawingHeight});
  }
  const touch::DrawingLook look{
      .id = node_id(asked, "sheet"),
      .label = view.say("respondent.drawing.sheet"),
      .svg = svg != nullptr ? *svg : model::svg_of(sketch.drawing),
      .invitation = view.say("respondent.drawing.invitation"),
      .note = view.say_to_respondent("respondent.drawing.or_tell", view.people.interviewer),
      .pen = colour_of(sketch.line ? sketch.line->colour : kPens[sketch.pen].colour),
      .pen_width = static_cast<float>(sketch.line ? sketch.line->width : 0) / model::kDrawingWidth,
      .line = line};
  take_lines(draft, touch::drawing_sheet(ui, place, look));
}

// Keys in reading order, `columns` a line.
class Keys {
 public:
  Keys(Ui& ui, Rect place, int columns)
      : key_(ui.metrics().min_target), gap_(ui.metrics().gap), place_(place), columns_(columns) {}
  Rect next() {
    const auto column = static_cast<float>(count_ % columns_);
    const auto row = static_cast<float>(count_ / columns_);
    ++count_;
    return {place_.x + column * (key_ + gap_), place_.y + row * (key_ + gap_), key_, key_};
  }

 private:
  float key_, gap_;
  Rect place_;
  int columns_;
  int count_ = 0;
};

void draw_pens(Ui& ui, const RespondentView& view, const model::Question& asked, Sketch& sketch, Keys& keys) {
  const float largest = ui.metrics().min_target * 0.5F;
  for (std::size_t pen = 0; pen < kPens.size(); ++pen) {
    const std::string name(kPens[pen].name);
    const touch::PenLook look{node_id(asked, "pen:" + name), view.say("respondent.drawing.pens." + name),
                              colour_of(kPens[pen].colour), largest, pen == sketch.pen};
    if (touch::pen_key(ui, keys.next(), look)) sketch.pen = pen;
  }
  for (std::size_t width = 0; width < kWidths.size(); ++width) {
    const std::string name(kWidths[width].name);
    const touch::PenLook look{node_id(asked, "width:" + name), view.say("respondent.drawing.widths." + name),
                              colour_of(kPens[sketch.pen].colour),
                              static_cast<float>(kWidths[width].units) / kUnitsPerMm * 1.4F,
                              width == sketch.width};
    if (touch::pen_key(ui, keys.next(), look)) sketch.width = width;
  }
}

Enabled when(bool yes) { return yes ? Enabled::Yes : Enabled::No; }

void draw_tools(Ui& ui, const RespondentView& view, const model::Question& asked, AnswerDraft& draft,
                Keys& keys) {
  Sketch& sketch = draft.sketch;
  auto& strokes = sketch.drawing.strokes;
  if (touch::tool_key(ui, keys.next(), node_id(asked, "undo"), touch::Icon::Undo,
                      view.say("respondent.drawing.undo"), when(!strokes.empty())))
    move_stroke(draft, strokes, sketch.undone);
  if (touch::tool_key(ui, keys.next(), node_id(asked, "redo"), touch::Icon::Redo,
                      view.say("respondent.drawing.redo"), when(!sketch.undone.empty())))
    move_stroke(draft, sketch.undone, strokes);
  if (touch::tool_key(ui, keys.next(), node_id(asked, "clear"), touch::Icon::Clear,
                      view.say("respondent.drawing.clear"), when(!strokes.empty())))
    ui.open_sheet(node_id(asked, "ask"));
}

void ask_whether_to_clear(Ui& ui, const RespondentView& view, const model::Question& asked,
                          AnswerDraft& draft) {
  const auto answer = touch::ask_sheet(ui, node_id(asked, "ask"),
                                       {.title = view.say("respondent.drawing.clear_ask"),
                                        .yes = view.say("respondent.drawing.clear_yes"),
                                        .no = view.say("respondent.drawing.clear_no")});
  if (answer != touch::Asked::Yes) return;
  draft.sketch.drawing.strokes.clear();
  draft.sketch.undone.clear();
  keep(draft);
}

}  // namespace

float drawing_input_height(Ui& ui, Size room) { return plan_of(ui, room).height(); }

void drawing_input(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                   Rect place) {
  const model::Question& asked = question_of(view, question);
  const Plan plan = plan_of(ui, {place.width, place.height});
  const float used = plan.beside ? plan.tools.width + plan.gap + plan.sheet.width
                                 : std::max(plan.tools.width, plan.sheet.width);
  Rect middle{place.x + (place.width - used) / 2, place.y, used, plan.height()};
  Rect tools = plan.beside ? middle.take_start(plan.tools.width, plan.gap)
                           : middle.take_bottom(plan.tools.height, plan.gap);
  const Rect sheet = plan.beside ? Rect{middle.x, middle.y, plan.sheet.width, plan.sheet.height}
                                 : middle.centered(plan.sheet);
  if (!plan.beside) tools = tools.centered(plan.tools);
  draw_sheet(ui, view, asked, draft, sheet);
  Keys keys(ui, tools, plan.columns);
  draw_pens(ui, view, asked, draft.sketch, keys);
  draw_tools(ui, view, asked, draft, keys);
  ask_whether_to_clear(ui, view, asked, draft);
}

}  // namespace doorstep::screen
