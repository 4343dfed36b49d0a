#include "app/print/document.h"

#include <cerrno>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include "app/text/font_set.h"

namespace doorstep::print {
namespace {

// Points: 1/72 inch.
constexpr double kPageWidth = 595.28, kPageHeight = 841.89;
constexpr double kSide = 68, kTop = 68, kBottom = 78;
constexpr double kNumberAt = kPageHeight - 44;

struct Style {
  double size = 12;
  double before = 0;  // above it
  double indent = 0;
  double keep = 0;  // room that has to follow on the same page
  bool bold = false;
};

Style style_of(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::Title:
      return {.size = 20, .before = 6, .keep = 60, .bold = true};
    case Block::Kind::Heading:
      return {.size = 14, .before = 18, .keep = 50, .bold = true};
    case Block::Kind::Quote:
      return {.size = 14, .before = 7, .indent = 14};
    case Block::Kind::Small:
      return {.size = 9.5, .before = 3};
    case Block::Kind::Text:
      break;
  }
  return {.size = 11.5, .before = 6};
}

struct SurfaceFree {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoFree {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct FontFree {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct IteratorFree {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

class Printer {
 public:
  Printer(const text::FontSet& fonts, words::Direction direction, std::string& bytes)
      : fonts_(fonts),
        right_to_left_(direction == words::Direction::RightToLeft),
        surface_(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight)),
        cairo_(cairo_create(surface_.get())) {}

  void draw(const Block& block) {
    const Style style = style_of(block.kind);
    const double width = kPageWidth - 2 * kSide - style.indent;
    const auto layout = laid_out(block.words, style.size, style.bold, width);
    if (y_ > kTop) y_ += style.before;
    if (y_ + style.keep > kPageHeight - kBottom) turn_page();
    const double x = right_to_left_ ? kSide : kSide + style.indent;
    const std::unique_ptr<PangoLayoutIter, IteratorFree> line(pango_layout_get_iter(layout.get()));
    do {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(line.get(), nullptr, &box);
      const double height = points(box.height);
      if (y_ + height > kPageHeight - kBottom) turn_page();
      const double baseline = points(pango_layout_iter_get_baseline(line.get()) - box.y);
      cairo_move_to(cairo_.get(), x + points(box.x), y_ + baseline);
      pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(line.get()));
      y_ += height;
    } while (pango_layout_iter_next_line(line.get()) != FALSE);
  }

  [[nodiscard]] Result<void> finish() {
    end_page();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS &&
        cairo_status(cairo_.get()) == CAIRO_STATUS_SUCCESS)
      return {};
    return fail("not_enough_memory", "There is not enough memory for the page.",
                "Close other programs, and try again.");
  }

 private:
  [[nodiscard]] text::GOwned<PangoLayout> laid_out(const std::string& words, double size, bool bold,
                                                   double width) const {
    using Base = text::FontSet::BaseDirection;
    text::GOwned<PangoLayout> layout(
        pango_layout_new(fonts_.context(right_to_left_ ? Base::RightToLeft : Base::LeftToRight)));
    const std::unique_ptr<PangoFontDescription, FontFree> font(
        pango_font_description_from_string(text::FontSet::kFamilies));
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
  }

  void end_page() {
    const auto number = laid_out(std::to_string(page_), 9.5, false, kPageWidth);
    PangoRectangle box;
    pango_layout_get_extents(number.get(), nullptr, &box);
    cairo_move_to(cairo_.get(), (kPageWidth - points(box.width)) / 2 - points(box.x), kNumberAt);
    pango_cairo_show_layout(cairo_.get(), number.get());
    cairo_show_page(cairo_.get());
  }

  void turn_page() {
    end_page();
    ++page_;
    y_ = kTop;
  }

  const text::FontSet& fonts_;
  bool right_to_left_;
  std::unique_ptr<cairo_surface_t, SurfaceFree> surface_;
  std::unique_ptr<cairo_t, CairoFree> cairo_;
  double y_ = kTop;
  int page_ = 1;
};

tl::unexpected<Error> not_written(const std::filesystem::path& file, int error) {
  return fail(
      "not_written",
      fmt::format("\"{}\" cannot be written: {}.", file.string(), std::generic_category().message(error)),
      "Choose another place, or make room on the disk.");
}

}  // namespace

Result<std::string> to_pdf(const Document& document, const std::filesystem::path& fonts) {
  const auto set = text::FontSet::load(fonts);
  if (!set) return tl::unexpected(set.error());
  std::string bytes;
  Printer printer(*set, document.direction, bytes);
  for (const Block& block : document.blocks) printer.draw(block);
  if (auto done = printer.finish(); !done) return tl::unexpected(done.error());
  return bytes;
}

Result<void> write_private(const std::filesystem::path& file, const std::string& bytes) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return not_written(file, errno);
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t count = write(descriptor, bytes.data() + written, bytes.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    written += static_cast<std::size_t>(count);
  }
  const int error = written == bytes.size() && fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  if (error == 0) return {};
  unlink(file.c_str());
  return not_written(file, error);
}

}  // namespace doorstep::print
