// PNG files: what the window shows, for the documentation and for golden images, and the window's icon.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "instruments/result.h"

namespace doorstep::window {

// Reads the back buffer (call before swapping) of `width` x `height` pixels. Errors: `picture_not_written`.
[[nodiscard]] Result<void> write_picture(const std::filesystem::path& png, int width, int height);

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  // red, green, blue, alpha; the first row on top
};
// nullopt when the file is not there or is no PNG.
[[nodiscard]] std::optional<Picture> read_picture(const std::filesystem::path& png);

}  // namespace doorstep::window
