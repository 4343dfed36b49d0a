#include "app/screen/grid_table.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "app/screen/answer_inputs.h"
#include "app/screen/input_parts.h"
#include "app/touch/widgets.h"

namespace doorstep::screen {
namespace {

using language::Number;
using model::Question;
using model::QuestionType;
using touch::Rect;
using touch::Ui;

constexpr float kLeastLabel = 46;     // mm: what a row is about
constexpr float kLabelShare = 0.34F;  // of the width
constexpr float kWidest = 204;        // mm
constexpr float kFace = 3.4F;         // mm, radius
constexpr float kHair = 0.5F;         // mm: a word in a column of exactly its own width may be torn

const touch::TextLook kHeader{.role = touch::TextRole::Caption, .align = touch::Align::Center};
const touch::TextLook kLabel{.role = touch::TextRole::Option};
const touch::TextLook kStem{.role = touch::TextRole::Question};
const touch::TextLook kHelp{.role = touch::TextRole::Body, .colour = touch::Token::Muted};

struct AnswerColumn {
  std::string id;
  std::string label;
  language::Value value;
  std::optional<float> mood;
  bool answers = true;  // else it is what is chosen instead of an answer
};

std::vector<AnswerColumn> columns_of(const RespondentView& view, std::uint32_t row) {
  const Question& asked = question_of(view, row);
  std::vector<AnswerColumn> columns;
  for (const std::uint16_t option : view.interview.offered(row)) {
    const auto& offered = asked.answers->options[option];
    columns.push_back({offered.id, view.text(offered.text), language::Choice{option}});
  }
  if (asked.type == QuestionType::Scale || asked.type == QuestionType::Faces) {
    const std::int64_t first = asked.type == QuestionType::Faces ? 1 : asked.minimum.whole();
    for (std::int64_t step = first; step <= asked.maximum.whole(); ++step) {
      AnswerColumn column{std::to_string(step), std::to_string(step), Number(step)};
      if (asked.type == QuestionType::Faces) {
        const auto count = static_cast<std::size_t>(asked.maximum.whole());
        column.mood = touch::mood_of(static_cast<std::size_t>(step - 1), count);
        column.label = face_label(view, asked, static_cast<std::size_t>(step - 1), count);
      } else if (step == first || step == asked.maximum.whole()) {
        const std::string end = view.text(step == first ? asked.low : asked.high);
        if (!end.empty()) column.label += "\n" + end;
      }
      columns.push_back(std::move(column));
    }
  }
  for (const language::Missing reason : RespondentView::ways_without_answer(asked)) {
    columns.push_back({std::string(asked.reasons->word(reason)), view.non_answer(reason), reason, {}, false});
  }
  return columns;
}

struct TablePlan {
  std::vector<AnswerColumn> columns;
  float width = 0, label = 0, column = 0, between = 0;  // `between` answers and what stands instead of them
  float least_column = 0;
  float gap = 0, padding = 0;
  float stem = 0, help = 0, header = 0, row = 0;

  [[nodiscard]] float table() const { return label + padding + columns_width(); }
  [[nodiscard]] float columns_width() const {
    return static_cast<float>(columns.size()) * (column + gap) - gap + between + padding;
  }
  [[nodiscard]] float height(std::size_t rows) const {
    const auto count = static_cast<float>(rows);
    return stem + 2 * gap + (help > 0 ? help + 2 * gap : 0) + header + gap + count * (row + gap) - gap;
  }
  // Where a column begins, from the start of the row.
  [[nodiscard]] float start(std::size_t index) const {
    const bool behind = !columns[index].answers;
    return label + padding + static_cast<float>(index) * (column + gap) + (behind ? between : 0);
  }
};

// A word that is wider than its column would be torn.
float widest_word(Ui& ui, const std::vector<AnswerColumn>& columns) {
  float widest = 0;
  for (const AnswerColumn& column : columns) {
    for (std::size_t at = 0; at < column.label.size();) {
      const std::size_t end = std::min(column.label.find_first_of(" \n", at), column.label.size());
      widest = std::max(widest, ui.measure_text(column.label.substr(at, end - at), kHeader).width);
      at = end + 1;
    }
  }
  return widest;
}

TablePlan plan_of(Ui& ui, const RespondentView& view, const std::vector<std::uint32_t>& rows, float width,
                  const std::string& asks) {
  const auto& grid = view.instrument().grids[*question_of(view, rows.front()).grid];
  TablePlan plan{.columns = columns_of(view, rows.front())};
  plan.gap = ui.metrics().gap;
  plan.padding = 2 * plan.gap;
  plan.between = 2 * plan.gap;
  plan.width = narrowed(ui, {0, 0, width, 0}, kWidest).width;
  const auto count = static_cast<float>(plan.columns.size());
  // What a row is about takes its share, and less where the answers' words need more.
  plan.least_column = std::max(ui.metrics().min_target, widest_word(ui, plan.columns) + kHair);
  const float shared = plan.width - 2 * plan.padding - plan.between + plan.gap;
  plan.label = std::clamp(shared - count * (plan.least_column + plan.gap), kLeastLabel * ui.text_scale(),
                          std::max(kLeastLabel * ui.text_scale(), plan.width * kLabelShare));
  plan.column = (shared - plan.label) / count - plan.gap;
  plan.stem = touch::text_height(ui, view.text(grid.text), plan.width, kStem);
  const std::string help = view.text(grid.help);
  if (!help.empty()) plan.help = touch::text_height(ui, help, plan.width, kHelp);
  if (!asks.empty()) plan.help = touch::toast_height(ui, asks, plan.width);
  for (const AnswerColumn& column : plan.columns) {
    const float face = column.mood ? 2 * kFace + plan.gap / 2 : 0;
    plan.header = std::max(plan.header, face + ui.measure_text(column.label, kHeader, plan.column).height);
  }
  plan.row = ui.metrics().min_target;
  for (const std::uint32_t row : rows) {
    const float label =
        touch::text_height(ui, view.text(question_of(view, row).text), plan.label - plan.padding, kLabel);
    plan.row = std::max(plan.row, label + plan.gap);
  }
  return plan;
}

void draw_header(Ui& ui, const TablePlan& plan, Rect place) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const AnswerColumn& column = plan.columns[i];
    Rect there{place.x + plan.start(i), place.y, plan.column, place.height};
    const float words = ui.measure_text(column.label, kHeader, plan.column).height;
    const Rect label = there.take_bottom(words, plan.gap / 2);
    ui.draw_text(column.label, label, kHeader);
    if (column.mood) touch::draw_face(ui, {there.center().x, there.bottom() - kFace}, kFace, *column.mood);
  }
}

// One row: what it is about, and a cell for each column. All rows and all cells look alike.
void draw_row(Ui& ui, const RespondentView& view, std::uint32_t row, const TablePlan& plan,
              AnswerDraft& draft, Rect place) {
  const Question& asked = question_of(view, row);
  const std::string words = view.text(asked.text);
  ui.canvas().fill(place, ui.colour(touch::Token::Card), touch::kCardRadius);
  touch::hairline(ui,
                  {place.x + touch::kCardRadius, place.bottom(), place.width - 2 * touch::kCardRadius, 0});
  const float height = touch::text_height(ui, words, plan.label - plan.padding, kLabel);
  (void)touch::text_block(
      ui, "row:" + asked.id,
      {place.x + plan.padding, place.y + (place.height - height) / 2, plan.label - plan.padding, height},
      words, kLabel);
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const AnswerColumn& column = plan.columns[i];
    const touch::CellLook cell{.id = node_id(asked, column.id),
                               .label = words + ": " + column.label,
                               .group = asked.id,
                               .selected = touch::selected_if(draft.value == column.value)};
    const Rect there{place.x + plan.start(i), place.y, plan.column, place.height};
    if (touch::table_cell(ui, there, cell)) draft.value = column.value;
  }
}

}  // namespace

std::vector<std::uint32_t> rows_of_grid(const RespondentView& view, std::uint32_t question) {
  std::vector<std::uint32_t> rows;
  const auto& index = question_of(view, question).grid;
  if (!index) return rows;
  const auto& grid = view.instrument().grids[*index];
  for (std::uint32_t row = grid.first_row; row < grid.first_row + grid.rows; ++row) {
    if (view.interview.is_asked(row)) rows.push_back(row);
  }
  return rows;
}

bool table_fits(Ui& ui, const RespondentView& view, const std::vector<std::uint32_t>& rows, Rect room) {
  if (rows.size() < 2 || ui.density() != touch::Density::Adult) return false;
  const auto ids_of = [&](std::uint32_t row) {
    std::vector<std::string> ids;
    for (const AnswerColumn& column : columns_of(view, row)) ids.push_back(column.id);
    return ids;
  };
  const auto first = ids_of(rows.front());
  for (const std::uint32_t row : rows) {
    const Question& asked = question_of(view, row);
    const bool own_words =
        asked.answers && std::ranges::any_of(asked.answers->options, &model::Option::own_words);
    if (own_words || asked.instance || !view.text(asked.help).empty() || ids_of(row) != first) return false;
  }
  const TablePlan plan = plan_of(ui, view, rows, room.width, {});
  return plan.column >= plan.least_column - kHair / 2 && plan.height(rows.size()) <= room.height;
}

float grid_table(Ui& ui, const RespondentView& view, const std::vector<std::uint32_t>& rows,
                 const DraftOf& draft_of, const std::string& asks, Rect area) {
  const auto& grid = view.instrument().grids[*question_of(view, rows.front()).grid];
  const TablePlan plan = plan_of(ui, view, rows, area.width, asks);
  touch::Column column(narrowed(ui, area, kWidest), plan.gap);
  const float spare = spare_height(area, plan.height(rows.size()));
  column.skip(std::min(3 * plan.gap, spare * 0.2F));
  (void)touch::text_block(ui, "question", column.next(plan.stem + plan.gap), view.text(grid.text), kStem);
  column.skip(std::min(5 * plan.gap, spare * 0.3F));
  if (plan.help > 0) {
    const Rect help = column.next(plan.help + plan.gap);
    if (asks.empty()) {
      (void)touch::text_block(ui, "help", help, view.text(grid.help), kHelp);
    } else {
      touch::toast(ui, "message", {help.x, help.y, help.width, plan.help}, asks);
    }
  }
  draw_header(ui, plan, column.next(plan.header));
  for (const std::uint32_t row : rows) draw_row(ui, view, row, plan, draft_of(row), column.next(plan.row));
  return column.used();
}

}  // namespace doorstep::screen
