// One real window on a display of its own.
#include "app/window/window.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <png.h>

#include <catch2/catch_test_macros.hpp>

#include "app/text/assets.h"
#include "app/touch/widgets.h"
#include "tests/gallery/pages.h"
#include "tests/window/virtual_display.h"

namespace doorstep::window {
namespace {

using touch::Ui;

WindowOptions options() {
  const auto assets = text::assets_folder();
  REQUIRE(assets.has_value());
  return {.px_per_mm = 5.9F, .assets = *assets};
}

std::unique_ptr<Window> open_window() {
  auto window = Window::open(options());
  REQUIRE(window.has_value());
  return std::move(*window);
}

// Draws what it is told, lets `robot` act once the first frames stand, gives up after `patience` seconds.
class Acted final : public touch::App {
 public:
  Acted(std::function<void(Ui&)> draw, std::function<void()> robot, double patience)
      : draw_(std::move(draw)), robot_(std::move(robot)), patience_(patience) {}
  ~Acted() override {
    if (thread_.joinable()) thread_.join();
  }

  void frame(Ui& ui) override {
    now_ = ui.now();
    if (end_ == 0) end_ = now_ + patience_;
    draw_(ui);
  }
  void after_frame(Ui&) override {
    if (++frames_ == kSettled && robot_) thread_ = std::thread(robot_);
  }
  [[nodiscard]] std::optional<double> next_deadline() const override { return end_; }
  [[nodiscard]] bool wants_to_quit() const override { return done || (end_ != 0 && now_ >= end_); }

  bool done = false;

 private:
  static constexpr int kSettled = 3;
  std::function<void(Ui&)> draw_;
  std::function<void()> robot_;
  double patience_, now_ = 0, end_ = 0;
  int frames_ = 0;
  std::thread thread_;
};

TEST_CASE("without a display there is one clear error and no crash") {
  unsetenv("DISPLAY");
  unsetenv("WAYLAND_DISPLAY");
  const auto window = Window::open(options());
  REQUIRE_FALSE(window.has_value());
  CHECK(window.error().code == "no_display");
}

TEST_CASE("a theme that does not exist is an error before any window opens") {
  WindowOptions wrong = options();
  wrong.theme = "pink";
  const auto window = Window::open(wrong);
  REQUIRE_FALSE(window.has_value());
  CHECK(window.error().code == "theme_unreadable");
}

TEST_CASE("a click reaches a button while the window sleeps") {
  const VirtualDisplay display;
  const auto window = open_window();
  int presses = 0;
  Acted* running = nullptr;
  Acted app(
      [&](Ui& ui) {
        if (!touch::button(ui, "go", {100, 60, 40, 20}, "Go")) return;
        ++presses;
        running->done = true;
      },
      [&] { display.act("sleep 0.5 mousemove 700 400 click 1"); }, 20);
  running = &app;
  CHECK(window->run(app).has_value());
  CHECK(presses == 1);
}

TEST_CASE("a drag over a button does not press it") {
  const VirtualDisplay display;
  const auto window = open_window();
  int presses = 0;
  Acted* running = nullptr;
  Acted app(
      [&](Ui& ui) {
        if (touch::button(ui, "go", {100, 60, 40, 20}, "Go")) ++presses;
        if (touch::button(ui, "end", {10, 10, 40, 20}, "End")) running->done = true;
      },
      [&] {
        display.act("mousemove 700 400 mousedown 1 mousemove 700 440 mousemove 700 520 mouseup 1");
        display.act("sleep 0.5 mousemove 120 110 click 1");
      },
      20);
  running = &app;
  CHECK(window->run(app).has_value());
  CHECK(app.done);
  CHECK(presses == 0);
}

TEST_CASE("keys and characters arrive in a field") {
  const VirtualDisplay display;
  const auto window = open_window();
  std::string value;
  Acted* running = nullptr;
  Acted app(
      [&](Ui& ui) {
        const touch::FieldLook look{.label = "Namn"};
        const float height = touch::field_height(ui, look, 100);
        if (touch::text_field(ui, "name", {50, 60, 100, height}, value, look) == touch::FieldEvent::Submitted)
          running->done = true;
      },
      [&] {
        display.act("sleep 0.5 mousemove 500 415 click 1 sleep 0.3 type 'Elsax'");
        display.act("key BackSpace key Return");
      },
      20);
  running = &app;
  CHECK(window->run(app).has_value());
  CHECK(app.done);
  CHECK(value == "Elsa");
}

TEST_CASE("ten seconds in which nothing happens draw nothing") {
  const VirtualDisplay display;
  const auto window = open_window();
  gallery::Gallery pages(gallery::Page::ChildQuestion);
  std::vector<std::uint64_t> drawn;
  Acted app(
      [&](Ui& ui) {
        pages.frame(ui);
        drawn.push_back(window->frames_drawn());
      },
      {}, 10);
  CHECK(window->run(app).has_value());
  // The first frames show, fade in and settle; then the deadline at the end, which ends the loop.
  CHECK(drawn.size() < 30);
  CHECK(window->frames_drawn() == drawn.size());
}

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
};

Picture read(const std::filesystem::path& file) {
  Picture picture;
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_file(&image, file.c_str()) != 0);
  image.format = PNG_FORMAT_RGB;
  picture.width = static_cast<int>(image.width);
  picture.height = static_cast<int>(image.height);
  picture.pixels.resize(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr) != 0);
  return picture;
}

TEST_CASE("a picture of the window shows what was drawn, the right way up") {
  const VirtualDisplay display;
  const auto window = open_window();
  const auto file = std::filesystem::temp_directory_path() / "doorstep_window_test.png";
  std::filesystem::remove(file);
  Acted app([](Ui& ui) { ui.canvas().fill({0, 0, 20, 10}, ui.colour(touch::Token::Accent)); }, {}, 0.5);
  window->save_next_frame(file);
  CHECK(window->run(app).has_value());
  const Picture picture = read(file);
  CHECK(picture.width == 1280);
  CHECK(picture.height == 800);
  const auto pixel = [&](std::size_t x, std::size_t y) {
    const std::size_t at = 3 * (y * 1280 + x);
    return std::array<int, 3>{picture.pixels[at], picture.pixels[at + 1], picture.pixels[at + 2]};
  };
  CHECK(pixel(5, 5) == std::array{0x1E, 0x66, 0x70});
  CHECK(pixel(5, 795) == std::array{0xF6, 0xF3, 0xEA});
  std::filesystem::remove(file);
}

TEST_CASE("a picture that cannot be written is said at the end, and the window went on") {
  const VirtualDisplay display;
  const auto window = open_window();
  Acted app([](Ui&) {}, {}, 0.5);
  window->save_next_frame("/nowhere/picture.png");
  const auto outcome = window->run(app);
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().code == "picture_not_written");
  CHECK(window->frames_drawn() >= 3);
}

}  // namespace
}  // namespace doorstep::window
