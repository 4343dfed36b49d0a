#include "app/touch/texts.h"

#include <algorithm>
#include <string>

#include "app/touch/parts.h"

namespace doorstep::touch {
namespace {

constexpr float kQuoteBar = 0.9F;     // mm wide
constexpr float kQuoteIndent = 5.3F;  // mm from the bar to the words

float quote_padding(const Ui& ui) { return ui.metrics().caption * 1.7F; }

TextLook caption_look() { return {.role = TextRole::Caption, .colour = Token::Muted}; }
TextLook body_look() { return {.role = TextRole::Body}; }

}  // namespace

float text_height(Ui& ui, std::string_view words, float width, const TextLook& look) {
  return ui.measure_text(words, look, width).height;
}

float text_block(Ui& ui, std::string_view id, Rect place, std::string_view words, const TextLook& look) {
  const Size size = ui.measure_text(words, look, place.width);
  const bool heading = look.role == TextRole::Question || look.role == TextRole::Title;
  const Rect used{place.x, place.y, place.width, size.height};
  Node& node =
      ui.emit(std::string(id), heading ? Role::Heading : Role::Text, std::string(words), used, Touch::None);
  node.text_overflows = size.width > place.width + 0.5F;
  node.line = ui.line_height(look);
  ui.draw_text(words, used, look);
  return size.height;
}

namespace {

constexpr float kChipPadding = 0.8F;  // em, at both sides
constexpr float kChipIcon = 1.15F;    // em
constexpr float kChipGap = 0.45F;     // em

float chip_icon(const ChipLook& look, float em) {
  return look.icon == Icon::None ? 0 : (kChipIcon + kChipGap) * em;
}

}  // namespace

Size chip_size(Ui& ui, std::string_view words, float width, const ChipLook& look) {
  const TextLook text{.role = look.role};
  const float em = ui.em(text);
  const float around = 2 * kChipPadding * em + chip_icon(look, em);
  const Size size = ui.measure_text(words, text, std::max(em, width - around));
  return {size.width + around + 0.1F, size.height + 0.5F * em};
}

void chip(Ui& ui, std::string_view id, Rect place, std::string_view words, const ChipLook& look) {
  const TextLook text{.role = look.role, .colour = look.words};
  const float em = ui.em(text);
  const float radius = std::min(place.height / 2, 1.1F * em);
  ui.canvas().fill(place, ui.colour(look.fill), radius);
  Node& node = ui.emit(std::string(id), Role::Status, std::string(words), place, Touch::None);
  Rect inner = place.shrunk(kChipPadding * em, 0);
  if (look.icon != Icon::None)
    draw_icon(ui, look.icon, inner.take_start(kChipIcon * em, kChipGap * em), kChipIcon * em, look.words);
  ui.draw_text_middle(words, inner, text, &node);
}

float quote_card_height(Ui& ui, std::string_view caption, std::string_view words, float width) {
  const float padding = quote_padding(ui);
  const float inner = width - 2 * padding;
  float height = 2 * padding + text_height(ui, words, inner, body_look());
  if (!caption.empty()) height += text_height(ui, caption, inner, caption_look()) + padding / 3;
  return height;
}

void quote_card(Ui& ui, std::string_view id, Rect place, std::string_view caption, std::string_view words) {
  ui.canvas().fill(place, ui.colour(Token::Warm), kAnswerRadius);
  const Rect inner = place.shrunk(quote_padding(ui));
  Column column(inner, quote_padding(ui) / 3);
  if (!caption.empty()) {
    column.next(text_block(ui, std::string(id) + ":caption", column.peek(), caption, caption_look()));
  }
  const Rect body = column.peek();
  Node& node = ui.emit(std::string(id), Role::Text, std::string(words), body, Touch::None);
  node.text_overflows = text_height(ui, words, body.width, body_look()) > body.height + 0.5F;
  ui.draw_text(words, body, body_look());
}

float quote_line(Ui& ui, std::string_view id, Rect place, std::string_view words, const TextLook& look) {
  const Rect text_place{place.x + kQuoteIndent, place.y, place.width - kQuoteIndent, place.height};
  const float height = text_block(ui, id, text_place, words, look);
  ui.canvas().fill({place.x, place.y, kQuoteBar, height}, ui.colour(Token::Warm));
  return height;
}

float notice_height(Ui& ui, std::string_view words, float width, const TextLook& look) {
  const float padding = ui.metrics().body;
  return text_height(ui, words, width - 2 * padding, look) + 1.3F * padding;
}

void notice(Ui& ui, std::string_view id, Rect place, std::string_view words, const TextLook& look,
            float end_room, NoticeTone tone) {
  const float padding = ui.metrics().body;
  ui.canvas().fill(place, ui.colour(tone == NoticeTone::Today ? Token::NowFill : Token::Warm), kCardRadius);
  place.width -= end_room;
  const Rect inside = place.shrunk(padding, 0);
  const float height = text_height(ui, words, inside.width, look);
  text_block(ui, id, inside.centered({inside.width, height}), words, look);
}

float toast_height(Ui& ui, std::string_view words, float width) {
  const float padding = ui.metrics().body;
  return text_height(ui, words, width - 2 * padding, body_look()) + padding;
}

void toast(Ui& ui, std::string_view id, Rect place, std::string_view words) {
  const float padding = ui.metrics().body;
  const TextLook look{.role = TextRole::Body, .align = Align::Center};
  ui.canvas().fill(place, ui.colour(Token::Selected), kCardRadius);
  ui.emit(std::string(id), Role::Status, std::string(words), place, Touch::None);
  ui.draw_text_middle(words, place.shrunk(padding, 0), look);
}

}  // namespace doorstep::touch
