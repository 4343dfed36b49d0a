#include <algorithm>
#include <array>

#include "app/screen/sharing_pages.h"

namespace doorstep::screen {
namespace {

using sharing::Choice;
using touch::Rect;
using touch::Ui;

constexpr float kWidth = 192;  // mm
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

}  // namespace

std::string choice_page(Ui& ui, const RespondentView& view, const sharing::TopicSummary& topic,
                        const ParentOfChild& parent, const std::vector<std::string>& lines,
                        std::optional<Choice>& chosen, RespondentFrame frame) {
  frame.key = "choice:" + topic.topic + ":" + parent.id;
  frame.next = next_button(view.say, chosen ? touch::Enabled::Yes : touch::Enabled::No);
  const std::string heading = view.say("respondent.sharing.may_hear", parent.spoken());
  const std::string note = view.say("respondent.sharing.can_change");
  const touch::TextLook note_look{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};
  return respondent_frame(ui, view.say, frame, [&](Rect area) {
    touch::Column column(narrowed(ui, area, kWidth), ui.metrics().gap);
    column.next(
        touch::text_block(ui, "heading", column.peek(), heading, heading_look(heading, parent.spoken())));
    const Rect place = column.peek();
    column.next(quote_and_choices(ui, view, place, topic.title, quoted(view.say, lines), chosen));
    column.next(touch::text_block(ui, "can_change", column.peek(), note, note_look));
    return column.used();
  });
}

}  // namespace doorstep::screen
