// A person at a real window: sees what the program showed last, and acts by the pointer and the keyboard of
// the display.
//
//   Watched watched(program);
//   std::thread person([&] { Hands hands(watched, display, kPixelsPerMillimetre); hands.tap("next"); ... });
//   window->run(watched);
//
// Nobody guesses when something is done: every act waits until the program rests, until the guards against
// unmeant taps have passed, and afterwards until what it changed is on the screen and the program rests
// again.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/touch/app.h"
#include "app/touch/semantics.h"
#include "tests/window/virtual_display.h"

namespace doorstep::window {

// The last frame, and whether another is on its way.
struct Sight {
  touch::SemanticsTree tree{};
  std::string meaning{};    // of everything but places; equal when nothing changed
  std::uint64_t frame = 0;  // drawn so far
  double changed_at = 0;    // when `meaning` became this, on glfwGetTime's clock
  bool rests = false;       // nothing is drawn until something happens
};

// Passes everything on to the program, and keeps what it showed for the other thread.
class Watched final : public touch::App {
 public:
  explicit Watched(touch::App& program) : program_(program) {}

  void frame(touch::Ui& ui) override;
  void after_frame(touch::Ui& ui) override;
  [[nodiscard]] std::optional<double> next_deadline() const override;
  void on_iconify() override { program_.on_iconify(); }
  void on_focus_lost() override { program_.on_focus_lost(); }
  void on_close() override { program_.on_close(); }
  [[nodiscard]] bool wants_to_quit() const override;

  // ---- for the other thread
  // Waits until `seen` is true of what is on the screen and returns that; throws std::runtime_error with the
  // whole screen when it never is. `what` says what was waited for.
  template <typename Condition>
  [[nodiscard]] Sight until(const std::string& what, Condition seen) const {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, kPatience, [&] { return seen(sight_); })) give_up(what);
    return sight_;
  }
  void quit();

 private:
  // Far beyond any machine's pace: it only ends a test that has failed.
  static constexpr std::chrono::seconds kPatience{60};
  [[noreturn]] void give_up(const std::string& what) const;

  touch::App& program_;
  const touch::Ui* ui_ = nullptr;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  mutable Sight sight_{};
  bool quit_ = false;
};

class Hands {
 public:
  Hands(Watched& watched, const VirtualDisplay& display, float px_per_mm)
      : watched_(watched), display_(display), px_per_mm_(px_per_mm) {}

  // Presses it by the pointer and waits for what that changes. Pans to it first when it is out of sight.
  void tap(const std::string& id) const;
  // Types into the field that has the focus, and waits until that holds the words.
  void type(const std::string& words) const;
  // Types a passphrase into the field that has the focus and presses Enter.
  void unlock(const std::string& passphrase) const;

  // Waits for it.
  [[nodiscard]] touch::Node see(const std::string& id) const;
  // Waits for something whose id begins so, and returns the id.
  [[nodiscard]] std::string find(std::string_view beginning, std::string_view end = {}) const;
  // Everything that can be read on the screen.
  [[nodiscard]] std::string read() const;

 private:
  [[nodiscard]] touch::Point place_of(const std::string& id) const;
  void read_on(const std::string& way_on) const;
  void act_and_wait(const std::string& words, const std::string& what) const;

  Watched& watched_;
  const VirtualDisplay& display_;
  float px_per_mm_;
};

}  // namespace doorstep::window
