// What the window (or a test's harness) runs: something that draws a frame and says when it wants the next
// one.
#pragma once

#include <optional>

namespace doorstep::touch {

class Ui;

class App {
 public:
  virtual ~App() = default;

  // Draws everything, once. Called several times after each event and not at all while nothing happens.
  // Anything slow (a key derivation) belongs after the frame that says "one moment": see `after_frame`.
  virtual void frame(Ui& ui) = 0;

  // Runs when the frame is on the screen already; the place for slow or final acts.
  virtual void after_frame(Ui&) {}

  // When a frame is wanted although nobody touches anything (idle lock, autosave), on `Ui::now`'s clock,
  // seconds. nullopt: never.
  [[nodiscard]] virtual std::optional<double> next_deadline() const { return std::nullopt; }

  // Whether something happened outside that no touch or key tells of (a file was saved). Asked whenever the
  // sleeping loop wakes, at least once a second; frames are drawn when it is true, and none else.
  [[nodiscard]] virtual bool has_news() { return false; }

  virtual void on_iconify() {}     // minimised: cover the screen and lock
  virtual void on_focus_lost() {}  // another window has the keyboard
  virtual void on_close() {}       // the window's close button; the loop ends after it

  [[nodiscard]] virtual bool wants_to_quit() const { return false; }
};

}  // namespace doorstep::touch
