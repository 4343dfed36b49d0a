#include "app/screen/gate_screen.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/gate_reasons.h"
#include "app/screen/team_frame.h"

namespace doorstep::screen {
namespace {

using sharing::Decision;
using sharing::State;
using touch::Column;
using touch::Rect;
using touch::Ui;

constexpr std::array<Decision, 3> kDecisions{Decision::Release, Decision::NotNow, Decision::Never};
constexpr std::size_t kLongestReason = 600;  // bytes

std::string quoted_lines(const words::Language& say, const GateItem& item) {
  std::string all;
  for (const std::string& line : item.lines) {
    if (!all.empty()) all += "\n";
    all += item.own_words ? say("common.quote", line) : line;
  }
  return all;
}

float child_side(Ui& ui, const words::Language& say, const GateItem& item, const GatePage& page, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  const std::string heading = say("team.gate.permitted", page.child, item.called);
  column.next(touch::text_block(ui, "permitted", column.peek(), heading, {.colour = touch::Token::Muted}));
  const std::string words = quoted_lines(say, item);
  const float height = touch::quote_card_height(ui, item.title, words, area.width);
  touch::quote_card(ui, "words", column.next(height), item.title, words);
  const std::string state = say(fmt::format("team.gate.states.{}", sharing::word(item.state)));
  std::string standing = item.reason.empty() ? state : state + " " + say("team.gate.because", item.reason);
  if (!item.citation.empty()) standing += " " + say("sharing.history.law", item.citation);
  column.next(touch::text_block(ui, "standing", column.peek(), standing,
                                {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
  return column.used();
}

void choose_decision(Ui& ui, const words::Language& say, Column& column, GatePage& page) {
  std::vector<touch::Segment> segments;
  for (const Decision decision : kDecisions) {
    segments.push_back({fmt::format("decision:{}", sharing::word(decision)),
                        say(fmt::format("team.gate.decisions.{}", sharing::word(decision))),
                        touch::selected_if(page.decision == decision)});
  }
  const Rect place = column.next(touch::segments_height(ui, segments, column.width()));
  const auto chosen =
      touch::segmented_choice(ui, place, say("team.gate.question", page.items[page.at].called), segments);
  if (!chosen || page.decision == kDecisions[*chosen]) return;
  page.decision = kDecisions[*chosen];
  page.reason.reset();
  page.law.reset();
}

// A rule of law per row, with what it says in short.
void choose_law(Ui& ui, const words::Language& say, Column& column, GatePage& page) {
  if (!needs_law(page.why())) return;
  column.next(
      touch::text_block(ui, "law", column.peek(), say("team.gate.law"), {.colour = touch::Token::Muted}));
  touch::OptionSet set{.group = "law", .layout = touch::OptionLayout::Rows};
  const auto& laws = page.laws[page.why()];
  for (std::size_t index = 0; index < laws.size(); ++index) {
    set.options.push_back({.id = "law:" + laws[index].id,
                           .label = laws[index].citation + ". " + laws[index].says,
                           .selected = touch::selected_if(page.law == laws[index].id)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (touched.chosen) page.law = laws[*touched.chosen].id;
}

// Another child has a right of its own to what it says: whoever releases the text says that it was seen.
void see_sibling(Ui& ui, const words::Language& say, Column& column, const GateItem& item, GatePage& page) {
  if (item.named.empty() || page.decision != Decision::Release) return;
  const std::string names = fmt::format("{}", fmt::join(item.named, ", "));
  column.next(touch::text_block(ui, "names", column.peek(), say("team.gate.names_sibling", names)));
  touch::OptionSet set{.group = "sibling", .layout = touch::OptionLayout::Rows};
  set.options.push_back({.id = "sibling:seen",
                         .label = say("team.gate.sibling_seen"),
                         .selected = touch::selected_if(page.sibling == SiblingSeen::Yes)});
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (touched.chosen) page.sibling = page.sibling == SiblingSeen::Yes ? SiblingSeen::No : SiblingSeen::Yes;
}

void choose_reason(Ui& ui, const words::Language& say, Column& column, GatePage& page) {
  if (!page.decision) return;
  column.next(
      touch::text_block(ui, "why", column.peek(), say("team.gate.why"), {.colour = touch::Token::Muted}));
  touch::OptionSet set{.group = "reason", .layout = touch::OptionLayout::Rows};
  const auto reasons = reasons_for(*page.decision);
  for (std::size_t index = 0; index < reasons.size(); ++index) {
    set.options.push_back({.id = fmt::format("reason:{}", index + 1),
                           .label = reason_text(say, *page.decision, reasons[index]),
                           .selected = touch::selected_if(page.reason == index)});
  }
  const auto touched =
      touch::answer_options(ui, column.next(touch::options_height(ui, set, column.width())), set);
  if (touched.chosen) {
    page.reason = page.reason == touched.chosen ? std::nullopt : touched.chosen;
    page.law.reset();
  }
  choose_law(ui, say, column, page);
  const touch::FieldLook look{.label = say("team.gate.own_reason"),
                              .lines = touch::FieldLines::Many,
                              .max_bytes = kLongestReason,
                              .visible_lines = 2};
  (void)touch::text_field(ui, "own_reason",
                          column.next(touch::field_height(ui, look, column.width(), page.own_reason)),
                          page.own_reason, look);
}

float team_side(Ui& ui, const words::Language& say, const GateItem& item, GatePage& page, Rect area) {
  Column column(area, ui.metrics().gap * 1.5F);
  if (!page.problem.message.empty()) column.next(problem_notice(ui, column.peek(), page.problem));
  if (item.state == State::Told) {
    column.next(touch::text_block(ui, "told", column.peek(), say("team.gate.told", item.called)));
    return column.used();
  }
  column.next(touch::text_block(ui, "question", column.peek(), say("team.gate.question", item.called),
                                {.role = touch::TextRole::Title}));
  choose_decision(ui, say, column, page);
  see_sibling(ui, say, column, item, page);
  choose_reason(ui, say, column, page);
  return column.used();
}

float item_page(Ui& ui, const words::Language& say, GatePage& page, Rect area) {
  const GateItem& item = page.items[page.at];
  const float gap = ui.metrics().gap * 3;
  if (!has_two_columns(ui)) {
    Column column(area, gap);
    column.next(child_side(ui, say, item, page, column.peek()));
    column.next(team_side(ui, say, item, page, column.peek()));
    return column.used();
  }
  Rect right = area;
  const Rect left = right.take_start((area.width - gap) / 2, gap);
  const float child = child_side(ui, say, item, page, left);
  return std::max(child, team_side(ui, say, item, page, right));
}

// What cannot wait comes before what may be told.
float reminder(Ui& ui, const words::Language& say, const GatePage& page, Rect area,
               std::optional<Action>& action) {
  return notice_with_way(ui, "follow_up_first", area, say("team.gate.follow_up_first", page.child), {},
                         say("team.flags.follow"), [&] { action = GoBack{}; });
}

touch::ActionBar bottom_bar(const words::Language& say, const GatePage& page) {
  touch::ActionBar bar;
  if (page.items.empty()) return bar;
  const auto enabled_if = [](bool yes) { return yes ? touch::Enabled::Yes : touch::Enabled::No; };
  const bool last = page.at + 1 == page.items.size();
  bar.start = touch::BarButton{
      "previous",
      say("team.gate.previous"),
      {.kind = touch::ButtonKind::Quiet, .before = touch::Icon::Back, .enabled = enabled_if(page.at > 0)}};
  // At the last one the team leaves, and what was decided stays.
  bar.middle = {last ? touch::BarButton{"done", say("common.done"), {}}
                     : touch::BarButton{"skip", say("team.gate.next"), {.after = touch::Icon::Next}}};
  const bool can_decide = page.verdict(say).has_value();
  bar.end = touch::BarButton{"decide",
                             say("team.gate.decide"),
                             {.kind = touch::ButtonKind::Primary, .enabled = enabled_if(can_decide)}};
  return bar;
}

}  // namespace

void GatePage::turn_to(std::size_t index) {
  at = index;
  decision.reset();
  reason.reset();
  own_reason.clear();
  law.reset();
  sibling = SiblingSeen::No;
  problem = {};
}

sharing::Why GatePage::why() const {
  if (!decision) return sharing::Why::Unstated;
  return reason ? reasons_for(*decision)[*reason] : sharing::Why::Other;
}

std::optional<Verdict> GatePage::verdict(const words::Language& say) const {
  const std::string words = reason_words(say);
  if (!decision || words.empty()) return std::nullopt;
  Verdict verdict{.decision = *decision, .why = why(), .reason = words, .law = {}, .sibling = sibling};
  if (needs_law(verdict.why)) {
    if (!law) return std::nullopt;
    verdict.law = *law;
  }
  const bool names = *decision == Decision::Release && !items[at].named.empty();
  return names && sibling == SiblingSeen::No ? std::nullopt : std::optional(verdict);
}

std::string GatePage::reason_words(const words::Language& say) const {
  std::string all =
      decision && reason ? reason_text(say, *decision, reasons_for(*decision)[*reason]) : std::string();
  if (own_reason.empty()) return all;
  return all.empty() ? own_reason : all + " " + own_reason;
}

std::optional<Action> draw(Ui& ui, const words::Language& say, GatePage& page) {
  TeamFrame frame{.key = fmt::format("gate:{}:{}", page.interview, page.at),
                  .title = say("team.gate.title", page.child),
                  .back = page.family_name,
                  .bottom = bottom_bar(say, page)};
  if (!page.items.empty()) frame.subtitle = say("team.gate.count", page.at + 1, page.items.size());
  std::optional<Action> action;
  const FrameTouched touched = team_frame(ui, say, frame, [&](Rect area) {
    Column column(area, ui.metrics().gap * 2);
    if (page.must_be_followed_up) column.next(reminder(ui, say, page, column.peek(), action));
    column.next(page.items.empty() ? touch::text_block(ui, "nothing", form_column(ui, column.peek()),
                                                       say("team.gate.nothing", page.child))
                                   : item_page(ui, say, page, column.peek()));
    return column.used();
  });
  if (touched.button == "previous") return TurnPage{-1};
  if (touched.button == "skip") return TurnPage{1};
  if (touched.button == "decide") return Decide{};
  if (touched.button == "done") return GoBack{};
  return touched.action ? touched.action : action;
}

}  // namespace doorstep::screen
