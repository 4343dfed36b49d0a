#include "app/window/window.h"

#include <algorithm>
#include <utility>

#include <imgui.h>

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <imgui_impl_opengl3.h>

#include "app/window/gl_textures.h"
#include "app/window/keys.h"
#include "app/window/picture.h"

namespace doorstep::window {
namespace {

constexpr float kDotsPerMillimetre = 96 / 25.4F;  // at the system's scale 1
constexpr float kWheelStep = 15;                  // mm per notch
constexpr double kLongestSleep = 1;  // s; a deadline that the app moves while we sleep is met within this
constexpr int kLeastWidth = 480;     // px; smaller windows leave no room for one target beside another
constexpr int kLeastHeight = 320;

// Ends GLFW when the window is gone or was never made.
struct GlfwEnd {
  ~GlfwEnd() { glfwTerminate(); }
};

struct GlfwWindowEnd {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using GlfwWindow = std::unique_ptr<GLFWwindow, GlfwWindowEnd>;

// ImGui for its draw lists only: it gets no input, writes no files and keeps no text.
class Renderer {
 public:
  Renderer() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  ~Renderer() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  Renderer(const Renderer&) = delete;  // owns ImGui's one context
  Renderer& operator=(const Renderer&) = delete;
};

GlfwWindow make_window(const WindowOptions& options) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "doorstep");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "doorstep");
  GLFWmonitor* monitor = options.screen == Screen::Full ? glfwGetPrimaryMonitor() : nullptr;
  int width = options.width;
  int height = options.height;
  if (const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr) {
    width = mode->width;
    height = mode->height;
  } else if (GLFWmonitor* const primary = glfwGetPrimaryMonitor(); primary != nullptr) {
    int x = 0;
    int y = 0;
    int free_width = 0;
    int free_height = 0;
    glfwGetMonitorWorkarea(primary, &x, &y, &free_width, &free_height);
    if (free_width > 0) width = std::min(width, free_width);
    if (free_height > 0) height = std::min(height, free_height);
  }
  return GlfwWindow(glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr));
}

// A window without an icon is as good otherwise, so a missing file says nothing.
void give_icon(GLFWwindow* window, const std::filesystem::path& assets) {
  auto icon = read_picture(assets / "icon" / "doorstep.png");
  if (!icon) return;
  const GLFWimage image{icon->width, icon->height, icon->pixels.data()};
  glfwSetWindowIcon(window, 1, &image);
}

touch::Size framebuffer_size(GLFWwindow* window) {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  return {static_cast<float>(width), static_cast<float>(height)};
}

// Pointer places come in the window's units, which are pixels on X11 and may not be elsewhere.
touch::Point to_pixels(GLFWwindow* window, double x, double y) {
  int width = 1;
  int height = 1;
  glfwGetWindowSize(window, &width, &height);
  const touch::Size pixels = framebuffer_size(window);
  return {static_cast<float>(x) * pixels.width / static_cast<float>(std::max(width, 1)),
          static_cast<float>(y) * pixels.height / static_cast<float>(std::max(height, 1))};
}

touch::Point pointer_of(GLFWwindow* window) {
  double x = 0;
  double y = 0;
  glfwGetCursorPos(window, &x, &y);
  return to_pixels(window, x, y);
}

}  // namespace

// Members are made from top to bottom and go in reverse: textures before the renderer, the renderer before
// the window.
struct Window::State {
  State(GlfwWindow made, touch::Theme theme, std::optional<float> scale)
      : window(std::move(made)), theme_at_start(std::move(theme)), px_per_mm(scale) {}

  GlfwEnd end;
  GlfwWindow window;
  std::unique_ptr<Renderer> renderer;
  GlTextures textures;
  std::unique_ptr<text::TextEngine> text;
  touch::Theme theme_at_start;
  std::unique_ptr<touch::Ui> ui;
  std::optional<float> px_per_mm;

  touch::App* app = nullptr;
  int frames_left = 0;
  std::uint64_t frames = 0;
  std::optional<double> served;  // the deadline that already had its frame
  std::filesystem::path picture;
  Result<void> outcome;

  [[nodiscard]] float scale() const {
    if (px_per_mm) return *px_per_mm;
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window.get(), &x, &y);
    return std::max(x, 0.5F) * kDotsPerMillimetre;
  }

  void stir() { frames_left = kFramesPerEvent; }

  [[nodiscard]] std::optional<double> deadline() const {
    const auto own = ui->next_wake();
    auto theirs = app->next_deadline();
    if (theirs && theirs == served) theirs.reset();
    if (!own || !theirs) return own ? own : theirs;
    return std::min(*own, *theirs);
  }

  // Returns when there is a reason to look: an event, a deadline, or a second.
  void sleep() {
    if (frames_left > 0) return glfwPollEvents();
    const double left = deadline().value_or(glfwGetTime() + kLongestSleep) - glfwGetTime();
    if (left <= 0) {
      glfwPollEvents();
    } else {
      glfwWaitEventsTimeout(std::min(left, kLongestSleep));
    }
    if (app->has_news()) stir();
    const double now = glfwGetTime();
    if (const auto due = deadline(); due && *due <= now) {
      if (app->next_deadline() == due) served = due;
      frames_left = std::max(frames_left, 1);
    }
  }

  void draw() {
    const touch::Size size = framebuffer_size(window.get());
    if (size.width < 1 || size.height < 1) return;  // minimised on some systems
    const double now = glfwGetTime();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size.width, size.height};
    io.DeltaTime = 1.0F / 60;  // nothing of ImGui's own moves
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ui->begin_frame(now, size, scale());
    app->frame(*ui);
    ui->end_frame();
    ImGui::Render();
    glViewport(0, 0, static_cast<int>(size.width), static_cast<int>(size.height));
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    ++frames;
    take_picture(size);
    glfwSwapBuffers(window.get());
    app->after_frame(*ui);
  }

  void take_picture(touch::Size size) {
    if (picture.empty()) return;
    const auto file = std::exchange(picture, {});
    if (auto written = write_picture(file, static_cast<int>(size.width), static_cast<int>(size.height));
        !written)
      outcome = written;
  }

  void install_callbacks();
};

namespace {

Window::State& state_of(GLFWwindow* window) {
  return *static_cast<Window::State*>(glfwGetWindowUserPointer(window));
}

void on_button(GLFWwindow* window, int button, int action, int) {
  if (button != GLFW_MOUSE_BUTTON_LEFT) return;  // a finger is the left button to X11
  auto& state = state_of(window);
  const touch::Point place = pointer_of(window);
  if (action == GLFW_PRESS) state.ui->pointer_down(0, place, glfwGetTime());
  if (action == GLFW_RELEASE) state.ui->pointer_up(0, place, glfwGetTime());
  state.stir();
}

void on_move(GLFWwindow* window, double x, double y) {
  // A pointer that hovers changes nothing on the screen, so it draws nothing.
  if (glfwGetMouseButton(window, GLFW_MOUSE_BUTTON_LEFT) != GLFW_PRESS) return;
  auto& state = state_of(window);
  state.ui->pointer_move(0, to_pixels(window, x, y), glfwGetTime());
  state.stir();
}

void on_wheel(GLFWwindow* window, double, double lines) {
  auto& state = state_of(window);
  state.ui->wheel(pointer_of(window), static_cast<float>(lines) * kWheelStep, glfwGetTime());
  state.stir();
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
  const auto press = to_key_press(key, glfwGetKeyName(key, scancode), action, modifiers);
  if (!press) return;
  auto& state = state_of(window);
  state.ui->key(*press, glfwGetTime());
  state.stir();
}

void on_character(GLFWwindow* window, unsigned int character) {
  auto& state = state_of(window);
  state.ui->character(character, glfwGetTime());
  state.stir();
}

void on_focus(GLFWwindow* window, int focused) {
  auto& state = state_of(window);
  state.stir();
  if (focused == GLFW_TRUE) return;
  state.ui->pointer_cancel();
  if (state.app != nullptr) state.app->on_focus_lost();
}

void on_iconify(GLFWwindow* window, int iconified) {
  auto& state = state_of(window);
  state.stir();
  if (iconified == GLFW_TRUE && state.app != nullptr) state.app->on_iconify();
}

void on_close(GLFWwindow* window) {
  auto& state = state_of(window);
  if (state.app != nullptr) state.app->on_close();
}

}  // namespace

void Window::State::install_callbacks() {
  GLFWwindow* const handle = window.get();
  glfwSetWindowUserPointer(handle, this);
  glfwSetMouseButtonCallback(handle, on_button);
  glfwSetCursorPosCallback(handle, on_move);
  glfwSetScrollCallback(handle, on_wheel);
  glfwSetKeyCallback(handle, on_key);
  glfwSetCharCallback(handle, on_character);
  glfwSetWindowFocusCallback(handle, on_focus);
  glfwSetWindowIconifyCallback(handle, on_iconify);
  glfwSetWindowCloseCallback(handle, on_close);
  glfwSetWindowRefreshCallback(handle, [](GLFWwindow* w) { state_of(w).stir(); });
  glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* w, int, int) { state_of(w).stir(); });
  glfwSetWindowContentScaleCallback(handle, [](GLFWwindow* w, float, float) { state_of(w).stir(); });
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
  auto theme = touch::Theme::load(options.assets / "themes" / (options.theme + ".yaml"));
  if (!theme) return tl::unexpected(theme.error());
  glfwSetErrorCallback(nullptr);
  if (glfwInit() != GLFW_TRUE) {
    return fail("no_display", "There is no display to open a window on.",
                "Log in to a desktop, or use the terminal: `doorstep --help` says how.");
  }
  GlfwWindow made = make_window(options);
  if (!made) {
    glfwTerminate();
    return fail("no_graphics", "The graphics of this machine cannot draw the window: OpenGL 3.3 is needed.",
                "Install the machine's graphics driver, or Mesa.");
  }
  give_icon(made.get(), options.assets);
  auto state = std::make_unique<State>(std::move(made), std::move(*theme), options.px_per_mm);
  glfwMakeContextCurrent(state->window.get());
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(state->window.get(), kLeastWidth, kLeastHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
  state->renderer = std::make_unique<Renderer>();
  auto text = text::TextEngine::create(options.assets / "fonts", state->textures);
  if (!text) return tl::unexpected(text.error());
  state->text = std::move(*text);
  state->ui = std::make_unique<touch::Ui>(*state->text, state->theme_at_start);
  state->install_callbacks();
  return std::unique_ptr<Window>(new Window(std::move(state)));
}

Result<void> Window::run(touch::App& app) {
  state_->app = &app;
  state_->stir();
  while (glfwWindowShouldClose(state_->window.get()) != GLFW_TRUE && !app.wants_to_quit()) {
    state_->sleep();
    if (state_->frames_left == 0) continue;
    --state_->frames_left;
    state_->draw();
  }
  state_->app = nullptr;
  return std::exchange(state_->outcome, {});
}

touch::Ui& Window::ui() { return *state_->ui; }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(state_->window.get(), title.c_str()); }

void Window::set_px_per_mm(std::optional<float> px_per_mm) {
  state_->px_per_mm = px_per_mm;
  state_->stir();
}

std::uint64_t Window::frames_drawn() const { return state_->frames; }

void Window::save_next_frame(std::filesystem::path png) {
  state_->picture = std::move(png);
  state_->stir();
}

}  // namespace doorstep::window
