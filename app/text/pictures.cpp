#include "app/text/pictures.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <optional>
#include <utility>

#include <librsvg/rsvg.h>

namespace doorstep::text {
namespace {

constexpr int kMapSide = 360;        // cells along the longer side: less than a millimetre on any tablet
constexpr int kLargestSide = 4096;   // px
constexpr int kFiner = 2;            // an outline is computed so many times finer, for smooth edges
constexpr double kUsualSide = 1000;  // px, of a picture that does not say how large it is

struct HandleFree {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using Handle = std::unique_ptr<RsvgHandle, HandleFree>;

struct Size {
  int width, height;
};

// Pixels of a surface that lives only while something is drawn on it.
class Sheet {
 public:
  explicit Sheet(Size size)
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height)),
        cairo_(cairo_create(surface_)) {}
  ~Sheet() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  [[nodiscard]] cairo_t* cairo() const { return cairo_; }
  // Pixels of 32 bits: alpha, red, green, blue from the highest byte on, the colours multiplied by alpha.
  [[nodiscard]] const std::uint32_t* row(int y) const {
    cairo_surface_flush(surface_);
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface_);
    return reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface_) + y * stride);
  }

 private:
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

Handle handle_of(const std::string& svg) {
  GError* error = nullptr;
  Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (error != nullptr) g_error_free(error);
  return handle;
}

float aspect_of(RsvgHandle* handle) {
  gboolean has_width = FALSE;
  gboolean has_height = FALSE;
  gboolean has_box = FALSE;
  RsvgLength width;
  RsvgLength height;
  RsvgRectangle box{0, 0, kUsualSide, kUsualSide};
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box, &box);
  if (has_box == FALSE && has_width != FALSE && has_height != FALSE)
    box = {0, 0, width.length, height.length};
  return box.width > 0 && box.height > 0 ? static_cast<float>(box.width / box.height) : 0;
}

// The whole picture, or only the element `part`, `size` large with its corner at (-left, -top).
void draw(RsvgHandle* handle, const Sheet& sheet, Size size, Size corner, const std::string& part = {}) {
  const RsvgRectangle place{static_cast<double>(-corner.width), static_cast<double>(-corner.height),
                            static_cast<double>(size.width), static_cast<double>(size.height)};
  const std::string id = "#" + part;
  GError* error = nullptr;
  (void)rsvg_handle_render_layer(handle, sheet.cairo(), part.empty() ? nullptr : id.c_str(), &place, &error);
  if (error != nullptr) g_error_free(error);
}

std::vector<std::uint8_t> coverage(const Sheet& sheet, Size size) {
  std::vector<std::uint8_t> alpha;
  alpha.reserve(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
  for (int y = 0; y < size.height; ++y) {
    const std::uint32_t* row = sheet.row(y);
    for (int x = 0; x < size.width; ++x) alpha.push_back(static_cast<std::uint8_t>(row[x] >> 24U));
  }
  return alpha;
}

// Bytes red, green, blue, alpha; the colours by themselves, as graphics cards blend them here.
std::vector<std::uint8_t> pixels_of(const Sheet& sheet, Size size) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(4 * static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
  for (int y = 0; y < size.height; ++y) {
    const std::uint32_t* row = sheet.row(y);
    for (int x = 0; x < size.width; ++x) {
      const std::uint32_t pixel = row[x];
      const std::uint32_t alpha = pixel >> 24U;
      for (const unsigned shift : {16U, 8U, 0U}) {
        const std::uint32_t channel = (pixel >> shift) & 0xFFU;
        bytes.push_back(static_cast<std::uint8_t>(alpha == 0 ? 0 : std::min(255U, channel * 255 / alpha)));
      }
      bytes.push_back(static_cast<std::uint8_t>(alpha));
    }
  }
  return bytes;
}

// How much of each pixel of `size` lies within `line` outside of a shape that was drawn kFiner times as
// large.
std::vector<std::uint8_t> line_around(const Sheet& shape, Size size, int line) {
  const Size fine{size.width * kFiner, size.height * kFiner};
  std::vector<float> distance;
  for (const std::uint8_t alpha : coverage(shape, fine)) distance.push_back(alpha > 127 ? 0 : kFarAway);
  spread(distance, fine.width, fine.height);
  std::vector<std::uint8_t> mask;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      float inked = 0;
      for (int part = 0; part < kFiner * kFiner; ++part) {
        const auto cell =
            static_cast<std::size_t>((y * kFiner + part / kFiner) * fine.width + x * kFiner + part % kFiner);
        const float outside = static_cast<float>(line * kFiner) + 0.5F - distance[cell];
        if (distance[cell] > 0) inked += std::clamp(outside, 0.0F, 1.0F);
      }
      mask.push_back(static_cast<std::uint8_t>(std::lround(255 * inked / (kFiner * kFiner))));
    }
  }
  return mask;
}

}  // namespace

struct Pictures::Drawn {
  struct Used {
    Size size;         // of the whole picture
    std::string part;  // empty: all of it
    Mask mask;
    bool now = true;
  };
  Handle handle;
  float aspect = 0;
  std::optional<PictureMap> map;
  std::vector<std::string> mapped;  // the parts that it has
  std::vector<Used> used;
  bool asked = true;  // since the last end_frame

  [[nodiscard]] const Mask* find(Size size, const std::string& part) {
    const auto found = std::ranges::find_if(used, [&](const Used& one) {
      return one.size.width == size.width && one.size.height == size.height && one.part == part;
    });
    if (found == used.end()) return nullptr;
    found->now = true;
    return &found->mask;
  }
};

Pictures::Pictures(TextureSink& sink) : sink_(sink) {}
Pictures::~Pictures() { forget_all(); }

Pictures::Drawn& Pictures::drawn(const std::string& svg) {
  std::unique_ptr<Drawn>& picture = pictures_[svg];
  if (picture == nullptr) {
    picture = std::make_unique<Drawn>();
    picture->handle = handle_of(svg);
    if (picture->handle != nullptr) picture->aspect = aspect_of(picture->handle.get());
  }
  picture->asked = true;
  return *picture;
}

float Pictures::aspect(const std::string& svg) { return drawn(svg).aspect; }

TextureId Pictures::texture(const std::string& svg, int width, int height) {
  Drawn& picture = drawn(svg);
  const Size size{std::clamp(width, 1, kLargestSide), std::clamp(height, 1, kLargestSide)};
  if (picture.aspect == 0) return 0;
  if (const Mask* known = picture.find(size, {})) return known->id;
  const Sheet sheet(size);
  draw(picture.handle.get(), sheet, size, {0, 0});
  const TextureId id = sink_.upload_picture(size.width, size.height, pixels_of(sheet, size));
  picture.used.push_back({size, {}, {id, 0, 0, size.width, size.height}});
  return id;
}

Mask Pictures::outline(const std::string& svg, const std::string& part, int width, int height, int line) {
  Drawn& picture = drawn(svg);
  const Size size{std::clamp(width, 1, kLargestSide), std::clamp(height, 1, kLargestSide)};
  if (picture.aspect == 0) return {};
  if (const Mask* known = picture.find(size, part)) return *known;
  // Only what the part takes up is looked at, with room for the line around it.
  RsvgRectangle ink{0, 0, 0, 0};
  const RsvgRectangle all{0, 0, static_cast<double>(size.width), static_cast<double>(size.height)};
  if (rsvg_handle_get_geometry_for_layer(picture.handle.get(), ("#" + part).c_str(), &all, &ink, nullptr,
                                         nullptr) == FALSE)
    return {};
  const int around = line + 2;
  const int left = std::max(0, static_cast<int>(std::floor(ink.x)) - around);
  const int top = std::max(0, static_cast<int>(std::floor(ink.y)) - around);
  const Size cut{std::min(size.width, static_cast<int>(std::ceil(ink.x + ink.width)) + around) - left,
                 std::min(size.height, static_cast<int>(std::ceil(ink.y + ink.height)) + around) - top};
  Mask mask;
  if (cut.width > 0 && cut.height > 0) {
    const Sheet sheet({cut.width * kFiner, cut.height * kFiner});
    draw(picture.handle.get(), sheet, {size.width * kFiner, size.height * kFiner},
         {left * kFiner, top * kFiner}, part);
    mask = {sink_.upload_mask(cut.width, cut.height, line_around(sheet, cut, line)), static_cast<float>(left),
            static_cast<float>(top), cut.width, cut.height};
  }
  picture.used.push_back({size, part, mask});
  return mask;
}

const PictureMap& Pictures::map(const std::string& svg, const std::vector<std::string>& parts) {
  Drawn& picture = drawn(svg);
  if (picture.map && picture.mapped == parts) return *picture.map;
  const float aspect = picture.aspect > 0 ? picture.aspect : 1;
  const auto side = static_cast<float>(kMapSide);
  const Size size{std::max(1, static_cast<int>(aspect >= 1 ? side : side * aspect)),
                  std::max(1, static_cast<int>(aspect >= 1 ? side / aspect : side))};
  std::vector<std::vector<std::uint8_t>> shapes;
  for (const std::string& part : parts) {
    const Sheet sheet(size);
    if (picture.handle != nullptr) draw(picture.handle.get(), sheet, size, {0, 0}, part);
    shapes.push_back(coverage(sheet, size));
  }
  picture.mapped = parts;
  return picture.map.emplace(size.width, size.height, shapes);
}

void Pictures::end_frame() {
  for (auto place = pictures_.begin(); place != pictures_.end();) {
    Drawn& picture = *place->second;
    std::erase_if(picture.used, [&](const Drawn::Used& one) {
      if (!one.now && one.mask.id != 0) sink_.release(one.mask.id);
      return !one.now;
    });
    for (Drawn::Used& one : picture.used) one.now = false;
    const auto next = std::next(place);
    if (!std::exchange(picture.asked, false)) forget(place);
    place = next;
  }
}

void Pictures::forget_all() {
  while (!pictures_.empty()) forget(pictures_.begin());
}

void Pictures::forget(std::map<std::string, std::unique_ptr<Drawn>>::iterator place) {
  for (const Drawn::Used& one : place->second->used) {
    if (one.mask.id != 0) sink_.release(one.mask.id);
  }
  auto node = pictures_.extract(place);
  explicit_bzero(node.key().data(), node.key().size());  // a drawing is an answer
}

}  // namespace doorstep::text
