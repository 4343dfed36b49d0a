// What golden.sh needs besides the programs that draw pages:
// doorstep_golden renderer                  what draws here, a line each; goldens are of one of these
// doorstep_golden preview FILE PNG LANGUAGE an author's preview of FILE
// doorstep_golden compare GOLDEN PNG        1 when they differ by more than a few pixels' shade
// doorstep_golden keep PNG GOLDEN           small: in few colours, which compare does not mind
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <png.h>

#include <GL/gl.h>
#include <pango/pangocairo.h>

#include "app/screen/preview.h"
#include "app/text/assets.h"
#include "app/window/picture.h"
#include "app/window/window.h"

namespace {

using doorstep::window::Window;

constexpr int kShade = 24;           // of 255: less is how edges are smoothed
constexpr double kMostOther = 3e-4;  // of a picture's pixels
constexpr int kSettle = 12;          // frames

int fail(const doorstep::Error& error) {
  std::fprintf(stderr, "%s %s\n", error.message.c_str(), error.remedy.c_str());
  return 2;
}

doorstep::Result<std::unique_ptr<Window>> open_window() {
  const auto assets = doorstep::text::assets_folder();
  if (!assets) return tl::unexpected(assets.error());
  return Window::open({.px_per_mm = 5.9F, .assets = *assets});
}

int renderer() {
  const auto window = open_window();
  if (!window) return fail(window.error());
  const auto say = [](GLenum name) { return reinterpret_cast<const char*>(glGetString(name)); };
  std::printf("%s\n%s\nPango %s\nCairo %s\n", say(GL_RENDERER), say(GL_VERSION), pango_version_string(),
              cairo_version_string());
  return 0;
}

// The page, one step into it, and the column beside it.
class Shown final : public doorstep::touch::App {
 public:
  Shown(doorstep::screen::Preview& preview, Window& window, std::filesystem::path png)
      : preview_(preview), window_(window), png_(std::move(png)) {}

  void frame(doorstep::touch::Ui& ui) override {
    preview_.frame(ui);
    ui.request_frame();
  }
  void after_frame(doorstep::touch::Ui& ui) override {
    preview_.after_frame(ui);
    if (++frames_ == kSettle) window_.save_next_frame(png_);
  }
  [[nodiscard]] bool wants_to_quit() const override { return frames_ > kSettle + 2; }

 private:
  doorstep::screen::Preview& preview_;
  Window& window_;
  std::filesystem::path png_;
  int frames_ = 0;
};

int preview(const char* file, const char* png, const char* language) {
  auto window = open_window();
  if (!window) return fail(window.error());
  (*window)->ui().set_motion(doorstep::touch::Motion::Reduced);
  auto made = doorstep::screen::Preview::create({.file = file,
                                                 .shipped = {},
                                                 .assets = *doorstep::text::assets_folder(),
                                                 .language = language,
                                                 .text_scale = 1,
                                                 .today = *doorstep::language::Date::parse("2026-11-21")});
  if (!made) return fail(made.error());
  Shown shown(**made, **window, png);
  const auto done = (*window)->run(shown);
  return done ? 0 : fail(done.error());
}

int compare(const char* golden, const char* png) {
  const auto expected = doorstep::window::read_picture(golden);
  const auto drawn = doorstep::window::read_picture(png);
  if (!expected || !drawn) {
    std::printf("%s: there is no such picture\n", expected ? png : golden);
    return 1;
  }
  if (expected->width != drawn->width || expected->height != drawn->height) {
    std::printf("%s: has another size than %s\n", png, golden);
    return 1;
  }
  std::size_t other = 0;
  for (std::size_t pixel = 0; pixel < drawn->pixels.size(); pixel += 4) {
    int most = 0;
    for (std::size_t channel = 0; channel < 3; ++channel)
      most = std::max(most, std::abs(drawn->pixels[pixel + channel] - expected->pixels[pixel + channel]));
    other += most > kShade ? 1 : 0;
  }
  if (static_cast<double>(other) <= kMostOther * static_cast<double>(drawn->pixels.size() / 4)) return 0;
  std::printf("%s: %zu pixels are not as in %s\n", png, other, golden);
  return 1;
}

// The middle of the 16 shades that a channel is told in.
std::uint8_t told(std::uint8_t shade) { return static_cast<std::uint8_t>((shade & 0xF0U) | 0x08U); }

int keep(const char* png, const char* golden) {
  constexpr std::size_t kMostColours = 256;
  const auto drawn = doorstep::window::read_picture(png);
  if (!drawn) return 2;
  std::map<std::array<std::uint8_t, 3>, std::uint8_t> places;
  std::vector<std::uint8_t> colours;
  std::vector<std::uint8_t> pixels;
  for (std::size_t pixel = 0; pixel < drawn->pixels.size(); pixel += 4) {
    const std::array<std::uint8_t, 3> colour{told(drawn->pixels[pixel]), told(drawn->pixels[pixel + 1]),
                                             told(drawn->pixels[pixel + 2])};
    const auto [place, is_new] = places.try_emplace(colour, static_cast<std::uint8_t>(places.size()));
    if (places.size() > kMostColours) return 2;
    if (is_new) colours.insert(colours.end(), colour.begin(), colour.end());
    pixels.push_back(place->second);
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(drawn->width);
  image.height = static_cast<png_uint_32>(drawn->height);
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(places.size());
  return png_image_write_to_file(&image, golden, 0, pixels.data(), 0, colours.data()) != 0 ? 0 : 2;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count > 1 ? arguments[1] : "";
  if (what == "renderer") return renderer();
  if (what == "preview" && count == 5) return preview(arguments[2], arguments[3], arguments[4]);
  if (what == "keep" && count == 4) return keep(arguments[2], arguments[3]);
  if (what == "compare" && count == 4) return compare(arguments[2], arguments[3]);
  return 2;
}
