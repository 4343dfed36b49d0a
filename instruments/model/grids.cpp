// Grids: rows that share one set of answers. Each row becomes a question of its own, so that nothing behind
// the reader has to know of grids but what shows them.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/fields.h"
#include "instruments/model/question_keys.h"
#include "instruments/model/repeats.h"
#include "instruments/model/steps.h"
#include "instruments/model/texts.h"

namespace doorstep::model {
namespace {

using yaml::Node;

// The type that all rows have; nullopt when the keys name none or several, which is reported.
std::optional<QuestionType> read_row_type(Loading& loading, const Node& node, const std::string& what) {
  std::optional<QuestionType> type;
  for (const auto& [key, row_type] : kRowTypes) {
    if (!node.has(key) || type == row_type) continue;
    if (type) {
      loading.problems.error(node.find(key), "two_answer_sets",
                             fmt::format("{} has answers of two types.", what),
                             "Keep `answers` or `options`, or the scale's `from` and `to`, or the `steps`.");
      return std::nullopt;
    }
    type = row_type;
  }
  if (type) return type;
  loading.problems.error(node, "missing_key", fmt::format("{} does not say how its rows are answered.", what),
                         "Add `answers` or `options`, `from` and `to` for a scale, or `steps` for faces.",
                         {"answers"});
  return std::nullopt;
}

void report_keys_of_other_types(Loading& loading, const Node& node, QuestionType type) {
  for (std::size_t i = 0; i < node.size(); ++i) {
    const TypeKey* key = find_type_key(node.key(i).text());
    const bool known = std::ranges::find(grid_keys(), node.key(i).text()) != grid_keys().end();
    if (key == nullptr || !known || key->belongs_to(type)) continue;
    loading.problems.error(
        node.key(i), "wrong_key",
        fmt::format("A grid whose rows are of type {} has no `{}`.", word_of(type), key->word),
        fmt::format("`{}` belongs to {}; take it away.", key->word, types_with(*key)));
  }
}

// The rows' list; a null node when there is none that can be read.
Node rows_of(Loading& loading, const Node& node, const std::string& what) {
  const Node rows = require(loading.problems, node, "rows", what);
  if (!node.has("rows") || !is_list(loading.problems, rows, "`rows`")) return {};
  if (rows.size() == 0) {
    loading.problems.error(rows, "empty", fmt::format("{} has no rows.", what),
                           "Add rows, each `- {id: ..., text: ...}`.");
    return {};
  }
  if (rows.size() > kMostRows) {
    report_too_many(loading, rows, "rows in one grid", kMostRows);
    return {};
  }
  return rows;
}

// A row as a question; `draft` is what all rows of the grid have.
void read_row(Loading& loading, const Node& row, const std::string& grid, QuestionDraft draft) {
  if (loading.instrument.questions.size() == kMostQuestions)
    return report_too_many(loading, row, "questions", kMostQuestions);
  if (!is_mapping(loading.problems, row, "A row", row_keys())) return;
  const Node id_node = require(loading.problems, row, "id", "A row");
  const auto id = row.has("id") ? read_id(loading.problems, id_node, "A row", IdUse::Option) : std::nullopt;
  const std::string label = id && !grid.empty() ? fmt::format("{}.{}", grid, *id) : std::string();
  if (label.size() > kLongestId) {
    loading.problems.error(id_node, "long_id",
                           fmt::format("With its grid's this id has {} characters.", label.size()),
                           fmt::format("Shorten one of them, to {} together.", kLongestId));
  }
  const std::string what = id ? fmt::format("The row `{}`", *id) : "A row";
  draft.question.place = row.place();
  read_words(loading, row, what, draft.question);
  read_settings(loading, row, what, draft.question);
  add_question(loading, row, label, std::move(draft));
}

}  // namespace

void read_grid(Loading& loading, const Node& node, const EntryPlace& place) {
  Instrument& instrument = loading.instrument;
  const auto id = read_id(loading.problems, node.find("id"), "A grid", IdUse::Name);
  const std::string what = id ? fmt::format("The grid `{}`", *id) : "A grid";
  const auto index = static_cast<std::uint32_t>(instrument.grids.size());
  if (id) declare(loading, node.find("id"), *id, Name::What::Grid, index);
  (void)is_mapping(loading.problems, node, "A grid", grid_keys());
  Grid grid;
  grid.id = id_here(loading, id.value_or(""));
  grid.place = node.place();
  grid.text = require_text(loading, node, "text", what);
  grid.help = optional_text(loading, node, "help");
  grid.first_row = static_cast<std::uint32_t>(instrument.questions.size());
  QuestionDraft shared{begun_question(loading, node, place)};
  shared.question.grid = index;
  read_settings(loading, node, what, shared.question);
  check_privacy(loading, node, what);
  const auto type = read_row_type(loading, node, what);
  shared.question.type = type.value_or(QuestionType::Scale);
  shared.usable = type.has_value();
  if (type) {
    report_keys_of_other_types(loading, node, *type);
    read_type_fields(loading, node, shared);
  }
  instrument.grids.push_back(std::move(grid));
  loading.grid_nodes.push_back(node);
  const Node rows = rows_of(loading, node, what);
  for (std::size_t i = 0; i < rows.size(); ++i) read_row(loading, rows.at(i), id.value_or(""), shared);
  instrument.grids.back().rows =
      static_cast<std::uint32_t>(instrument.questions.size()) - instrument.grids.back().first_row;
}

}  // namespace doorstep::model
