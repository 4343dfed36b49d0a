#include "app/text/layout.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fribidi.h>

namespace doorstep::text {
namespace {

// Graphics cards of old tablets hold 8192 pixels a side; a longer text is cut in its picture, never in its
// measure.
constexpr int kMaxSide = 8192;

int to_units(float px) { return static_cast<int>(std::lround(px * PANGO_SCALE)); }
float to_px(int units) { return static_cast<float>(units) / PANGO_SCALE; }

bool is_right_to_left(const Request& request, const std::string& text) {
  if (request.direction == Direction::LeftToRight || request.direction == Direction::RightToLeft) {
    return request.direction == Direction::RightToLeft;
  }
  // The first strong letter decides, as in Unicode's rules P2 and P3.
  for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
    const FriBidiCharType type = fribidi_get_bidi_type(g_utf8_get_char(at));
    if (FRIBIDI_IS_STRONG(type)) return FRIBIDI_IS_RTL(type);
  }
  return request.direction == Direction::AutoRightToLeft;
}

PangoAlignment to_pango(Align align) {
  switch (align) {
    case Align::Left:
      return PANGO_ALIGN_LEFT;
    case Align::Center:
      return PANGO_ALIGN_CENTER;
    case Align::Right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

// Vowel signs are "inherited": a run must not end before them, or they lose the letter that they stand on.
bool is_arabic(gunichar character) {
  const GUnicodeScript script = g_unichar_get_script(character);
  return script == G_UNICODE_SCRIPT_ARABIC ||
         (script == G_UNICODE_SCRIPT_INHERITED && character >= 0x064B && character <= 0x0670);
}

// Arabic at the same em looks small beside Latin, so its stretches are drawn larger.
void enlarge_arabic(PangoAttrList* list, const std::string& text) {
  const char* const start = text.data();
  const char* const end = start + text.size();
  const char* at = start;
  while (at < end) {
    const char* run = at;
    while (run < end && is_arabic(g_utf8_get_char(run))) run = g_utf8_next_char(run);
    if (run > at) {
      insert(list, pango_attr_scale_new(TextEngine::kArabicScale), static_cast<std::size_t>(at - start),
             static_cast<std::size_t>(run - start));
      at = run;
    } else {
      at = g_utf8_next_char(at);
    }
  }
}

// Spaces take the words' share as well. Stretches of one kind become one attribute.
void set_spacing(PangoAttrList* list, const Request& request, const std::string& text) {
  if (request.letter_spacing <= 0 && request.word_spacing <= 0) return;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    const auto extra_of = [&](const char* there) {
      const gunichar character = g_utf8_get_char(there);
      if (g_unichar_isspace(character) == TRUE) return request.letter_spacing + request.word_spacing;
      return is_arabic(character) ? 0.0F : request.letter_spacing;
    };
    const char* run = at;
    const float extra = extra_of(at);
    while (run < end && extra_of(run) == extra) run = g_utf8_next_char(run);
    insert(list, pango_attr_letter_spacing_new(to_units(request.em_px * extra)),
           static_cast<std::size_t>(at - text.data()), static_cast<std::size_t>(run - text.data()));
    at = run;
  }
}

void set_attributes(PangoLayout* layout, const Request& request, const std::string& text) {
  PangoAttrList* list = pango_attr_list_new();
  // The same line height whatever fonts a line is made of, so that two languages side by side keep one
  // rhythm.
  insert(list, pango_attr_line_height_new_absolute(to_units(request.em_px * request.line_height)), 0,
         text.size() + 1);
  for (const ByteRange& range : request.bold)
    insert(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), range.begin, range.end);
  enlarge_arabic(list, text);
  set_spacing(list, request, text);
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

void set_font(PangoLayout* layout, const Request& request) {
  PangoFontDescription* font = pango_font_description_from_string(FontSet::kFamilies);
  pango_font_description_set_weight(font,
                                    request.weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, std::clamp(request.em_px, 4.0F, 400.0F) * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

// A centred text whose last line holds one word looks like a mistake: its lines become as even as they can
// without becoming more. Returns the width that does it, of at most `width`; none that tears a word for it.
int even_width(PangoLayout* layout, int width) {
  const int lines = pango_layout_get_line_count(layout);
  if (lines < 2) return width;
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
  int too_narrow = width / lines / 2;
  int wide_enough = width;
  while (wide_enough - too_narrow > PANGO_SCALE) {
    const int middle = too_narrow + (wide_enough - too_narrow) / 2;
    pango_layout_set_width(layout, middle);
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    // A word that cannot be broken stands out rather than make one line more.
    const bool fits = logical.width <= middle && pango_layout_get_line_count(layout) <= lines;
    (fits ? wide_enough : too_narrow) = middle;
  }
  if (wide_enough == width) pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  return wide_enough;
}

std::string valid_utf8(const std::string& text) {
  char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string result = valid;
  g_free(valid);
  return result;
}

Box to_box(const PangoRectangle& rectangle, int left_edge) {
  return {to_px(rectangle.x - left_edge), to_px(rectangle.y), to_px(rectangle.width),
          to_px(rectangle.height)};
}

}  // namespace

Layout::Layout(const FontSet& fonts, const Request& request) : wrapped_(request.wrap_px > 0) {
  using enum FontSet::BaseDirection;
  const std::string text = valid_utf8(request.text);
  right_to_left_ = is_right_to_left(request, text);
  layout_.reset(pango_layout_new(fonts.context(right_to_left_ ? RightToLeft : LeftToRight)));
  set_font(layout_.get(), request);
  pango_layout_set_auto_dir(layout_.get(), FALSE);
  pango_layout_set_alignment(layout_.get(), to_pango(request.align));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  if (wrapped_) pango_layout_set_width(layout_.get(), to_units(request.wrap_px));
  pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
  set_attributes(layout_.get(), request, text);
  if (wrapped_ && request.align == Align::Center) {
    const int width = pango_layout_get_width(layout_.get());
    const int even = even_width(layout_.get(), width);
    pango_layout_set_width(layout_.get(), even);
    margin_ = (width - even) / 2;
  }
}

void Layout::wipe() {
  const char* words = pango_layout_get_text(layout_.get());
  explicit_bzero(const_cast<char*>(words), std::strlen(words));
}

int Layout::left_edge() const {
  if (wrapped_) return -margin_;  // the box is as wide as the wrap, wherever the lines stand in it
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return logical.x;
}

Measure Layout::measure() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return {.width = to_px(logical.width),
          .height = to_px(logical.height),
          .lines = pango_layout_get_line_count(layout_.get()),
          .baseline = to_px(pango_layout_get_baseline(layout_.get())),
          .missing_glyphs = pango_layout_get_unknown_glyphs_count(layout_.get()),
          .right_to_left = right_to_left_};
}

Bitmap Layout::rasterise() const {
  PangoRectangle ink;
  pango_layout_get_pixel_extents(layout_.get(), &ink, nullptr);
  if (ink.width <= 0 || ink.height <= 0) return {};
  const int origin = static_cast<int>(std::floor(to_px(left_edge())));
  Bitmap bitmap;
  bitmap.x = ink.x - origin - 1;  // a pixel of air on every side: edges are smooth
  bitmap.y = ink.y - 1;
  bitmap.width = std::min(ink.width + 2, kMaxSide);
  bitmap.height = std::min(ink.height + 2, kMaxSide);

  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height);
  cairo_t* cairo = cairo_create(surface);
  cairo_translate(cairo, -ink.x + 1, -ink.y + 1);
  pango_cairo_show_layout(cairo, layout_.get());
  cairo_destroy(cairo);
  cairo_surface_flush(surface);

  const auto width = static_cast<std::size_t>(bitmap.width);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  bitmap.coverage.resize(width * static_cast<std::size_t>(bitmap.height));
  for (std::size_t row = 0; row < static_cast<std::size_t>(bitmap.height); ++row) {
    std::copy_n(pixels + row * stride, width,
                bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(row * width));
  }
  cairo_surface_destroy(surface);
  return bitmap;
}

Box Layout::caret(std::size_t index) const {
  PangoRectangle strong;
  pango_layout_get_cursor_pos(layout_.get(), static_cast<int>(index), &strong, nullptr);
  // As high as its line, whatever script stands beside it.
  PangoLayoutIter* iterator = pango_layout_get_iter(layout_.get());
  int top = 0;
  int bottom = 0;
  do {
    pango_layout_iter_get_line_yrange(iterator, &top, &bottom);
  } while (strong.y + strong.height / 2 >= bottom && pango_layout_iter_next_line(iterator) == TRUE);
  pango_layout_iter_free(iterator);
  strong.y = top;
  strong.height = bottom - top;
  return to_box(strong, left_edge());
}

std::size_t Layout::caret_beside(std::size_t index, Side side) const {
  const char* const text = pango_layout_get_text(layout_.get());
  int there = 0;
  int trailing = 0;
  pango_layout_move_cursor_visually(layout_.get(), TRUE, static_cast<int>(index), 0,
                                    side == Side::Left ? -1 : 1, &there, &trailing);
  if (there < 0 || there == G_MAXINT) return index;
  const char* at = text + there;
  while (trailing-- > 0) at = g_utf8_next_char(at);
  return static_cast<std::size_t>(at - text);
}

ByteRange Layout::line_at(std::size_t index) const {
  const int count = pango_layout_get_line_count(layout_.get());
  int number = 0;
  pango_layout_index_to_line_x(layout_.get(), static_cast<int>(index), FALSE, &number, nullptr);
  const PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), number);
  const auto begin = static_cast<std::size_t>(line->start_index);
  auto end = static_cast<std::size_t>(line->start_index + line->length);
  // The place after a wrapped line's last letter is the next line's first.
  const char* const text = pango_layout_get_text(layout_.get());
  const bool goes_on =
      number + 1 < count &&
      pango_layout_get_line_readonly(layout_.get(), number + 1)->start_index == static_cast<int>(end);
  if (goes_on && end > begin) end = static_cast<std::size_t>(g_utf8_prev_char(text + end) - text);
  return {begin, end};
}

std::size_t Layout::index_at(float x, float y) const {
  int index = 0;
  int trailing = 0;
  pango_layout_xy_to_index(layout_.get(), to_units(x) + left_edge(), to_units(y), &index, &trailing);
  const char* text = pango_layout_get_text(layout_.get());
  const char* at = text + index;
  while (trailing-- > 0) at = g_utf8_next_char(at);
  return static_cast<std::size_t>(at - text);
}

std::vector<Box> Layout::range_boxes(ByteRange range) const {
  std::vector<Box> boxes;
  const int edge = left_edge();
  PangoLayoutIter* iterator = pango_layout_get_iter(layout_.get());
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator, nullptr, &logical);
    PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator);
    const int begin = std::max(static_cast<int>(range.begin), line->start_index);
    const int end = std::min(static_cast<int>(range.end), line->start_index + line->length);
    if (begin >= end) continue;
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line, begin, end, &ranges, &count);
    for (int i = 0; i < count; ++i) {
      boxes.push_back(
          to_box({ranges[2 * i], logical.y, ranges[2 * i + 1] - ranges[2 * i], logical.height}, edge));
    }
    g_free(ranges);
  } while (pango_layout_iter_next_line(iterator) == TRUE);
  pango_layout_iter_free(iterator);
  return boxes;
}

}  // namespace doorstep::text
