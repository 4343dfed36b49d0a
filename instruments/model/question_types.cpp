// What only some types of questions have.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/model/answer_sets.h"
#include "instruments/model/fields.h"
#include "instruments/model/scope.h"
#include "instruments/model/steps.h"
#include "instruments/model/texts.h"
#include "instruments/model/words.h"

namespace doorstep::model {
namespace {

using yaml::Node;

constexpr int kMostFaces = 5;
constexpr int kFewestFaces = 2;
constexpr std::int64_t kLeastNumber = -999'999'999;  // where an author gives no range
constexpr std::int64_t kMostNumber = 999'999'999;
constexpr std::int64_t kMostScalePoints = 101;  // 0 to 100; a finger cannot tell more apart

// The set that a question names or lists; nullopt when there is none that can be used.
std::optional<std::uint32_t> read_answers(Loading& loading, const Node& node) {
  if (node.has("options") && node.has("answers")) {
    loading.problems.error(node.find("answers"), "two_answer_sets",
                           "A question has either `answers` or `options`.",
                           "Keep `answers` for a shared set, or `options` for its own.");
  }
  if (node.has("options")) return read_options(loading, node.find("options"), "", {});
  if (!node.has("answers")) {
    loading.problems.error(node, "missing_key", "A question with a choice needs `options` or `answers`.",
                           "List its own `options`, or name a set of `answer_sets` in `answers`.");
    return std::nullopt;
  }
  const Node name = node.find("answers");
  const auto text = read_scalar(loading.problems, name, "`answers`");
  if (!text) return std::nullopt;
  const auto found = loading.set_by_id.find(*text);
  if (found != loading.set_by_id.end()) return found->second;
  loading.problems.error(
      name, "unknown_answer_set", fmt::format("There is no set of answers `{}`.", yaml::shortened(*text)),
      fmt::format(
          "Add it to `answer_sets`, or list `options` here.{}",
          suggestion(loading.problems, *text, loading.set_by_id, [](const auto& set) { return set.first; })));
  return std::nullopt;
}

// The set of an earlier question whose picked options are offered.
std::optional<std::uint32_t> set_of_earlier(Loading& loading, const Node& node) {
  const auto text = read_scalar(loading.problems, node, "`options_from`");
  if (!text) return std::nullopt;
  const Name* name = look_up(loading, loading.here, *text);
  if (name != nullptr && name->what == Name::What::Question && loading.question_sets[name->index] != kNone)
    return loading.question_sets[name->index];
  if (name != nullptr && name->what == Name::What::Broken) return std::nullopt;
  loading.problems.error(
      node, "no_earlier_options",
      fmt::format("`{}` is no earlier question with options.", yaml::shortened(*text)),
      "Name a question of type one_of, many_of, rank or picture that stands before this one.");
  return std::nullopt;
}

// Its own set, or that of the question whose picked options it offers; both when it states both.
std::optional<std::uint32_t> read_set(Loading& loading, const Node& node) {
  if (!node.has("options_from")) return read_answers(loading, node);
  const auto earlier = set_of_earlier(loading, node.find("options_from"));
  if (!node.has("options") && !node.has("answers")) return earlier;
  const auto own = read_answers(loading, node);
  if (own && earlier && loading.sets[*own].set->choices.ids != loading.sets[*earlier].set->choices.ids) {
    loading.problems.error(node.find("options_from"), "other_options",
                           "The earlier question has other options than this one.",
                           "Take `options` or `answers` away here, or give both questions the same set.");
  }
  return own;
}

void read_order(Loading& loading, const Node& node, Question& question) {
  if (node.has("order"))
    question.order =
        read_word(loading.problems, node.find("order"), "`order`", kOrders).value_or(Order::AsWritten);
}

void read_choice(Loading& loading, const Node& node, QuestionDraft& draft) {
  const auto index = read_set(loading, node);
  read_order(loading, node, draft.question);
  draft.usable = index && loading.sets[*index].usable;
  if (!index) return;
  SetDraft& set = loading.sets[*index];
  set.first_use = std::min(set.first_use, loading.sequence);
  draft.set = *index;
  draft.question.answers = set.set;
}

void read_how_many(Loading& loading, const Node& node, Question& question) {
  const int options =
      question.answers ? static_cast<int>(question.answers->options.size()) : static_cast<int>(kMostOptions);
  const bool stated = node.has("at_least") || node.has("at_most");
  if (stated && question.type == QuestionType::Picture && question.picking == Picking::One) {
    loading.problems.error(node.find(node.has("at_most") ? "at_most" : "at_least"), "wrong_key",
                           "Of this picture one region is picked.", "Write `pick: many`, or take it away.");
  }
  if (options < 2) return;  // reported with the options
  if (node.has("at_least")) {
    question.at_least =
        read_whole(loading.problems, node.find("at_least"), "`at_least`", 0, options).value_or(0);
  }
  if (node.has("at_most")) {
    question.at_most =
        read_whole(loading.problems, node.find("at_most"), "`at_most`", 1, options).value_or(0);
  }
  if (question.at_most != 0 && question.at_most < question.at_least) {
    loading.problems.error(
        node.find("at_most"), "at_most_below_at_least",
        fmt::format("At most {} and at least {} can't both be.", question.at_most, question.at_least),
        "Make `at_most` the larger of the two.");
  }
}

void read_step(Loading& loading, const Node& node, Question& question) {
  if (!node.has("step")) return;
  const auto step = read_number(loading.problems, node.find("step"), "`step`");
  if (!step) return;
  if (!(Number(0) < *step)) {
    loading.problems.error(node.find("step"), "out_of_range", "`step` must be more than 0.",
                           "Write 1, or 0.5 for halves.");
    return;
  }
  question.step = *step;
  const auto width = Number::subtract(question.maximum, question.minimum);
  const auto count = width ? Number::divide(*width, *step) : std::nullopt;
  if (!count || !count->is_whole()) {
    loading.problems.error(node.find("step"), "uneven_step",
                           fmt::format("Steps of {} do not lead from {} to {}.", step->text(),
                                       question.minimum.text(), question.maximum.text()),
                           "Change the step or one of the ends.");
  }
}

void read_scale(Loading& loading, const Node& node, Question& question) {
  const Node from = require(loading.problems, node, "from", "A scale");
  const Node to = require(loading.problems, node, "to", "A scale");
  const auto first = node.has("from") ? read_number(loading.problems, from, "`from`") : std::nullopt;
  const auto last = node.has("to") ? read_number(loading.problems, to, "`to`") : std::nullopt;
  question.low = optional_text(loading, node, "low");
  question.high = optional_text(loading, node, "high");
  question.unit = optional_text(loading, node, "unit");
  if (!first || !last) return;
  if (!(*first < *last)) {
    loading.problems.error(to, "reversed_range",
                           fmt::format("The scale goes from {} to {}.", first->text(), last->text()),
                           "Let `to` be more than `from`; `low` and `high` say which end is which.");
    return;
  }
  question.minimum = *first;
  question.maximum = *last;
  read_step(loading, node, question);
  const auto width = Number::subtract(*last, *first);
  const auto points = width ? Number::divide(*width, question.step) : std::nullopt;
  if (!points || Number(kMostScalePoints - 1) < *points) {
    loading.problems.error(from, "long_scale", fmt::format("A scale can have {} points.", kMostScalePoints),
                           "Use a larger `step`, or a question of type number.");
  }
}

void read_faces(Loading& loading, const Node& node, Question& question) {
  const Node steps = require(loading.problems, node, "steps", "A question with faces");
  const auto count = node.has("steps")
                         ? read_whole(loading.problems, steps, "`steps`", kFewestFaces, kMostFaces)
                         : std::nullopt;
  question.low = optional_text(loading, node, "low");
  question.high = optional_text(loading, node, "high");
  question.minimum = 1;
  question.maximum = count.value_or(kFewestFaces);
  if (!node.has("labels") || !is_list(loading.problems, node.find("labels"), "`labels`")) return;
  const Node labels = node.find("labels");
  if (count && labels.size() != static_cast<std::size_t>(*count)) {
    loading.problems.error(labels, "labels_count",
                           fmt::format("There are {} labels for {} faces.", labels.size(), *count),
                           "Write one label for each face, the saddest first.");
  }
  for (std::size_t i = 0; i < labels.size() && i < kMostFaces; ++i) {
    question.face_labels.push_back(read_text(loading, labels.at(i), "A label"));
  }
}

void read_number_fields(Loading& loading, const Node& node, Question& question) {
  question.unit = optional_text(loading, node, "unit");
  if (!node.has("range")) {
    loading.problems.warning(node, "missing_range", "This question takes any number.",
                             "Add `range: 0-20`, so that a slip of the finger is noticed.");
    question.minimum = kLeastNumber;
    question.maximum = kMostNumber;
    read_step(loading, node, question);
    return;
  }
  const auto range = read_range(loading.problems, node.find("range"), "`range`");
  if (!range) return;
  question.minimum = range->from;
  question.maximum = range->to;
  read_step(loading, node, question);
}

// A day, or `today` as the day of the interview.
void read_limit(Loading& loading, const Node& node, std::string_view key, std::optional<Date>& date,
                bool& today) {
  if (!node.has(key)) return;
  const Node value = node.find(key);
  const auto text = read_scalar(loading.problems, value, key);
  if (!text) return;
  today = *text == "today";
  if (today) return;
  date = Date::parse(*text);
  if (!date) {
    loading.problems.error(value, "no_such_date", fmt::format("`{}` is no date.", yaml::shortened(*text)),
                           "Write year, month and day, like 2026-11-21, or today.");
  }
}

void read_date(Loading& loading, const Node& node, Question& question) {
  using language::DatePrecision;
  static constexpr std::array<std::pair<std::string_view, DatePrecision>, 3> kPrecisions = {
      {{"year", DatePrecision::Year}, {"month", DatePrecision::Month}, {"day", DatePrecision::Day}}};
  if (node.has("precision")) {
    question.precision = read_word(loading.problems, node.find("precision"), "`precision`", kPrecisions)
                             .value_or(DatePrecision::Day);
  }
  read_limit(loading, node, "earliest", question.earliest, question.earliest_today);
  read_limit(loading, node, "latest", question.latest, question.latest_today);
  if (question.earliest && question.latest && question.latest->days() < question.earliest->days()) {
    loading.problems.error(node.find("latest"), "reversed_range", "`latest` lies before `earliest`.",
                           "Exchange the two.");
  }
}

void read_time_limit(Loading& loading, const Node& node, std::string_view key,
                     std::optional<language::Time>& time) {
  if (!node.has(key)) return;
  const auto text = read_scalar(loading.problems, node.find(key), key);
  if (!text) return;
  time = language::Time::parse(*text);
  if (time) return;
  loading.problems.error(node.find(key), "no_such_time",
                         fmt::format("`{}` is no time of day.", yaml::shortened(*text)),
                         "Write hours and minutes, like 07:30.");
}

void read_time(Loading& loading, const Node& node, Question& question) {
  read_time_limit(loading, node, "earliest", question.earliest_time);
  read_time_limit(loading, node, "latest", question.latest_time);
  if (!question.earliest_time || !question.latest_time) return;
  if (question.earliest_time->minutes() <= question.latest_time->minutes()) return;
  loading.problems.error(node.find("latest"), "reversed_range", "`latest` lies before `earliest`.",
                         "Exchange the two; a time is of one day.");
}

// A drawing shows more than its drawer means to show.
void read_drawing(Loading& loading, const Node& node, Question& question) {
  if (question.identifies == Identifies::Direct && !loading.defaults.identifies && !node.has("identifies"))
    return;
  const bool safe = question.identifies == Identifies::FreeText || question.identifies == Identifies::Direct;
  if (!safe && node.has("identifies")) {
    loading.problems.error(node.find("identifies"), "drawing_identifies",
                           "A drawing can always show who somebody is.",
                           "Write `identifies: free_text`, or direct.");
  }
  if (!safe) question.identifies = Identifies::FreeText;
}

}  // namespace

void read_type_fields(Loading& loading, const Node& node, QuestionDraft& draft) {
  Question& question = draft.question;
  switch (question.type) {
    case QuestionType::YesNo:
      return;
    case QuestionType::OneOf:
      question.picking = Picking::One;
      return read_choice(loading, node, draft);
    case QuestionType::ManyOf:
      question.picking = Picking::Several;
      read_choice(loading, node, draft);
      return read_how_many(loading, node, question);
    case QuestionType::Scale:
      return read_scale(loading, node, question);
    case QuestionType::Faces:
      return read_faces(loading, node, question);
    case QuestionType::Number:
      return read_number_fields(loading, node, question);
    case QuestionType::Date:
      return read_date(loading, node, question);
    case QuestionType::Rank:
      question.picking = Picking::Order;
      read_choice(loading, node, draft);
      return read_how_many(loading, node, question);
    case QuestionType::Time:
      return read_time(loading, node, question);
    case QuestionType::Drawing:
      return read_drawing(loading, node, question);
    case QuestionType::Picture:
      read_picture(loading, node, draft);
      return read_how_many(loading, node, question);
    case QuestionType::Text:
      if (node.has("long"))
        question.long_text = read_yes_no(loading.problems, node.find("long"), "`long`").value_or(false);
  }
}

}  // namespace doorstep::model
