// GLFW's keys in our words.
#pragma once

#include <optional>

#include "app/touch/input.h"

namespace doorstep::window {

// nullopt for keys that only make characters, or mean nothing to us. `key`, `action`, `modifiers`: as GLFW
// reports them; `name`: the letter that the person's keyboard has there, lower case, or null. A key held down
// repeats only where that helps typing; a held Enter is one Enter. There is no copying: answers do not go to
// other programs.
[[nodiscard]] std::optional<touch::KeyPress> to_key_press(int key, const char* name, int action,
                                                          int modifiers);

}  // namespace doorstep::window
