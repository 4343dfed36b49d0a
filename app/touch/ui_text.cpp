// Text in millimetres: from a look to a request, and onto the canvas.
#include <algorithm>
#include <cmath>

#include "app/touch/ui.h"

namespace doorstep::touch {
namespace {

constexpr float kTolerance = 1.5F;  // px: a text that was measured to fit must not wrap because of rounding
constexpr float kSpokenRadius = 1;  // mm
// em; beyond WCAG 1.4.12's share of words to letters, without which wider letters run together
constexpr float kRoomyLines = 1.6F;
constexpr float kRoomyLetters = 0.08F;
constexpr float kRoomyWords = 0.24F;
constexpr float kSpokenMargin = 0.12F;  // em on both sides of the word

// How much larger a text gets at a text size. Small text grows in full; text that is large already grows
// less, so that a question at 200 % still leaves room for its answers. The order of sizes stays the same.
float growth(float em, float text_scale) {
  constexpr float kFull = 4;     // mm: up to here all of it
  constexpr float kHalf = 8.3F;  // mm: from here on half of it
  const float share = 1 - 0.5F * std::clamp((em - kFull) / (kHalf - kFull), 0.0F, 1.0F);
  return 1 + (text_scale - 1) * share;
}

text::Align to_physical(Align align, Flow flow) {
  if (align == Align::Center) return text::Align::Center;
  return (align == Align::Start) == (flow == Flow::LeftToRight) ? text::Align::Left : text::Align::Right;
}

float start_of(text::Align align, float place, float width) {
  switch (align) {
    case text::Align::Left:
      return 0;
    case text::Align::Center:
      return (place - width) / 2;
    case text::Align::Right:
      return place - width;
  }
  return 0;
}

// The ranges between `parts`, which are in order.
std::vector<text::ByteRange> rest_of(const std::vector<text::ByteRange>& parts, std::size_t size) {
  std::vector<text::ByteRange> rest;
  std::size_t at = 0;
  for (const text::ByteRange& part : parts) {
    if (part.begin > at) rest.push_back({at, part.begin});
    at = std::max(at, part.end);
  }
  if (at < size) rest.push_back({at, size});
  return rest;
}

}  // namespace

float Ui::em(const TextLook& look) const {
  const float em = metrics().em(look.role) * look.scale;
  return em * growth(em, text_scale_);
}

float Ui::line_height(const TextLook& look) const {
  return em(look) * (spacing_ == Spacing::Roomy ? kRoomyLines : text::Request{}.line_height);
}

text::Request Ui::request_for(std::string_view words, const TextLook& look, float wrap) const {
  text::Request request;
  request.text = words;
  request.em_px = em(look) * px_per_mm_;
  request.weight = look.weight;
  request.align = to_physical(look.align, flow_);
  request.direction = flow_ == Flow::LeftToRight ? text::Direction::Auto : text::Direction::AutoRightToLeft;
  request.wrap_px = std::round(wrap * px_per_mm_);
  request.bold = look.bold;
  if (spacing_ == Spacing::Roomy) {
    request.line_height = kRoomyLines;
    request.letter_spacing = kRoomyLetters;
    request.word_spacing = kRoomyWords;
  }
  return request;
}

Size Ui::measure_text(std::string_view words, const TextLook& look, float wrap) {
  text::Measure measure = text_.measure(request_for(words, look, 0));
  if (wrap > 0 && measure.width > wrap * px_per_mm_ + kTolerance)
    measure = text_.measure(request_for(words, look, wrap));
  return {measure.width / px_per_mm_, measure.height / px_per_mm_};
}

float Ui::draw_text(std::string_view words, Rect place, const TextLook& look) {
  const Rect px = canvas().to_pixels(place);
  text::Request request = request_for(words, look, 0);
  text::Measure measure = text_.measure(request);
  float left = px.x;
  if (measure.width > px.width + kTolerance) {
    request = request_for(words, look, place.width);
    measure = text_.measure(request);
  } else {
    left += start_of(request.align, px.width, measure.width);
  }
  left = std::round(left);
  // What is panned out of sight is not painted; ink stands at most an em outside its box.
  const Rect box{left, px.y, measure.width, measure.height};
  if (!canvas().reaches(box.shrunk(-request.em_px))) return measure.height / px_per_mm_;
  const text::Mask mask = text_.texture(request);
  if (spoken_word_ && spoken_text_ == words) {
    TextLook spoken = look;
    spoken.spoken = spoken_word_;
    draw_parts(request, mask, {left, px.y}, spoken);
  } else {
    draw_parts(request, mask, {left, px.y}, look);
  }
  return measure.height / px_per_mm_;
}

void Ui::draw_parts(const text::Request& request, const text::Mask& mask, Point top_left,
                    const TextLook& look) {
  if (look.spoken) {
    const float margin = kSpokenMargin * em(look);
    for (const text::Box& box : text_.range_boxes(request, *look.spoken)) {
      const Rect there =
          canvas().to_millimetres({top_left.x + box.x, top_left.y + box.y, box.width, box.height});
      canvas().fill(there.shrunk(-margin, 0), colour(Token::Spoken), kSpokenRadius);
    }
  }
  if (look.muted.empty()) return canvas().mask(mask, top_left.x, top_left.y, colour(look.colour));
  const auto draw = [&](const std::vector<text::ByteRange>& ranges, Token token) {
    for (const text::ByteRange& range : ranges) {
      for (const text::Box& box : text_.range_boxes(request, range))
        canvas().mask_part(mask, top_left.x, top_left.y, box, colour(token));
    }
  };
  draw(look.muted, Token::Muted);
  draw(rest_of(look.muted, request.text.size()), look.colour);
}

void Ui::draw_text_middle(std::string_view words, Rect place, const TextLook& look, Node* node) {
  const Size size = measure_text(words, look, place.width);
  const float slack = kTolerance / px_per_mm_;
  if (node != nullptr && (size.height > place.height + slack || size.width > place.width + slack))
    node->text_overflows = true;
  draw_text(words, {place.x, place.y + (place.height - size.height) / 2, place.width, size.height}, look);
}

}  // namespace doorstep::touch
