#include "app/screen/preview_column.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using touch::Column;
using touch::Rect;
using touch::TextLook;
using touch::TextRole;
using touch::Token;
using touch::Ui;

constexpr float kMarkRoom = 1.6F;    // em before a problem, for its mark
constexpr float kIndent = 1.2F;      // em that a condition's part stands further in than the whole
constexpr float kTabPadding = 1.2F;  // mm at either side of a tab's word, at least
constexpr float kBesideFrom = 2;     // a button's widths from which it stands beside the heading
constexpr std::size_t kDeepest = 6;  // steps further in than these leave no room
constexpr std::array<float, 4> kScales{1, 1.25F, 1.5F, 2};

TextLook caption() { return {.role = TextRole::Caption, .colour = Token::Muted}; }

// ---- what is wrong ----

// The mark at the start, the line in bold, what is wrong, and below it what to write instead. The whole card
// leads to the question that it is about.
float draw_problem(Ui& ui, const words::Language& say, const PreviewProblem& entry, std::size_t number,
                   Rect place, std::optional<PreviewAction>& action) {
  const std::string id = fmt::format("problem:{}", number);
  const std::string line = entry.line > 0 ? say("team.preview.line", entry.line) : std::string();
  const std::string words =
      line.empty() ? entry.words.message : say("team.joined", line, entry.words.message);
  const std::size_t begins = words.find(line);  // a language may put something before it
  const TextLook title{.bold = {{begins, begins + line.size()}}};
  const TextLook remedy{.colour = Token::Muted};
  const float em = ui.em({});
  const float padding = touch::card_padding(ui);
  const float width = place.width - 2 * padding - kMarkRoom * em;
  const float first = touch::text_height(ui, words, width, title);
  const float second =
      entry.words.remedy.empty() ? 0 : touch::text_height(ui, entry.words.remedy, width, remedy);
  const float height = first + second + 2 * padding;
  const Rect card{place.x, place.y, place.width, height};
  if (!entry.step) {
    touch::card(ui, card);
    ui.emit(id, touch::Role::Text, words, card, touch::Touch::None).value = entry.words.remedy;
  } else if (touch::tapped_card(ui, id, card, words)) {
    action = GoToStep{*entry.step};
  }
  Rect inside = card.shrunk(padding);
  const Rect mark = inside.take_start(kMarkRoom * em);
  touch::status_mark(ui, id + ":mark", {mark.x + em * 0.6F, mark.y + em * 0.7F},
                     entry.error ? touch::StatusMark::Now : touch::StatusMark::FollowUp,
                     say(entry.error ? "team.preview.error" : "team.preview.warning"));
  ui.draw_text(words, inside.take_top(first), title);
  if (second > 0) ui.draw_text(entry.words.remedy, inside, remedy);
  return height;
}

// How the examples came out, and whether they try everything.
float draw_tried(Ui& ui, const words::Language& say, const check::Tried& tried, Rect place) {
  std::string words = say("team.preview.no_examples");
  if (tried.examples > 0) {
    const std::string agree = say("team.preview.agree", tried.agree, tried.examples);
    const bool all = tried.both_ways == tried.conditions;
    words = say("team.joined", agree,
                all ? say("team.preview.all_ways")
                    : say("team.preview.some_ways", tried.both_ways, tried.conditions));
  }
  const bool good = tried.examples > 0 && tried.agree == tried.examples;
  return fitted_card(ui, "tried:card", place, [&](Rect area) {
    const float em = ui.em({});
    const Rect mark = area.take_start(kMarkRoom * em);
    if (good) {
      touch::draw_icon(ui, touch::Icon::Check, {mark.x, mark.y, em * 1.2F, em * 1.4F}, em, Token::Accent);
    } else {
      touch::status_mark(ui, "tried:mark", {mark.x + em * 0.6F, mark.y + em * 0.7F},
                         tried.examples > 0 ? touch::StatusMark::Now : touch::StatusMark::Nothing,
                         say("team.preview.examples"));
    }
    return touch::text_block(ui, "tried", area, words);
  });
}

float draw_problems(Ui& ui, const words::Language& say, const PreviewView& view, Rect area,
                    std::optional<PreviewAction>& action) {
  Column column(area, ui.metrics().gap);
  const auto notice = [&](std::string_view id, const std::string& words) {
    const Rect place = column.next(touch::notice_height(ui, words, column.width()));
    touch::notice(ui, id, place, words);
  };
  if (view.shows_last_good) notice("last_good", say("team.preview.last_good"));
  if (!view.shows_last_good && !view.shows_nothing)
    column.next(draw_tried(ui, say, view.tried, column.peek()));
  if (view.problems.empty())
    column.next(touch::text_block(ui, "no_problems", column.peek(), say("team.preview.no_problems")));
  for (std::size_t number = 0; number < view.problems.size(); ++number)
    column.next(draw_problem(ui, say, view.problems[number], number, column.peek(), action));
  for (std::size_t number = 0; number < view.unrecorded.size(); ++number)
    column.next(touch::text_block(ui, fmt::format("unrecorded:{}", number), column.peek(),
                                  view.unrecorded[number], caption()));
  return column.used();
}

// ---- where one can go ----

float draw_places(Ui& ui, const words::Language& say, const PreviewView& view, Rect area,
                  std::optional<PreviewAction>& action) {
  Column column(area, 0);
  for (const PreviewPlace& place : view.places) {
    touch::ListRow row{.id = fmt::format("go:{}", place.id), .title = place.words, .subtitle = place.id};
    if (!place.answer.empty()) row.subtitle = say("team.joined", place.id, place.answer);
    if (place.state == PreviewPlace::State::Here) row.pill = say("team.preview.here");
    if (place.state == PreviewPlace::State::NotAsked) {
      row.pill = say("team.preview.not_asked");
      row.pill_look = touch::PillLook::Plain;
    }
    const Rect line = column.next(touch::list_row_height(ui, row, column.width()));
    if (touch::list_row(ui, line, row, touch::RowTouch::Taps)) {
      action = PreviewAction(GoToStep{place.step});
      if (place.state == PreviewPlace::State::NotAsked) action = AskWhy{place.step};
    }
  }
  return column.used();
}

// ---- why ----

void draw_part(Ui& ui, const words::Language& say, const PreviewWhy::Part& part, std::size_t number,
               Column& column) {
  Rect place = column.peek();
  place.take_start(static_cast<float>(std::min(part.depth, kDeepest)) * kIndent * ui.em({}));
  std::string words = part.of.empty() ? std::string() : part.of + "  ";
  words += say("team.preview.comes_to", part.text, part.value);
  const std::size_t begin = words.rfind(part.value);
  const TextLook look{.colour = part.holds ? Token::Text : Token::Muted,
                      .bold = {{begin, begin + part.value.size()}}};
  if (!part.whose.empty()) words += "  " + part.whose;
  column.next(touch::text_block(ui, fmt::format("why:{}", number), place, words, look));
}

// Beside it the way there all the same, when the question is not asked.
void draw_why_heading(Ui& ui, const words::Language& say, const PreviewWhy& why, const std::string& heading,
                      Column& column, std::optional<PreviewAction>& action) {
  const std::size_t name = heading.find(why.id);
  const TextLook look{.bold = {{name, name + why.id.size()}}};
  Rect row = column.peek();
  if (why.asked || why.no_way) {
    column.next(touch::text_block(ui, "why", row, heading, look));
    return;
  }
  const std::string label = say("team.preview.go_anyway");
  const touch::ButtonLook go{.after = touch::Icon::Next};
  const touch::Size size = touch::button_size(ui, label, go, row.width);
  const bool beside = row.width >= kBesideFrom * size.width;
  if (!beside) column.next(touch::text_block(ui, "why", row, heading, look));
  Rect place = column.next(size.height);
  const Rect button = beside ? place.take_end(size.width, ui.metrics().gap) : place.take_start(size.width);
  if (beside) (void)touch::text_block(ui, "why", place, heading, look);
  if (touch::button(ui, "why:go", button, label, go)) action = GoToStep{why.step};
}

void draw_why_content(Ui& ui, const words::Language& say, const PreviewWhy& why, Column& column,
                      std::optional<PreviewAction>& action) {
  const std::string_view key = why.asked && why.parts.empty() ? "team.preview.always_asked"
                               : why.asked                    ? "team.preview.is_asked"
                                                              : "team.preview.is_not_asked";
  draw_why_heading(ui, say, why, say(key, why.id), column, action);
  for (std::size_t number = 0; number < why.parts.size(); ++number)
    draw_part(ui, say, why.parts[number], number, column);
  if (why.no_way)
    column.next(touch::text_block(ui, "why:no_way", column.peek(), say("team.preview.no_way"), caption()));
  column.next(touch::text_block(ui, "why:affects", column.peek(), why.affects));
  column.next(touch::text_block(ui, "why:export", column.peek(), why.exported, caption()));
}

// ---- as whom ----

void draw_label(Ui& ui, Column& column, const std::string& id, const std::string& words) {
  column.next(touch::text_block(ui, id, column.peek(), words, caption()));
}

// Options that a tap chooses among; the index of the chosen one.
std::optional<std::size_t> draw_choice(Ui& ui, Column& column, const std::string& label,
                                       const std::vector<touch::Segment>& segments) {
  draw_label(ui, column, "label:" + segments.front().id, label);
  const Rect place = column.next(touch::segments_height(ui, segments, column.width()));
  return touch::segmented_choice(ui, place, label, segments);
}

void draw_language(Ui& ui, const words::Language& say, const PreviewView& view, Column& column,
                   std::optional<PreviewAction>& action) {
  draw_label(ui, column, "label:languages", say("team.display.language"));
  touch::OptionSet set{.group = "as:languages", .layout = touch::OptionLayout::Rows};
  for (const auto& [code, name] : view.languages)
    set.options.push_back({"as:" + code, name, touch::selected_if(code == view.language)});
  const Rect place = column.next(touch::options_height(ui, set, column.width()));
  if (const auto chosen = touch::answer_options(ui, place, set).chosen)
    action = SpeakAs{view.languages[*chosen].first};
}

void draw_age(Ui& ui, const words::Language& say, const PreviewView& view, Column& column,
              std::optional<PreviewAction>& action) {
  draw_label(ui, column, "label:age", say("team.preview.age"));
  const touch::NumberLook look{.label = say("team.preview.age"), .least = view.age_from, .most = view.age_to};
  const Rect place = column.next(touch::number_height(ui));
  if (const auto years = touch::number_field(ui, "as:age", place, *view.age, look))
    action = BeOld{static_cast<int>(*years)};
}

float draw_as(Ui& ui, const words::Language& say, const PreviewView& view, Rect area,
              std::optional<PreviewAction>& action) {
  Column column(area, ui.metrics().gap);
  if (!view.languages.empty()) draw_language(ui, say, view, column, action);
  if (view.age) draw_age(ui, say, view, column, action);
  std::vector<touch::Segment> scales;
  for (const float scale : kScales) {
    const int percent = static_cast<int>(scale * 100);
    scales.push_back({fmt::format("as:text:{}", percent), fmt::format("{} %", percent),
                      touch::selected_if(view.text_scale == scale)});
  }
  if (const auto chosen = draw_choice(ui, column, say("team.display.text_size"), scales))
    action = WriteLarge{kScales[*chosen]};
  std::vector<touch::Segment> shapes;
  constexpr std::array<std::string_view, 3> kShapes{"lying", "standing", "small"};
  for (std::size_t shape = 0; shape < kShapes.size(); ++shape) {
    shapes.push_back({fmt::format("as:{}", kShapes[shape]),
                      say(fmt::format("team.preview.shapes.{}", kShapes[shape])),
                      touch::selected_if(view.shape == static_cast<PreviewShape>(shape))});
  }
  if (const auto chosen = draw_choice(ui, column, say("team.preview.shape"), shapes))
    action = Hold{static_cast<PreviewShape>(*chosen)};
  const std::string again = say("team.preview.again");
  const touch::Size size = touch::button_size(ui, again, {}, column.width());
  const Rect place = column.next(size.height);
  if (touch::button(ui, "as:again", {place.x, place.y, size.width, size.height}, again))
    action = BeginAgain{};
  return column.used();
}

// All, or half of them where words would be broken.
std::size_t tabs_in_row(Ui& ui, const std::vector<touch::Segment>& segments, float width) {
  float widest = 0;
  for (const touch::Segment& segment : segments)
    widest = std::max(widest, ui.measure_text(segment.label, {}).width + 2 * kTabPadding);
  const auto count = static_cast<float>(segments.size());
  return count * (widest + ui.metrics().gap) <= width + ui.metrics().gap ? segments.size()
                                                                         : (segments.size() + 1) / 2;
}

float draw_head(Ui& ui, const words::Language& say, const PreviewView& view, Rect place) {
  Column column(place, 0);
  column.next(touch::text_block(ui, "file", column.peek(), view.name, {.role = TextRole::Title}));
  std::vector<std::string> facts = {say("team.preview.saved", view.saved),
                                    say("team.preview.questions", view.questions)};
  for (const model::Translated& translated : view.translated)
    facts.push_back(say("team.preview.translated", translated.language, translated.percent()));
  const std::string joined = fmt::format("{}", fmt::join(facts, say("team.preview.between")));
  column.next(touch::text_block(ui, "file:facts", column.peek(), joined, caption()));
  if (!view.by_example.empty()) {
    const std::string words = say("team.preview.by_example", view.by_example);
    column.next(touch::text_block(ui, "by_example", column.peek(), words, caption()));
  }
  return column.used();
}

}  // namespace

float draw_preview_why(Ui& ui, const words::Language& say, const PreviewWhy& why, Rect place,
                       std::optional<PreviewAction>& action) {
  return fitted_card(ui, "why:card", place, [&](Rect inside) {
    if (why.id.empty()) return touch::text_block(ui, "why", inside, say("team.preview.why_nothing"));
    Column column(inside, ui.metrics().gap / 2);
    draw_why_content(ui, say, why, column, action);
    return column.used();
  });
}

float draw_preview_tabs(Ui& ui, const words::Language& say, const PreviewView& view, Rect place,
                        PreviewTabs tabs, std::optional<PreviewAction>& action) {
  constexpr std::array<std::string_view, 5> kTabs{"page", "problems", "places", "why", "as"};
  const std::size_t first = tabs == PreviewTabs::WithPage ? 0 : 1;
  std::vector<touch::Segment> segments;
  std::vector<PreviewTab> shown;
  for (std::size_t tab = first; tab < kTabs.size(); ++tab) {
    // Without the page as a tab there is room for it below the page.
    if (tabs == PreviewTabs::WithoutPage && static_cast<PreviewTab>(tab) == PreviewTab::Why) continue;
    shown.push_back(static_cast<PreviewTab>(tab));
    std::string label = say(fmt::format("team.preview.tabs.{}", kTabs[tab]));
    if (static_cast<PreviewTab>(tab) == PreviewTab::Problems && !view.problems.empty())
      label = fmt::format("{} {}", label, view.problems.size());
    segments.push_back({fmt::format("tab:{}", kTabs[tab]), label,
                        touch::selected_if(view.tab == static_cast<PreviewTab>(tab))});
  }
  Column column(place, ui.metrics().gap);
  const std::size_t in_row = tabs_in_row(ui, segments, place.width);
  for (std::size_t row = 0; row < segments.size(); row += in_row) {
    const auto part = std::span(segments).subspan(row, std::min(in_row, segments.size() - row));
    const Rect line = column.next(touch::segments_height(ui, part, place.width));
    if (const auto chosen = touch::segmented_choice(ui, line, say("team.preview.tabs_are"), part))
      action = ShowTab{shown[row + *chosen]};
  }
  return column.used();
}

std::optional<PreviewAction> draw_preview_column(Ui& ui, const words::Language& say, const PreviewView& view,
                                                 Rect place, PreviewTabs tabs) {
  std::optional<PreviewAction> action;
  const float gap = ui.metrics().gap * 1.5F;
  if (tabs == PreviewTabs::WithoutPage) {
    place.take_top(draw_head(ui, say, view, place), gap);
    place.take_top(draw_preview_tabs(ui, say, view, place, tabs, action), gap);
  }
  constexpr std::array<std::string_view, 5> kRegions{"page", "problems", "places", "why", "as"};
  const auto region = fmt::format("column:{}", kRegions[static_cast<std::size_t>(view.tab)]);
  touch::pan_region(ui, region, place, [&](Rect area) {
    const float top = area.y;
    if (tabs == PreviewTabs::WithPage) area.take_top(draw_head(ui, say, view, area), gap);
    const float head = area.y - top;
    switch (view.tab) {
      case PreviewTab::Page:
      case PreviewTab::Problems:
        return head + draw_problems(ui, say, view, area, action);
      case PreviewTab::Places:
        return head + draw_places(ui, say, view, area, action);
      case PreviewTab::Why:
        return head + draw_preview_why(ui, say, view.why, area, action);
      case PreviewTab::As:
        break;
    }
    return head + draw_as(ui, say, view, area, action);
  });
  if (action && tabs == PreviewTabs::WithPage) {
    if (auto* goes = std::get_if<GoToStep>(&*action)) goes->then = Then::ShowPage;
    if (auto* asks = std::get_if<AskWhy>(&*action)) asks->then = Then::ShowPage;
  }
  return action;
}

}  // namespace doorstep::screen
