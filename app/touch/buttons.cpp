#include "app/touch/buttons.h"

#include <algorithm>

#include "app/touch/parts.h"

namespace doorstep::touch {
namespace {

constexpr float kPadding =
    1.25F;  // em at 100 % between a button's edge and its words: air does not grow with the text
constexpr float kHair = 0.3F;       // em
constexpr float kAir = 0.8F;        // em: what at least stays empty beside wrapped words, both sides together
constexpr float kIconSize = 0.84F;  // em
constexpr float kIconGap = 0.3F;    // em
constexpr float kPrimaryWidth = 7;  // em at 100 %: the way forward is never a small target
constexpr float kIconShare = 0.44F;     // of a round button's circle
constexpr float kBarTextScale = 0.84F;  // hide stands in a slim bar

struct Colours {
  Token fill, words, outline;
};

// What cannot be used now can still be read: it loses its fill and most of its outline, not its words.
Colours colours_of(const ButtonLook& look) {
  if (look.enabled == Enabled::No) return {Token::Paper, Token::Muted, Token::Hairline};
  switch (look.kind) {
    case ButtonKind::Primary:
      return {Token::Accent, Token::AccentText, Token::Accent};
    case ButtonKind::Secondary:
      return {Token::Card, Token::Text, Token::Outline};
    case ButtonKind::Quiet:
      return {Token::Paper, Token::Text, Token::Outline};
    case ButtonKind::Hide:
      return {Token::Hide, Token::HideText, Token::Hide};
  }
  return {Token::Card, Token::Text, Token::Outline};
}

TextLook words_of(const ButtonLook& look) {
  TextLook text{.role = look.role, .colour = colours_of(look).words, .align = Align::Center};
  if (look.kind == ButtonKind::Hide) text.scale = kBarTextScale;
  return text;
}

// What the icons before and after take away from the words.
float icons_width(const Ui& ui, const ButtonLook& look) {
  const float each = (kIconSize + kIconGap) * ui.em(words_of(look));
  return (look.before == Icon::None ? 0 : each) + (look.after == Icon::None ? 0 : each);
}

// Hide stays slim to the eye; its target is as large as everybody's.
Rect visible_part(Ui& ui, Rect place, const ButtonLook& look, float text_height) {
  if (look.kind != ButtonKind::Hide && look.seen != Seen::Slim) return place;
  return place.centered({place.width, std::clamp(text_height + 2, ui.metrics().icon, place.height)});
}

void draw_words(Ui& ui, Rect place, std::string_view label, const ButtonLook& look, Node* node) {
  const TextLook text = words_of(look);
  const float em = ui.em(text);
  const float icons = icons_width(ui, look);
  const float room = place.width - icons - kAir * em;
  const Size size = ui.measure_text(label, text, room);
  // A hair wider than measured: words that are wrapped at exactly their own width may wrap once more.
  Rect content = place.centered({std::min(size.width + kHair * em, room) + icons, place.height});
  if (look.before != Icon::None)
    draw_icon(ui, look.before, content.take_start(kIconSize * em, kIconGap * em), kIconSize * em,
              text.colour);
  if (look.after != Icon::None)
    draw_icon(ui, look.after, content.take_end(kIconSize * em, kIconGap * em), kIconSize * em, text.colour);
  ui.draw_text_middle(label, content, text, node);
}

float words_height(Ui& ui, Rect place, std::string_view label, const ButtonLook& look) {
  const TextLook text = words_of(look);
  return ui.measure_text(label, text, place.width - icons_width(ui, look) - kAir * ui.em(text)).height;
}

float radius_of(Rect visible) { return std::min(kAnswerRadius, visible.height * 0.45F); }

void draw_button(Ui& ui, Rect visible, std::string_view label, const ButtonLook& look, Node* node) {
  const Colours colours = colours_of(look);
  surface(ui, visible, colours.fill, colours.outline, radius_of(visible), line(ui, kLine));
  draw_words(ui, visible, label, look, node);
}

}  // namespace

Size button_size(Ui& ui, std::string_view label, const ButtonLook& look, float max_width) {
  const TextLook text = words_of(look);
  const float em = ui.em(text);
  const float plain = ui.metrics().em(text.role) * text.scale;
  const float extra = icons_width(ui, look) + 2 * kPadding * plain;
  const float least = look.kind == ButtonKind::Primary ? kPrimaryWidth * plain : 0;
  float width = std::max({ui.metrics().min_target, least, ui.measure_text(label, text).width + extra});
  if (max_width > 0) width = std::min(width, max_width);
  const float words = ui.measure_text(label, text, width - icons_width(ui, look) - kAir * em).height;
  // Bars hold full buttons; hide and the small ones within pages keep to the least target.
  const bool slim =
      look.kind == ButtonKind::Hide || look.role == TextRole::Caption || look.role == TextRole::Body;
  const float height = slim ? ui.metrics().min_target : ui.metrics().button_height;
  return {width, std::max(height, words + 0.6F * em)};
}

bool button(Ui& ui, std::string_view id, Rect place, std::string_view label, const ButtonLook& look) {
  Node& node = ui.emit(std::string(id), Role::Button, std::string(label), place, Touch::Taps);
  node.disabled = look.enabled == Enabled::No;
  if (look.is_default == Default::Yes) ui.set_default_button(id);
  const Rect visible = visible_part(ui, place, look, words_height(ui, place, label, look));
  if (look.kind == ButtonKind::Hide) {
    node.above_sheets = true;
    ui.stay_above(place, [&ui, visible, words = std::string(label), look] {
      draw_button(ui, visible, words, look, nullptr);
    });
  }
  const Touchable touchable(ui, id, visible, radius_of(visible));
  draw_button(ui, visible, label, look, &node);
  return look.enabled == Enabled::Yes && ui.activated(id);
}

float icon_diameter(const Ui& ui) {
  return std::min(ui.metrics().icon * ui.text_scale(), ui.metrics().min_target);
}

bool icon_button(Ui& ui, std::string_view id, Rect place, Icon icon, std::string_view label) {
  ui.emit(std::string(id), Role::Button, std::string(label), place, Touch::Taps);
  const float diameter = std::min({icon_diameter(ui), place.width, place.height});
  const Rect visible = place.centered({diameter, diameter});
  const Touchable touchable(ui, id, visible, diameter / 2);
  ui.canvas().circle(visible.center(), diameter / 2 - 0.1F, ui.colour(Token::Card));
  ui.canvas().ring(visible.center(), diameter / 2, ui.colour(Token::Outline), line(ui, kLine));
  draw_icon(ui, icon, visible, diameter * kIconShare * (icon == Icon::BiggerText ? 1.2F : 1), Token::Text);
  return ui.activated(id);
}

}  // namespace doorstep::touch
