#include <algorithm>
#include <array>
#include <string_view>

#include "app/screen/sharing_pages.h"
#include "app/screen/told_pages.h"

namespace doorstep::screen {
namespace {

using sharing::Choice;
using touch::Rect;
using touch::Ui;

constexpr float kWidth = 192;          // mm
constexpr float kLowWidth = 207;       // mm: as wide as a tablet, where choices need two columns
constexpr float kMostForNotes = 0.1F;  // of the window's height: more of them pans with the page
constexpr float kLeastColumn =
    13;  // em of an option: narrower than this, quote and choices stand below each other
// How the child's words stand beside its choices.
struct Beside {
  float share = 0;    // of the width, for the child's words
  float padding = 0;  // of their card, in em of the caption
  float between = 0;  // gaps between the two
};
constexpr Beside kRoomy{0.458F, 1.7F, 2.7F};   // as on every card of the child's words
constexpr Beside kLow{0.34F, 0.85F, 1.2F};     // where the choices need two columns
constexpr Beside kLowest{0.28F, 0.85F, 1.2F};  // where their words are long
constexpr float kLessPadding = 0.7F;
constexpr float kTightPadding = 0.4F;  // em, before the words would be cut
constexpr std::string_view kOutcome = "outcome:";

// In the order in which they are shown. None is first because it is better.
constexpr std::array kChoices = {Choice::MyWords, Choice::TheseWords, Choice::Not, Choice::Later};

touch::OptionSet set_of(const RespondentView& view, std::optional<Choice> chosen) {
  touch::OptionSet set{.group = "choice", .layout = touch::OptionLayout::Rows};
  for (const Choice choice : kChoices) {
    const std::string id(sharing::word(choice));
    set.options.push_back({"choice:" + id, view.say("respondent.sharing.choices." + id),
                           chosen == choice ? touch::Selected::Yes : touch::Selected::No});
  }
  return set;
}

touch::TextLook heading_look(const std::string& heading, const std::string& parent) {
  touch::TextLook look{.role = touch::TextRole::Title};
  const std::size_t at = heading.find(parent);
  if (at != std::string::npos) look.bold = {{at, at + parent.size()}};
  return look;
}

touch::TextLook quote_look(float scale) { return {.role = touch::TextRole::Body, .scale = scale}; }
const touch::TextLook kCaption{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};

// How small the child's words may be set, of their usual size: no smaller than what the ways on are called.
float smallest_quote(const Ui& ui) { return ui.metrics().button / ui.metrics().body; }

// Of their card, with the words `scale` times the usual size.
float quote_height(Ui& ui, float width, float padding, const std::string& caption, const std::string& quote,
                   float scale) {
  const float inner = width - 2 * padding;
  return 2 * padding + touch::text_height(ui, caption, inner, kCaption) + padding / 3 +
         touch::text_height(ui, quote, inner, quote_look(scale));
}

// The child's words, with a caption above them, on a warm card. Long ones are set smaller, and pan when that
// is not enough, so that the choices beside them stay in sight.
void draw_quote(Ui& ui, Rect place, float padding, const std::string& caption, const std::string& quote) {
  ui.canvas().fill(place, ui.colour(touch::Token::Warm), touch::kAnswerRadius);
  Rect inner = place.shrunk(padding, padding);
  inner.take_top(touch::text_block(ui, "quote:caption", inner, caption, kCaption), padding / 3);
  float scale = 1;
  while (scale > smallest_quote(ui) &&
         touch::text_height(ui, quote, inner.width, quote_look(scale)) > inner.height)
    scale = std::max(smallest_quote(ui), scale - 0.05F);
  if (touch::text_height(ui, quote, inner.width, quote_look(scale)) <= inner.height) {
    (void)touch::text_block(ui, "quote", inner, quote, quote_look(scale));
    return;
  }
  touch::pan_region(ui, "quote:region", inner, [&](Rect area) {
    return touch::text_block(ui, "quote", area, quote, quote_look(scale));
  });
}

// Whether the choices, below each other, leave no room for a heading.
bool choices_are_low(Ui& ui, const RespondentView& view, Rect room) {
  const float width =
      narrowed(ui, room, kWidth).width * (1 - kRoomy.share) - kRoomy.between * ui.metrics().gap;
  const float heading = ui.line_height({.role = touch::TextRole::Title}) + ui.metrics().gap;
  return touch::options_height(ui, set_of(view, std::nullopt), width) + heading > room.height;
}

// The child's words beside its choices, or above them where there is no room. Where the choices would not all
// be in sight below each other they stand in two columns: one that has to be looked for is not like the
// others.
void quote_and_choices(Ui& ui, const RespondentView& view, const ChoicePage& page, touch::Column& column,
                       float room, std::optional<Choice>& chosen) {
  touch::OptionSet set = set_of(view, chosen);
  const std::string quote = quoted(view.say, page.lines);
  const float em = ui.em({.role = touch::TextRole::Option});
  const auto width_of = [&](const Beside& beside) {
    return column.width() * (1 - beside.share) - beside.between * ui.metrics().gap;
  };
  Rect place;
  if (width_of(kRoomy) >= kLeastColumn * em) {
    const bool low = touch::options_height(ui, set, width_of(kRoomy)) > room;
    if (low) set.room = room;
    // All four in sight come before wider lines of the child's words.
    const bool wide = low && touch::options_height(ui, set, width_of(kLow)) <= room;
    const Beside& beside = !low ? kRoomy : wide ? kLow : kLowest;
    const float width = width_of(beside);
    const float needed = touch::options_height(ui, set, width);
    float padding = ui.metrics().caption * beside.padding;
    const auto quote_needs = [&](float scale) {
      return quote_height(ui, column.width() * beside.share, padding, page.topic.title, quote, scale);
    };
    // Air around the words is given up before anything pans for it.
    const float most = std::max(needed, room);
    for (const float air : {kLessPadding, kTightPadding}) {
      if (quote_needs(smallest_quote(ui)) > most)
        padding = ui.metrics().caption * std::min(air, beside.padding);
    }
    // What the child decides about is seen whole where there is room. So narrow a card as the low one does
    // not pan by itself: the page does, below choices that stand in sight.
    float height = std::max(needed, std::min(room, quote_needs(1)));
    if (low) height = std::max(height, quote_needs(smallest_quote(ui)));
    const Rect row = column.next(height);
    draw_quote(ui, {row.x, row.y, row.width * beside.share, row.height}, padding, page.topic.title, quote);
    place = {row.right() - width, row.y, width, needed};
  } else {
    const Rect card = column.next(touch::quote_card_height(ui, page.topic.title, quote, column.width()));
    touch::quote_card(ui, "quote", card, page.topic.title, quote);
    place = column.next(touch::options_height(ui, set, column.width()));
  }
  if (const auto touched = touch::answer_options(ui, place, set).chosen) chosen = kChoices[*touched];
}

// The way to choose line by line, or about the whole again. Beside the ways back and on: among the choices it
// would push the last of them out of sight.
std::vector<Aside> other_way(const RespondentView& view, const ChoicePage& page) {
  if (page.line.empty() && page.topic.lines.size() < 2) return {};
  const std::string id = page.line.empty() ? "by_line" : "whole";
  return {{id, view.say("respondent.sharing." + id)}};
}

std::string last_time(const RespondentView& view, const ChoicePage& page) {
  const std::string id(sharing::word(*page.last_time));
  return view.say("respondent.sharing.last_time", view.say("respondent.sharing.choices." + id));
}

}  // namespace

std::string choice_page(Ui& ui, const RespondentView& view, const ChoicePage& page,
                        std::optional<Choice>& chosen, RespondentFrame frame) {
  frame.key = "choice:" + page.topic.topic + ":" + page.parent.id;
  if (!page.line.empty()) frame.key += ":" + page.line;
  frame.next = next_button(view.say, chosen ? touch::Enabled::Yes : touch::Enabled::No);
  const std::string heading = view.say("respondent.sharing.may_hear", page.parent.spoken());
  const touch::TextLook note_look{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};
  frame.asides = other_way(view, page);
  frame.leave = Leave::WhenSeen;
  const std::string& can_change = view.say("respondent.sharing.can_change");
  // Where the choices would not all stand below each other, the page is as wide as it can be.
  const bool narrow = choices_are_low(ui, view, page_room(ui, view.say, frame));
  const float page_width = narrow ? kLowWidth : kWidth;
  // What a choice means stays in sight, whatever pans.
  const std::string last = page.last_time ? last_time(view, page) : std::string();
  const float width = narrowed(ui, page_room(ui, view.say, frame), kWidth).width;
  const float last_height =
      last.empty() ? 0 : touch::text_height(ui, last, width, note_look) + ui.metrics().gap / 2;
  const float notes = last_height + touch::text_height(ui, can_change, width, note_look);
  if (notes <= kMostForNotes * ui.viewport().height) {
    frame.standing = {notes, [&](Rect area) {
                        Rect place = narrowed(ui, area, page_width);
                        if (!last.empty())
                          (void)touch::text_block(ui, "last_time", place.take_top(last_height), last,
                                                  note_look);
                        (void)touch::text_block(ui, "can_change", place, can_change, note_look);
                      }};
  }
  const float height = page_room(ui, view.say, frame).height;
  return respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, page_width), ui.metrics().gap);
    column.next(touch::text_block(ui, "heading", column.peek(), heading,
                                  heading_look(heading, page.parent.spoken())));
    const bool stand = frame.standing.height > 0;
    const float below = stand ? 0 : ui.metrics().gap + notes;
    quote_and_choices(ui, view, page, column, height - column.used() - ui.metrics().gap - below, chosen);
    if (stand) return column.used();
    if (!last.empty()) column.next(touch::text_block(ui, "last_time", column.peek(), last, note_look));
    column.next(touch::text_block(ui, "can_change", column.peek(), can_change, note_look));
    return column.used();
  });
}

std::string outcome_page(Ui& ui, const RespondentView& view, const std::string& question, std::string& answer,
                         RespondentFrame frame) {
  const auto id = [](std::string_view word) { return std::string(kOutcome) + std::string(word); };
  const auto selected = [&](std::string_view word) {
    return answer == word ? touch::Selected::Yes : touch::Selected::No;
  };
  frame.key = "outcome:" + question;
  frame.next = next_button(view.say, answer.empty() ? touch::Enabled::No : touch::Enabled::Yes);
  for (const std::string word : {"dont_know", "wont_say"})
    frame.asides.push_back({id(word), view.say("respondent.non_answers." + word), selected(word)});
  touch::OptionSet set{.group = "outcome"};
  set.options.push_back({id("yes"), view.yes, selected("yes")});
  set.options.push_back({id("no"), view.no, selected("no")});
  std::optional<bool> chosen;
  std::string pressed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    return yes_or_no(ui, area, view.say("respondent.outcome." + question), set, chosen);
  });
  if (chosen) answer = *chosen ? "yes" : "no";
  if (!pressed.starts_with(kOutcome)) return pressed;
  answer = pressed.substr(kOutcome.size());
  return {};
}

}  // namespace doorstep::screen
