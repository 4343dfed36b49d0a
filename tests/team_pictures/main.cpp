// Draws every page of the team into a folder as PNGs, for people who look:
// doorstep_team_pictures FOLDER [SCALE [WIDTHxHEIGHT [LANGUAGE [THEME]]]]
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/text/assets.h"
#include "app/window/window.h"
#include "tests/team_pictures/samples.h"

namespace {

// Each page gets some frames to settle, then its picture.
class Tour final : public doorstep::touch::App {
 public:
  Tour(doorstep::window::Window& window, doorstep::team::Samples& samples, std::filesystem::path folder)
      : window_(window), samples_(samples), folder_(std::move(folder)), names_(samples.names()) {
    samples_.show(names_.front());
  }

  void frame(doorstep::touch::Ui& ui) override {
    samples_.frame(ui);
    ui.request_frame();
  }
  void after_frame(doorstep::touch::Ui&) override {
    ++frames_;
    if (frames_ == kSettle) window_.save_next_frame(folder_ / (names_[page_] + ".png"));
    if (frames_ < kSettle + 2) return;
    frames_ = 0;
    if (++page_ < names_.size()) samples_.show(names_[page_]);
  }
  [[nodiscard]] bool wants_to_quit() const override { return page_ >= names_.size(); }

 private:
  static constexpr int kSettle = 8;
  doorstep::window::Window& window_;
  doorstep::team::Samples& samples_;
  std::filesystem::path folder_;
  std::vector<std::string> names_;
  std::size_t page_ = 0;
  int frames_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const auto assets = doorstep::text::assets_folder();
  if (count < 2 || !assets) return 1;
  const auto words = doorstep::words::Words::load(*assets);
  if (!words) return 1;
  doorstep::window::WindowOptions options{.px_per_mm = 5.9F, .assets = *assets};
  if (count > 3) std::sscanf(arguments[3], "%dx%d", &options.width, &options.height);
  if (count > 5) options.theme = arguments[5];
  auto window = doorstep::window::Window::open(options);
  if (!window) {
    std::fprintf(stderr, "%s %s\n", window.error().message.c_str(), window.error().remedy.c_str());
    return 2;
  }
  if (count > 2) (*window)->ui().set_text_scale(std::strtof(arguments[2], nullptr));
  (*window)->ui().set_motion(doorstep::touch::Motion::Reduced);
  (*window)->ui().set_keyboards(doorstep::touch::Keyboards::load(*assets / "keyboards").keyboards);
  doorstep::team::Samples samples(*words, count > 4 ? arguments[4] : "sv");
  Tour tour(**window, samples, arguments[1]);
  return (*window)->run(tour) ? 0 : 1;
}
