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
constexpr float kQuoteShare = 0.458F;  // of the width, for the child's words
constexpr float kBetween = 2.7F;       // gaps between the two columns

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
  touch::TextLook look{.role = touch::TextRole::Question};
  const std::size_t at = heading.find(parent);
  if (at != std::string::npos) look.bold = {{at, at + parent.size()}};
  return look;
}

// The child's words beside its choices, or above them where there is no room. Returns the height used.
float quote_and_choices(Ui& ui, const RespondentView& view, Rect place, const std::string& caption,
                        const std::string& quote, std::optional<Choice>& chosen) {
  const touch::OptionSet set = set_of(view, chosen);
  const float between = kBetween * ui.metrics().gap;
  const float em = ui.em({.role = touch::TextRole::Option});
  float quote_width = place.width * kQuoteShare;
  const bool beside = place.width - quote_width - between >= kLeastColumn * em;
  if (!beside) quote_width = place.width;
  const float choices_width = beside ? place.width - quote_width - between : place.width;
  const float choices = touch::options_height(ui, set, choices_width);
  float quote_height = touch::quote_card_height(ui, caption, quote, quote_width);
  if (beside) quote_height = std::max(quote_height, choices);
  touch::quote_card(ui, "quote", {place.x, place.y, quote_width, quote_height}, caption, quote);
  const Rect there =
      beside ? Rect{place.right() - choices_width, place.y, choices_width, choices}
             : Rect{place.x, place.y + quote_height + 2 * ui.metrics().gap, choices_width, choices};
  if (const auto touched = touch::answer_options(ui, there, set).chosen) chosen = kChoices[*touched];
  return std::max(quote_height, there.bottom() - place.y);
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
    touch::Column column(narrowed(ui, area, kWidth), 2 * ui.metrics().gap);
    column.next(
        touch::text_block(ui, "heading", column.peek(), heading, heading_look(heading, parent.spoken())));
    const Rect place = column.peek();
    column.next(quote_and_choices(ui, view, place, topic.title, quoted(view.say, lines), chosen));
    column.next(touch::text_block(ui, "can_change", column.peek(), note, note_look));
    return column.used();
  });
}

}  // namespace doorstep::screen
