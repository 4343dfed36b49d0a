// GLFW's keys in our words.
#pragma once

#include <optional>

#include "app/touch/input.h"

namespace doorstep::window {

// nullopt for keys that only make characters, or mean nothing to us. `action`, `modifiers`: as GLFW reports
// them. A key held down repeats only where that helps typing; a held Enter is one Enter.
[[nodiscard]] std::optional<touch::KeyPress> to_key_press(int key, int action, int modifiers);

}  // namespace doorstep::window
