// Draws every page of the gallery into a folder as PNGs, for people who look: doorstep_gallery FOLDER [SCALE
// [WIDTHxHEIGHT [THEME [PX_PER_MM]]]] With FOLDER `-` it shows the first page in a window instead.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/text/assets.h"
#include "app/window/window.h"
#include "tests/gallery/pages.h"

namespace {

using doorstep::gallery::Gallery;
using doorstep::gallery::Page;

// Each page gets some frames to settle, then its picture.
class Tour final : public doorstep::touch::App {
 public:
  Tour(doorstep::window::Window& window, std::filesystem::path folder)
      : window_(window), folder_(std::move(folder)) {}

  void frame(doorstep::touch::Ui& ui) override {
    gallery_.frame(ui);
    ui.request_frame();
  }
  void after_frame(doorstep::touch::Ui&) override {
    ++frames_;
    if (frames_ == kSettle)
      window_.save_next_frame(folder_ / (doorstep::gallery::name_of(pages_[page_]) + ".png"));
    if (frames_ < kSettle + 2) return;
    frames_ = 0;
    if (++page_ < pages_.size()) gallery_.show(pages_[page_]);
  }
  [[nodiscard]] bool wants_to_quit() const override { return page_ >= pages_.size(); }

 private:
  static constexpr int kSettle = 6;
  doorstep::window::Window& window_;
  std::filesystem::path folder_;
  std::vector<Page> pages_ = doorstep::gallery::all_pages();
  std::size_t page_ = 0;
  int frames_ = 0;
  Gallery gallery_{Page::ChildQuestion};
};

}  // namespace

int main(int count, char** words) {
  const auto assets = doorstep::text::assets_folder();
  if (count < 2 || !assets) return 1;
  doorstep::window::WindowOptions options{.px_per_mm = 5.9F, .assets = *assets};
  if (count > 3) std::sscanf(words[3], "%dx%d", &options.width, &options.height);
  if (count > 4) options.theme = words[4];
  if (count > 5) options.px_per_mm = std::strtof(words[5], nullptr);
  auto window = doorstep::window::Window::open(options);
  if (!window) {
    std::fprintf(stderr, "%s %s\n", window.error().message.c_str(), window.error().remedy.c_str());
    return 2;
  }
  if (count > 2) (*window)->ui().set_text_scale(std::strtof(words[2], nullptr));
  (*window)->ui().set_keyboards(doorstep::touch::Keyboards::load(*assets / "keyboards").keyboards);
  if (std::string(words[1]) == "-") {
    Gallery gallery(Page::ChildQuestion);
    return (*window)->run(gallery) ? 0 : 1;
  }
  (*window)->ui().set_motion(doorstep::touch::Motion::Reduced);
  Tour tour(**window, words[1]);
  return (*window)->run(tour) ? 0 : 1;
}
