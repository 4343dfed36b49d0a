#include "app/screen/line_card.h"

#include <algorithm>

namespace doorstep::screen {
namespace {

using touch::Rect;
using touch::Size;
using touch::Ui;

constexpr float kLeastWords = 14;  // em: with less room beside the buttons they stand below

float padding(const Ui& ui) { return ui.metrics().caption * 1.1F; }

const touch::TextLook kCaption{.role = touch::TextRole::Caption, .colour = touch::Token::Muted};

touch::TextLook words_look(const LineCard& card) {
  return {.role = touch::TextRole::Body,
          .colour = card.tone == LineCard::Tone::Said ? touch::Token::Text : touch::Token::Muted};
}

// Where words and buttons stand in a card of a width.
struct CardPlan {
  float words_width = 0;
  float words = 0;    // height
  float caption = 0;  // height
  float buttons = 0;  // height of a row of them
  bool beside = true;
  std::vector<Size> sizes;
  float height = 0;
};

CardPlan plan_of(Ui& ui, const LineCard& card, float width) {
  CardPlan plan;
  const float inner = width - 2 * padding(ui);
  const float gap = ui.metrics().gap;
  float row = 0;
  for (const auto& button : card.buttons) {
    plan.sizes.push_back(touch::button_size(ui, button.label, button.look, inner));
    row += plan.sizes.back().width + gap;
    plan.buttons = std::max(plan.buttons, plan.sizes.back().height);
  }
  plan.beside = card.buttons.empty() || inner - row - gap >= kLeastWords * ui.em(words_look(card));
  plan.words_width = plan.beside ? inner - row : inner;
  if (!plan.beside && row - gap > inner) {  // one below the other
    plan.buttons = static_cast<float>(card.buttons.size()) * (plan.buttons + gap) - gap;
  }
  plan.words = touch::text_height(ui, card.words, plan.words_width, words_look(card));
  if (!card.caption.empty()) plan.caption = touch::text_height(ui, card.caption, plan.words_width, kCaption);
  const float texts = plan.caption + plan.words;
  const float content = plan.beside ? std::max(texts, plan.buttons) : texts + gap + plan.buttons;
  plan.height = content + 2 * padding(ui) * (plan.beside && plan.buttons > texts ? 0.6F : 1.0F);
  return plan;
}

void draw_ground(Ui& ui, const LineCard& card, Rect place) {
  if (card.tone == LineCard::Tone::Said) {
    ui.canvas().fill(place, ui.colour(touch::Token::Warm), touch::kCardRadius);
  } else {
    ui.canvas().outline(place, ui.colour(touch::Token::Hairline), touch::kCardRadius, 2);
  }
}

std::string draw_buttons(Ui& ui, const LineCard& card, const CardPlan& plan, Rect place) {
  std::string pressed;
  const float gap = ui.metrics().gap;
  float x = place.x;
  float y = place.y;
  for (std::size_t index = 0; index < card.buttons.size(); ++index) {
    const Size size = plan.sizes[index];
    if (x > place.x && x + size.width > place.right() + 0.1F) {
      x = place.x;
      y += size.height + gap;
    }
    const auto& button = card.buttons[index];
    if (touch::button(ui, button.id, {x, y, size.width, size.height}, button.label, button.look))
      pressed = button.id;
    x += size.width + gap;
  }
  return pressed;
}

}  // namespace

float line_card_height(Ui& ui, const LineCard& card, float width) { return plan_of(ui, card, width).height; }

std::string line_card(Ui& ui, const LineCard& card, Rect place) {
  const CardPlan plan = plan_of(ui, card, place.width);
  place.height = plan.height;
  draw_ground(ui, card, place);
  Rect inner = place.shrunk(padding(ui), 0);
  const float texts = plan.caption + plan.words;
  const float content = plan.beside ? texts : texts + ui.metrics().gap + plan.buttons;
  float y = place.y + (place.height - content) / 2;
  if (!card.caption.empty()) {
    y += touch::text_block(ui, card.id + ":caption", {inner.x, y, plan.words_width, plan.caption},
                           card.caption, kCaption);
  }
  y += touch::text_block(ui, card.id, {inner.x, y, plan.words_width, plan.words}, card.words,
                         words_look(card));
  if (!plan.beside)
    return draw_buttons(ui, card, plan, {inner.x, y + ui.metrics().gap, inner.width, plan.buttons});
  float width = 0;
  for (const Size& size : plan.sizes) width += size.width + ui.metrics().gap;
  const float x = inner.right() - width + ui.metrics().gap;
  return draw_buttons(ui, card, plan, {x, place.center().y - plan.buttons / 2, width, plan.buttons});
}

float line_cards_height(Ui& ui, const std::vector<LineCard>& cards, float width) {
  float height = 0;
  for (const LineCard& card : cards) height += line_card_height(ui, card, width) + ui.metrics().gap;
  return cards.empty() ? 0 : height - ui.metrics().gap;
}

std::string line_cards(Ui& ui, const std::vector<LineCard>& cards, Rect place) {
  std::string pressed;
  touch::Column column(place, ui.metrics().gap);
  for (const LineCard& card : cards) {
    const std::string id = line_card(ui, card, column.next(line_card_height(ui, card, place.width)));
    if (!id.empty()) pressed = id;
  }
  return pressed;
}

}  // namespace doorstep::screen
