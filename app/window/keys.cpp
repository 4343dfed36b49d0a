#include "app/window/keys.h"

#include <string_view>

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
    case GLFW_KEY_F6:
      return Key::OtherSide;
    default:
      return std::nullopt;
  }
}

// Ctrl and a letter: the letter that is printed on the key, or that stands there on a Latin keyboard where
// another script is written.
std::optional<Key> to_command(int key, std::string_view name, bool shift) {
  const bool latin = name.size() == 1;
  const auto is = [&](char letter, int place) { return latin ? name.front() == letter : key == place; };
  if (is('a', GLFW_KEY_A)) return Key::SelectAll;
  if (is('z', GLFW_KEY_Z)) return shift ? Key::Redo : Key::Undo;
  if (is('y', GLFW_KEY_Y)) return Key::Redo;
  return std::nullopt;
}

bool may_repeat(Key key) {
  return key != Key::Enter && key != Key::Space && key != Key::Escape && key != Key::Shift &&
         key != Key::SelectAll;
}

touch::Modifier modifier_of(bool shift, bool control) {
  if (control) return shift ? touch::Modifier::ControlShift : touch::Modifier::Control;
  return shift ? touch::Modifier::Shift : touch::Modifier::None;
}

}  // namespace

std::optional<touch::KeyPress> to_key_press(int key, const char* name, int action, int modifiers) {
  const bool shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  const bool control = (modifiers & GLFW_MOD_CONTROL) != 0;
  auto known = to_key(key);
  // With Alt it would be AltGr, which writes letters.
  if (!known && control && (modifiers & GLFW_MOD_ALT) == 0)
    known = to_command(key, name == nullptr ? std::string_view() : name, shift);
  if (!known || action == GLFW_RELEASE || (action == GLFW_REPEAT && !may_repeat(*known))) return std::nullopt;
  return touch::KeyPress{*known, modifier_of(shift, control)};
}

}  // namespace doorstep::window
