#include "app/screen/drawing_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/screen/input_parts.h"
#include "app/screen/question_words.h"
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
constexpr int kFewTools = 4;  // where the pens are behind one key
constexpr int kPenKeys = static_cast<int>(kPens.size() + kWidths.size());
constexpr float kSheetShape = static_cast<float>(model::kDrawingWidth) / model::kDrawingHeight;
constexpr float kRounding = 0.01F;    // mm
constexpr float kLeastSheet = 80;     // mm wide; a smaller one is no fun, and the page pans instead
constexpr float kSmallestSheet = 54;  // mm wide, beside the question; else the page pans
constexpr float kLeastWords = 62;     // mm: what is asked beside the sheet needs this much
constexpr float kLandscape = 1.25F;   // of a window: wider than high by this much
constexpr float kNearest = 5;         // units: points nearer to the last one say nothing
constexpr int kTolerance = 3;         // units that a kept line may differ from the finger's
constexpr float kUnitsPerMm = 10;

touch::Colour colour_of(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
          static_cast<std::uint8_t>(rgb & 0xFFU)};
}

// ---- where things lie ----

// All tools at hand, or the pens behind one key that shows the chosen one.
enum class Tools { All, Few };

struct Plan {
  bool beside = false;  // the tools beside the sheet, else below it
  Tools shown = Tools::All;
  int columns = 6;
  Size tools{}, sheet{};
  float gap = 0;

  [[nodiscard]] float height() const {
    return beside ? std::max(tools.height, sheet.height) : sheet.height + gap + tools.height;
  }
};

Size keys_size(Ui& ui, int keys, int columns) {
  const float key = ui.metrics().min_target;
  const float gap = ui.metrics().gap;
  const auto across = static_cast<float>(columns);
  const auto down = static_cast<float>((keys + columns - 1) / columns);
  return {across * (key + gap) - gap, down * (key + gap) - gap};
}

Size sheet_in(float width, float height) {
  const float used = std::max(0.0F, std::min(width, height * kSheetShape));
  return {used, used / kSheetShape};
}

// The ways to put the tools: beside the sheet or below it, so many a line.
std::vector<Plan> plans(Ui& ui, Tools shown) {
  std::vector<Plan> all;
  const bool few = shown == Tools::Few;
  for (const bool beside : {true, false}) {
    for (const int columns : few ? std::vector{1, 2, 4} : std::vector{3, 4, 6})
      all.push_back({.beside = beside,
                     .shown = shown,
                     .columns = columns,
                     .tools = keys_size(ui, few ? kFewTools : kTools, columns),
                     .gap = 2 * ui.metrics().gap});
  }
  return all;
}

float width_for_sheet(const Plan& plan, float width) {
  if (plan.beside) return width - plan.tools.width - plan.gap;
  return plan.tools.width <= width ? width : 0;
}

// The largest sheet that the room has.
Plan largest(Ui& ui, Size room, Tools shown) {
  Plan best;
  for (Plan plan : plans(ui, shown)) {
    const float below = plan.beside ? 0 : plan.tools.height + plan.gap;
    const bool fits = plan.tools.height <= room.height + kRounding;
    plan.sheet = fits ? sheet_in(width_for_sheet(plan, room.width), room.height - below) : Size{};
    if (plan.sheet.width > best.sheet.width) best = plan;
  }
  return best;
}

float least_sheet(Size room) { return std::min(kLeastSheet, room.width) - kRounding; }

// All tools at hand where that leaves a sheet that one can draw on, else few; where that is too small too,
// the lowest plan with such a sheet: the page pans then.
Plan plan_of(Ui& ui, Size room) {
  for (const Tools shown : {Tools::All, Tools::Few}) {
    const Plan best = largest(ui, room, shown);
    if (best.sheet.width >= least_sheet(room)) return best;
  }
  const float least = std::min(kLeastSheet, room.width);
  float lowest = std::numeric_limits<float>::max();
  for (Plan plan : plans(ui, Tools::Few)) {
    if (width_for_sheet(plan, room.width) < least) continue;
    plan.sheet = sheet_in(least, least);
    lowest = std::min(lowest, plan.height());
  }
  return largest(ui, {room.width, lowest}, Tools::Few);
}

// What is asked above the tools, and the sheet beside both, as high as the page.
struct Beside {
  Plan tools{};
  float words = 0;  // width of what is asked
  float scale = 1;  // of the question
};

void try_beside(Ui& ui, QuestionWords words, Rect area, Plan plan, Beside& best) {
  const float column = std::max(plan.tools.width, kLeastWords);
  if (column + plan.gap >= area.width) return;
  for (const float scale : {1.0F, 0.93F, 0.86F}) {
    words.words_look.scale = scale;
    const float needed = heading_height(ui, words, column) + ui.metrics().gap + plan.tools.height;
    if (needed > area.height + kRounding) continue;
    plan.sheet = sheet_in(area.width - column - plan.gap, area.height);
    if (plan.sheet.width > best.tools.sheet.width)
      best = {plan, area.width - plan.gap - plan.sheet.width, scale};
    return;
  }
}

std::optional<Beside> plan_beside(Ui& ui, const QuestionWords& words, Rect area) {
  Beside best;
  for (const Tools shown : {Tools::All, Tools::Few}) {
    for (const Plan& plan : plans(ui, shown)) try_beside(ui, words, area, plan, best);
    if (best.tools.sheet.width >= kLeastSheet) break;
  }
  if (best.tools.sheet.width < kSmallestSheet) return std::nullopt;
  return best;
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

// As large as a key shows a pen of that width.
float dot_of(const Width& width) { return static_cast<float>(width.units) / kUnitsPerMm * 1.4F; }

// Whether one was touched.
bool draw_pens(Ui& ui, const RespondentView& view, const model::Question& asked, Sketch& sketch, Keys& keys) {
  bool touched = false;
  const auto take = [&touched](bool pressed, std::size_t& chosen, std::size_t index) {
    if (pressed) chosen = index;
    touched = touched || pressed;
  };
  const float largest = ui.metrics().min_target * 0.5F;
  for (std::size_t pen = 0; pen < kPens.size(); ++pen) {
    const std::string name(kPens[pen].name);
    const touch::PenLook look{node_id(asked, "pen:" + name), view.say("respondent.drawing.pens." + name),
                              colour_of(kPens[pen].colour), largest, pen == sketch.pen};
    take(touch::pen_key(ui, keys.next(), look), sketch.pen, pen);
  }
  for (std::size_t width = 0; width < kWidths.size(); ++width) {
    const std::string name(kWidths[width].name);
    const touch::PenLook look{node_id(asked, "width:" + name), view.say("respondent.drawing.widths." + name),
                              colour_of(kPens[sketch.pen].colour), dot_of(kWidths[width]),
                              width == sketch.width};
    take(touch::pen_key(ui, keys.next(), look), sketch.width, width);
  }
  return touched;
}

// The pens behind one key: what is touched there is taken at once.
void choose_pen(Ui& ui, const RespondentView& view, const model::Question& asked, Sketch& sketch) {
  const std::string id = node_id(asked, "pens:sheet");
  if (!ui.sheet_open(id)) return;
  const float room = touch::sheet_room(ui).width;
  int columns = kPenKeys;
  while (columns > 1 && keys_size(ui, kPenKeys, columns).width > room) --columns;
  const std::string& done = ui.words().done;
  const Size button = touch::button_size(ui, done, {}, room);
  const touch::SheetFoot foot{.size = button, .draw = [&](Rect place) {
                                if (touch::button(ui, id + ":done", place.take_end(button.width), done))
                                  ui.close_sheet();
                              }};
  touch::sheet(
      ui, id, {}, keys_size(ui, kPenKeys, columns),
      [&](Rect area) {
        Keys keys(ui, area, columns);
        if (draw_pens(ui, view, asked, sketch, keys)) ui.close_sheet();
      },
      foot);
}

void draw_pens_key(Ui& ui, const RespondentView& view, const model::Question& asked, const Sketch& sketch,
                   Rect place) {
  const Pen& pen = kPens[sketch.pen];
  const Width& width = kWidths[sketch.width];
  const touch::PenLook look{node_id(asked, "pens"),
                            view.say("respondent.drawing.pens." + std::string(pen.name)) + ", " +
                                view.say("respondent.drawing.widths." + std::string(width.name)),
                            colour_of(pen.colour), dot_of(width), false};
  if (touch::pen_key(ui, place, look)) ui.open_sheet(node_id(asked, "pens:sheet"));
  // A row of colours below says that there are others.
  const auto count = static_cast<float>(kPens.size());
  const float step = place.width / (count + 1);
  for (std::size_t other = 0; other < kPens.size(); ++other)
    ui.canvas().circle({place.x + step * (static_cast<float>(other) + 1), place.y + 0.82F * place.height},
                       step * 0.34F, colour_of(kPens[other].colour));
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

void draw_keys(Ui& ui, const RespondentView& view, const model::Question& asked, AnswerDraft& draft,
               const Plan& plan, Rect place) {
  Keys keys(ui, place, plan.columns);
  if (plan.shown == Tools::All) {
    (void)draw_pens(ui, view, asked, draft.sketch, keys);
  } else {
    draw_pens_key(ui, view, asked, draft.sketch, keys.next());
  }
  draw_tools(ui, view, asked, draft, keys);
  if (plan.shown == Tools::Few) choose_pen(ui, view, asked, draft.sketch);
  ask_whether_to_clear(ui, view, asked, draft);
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
  draw_keys(ui, view, asked, draft, plan, tools);
}

std::optional<float> drawing_question(Ui& ui, const RespondentView& view, std::uint32_t question,
                                      AnswerDraft& draft, const std::string& asks, Rect room) {
  if (ui.viewport().width < kLandscape * ui.viewport().height) return std::nullopt;
  QuestionWords words = words_of_question(view, question, draft, {});
  const float gap = ui.metrics().gap;
  const float above = heading_height(ui, words, room.width) + help_height(ui, words, room.width);
  const Size below{room.width, room.height - above - 2 * gap};
  if (largest(ui, below, Tools::Few).sheet.width >= least_sheet(below)) return std::nullopt;
  words.words_look.align = words.help_look.align = touch::Align::Start;
  const auto plan = plan_beside(ui, words, room);
  if (!plan) return std::nullopt;
  words.words_look.scale = plan->scale;
  const model::Question& asked = question_of(view, question);
  const float height = std::max(room.height, 0.0F);
  Rect row{room.x, room.y, room.width, height};
  Rect column = row.take_start(plan->words, plan->tools.gap);
  const Rect tools = column.take_bottom(plan->tools.tools.height, gap);
  // What asks about the answer takes the place of the question where there is none left.
  words.asks = asks;
  const float heading = heading_height(ui, words, column.width);
  const float help = help_height(ui, words, column.width);
  const bool both = help <= 0 || heading + gap + help <= column.height;
  if (both || asks.empty()) draw_heading(ui, words, column.take_top(heading, gap));
  if (help > 0 && (both || !asks.empty())) draw_help(ui, words, column.take_top(help));
  draw_sheet(ui, view, asked, draft, row.centered(plan->tools.sheet));
  draw_keys(ui, view, asked, draft, plan->tools, tools);
  return height;
}

}  // namespace doorstep::screen
