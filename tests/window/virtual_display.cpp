#include "tests/window/virtual_display.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
// What leaked is told by the library that it came from, so Mesa's driver must still be there when that is
// counted.
extern "C" int dlclose(void*) { return 0; }
#endif

namespace doorstep::window {

VirtualDisplay::VirtualDisplay(const std::filesystem::path& framebuffer) {
  std::array<int, 2> number{};
  if (pipe(number.data()) != 0) throw std::runtime_error("no pipe");
  server_ = fork();
  if (server_ == 0) {
    const int null = open("/dev/null", O_WRONLY);
    dup2(null, STDERR_FILENO);
    dup2(null, STDOUT_FILENO);
    const std::string descriptor = std::to_string(number[1]);
    execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", "1280x800x24", "-nolisten",
           "tcp", framebuffer.empty() ? nullptr : "-fbdir", framebuffer.c_str(), nullptr);
    _exit(127);
  }
  close(number[1]);
  std::array<char, 16> digits{};
  const ssize_t count = read(number[0], digits.data(), digits.size() - 1);  // Xvfb writes once it is ready
  close(number[0]);
  if (count <= 0) throw std::runtime_error("Xvfb could not be started; install the package xvfb");
  setenv("DISPLAY", (":" + std::to_string(std::atoi(digits.data()))).c_str(), 1);
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
}

VirtualDisplay::~VirtualDisplay() {
  kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

void VirtualDisplay::act(const std::string& words) const {
  if (std::system(("xdotool " + words).c_str()) != 0) throw std::runtime_error("xdotool failed: " + words);
}

}  // namespace doorstep::window
