#include "tests/harness/harness.h"

#include <algorithm>
#include <stdexcept>

#include <imgui.h>

#include <fmt/format.h>

#include "app/text/assets.h"
#include "app/text/texture_sink.h"

namespace doorstep::harness {
namespace {

constexpr double kFrame = 1.0 / 60;
constexpr double kGuards = 0.4;  // s; longer than the gate's guards after a change of screen and after a tap
constexpr int kSettle = 4;       // frames: a region learns its content's height one frame late
constexpr int kMostPages = 60;   // of panning before giving up

template <typename Value>
Value value_of(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

std::u32string decode(std::string_view utf8) {
  std::u32string text;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t character = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
      character = (character << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    text += character;
    i += length;
  }
  return text;
}

}  // namespace

struct Harness::State {
  State(touch::App& the_app, Screen the_screen)
      : app(the_app),
        screen(the_screen),
        assets(value_of(text::assets_folder())),
        text(value_of(text::TextEngine::create(assets / "fonts", textures))),
        ui(*text, value_of(touch::Theme::load(assets / "themes" / (screen.theme + ".yaml")))),
        context(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    ui.set_motion(touch::Motion::Reduced);
    ui.set_keyboards(touch::Keyboards::load(assets / "keyboards").keyboards);
  }
  ~State() { ImGui::DestroyContext(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void frame() {
    now += kFrame;
    ImGui::SetCurrentContext(context);
    ImGui::GetIO().DisplaySize = {static_cast<float>(screen.width), static_cast<float>(screen.height)};
    ImGui::GetIO().DeltaTime = static_cast<float>(kFrame);
    ImGui::NewFrame();
    ui.begin_frame(now, {static_cast<float>(screen.width), static_cast<float>(screen.height)},
                   screen.px_per_mm);
    app.frame(ui);
    ui.end_frame();
    ImGui::Render();
    app.after_frame(ui);
  }

  [[nodiscard]] touch::Point pixels(touch::Point physical) const {
    return {physical.x * screen.px_per_mm, physical.y * screen.px_per_mm};
  }

  touch::App& app;
  Screen screen;
  std::filesystem::path assets;
  text::CountingTextures textures;
  std::unique_ptr<text::TextEngine> text;
  touch::Ui ui;
  ImGuiContext* context;
  double now = 100;  // any start but 0: nothing may rely on it
};

Harness::Harness(touch::App& app, Screen screen) : state_(std::make_unique<State>(app, std::move(screen))) {
  frames();
}
Harness::~Harness() = default;

void Harness::frames(int count) {
  for (int i = 0; i < count; ++i) state_->frame();
}

void Harness::frames_as_asked() {
  constexpr int kAfterAnEvent = 3;
  frames(kAfterAnEvent);
  const double end = now() + 1;
  for (auto wake = ui().next_wake(); wake && *wake < end; wake = ui().next_wake()) {
    state_->now = std::max(state_->now, *wake - kFrame);
    frames(1);
  }
}

void Harness::wait(double seconds) {
  state_->now += seconds;
  frames();
}

const touch::Node& Harness::node(std::string_view id) const {
  const touch::Node* found = state_->ui.tree().find(id);
  if (found == nullptr) throw std::runtime_error(fmt::format("{} is not on the screen:\n{}", id, describe()));
  return *found;
}

void Harness::tap(std::string_view of_node) {
  const std::string id(of_node);  // it may be that of a node of the frame before
  if (node(id).disabled) throw std::runtime_error(fmt::format("{} is disabled:\n{}", id, describe()));
  for (int page = 0; page < kMostPages; ++page) {
    const touch::Node& target = node(id);
    const touch::Node* region = state_->ui.tree().find(target.region);
    if (region == nullptr ||
        target.visible.height >= 0.6F * std::min(target.rect.height, region->rect.height))
      break;
    const float step = region->rect.height / 4;
    const bool below = target.rect.center().y > region->rect.center().y;
    state_->ui.wheel(state_->pixels(region->rect.center()), below ? -step : step, state_->now);
    frames(2);
  }
  tap_at(node(id).visible.center());
}

void Harness::read_and_tap(std::string_view id) {
  for (int page = 0; page < kMostPages && !has(id) && has("middle:more"); ++page) tap("middle:more");
  tap(id);
}

void Harness::tap_at(touch::Point physical) {
  state_->now += kGuards;
  const touch::Point place = state_->pixels(physical);
  state_->ui.pointer_down(0, place, state_->now);
  frames(1);
  state_->ui.pointer_up(0, place, state_->now + 0.01);
  frames(kSettle);
}

void Harness::drag(touch::Point from, touch::Point to) {
  constexpr int kSteps = 12;
  state_->now += kGuards;
  state_->ui.pointer_down(0, state_->pixels(from), state_->now);
  for (int i = 1; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    state_->ui.pointer_move(0, state_->pixels({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t}),
                            state_->now);
    frames(1);
  }
  state_->now += 0.3;  // rest before lifting: no fling
  state_->ui.pointer_up(0, state_->pixels(to), state_->now);
  frames(kSettle);
}

void Harness::type(std::string_view utf8) {
  for (const char32_t character : decode(utf8)) state_->ui.character(character, state_->now);
  frames(static_cast<int>(utf8.size()) + kSettle);
}

void Harness::key(touch::Key key, touch::Modifier modifier) {
  state_->ui.key({key, modifier}, state_->now);
  frames(kSettle);
}

void Harness::resize(int width, int height, float px_per_mm) {
  state_->screen.width = width;
  state_->screen.height = height;
  state_->screen.px_per_mm = px_per_mm;
  frames();
}

void Harness::set_scale(float text_scale) {
  state_->ui.set_text_scale(text_scale);
  frames();
}

bool Harness::has(std::string_view id) const { return state_->ui.tree().find(id) != nullptr; }

bool Harness::shows(std::string_view words) const {
  const auto& nodes = state_->ui.tree().nodes();
  return std::any_of(nodes.begin(), nodes.end(), [words](const touch::Node& node) {
    return node.label.find(words) != std::string::npos || node.value.find(words) != std::string::npos;
  });
}

std::string Harness::describe() const { return touch::describe(state_->ui.tree()); }

std::vector<std::string> Harness::audit() const {
  return harness::audit(state_->ui.tree(), state_->ui.window(), state_->ui.density());
}

touch::Ui& Harness::ui() { return state_->ui; }
double Harness::now() const { return state_->now; }
int Harness::textures_alive() const { return state_->textures.alive; }

}  // namespace doorstep::harness
