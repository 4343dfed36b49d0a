// How long the program takes to its first screen, from exec to pixels, and what it draws while nothing
// happens. Prints what it measured; asserts nothing about it. The design's targets: 0.3 s, no frame.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <span>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "app/screen/shell.h"
#include "app/text/assets.h"
#include "app/window/window.h"
#include "tests/vault/scratch.h"
#include "tests/window/virtual_display.h"

namespace doorstep::window {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kStarts = 10;
constexpr double kIdle = 10;  // s

// What is on the display, as the server has it.
class Pixels {
 public:
  explicit Pixels(const std::filesystem::path& framebuffer) {
    const int file = open((framebuffer / "Xvfb_screen0").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(file >= 0);
    size_ = std::filesystem::file_size(framebuffer / "Xvfb_screen0");
    start_ = static_cast<const std::uint8_t*>(mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0));
    close(file);
  }
  ~Pixels() { munmap(const_cast<std::uint8_t*>(start_), size_); }
  Pixels(const Pixels&) = delete;
  Pixels& operator=(const Pixels&) = delete;

  // The screen is black until a window has drawn; its last row is the page's paper.
  [[nodiscard]] bool is_drawn() const { return static_cast<const volatile std::uint8_t*>(start_)[size_ - 4]; }

 private:
  const std::uint8_t* start_ = nullptr;
  std::size_t size_ = 0;
};

double milliseconds_to_first_screen(const Pixels& pixels, const std::string& program,
                                    const std::string& vault) {
  const auto began = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execl(program.c_str(), "doorstep", "--vault", vault.c_str(), nullptr);
    _exit(127);
  }
  while (!pixels.is_drawn() && waitpid(child, nullptr, WNOHANG) == 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const std::chrono::duration<double, std::milli> taken = Clock::now() - began;
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
  while (pixels.is_drawn()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return taken.count();
}

// Counts once the program has come to rest, and ends it after kIdle seconds.
class Idle final : public touch::App {
 public:
  Idle(touch::App& program, const Window& window) : program_(program), window_(window) {}
  void frame(touch::Ui& ui) override {
    program_.frame(ui);
    if (began_ == 0) began_ = ui.now();
    over_ = ui.now() >= began_ + kSettled + kIdle;
    if (ui.now() < began_ + kSettled) at_rest_ = window_.frames_drawn() + 1;
  }
  void after_frame(touch::Ui& ui) override { program_.after_frame(ui); }
  [[nodiscard]] std::optional<double> next_deadline() const override {
    const double end = began_ + kSettled + kIdle;
    return std::min(program_.next_deadline().value_or(end), end);
  }
  [[nodiscard]] bool wants_to_quit() const override { return over_; }
  // The last one is this class's own deadline.
  [[nodiscard]] std::uint64_t frames() const { return window_.frames_drawn() - at_rest_ - 1; }

 private:
  static constexpr double kSettled = 2;  // s for the page to come in
  touch::App& program_;
  const Window& window_;
  double began_ = 0;
  std::uint64_t at_rest_ = 0;
  bool over_ = false;
};

}  // namespace

TEST_CASE("start to first screen", "[bench]") {
  const char* other = std::getenv("DOORSTEP_BENCH_PROGRAM");  // of another build
  const std::string program = other == nullptr ? DOORSTEP_PROGRAM : other;
  const testing::ScratchFolder scratch;
  const VirtualDisplay display(scratch.path());
  const Pixels pixels(scratch.path());
  std::vector<double> taken;
  for (int start = 0; start < kStarts; ++start)
    taken.push_back(milliseconds_to_first_screen(pixels, program, scratch.vault().string()));
  std::ranges::sort(taken);
  fmt::print("start to first screen, software GL: least {:.0f} ms, median {:.0f} ms, most {:.0f} ms\n",
             taken.front(), taken[taken.size() / 2], taken.back());
}

TEST_CASE("frames in ten idle seconds", "[bench]") {
  const testing::ScratchFolder scratch;
  const VirtualDisplay display;
  const auto assets = testing::must(text::assets_folder());
  const auto window = testing::must(Window::open({.assets = assets}));
  const auto shell =
      testing::must(screen::Shell::create({.desk = {.vault = scratch.vault()}, .assets = assets}));
  Idle idle(*shell, *window);
  testing::must(window->run(idle));
  fmt::print("frames in ten idle seconds: {}\n", idle.frames());
}

}  // namespace doorstep::window
