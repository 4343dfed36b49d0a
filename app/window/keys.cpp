#include "app/window/keys.h"

#include <GLFW/glfw3.h>

namespace doorstep::window {
namespace {

using touch::Key;

std::optional<Key> to_key(int key) {
  switch (key) {
    case GLFW_KEY_TAB:
      return Key::Tab;
    case GLFW_KEY_LEFT:
      return Key::Left;
    case GLFW_KEY_RIGHT:
      return Key::Right;
    case GLFW_KEY_UP:
      return Key::Up;
    case GLFW_KEY_DOWN:
      return Key::Down;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::Enter;
    case GLFW_KEY_SPACE:
      return Key::Space;
    case GLFW_KEY_ESCAPE:
      return Key::Escape;
    case GLFW_KEY_BACKSPACE:
      return Key::Backspace;
    case GLFW_KEY_DELETE:
      return Key::Delete;
    case GLFW_KEY_HOME:
      return Key::Home;
    case GLFW_KEY_END:
      return Key::End;
    case GLFW_KEY_PAGE_UP:
      return Key::PageUp;
    case GLFW_KEY_PAGE_DOWN:
      return Key::PageDown;
    case GLFW_KEY_LEFT_SHIFT:
    case GLFW_KEY_RIGHT_SHIFT:
      return Key::Shift;
    default:
      return std::nullopt;
  }
}

bool may_repeat(Key key) {
  return key != Key::Enter && key != Key::Space && key != Key::Escape && key != Key::Shift;
}

}  // namespace

std::optional<touch::KeyPress> to_key_press(int key, int action, int modifiers) {
  const auto known = to_key(key);
  if (!known || action == GLFW_RELEASE || (action == GLFW_REPEAT && !may_repeat(*known))) return std::nullopt;
  touch::Modifier modifier = touch::Modifier::None;
  if ((modifiers & GLFW_MOD_SHIFT) != 0) modifier = touch::Modifier::Shift;
  if ((modifiers & GLFW_MOD_CONTROL) != 0) modifier = touch::Modifier::Control;
  return touch::KeyPress{*known, modifier};
}

}  // namespace doorstep::window
