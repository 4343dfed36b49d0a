// The window: GLFW (X11), OpenGL, and a loop that sleeps.
//
// Nothing is drawn while nothing happens. After each event at least kFramesPerEvent frames are drawn; then
// the loop sleeps until the next event, the app's deadline or the Ui's own wish. The title says nothing about
// families or interviews. One window per process; one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/touch/app.h"
#include "app/touch/theme.h"
#include "app/touch/ui.h"
#include "instruments/result.h"

namespace doorstep::window {

enum class Screen { Windowed, Full };

struct WindowOptions {
  int width = 1280;  // pixels
  int height = 800;
  std::string title = "Doorstep";
  Screen screen = Screen::Windowed;
  std::optional<float>
      px_per_mm{};  // measured by a person; else from the system's scale (96 dots per inch at 1)
  std::filesystem::path assets{};  // as text::assets_folder() says
  std::string theme = "paper";     // assets/themes/<theme>.yaml
};

class Window {
 public:
  static constexpr int kFramesPerEvent = 3;

  // Opens the window. Errors: `no_display`, `no_graphics` (no OpenGL 3), and those of Theme::load and
  // TextEngine::create.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;  // owns the process's one GLFW window
  Window& operator=(const Window&) = delete;

  // Runs until the window is closed or the app wants to quit. Errors: `picture_not_written` (see
  // save_next_frame).
  Result<void> run(touch::App& app);

  [[nodiscard]] touch::Ui& ui();
  void set_title(const std::string& title);  // "Notes" while hidden
  void set_px_per_mm(std::optional<float> px_per_mm);

  [[nodiscard]] std::uint64_t frames_drawn() const;
  // Writes the next frame as a PNG once it is drawn. A failure comes out at the end of `run`: a picture is no
  // reason to stop.
  void save_next_frame(std::filesystem::path png);

  struct State;  // of window.cpp alone; public so that GLFW's callbacks there can reach it

 private:
  explicit Window(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace doorstep::window
