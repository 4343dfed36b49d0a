#include "app/screen/instance_list.h"

#include <algorithm>
#include <vector>

#include "app/screen/input_parts.h"

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Size;
using touch::Ui;

constexpr float kLeastName = 6;  // em: a narrower name stands above its button

struct Row {
  std::string id;  // of its button
  std::string name;
  std::string way;
  bool there = true;
};

// What a text that was said is, also where it is out of all conditions and texts now.
std::string said_at(const RespondentView& view, std::uint32_t slot) {
  const auto& questions = view.instrument().questions;
  const auto question = std::ranges::find(questions, slot, &model::Question::slot);
  if (question == questions.end()) return {};
  const auto* said = view.interview.answer(static_cast<std::uint32_t>(question - questions.begin()));
  const auto* words = said == nullptr ? nullptr : std::get_if<std::string>(&said->value);
  return words == nullptr ? std::string() : *words;
}

// One that is taken away goes by the name that it had.
std::string name_of(const RespondentView& view, std::uint32_t index) {
  if (view.interview.is_there(index)) return view.interview.title(index, view.wording());
  const auto& title = view.instrument().instances[index].title;
  const std::size_t language = view.interview.language_index(view.wording());
  if (language >= title.templates.size()) return view.text(title);
  std::string name;
  for (const auto& piece : title.templates[language]) {
    const std::string said = piece.slot ? said_at(view, *piece.slot) : std::string();
    name += said.empty() ? piece.literal : said;
  }
  return name;
}

// Those that were come to before this question, whether or not they are there now.
std::vector<Row> rows_of(const RespondentView& view, std::uint32_t question) {
  const auto& instrument = view.instrument();
  std::vector<Row> rows;
  if (!instrument.questions[question].one_more) return rows;
  const auto made =
      std::ranges::find(instrument.instances, std::optional(question), &model::Instance::one_more);
  if (made == instrument.instances.end()) return rows;
  int number = 0;
  for (const std::uint32_t index : instrument.repeats[made->repeat].instances) {
    const auto& instance = instrument.instances[index];
    const bool reached = view.interview.value(instance.slot) == language::Value(true);
    if (!reached || instance.number >= made->number) continue;
    ++number;
    Row row{.name = name_of(view, index), .there = view.interview.is_there(index)};
    if (row.name.empty()) row.name = view.say("respondent.instances.number", number);
    row.id = std::string(row.there ? kTakeAway : kPutBack) + instance.id;
    row.way = view.say(row.there ? "respondent.instances.take_away" : "respondent.instances.put_back");
    if (!row.there) row.name = view.say("respondent.instances.taken_away", row.name);
    rows.push_back(std::move(row));
  }
  return rows;
}

touch::TextLook name_look(const Row& row) {
  return {.role = touch::TextRole::Option, .colour = row.there ? touch::Token::Text : touch::Token::Muted};
}

touch::ButtonLook way_look(const Row& row) {
  return {.kind = touch::ButtonKind::Quiet,
          .before = row.there ? touch::Icon::Close : touch::Icon::Undo,
          .role = touch::TextRole::Caption};
}

struct RowPlan {
  Size way{};
  bool beside = true;
  float name_width = 0, height = 0;
};

RowPlan plan_of(Ui& ui, const Row& row, float width) {
  RowPlan plan;
  const float gap = ui.metrics().gap;
  plan.way = touch::button_size(ui, row.way, way_look(row), width);
  plan.name_width = width - plan.way.width - 2 * gap;
  plan.beside = plan.name_width >= kLeastName * ui.em(name_look(row));
  if (!plan.beside) plan.name_width = width;
  const float name = touch::text_height(ui, row.name, plan.name_width, name_look(row));
  plan.height = plan.beside ? std::max(name, plan.way.height) : name + gap + plan.way.height;
  return plan;
}

std::string draw_row(Ui& ui, const Row& row, const RowPlan& plan, Rect place) {
  Rect way = plan.beside ? place.take_end(plan.way.width) : place.take_bottom(plan.way.height);
  way = plan.beside ? way.centered(plan.way) : Rect{way.x, way.y, plan.way.width, plan.way.height};
  const float height = touch::text_height(ui, row.name, plan.name_width, name_look(row));
  const Rect name{place.x, plan.beside ? place.y + (place.height - height) / 2 : place.y, plan.name_width,
                  height};
  (void)touch::text_block(ui, "name:" + row.id, name, row.name, name_look(row));
  return touch::button(ui, row.id, way, row.way, way_look(row)) ? row.id : std::string();
}

}  // namespace

float instance_list_height(Ui& ui, const RespondentView& view, std::uint32_t question, float width) {
  const float padding = touch::card_padding(ui);
  float height = 0;
  for (const Row& row : rows_of(view, question))
    height += plan_of(ui, row, width - 2 * padding).height + 2 * ui.metrics().gap;
  return height == 0 ? 0 : height - 2 * ui.metrics().gap + 2 * padding;
}

std::string instance_list(Ui& ui, const RespondentView& view, std::uint32_t question, Rect place) {
  std::string pressed;
  touch::Column column(touch::card(ui, place), 2 * ui.metrics().gap);
  bool first = true;
  for (const Row& row : rows_of(view, question)) {
    const RowPlan plan = plan_of(ui, row, column.width());
    const Rect there = column.next(plan.height);
    if (!first) touch::hairline(ui, {there.x, there.y - ui.metrics().gap, there.width, 0});
    first = false;
    if (const std::string id = draw_row(ui, row, plan, there); !id.empty()) pressed = id;
  }
  return pressed;
}

}  // namespace doorstep::screen
