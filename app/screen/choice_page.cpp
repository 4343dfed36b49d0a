#include <algorithm>
#include <array>

#include "app/screen/sharing_pages.h"

namespace doorstep::screen {
namespace {

using sharing::Choice;
using touch::Rect;
using touch::Ui;

constexpr float kWidth = 192;         // mm
constexpr float kOutcomeWidth = 150;  // mm
constexpr float kLeastColumn =
    13;  // em of an option: narrower than this, quote and choices stand below each other
constexpr float kQuoteShare = 0.458F;    // of the width, for the child's words
constexpr float kSmallestQuote = 0.75F;  // of the usual size
constexpr float kQuotePadding = 1.7F;    // em of the caption, as on every card of the child's words
constexpr float kBetween = 2.7F;         // gaps between the two columns

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

// The child's words, with a caption above them, on a warm card. Long ones are set smaller, and pan when that
// is not enough, so that the choices beside them stay in sight.
void draw_quote(Ui& ui, Rect place, const std::string& caption, const std::string& quote) {
  ui.canvas().fill(place, ui.colour(touch::Token::Warm), touch::kAnswerRadius);
  const float padding = ui.metrics().caption * kQuotePadding;
  Rect inner = place.shrunk(padding, padding);
  inner.take_top(touch::text_block(ui, "quote:caption", inner, caption, kCaption), padding / 3);
  float scale = 1;
  while (scale > kSmallestQuote &&
         touch::text_height(ui, quote, inner.width, quote_look(scale)) > inner.height)
    scale -= 0.1F;
  if (touch::text_height(ui, quote, inner.width, quote_look(scale)) <= inner.height) {
    (void)touch::text_block(ui, "quote", inner, quote, quote_look(scale));
    return;
  }
  touch::pan_region(ui, "quote:region", inner, [&](Rect area) {
    return touch::text_block(ui, "quote", area, quote, quote_look(scale));
  });
}

// The child's words beside its choices, or above them where there is no room. Returns the height used.
float quote_and_choices(Ui& ui, const RespondentView& view, Rect place, const std::string& caption,
                        const std::string& quote, std::optional<Choice>& chosen) {
  const touch::OptionSet set = set_of(view, chosen);
  const float between = kBetween * ui.metrics().gap;
  const float em = ui.em({.role = touch::TextRole::Option});
  const float beside_quote = place.width * (1 - kQuoteShare) - between;
  const bool beside = beside_quote >= kLeastColumn * em;
  const float choices = touch::options_height(ui, set, beside ? beside_quote : place.width);
  Rect there{place.x, place.y, place.width, choices};
  if (beside) {
    there = {place.right() - beside_quote, place.y, beside_quote, choices};
    draw_quote(ui, {place.x, place.y, place.width * kQuoteShare, choices}, caption, quote);
  } else {
    const float height = touch::quote_card_height(ui, caption, quote, place.width);
    touch::quote_card(ui, "quote", {place.x, place.y, place.width, height}, caption, quote);
    there.y += height + ui.metrics().gap;
  }
  if (const auto touched = touch::answer_options(ui, there, set).chosen) chosen = kChoices[*touched];
  return there.bottom() - place.y;
}

std::string last_time(const RespondentView& view, const ChoicePage& page) {
  const std::string id(sharing::word(*page.last_time));
  return view.say("respondent.sharing.last_time", view.say("respondent.sharing.choices." + id));
}

// A quiet way to choose line by line, or about the whole again. Its id when it was pressed.
std::string other_way(Ui& ui, const RespondentView& view, const ChoicePage& page, touch::Column& column) {
  if (page.line.empty() && page.topic.lines.size() < 2) return {};
  const std::string id = page.line.empty() ? "by_line" : "whole";
  const std::string label = view.say("respondent.sharing." + id);
  const touch::ButtonLook look{.kind = touch::ButtonKind::Quiet, .role = touch::TextRole::Body};
  const touch::Size size = touch::button_size(ui, label, look, column.width());
  const Rect row = column.next(size.height);
  return touch::button(ui, id, {row.x, row.y, size.width, size.height}, label, look) ? id : std::string();
}

}  // namespace

std::string choice_page(Ui& ui, const RespondentView& view, const ChoicePage& page,
                        std::optional<Choice>& chosen, RespondentFrame frame) {
  frame.key = "choice:" + page.topic.topic + ":" + page.parent.id;
  if (!page.line.empty()) frame.key += ":" + page.line;
  frame.next = next_button(view.say, chosen ? touch::Enabled::Yes : touch::Enabled::No);
  const std::string heading = view.say("respondent.sharing.may_hear", page.parent.spoken());
  const touch::TextLook note_look{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};
  std::string pressed;
  const std::string framed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, kWidth), ui.metrics().gap);
    column.next(touch::text_block(ui, "heading", column.peek(), heading,
                                  heading_look(heading, page.parent.spoken())));
    const Rect place = column.peek();
    column.next(quote_and_choices(ui, view, place, page.topic.title, quoted(view.say, page.lines), chosen));
    if (page.last_time)
      column.next(touch::text_block(ui, "last_time", column.peek(), last_time(view, page), note_look));
    pressed = other_way(ui, view, page, column);
    column.next(touch::text_block(ui, "can_change", column.peek(), view.say("respondent.sharing.can_change"),
                                  note_look));
    return column.used();
  });
  return pressed.empty() ? framed : pressed;
}

std::string outcome_page(Ui& ui, const RespondentView& view, const std::string& question, std::string& answer,
                         RespondentFrame frame) {
  constexpr std::array<std::string_view, 4> kAnswers = {"yes", "no", "dont_know", "wont_say"};
  frame.key = "outcome:" + question;
  frame.next = next_button(view.say, answer.empty() ? touch::Enabled::No : touch::Enabled::Yes);
  touch::OptionSet set{.group = "outcome", .layout = touch::OptionLayout::Rows};
  for (const std::string_view word : kAnswers) {
    const std::string label = word == "yes"  ? view.yes
                              : word == "no" ? view.no
                                             : view.say("respondent.non_answers." + std::string(word));
    set.options.push_back(
        {"outcome:" + std::string(word), label, answer == word ? touch::Selected::Yes : touch::Selected::No});
  }
  const touch::TextLook look{.role = touch::TextRole::Question, .align = touch::Align::Center};
  return respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, kOutcomeWidth), 3 * ui.metrics().gap);
    column.next(
        touch::text_block(ui, "text", column.peek(), view.say("respondent.outcome." + question), look));
    const Rect place = column.next(touch::options_height(ui, set, column.width()));
    if (const auto touched = touch::answer_options(ui, place, set).chosen) answer = kAnswers[*touched];
    return column.used();
  });
}

}  // namespace doorstep::screen
