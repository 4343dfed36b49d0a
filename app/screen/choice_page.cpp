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

// The quiet way to choose line by line, or about the whole again.
struct OtherWay {
  std::string id;  // empty: there is no other way
  std::string label;
};

OtherWay other_way(const RespondentView& view, const ChoicePage& page) {
  if (page.line.empty() && page.topic.lines.size() < 2) return {};
  const std::string id = page.line.empty() ? "by_line" : "whole";
  return {id, view.say("respondent.sharing." + id)};
}

const touch::ButtonLook kOtherWay{.kind = touch::ButtonKind::Quiet, .role = touch::TextRole::Body};

float other_way_height(Ui& ui, const OtherWay& other, float width) {
  return touch::button_size(ui, other.label, kOtherWay, width).height;
}

// Draws the button at the bottom of the place. Its id when it was pressed.
std::string other_way_button(Ui& ui, Rect place, const OtherWay& other) {
  if (other.id.empty()) return {};
  const touch::Size size = touch::button_size(ui, other.label, kOtherWay, place.width);
  const Rect button{place.x, place.bottom() - size.height, size.width, size.height};
  return touch::button(ui, other.id, button, other.label, kOtherWay) ? other.id : std::string();
}

// The child's words beside its choices, or above them where there is no room. The other way stands under the
// words: under the choices it would push the last of them out of sight. Returns what was pressed.
std::string quote_and_choices(Ui& ui, const RespondentView& view, const ChoicePage& page,
                              touch::Column& column, std::optional<Choice>& chosen) {
  const touch::OptionSet set = set_of(view, chosen);
  const OtherWay other = other_way(view, page);
  const std::string quote = quoted(view.say, page.lines);
  const float between = kBetween * ui.metrics().gap;
  const float em = ui.em({.role = touch::TextRole::Option});
  const float beside_quote = column.width() * (1 - kQuoteShare) - between;
  const auto answer = [&](Rect place) {
    if (const auto touched = touch::answer_options(ui, place, set).chosen) chosen = kChoices[*touched];
  };
  if (beside_quote >= kLeastColumn * em) {
    const Rect row = column.next(touch::options_height(ui, set, beside_quote));
    const Rect words{row.x, row.y, row.width * kQuoteShare, row.height};
    const float below = other.id.empty() ? 0 : other_way_height(ui, other, words.width) + ui.metrics().gap;
    draw_quote(ui, {words.x, words.y, words.width, words.height - below}, page.topic.title, quote);
    answer({row.right() - beside_quote, row.y, beside_quote, row.height});
    return other_way_button(ui, words, other);
  }
  touch::quote_card(ui, "quote",
                    column.next(touch::quote_card_height(ui, page.topic.title, quote, column.width())),
                    page.topic.title, quote);
  answer(column.next(touch::options_height(ui, set, column.width())));
  if (other.id.empty()) return {};
  return other_way_button(ui, column.next(other_way_height(ui, other, column.width())), other);
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
  std::string pressed;
  const std::string framed = respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, kWidth), ui.metrics().gap);
    column.next(touch::text_block(ui, "heading", column.peek(), heading,
                                  heading_look(heading, page.parent.spoken())));
    pressed = quote_and_choices(ui, view, page, column, chosen);
    if (page.last_time)
      column.next(touch::text_block(ui, "last_time", column.peek(), last_time(view, page), note_look));
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
