// A display of its own for one test program: starts Xvfb, points DISPLAY at it, ends it afterwards.
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace doorstep::window {

class VirtualDisplay {
 public:
  // Throws std::runtime_error when Xvfb cannot be started: a window test without a display would prove
  // nothing.
  // `framebuffer`: a folder in which the server keeps its pixels in the file Xvfb_screen0; empty: none.
  explicit VirtualDisplay(const std::filesystem::path& framebuffer = {});
  ~VirtualDisplay();
  VirtualDisplay(const VirtualDisplay&) = delete;  // owns a process
  VirtualDisplay& operator=(const VirtualDisplay&) = delete;

  // Runs xdotool with these words, e.g. "mousemove 10 10 click 1". Call it from a thread while the window
  // sleeps.
  void act(const std::string& words) const;

 private:
  pid_t server_ = -1;
};

}  // namespace doorstep::window
