#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/screen/line_card.h"
#include "app/screen/sharing_pages.h"
#include "instruments/sharing/sharing_page.h"

namespace doorstep::screen {
namespace {

using sharing::Choice;
using touch::Rect;
using touch::Ui;

constexpr float kOverviewWidth = 190;  // mm

// `what`: a topic, or "<topic>:<line>" where each line was decided about.
std::vector<touch::BarButton> change_button(const RespondentView& view, const std::string& topic,
                                            const std::string& what, const ParentOfChild& parent) {
  if (!sharing::is_asked(view.ledger, topic, parent.id)) return {};
  return {{"change:" + what, view.say("respondent.sharing.change"), {.role = touch::TextRole::Body}}};
}

// What the child chose about its topics for one parent, in three groups; and what the parent has heard
// already.
struct Overview {
  std::vector<LineCard> heard, told, thinking, kept;
};

std::string words_of(const RespondentView& view, const sharing::Standing& standing) {
  return standing.choice == Choice::MyWords ? quoted(view.say, standing.lines)
                                            : fmt::format("{}", fmt::join(standing.lines, "\n"));
}

// Where a topic's decision stands: told as this, thought about, or kept. A topic that was decided about line
// by line may stand in all three.
void add_card(Overview& overview, const RespondentView& view, const sharing::TopicSummary& topic,
              const sharing::Standing& standing, LineCard card) {
  const Choice choice = standing.choice.value_or(Choice::Not);
  card.words = topic.title;
  if (is_yes(choice)) {
    card.caption = standing.title;
    card.words = words_of(view, standing);
    card.tone = LineCard::Tone::Said;
  }
  (is_yes(choice)            ? overview.told
   : choice == Choice::Later ? overview.thinking
                             : overview.kept)
      .push_back(std::move(card));
}

bool is_told(const RespondentView& view, const sharing::Thing& thing, const ParentOfChild& parent) {
  return view.ledger.standing(thing, parent.id).state == sharing::State::Told;
}

std::vector<LineCard> heard_by(const RespondentView& view, const ParentOfChild& parent) {
  std::vector<LineCard> heard;
  for (const sharing::Thing& thing : view.ledger.things(parent.id)) {
    if (!is_told(view, thing, parent)) continue;
    const sharing::Standing standing = view.ledger.standing(thing, parent.id);
    heard.push_back({.id = "heard:" + thing.item + ":" + thing.line,
                     .caption = standing.title,
                     .words = words_of(view, standing)});
  }
  return heard;
}

Overview overview_of(const RespondentView& view, const ParentOfChild& parent) {
  Overview overview{.heard = heard_by(view, parent)};
  for (const auto& topic : view.topics()) {
    if (is_told(view, {topic.topic, {}}, parent)) continue;
    if (!view.ledger.is_by_line(topic.topic, parent.id)) {
      add_card(overview, view, topic, view.ledger.standing(topic.topic, parent.id),
               {.id = "item:" + topic.topic,
                .tone = LineCard::Tone::Aside,
                .buttons = change_button(view, topic.topic, topic.topic, parent)});
      continue;
    }
    for (const auto& line : topic.lines) {
      if (is_told(view, {topic.topic, line.id}, parent)) continue;
      sharing::Standing standing = view.ledger.standing(sharing::Thing{topic.topic, line.id}, parent.id);
      const std::string what = topic.topic + ":" + line.id;
      LineCard card{.id = "item:" + what,
                    .tone = LineCard::Tone::Aside,
                    .buttons = change_button(view, topic.topic, what, parent)};
      sharing::TopicSummary one = topic;
      one.title = topic.title + ": " + line.text;
      add_card(overview, view, one, standing, std::move(card));
    }
  }
  return overview;
}

// A group with its heading; nothing when it is empty.
std::string group(Ui& ui, touch::Column& column, std::string_view id, const std::string& heading,
                  const std::vector<LineCard>& cards) {
  if (cards.empty()) return {};
  column.next(touch::text_block(ui, id, column.peek(), heading, {.colour = touch::Token::Muted}));
  return line_cards(ui, cards, column.next(line_cards_height(ui, cards, column.width())));
}

std::string heading_of(const Overview& overview) {
  if (!overview.told.empty()) return "respondent.sharing.hears";
  return overview.heard.empty() ? "respondent.sharing.hears_nothing" : "respondent.sharing.hears_no_more";
}

}  // namespace

std::string overview_page(Ui& ui, const RespondentView& view, const ParentOfChild& parent,
                          RespondentFrame frame) {
  frame.key = "overview:" + parent.id;
  frame.next = next_button(view.say);
  frame.leave = Leave::WhenSeen;
  const Overview overview = overview_of(view, parent);
  const std::string& spoken = parent.spoken();
  const std::string heading = view.say(heading_of(overview), spoken);
  std::string pressed;
  const auto take = [&](std::string id) {
    if (!id.empty()) pressed = std::move(id);
  };
  const std::string framed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, kOverviewWidth), 2 * ui.metrics().gap);
    column.next(touch::text_block(ui, "heading", column.peek(), heading, {.role = touch::TextRole::Title}));
    if (!overview.told.empty())
      take(line_cards(ui, overview.told, column.next(line_cards_height(ui, overview.told, column.width()))));
    take(group(ui, column, "heard", view.say("respondent.sharing.heard", spoken), overview.heard));
    take(group(ui, column, "thinking", view.say("respondent.sharing.thinking"), overview.thinking));
    take(group(ui, column, "kept", view.say("respondent.sharing.kept", spoken), overview.kept));
    column.next(touch::text_block(ui, "can_change", column.peek(), view.say("respondent.sharing.can_change"),
                                  {.role = touch::TextRole::Caption, .colour = touch::Token::Muted}));
    return column.used();
  });
  return pressed.empty() ? framed : pressed;
}

}  // namespace doorstep::screen
