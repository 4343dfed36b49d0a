// Runs a touch::App without a window: a headless ImGui context, a clock of its own, fingers and keys that go
// through the gate.
//
//   Harness harness(app);
//   harness.tap("answer:lives:both");
//   harness.type("hello");
//   CHECK(harness.has("next"));
//   CHECK(harness.audit().empty());
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/touch/app.h"
#include "app/touch/ui.h"
#include "tests/harness/audit.h"

namespace doorstep::harness {

struct Screen {
  int width = 1280;
  int height = 800;
  float px_per_mm = 5.9F;  // a 10-inch tablet
  std::string theme = "paper";
};

class Harness {
 public:
  explicit Harness(touch::App& app, Screen screen = {});
  ~Harness();
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;

  // Draws frames, 1/60 s apart.
  void frames(int count = 4);
  // As the window does: three frames for what was just done, and then only those that are asked for within a
  // second.
  void frames_as_asked();
  // Lets time go by without frames, then draws some: an idle lock's deadline passes.
  void wait(double seconds);

  // A finger goes down and up in the middle of what can be seen of the node, after the guards have passed;
  // pans to it first when it is below. Fails the test (throws std::runtime_error with the whole tree) when it
  // is not there or disabled.
  void tap(std::string_view id);
  void tap_at(touch::Point physical);
  // Reads on, page by page, until `id` can be pressed; then as tap().
  void read_and_tap(std::string_view id);
  // Down at one place, moving in steps to the other, up.
  void drag(touch::Point from, touch::Point to);
  void type(std::string_view utf8);
  void key(touch::Key key, touch::Modifier modifier = touch::Modifier::None);

  void resize(int width, int height, float px_per_mm);
  void set_scale(float text_scale);

  [[nodiscard]] bool has(std::string_view id) const;
  [[nodiscard]] const touch::Node& node(std::string_view id) const;  // throws as tap does
  [[nodiscard]] bool shows(std::string_view words) const;            // in any node's label or value
  [[nodiscard]] std::string describe() const;
  // Every violation of the target, gap, overlap, viewport, label and likeness rules on the present screen.
  [[nodiscard]] std::vector<std::string> audit() const;

  [[nodiscard]] touch::Ui& ui();
  [[nodiscard]] double now() const;
  [[nodiscard]] int textures_alive() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace doorstep::harness
