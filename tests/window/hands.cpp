#include "tests/window/hands.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "app/touch/ui.h"

namespace doorstep::window {
namespace {

// Longer than the gate's guards after a change of screen (0.3 s) and after a tap (0.25 s).
constexpr double kGuards = 0.32;
constexpr int kMostPages = 9;    // of what is to be read
constexpr float kEnough = 0.6F;  // of a thing's height that must be seen before it is touched

std::string meaning_of(const touch::SemanticsTree& tree) {
  std::string words;
  for (const touch::Node& node : tree.nodes()) {
    words +=
        fmt::format("{} {} = {}{}{}{}\n", node.id, node.label, node.value, node.selected ? " selected" : "",
                    node.disabled ? " disabled" : "", node.focused ? " focused" : "");
  }
  return words;
}

bool is_field(const touch::Node& node) {
  return node.role == touch::Role::Field || node.role == touch::Role::MultilineField;
}

bool can_be_pressed(const Sight& sight, const std::string& id) {
  const touch::Node* node = sight.tree.find(id);
  return sight.rests && node != nullptr && !node->disabled && node->layer == sight.tree.top_layer();
}

}  // namespace

void Watched::frame(touch::Ui& ui) {
  ui_ = &ui;
  {
    const std::lock_guard lock(mutex_);
    sight_.rests = false;
  }
  program_.frame(ui);
}

void Watched::after_frame(touch::Ui& ui) {
  program_.after_frame(ui);
  {
    const std::lock_guard lock(mutex_);
    sight_.tree = ui.tree();
    ++sight_.frame;
    std::string meaning = meaning_of(sight_.tree);
    if (meaning != sight_.meaning) {
      sight_.meaning = std::move(meaning);
      sight_.changed_at = ui.now();
    }
  }
  changed_.notify_all();
}

// The window asks this when it has no frame to draw and is about to sleep.
std::optional<double> Watched::next_deadline() const {
  if (ui_ != nullptr && !ui_->next_wake()) {
    const std::lock_guard lock(mutex_);
    sight_.rests = true;
  }
  changed_.notify_all();
  return program_.next_deadline();
}

bool Watched::wants_to_quit() const {
  const std::lock_guard lock(mutex_);
  return quit_ || program_.wants_to_quit();
}

void Watched::quit() {
  const std::lock_guard lock(mutex_);
  quit_ = true;
  glfwPostEmptyEvent();
}

void Watched::give_up(const std::string& what) const {
  throw std::runtime_error(
      fmt::format("waited in vain for {}; on the screen:\n{}", what, touch::describe(sight_.tree)));
}

// Acts once the program rests, and returns when it has shown the outcome and rests again.
void Hands::act_and_wait(const std::string& words, const std::string& what) const {
  const Sight before = watched_.until("rest before " + what, [](const Sight& now) { return now.rests; });
  display_.act(words);
  (void)watched_.until("an outcome of " + what, [&](const Sight& now) {
    return now.rests && now.frame > before.frame && now.meaning != before.meaning;
  });
}

// In pixels; what is out of sight is brought into it by the wheel.
touch::Point Hands::place_of(const std::string& id) const {
  while (true) {
    const Sight sight = watched_.until(id, [&](const Sight& now) { return can_be_pressed(now, id); });
    const touch::Node& node = *sight.tree.find(id);
    const touch::Node* region = sight.tree.find(node.region);
    const auto pixels = [this](touch::Point place) {
      return touch::Point{place.x * px_per_mm_, place.y * px_per_mm_};
    };
    if (region == nullptr || node.visible.height >= kEnough * std::min(node.rect.height, region->rect.height))
      return pixels(node.visible.center());
    const touch::Point middle = pixels(region->rect.center());
    const bool below = node.rect.center().y > region->rect.center().y;
    display_.act(fmt::format("mousemove {:.0f} {:.0f} click {}", middle.x, middle.y, below ? 5 : 4));
    (void)watched_.until("panning to " + id, [&](const Sight& now) {
      const touch::Node* moved = now.tree.find(id);
      return now.rests && moved != nullptr && moved->rect != node.rect;
    });
  }
}

// A page that is there to be read lets nobody on before its last words were in sight.
void Hands::read_on(const std::string& way_on) const {
  const std::string more = "middle:more";
  for (int page = 0; page < kMostPages; ++page) {
    const Sight sight = watched_.until("rest", [](const Sight& now) { return now.rests; });
    if (sight.tree.find(way_on) != nullptr || sight.tree.find(more) == nullptr) return;
    tap(more);
  }
}

void Hands::tap(const std::string& id) const {
  read_on(id);
  const touch::Point place = place_of(id);
  const Sight sight = watched_.until("rest", [](const Sight& now) { return now.rests; });
  const touch::Node* node = sight.tree.find(id);
  if (node != nullptr && node->focused && is_field(*node)) return;  // a tap would change nothing
  const double left = sight.changed_at + kGuards - glfwGetTime();
  if (left > 0) std::this_thread::sleep_for(std::chrono::duration<double>(left));
  act_and_wait(fmt::format("mousemove {:.0f} {:.0f} click 1", place.x, place.y), "a tap on " + id);
}

void Hands::type(const std::string& words) const {
  const auto holds = [&](const Sight& now) {
    return now.rests && std::ranges::any_of(now.tree.nodes(), [&](const touch::Node& node) {
             return node.focused && node.value.ends_with(words);
           });
  };
  display_.act("type --delay 20 '" + words + "'");
  (void)watched_.until("the words \"" + words + "\"", holds);
}

void Hands::unlock(const std::string& passphrase) const {
  const Sight before = watched_.until("the passphrase's field", [](const Sight& now) {
    const touch::Node* field = now.tree.find("passphrase");
    return now.rests && field != nullptr && field->focused;
  });
  display_.act("type --delay 20 '" + passphrase + "'");
  display_.act("key Return");
  (void)watched_.until("an open vault", [&](const Sight& now) {
    return now.rests && now.frame > before.frame && now.tree.find("passphrase") == nullptr;
  });
}

touch::Node Hands::see(const std::string& id) const {
  const Sight sight =
      watched_.until(id, [&](const Sight& now) { return now.rests && now.tree.find(id) != nullptr; });
  return *sight.tree.find(id);
}

std::string Hands::find(std::string_view beginning, std::string_view end) const {
  std::string found;
  (void)watched_.until(std::string(beginning) + "...", [&](const Sight& now) {
    for (const touch::Node& node : now.tree.nodes()) {
      if (node.id.starts_with(beginning) && node.id.ends_with(end)) found = node.id;
    }
    return now.rests && !found.empty();
  });
  return found;
}

std::string Hands::read() const {
  const Sight sight = watched_.until("rest", [](const Sight& now) { return now.rests; });
  std::string words;
  for (const touch::Node& node : sight.tree.nodes()) words += node.label + "\n" + node.value + "\n";
  return words;
}

}  // namespace doorstep::window
