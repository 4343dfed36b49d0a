#include "app/screen/answer_inputs.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/screen/days.h"
#include "app/screen/drawing_input.h"
#include "app/screen/input_parts.h"
#include "app/screen/picture_question.h"

namespace doorstep::screen {
namespace {

using language::Date;
using language::DatePrecision;
using language::Number;
using model::Question;
using model::QuestionType;
using touch::Rect;
using touch::Ui;

constexpr float kScaleWidth = 207;        // mm; eleven of a child's buttons in one row
constexpr float kFieldWidth = 130;        // mm; a line of typed text is as long as a line that is read
constexpr float kNumberWidth = 100;       // mm
constexpr int kMostScaleSteps = 11;       // what touch::ScaleRow takes
constexpr std::size_t kLongText = 20000;  // bytes, as many as an interview keeps
constexpr std::size_t kShortText = 1000;
constexpr int kYearsBack = 120;      // for dates without limits
constexpr float kWholeWidth = 1000;  // mm; a drawing takes what there is
constexpr float kTimeWidth = 140;    // mm; both steppers
constexpr int kYearsAhead = 20;

// An input that is narrower than the page: in its middle for a child, where reading starts for a grown-up.
Rect input_place(const Ui& ui, const RespondentView& view, Rect place, float width) {
  const Rect middle = narrowed(ui, place, width);
  return view.asks_a_child() ? middle : Rect{place.x, middle.y, middle.width, middle.height};
}

// ---- choices ----

touch::OptionSet yes_no_set(const RespondentView& view, const Question& asked, const AnswerDraft& draft) {
  touch::OptionSet set{.group = asked.id};
  set.options.push_back(
      {node_id(asked, "yes"), view.yes, touch::selected_if(draft.value == language::Value(true))});
  set.options.push_back(
      {node_id(asked, "no"), view.no, touch::selected_if(draft.value == language::Value(false))});
  return set;
}

touch::Mark mark_of(model::Picking picking) {
  if (picking == model::Picking::One) return touch::Mark::Radio;
  return picking == model::Picking::Order ? touch::Mark::Place : touch::Mark::Check;
}

touch::OptionSet option_set(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft) {
  const Question& asked = question_of(view, question);
  touch::OptionSet set{.group = asked.id, .mark = mark_of(asked.picking)};
  for (const std::uint16_t option : view.interview.offered(question)) {
    const auto& offered = asked.answers->options[option];
    set.options.push_back({.id = node_id(asked, offered.id),
                           .label = view.text(offered.text),
                           .selected = touch::selected_if(is_chosen(draft, option)),
                           .place = place_of(draft, option)});
  }
  return set;
}

touch::OptionSet face_set(const RespondentView& view, const Question& asked, const AnswerDraft& draft) {
  touch::OptionSet set{.group = asked.id, .mark = touch::Mark::Face};
  const auto count = static_cast<std::size_t>(asked.maximum.whole());
  for (std::size_t face = 0; face < count; ++face) {
    const auto number = static_cast<std::int64_t>(face + 1);
    set.options.push_back({node_id(asked, std::to_string(number)), face_label(view, asked, face, count),
                           touch::selected_if(draft.value == language::Value(Number(number))),
                           touch::mood_of(face, count)});
  }
  return set;
}

touch::OptionSet set_of(const RespondentView& view, std::uint32_t question, const AnswerDraft& draft) {
  const Question& asked = question_of(view, question);
  if (asked.type == QuestionType::YesNo) return yes_no_set(view, asked, draft);
  return asked.type == QuestionType::Faces ? face_set(view, asked, draft) : option_set(view, question, draft);
}

void take_choice(const RespondentView& view, std::uint32_t question, AnswerDraft& draft, std::size_t index) {
  const Question& asked = question_of(view, question);
  if (asked.type == QuestionType::YesNo) {
    draft.value = index == 0;
  } else if (asked.type == QuestionType::Faces) {
    draft.value = Number(static_cast<std::int64_t>(index + 1));
  } else {
    choose_option(draft, asked, view.interview.offered(question)[index]);
  }
}

// ---- own words, below the options that ask for them ----

std::vector<std::string> open_own_words(const RespondentView& view, std::uint32_t question,
                                        const AnswerDraft& draft) {
  std::vector<std::string> open;
  const Question& asked = question_of(view, question);
  if (!asked.answers) return open;
  for (const std::uint16_t option : view.interview.offered(question)) {
    const auto& offered = asked.answers->options[option];
    if (offered.own_words && is_chosen(draft, option)) open.push_back(offered.id);
  }
  return open;
}

touch::FieldLook own_words_look(const RespondentView& view) {
  return {.label = view.say("respondent.own_words"),
          .placeholder = view.say_to_respondent("respondent.write_here", view.people.interviewer),
          .max_bytes = 2000};
}

std::string words_of(const AnswerDraft& draft, const std::string& option) {
  const auto found = draft.own_words.find(option);
  return found == draft.own_words.end() ? std::string() : found->second;
}

// ---- numbers ----

// How many decimals the question's numbers have.
int decimals_of(const Question& asked) {
  int decimals = 0;
  for (const Number& number : {asked.step, asked.minimum, asked.maximum}) {
    while (decimals < 4 && number != number.rounded(decimals)) ++decimals;
  }
  return decimals;
}

std::int64_t counted(const Number& number, int decimals) {
  std::int64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  return Number::multiply(number, Number(unit)).value_or(number).whole();
}

Number from_counted(std::int64_t count, int decimals) {
  std::int64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  return Number::divide(Number(count), Number(unit)).value_or(Number(count));
}

touch::NumberLook number_look(const RespondentView& view, const Question& asked) {
  const int decimals = decimals_of(asked);
  return {.label = view.text(asked.text),
          .unit = view.text(asked.unit),
          .least = counted(asked.minimum, decimals),
          .most = counted(asked.maximum, decimals),
          .step = std::max<std::int64_t>(1, counted(asked.step, decimals)),
          .decimals = decimals};
}

void number_input(Ui& ui, const RespondentView& view, const Question& asked, AnswerDraft& draft, Rect place) {
  const touch::NumberLook look = number_look(view, asked);
  std::optional<std::int64_t> now;
  if (const auto* number = std::get_if<Number>(&draft.value)) now = counted(*number, look.decimals);
  const auto changed =
      touch::number_field(ui, node_id(asked), input_place(ui, view, place, kNumberWidth), now, look);
  if (changed) draft.value = from_counted(*changed, look.decimals);
}

touch::ScaleRow scale_of(const RespondentView& view, const Question& asked, const AnswerDraft& draft) {
  touch::ScaleRow row{.id = node_id(asked),
                      .from = static_cast<int>(asked.minimum.whole()),
                      .to = static_cast<int>(asked.maximum.whole()),
                      .low_label = view.text(asked.low),
                      .high_label = view.text(asked.high)};
  if (const auto* number = std::get_if<Number>(&draft.value)) row.chosen = static_cast<int>(number->whole());
  return row;
}

// ---- dates ----

touch::DateLook date_look(const RespondentView& view, const Question& asked) {
  const Date today = view.interview.inputs().today;
  touch::DateLook look{.label = view.text(asked.text),
                       .parts = static_cast<touch::DateParts>(asked.precision),
                       .first_year = today.year() - kYearsBack,
                       .last_year = today.year() + kYearsAhead,
                       .start = {today.year(), today.month(), today.day()}};
  if (const auto earliest = asked.earliest_today ? std::optional(today) : asked.earliest)
    look.first_year = earliest->year();
  if (const auto latest = asked.latest_today ? std::optional(today) : asked.latest)
    look.last_year = latest->year();
  look.start.year = std::clamp(look.start.year, look.first_year, std::max(look.first_year, look.last_year));
  for (std::size_t month = 0; month < look.months.size(); ++month) {
    look.months[month] = view.say(fmt::format("common.months.{}", month + 1));
  }
  return look;
}

std::optional<Date> date_from(const touch::PlainDate& plain, DatePrecision precision) {
  switch (precision) {
    case DatePrecision::Year:
      return Date::parse(fmt::format("{:04}", plain.year));
    case DatePrecision::Month:
      return Date::parse(fmt::format("{:04}-{:02}", plain.year, plain.month));
    case DatePrecision::Day:
      break;
  }
  return Date::parse(fmt::format("{:04}-{:02}-{:02}", plain.year, plain.month, plain.day));
}

void date_input(Ui& ui, const RespondentView& view, const Question& asked, AnswerDraft& draft, Rect place) {
  const auto* said = std::get_if<Date>(&draft.value);
  const touch::DateLook look = date_look(view, asked);
  const auto changed = touch::date_field(ui, node_id(asked), place, said ? plain(*said) : draft.date, look);
  if (!changed) return;
  draft.date = *changed;
  const auto date =
      touch::is_whole(*changed, look.parts) ? date_from(*changed, asked.precision) : std::nullopt;
  if (date)
    draft.value = *date;
  else
    draft.value = language::Missing::NotReached;
}

// ---- times ----

touch::TimeLook time_look(const RespondentView& view, const Question& asked) {
  touch::TimeLook look{.label = view.text(asked.text)};
  if (asked.earliest_time)
    look.start = {asked.earliest_time->minutes() / 60, asked.earliest_time->minutes() % 60};
  return look;
}

void time_input(Ui& ui, const RespondentView& view, const Question& asked, AnswerDraft& draft, Rect place) {
  std::optional<touch::PlainTime> now;
  if (const auto* time = std::get_if<language::Time>(&draft.value))
    now = touch::PlainTime{time->minutes() / 60, time->minutes() % 60};
  const auto changed = touch::time_field(ui, node_id(asked), input_place(ui, view, place, kTimeWidth), now,
                                         time_look(view, asked));
  if (!changed) return;
  if (const auto time = language::Time::parse(fmt::format("{:02}:{:02}", changed->hour, changed->minute)))
    draft.value = *time;
}

// ---- texts ----

touch::FieldLook text_look(const RespondentView& view, const Question& asked) {
  return {.placeholder = view.say_to_respondent("respondent.write_here", view.people.interviewer),
          .lines = asked.long_text ? touch::FieldLines::Many : touch::FieldLines::One,
          .max_bytes = asked.long_text ? kLongText : kShortText};
}

std::string text_of(const AnswerDraft& draft) {
  const auto* text = std::get_if<std::string>(&draft.value);
  return text == nullptr ? std::string() : *text;
}

void text_input(Ui& ui, const RespondentView& view, const Question& asked, AnswerDraft& draft, Rect place) {
  std::string text = text_of(draft);
  const auto event = touch::text_field(ui, node_id(asked), input_place(ui, view, place, kFieldWidth), text,
                                       text_look(view, asked));
  if (event == touch::FieldEvent::Changed || text != text_of(draft)) draft.value = std::move(text);
}

bool has_options(const Question& asked) {
  return asked.type == QuestionType::YesNo || asked.picking != model::Picking::None ||
         asked.type == QuestionType::Faces;
}

float own_words_height(Ui& ui, const RespondentView& view, std::uint32_t question, const AnswerDraft& draft,
                       float width) {
  const float field_width = narrowed(ui, {0, 0, width, 0}, kFieldWidth).width;
  float height = 0;
  for (const std::string& option : open_own_words(view, question, draft)) {
    height += 2 * ui.metrics().gap +
              touch::field_height(ui, own_words_look(view), field_width, words_of(draft, option));
  }
  return height;
}

float below_options(Ui& ui, const RespondentView& view, std::uint32_t question, const AnswerDraft& draft,
                    float width) {
  return own_words_height(ui, view, question, draft, width) + way_to_picture_height(ui, view, question);
}

void options_input(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                   Rect place) {
  touch::OptionSet set = set_of(view, question, draft);
  set.room = place.height - below_options(ui, view, question, draft, place.width);
  const float height = touch::options_height(ui, set, place.width);
  const auto touched = touch::answer_options(ui, place.take_top(height, 2 * ui.metrics().gap), set);
  const std::size_t open_before = open_own_words(view, question, draft).size();
  if (touched.chosen) take_choice(view, question, draft, *touched.chosen);
  const touch::FieldLook look = own_words_look(view);
  const std::vector<std::string> open = open_own_words(view, question, draft);
  for (const std::string& option : open) {
    const Rect row = input_place(ui, view, place, kFieldWidth);
    std::string words = words_of(draft, option);
    const float field = touch::field_height(ui, look, row.width, words);
    const std::string id = node_id(question_of(view, question), option) + ":words";
    (void)touch::text_field(ui, id, {row.x, place.take_top(field, 2 * ui.metrics().gap).y, row.width, field},
                            words, look);
    if (words != words_of(draft, option)) draft.own_words[option] = std::move(words);
    if (open.size() > open_before) {
      draft.field_to_show = id;
      draft.frames_to_wait = 2;
    }
  }
  way_to_picture(ui, view, question, draft, place);
}

}  // namespace

bool is_scale_row(const Question& asked) {
  const auto steps = Number::subtract(asked.maximum, asked.minimum);
  return asked.type == QuestionType::Scale && asked.step == Number(1) && asked.minimum.is_whole() && steps &&
         *steps < Number(kMostScaleSteps);
}

std::string face_label(const RespondentView& view, const Question& asked, std::size_t face,
                       std::size_t count) {
  if (face < asked.face_labels.size() && !asked.face_labels[face].empty())
    return view.text(asked.face_labels[face]);
  return view.say(fmt::format("respondent.faces.{}.{}", count, face + 1));
}

float answer_input_height(Ui& ui, const RespondentView& view, std::uint32_t question,
                          const AnswerDraft& draft, touch::Size room) {
  const float width = room.width;
  const Question& asked = question_of(view, question);
  if (has_options(asked)) {
    const float below = below_options(ui, view, question, draft, width);
    touch::OptionSet set = set_of(view, question, draft);
    set.room = room.height - below;
    return touch::options_height(ui, set, width) + below;
  }
  if (is_scale_row(asked)) return touch::scale_height(ui, scale_of(view, asked, draft), width);
  switch (asked.type) {
    case QuestionType::Date:
      return touch::date_height(ui, date_look(view, asked), width);
    case QuestionType::Time:
      return touch::time_height(ui, time_look(view, asked), narrowed(ui, {0, 0, width, 0}, kTimeWidth).width);
    case QuestionType::Drawing:
      return drawing_input_height(ui, room);
    case QuestionType::Text:
      return touch::field_height(ui, text_look(view, asked),
                                 narrowed(ui, {0, 0, width, 0}, kFieldWidth).width, text_of(draft));
    default:
      return touch::number_height(ui);
  }
}

void answer_input(Ui& ui, const RespondentView& view, std::uint32_t question, AnswerDraft& draft,
                  Rect place) {
  const Question& asked = question_of(view, question);
  if (has_options(asked)) return options_input(ui, view, question, draft, place);
  if (is_scale_row(asked)) {
    if (const auto chosen = touch::scale_row(ui, place, scale_of(view, asked, draft)))
      draft.value = Number(*chosen);
    return;
  }
  switch (asked.type) {
    case QuestionType::Date:
      return date_input(ui, view, asked, draft, place);
    case QuestionType::Time:
      return time_input(ui, view, asked, draft, place);
    case QuestionType::Drawing:
      return drawing_input(ui, view, question, draft, place);
    case QuestionType::Text:
      return text_input(ui, view, asked, draft, place);
    default:
      return number_input(ui, view, asked, draft, place);
  }
}

float answer_input_width(Ui& ui, const RespondentView& view, std::uint32_t question, Rect area, float usual) {
  const Question& asked = question_of(view, question);
  if (asked.type == QuestionType::Drawing) return kWholeWidth;
  if (is_scale_row(asked)) {
    const bool fits = touch::scale_width(ui, scale_of(view, asked, {})) <= narrowed(ui, area, usual).width;
    return fits ? usual : std::max(usual, kScaleWidth);
  }
  // A child's faces, if more than three, stand beside each other only where the row is wide.
  const bool many_faces =
      asked.type == QuestionType::Faces && asked.maximum.whole() > 3 && view.asks_a_child();
  return many_faces ? std::max(usual, kScaleWidth) : usual;
}

std::string picking_hint(const RespondentView& view, std::uint32_t question) {
  const Question& asked = question_of(view, question);
  if (asked.picking == model::Picking::Order) return view.say("respondent.put_in_order");
  if (asked.picking != model::Picking::Several) return {};
  const auto offered = static_cast<int>(view.interview.offered(question).size());
  if (asked.at_most > 0 && asked.at_most < offered) return view.say("respondent.pick_at_most", asked.at_most);
  return asked.at_least > 1 ? view.say("respondent.pick_at_least", asked.at_least)
                            : view.say("respondent.pick_several");
}

}  // namespace doorstep::screen
